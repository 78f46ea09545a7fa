"""Documents in a record: their texts, where they came from, and what could not be read."""
from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import DataError

from ..annotation import Document, Section
from ..annotation.codec import from_plain, to_plain
from ..errors import Unreadable
from .tables import documents, failures

SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: a path or address, and the sha256 of the bytes there (None where a Document was handed over).

    A file name that is no UTF-8 is kept with escapes in place of its bytes.
    """

    name: str
    raw_sha256: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", _storable(self.name))


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document besides its text. `short` begins its references; `number` is the order of adding."""

    number: int
    id: str
    short: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None
    published_basis: str
    language: str
    origin: str
    raw_sha256: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: its path or address, why, and how often it was tried."""

    name: str
    raw_sha256: str | None
    error: str
    times: int

    @property
    def said(self) -> str:
        """The reason, beginning with the name."""
        return self.error if self.error.startswith(self.name) else f"{self.name}: {self.error}"


FACTS = tuple(documents.c[name] for name in DocumentFacts.__dataclass_fields__)
# Undated documents last; the id, not the order of adding, decides the rest, so that two records of the same texts agree.
IN_ORDER = (documents.c.published.is_(None), documents.c.published, documents.c.id)


def facts_of(row: Row[Any]) -> DocumentFacts:
    """The facts in a row that has the columns FACTS, maybe among others."""
    return DocumentFacts(**{column.name: getattr(row, column.name) for column in FACTS})


def row_of(document: Document, origin: Origin, short: str) -> dict[str, Any]:
    """The columns of a document, its number aside."""
    values = {name: getattr(document, name) for name in ("id", "title", "outlet", "url", "published", "published_basis", "language")}
    sections = json.dumps(to_plain(document.known_sections))
    return values | {"short": short, "origin": origin.name, "raw_sha256": origin.raw_sha256, "characters": len(document.text),
                     "known_sections": sections, "text": document.text}


def insert(connection: Connection, document: Document, origin: Origin) -> int:
    """Write a document that is not there yet; its number.

    Raises:
        Unreadable: half of a surrogate pair in its text, which is no character and cannot be stored; on PostgreSQL, a NUL.
    """
    row = row_of(document, origin, _shorten(connection, document.id))
    try:
        key = connection.execute(documents.insert().values(row)).inserted_primary_key
    except UnicodeEncodeError as error:
        raise Unreadable(f"{origin.name}: half a character at {error.start} cannot be stored; save it as UTF-8") from error
    except DataError as error:
        raise Unreadable(f"{origin.name}: a NUL character is in it, which PostgreSQL does not store; take it out") from error
    assert key is not None
    return int(key[0])


def by_id(connection: Connection, document_id: str) -> DocumentFacts | None:
    return _one(connection, select(*FACTS).where(documents.c.id == document_id))


def by_number(connection: Connection, number: int) -> DocumentFacts | None:
    return _one(connection, select(*FACTS).where(documents.c.number == number))


def by_raw(connection: Connection, raw_sha256: str | None) -> DocumentFacts | None:
    if raw_sha256 is None:
        return None
    return _one(connection, select(*FACTS).where(documents.c.raw_sha256 == raw_sha256))


def beginning_with(connection: Connection, prefix: str) -> list[DocumentFacts]:
    """Those whose id begins with `prefix` (small hex digits), in order of ids."""
    # "g" is the first letter after the hex digits.
    among = documents.c.id >= prefix, documents.c.id < prefix + "g"
    return [facts_of(row) for row in connection.execute(select(*FACTS).where(*among).order_by(documents.c.id))]


def load(connection: Connection, number: int) -> Document:
    """The document of that number, text and all; it must be there."""
    return load_many(connection, [number])[number]


def load_many(connection: Connection, numbers: Sequence[int]) -> dict[int, Document]:
    """The documents of those numbers, text and all, by number."""
    rows = connection.execute(select(documents).where(documents.c.number.in_(numbers)))
    return {row.number: Document(row.id, row.text, row.title, row.outlet, row.url, row.published, row.published_basis, row.language,
                                 tuple(from_plain(Section, plain) for plain in json.loads(row.known_sections))) for row in rows}


def texts(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of the documents of these numbers."""
    query = select(documents.c.number, documents.c.text).where(documents.c.number.in_(list(numbers)))
    return {row.number: row.text for row in connection.execute(query)}


def remove(connection: Connection, number: int) -> None:
    """Take a document out, and with it its layers and what was found in it."""
    connection.execute(documents.delete().where(documents.c.number == number))


def note_failure(connection: Connection, origin: Origin, error: str) -> None:
    """Keep that this could not be read, and count how often it was tried."""
    known = connection.scalar(select(failures.c.times).where(failures.c.name == origin.name))
    forget_failure(connection, origin)
    connection.execute(failures.insert().values(
        name=origin.name, raw_sha256=origin.raw_sha256, error=_storable(error), times=(known or 0) + 1))


def forget_failure(connection: Connection, origin: Origin) -> None:
    """It could be read after all."""
    connection.execute(failures.delete().where(failures.c.name == origin.name))


def all_failures(connection: Connection) -> list[Failure]:
    """In order of names."""
    return [Failure(row.name, row.raw_sha256, row.error, row.times)
            for row in connection.execute(select(failures).order_by(failures.c.name))]


def _storable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _one(connection: Connection, query: Select[Any]) -> DocumentFacts | None:
    row = connection.execute(query).one_or_none()
    return facts_of(row) if row else None


def _shorten(connection: Connection, new: str) -> str:
    """The beginning of `new` that names it alone; those in the record that begin alike get longer names with it."""
    alike = [facts.id for facts in beginning_with(connection, new[:SHORTEST])]
    for held in alike:
        connection.execute(documents.update().where(documents.c.id == held).values(short=_alone(held, [*alike, new])))
    return _alone(new, alike)


def _alone(document_id: str, among: list[str]) -> str:
    others = [other for other in among if other != document_id]
    lengths = range(SHORTEST, len(document_id))
    return document_id[: next((length for length in lengths if not any(other.startswith(document_id[:length]) for other in others)), None)]
