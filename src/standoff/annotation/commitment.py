"""Who is bound to what, on which condition; and who stands where."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Words
from .time import When

CommitmentKind = Literal["threat", "promise", "offer", "warning", "ultimatum", "guarantee"]
Status = Literal["open", "met", "broken", "withdrawn", "standing"]
Specificity = Literal["vague", "named", "measured"]
StanceType = Literal["demand", "offer", "accept", "reject", "rule_out", "open_to", "consider", "unrecognised", "assert"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A threat, promise, offer, warning, ultimatum or guarantee. `by` and `toward` are codes; `event` and `statement` the
    ids of those that carry it. `specificity` says how much of the act is told: "vague" ("there will be consequences"), "named"
    (the act itself), "measured" (with a number, a day or a place)."""

    id: str
    kind: CommitmentKind
    by: tuple[str, ...]
    toward: tuple[str, ...]
    condition: Words | None
    consequence: Words
    deadline: When | None = None
    status: Status = "open"
    event: str | None = None
    statement: str | None = None
    score: float | None = None
    specificity: Specificity | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on an issue. `issue` is a short noun phrase taken from the text, `stance` a short verb phrase."""

    issue: str
    party: str
    stance: str
    stance_type: StanceType
    evidence: Words
    statement: str | None = None
    score: float | None = None
