"""Lines of a stream that may have no end: each bounded, so that one without a line end costs itself only."""
from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

PIECE = 1 << 16
MOST_EMPTY = 1_000_000  # empty lines in a row; behind more nothing is looked for


def lines_of(file: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines with their line ends; None in the place of one longer than `most` bytes, which is skipped piece by piece.

    Raises:
        ValueError: more than MOST_EMPTY empty lines in a row.
    """
    empty = 0
    while line := file.readline(most + 1):
        empty = 0 if len(line) > 2 else empty + 1
        if empty > MOST_EMPTY:
            raise ValueError(f"more than {MOST_EMPTY:,} empty lines in a row")
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(PIECE)) and not rest.endswith(b"\n"):
            pass
        yield None
