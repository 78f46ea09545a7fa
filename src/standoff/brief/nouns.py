"""What a brief is made of: chapters, their entries, lines. Frozen; nothing of Markdown or a terminal is in it."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Asked:
    """What the brief is asked for. `since`: documents and acts from that day on; `party`: a code ("RUS" takes "RUS GOV" in). `as_of`:
    the day on which is asked, to be said at the head; what came later is not in the readings."""

    since: datetime.date | None = None
    party: str | None = None
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: who it is about, our own words, or the exact words of a document (without quotation marks)."""

    text: str
    kind: Literal["who", "say", "words"] = "say"


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. `refs` cite it, best first; `day` is the last day of what it tells, or of its publication."""

    pieces: tuple[Piece, ...]
    refs: tuple[str, ...]
    day: datetime.date | None = None
    score: float | None = None

    @property
    def text(self) -> str:
        """The line as it reads, without its references."""
        return "".join(f"“{piece.text}”" if piece.kind == "words" else piece.text for piece in self.pieces)

    @property
    def quote(self) -> str | None:
        """The first exact words."""
        return next((piece.text for piece in self.pieces if piece.kind == "words"), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines under one heading (None: right under the chapter's); `more` were left out."""

    heading: str | None
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """`key` names the chapter for programs; `more` entries were left out."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, what it rests on in a line or two, and the chapters that have something in them."""

    title: str
    facts: tuple[str, ...]
    chapters: tuple[Chapter, ...]
