"""Commitments over time: what later articles report of them. Nothing moves without a quote.

    1  the act was done            the issuer is told to have done what he said would follow             met
    2  the condition was met       who it is about is told to have done it; the act is still to come     due
    3  the deadline passed         said so, of the issuer's deadline or ultimatum                        due; a promise broken
    4  it was taken back           "dropped its threat", "withdrew its offer", "suspended the fines"     withdrawn
    5  it was broken               "broke its promise", "failed to send"                                 broken
A later article is one published on a later day: of two of one day nobody knows which tells of which.
"""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..annotation import Commitment
from ..annotation.codes import side_of
from ..told import Told
from .clauses import Clause, Token, doer, is_told
from .cues import end_of
from .gather import Heard, Index, quoted, until
from .nouns import Followed, Standing, Step, Why
from .words import STOP, stem, stems

REACH = datetime.timedelta(days=550)  # how long after it was made something may be the fulfilment of a commitment
DONE = 0.6  # of the words of a consequence or condition, from which another sentence tells of the same
TERMINAL = ("met", "broken", "withdrawn", "lapsed")
CUT = re.compile(r"(?i)[\s,]+(?:if|unless|should|provided(?: that)?|in the event)\b")  # where a condition begins inside a consequence
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
SPOKEN = stems("""promise pledge vow threaten warn offer undertake guarantee commit agree ready prepared determined propose begin start
    continue want plan intend""")
LIGHT = stems("""impose announce introduce adopt take make give hold launch carry put order face go get come do keep look like back
    seem become see find use need""")
NAMES = {"threat": "threat warning ultimatum", "ultimatum": "ultimatum threat deadline", "warning": "warning threat",
         "promise": "promise pledge vow word offer commitment undertaking plan", "guarantee": "guarantee pledge promise commitment",
         "offer": "offer proposal promise plan"}
TAKES_BACK = stems("drop withdraw retract abandon shelve cancel scrap suspend rescind revoke renounce")
BREAKS = stems("break renege violate breach betray")
FAILS = stems("fail refuse decline")
BREAKING = BREAKS | FAILS
DEADLINES = stems("deadline ultimatum")
PASSES = stems("pass expire lapse end run")
NEGATIVE = re.compile(r"(?i)\b(?:unless|not|never|no|without|fail\w*|refus\w*)\b|n[’']t\b")
UNLESS = re.compile(r"(?i)\bunless\s*$")


@dataclass(frozen=True, slots=True)
class _Terms:
    """A commitment as it is looked for: `act` the words of what follows, `verb` the first of them; `met_by` those of its condition."""

    by: frozenset[str]
    act: frozenset[str]
    verb: str
    condition: frozenset[str]
    of: str | None  # whom the condition is about
    denies: bool  # "unless", "if … not"
    nouns: frozenset[str]  # what it may be called: threat, pledge
    kept: bool  # whether it favours whom it is given to: then a passed deadline breaks it


def follow_bonds(heard: Heard, index: Index) -> tuple[Followed, ...]:
    """Every commitment in order of publication, with its steps."""
    return tuple(Followed(told, tuple(_steps(told, heard, index))) for told in heard.commitments)


def _steps(told: Told[Commitment], heard: Heard, index: Index) -> Iterator[Step]:
    made = told.article.published
    if made is None:
        return
    terms, status = _terms(told, heard), told.annotation.status
    found = sorted(_found(told, terms, index, made), key=lambda step: (step.quote.day or made, _RANK[step.why]))
    reached: Standing = status
    for step in found:
        if reached in TERMINAL or step.status == reached:
            continue
        reached = step.status
        yield step


_RANK: dict[Why, int] = {"condition met": 0, "deadline passed": 1, "taken back": 2, "broken": 3, "act done": 4}


def _found(told: Told[Commitment], terms: _Terms, index: Index, made: datetime.date) -> Iterator[Step]:
    last = until(made, REACH)
    for clause in index.sharing(terms.act, made, last):
        if clause.sides & terms.by and (step := _taken_back(clause, terms) or _broken(clause, terms) or _done(clause, terms)):
            yield step
    if terms.condition:
        for clause in index.sharing(terms.condition, made, last):
            if step := _condition_met(clause, terms):
                yield step
    for named in terms.nouns:
        for clause in index.sharing(frozenset((named,)), made, last, least=1):
            if clause.sides & terms.by and terms.act & clause.stems and (step := _taken_back(clause, terms) or _broken(clause, terms)):
                yield step
    yield from _passed(told, terms, index, made, last)


def _terms(told: Told[Commitment], heard: Heard) -> _Terms:
    bond = told.annotation
    clause = heard.within.get(told.ref)
    by = frozenset(map(side_of, bond.by))
    consequence, inner = bond.consequence.text, ""
    if found := CUT.search(consequence):
        consequence, inner = consequence[: found.start()], consequence[found.end():]
        led = found[0].casefold()
    else:
        led = ""
    act = [one for one in _content(consequence, clause, bond.consequence.span.start, by) if one not in SPOKEN]
    condition, of = inner, None
    start = bond.consequence.span.start + (found.end() if found else 0)
    if bond.condition:
        condition, led, start = bond.condition.text, led + told.lead_in, bond.condition.span.start
    met_by = _content(condition, clause, start, frozenset())
    if met_by and clause:
        inside = range(start - clause.span.start, start - clause.span.start + len(condition))
        of = next((token.side for token in clause.tokens if token.side and token.start in inside), None)
    denies = bool(NEGATIVE.search(condition) or UNLESS.search(led) or "unless" in led.casefold())
    return _Terms(by, frozenset(act), act[0] if act else "", frozenset(met_by) - {f"@{of}"}, of, denies,
                  stems(NAMES[bond.kind]), bond.kind in ("promise", "guarantee"))


