"""Which annotations are asked for, as SQL, and the rows that come of it."""
from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, and_, func, or_, select

from ..annotation import Span, Words
from ..annotation.codec import from_plain
from ..store import fulltext
from ..store.cited import Cited
from ..store.documents import FACTS, DocumentFacts, facts_of
from ..store.kinds import BY_LAYER
from ..store.tables import FLAT, annotated, entries, parties
from ..store.tables import documents as document_table

STANDING, UNREVIEWED, ALL = "standing", "unreviewed", "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations; a field left None asks for nothing.

    `party` is a code: "RUS" finds "RUS GOV" too, "IGO NATO" that body alone; `role` where it stands (actor, recipient, speaker,
    by, toward, party); who has no code is not found by it. `other` is a second party, in any role. `since` and `until` are days,
    both included: of what happened, as far as it is known, else of publication; an annotation with neither is left out. The
    `published_…` days are of publication alone. `equal` holds other columns to one value, or to None; to one of several where
    the value is a tuple. `words` all stand in the words that show it. `score` is the least and the most. `document` begins an
    id; `after` is the number of a document: only those that were added later. `review` is standing (all that was not rejected),
    unreviewed, accept, correct, reject or all.
    """

    party: str | None = None
    role: str | None = None
    other: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    published_since: datetime.date | None = None
    published_until: datetime.date | None = None
    outlet: str | None = None
    equal: Mapping[str, Any] = field(default_factory=dict)
    words: str | None = None
    score: tuple[float | None, float | None] = (None, None)
    document: str | None = None
    after: int | None = None
    review: str = STANDING


EVERYTHING = Wanted()  # that was not rejected


def rows(layer: str, wanted: Wanted) -> Select[Any]:
    """The columns of a Cited, of all that is wanted, in no order."""
    held, whole = FLAT[layer].c, annotated.c
    columns = (whole.local_id, whole.annotation, whole.evidence, whole.evidence_start, whole.evidence_end, held.finding, held.review)
    of_entry = and_(entries.c.document == held.document, entries.c.local_id == whole.local_id)
    query = select(*columns, entries.c.entry, *FACTS).join(annotated, whole.row_key == held.row_key).outerjoin(entries, of_entry)
    return query.join(document_table, document_table.c.number == held.document).where(*clauses(FLAT[layer], wanted))


def cited_of(layer: str, row: Row[Any], met: dict[str, DocumentFacts]) -> Cited[Any]:
    """One row of `rows`. `met` keeps the documents' facts, each once."""
    facts = met.setdefault(row.id, facts_of(row))
    return Cited(f"{facts.short}:{row.local_id}", facts, from_plain(BY_LAYER[layer].made, json.loads(row.annotation)),
                 Words(row.evidence, Span(row.evidence_start, row.evidence_end)), row.entry, row.finding, row.review)


def clauses(table: Table, wanted: Wanted, *, often: bool = False) -> Iterator[ColumnElement[bool]]:
    """What must be true of a row of one of the five tables. Parties are looked up once for all rows, or, where `often`, row by row:
    quicker where rows come in an index's order and the first few that fit are enough."""
    held = table.c
    for party, role in ((wanted.party, wanted.role), (wanted.other, None)):
        if party:
            keys = keys_of(party, role)
            same = (parties.c.document == held.document) & (parties.c.row_key == held.row_key)
            yield keys.where(same).correlate(table).exists() if often else held.row_key.in_(keys)
    if wanted.since:
        yield held.last_day >= wanted.since
    if wanted.until:
        yield held.first_day <= wanted.until
    if wanted.published_since:
        yield held.published >= wanted.published_since
    if wanted.published_until:
        yield held.published <= wanted.published_until
    if wanted.outlet:
        yield func.lower(held.outlet) == func.lower(wanted.outlet)
    if wanted.words:
        yield held.row_key.in_(fulltext.keys_of(fulltext.expression(wanted.words)))
    if wanted.document:
        beginning = (document_table.c.id >= wanted.document) & (document_table.c.id < wanted.document + "g")
        yield held.document.in_(select(document_table.c.number).where(beginning))
    if wanted.after is not None:
        yield held.document > wanted.after
    yield from _scored(table, *wanted.score)
    for name, value in wanted.equal.items():
        yield _equal(held[name], value)
    if wanted.review != ALL:
        yield _reviewed(table, wanted.review)


def keys_of(party: str, role: str | None = None) -> Select[tuple[int]]:
    """The row keys of all in which a party stands."""
    # "RUS" and all that begins with "RUS ": "!" is the sign after the space.
    key = party.strip().casefold()
    query = select(parties.c.row_key).where(parties.c.code_key >= key, parties.c.code_key < key + "!")
    return query.where(parties.c.role == role) if role else query


def _equal(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    if not isinstance(value, tuple):
        return column.is_not_distinct_from(value)
    some = column.in_([one for one in value if one is not None])
    return or_(some, column.is_(None)) if None in value else some


def _scored(table: Table, least: float | None, most: float | None) -> Iterator[ColumnElement[bool]]:
    if least is not None:
        yield table.c.score >= least
    if most is not None:
        yield table.c.score <= most


def _reviewed(table: Table, review: str) -> ColumnElement[bool]:
    if review == STANDING:
        return table.c.review.is_distinct_from("reject")
    return table.c.review.is_(None) if review == UNREVIEWED else table.c.review == review
