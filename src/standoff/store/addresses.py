"""What was fetched, so that it is asked for again by what its server gave; and what feeds named that still waits to be read.

An item of a feed is settled in the transaction that keeps its document, or that gives it up: a kill leaves it waiting or done.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from .tables import addresses, documents, waiting

# One try a round, and hosts in trouble are asked once a round: at a round every quarter of an hour a week.
MOST_TRIES = 700


@dataclass(frozen=True, slots=True)
class Visited:
    """An address, and what its server gave to ask again by."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that a feed named. It is settled by `settles`: its address or, where it has none, `key`, FEED!KEY."""

    settles: str
    key: str
    fetched: bool
    title: str | None
    outlet: str | None
    published: datetime.date | None
    words: str | None


def recall(connection: Connection, address: str) -> Visited | None:
    """The last visit; None where what it brought is not in the record any more: it must come whole again."""
    row = connection.execute(select(addresses).where(addresses.c.address == address)).one_or_none()
    if row is None or (row.raw_sha256 and connection.scalar(
            select(documents.c.number).where(documents.c.raw_sha256 == row.raw_sha256)) is None):
        return None
    return Visited(*row)


def note(connection: Connection, visited: Visited) -> None:
    """Keep the visit in place of the last one, and settle what waited for it."""
    key = connection.scalar(select(waiting.c.key).where(waiting.c.settles == visited.address))
    connection.execute(waiting.delete().where(waiting.c.settles == visited.address))
    for one in (visited, *([Visited(key)] if key and key != visited.address else [])):
        connection.execute(addresses.delete().where(addresses.c.address == one.address))
        connection.execute(addresses.insert().values(
            address=one.address, etag=one.etag, last_modified=one.last_modified, raw_sha256=one.raw_sha256))


def give_up(connection: Connection, address: str, *, at_once: bool) -> None:
    """An item that could not be read: settled at once, or after MOST_TRIES; nothing where none waits for that address."""
    tries = connection.scalar(select(waiting.c.tries).where(waiting.c.settles == address))
    if tries is None:
        return
    if at_once or tries + 1 >= MOST_TRIES:
        note(connection, Visited(address))
    else:
        connection.execute(waiting.update().where(waiting.c.settles == address).values(tries=tries + 1))


def wait(connection: Connection, items: Iterable[Waiting]) -> int:
    """Let those wait that were never named before; how many."""
    count = 0
    for one in items:
        names = (one.settles, one.key)
        known = connection.scalar(select(addresses.c.address).where(addresses.c.address.in_(names)).limit(1)) or connection.scalar(
            select(waiting.c.number).where(or_(waiting.c.settles.in_(names), waiting.c.key.in_(names))).limit(1))
        if known is None:
            connection.execute(waiting.insert().values(
                settles=one.settles, key=one.key, fetched=one.fetched, title=one.title, outlet=one.outlet, published=one.published,
                words=one.words, tries=0))
            count += 1
    return count


def all_waiting(connection: Connection) -> list[Waiting]:
    """In the order in which they were named."""
    columns = [waiting.c[name] for name in Waiting.__dataclass_fields__]
    return [Waiting(*row) for row in connection.execute(select(*columns).order_by(waiting.c.number))]
