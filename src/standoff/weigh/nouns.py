"""What weighing gives. Frozen, plain, and without a text; every number keeps the acts, and every act the references, that made it."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Measure = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
MEASURES: tuple[Measure, ...] = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")  # quads 1 to 4
Step = Literal["day", "week", "month"]
State = Literal["uncovered", "thin", "quiet", "told"]
Sum = Literal["tension", "talk"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose acts are weighed. No party: everybody's. One or several: acts that concern any of them. Two and `between`: acts of one
    toward the other, and of both together."""

    parties: tuple[str, ...] = ()
    between: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One entry that weighs. `day` is that of its first report; all but `refs` is as that day's reports tell it. `what` is the
    event's type, or of a commitment without an event its kind; `weight` 0 to 10; `probability` 0 to 1 that it is coded rightly;
    `told_by` the party whose speaker tells it, else the side of the outlet where one is given, else None. `refs` are all its
    mentions, the one that it is told by first."""

    key: str
    day: datetime.date
    what: str
    mode: str | None
    planned: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    measure: Measure
    weight: float
    probability: float
    told_by: str | None
    outlet: str | None
    words: str
    refs: tuple[str, ...]

    @property
    def document(self) -> str:
        """What begins the reference of its first report."""
        return self.refs[0].rpartition(":")[0]

    @property
    def expected(self) -> float:
        return self.weight * self.probability


@dataclass(frozen=True, slots=True)
class Level:
    """A sum, and where it lies in 19 of 20 cases as far as scores and coverage tell; none is below 0."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Change:
    """A level less the one of the period before; `sure` where its interval leaves 0 out."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was reported, and by whose side. `documents` of the whole record, `telling` those that first told an act of the
    subject; `outlets` and `told_by` with how many documents and acts, the most first; None is an outlet's own voice."""

    documents: int
    telling: int
    outlets: tuple[tuple[str | None, int], ...]
    told_by: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One period, both days included. Levels are None where no document was published: nothing told is not nothing done. `tension`
    is conflict in words and deeds together, `talk` cooperation. `closed`: the day on which is asked is its last one or later.
    `by_side` is the tension by the side of the actor; an act of two counts for both. `acts`: the heaviest first."""

    first: datetime.date
    last: datetime.date
    closed: bool
    state: State
    verbal_cooperation: Level | None
    material_cooperation: Level | None
    verbal_conflict: Level | None
    material_conflict: Level | None
    tension: Level | None
    talk: Level | None
    tension_change: Change | None
    talk_change: Change | None
    coverage: Coverage
    by_side: tuple[tuple[str, float], ...] = ()
    acts: tuple[Act, ...] = ()

    def level(self, name: Sum | Measure) -> Level | None:
        found: Level | None = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """Where the level of `of` changed and stayed so. `first` begins the first period of the new level, `known` ends the period from
    which on the record showed it, None where it took longer than was looked at. `before` and `after` are means a period of every
    measure, in the order of MEASURES, `documents_before` and `documents_after` of how much was reported; `kinds` what was told more
    or less often: (what, a period before, a period after). `acts`: of a rise those that made it, of a fall those that ceased."""

    of: Sum
    first: datetime.date
    known: datetime.date | None
    rise: bool
    level_before: float
    level_after: float
    before: tuple[float, ...]
    after: tuple[float, ...]
    documents_before: float
    documents_after: float
    kinds: tuple[tuple[str, float, float], ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What other weights do: under the shipped ones and under these, of each period tension and talk, and the turning points."""

    points: tuple[tuple[datetime.date, float, float, float, float], ...]  # first day, tension was, is, talk was, is
    turned_before: tuple[tuple[Sum, datetime.date], ...]
    turned: tuple[tuple[Sum, datetime.date], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One subject over time. `aside` counts the entries that do not weigh, by the reason; `weights` names the weights."""

    subject: Subject
    step: Step
    weights: str
    points: tuple[Point, ...]
    turning: tuple[TurningPoint, ...]
    aside: tuple[tuple[str, int], ...]
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry that meets an indicator's condition. `stands`: done, planned (or only said), or denied."""

    day: datetime.date
    stands: Literal["done", "planned", "denied"]
    words: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A party that the record speaks of: in how many documents it acts or is acted on, and how many of its own statements there are."""

    party: str
    named: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Lit:
    """An indicator over the record. `state`: lit by what was done; planned where only plans tell of it; denied where the last that is
    told is a denial; faded where what lit it lies further back than it lasts; dark. `gaps`: its parties that are spoken of and never
    speak, or are not spoken of at all."""

    name: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    state: Literal["lit", "planned", "denied", "faded", "dark"]
    evidence_for: tuple[Evidence, ...]
    evidence_against: tuple[Evidence, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Indicators against hypotheses, to argue over: `cells` has a row an indicator and a column a hypothesis, "for", "against" or "",
    of those that are lit; it is never added up. `hypotheses` are (key, name); `gaps` all parties that are spoken of and never speak."""

    name: str
    last: datetime.date | None
    hypotheses: tuple[tuple[str, str], ...]
    indicators: tuple[Lit, ...]
    cells: tuple[tuple[Literal["for", "against", ""], ...], ...]
    gaps: tuple[Gap, ...]
