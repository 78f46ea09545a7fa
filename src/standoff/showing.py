"""Some words on the original: where they stand in the page's markup or the file's characters that a document was made from."""
from __future__ import annotations

from dataclasses import dataclass

from .annotation import Span
from .errors import NoSuchReference
from .queries import Resolved
from .store import originals
from .store.database import Database


@dataclass(frozen=True, slots=True)
class Shown:
    """The original's name, its characters, and the pieces of it that are the words, in order."""

    name: str
    text: str
    spans: tuple[Span, ...]


def shown_on_original(database: Database, found: Resolved) -> Shown:
    """What a reference points at, on the original; of a translation, the sentences or paragraphs behind it in what was translated.

    Raises:
        NoSuchReference: no way back is kept (a PDF), or the file is gone or has changed.
    """
    from .ingest import again, decode

    facts, words = found.document, [found.words] if found.words else []
    if found.behind:
        facts, words = found.behind.document, list(found.behind.words)
    with database.reading() as connection:
        kept = originals.load(connection, facts.number)
    if kept.way_back is None:
        raise NoSuchReference(f"{found.ref}: no way back to the original is kept; a PDF, a Word file and a given text have none")
    raw = kept.raw or again(facts.origin, facts.raw_sha256)
    if raw is None:
        raise NoSuchReference(f"{found.ref}: {facts.origin} is no longer there, or has changed")
    spans = [one.span for one in words] or [Span(0, facts.characters)]
    return Shown(facts.origin, decode(raw, kept.charset), tuple(piece for span in spans for piece in kept.way_back.spans(span)))
