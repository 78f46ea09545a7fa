"""One article with everything that is known of it, and its neighbours in time."""
from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from ..annotation import Reading
from ..store import cited, layers, reviews
from ..store.database import Database
from ..store.documents import IN_ORDER, DocumentFacts
from ..store.findings import LAYERS
from ..store.reviewed import Finding, findings
from ..store.tables import documents as document_table


@dataclass(frozen=True, slots=True)
class Article:
    """`reading` is the machine's; `findings` are the five layers that can be reviewed, reviewed over predicted, rejected ones too.
    `previous` and `following` begin the references of the articles before and after in order of publication."""

    document: DocumentFacts
    reading: Reading
    findings: dict[str, list[Finding]]
    previous: str | None
    following: str | None


def article(database: Database, prefix: str) -> Article:
    """The article whose id begins so. Raises NoSuchReference."""
    with database.reading() as connection:
        facts = cited.find_document(connection, cited.parse(prefix)[0])
        reading = layers.load(connection, facts.number)
        standing = reviews.standing(reviews.of_document(connection, facts.id))
        before, after = _neighbours(connection, facts)
    return Article(facts, reading, {layer: findings(reading, layer, standing) for layer in LAYERS}, before, after)


def _neighbours(connection: Connection, facts: DocumentFacts) -> tuple[str | None, str | None]:
    shorts = list(connection.execute(select(document_table.c.number, document_table.c.short).order_by(*IN_ORDER)))
    place = next(place for place, row in enumerate(shorts) if row.number == facts.number)
    return (shorts[place - 1].short if place else None), (shorts[place + 1].short if place + 1 < len(shorts) else None)
