"""One page of a ledger, sorted, with how many there are in all."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from ..errors import CallError
from ..store.cited import Cited
from ..store.database import Database
from ..store.documents import DocumentFacts
from ..store.tables import FLAT
from .wanted import Wanted, cited_of, clauses, rows

MOST = 200  # rows of one page
KIND = {"events": "event_type", "commitments": "kind", "positions": "stance_type", "figures": "unit"}
# What a ledger can be sorted by: the name in addresses, and the columns; a ledger without the column cannot.
SORTS = {"day": ("last_day", "first_day"), "published": ("published",), "score": ("score",), "kind": ("kind",), "outlet": ("outlet",),
         "sample": ("finding",), "text": ("row_key",)}
INDEXED = ("day", "text")  # sorts whose first rows an index gives
OFTEN = 2000  # rows from which on it is quicker to look parties up row by row, in that order


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `(page - 1) * size` on of `total`."""

    total: int
    page: int
    size: int
    rows: tuple[Cited[Any], ...]


def page(database: Database, layer: str, wanted: Wanted, sort: str = "-day", at: tuple[int, int] = (1, 50)) -> Page:
    """One page of one of the five ledgers.

    Args:
        sort: one of SORTS, with - before it the other way round. What has no value there comes last, either way.
        at: the page, from 1, and its size, at most MOST.

    Raises:
        CallError: no such sort for this ledger.
    """
    number, size = at
    with database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(FLAT[layer]).where(*clauses(FLAT[layer], wanted))) or 0
        often = total > OFTEN and sort.removeprefix("-") in INDEXED
        keys = _keys(connection, layer, clauses(FLAT[layer], wanted, often=often), sort, ((number - 1) * size, size))
        return Page(total, number, size, cited_by_key(connection, layer, keys))


def cited_by_key(connection: Connection, layer: str, keys: list[int]) -> tuple[Cited[Any], ...]:
    """The annotations of these row keys, in this order."""
    key, met = FLAT[layer].c.row_key, dict[str, DocumentFacts]()
    query = rows(layer, Wanted(review="all")).add_columns(key).where(key.in_(keys))
    found = {row.row_key: cited_of(layer, row, met) for row in connection.execute(query)}
    return tuple(found[one] for one in keys)


def counted(connection: Connection, layer: str, wanted: Wanted, name: str) -> dict[Any, int]:
    """How many there are of each value of one column, most first."""
    column = FLAT[layer].c[name]
    query = select(column, func.count().label("many")).where(*clauses(FLAT[layer], wanted)).group_by(column)
    return {row[0]: row.many for row in connection.execute(query.order_by(func.count().desc(), column))}


def _keys(connection: Connection, layer: str, where: Iterable[ColumnElement[bool]], sort: str, piece: tuple[int, int]) -> list[int]:
    table = FLAT[layer]
    columns, down = _columns(table, sort), sort.startswith("-")
    query = select(table.c.row_key).where(*where)
    ordered = [column.desc() if down else column for column in (*columns, table.c.row_key)]
    offset, size = piece
    if down or not columns[0].nullable:  # where it falls, what has no value comes last of itself
        return list(connection.scalars(query.order_by(*ordered).offset(offset).limit(size)))
    # Two queries, for an order that puts what has no value last would use no index.
    valued = query.where(columns[0].is_not(None))
    found = list(connection.scalars(valued.order_by(*ordered).offset(offset).limit(size)))
    if len(found) < size:
        before = connection.scalar(select(func.count()).select_from(valued.subquery())) or 0
        rest = query.where(columns[0].is_(None)).order_by(table.c.row_key).offset(max(0, offset - before)).limit(size - len(found))
        found += connection.scalars(rest)
    return found


def _columns(table: Table, sort: str) -> list[Any]:
    name = sort.removeprefix("-")
    spelled = (KIND.get(table.name, ""),) if name == "kind" else SORTS.get(name, ("",))
    if not set(spelled) <= set(table.c.keys()):
        able = ", ".join(_sorts(table))
        raise CallError(f"sort {name!r}: {table.name} cannot be sorted by that; there are {able}, with - before it the other way round")
    return [table.c[one] for one in spelled]


def _sorts(table: Table) -> Iterator[str]:
    return (name for name in SORTS if name != "kind" or table.name in KIND)


def is_asserted() -> ColumnElement[bool]:
    """Events that are asserted of the present, and were not rejected."""
    held = FLAT["events"].c
    return held.auxiliary.is_(None) & held.review.is_distinct_from("reject")
