"""Who said what."""
from __future__ import annotations

from dataclasses import dataclass

from .span import Span, Words
from .time import When


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, by the words that name them there; `name`, `code`, `role` as resolved, None where the text does not tell."""

    text: str
    span: Span
    entity: str | None = None
    name: str | None = None
    code: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of reported speech. `content` leaves its quotation marks out; `direct` is true inside such marks. A quotation
    broken by its cue is two statements, the second without a cue."""

    id: str
    speaker: Speaker | None
    cue: Words | None
    content: Words
    direct: bool
    addressee: Words | None = None
    said_on: When | None = None
    score: float | None = None
