"""One document and all that was read in it, in one transaction: a kill at any moment leaves the whole of it or nothing."""
from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from ..annotation import Document, Reading
from ..errors import Unreadable
from . import addresses, documents, flat, layers, originals, translations
from .addresses import Visited
from .documents import DocumentFacts, Origin
from .layers import Maker
from .originals import Original
from .translations import Aligned, Translation


@dataclass(frozen=True, slots=True)
class Beside:
    """What comes with a document: what it was made from, the visit that brought it; of a translation the id of the document that
    it translates, the command, and which stretches stand for which (empty where they are kept already)."""

    original: Original | None = None
    visited: Visited | None = None
    translated: str | None = None
    command: str = ""
    aligned: Aligned = ()


NOTHING = Beside()


def held(connection: Connection, document: Document, origin: Origin) -> DocumentFacts | None:
    """The stored document that this one is: of the same id, or of the same bytes and date."""
    same = documents.by_id(connection, document.id)
    if same is None:
        raw = documents.by_raw(connection, origin.raw_sha256)
        same = raw if raw and raw.published == document.published else None
    return same


def keep(connection: Connection, origin: Origin, reading: Reading, maker: Maker, beside: Beside = NOTHING) -> bool:
    """Write a reading; False where the same maker's stands there already, maybe since another process wrote it.

    The same bytes with another date are the same document, corrected: it takes the place of the one before.

    Args:
        connection: from Database.writing(), which commits.
        beside: its original is kept where the document is new.

    Raises:
        Unreadable: half a character in its text.
    """
    stored = held(connection, reading.document, origin)
    if stored and layers.maker_of(connection, stored.number) == maker:
        settle(connection, origin, stored.number, beside)
        return False
    if stored is None:
        if before := documents.by_raw(connection, origin.raw_sha256):
            documents.remove(connection, before.number)
        number = documents.insert(connection, reading.document, origin)
        if beside.original:
            originals.insert(connection, number, beside.original)
    elif stored.id != reading.document.id:
        settle(connection, origin, stored.number, beside)
        return False  # the same bytes, stored meanwhile under another name
    else:
        number = stored.number
        flat.remove(connection, number)
    layers.replace(connection, number, reading, maker)
    flat.insert(connection, number, reading)
    settle(connection, origin, number, beside)
    return True


def settle(connection: Connection, origin: Origin, number: int, beside: Beside) -> None:
    """Note for the stored document of that number what stands beside it: that it is no failure, who was visited, what it translates.

    Raises:
        Unreadable: the document that it translates is not in the record.
    """
    documents.forget_failure(connection, origin)
    if visited := beside.visited:
        # of a page whose words are known under other bytes, those that the record knows
        stored = documents.by_number(connection, number) if visited.raw_sha256 else None
        addresses.note(connection, replace(visited, raw_sha256=stored.raw_sha256) if stored else visited)
    if beside.translated:
        if (original := documents.by_id(connection, beside.translated)) is None:
            raise Unreadable(f"{origin.name}: its original could not be kept")
        if beside.aligned:
            translations.insert(connection, Translation(number, original.number, beside.command, beside.aligned))
