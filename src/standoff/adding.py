"""From inputs to kept documents: find, know again, read, commit, one after the other and in their order.

1. known: the same bytes, or the same document, read by this version and these models: nothing is done
2. stored, but read by another version or other models: the stored text is read again, its layers are replaced
3. new: read and written with all that was found in it
4. failed: noted with its reason; the next adding tries it again
A document in another language is kept; where a translator is given, its translation follows it as a document of its own.
"""
from __future__ import annotations

import datetime
import itertools
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from .annotation import Document, Failed, Reading
from .errors import DocumentError
from .store import addresses, documents, keep, layers, translations
from .store.addresses import Visited
from .store.database import Database
from .store.documents import DocumentFacts, Origin
from .store.keep import NOTHING, Beside
from .store.originals import Original

if TYPE_CHECKING:
    from .ingest import Fetcher, Found, Translator

Fetch = Literal["public", "any"]  # addresses of the open network; those of this machine and its network too
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
    anew because the version or a model has changed; `error` is one line where it failed. `remark` is one line about something
    that was not believed (a date in the future); `language` is the document's, ISO 639."""

    name: str
    status: Literal["added", "known", "failed"]
    document_id: str | None = None
    error: str | None = None
    again: bool = False
    remark: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Came:
    """How an input came, apart from its document."""

    origin: Origin
    beside: Beside = NOTHING
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class _Coming:
    """A document on its way through the reader; a twin waits for an earlier one that is the same, and is not read."""

    came: _Came
    document: Document
    again: bool = False
    twin: bool = False


