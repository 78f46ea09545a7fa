"""What a record of many articles tells that one article does not. Frozen; each thing keeps the quotes that it stands on."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from ..annotation import Commitment, Event, Figure, Span
from ..annotation.commitment import StanceType
from ..told import Article, Told

# A commitment in a record: as in an article, and `due` (its condition is met or its time is up; what was said would follow has not
# been reported), `lapsed` (an offer whose time is up).
Standing = Literal["open", "standing", "due", "met", "broken", "withdrawn", "lapsed"]
Why = Literal["condition met", "act done", "deadline passed", "taken back", "broken"]
Reply = Literal["accepted", "rejected", "partly", "ignored"]
AnswerKind = Literal["accepted", "rejected", "partly", "ignored", "pending"]
Side = Literal["for", "open", "against"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of an article. `ref` is of the finding that they belong to, else of the document."""

    ref: str
    article: Article
    words: str
    span: Span

    @property
    def day(self) -> datetime.date | None:
        """Of publication."""
        return self.article.published


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a commitment's status, and the words of the later article that move it."""

    status: Standing
    why: Why
    quote: Quote


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment and what later articles report of it, in order; without steps its status is as its own article tells."""

    bond: Told[Commitment]
    steps: tuple[Step, ...] = ()

    @property
    def status(self) -> Standing:
        return self.steps[-1].status if self.steps else self.bond.annotation.status


@dataclass(frozen=True, slots=True)
class Answer:
    """What one party answered, in its article's words."""

    kind: Reply
    by: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand or proposal and one party addressed: `of` is None where the words address nobody and nobody answered. `told` are the
    quotes of it, the first first; `answers` in order, the last one counts."""

    kind: Literal["demand", "proposal"]
    by: tuple[str, ...]
    of: str | None
    told: tuple[Quote, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def answer(self) -> AnswerKind:
        return self.answers[-1].kind if self.answers else "pending"


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a party stands, by one article: a position, or what it demanded or answered. `side` is what two stances can differ in;
    None where the words take none. `of_demand`: it is also told among the demands and answers."""

    party: str
    stance_type: StanceType
    side: Side | None
    quote: Quote
    of_demand: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A party that moved: the last stance on its old side, and the first on its new one."""

    party: str
    before: Stance
    after: Stance


@dataclass(frozen=True, slots=True)
class Issue:
    """What several stances are about. `key` follows from the words of the first; `name` is taken from the text or given by the user;
    `keys` are those of every stance in it, any of which names it."""

    key: str
    name: str
    keys: frozenset[str]
    stances: tuple[Stance, ...]
    shifts: tuple[Shift, ...] = ()
    named_by_user: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Figures of the same thing from `low` to `high`. `conflicting` where two told within weeks of one another cannot both be right."""

    what: str
    unit: str | None
    low: float
    high: float
    conflicting: bool
    figures: tuple[Told[Figure], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """All of it over one record."""

    bonds: tuple[Followed, ...] = ()
    demands: tuple[Demand, ...] = ()
    issues: tuple[Issue, ...] = ()
    events: tuple[Told[Event], ...] = ()  # as they were read, for timelines
    ranges: tuple[Range, ...] = ()
    orphans: tuple[str, ...] = ()  # decisions about issues that no stance is about any more
