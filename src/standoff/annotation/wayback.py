"""The way back: where the words of a document stood in what it was made from."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .span import Span

Run = tuple[int, int, int]  # start in the text, start in the original, length


@dataclass(frozen=True, slots=True)
class WayBack:
    """Runs of code points that were taken over in a row, in the text's order. What lies between them stands nowhere in the
    original (a blank line that was added), or not in one piece."""

    runs: tuple[Run, ...]

    def spans(self, span: Span) -> tuple[Span, ...]:
        """Where the words of `span` stand in the original, piece by piece in their order; empty where they do not stand there.

        In a page's markup, tags lie between the pieces.
        """
        return tuple(self._spans(span))

    def _spans(self, span: Span) -> Iterator[Span]:
        k = max(0, bisect_right(self.runs, (span.start, 1 << 62, 0)) - 1)
        while k < len(self.runs) and self.runs[k][0] < span.end:
            start, raw, length = self.runs[k]
            first, last = max(span.start, start), min(span.end, start + length)
            if first < last:
                yield Span(raw + first - start, raw + last - start)
            k += 1

    def plain(self) -> list[int]:
        """Whole numbers to keep, as differences, three a run; `of_plain` reads them."""
        flat: list[int] = []
        end = raw_end = 0
        for start, raw, length in self.runs:
            flat += (start - end, raw - raw_end, length)
            end, raw_end = start + length, raw + length
        return flat

    @classmethod
    def of_plain(cls, flat: Sequence[int]) -> WayBack:
        """From what `plain` gave."""
        runs: list[Run] = []
        end = raw_end = 0
        for k in range(0, len(flat), 3):
            start, raw, length = end + flat[k], raw_end + flat[k + 1], flat[k + 2]
            runs.append((start, raw, length))
            end, raw_end = start + length, raw + length
        return cls(tuple(runs))