def _content(words: str, clause: Clause | None, start: int, leave: frozenset[str]) -> list[str]:
    """The stems that tell, in order: from the sentence, where parties are known; else from the words alone."""
    if clause is None:
        return [stem(word[0]) for word in WORD.finditer(words) if word[0].casefold() not in STOP]
    first, last = start - clause.span.start, start - clause.span.start + len(words)
    return [token.stem for token in clause.tokens
            if token.stem and first <= token.start < last and not (token.side in leave and token.stem[0] == "@")]


def _done(clause: Clause, terms: _Terms) -> Step | None:
    """1"""
    shared = terms.act & clause.stems
    if not _tells(shared, terms.act):
        return None
    for n, token in enumerate(clause.tokens):
        if token.stem and (token.stem == terms.verb or (terms.verb in LIGHT and token.stem in terms.act | LIGHT)) \
                and is_told(clause, n) and doer(clause, n) & terms.by:
            return _step("met", "act done", clause, n, shared)
    return None


def _tells(shared: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether so many words are shared that the same is told: two that say something, and most of all."""
    return len(shared - LIGHT) >= 2 and len(shared) >= DONE * len(wanted)


def _condition_met(clause: Clause, terms: _Terms) -> Step | None:
    """2"""
    shared = terms.condition & clause.stems
    if not _tells(shared, terms.condition):
        return None
    for n, token in enumerate(clause.tokens):
        if token.stem in shared - LIGHT and not token.side:
            if terms.denies:
                if _is_refused(clause.tokens, n) and terms.of in doer(clause, n):
                    return _step("due", "condition met", clause, n, shared)
            elif is_told(clause, n) and (terms.of is None or terms.of in doer(clause, n)):
                return _step("due", "condition met", clause, n, shared)
    return None


def _is_refused(tokens: tuple[Token, ...], n: int) -> bool:
    """ "refused to stop", "did not stop": it was not done, and that is told as done."""
    near = tokens[max(0, n - 3) : n]
    return any(token.stem in FAILS and token.lower.endswith("ed") for token in near) or (
        any(token.lower == "did" for token in near) and any(token.lower in ("not", "never") for token in near))


def _taken_back(clause: Clause, terms: _Terms) -> Step | None:
    """4"""
    if not clause.stems & TAKES_BACK:
        return None
    for n, token in enumerate(clause.tokens):
        if token.stem in TAKES_BACK and is_told(clause, n) and doer(clause, n) & terms.by:
            behind = {one.stem for one in clause.tokens[n + 1 : n + 12]}
            called = terms.nouns & {one.stem for one in clause.tokens[n + 1 : n + 5]}
            shared = terms.act & behind
            if (called and shared) or (terms.verb in behind and len(shared) >= DONE * len(terms.act)):
                return _step("withdrawn", "taken back", clause, n, shared | called)
    return None


def _broken(clause: Clause, terms: _Terms) -> Step | None:
    """5"""
    if not clause.stems & BREAKING:
        return None
    for n, token in enumerate(clause.tokens):
        if token.stem not in BREAKS and token.stem not in FAILS:
            continue
        behind = {one.stem for one in clause.tokens[n + 1 : n + 12]}
        called, shared = terms.nouns & {one.stem for one in clause.tokens[n + 1 : n + 5]}, terms.act & behind
        if token.stem in BREAKS and called and shared and _is_of(clause, n, terms.by):
            return _step("broken", "broken", clause, n, shared | called)
        if terms.kept and token.stem in FAILS and is_told(clause, n) and doer(clause, n) & terms.by and terms.verb in behind \
                and len(shared) >= DONE * len(terms.act):
            return _step("broken", "broken", clause, n, shared)
    return None


def _is_of(clause: Clause, n: int, by: frozenset[str]) -> bool:
    """Whether the party named last before a word is one of these: "accused Russia of breaking"."""
    return next((token.side in by for token in reversed(clause.tokens[:n]) if token.side and not token.leans), False)


def _passed(told: Told[Commitment], terms: _Terms, index: Index, made: datetime.date, last: datetime.date) -> Iterator[Step]:
    """3"""
    due = told.annotation.deadline
    wanted = terms.act | terms.condition
    for named in DEADLINES:
        for clause in index.sharing(frozenset((named,)), made, last, least=1):
            tokens = clause.tokens
            shared = wanted & clause.stems
            about = bool(shared) or (due is not None and due.text is not None and due.text in clause.text)
            if not about or not clause.sides & terms.by or (due and clause.article.published and due.end > clause.article.published):
                continue
            at = next((n for n, token in enumerate(tokens) if token.stem == named), 0)
            verb = next((n for n in range(at + 1, len(tokens)) if tokens[n].stem in PASSES and is_told(clause, n)), None)
            if verb is not None:
                status: Standing = "broken" if terms.kept else "lapsed" if told.annotation.kind == "offer" else "due"
                yield _step(status, "deadline passed", clause, verb, shared | {named})


def _step(status: Standing, why: Why, clause: Clause, n: int, shared: frozenset[str] | set[str]) -> Step:
    """The quote runs from who does it to the last of the words that tell."""
    tokens = clause.tokens
    first = next((k for k in range(n, -1, -1) if tokens[k].first and tokens[k].side and not tokens[k].leans), n)
    first = min([first, *(k for k, token in enumerate(tokens[:n]) if token.stem in shared)])
    end = max(n, end_of(clause, n))
    last = max([n, *(k for k, token in enumerate(tokens[: end + 1]) if token.stem in shared)])
    return Step(status, why, quoted(clause, first, last))
