"""What brings a record up to this version: an ordered list of functions, each applied once and noted by its name.

A function that has been released is never changed, taken out or moved. To change a kept table, add a function at the end; a
fresh record runs the whole list, and its first function makes the kept tables as tables.py has them today, so a column is added
with `add_column`, which leaves one that is there. To change a table of the query side, add a function that returns REBUILD: it
is built anew from the layers, once, when the kept tables are as this version has them.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, inspect, select
from sqlalchemy.schema import CreateColumn

from ..errors import RecordDamaged
from . import flat, fulltext, layers, reviews
from .tables import KEPT, QUERIED, addresses, decisions, link_decisions, metadata, originals, translations, waiting
from .tables import migrations as applied
from .tables import reviews as reviews_table

Migration = Callable[[Connection], bool]
REBUILD = True


def m0001_keep_documents(connection: Connection) -> bool:
    """Documents, failures and layers."""
    metadata.create_all(connection, tables=list(KEPT))
    return not REBUILD


def m0002_ask_by_party_and_words(_: Connection) -> bool:
    """The annotations in columns, and the words to look for."""
    return REBUILD


def m0003_keep_decisions(connection: Connection) -> bool:
    """What the user decides about issues."""
    metadata.create_all(connection, tables=[decisions])
    return not REBUILD


def m0004_keep_link_decisions(connection: Connection) -> bool:
    """What people decided about links, and the entry of each annotation."""
    metadata.create_all(connection, tables=[link_decisions])
    return REBUILD


def m0005_keep_originals_translations_and_addresses(connection: Connection) -> bool:
    """The way back to the original, translations, what was fetched and what a feed named."""
    metadata.create_all(connection, tables=[originals, translations, addresses, waiting])
    return not REBUILD


def m0006_keep_reviews(connection: Connection) -> bool:
    """What people decided, and the annotations in columns as they stand after it."""
    metadata.create_all(connection, tables=[reviews_table])
    reviews.forbid_changes(connection)
    return REBUILD


ALL: tuple[Migration, ...] = (m0001_keep_documents, m0002_ask_by_party_and_words, m0003_keep_decisions, m0004_keep_link_decisions,
                              m0005_keep_originals_translations_and_addresses, m0006_keep_reviews)


def pending(connection: Connection, name: str) -> list[Migration]:
    """What is still to be applied to the record of that name, in order.

    Raises:
        RecordDamaged: the record has a migration that this version does not know.
    """
    names = {migration.__name__ for migration in ALL}
    done = set(connection.scalars(select(applied.c.name))) if inspect(connection).has_table(applied.name) else set()
    if unknown := sorted(done - names):
        raise RecordDamaged(f"{name}: a later version of standoff wrote this record ({unknown[-1]}); "
                            "update standoff, or begin a new record")
    return [migration for migration in ALL if migration.__name__ not in done]


def apply(connection: Connection, todo: Sequence[Migration]) -> None:
    """Apply and note each; all or, where one fails, none, if the caller's transaction is one."""
    metadata.create_all(connection, tables=[applied])
    stale = False
    for migration in todo:
        stale = migration(connection) or stale
        connection.execute(applied.insert().values(name=migration.__name__))
    if stale:
        rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Make the tables of the query side anew and fill them from the layers. Raises RecordDamaged where a layer cannot be read."""
    fulltext.drop(connection)
    metadata.drop_all(connection, tables=list(QUERIED))
    metadata.create_all(connection, tables=list(QUERIED))
    fulltext.create(connection)
    for number in layers.numbers(connection):
        flat.insert(connection, number, layers.load(connection, number))


def add_column(connection: Connection, column: Column[Any]) -> None:
    """Give a kept table a column that it has in tables.py, unless it has it already."""
    table = column.table
    if column.name not in {held["name"] for held in inspect(connection).get_columns(table.name)}:
        spelled = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {spelled}")
