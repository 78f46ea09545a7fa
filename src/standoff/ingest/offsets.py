"""The way back: from the code points of a normalised text to those of the text it was made from."""
from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..annotation import Span

Edit = tuple[int, int, str]  # [start, end) of the text before, and what stands there after


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs of code points that were kept in a row: run k begins at `starts[k]` in the text and at `raws[k]` in the raw text.

    Compact: one run for each place where something was taken out, not one entry for each character. Monotone:
    i <= j gives to_raw(i) <= to_raw(j). `length` and `raw_length` are those of the two texts.
    """

    starts: array[int]
    raws: array[int]
    length: int
    raw_length: int

    @classmethod
    def of(cls, runs: Iterable[tuple[int, int]], length: int, raw_length: int) -> OffsetMap:
        """From (start, raw start) pairs in ascending order; of two with the same start the later counts."""
        starts, raws = array("q"), array("q")
        for start, raw in runs:
            if start == length > 0:
                continue  # nothing stands there; what was taken out at the end needs no run
            if starts and starts[-1] == start:
                raws[-1] = raw
            elif not starts or raw - raws[-1] != start - starts[-1]:
                starts.append(start)
                raws.append(raw)
        return cls(starts, raws, length, raw_length)

    @classmethod
    def same(cls, length: int) -> OffsetMap:
        """The map of a text that did not change."""
        return cls.of([(0, 0)], length, length)

    def to_raw(self, i: int) -> int:
        """Where the code point at `i` stood in the raw text; `i == length` gives the end of the last one.

        Of a character that was composed of several (e + accent) this is the first of them.

        Raises:
            IndexError: i is not in 0..length.
        """
        if not 0 <= i <= self.length:
            raise IndexError(f"offset {i} is outside a text of {self.length} characters")
        if i == self.length:
            return self._raw(i - 1) + 1 if i else self.raw_length
        return self._raw(i)

    def raw_span(self, span: Span) -> Span:
        """The stretch of the raw text from the first to the last code point of `span`; what was taken out between is in it.

        Raises:
            IndexError: the span ends behind the text.
        """
        start = self.to_raw(span.start)
        return Span(start, max(start, self.to_raw(span.end - 1)) + 1)

    def after(self, earlier: OffsetMap) -> OffsetMap:
        """The map of two changes in a row: `earlier` was made first, this one on its outcome."""
        runs: list[tuple[int, int]] = []
        for k, (start, middle) in enumerate(zip(self.starts, self.raws)):
            runs.append((start, earlier.to_raw(middle)))
            # runs of the earlier map that begin inside this run begin runs of the whole
            first = bisect_right(earlier.starts, middle)
            last = bisect_right(earlier.starts, self._stop(k) - 1)
            runs.extend((start + earlier.starts[m] - middle, earlier.raws[m]) for m in range(first, last))
        return OffsetMap.of(runs, self.length, earlier.raw_length)

    def kept(self) -> Iterator[tuple[int, int, int]]:
        """(start, raw start, length) of each run, as far as its code points stand in the raw text in a row."""
        for k, (start, raw) in enumerate(zip(self.starts, self.raws)):
            yield start, raw, max(1, self._stop(k) - raw)

    def _stop(self, k: int) -> int:
        """Where in the raw text run `k` ends, what was taken out behind it left out."""
        longest = self.raws[k] + (self.starts[k + 1] if k + 1 < len(self.starts) else self.length) - self.starts[k]
        return min(longest, self.raws[k + 1] if k + 1 < len(self.raws) else self.raw_length)

    def _raw(self, i: int) -> int:
        k = bisect_right(self.starts, i) - 1
        # a run may be longer than what it was made from (one character that became two): it stays before the next run
        return min(self.raws[k] + i - self.starts[k], max(self.raws[k], self._stop(k) - 1))


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The text after `edits`, which stand in order and do not overlap, and the map back to `text`.

    What stays at both edges of an edit keeps its place; the rest of a replacement points to the edit's first character.
    """
    pieces: list[str] = []
    runs = [(0, 0)]
    length = done = 0
    for start, end, new in edits:
        pieces += (text[done:start], new)
        length += start - done
        if new:
            runs.append((length, start))
        length += len(new)
        runs.append((length, end))
        done = end
    pieces.append(text[done:])
    length += len(text) - done
    return "".join(pieces), OffsetMap.of(runs, length, len(text))
