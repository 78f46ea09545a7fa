"""Annotations one after the other, documents, references, words."""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from ..annotation import Commitment, Event, Figure, Position, Reading, Span, Statement, Words
from ..store import cited, decisions, documents, fulltext, layers, reviews, translations
from ..store.cited import Cited
from ..store.database import Database
from ..store.decisions import Decided
from ..store.documents import FACTS, IN_ORDER, DocumentFacts, Failure, facts_of
from ..store.kinds import BY_LETTER, words_of
from ..store.reviewed import corrected, without
from ..store.tables import FLAT, annotated, entries
from ..store.tables import documents as document_table
from ..store.tables import layers as layer_table
from .wanted import EVERYTHING, Wanted, cited_of, rows

CONTEXT = 200  # characters shown on either side of cited words
BY_PLACE = "pf"  # letters of what is numbered by its place in its layer
_AT_ONCE = 500  # rows fetched at a time
_READINGS_AT_ONCE = 100  # held at a time, text and all


@dataclass(frozen=True, slots=True)
class Behind:
    """The original of a translation: its document, and the sentences or paragraphs there that stand behind some words."""

    document: DocumentFacts
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference points at. `annotation` and `words` are None where it names a whole document; `before` and `after` are up
    to CONTEXT characters around the words, cut where words end (of a whole document, `after` is how it begins). `behind` is what
    stands in the original, where the document is a translation; `review` what was decided about it (accept, correct, reject)."""

    ref: str
    document: DocumentFacts
    annotation: Any
    words: Words | None
    before: str
    after: str
    behind: Behind | None = None
    review: str | None = None


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
    """What a record holds. `annotations` counts by layer, `versions` the documents by the version of standoff that read them,
    `reviews` every entry about a finding, those that were taken back too."""

    documents: int
    failures: int
    outlets: int
    first_published: datetime.date | None
    last_published: datetime.date | None
    annotations: dict[str, int]
    versions: dict[str, int]
    size_bytes: int
    reviews: int


class Ledger:
    """Ask a record. Rows come in order of publication, undated documents last, then of document ids and of the text. With `as_of`
    nothing is there but what was published up to that day."""

    def __init__(self, database: Database, as_of: datetime.date | None = None) -> None:
        self._database = database
        self._then = () if as_of is None else (document_table.c.published <= as_of,)

    def events(self, wanted: Wanted = EVERYTHING) -> Iterator[Cited[Event]]:
        return self.cited("events", wanted)

    def statements(self, wanted: Wanted = EVERYTHING) -> Iterator[Cited[Statement]]:
        return self.cited("statements", wanted)

    def commitments(self, wanted: Wanted = EVERYTHING) -> Iterator[Cited[Commitment]]:
        return self.cited("commitments", wanted)

    def positions(self, wanted: Wanted = EVERYTHING) -> Iterator[Cited[Position]]:
        return self.cited("positions", wanted)

    def figures(self, wanted: Wanted = EVERYTHING) -> Iterator[Cited[Figure]]:
        return self.cited("figures", wanted)

    def cited(self, layer: str, wanted: Wanted) -> Iterator[Cited[Any]]:
        """The annotations of one of the five layers, one after the other; the record may be added to meanwhile."""
        met = dict[str, DocumentFacts]()
        with self._database.reading() as connection:
            query = rows(layer, wanted).where(*self._then).order_by(*IN_ORDER, FLAT[layer].c.row_key)
            for row in connection.execute(query).yield_per(_AT_ONCE):
                yield cited_of(layer, row, met)

    def documents(self) -> list[DocumentFacts]:
        with self._database.reading() as connection:
            return [facts_of(row) for row in connection.execute(select(*FACTS).where(*self._then).order_by(*IN_ORDER))]

    def readings(self) -> Iterator[Reading]:
        """Every reading, one after the other, reviewed over predicted: corrected in its place, and without what was rejected."""
        for _, reading, rejected in self.referenced():
            yield without(reading, rejected)

    def referenced(self) -> Iterator[tuple[str, Reading, frozenset[str]]]:
        """Every reading with what begins its references, corrected; what was rejected comes beside it by its local ids. Of that,
        what is numbered by its place (positions, figures) is still in it, so that every reference is true."""
        with self._database.reading() as connection:
            every = [facts_of(row) for row in connection.execute(select(*FACTS).where(*self._then).order_by(*IN_ORDER))]
            for start in range(0, len(every), _READINGS_AT_ONCE):
                some = every[start : start + _READINGS_AT_ONCE]
                for facts, machine in zip(some, layers.load_many(connection, [facts.number for facts in some]), strict=True):
                    reading, rejected = corrected(machine, reviews.standing(reviews.of_document(connection, facts.id)))
                    yield facts.short, without(reading, frozenset(one for one in rejected if one[0] not in BY_PLACE)), rejected

    def reading(self, prefix: str) -> Reading:
        """The reading of the document whose id begins so, corrected; what was rejected is in it. Raises NoSuchReference."""
        with self._database.reading() as connection:
            return _corrected(connection, cited.find_document(connection, cited.parse(prefix)[0]))[0]

    def resolve(self, ref: str) -> Resolved:
        """Raises NoSuchReference."""
        prefix, local_id = cited.parse(ref)
        with self._database.reading() as connection:
            facts = cited.find_document(connection, prefix)
            reading = _corrected(connection, facts)[0]
            review = _review(connection, facts.number, local_id)
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
        return Resolved(f"{facts.short}:{local_id}", facts, annotation, words, before, after, behind, review)

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
            return Stats(count, failed, outlets, first, last, annotations, _versions(connection), self._database.size_bytes(),
                         reviews.last_number(connection))


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


def _review(connection: Connection, number: int, local_id: str | None) -> str | None:
    """What was decided about a finding."""
    layer = BY_LETTER[local_id[0]].layer if local_id else ""
    if layer not in FLAT:
        return None
    held = FLAT[layer].c
    return connection.scalar(select(held.review).join(annotated, annotated.c.row_key == held.row_key)
                             .where(held.document == number, annotated.c.local_id == local_id))


def _corrected(connection: Connection, facts: DocumentFacts) -> tuple[Reading, frozenset[str]]:
    return corrected(layers.load(connection, facts.number), reviews.standing(reviews.of_document(connection, facts.id)))


def _hit(connection: Connection, wanted: tuple[str, ...], match: fulltext.Match) -> Hit:
    facts = facts_of(connection.execute(select(*FACTS).where(document_table.c.number == match.document)).one())
    refused = (select(table.c.row_key).where(table.c.document == match.document, table.c.review == "reject") for table in FLAT.values())
    rejected = set(connection.scalars(union_all(*refused)))
    of_document = select(entries.c.local_id, entries.c.entry).where(entries.c.document == match.document)
    held = {row.local_id: row.entry for row in connection.execute(of_document)}
    found = [one for one in fulltext.match_evidence(connection, wanted, match.document) if one[0] not in rejected]
    passages = tuple((f"{facts.short}:{local_id}", words) for _, local_id, words in found)
    snippet, marks = _marked(match.snippet)
    return Hit(facts.short, facts, snippet, marks, passages, tuple(held.get(local_id) for _, local_id, _ in found))


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
