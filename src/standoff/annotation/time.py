"""When: time expressions, and the date of an event."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from .span import Span

Precision = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `start` and `end` are its first and last day, None where the text or a missing publication date
    does not tell; `timex_value` is the value of TIMEX3 ("2022-W02", "P2D", "PAST_REF")."""

    text: str
    span: Span
    start: datetime.date | None
    end: datetime.date | None
    precision: Precision | None
    type: Literal["date", "time", "duration", "set"]
    timex_value: str | None
    relative: bool = False  # counted from the publication date


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of something. `basis` says how they are known: stated in the text, counted from the publication
    date (relative), or the publication date itself (published; then there are no words)."""

    start: datetime.date
    end: datetime.date
    precision: Precision
    basis: Literal["stated", "relative", "published"]
    text: str | None = None
    span: Span | None = None
