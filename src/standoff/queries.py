"""Read models: what the record answers. Every query is SQL over the store's tables; nothing here writes."""
from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from .annotation import Commitment, Event, Figure, Position, Reading, Span, Statement, Words
from .annotation.codec import from_plain
from .store import cited, decisions, documents, fulltext, layers, translations
from .store.cited import Cited
from .store.database import Database
from .store.decisions import Decided
from .store.documents import FACTS, IN_ORDER, DocumentFacts, Failure, facts_of
from .store.kinds import BY_LAYER, Kind, words_of
from .store.tables import FLAT, entries, parties
from .store.tables import documents as document_table
from .store.tables import layers as layer_table

CONTEXT = 200  # characters shown on either side of cited words
_AT_ONCE = 500  # rows fetched at a time


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations; a field left None asks for nothing.

    `party` is a code: "RUS" finds "RUS GOV" too, "IGO NATO" that body alone; `role` where it stands (actor, recipient, speaker,
    by, toward, party); who has no code is not found by it. `since` and `until` are days, both included: of what happened, as
    far as it is known, else of publication; an annotation with neither is left out. The `published_…` days are of publication
    alone. `equal` holds other columns to one value, or to None; to one of several where the value is a tuple.
    """

    party: str | None = None
    role: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    published_since: datetime.date | None = None
    published_until: datetime.date | None = None
    outlet: str | None = None
    equal: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Behind:
    """The original of a translation: its document, and the sentences or paragraphs there that stand behind some words."""

    document: DocumentFacts
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference points at. `annotation` and `words` are None where it names a whole document; `before` and `after` are up
    to CONTEXT characters around the words, cut where words end (of a whole document, `after` is how it begins). `behind` is what
    stands in the original, where the document is a translation."""

    ref: str
    document: DocumentFacts
    annotation: Any
    words: Words | None
    before: str
    after: str
    behind: Behind | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which all the words stand. `snippet` is a piece of it, `marks` the found words there; `passages` are the
    (ref, words) of the annotations whose own evidence has all of the words, `entries` the entry of each."""

    ref: str
    document: DocumentFacts
    snippet: str
    marks: tuple[Span, ...]
    passages: tuple[tuple[str, str], ...]
    entries: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """What a record holds. `annotations` counts by layer, `versions` the documents by the version of standoff that read them."""

    documents: int
    failures: int
    outlets: int
    first_published: datetime.date | None
    last_published: datetime.date | None
    annotations: dict[str, int]
    versions: dict[str, int]
    size_bytes: int


class Ledger:
    """Ask a record. Rows come in order of publication, undated documents last, then of document ids and of the text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(self, wanted: Wanted = Wanted()) -> Iterator[Cited[Event]]:
        return self.cited("events", wanted)

    def statements(self, wanted: Wanted = Wanted()) -> Iterator[Cited[Statement]]:
        return self.cited("statements", wanted)

    def commitments(self, wanted: Wanted = Wanted()) -> Iterator[Cited[Commitment]]:
        return self.cited("commitments", wanted)

    def positions(self, wanted: Wanted = Wanted()) -> Iterator[Cited[Position]]:
        return self.cited("positions", wanted)

    def figures(self, wanted: Wanted = Wanted()) -> Iterator[Cited[Figure]]:
        return self.cited("figures", wanted)

    def cited(self, layer: str, wanted: Wanted) -> Iterator[Cited[Any]]:
        """The annotations of one of the five layers, one after the other; the record may be added to meanwhile."""
        kind, met = BY_LAYER[layer], dict[str, DocumentFacts]()
        with self._database.reading() as connection:
            for row in connection.execute(_rows(FLAT[layer], wanted)).yield_per(_AT_ONCE):
                facts = met.setdefault(row.id, facts_of(row))
                yield Cited(f"{facts.short}:{row.local_id}", facts, _annotation(kind, row.annotation),
                            Words(row.evidence, Span(row.evidence_start, row.evidence_end)), row.entry)

    def documents(self) -> list[DocumentFacts]:
        with self._database.reading() as connection:
            return [facts_of(row) for row in connection.execute(select(*FACTS).order_by(*IN_ORDER))]

    def readings(self) -> Iterator[Reading]:
        """Every reading, one after the other."""
        with self._database.reading() as connection:
            for number in list(connection.scalars(select(document_table.c.number).order_by(*IN_ORDER))):
                yield layers.load(connection, number)

    def reading(self, prefix: str) -> Reading:
        """The reading of the document whose id begins so. Raises NoSuchReference."""
        with self._database.reading() as connection:
            facts = cited.find_document(connection, cited.parse(prefix)[0])
            return layers.load(connection, facts.number)

    def resolve(self, ref: str) -> Resolved:
        """Raises NoSuchReference."""
        prefix, local_id = cited.parse(ref)
        with self._database.reading() as connection:
            facts = cited.find_document(connection, prefix)
            reading = layers.load(connection, facts.number)
            translation = translations.of_translation(connection, facts.number)
            original = documents.by_number(connection, translation.original) if translation else None
            original_text = documents.load(connection, original.number).text if original else ""
        text = reading.document.text
        if local_id is None:
            after = text[: _word_end(text, CONTEXT)]
            return Resolved(facts.short, facts, None, None, "", after, Behind(original, ()) if original else None)
        annotation = cited.find_annotation(reading, ref, local_id)
        words = words_of(annotation, text)
        before, after = around(text, words.span)
        behind = None
        if original and translation:
            behind = Behind(original, tuple(Words(span.of(original_text), span) for span in translation.spans(words.span)))
        return Resolved(f"{facts.short}:{local_id}", facts, annotation, words, before, after, behind)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Documents in which all words of `query` stand, best first. Raises CallError where it has none."""
        wanted = fulltext.expression(query)
        with self._database.reading() as connection:
            if fulltext.is_unspaced(query):
                matches = fulltext.match_inside(connection, query, limit)
            else:
                matches = fulltext.match_documents(connection, wanted, limit)
            return [_hit(connection, wanted, match) for match in matches]

    def decisions(self, subject: str) -> list[Decided]:
        """What the user decided about issues ("issue"), in order."""
        with self._database.reading() as connection:
            return decisions.of(connection, subject)

    def failures(self) -> list[Failure]:
        """What could not be read, in order of names."""
        with self._database.reading() as connection:
            return documents.all_failures(connection)

    def stats(self) -> Stats:
        held = document_table.c
        with self._database.reading() as connection:
            span = select(func.count(), func.count(held.outlet.distinct()), func.min(held.published), func.max(held.published))
            count, outlets, first, last = connection.execute(span.select_from(document_table)).one()
            annotations = {name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in FLAT.items()}
            failed = len(documents.all_failures(connection))
            return Stats(count, failed, outlets, first, last, annotations, _versions(connection), self._database.size_bytes())


def around(text: str, span: Span, reach: int = CONTEXT) -> tuple[str, str]:
    """Up to `reach` characters before and after a span, no word cut in two (unless one alone is longer than that)."""
    start = max(0, span.start - reach)
    if start and not text[start - 1].isspace():
        start = next((place + 1 for place in range(start, span.start) if text[place].isspace()), start)
    return text[start : span.start], text[span.end : _word_end(text, span.end + reach, span.end)]


def _word_end(text: str, end: int, start: int = 0) -> int:
    """`end`, or where the word that it would cut begins; not before `start`."""
    if end >= len(text) or text[end].isspace():
        return min(end, len(text))
    return next((place for place in range(end, start, -1) if text[place - 1].isspace()), end)


def _annotation(kind: Kind, plain: str) -> Any:
    return from_plain(kind.made, json.loads(plain))


def _rows(table: Table, wanted: Wanted) -> Select[Any]:
    held = table.c
    columns = (held.local_id, held.annotation, held.evidence, held.evidence_start, held.evidence_end, entries.c.entry, *FACTS)
    of_entry = and_(entries.c.document == held.document, entries.c.local_id == held.local_id)
    query = select(*columns).join(document_table, document_table.c.number == held.document).outerjoin(entries, of_entry)
    return query.where(*_clauses(table, wanted)).order_by(*IN_ORDER, held.row_key)


def _clauses(table: Table, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    published = document_table.c.published
    if wanted.party:
        yield table.c.row_key.in_(_keys_of(wanted.party, wanted.role))
    if wanted.since:
        yield table.c.last_day >= wanted.since
    if wanted.until:
        yield table.c.first_day <= wanted.until
    if wanted.published_since:
        yield published >= wanted.published_since
    if wanted.published_until:
        yield published <= wanted.published_until
    if wanted.outlet:
        yield func.lower(document_table.c.outlet) == func.lower(wanted.outlet)
    for name, value in wanted.equal.items():
        yield table.c[name].in_(value) if isinstance(value, tuple) else table.c[name].is_not_distinct_from(value)


def _keys_of(party: str, role: str | None) -> Select[tuple[int]]:
    # "RUS" and all that begins with "RUS ": "!" is the sign after the space.
    key = party.strip().casefold()
    query = select(parties.c.row_key).where(parties.c.code_key >= key, parties.c.code_key < key + "!")
    return query.where(parties.c.role == role) if role else query


def _hit(connection: Connection, wanted: str, match: fulltext.Match) -> Hit:
    facts = facts_of(connection.execute(select(*FACTS).where(document_table.c.number == match.document)).one())
    of_document = select(entries.c.local_id, entries.c.entry).where(entries.c.document == match.document)
    held = {row.local_id: row.entry for row in connection.execute(of_document)}
    found = list(fulltext.match_evidence(connection, wanted, match.document))
    passages = tuple((f"{facts.short}:{row.local_id}", row.words) for row in found)
    snippet, marks = _marked(match.snippet)
    return Hit(facts.short, facts, snippet, marks, passages, tuple(held.get(row.local_id) for row in found))


def _marked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """A snippet without its signs, and where the words between them stand in it."""
    plain, marks = "", []
    for piece in snippet.split(fulltext.OPEN):
        found, close, rest = piece.partition(fulltext.CLOSE)
        if close and found:
            marks.append(Span(len(plain), len(plain) + len(found)))
        plain += found + rest
    return plain, tuple(marks)


def _versions(connection: Connection) -> dict[str, int]:
    made_by = layer_table.c.standoff
    counted = select(made_by, func.count(layer_table.c.document.distinct())).group_by(made_by).order_by(made_by)
    return {row[0]: row[1] for row in connection.execute(counted)}
