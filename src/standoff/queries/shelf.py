"""The documents of a record in pages, with how much was found in each; what is new since a visit; what a menu can offer."""
from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from ..errors import CallError
from ..store import fulltext, reviews
from ..store.database import Database
from ..store.documents import FACTS, DocumentFacts, facts_of
from ..store.tables import FLAT, parties
from ..store.tables import documents as document_table
from .paging import KIND, counted
from .wanted import Wanted, keys_of

SORTS = ("published", "title", "outlet", "number")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document and how many findings of each layer it has."""

    document: DocumentFacts
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of documents."""

    total: int
    page: int
    size: int
    rows: tuple[Shelved, ...]


def shelf(database: Database, wanted: Wanted, sort: str | None = None, at: tuple[int, int] = (1, 50)) -> Shelf:
    """One page of the documents that are wanted (by words, party, outlet, published days).

    Args:
        sort: one of SORTS, with - before it the other way round; None: by words the best first, else the newest.

    Raises:
        CallError: no such sort.
    """
    number, size = at
    with database.reading() as connection:
        query = _documents(wanted)
        total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
        ordered = _ordered(query, wanted, sort).offset((number - 1) * size).limit(size)
        found = [facts_of(row) for row in connection.execute(ordered)]
        counts = _counts(connection, [facts.number for facts in found])
    return Shelf(total, number, size, tuple(Shelved(facts, counts[facts.number]) for facts in found))


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a record had grown: the last document's number and the last decision's."""

    document: int = 0
    review: int = 0

    def __str__(self) -> str:
        return f"d{self.document}.r{self.review}"

    @classmethod
    def of(cls, spelled: str) -> Cursor:
        """From "d11.r3". Raises CallError."""
        document, _, review = spelled.partition(".")
        if not (document[:1] == "d" and review[:1] == "r" and _whole(document[1:]) and _whole(review[1:])):
            raise CallError(f"since {spelled!r}: no cursor; write it as it was given, d11.r3")
        return cls(int(document[1:]), int(review[1:]))


def cursor(database: Database) -> Cursor:
    """As far as the record has grown."""
    with database.reading() as connection:
        return Cursor(connection.scalar(select(func.max(document_table.c.number))) or 0, reviews.last_number(connection))


def new_since(database: Database, since: Cursor) -> dict[str, int]:
    """How much was added after that: documents, findings of each layer, decisions."""
    with database.reading() as connection:
        held = document_table.c.number
        counts = {"documents": connection.scalar(select(func.count()).select_from(document_table).where(held > since.document)) or 0}
        for layer, table in FLAT.items():
            counts[layer] = connection.scalar(select(func.count()).select_from(table).where(table.c.document > since.document)) or 0
        return counts | {"reviews": max(0, reviews.last_number(connection) - since.review)}


def newest(database: Database, since: Cursor, limit: int) -> list[DocumentFacts]:
    """The documents that were added after that, the last first."""
    held = document_table.c.number
    with database.reading() as connection:
        return [facts_of(row) for row in connection.execute(select(*FACTS).where(held > since.document).order_by(held.desc()).limit(limit))]


def choices(database: Database) -> dict[str, Any]:
    """The values that occur, with how often: what the menus of filters offer."""
    with database.reading() as connection:
        named = {name: _named(counted(connection, layer, Wanted(), column)) for name, layer, column in (
            ("event_types", "events", KIND["events"]), ("event_modes", "events", "event_mode"), ("auxiliaries", "events", "auxiliary"),
            ("commitment_kinds", "commitments", "kind"), ("statuses", "commitments", "status"),
            ("stance_types", "positions", "stance_type"), ("issues", "positions", "issue"), ("units", "figures", "unit"))}
        many = func.count().label("many")
        held = document_table.c.outlet
        outlets = connection.execute(select(held, many).where(held.is_not(None)).group_by(held).order_by(many.desc(), held))
        found = connection.execute(select(parties.c.party, many).group_by(parties.c.party).order_by(many.desc(), parties.c.party))
        return named | {"outlets": [{"outlet": row.outlet, "count": row.many} for row in outlets],
                        "parties": [{"code": row.party, "count": row.many} for row in found], "days": _days(connection)}


def _whole(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) < 16


def _named(found: dict[Any, int]) -> list[dict[str, Any]]:
    return [{"name": value, "count": many} for value, many in found.items()]


def _days(connection: Connection) -> dict[str, datetime.date | None]:
    ends = (select(func.min(table.c.first_day), func.max(table.c.last_day)) for table in FLAT.values())
    days = [day for query in ends for day in connection.execute(query).one()]
    known = [day for day in days if day]
    return {"first": min(known, default=None), "last": max(known, default=None)}


def _documents(wanted: Wanted) -> Select[Any]:
    held = document_table.c
    query = select(*FACTS)
    if wanted.words:
        query = query.where(held.number.in_(fulltext.documents_with(fulltext.expression(wanted.words))))
    if wanted.party:
        query = query.where(held.number.in_(select(parties.c.document).where(parties.c.row_key.in_(keys_of(wanted.party)))))
    if wanted.outlet:
        query = query.where(func.lower(held.outlet) == func.lower(wanted.outlet))
    if wanted.published_since:
        query = query.where(held.published >= wanted.published_since)
    if wanted.published_until:
        query = query.where(held.published <= wanted.published_until)
    return query


def _ordered(query: Select[Any], wanted: Wanted, sort: str | None) -> Select[Any]:
    held = document_table.c
    if sort is None and wanted.words:
        rank = fulltext.rank_of(fulltext.expression(wanted.words))
        return query.join(rank, rank.c.number == held.number).order_by(rank.c.rank, held.number)
    spelled = sort or "-published"
    name = spelled.removeprefix("-")
    if name not in SORTS:
        raise CallError(f"sort {spelled!r}: documents cannot be sorted by that; there are {', '.join(SORTS)}, with - before it the "
                        "other way round")
    column = held[name]
    return query.order_by(column.is_(None), column.desc() if spelled.startswith("-") else column, held.id)


def _counts(connection: Connection, numbers: list[int]) -> dict[int, dict[str, int]]:
    found = {number: dict.fromkeys(FLAT, 0) for number in numbers}
    for layer, table in FLAT.items():
        standing = or_(table.c.review.is_(None), table.c.review != "reject")
        query = select(table.c.document, func.count()).where(table.c.document.in_(numbers), standing).group_by(table.c.document)
        counted_here: Counter[int] = Counter({row[0]: row[1] for row in connection.execute(query)})
        for number in numbers:
            found[number][layer] = counted_here[number]
    return found
