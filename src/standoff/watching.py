"""Feeds that are followed: what they name waits in the record until it is read, so that a restart or an outage loses nothing.

One round:
1. each feed is fetched, if it has changed; what it names for the first time is set waiting, in one transaction
2. what waits is fetched and added; each item is settled in the transaction that keeps its document
3. where the network or a server is in trouble an item goes on waiting; where there is no article, it is named among the failures
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .adding import Added, Adding
from .errors import DocumentError, Unreadable
from .store import addresses, documents
from .store.addresses import Visited, Waiting
from .store.database import Database
from .store.documents import Origin

if TYPE_CHECKING:
    from .ingest import Entry, Fetcher, Found


class Watching:
    """Some feeds, followed into a record. Feeds are addresses, or files that somebody else writes."""

    def __init__(self, database: Database, adding: Adding, fetcher: Fetcher, feeds: Sequence[str]) -> None:
        self._database, self._adding, self._fetcher, self._feeds = database, adding, fetcher, list(dict.fromkeys(feeds))

    def round(self) -> Iterator[Added]:
        """One Added for each item that was settled or failed, and for each feed that could not be read."""
        self._fetcher.rest()
        for feed in self._feeds:
            try:
                self._ask(feed)
            except DocumentError as error:
                with self._database.writing() as connection:
                    documents.note_failure(connection, Origin(feed), f"{feed}: {error}")
                yield Added(feed, "failed", error=f"{feed}: {error}")
        yield from self._adding.take(self._waiting())

    def _ask(self, feed: str) -> None:
        """Let what a feed names for the first time wait."""
        from .ingest import entries_of

        if not feed.lower().startswith(("http://", "https://")):
            self._wait(feed, entries_of(_held(feed)), None)
            return
        fetched = self._fetcher.get(feed)
        if fetched.raw is not None:
            visit = fetched.visit
            self._wait(feed, entries_of(fetched.raw, fetched.address, fetched.charset),
                       Visited(visit.address, visit.etag, visit.last_modified))

    def _wait(self, feed: str, entries: Sequence[Entry], visited: Visited | None) -> None:
        with self._database.writing() as connection:
            addresses.wait(connection, (_item(feed, entry) for entry in entries))
            if visited:
                addresses.note(connection, visited)
            documents.forget_failure(connection, Origin(feed))

    def _waiting(self) -> Iterator[Found]:
        from .ingest import Found, Opening, Told, Visit

        with self._database.reading() as connection:
            waiting = addresses.all_waiting(connection)
        for one in waiting:
            told = Told(one.title, one.outlet, None, one.published)
            if one.fetched:
                yield from Opening(self._fetcher).follow(one.settles, told)
            else:
                words = (one.words or "").encode("utf-8", "replace")
                yield Found(one.key, words, None, replace(told, form="fragment", charset="utf-8"), Visit(one.key))


def _item(feed: str, entry: Entry) -> Waiting:
    key, told = f"{feed}!{entry.key}", entry.told
    return Waiting(told.url or key, key, told.url is not None, told.title, told.outlet, told.published, None if told.url else entry.words)


def _held(feed: str) -> bytes:
    try:
        return Path(feed).read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read ({(error.strerror or 'no file').lower()})") from error
