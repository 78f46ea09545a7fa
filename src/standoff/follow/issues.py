"""Issues: stances of many articles gathered by what they are about, named by words of the text, or as the user decided.

    1  a stance's topic: the words of its issue; where they say nothing ("the demand"), those of the demand that it answers, else of
       its own sentence
    2  topics that are alike join the issue that is most alike; what answers a demand is on the demand's issue
    3  the user's decisions: issues that were merged are one, and names that were given stay
An issue is known by a key that follows from the words of a stance in it, not from their place or from an article: read again, or with
more articles, it is found by the same key. A decision whose key no stance has any more is kept and named as an orphan.
"""
from __future__ import annotations

import datetime
import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, overload

from ..annotation import Position
from ..annotation.codes import side_of
from ..annotation.commitment import StanceType
from ..errors import CallError
from ..told import Told, is_hollow, order_of
from .answers import Asking, Said
from .clauses import Clause, doer, is_told
from .cues import CUES, answers_in, end_of
from .gather import Heard, quote_of
from .nouns import Course, Issue, Side, Stance
from .shifts import shifts_of
from .words import STOP, stem, stems

ALIKE = 0.42  # of two topics, from which they are one issue
SAME = 2  # telling words that two stances share which are about the very same
SHORTEST_KEY = 4  # letters of a key that name an issue
COMPARED = 12  # topics of an issue that a new one is compared with
FAINT = 0.3  # how much of its weight a word keeps that is said of any issue, and a party's name
GENERAL = stems("""talk war meet agreement move measure action statement decision result deal step side country government official support
    peace force conflict crisis situation issue position effort people work president leader minister commitment remain continue way
    relation security national international part area""")
NAME_WORDS = 7  # of a name taken from the text, at most
SIDES: dict[StanceType, Side | None] = {
    "demand": "for", "offer": "for", "accept": "for", "open_to": "open", "consider": "open", "reject": "against", "rule_out": "against",
    "unrecognised": "against", "assert": None}


@dataclass(frozen=True, slots=True)
class Topic:
    """What a stance is about: a phrase of its text, and the words in it that tell, without endings."""

    phrase: str
    stems: frozenset[str]

    @property
    def key(self) -> str:
        return hashlib.sha256(" ".join(sorted(self.stems)).encode()).hexdigest()[:12]


