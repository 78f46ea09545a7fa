"""Which document is the translation of which, and which stretch of the one stands for which of the other."""
from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ..annotation import Span
from .tables import translations

Aligned = tuple[tuple[Span, Span], ...]  # in the translation, in the original; in the order of the translation


@dataclass(frozen=True, slots=True)
class Translation:
    """`document` and `original` are numbers of documents; `command` is what translated."""

    document: int
    original: int
    command: str
    aligned: Aligned

    def spans(self, span: Span) -> tuple[Span, ...]:
        """The sentences or paragraphs of the original that stand behind `span` of the translation, in order."""
        return tuple(there for here, there in self.aligned if here.overlaps(span))


def insert(connection: Connection, translation: Translation) -> None:
    """Keep it, unless the document is known as a translation already."""
    if of_translation(connection, translation.document) is None:
        flat = [(here.start, here.end, there.start, there.end) for here, there in translation.aligned]
        connection.execute(translations.insert().values(
            document=translation.document, original=translation.original, command=translation.command, aligned=json.dumps(flat)))


def of_translation(connection: Connection, number: int) -> Translation | None:
    """What the document of that number is a translation of."""
    row = connection.execute(select(translations).where(translations.c.document == number)).one_or_none()
    if row is None:
        return None
    aligned = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row.aligned))
    return Translation(row.document, row.original, row.command, aligned)


def translation_of(connection: Connection, original: int) -> int | None:
    """The number of the document's translation, the first if there are several."""
    return connection.scalar(select(translations.c.document).where(translations.c.original == original).order_by(
        translations.c.document).limit(1))
