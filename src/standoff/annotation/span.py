"""Where words stand: half-open ranges of code points, and the words found there."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [start, end) of a text; 0 <= start < end.

    Raises:
        ValueError: empty, reversed or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that stand here."""
        return text[self.start : self.end]

    def shared(self, other: Span) -> int:
        """How many code points both have; touching spans share none."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document with their place: `document.text[span] == text`, always."""

    text: str
    span: Span

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Words:
        """The words that stand at [start, end), white space at both edges left out.

        Raises:
            ValueError: nothing but white space stands there.
        """
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(text[start:end], Span(start, end))
