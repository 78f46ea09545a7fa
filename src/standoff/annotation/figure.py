"""Numbers that matter, and the past that is recalled."""
from __future__ import annotations

from dataclasses import dataclass

from .span import Words
from .statement import Speaker


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts. Either `value`, or `low` and/or `high` (at least, at most, a range); `unit` is a plain
    noun ("people", "USD"); `as_of` a date as precise as the text; `claimed_by` None for the outlet's own voice."""

    what: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    approximate: bool
    evidence: Words
    as_of: str | None = None
    claimed_by: Speaker | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A past event recalled; `when` is a date as precise as the text tells ("1962-10", "1990s"), or None."""

    what: str
    when: str | None
    evidence: Words
