"""How much comes out of what is packed: a bound against archives that are built to swell without end."""
from __future__ import annotations

import io
from typing import IO, BinaryIO, cast

from .found import MAX_BYTES

# Text shrinks to a third or a tenth; tables of repeated words to a fiftieth.
MOST_SWELLING = 200


class Swelling:
    """What may still come out of an archive of `packed` bytes."""

    def __init__(self, packed: int) -> None:
        self._left = MOST_SWELLING * packed + MAX_BYTES

    @property
    def is_over(self) -> bool:
        return self._left < 0

    def watched(self, inside: IO[bytes]) -> BinaryIO:
        """The unpacked stream; it raises ValueError where too much comes out."""
        return cast(BinaryIO, io.BufferedReader(_Watched(inside, self), 1 << 16))

    def took(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise ValueError(f"it swells to more than {MOST_SWELLING} times its size: a zip bomb")


class _Watched(io.RawIOBase):
    def __init__(self, inside: IO[bytes], swelling: Swelling) -> None:
        self._inside, self._swelling = inside, swelling

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray) -> int:  # type: ignore[override]
        piece = self._inside.read(len(into))
        into[: len(piece)] = piece
        self._swelling.took(len(piece))
        return len(piece)
