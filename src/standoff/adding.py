"""From inputs to kept documents: find, know again, read, commit, one after the other and in their order.

1. known: the same bytes, or the same document, read by this version and these models: nothing is done
2. stored, but read by another version or other models: the stored text is read again, its layers are replaced
3. new: read and written with all that was found in it
4. failed: noted with its reason; the next adding tries it again
"""
from __future__ import annotations

import datetime
import hashlib
import itertools
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from .annotation import Document, Failed, Reading
from .errors import DocumentError
from .store import documents, keep, layers
from .store.database import Database
from .store.documents import DocumentFacts, Origin

if TYPE_CHECKING:
    from .ingest import Found

Input: TypeAlias = "str | os.PathLike[str] | Document | Found"
# After so many known documents in a row the reader is let go, so that who waits for it hears of them.
_KNOWN_IN_A_ROW = 200


class Reader(Protocol):
    """What reads; standoff.reader is one."""

    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading | Failed]:
        """One outcome for each document, in their order."""

    def version(self) -> tuple[str, dict[str, str]]:
        """standoff's version, and the sha256 of each model by its name."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input document. `name` is its path or address; `again` is true where it was stored before and was read
    anew because the version or a model has changed; `error` is one line where it failed."""

    name: str
    status: Literal["added", "known", "failed"]
    document_id: str | None = None
    error: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Coming:
    """A document on its way through the reader; a twin waits for an earlier one that is the same, and is not read."""

    origin: Origin
    document: Document
    again: bool = False
    twin: bool = False


class Adding:
    """One run of adding to a record. `published` is given to every document, where it is not None."""

    def __init__(self, database: Database, reader: Reader, workers: int, published: datetime.date | None) -> None:
        self._database, self._reader, self._workers, self._published = database, reader, workers, published
        self._maker = layers.Maker.of(*reader.version())
        self._on_the_way: set[str] = set()  # ids, and sha256s of raw bytes
        with database.reading() as connection:
            self._failed_before = {failure.name for failure in documents.all_failures(connection)}

    def run(self, inputs: Iterable[Input]) -> Iterator[Added]:
        """One Added for each document, in order, each after its commit."""
        arriving = map(self._meet, _find(inputs))
        while first := (yield from _settled_first(arriving)):
            yield from self._read(first, arriving)

    def _read(self, first: _Coming, arriving: Iterator[Added | _Coming]) -> Iterator[Added]:
        line: deque[Added | _Coming] = deque()
        for outcome in self._reader.read_many(_to_read(itertools.chain([first], arriving), line), self._workers):
            yield from self._settled(line)
            coming = line.popleft()
            assert isinstance(coming, _Coming)
            yield self._finish(coming, outcome)
        yield from self._settled(line)
        assert not line, "the reader gave fewer outcomes than it was given documents"

    def _meet(self, found: Found | Document) -> Added | _Coming:
        """Settle an input that needs no reading. A thread of the reader's may call this."""
        if isinstance(found, Document):
            return self._known_or_coming(Origin(found.url or found.title or found.id[: documents.SHORTEST]), found)
        if found.raw is None:
            return self._fail(Origin(found.name), found.error or f"{found.name}: nothing to read")
        from .ingest import to_document

        origin = Origin(found.name, hashlib.sha256(found.raw).hexdigest())
        with self._database.reading() as connection:
            stored = documents.by_raw(connection, origin.raw_sha256)
        if stored and self._published in (None, stored.published):
            return self._stored(origin, stored)
        try:
            return self._known_or_coming(origin, to_document(found.name, found.raw, self._published))
        except DocumentError as error:
            return self._fail(origin, str(error))

    def _known_or_coming(self, origin: Origin, document: Document) -> Added | _Coming:
        # On the way first, then the store: a document leaves the way only after it is in the store.
        if self._on_the_way & {document.id, origin.raw_sha256}:
            return _Coming(origin, document, twin=True)
        with self._database.reading() as connection:
            stored = keep.held(connection, document, origin)
        return self._stored(origin, stored) if stored else self._send(_Coming(origin, document))

    def _stored(self, origin: Origin, stored: DocumentFacts) -> Added | _Coming:
        with self._database.reading() as connection:
            if layers.maker_of(connection, stored.number) != self._maker:
                kept = Origin(origin.name, stored.raw_sha256)
                return self._send(_Coming(kept, documents.load(connection, stored.number), again=True))
        if origin.name in self._failed_before:
            with self._database.writing() as connection:
                documents.forget_failure(connection, origin)
        return Added(origin.name, "known", stored.id)

    def _send(self, coming: _Coming) -> _Coming:
        self._on_the_way |= {coming.document.id, coming.origin.raw_sha256 or coming.document.id}
        return coming

    def _settled(self, line: deque[Added | _Coming]) -> Iterator[Added]:
        """All at the head of the line that wait for no outcome."""
        while line and (isinstance(line[0], Added) or line[0].twin):
            head = line.popleft()
            yield head if isinstance(head, Added) else self._as_its_twin(head)

    def _as_its_twin(self, coming: _Coming) -> Added:
        with self._database.reading() as connection:
            stored = keep.held(connection, coming.document, coming.origin)
        if stored:
            return Added(coming.origin.name, "known", stored.id)
        return self._fail(coming.origin, f"{coming.origin.name}: the same as one before, which could not be read", coming.document.id)

    def _finish(self, coming: _Coming, outcome: Reading | Failed) -> Added:
        origin, document_id = coming.origin, coming.document.id
        if isinstance(outcome, Failed):
            return self._fail(origin, outcome.error, document_id)
        try:
            with self._database.writing() as connection:
                new = keep.keep(connection, origin, outcome, self._maker)
                stored = keep.held(connection, outcome.document, origin)
        except DocumentError as error:
            return self._fail(origin, str(error), document_id)
        self._on_the_way -= {document_id, origin.raw_sha256}
        # Another process may have stored the same bytes meanwhile, under another name and so another id.
        return Added(origin.name, "added" if new else "known", stored.id if stored else document_id, again=new and coming.again)

    def _fail(self, origin: Origin, error: str, document_id: str | None = None) -> Added:
        with self._database.writing() as connection:
            documents.note_failure(connection, origin, error)
        self._on_the_way -= {document_id, origin.raw_sha256}
        return Added(origin.name, "failed", document_id, error)


def _find(inputs: Iterable[Input]) -> Iterator[Found | Document]:
    """Documents, and bytes that are at hand, as they are; what paths and addresses lead to."""
    for named, group in itertools.groupby(inputs, lambda one: isinstance(one, (str, os.PathLike))):
        if named:
            from .ingest import find

            yield from find([os.fspath(one) for one in group if isinstance(one, (str, os.PathLike))])
        else:
            yield from (one for one in group if not isinstance(one, (str, os.PathLike)))


def _settled_first(arriving: Iterator[Added | _Coming]) -> Generator[Added, None, _Coming | None]:
    """Give what needs no reading; return the first that does, or None at the end."""
    for one in arriving:
        if isinstance(one, _Coming):
            return one
        yield one
    return None


def _to_read(arriving: Iterator[Added | _Coming], line: deque[Added | _Coming]) -> Iterator[Document]:
    """The documents to be read; each that arrives is put in line, those that need no reading too."""
    in_a_row = 0
    for one in arriving:
        line.append(one)
        if isinstance(one, _Coming) and not one.twin:
            in_a_row = 0
            yield one.document
        elif (in_a_row := in_a_row + 1) >= _KNOWN_IN_A_ROW:
            return
