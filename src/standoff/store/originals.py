"""What a document was made from: the way back from its text and, where it cannot be had again, its bytes."""
from __future__ import annotations

import json
import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ..annotation import WayBack
from .tables import originals


@dataclass(frozen=True, slots=True)
class Original:
    """`charset` is what was claimed beside the bytes, needed to decode them again; each None where it is not known or not kept."""

    way_back: WayBack | None
    charset: str | None = None
    raw: bytes | None = None


def insert(connection: Connection, number: int, original: Original) -> None:
    """Keep it for the document of that number, which has none yet."""
    if original.way_back is None and original.raw is None:
        return
    way_back = json.dumps(original.way_back.plain(), separators=(",", ":")) if original.way_back else None
    connection.execute(originals.insert().values(
        document=number, way_back=way_back, charset=original.charset, raw=zlib.compress(original.raw) if original.raw else None))


def load(connection: Connection, number: int) -> Original:
    """What is kept of it; all None where nothing is."""
    row = connection.execute(select(originals).where(originals.c.document == number)).one_or_none()
    if row is None:
        return Original(None)
    return Original(WayBack.of_plain(json.loads(row.way_back)) if row.way_back else None, row.charset,
                    zlib.decompress(row.raw) if row.raw else None)