# Two topics to how alike they are, 0 to 1. The one place where another measure of meaning can be put.
Alike = Callable[[Topic, Topic], float]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided of an issue: a name for the one that has `key`, or that it is one with the issue that has key `words`."""

    kind: Literal["name", "merge"]
    key: str
    words: str


_Voiced = tuple[Stance, Topic, Asking | None]  # a stance, what it is about, and the demand that it makes or answers


@dataclass(slots=True)
class _Group:
    topics: list[Topic] = field(default_factory=list)
    voiced: list[_Voiced] = field(default_factory=list)


def lexical(topics: Iterable[Topic]) -> Alike:
    """Topics alike by the words that they share, a rare word more than a common one."""
    counted = Counter(word for topic in topics for word in topic.stems)
    most = sum(counted.values()) + 1
    weight = {word: math.log(most / n) * (FAINT if word in GENERAL or word[0] == "@" else 1) for word, n in counted.items()}

    def alike(one: Topic, other: Topic) -> float:
        shared = one.stems & other.stems
        if one.stems != other.stems and all(word in GENERAL or word[0] == "@" for word in shared):
            return 0.0
        weights = (sum(weight[word] for word in words) for words in (shared, one.stems, other.stems))
        both, first, second = weights
        return both / math.sqrt(first * second)

    return alike


def follow_issues(heard: Heard, said: Said, decisions: Sequence[Decision] = (),
                  measure: Callable[[Iterable[Topic]], Alike] = lexical) -> tuple[tuple[Issue, ...], tuple[str, ...]]:
    """The issues, those with most stances first, and the keys of decisions that nothing has any more."""
    found = sorted(_stances(heard, said), key=_place)
    alike = measure(topic for _, topic, _ in found)
    groups, orphans = _merged(_grouped(found, alike), decisions)
    names = [decision for decision in decisions if decision.kind == "name"]
    issues = [_issue(group, names) for group in groups]
    return tuple(sorted(issues, key=lambda issue: (-len(issue.stances), issue.key))), orphans


@overload
def issue_of(course: Course, words: str) -> Issue: ...
@overload
def issue_of(course: Course, words: str, *, lenient: Literal[True]) -> Issue | None: ...
def issue_of(course: Course, words: str, *, lenient: bool = False) -> Issue | None:
    """The issue of that key, or of the beginning of one, or of that name. `lenient`: None where there is none or several.

    Raises:
        CallError: there is none, or several begin so.
    """
    wanted = " ".join(words.split()).casefold()
    found = [one for one in course.issues if any(key.startswith(wanted) for key in one.keys) and len(wanted) >= SHORTEST_KEY]
    found = [one for one in course.issues if one.name.casefold() == wanted] or found
    if len(found) == 1:
        return found[0]
    if lenient:
        return None
    why = f"{len(found)} issues are called so" if found else "no such issue"
    raise CallError(f"{words}: {why}; give a key as standoff issue list shows it")


# ------------------------------------------------------------ 1

def _stances(heard: Heard, said: Said) -> Iterator[_Voiced]:
    """What is said of demands, and the positions of other sentences and parties."""
    for (_, party), spoken in said.items():
        asking = spoken.asking
        topic = Topic(_phrase(asking.clause, asking.verb + 1, end_of(asking.clause, asking.verb)), asking.topic)
        yield Stance(party, spoken.stance, SIDES[spoken.stance], spoken.quote, True), topic, asking
    seen: set[tuple[int, str]] = set()
    for told in heard.positions:
        position, clause = told.annotation, heard.within.get(told.ref)
        party = side_of(position.party)
        place = id(clause), party
        if clause is None or is_hollow(told.words) or place in said or place in seen or not _holds(clause, told, party):
            continue
        seen.add(place)
        stance_type = _answered(clause, party) or position.stance_type
        topic = _topic(told, clause)
        if topic.stems:
            yield Stance(party, stance_type, SIDES[stance_type], quote_of(told)), topic, None


def _holds(clause: Clause, told: Told[Position], party: str) -> bool:
    """Whether the sentence does not give the stance to somebody else, by the word of stance in the quote or, where none is, before it."""
    first, last = clause.at(told.span.start), clause.at(told.span.end - 1)
    for n in (*range(first, last + 1), *range(first - 1, -1, -1)):
        if not clause.tokens[n].side and clause.tokens[n].stem in CUES and is_told(clause, n) and (who := doer(clause, n)):
            return party in who
    return True


def _answered(clause: Clause, party: str) -> StanceType | None:
    """What the sentence itself says that the party answered."""
    for cue in answers_in(clause):
        if party in cue.by:
            return {"rejected": "reject", "accepted": "accept", "partly": "accept"}.get(cue.kind)  # type: ignore[return-value]
    return None


def _topic(told: Told[Position], clause: Clause) -> Topic:
    issue = told.annotation.issue
    at = clause.text.find(issue)
    if at >= 0:
        first, last = clause.at(clause.span.start + at), clause.at(clause.span.start + at + len(issue) - 1)
        found = _stems(clause, first, last, told.annotation.party)
        if len({word for word in found if word[0] != "@"}) >= 2:
            return Topic(issue, found)
    first = clause.at(told.span.start)
    verb = next((n for n in range(first, len(clause.tokens)) if clause.tokens[n].stem in CUES and not clause.tokens[n].side), first)
    last = end_of(clause, verb)
    return Topic(_phrase(clause, verb + 1, last), _stems(clause, verb, last, told.annotation.party))


def _stems(clause: Clause, first: int, last: int, party: str) -> frozenset[str]:
    """The words that tell, without those of asking and answering, and without the party itself."""
    return frozenset(token.stem for token in clause.tokens[first : last + 1]
                     if token.stem and token.stem not in CUES and token.stem != f"@{side_of(party)}")


def _phrase(clause: Clause, first: int, last: int) -> str:
    """A phrase of a sentence for a name: from its first telling word on that is no party, at most NAME_WORDS long."""
    tokens = clause.tokens
    if first > last:
        return ""
    begin = next((n for n in range(first, last + 1) if tokens[n].stem and tokens[n].stem not in CUES and not tokens[n].side), first)
    end = min(last, begin + NAME_WORDS - 1)
    while end > begin and not tokens[end].stem:
        end -= 1
    return clause.words(begin, end)[0]


# ------------------------------------------------------------ 2

def _grouped(found: Sequence[_Voiced], alike: Alike) -> list[_Group]:
    groups: list[_Group] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    by_asking: dict[int, int] = {}
    for stance, topic, asking in found:
        match = by_asking.get(id(asking)) if asking else None
        if match is None:
            near = Counter(n for stem in topic.stems for n in by_word[stem])
            scored = [(max(alike(topic, other) for other in groups[n].topics[:COMPARED]), -n) for n, _ in near.most_common(40)]
            best = max(scored, default=(0.0, 0))
            match = -best[1] if best[0] >= ALIKE else None
        if match is None:
            match = len(groups)
            groups.append(_Group())
        group = groups[match]
        group.voiced.append((stance, topic, asking))
        if topic not in group.topics:
            group.topics.append(topic)
            for stem in topic.stems:
                if match not in by_word[stem][-1:]:
                    by_word[stem].append(match)
        if asking:
            by_asking.setdefault(id(asking), match)
    return groups


# ------------------------------------------------------------ 3

def _merged(groups: list[_Group], decisions: Sequence[Decision]) -> tuple[list[_Group], tuple[str, ...]]:
    """The groups after the user's merges, in the order in which they were decided."""
    holding = {topic.key: n for n, group in reversed(list(enumerate(groups))) for topic in group.topics}
    into = list(range(len(groups)))

    def root(n: int) -> int:
        while into[n] != n:
            n = into[n]
        return n

    orphans = []
    for decision in decisions:
        keys = (decision.key, decision.words) if decision.kind == "merge" else (decision.key,)
        if lost := [key for key in keys if key not in holding]:
            orphans += lost
        elif decision.kind == "merge":
            first, second = sorted((root(holding[decision.key]), root(holding[decision.words])))
            into[second] = first
    merged: dict[int, _Group] = {}
    for n, group in enumerate(groups):
        kept = merged.setdefault(root(n), _Group())
        kept.topics += group.topics
        kept.voiced += group.voiced
    for group in merged.values():
        group.voiced.sort(key=_place)
    return list(merged.values()), tuple(dict.fromkeys(orphans))


