"""The entry of each annotation, as it was last made out: to be asked for beside it. It can be thrown away and made again."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, func, select

from .database import Database
from .tables import documents, entries, layers, link_decisions, linked, reviews

_AT_ONCE = 5000


def stamp(connection: Connection, version: str) -> str:
    """What entries are made from: the documents with who read them, people's decisions, and the version that links."""
    read = select(documents.c.id, layers.c.standoff, layers.c.models_sha256).join(layers, layers.c.document == documents.c.number)
    made = hashlib.sha256(version.encode())
    for row in connection.execute(read.where(layers.c.name == "receipt").order_by(documents.c.id)):
        made.update("|".join(row).encode())
    for decided in (link_decisions, reviews):
        made.update(f"|{connection.scalar(select(func.max(decided.c.number)))}".encode())
    return made.hexdigest()


def is_current(connection: Connection, wanted: str) -> bool:
    return connection.scalar(select(linked.c.stamp)) == wanted


def replace(connection: Connection, wanted: str, by_ref: Iterable[tuple[str, str]]) -> None:
    """Write (reference, entry) of every annotation in place of those before; what is no longer in the record is left out."""
    numbers = {row.short: row.number for row in connection.execute(select(documents.c.short, documents.c.number))}
    connection.execute(entries.delete())
    connection.execute(linked.delete())
    rows = [{"document": numbers[ref.rpartition(":")[0]], "local_id": ref.rpartition(":")[2], "entry": entry}
            for ref, entry in by_ref if ref.rpartition(":")[0] in numbers]
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(entries.insert(), rows[start : start + _AT_ONCE])
    connection.execute(linked.insert().values(stamp=wanted))


def keep_current(database: Database, version: str, make: Callable[[], Iterable[tuple[str, str]]]) -> None:
    """Make them again where documents or decisions have come since; `make` is called after the stamp was taken, so that what
    comes meanwhile is seen the next time."""
    with database.reading() as connection:
        now = stamp(connection, version)
        current = is_current(connection, now)
    if not current:
        made = make()
        with database.writing() as connection:
            replace(connection, now, made)
