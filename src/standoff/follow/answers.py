"""Demands and proposals, and what each party addressed answered.

A demand is a position or an event of asking, or an offer; told again it is the same demand with one more quote. An answer is
    1  a sentence that says so of the demand   "rejected the Greek demand", "has not replied to the call", "turned down the idea"
    2  one that says so of the same thing      "refused to halt the work"
    3  an act                                  what was demanded is told as done; what was to stop is told to go on
A demand without an addressee is one to whoever answers it.
"""
from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from ..annotation import Commitment, Event, Position
from ..annotation.codes import side_of
from ..annotation.commitment import StanceType
from ..told import Told, codes_of, order_of
from .clauses import Clause, doer, is_told
from .cues import CUES, DEMAND_NOUNS, DEMANDS, PROPOSAL_NOUNS, PROPOSES, Cue, answers_in, end_of
from .gather import Heard, Index, quoted, until
from .nouns import Answer, Demand, Quote
from .words import stems

REACH = datetime.timedelta(days=550)  # between a demand and its answer
RECENT = datetime.timedelta(days=60)  # between a demand and words that only call it "the demand"
LATEST = 12  # demands of a party that "the demand" may mean
ALIKE = 0.5  # of the words of the shorter one, from which two sentences are about the same
PLAIN = stems("demand propose urge offer insist call appeal")  # verbs that ask wherever they stand, if somebody with a code does it
ASKS_WITH = dict.fromkeys(stems("call appeal"), ("on", "upon", "for", "to"))
ASKS_NOT_WITH = ("why", "whether", "if", "how", "what", "not", "about", "reporters", "journalists")
STOPPERS = stems("stop halt end delay suspend lift cease cancel pause postpone freeze refrain abandon")


@dataclass(slots=True, eq=False)
class Asking:
    """A demand while its answers are looked for. `head` is the first word of what is asked."""

    kind: Literal["demand", "proposal"]
    by: frozenset[str]
    of: tuple[str, ...]
    topic: frozenset[str]
    head: str
    clause: Clause
    verb: int
    told: list[Quote]
    answers: list[Answer] = field(default_factory=list)

    @property
    def day(self) -> datetime.date | None:
        return self.clause.article.published

    def of_whom(self, by: frozenset[str]) -> frozenset[str]:
        """Who of these is addressed; everybody but who asks where nobody is named."""
        return (by & frozenset(self.of)) if self.of else by - self.by

    def answering(self, cue: Cue) -> frozenset[str]:
        """Who of those that speak may speak so of it: to answer it one is addressed, to back it one is not."""
        return cue.by - self.by if cue.kind == "backed" else self.of_whom(cue.by)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a party says in one sentence of a demand: that it makes it, or what it answers."""

    asking: Asking
    stance: StanceType
    quote: Quote


Said = dict[tuple[int, str], Spoken]  # by the sentence and the party


def follow_demands(heard: Heard, index: Index) -> tuple[tuple[Demand, ...], Said]:
    """Every demand and proposal with its answers, in order; and who says what of it in which sentence."""
    said: Said = {}
    asked = _joined(_askings(heard), said)
    _hear_answers(asked, heard.clauses, said)
    for asking in asked:
        _by_acts(asking, index)
    return tuple(made for asking in asked for made in _pairs(asking)), said


# ------------------------------------------------------------ what is asked

def _askings(heard: Heard) -> Iterator[Asking]:
    """One for each word of asking, in order of publication."""
    found: dict[tuple[int, int], tuple[Clause, int, Told[Any] | None]] = {}
    for clause, verb, told in _sentences_that_ask(heard):
        found.setdefault((id(clause), verb), (clause, verb, told))
    for clause, verb, told in sorted(found.values(), key=lambda one: (*order_of(one[0].article), one[0].span.start, one[1])):
        if asking := _asking(clause, verb, told):
            yield asking


def _sentences_that_ask(heard: Heard) -> Iterator[tuple[Clause, int, Told[Any] | None]]:
    """Sentences in which a finding asks, and those in which a verb of asking does that means nothing else."""
    findings: list[Told[Any]] = [*heard.positions, *heard.events, *heard.commitments]
    for told in findings:
        clause = heard.within.get(told.ref)
        if clause and _is_asking(told) and (verb := _verb(clause, told)) is not None:
            yield clause, verb, told
    for clause in heard.clauses:
        for n, token in enumerate(clause.tokens):
            if token.stem in PLAIN and is_told(clause, n) and _leads_on(clause, n) and _is_free(clause, n):
                yield clause, n, None


def _leads_on(clause: Clause, n: int) -> bool:
    """Whether the word asks: "called" alone names something, "called on" and "called for" ask; "asked why" does not, nor "wants to"."""
    stem, following = clause.tokens[n].stem, clause.tokens[n + 1].lower if n + 1 < len(clause.tokens) else ""
    if stem in ASKS_WITH:
        return following in ASKS_WITH[stem]
    return following not in ASKS_NOT_WITH and (stem, following) != ("want", "to")


def _is_free(clause: Clause, n: int) -> bool:
    """Whether the word is no part of what somebody answers."""
    return not any(cue.first <= n <= cue.last for cue in answers_in(clause))


def _is_asking(told: Told[Any]) -> bool:
    one = told.annotation
    if isinstance(one, Position):
        return one.stance_type in ("demand", "offer")
    if isinstance(one, Commitment):
        return one.kind == "offer"
    return isinstance(one, Event) and one.event_type in ("REQUEST", "AGREE") and one.auxiliary is None


def _verb(clause: Clause, told: Told[Any]) -> int | None:
    """The word of asking in a finding's words, told as done and no part of an answer."""
    span = told.annotation.trigger.span if isinstance(told.annotation, Event) else told.span
    first, last = clause.at(span.start), clause.at(max(span.start, span.end - 1))
    reach = range(max(0, first - (3 if isinstance(told.annotation, Commitment) else 0)), last + 1)
    for n in reach:
        stem = clause.tokens[n].stem
        told_so = _leads_on(clause, n) and (is_told(clause, n) or (stem in DEMAND_NOUNS and _renewed(clause, n)))
        if stem in DEMANDS | PROPOSES and told_so and _is_free(clause, n):
            return n
    return None


