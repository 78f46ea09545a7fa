"""ZIP archives: each file in them is an input of its own. One cut short gives what it holds up to there."""
from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from .found import MAX_BYTES, SLIPS, Found, failed, reason, stream
from .swelling import MOST_SWELLING, Swelling

if TYPE_CHECKING:
    from .forms import Opening

LOCAL_HEAD = struct.Struct("<4s5H3I2H")  # signature, version, flags, method, time, date, crc, packed, unpacked, name, extra
SIGNATURE = b"PK\x03\x04"


def zip_entries(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """What stands in each entry, `NAME!ENTRY`, in the archive's order; what no folder would give is left out."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        yield from _salvaged(name, file, opening, reason(error))
        return
    swelling = Swelling(sum(entry.compress_size for entry in archive.infolist()))
    for entry in archive.infolist():
        if entry.is_dir() or not opening.wants(entry.filename) or _hidden(entry.filename):
            continue
        place = f"{name}!{entry.filename}"
        if entry.flag_bits & 1:
            yield failed(place, "it is locked by a password; unpack it first")
        elif entry.file_size > MAX_BYTES and entry.file_size > MOST_SWELLING * max(1, entry.compress_size):
            yield failed(place, f"{entry.file_size / 1e6:,.0f} MB packed into {entry.compress_size / 1e6:.1f}: a zip bomb, not read")
        elif swelling.is_over:
            yield failed(name, f"it swells to more than {MOST_SWELLING} times its size: a zip bomb, the rest is not read")
            return
        else:
            yield from _entry(place, archive, entry, opening, swelling)


def _entry(place: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, opening: Opening, swelling: Swelling) -> Iterator[Found]:
    try:
        with archive.open(entry) as inside:
            yield from opening.inside(place, swelling.watched(inside))
    except (zipfile.BadZipFile, *SLIPS) as error:
        yield failed(place, f"it cannot be unpacked ({reason(error)})")


def _hidden(entry: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in PurePosixPath(entry).parts)


def _salvaged(name: str, file: BinaryIO, opening: Opening, why: str) -> Iterator[Found]:
    """The whole entries of an archive that has lost its end, where its list stands, and a failure that says so."""
    file.seek(0)
    raw = file.read(10 * MAX_BYTES)
    at = count = 0
    while (at := raw.find(SIGNATURE, at)) >= 0 and len(raw) >= at + LOCAL_HEAD.size:
        _, _, flags, method, _, _, crc, packed, _, name_length, extra = LOCAL_HEAD.unpack_from(raw, at)
        start = at + LOCAL_HEAD.size + name_length + extra
        inner = raw[at + LOCAL_HEAD.size : start - extra].decode("utf-8" if flags & 0x800 else "cp437", "replace")
        words, at = _unpacked(raw, start, method, packed)
        if words is not None and (flags & 8 or zlib.crc32(words) == crc) and opening.wants(inner) and not _hidden(inner):
            count += 1
            yield from opening.inside(f"{name}!{inner}", stream(words))
    yield failed(name, f"the archive is cut short or damaged ({why}); {count} of its files could be read")


def _unpacked(raw: bytes, start: int, method: int, packed: int) -> tuple[bytes | None, int]:
    """The bytes of one entry, None where it is not whole, and where the search goes on."""
    if method == 0 and packed:
        whole = raw[start : start + packed]
        return (whole if len(whole) == packed else None), start + packed
    if method != 8:
        return None, start
    unpacking = zlib.decompressobj(-15)
    try:
        words = unpacking.decompress(memoryview(raw)[start:], MAX_BYTES + 1)
    except zlib.error:
        return None, start
    return (words, len(raw) - len(unpacking.unused_data)) if unpacking.eof else (None, start)
