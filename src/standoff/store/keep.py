"""One document and all that was read in it, in one transaction: a kill at any moment leaves the whole of it or nothing."""
from __future__ import annotations

from sqlalchemy import Connection

from ..annotation import Document, Reading
from . import documents, flat, layers
from .documents import DocumentFacts, Origin
from .layers import Maker


def held(connection: Connection, document: Document, origin: Origin) -> DocumentFacts | None:
    """The stored document that this one is: of the same id, or of the same bytes and date."""
    same = documents.by_id(connection, document.id)
    if same is None:
        raw = documents.by_raw(connection, origin.raw_sha256)
        same = raw if raw and raw.published == document.published else None
    return same


def keep(connection: Connection, origin: Origin, reading: Reading, maker: Maker) -> bool:
    """Write a reading; False where the same maker's stands there already, maybe since another process wrote it.

    The same bytes with another date are the same document, corrected: it takes the place of the one before.

    Args:
        connection: from Database.writing(), which commits.

    Raises:
        Unreadable: half a character in its text.
    """
    stored = held(connection, reading.document, origin)
    if stored and layers.maker_of(connection, stored.number) == maker:
        return False
    if stored is None:
        if before := documents.by_raw(connection, origin.raw_sha256):
            documents.remove(connection, before.number)
        number = documents.insert(connection, reading.document, origin)
    elif stored.id != reading.document.id:
        return False  # the same bytes, stored meanwhile under another name
    else:
        number = stored.number
        flat.remove(connection, number)
    layers.replace(connection, number, reading, maker)
    flat.insert(connection, number, reading)
    documents.forget_failure(connection, origin)
    return True