def _renewed(clause: Clause, n: int) -> bool:
    near = clause.tokens[max(0, n - 3) : n]
    return any(token.stem in stems("renew repeat reiterate issue make") and token.lower.endswith(("ed", "made")) for token in near)


def _asking(clause: Clause, verb: int, told: Told[Any] | None) -> Asking | None:
    tokens, last = clause.tokens, end_of(clause, verb)
    made = doer(clause, verb) or frozenset(side_of(code) for code in (codes_of(told.annotation)[:1] if told else ()) if code)
    if not made:
        return None
    behind = tokens[verb + 1 : last + 1]
    named = [token.side for token in behind if token.first and token.side and not token.leans and token.side not in made]
    given = [side_of(code) for code in (_recipients(told.annotation) if told else ()) if side_of(code) not in made]
    kind: Literal["demand", "proposal"] = "proposal" if tokens[verb].stem in PROPOSES else "demand"
    of = tuple(dict.fromkeys(named[:1] if kind == "demand" and named else given))
    topic = [token.stem for token in behind if token.stem and token.stem not in CUES and token.stem[1:] not in made
             and token.stem[1:] not in of]
    if not topic:
        return None
    quote = quoted(clause, next((k for k in range(verb, -1, -1) if tokens[k].first and tokens[k].side in made), verb), last)
    return Asking(kind, made, of, frozenset(topic), topic[0], clause, verb, [quote])


def _recipients(annotation: Any) -> list[str]:
    if isinstance(annotation, Event):
        return [party.code for party in annotation.recipient if party.code]
    return list(annotation.toward) if isinstance(annotation, Commitment) else []


def _joined(found: Iterable[Asking], said: Said) -> list[Asking]:
    """The same demand, told again, is one."""
    kept: list[Asking] = []
    by_word: defaultdict[tuple[str, str], list[Asking]] = defaultdict(list)
    for asking in found:
        near = {id(one): one for side in asking.by for word in asking.topic for one in by_word[side, word]}
        same = next((one for one in near.values() if _is_same(one, asking)), None)
        for side in asking.by:
            said[id(asking.clause), side] = Spoken(same or asking, "demand" if asking.kind == "demand" else "offer", asking.told[0])
        if same:
            same.told += asking.told
            same.of = same.of or asking.of
            continue
        kept.append(asking)
        for side in asking.by:
            for word in asking.topic:
                by_word[side, word].append(asking)
    return kept


def _is_same(one: Asking, later: Asking) -> bool:
    addressed = not later.of or not one.of or bool(set(later.of) & set(one.of))
    return one.kind == later.kind and addressed and _alike(one.topic, later.topic) and _within(one.day, later.day, REACH)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared, shorter = len(one & other), min(len(one), len(other))
    return (shared >= 2 and shared >= ALIKE * shorter) or (shared == shorter == 1)


def _within(first: datetime.date | None, second: datetime.date | None, reach: datetime.timedelta) -> bool:
    return first is not None and second is not None and datetime.timedelta(0) <= second - first <= reach