class Adding:
    """One run of adding to a record.

    Args:
        published: given to every document, where it is not None.
        fetcher: fetches addresses; without one they are refused.
        translator: translates documents in other languages.
    """

    def __init__(self, database: Database, reader: Reader, workers: int, published: datetime.date | None = None,
                 fetcher: Fetcher | None = None, translator: Translator | None = None) -> None:
        self._database, self._reader, self._workers, self._published = database, reader, workers, published
        self._fetcher, self._translator = fetcher, translator
        self._maker = layers.Maker.of(*reader.version())
        self._on_the_way: set[str] = set()  # ids, and sha256s of raw bytes
        with database.reading() as connection:
            self._failed_before = {failure.name for failure in documents.all_failures(connection)}

    def run(self, inputs: Iterable[Input]) -> Iterator[Added]:
        """One Added for each document, in order, each after its commit."""
        return self.take(_find(inputs, self._fetcher))

    def take(self, found: Iterable[Found | Document]) -> Iterator[Added]:
        """As `run`, for what is found already."""
        arriving = itertools.chain.from_iterable(map(self._meet, found))
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

    def _meet(self, found: Found | Document) -> Iterator[Added | _Coming]:
        """Settle an input that needs no reading, or send it. A thread of the reader's may call this."""
        if isinstance(found, Document):
            came = _Came(Origin(found.url or found.title or found.id[: documents.SHORTEST]))
            yield self._known_or_coming(came, found)
            yield from self._translation(came, found)
            return
        visit = found.visit
        visited = Visited(visit.address, visit.etag, visit.last_modified, visit.raw_sha256) if visit else None
        came = _Came(Origin(found.name, found.sha256()), Beside(visited=visited))
        if found.error:
            yield self._fail(came, found.error, again=found.again)
            return
        with self._database.reading() as connection:
            stored = documents.by_raw(connection, came.origin.raw_sha256)
            known = documents.load(connection, stored.number) if stored and self._translator else None
        if stored and self._published in (None, stored.published):
            yield self._stored(came, stored)
            if known:
                yield from self._translation(came, known)
        else:
            yield from self._made(came, found)

    def _made(self, came: _Came, found: Found) -> Iterator[Added | _Coming]:
        from .ingest import make

        if found.raw is None:
            yield self._fail(came, f"{found.name}: not changed since it was fetched, but no longer in the record", again=True)
            return
        try:
            made = make(found, self._published)
        except DocumentError as error:
            yield self._fail(came, str(error))
            return
        original = Original(made.way_back, found.told.charset, found.raw if found.is_fleeting else None)
        came = replace(came, beside=replace(came.beside, original=original), remark=made.remark)
        yield self._known_or_coming(came, made.document)
        yield from self._translation(came, made.document)

    def _translation(self, came: _Came, document: Document) -> Iterator[Added | _Coming]:
        """The translation of a document, where there is to be one: stored before, or made now."""
        if self._translator is None or not self._translator.wants(document):
            return
        beside = Beside(translated=document.id, command=self._translator.command)
        came = _Came(Origin(f"{came.origin.name} (translated)"), beside)
        with self._database.reading() as connection:
            held = documents.by_id(connection, document.id)
            number = translations.translation_of(connection, held.number) if held else None
            stored = documents.by_number(connection, number) if number is not None else None
        if stored:
            yield self._stored(came, stored)
            return
        try:
            translated = self._translator.translate(document)
        except DocumentError as error:
            yield self._fail(came, f"{came.origin.name}: {error}")
            return
        yield self._known_or_coming(replace(came, beside=replace(beside, aligned=translated.aligned)), translated.document)

    def _known_or_coming(self, came: _Came, document: Document) -> Added | _Coming:
        # On the way first, then the store: a document leaves the way only after it is in the store.
        if self._on_the_way & {document.id, came.origin.raw_sha256}:
            return _Coming(came, document, twin=True)
        with self._database.reading() as connection:
            stored = keep.held(connection, document, came.origin)
        return self._stored(came, stored) if stored else self._send(_Coming(came, document))

    def _stored(self, came: _Came, stored: DocumentFacts) -> Added | _Coming:
        origin = came.origin
        with self._database.reading() as connection:
            if layers.maker_of(connection, stored.number) != self._maker:
                kept = replace(came, origin=Origin(origin.name, stored.raw_sha256))
                return self._send(_Coming(kept, documents.load(connection, stored.number), again=True))
        if origin.name in self._failed_before or came.beside.visited or came.beside.aligned:
            with self._database.writing() as connection:
                keep.settle(connection, origin, stored.number, came.beside)
        return Added(origin.name, "known", stored.id, remark=came.remark, language=stored.language)

    def _send(self, coming: _Coming) -> _Coming:
        self._on_the_way |= {coming.document.id, coming.came.origin.raw_sha256 or coming.document.id}
        return coming

    def _settled(self, line: deque[Added | _Coming]) -> Iterator[Added]:
        """All at the head of the line that wait for no outcome."""
        while line and (isinstance(line[0], Added) or line[0].twin):
            head = line.popleft()
            yield head if isinstance(head, Added) else self._as_its_twin(head)

    def _as_its_twin(self, coming: _Coming) -> Added:
        with self._database.reading() as connection:
            stored = keep.held(connection, coming.document, coming.came.origin)
        name = coming.came.origin.name
        if stored:
            with self._database.writing() as connection:
                keep.settle(connection, coming.came.origin, stored.number, coming.came.beside)
            return Added(name, "known", stored.id, remark=coming.came.remark, language=stored.language)
        return self._fail(coming.came, f"{name}: the same as one before, which could not be read", coming.document.id)

    def _finish(self, coming: _Coming, outcome: Reading | Failed) -> Added:
        came, document_id = coming.came, coming.document.id
        if isinstance(outcome, Failed):
            return self._fail(came, outcome.error, document_id)
        try:
            with self._database.writing() as connection:
                new = keep.keep(connection, came.origin, outcome, self._maker, came.beside)
                stored = keep.held(connection, outcome.document, came.origin)
        except DocumentError as error:
            return self._fail(came, str(error), document_id)
        self._on_the_way -= {document_id, came.origin.raw_sha256}
        # Another process may have stored the same bytes meanwhile, under another name and so another id.
        return Added(came.origin.name, "added" if new else "known", stored.id if stored else document_id, again=new and coming.again,
                     remark=came.remark, language=outcome.document.language)

    def _fail(self, came: _Came, error: str, document_id: str | None = None, again: bool = False) -> Added:
        with self._database.writing() as connection:
            documents.note_failure(connection, came.origin, error)
            if came.beside.visited:
                addresses.give_up(connection, came.beside.visited.address, at_once=not again)
        self._on_the_way -= {document_id, came.origin.raw_sha256}
        return Added(came.origin.name, "failed", document_id, error)


def fetcher_of(database: Database, fetch: Fetch) -> Fetcher:
    """What fetches for a record: it asks for what was fetched before by what the record remembers of it."""
    from .ingest import Fetcher, Visit

    def recall(address: str) -> Visit | None:
        with database.reading() as connection:
            last = addresses.recall(connection, address)
        return Visit(last.address, last.etag, last.last_modified, last.raw_sha256) if last else None

    return Fetcher(f"standoff/{version('standoff')}", private=fetch == "any", recall=recall)


def _find(inputs: Iterable[Input], fetcher: Fetcher | None) -> Iterator[Found | Document]:
    """Documents, and bytes that are at hand, as they are; what paths and addresses lead to."""
    for named, group in itertools.groupby(inputs, lambda one: isinstance(one, (str, os.PathLike))):
        if named:
            from .ingest import find

            yield from find([os.fspath(one) for one in group if isinstance(one, (str, os.PathLike))], fetcher)
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