def _issue(group: _Group, names: Sequence[Decision]) -> Issue:
    keys = frozenset(topic.key for topic in group.topics)
    given = [decision.words for decision in names if decision.key in keys]
    about = {stance: (topic, asking) for stance, topic, asking in group.voiced}

    def same(one: Stance, other: Stance) -> bool:
        (first, asked), (second, asked_again) = about[one], about[other]
        telling = [word for word in first.stems & second.stems if word not in GENERAL and word[0] != "@"]
        return (asked is not None and asked is asked_again) or (
            len(telling) >= SAME and len(telling) >= ALIKE * min(len(first.stems), len(second.stems)))

    stances = tuple(stance for stance, _, _ in group.voiced)
    return Issue(group.topics[0].key, given[-1] if given else _name(group), keys, stances, shifts_of(stances, same), bool(given))


def _place(voiced: _Voiced) -> tuple[bool, datetime.date, str, int, str]:
    stance = voiced[0]
    return *order_of(stance.quote.article), stance.quote.span.start, stance.party


def _name(group: _Group) -> str:
    """The phrase that has most of what the others have in few words; of equals the first."""
    counted = Counter(stem for topic in group.topics for stem in topic.stems)
    phrases = [trimmed(topic.phrase) for topic in group.topics]

    def central(phrase: str) -> float:
        words = phrase.split()
        return sum(counted[one] for one in {stem(word.strip(",.;:“”\"")) for word in words}) / max(4, len(words))

    return max(phrases, key=central)


def trimmed(phrase: str) -> str:
    """At most NAME_WORDS words of a phrase, none that tells nothing at the end."""
    words = " ".join(phrase.split()).split(" ")[:NAME_WORDS]
    while len(words) > 1 and words[-1].casefold() in STOP:
        words.pop()
    return " ".join(words).strip(" ,;:")