# ------------------------------------------------------------ what is answered

def _hear_answers(asked: list[Asking], clauses: Iterable[Clause], said: Said) -> None:
    """1 and 2"""
    by_asker: defaultdict[str, list[Asking]] = defaultdict(list)
    by_word: defaultdict[str, list[Asking]] = defaultdict(list)
    by_article: defaultdict[str, list[Asking]] = defaultdict(list)
    for asking in asked:
        by_article[asking.clause.article.short].append(asking)
        for side in asking.by:
            by_asker[side].append(asking)
        for word in asking.topic:
            by_word[word].append(asking)
    for clause in clauses:
        for cue in answers_in(clause):
            words = clause.tokens[cue.first + 1 : cue.last + 1]
            topic = frozenset(token.stem for token in words if token.stem and token.stem not in CUES)
            near = {id(one): one for word in topic for one in by_word[word]}
            near |= {id(one): one for side in clause.sides for one in by_asker[side][-LATEST:]}
            near |= {id(one): one for one in by_article[clause.article.short]}
            fitting = [(score, one) for one in near.values() if (score := _fits(one, cue, clause, topic))]
            if fitting:
                _, best = max(fitting, key=lambda pair: (pair[0], pair[1].day or datetime.date.min, pair[1].clause.span.start))
                quote = quoted(clause, _start(clause, cue.first), cue.last)
                for side in sorted(best.answering(cue)):
                    if cue.kind != "backed":
                        best.answers.append(Answer(cue.kind, side, quote))
                    if cue.kind != "ignored":
                        said[id(clause), side] = Spoken(best, "reject" if cue.kind == "rejected" else "accept", quote)


def _start(clause: Clause, n: int) -> int:
    return next((k for k in range(n, -1, -1) if clause.tokens[k].first and clause.tokens[k].side and not clause.tokens[k].leans), n)


def _fits(asking: Asking, cue: Cue, clause: Clause, topic: frozenset[str]) -> float:
    """How surely an answer is one to a demand; 0: not at all."""
    if not asking.answering(cue) or not _is_before(asking, clause):
        return 0
    words = {token.stem for token in clause.tokens[max(0, cue.first - 6) : cue.last + 1]}
    noun = bool(words & (DEMAND_NOUNS if asking.kind == "demand" else PROPOSAL_NOUNS))
    topic = topic - {f"@{side}" for side in asking.by}
    shared = len(asking.topic & topic)
    named = bool(asking.by & {token.side for token in clause.tokens[cue.first :] if token.side})
    if _alike(asking.topic, topic):
        return 4 + shared + noun + named
    if shared and (noun or named):
        return 2 + shared + noun + named
    if noun and not {one for one in topic if one[0] != "@"}:
        if named and _within(asking.day, clause.article.published, RECENT):
            return 1.5
        return 1 if clause.article is asking.clause.article else 0
    return 0


def _is_before(asking: Asking, clause: Clause) -> bool:
    if clause.article is asking.clause.article:
        return clause.span.start > asking.clause.span.start
    return asking.day != clause.article.published and _within(asking.day, clause.article.published, REACH)


def _by_acts(asking: Asking, index: Index) -> None:
    """3"""
    if asking.day is None:
        return
    for clause in index.sharing(asking.topic, asking.day, until(asking.day, REACH)):
        shared = asking.topic & clause.stems
        if len(shared) < ALIKE * len(asking.topic):
            continue
        for n, token in enumerate(clause.tokens):
            does = token.stem == asking.head if asking.head in shared else asking.head in STOPPERS and token.stem in shared
            acts = does and is_told(clause, n) and _is_free(clause, n)
            sides = asking.of_whom(doer(clause, n)) if acts else frozenset()
            if sides:
                done = asking.head in shared
                last = max(k for k, one in enumerate(clause.tokens) if one.stem in shared)
                quote = quoted(clause, _start(clause, n), max(n, last))
                asking.answers += [Answer("accepted" if done else "rejected", side, quote) for side in sorted(sides)]
                break


def _pairs(asking: Asking) -> Iterator[Demand]:
    """One for each party addressed, or that answered."""
    order = lambda answer: (answer.quote.day or datetime.date.max, answer.quote.article.short, answer.quote.span.start)
    answers = sorted(asking.answers, key=order)
    for side in asking.of or tuple(dict.fromkeys(answer.by for answer in answers)) or (None,):
        own = tuple(answer for answer in answers if answer.by == side)
        yield Demand(asking.kind, tuple(sorted(asking.by)), side, tuple(asking.told), own)
