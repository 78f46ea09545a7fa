"""Who did what to whom, in PLOVER's terms."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .entity import Party
from .place import Place
from .span import Words
from .time import When

Auxiliary = Literal["historical", "future", "hypothetical", "negation"]


@dataclass(frozen=True, slots=True)
class Event:
    """One act. Reciprocal acts put every party in `actor`. `quad` is 1..4, `intensity` -10..10; `auxiliary` is None for what
    is asserted of the present crisis; `hedged` where the outlet itself keeps its distance (reportedly)."""

    id: str
    event_type: str
    event_mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    auxiliary: Auxiliary | None
    hedged: bool
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    evidence: Words
    trigger: Words
    auxiliary_cue: Words | None = None
    when: When | None = None
    place: Place | None = None
    reported_by: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """The event of one given pair in one sentence; `scores` gives each type's probability and sums to 1."""

    event_type: str
    event_mode: str | None
    contexts: tuple[str, ...]
    auxiliary: Auxiliary | None
    quad: int
    score: float
    scores: dict[str, float]
