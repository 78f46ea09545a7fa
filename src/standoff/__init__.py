"""The cited record of a crisis: who said, demanded, offered, threatened and did what, each with the exact words.

    reading = standoff.read(text, published="2022-01-17")
    for reading in standoff.read_many(documents, workers=2): ...
    record = standoff.Record("crisis.standoff")
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .annotation import CodedEvent, Document, Failed, Lean, Reading
    from .record import Record

__all__ = ["CodedEvent", "Document", "Failed", "Reading", "Record", "code_event", "code_events", "read", "read_many"]


def read(text: str, published: str | datetime.date | None = None, title: str | None = None, outlet: str | None = None,
         url: str | None = None, lean: Lean | None = None) -> Reading:
    """Return the reading of one text; nothing is stored. Every span counts code points of `text` as given.

    Where in doubt about an event, `lean="precision"` leaves it out and `lean="recall"` keeps it.

    Raises:
        CallError: `published` is no date.
        TooLarge: more than a million characters.
        DocumentError: the text could not be read.
        WeightsMissing: the encoder is not installed.
    """
    from . import ingest, reader

    return reader.read(ingest.document_of(text, published, title, outlet, url), lean)


def read_many(documents: Iterable[str | dict[str, Any] | Document], workers: int = 1,
              lean: Lean | None = None) -> Iterator[Reading | Failed]:
    """Yield a Reading a document, in order; in place of a document that cannot be read a Failed with the reason.

    Args:
        documents: texts, dicts with "text" and optionally "published", "title", "outlet", "url", or Documents.
        workers: processes; 1 reads in this one.
        lean: as in `read`.
    """
    from . import ingest, reader
    from .annotation import Document, Failed
    from .errors import Broken, StandoffError

    refused: dict[int, Failed] = {}

    def ready() -> Iterator[Document]:
        for n, one in enumerate(documents):
            try:
                yield one if isinstance(one, Document) else ingest.document_of(**(one if isinstance(one, dict) else {"text": one}))
            except Broken:
                raise
            except (StandoffError, TypeError) as error:
                refused[n] = Failed(one, str(error))

    n = 0
    for found in reader.read_many(ready(), workers, lean):
        while n in refused:
            yield refused.pop(n)
            n += 1
        yield found
        n += 1
    yield from (refused[n] for n in sorted(refused))


def code_event(sentence: str, actor_span: tuple[int, int] | None, recipient_span: tuple[int, int] | None) -> CodedEvent:
    """Return the event between one given pair in one sentence; either span may be None. Raises ValueError, WeightsMissing."""
    return code_events([(sentence, actor_span, recipient_span)])[0]


def code_events(pairs: Iterable[tuple[str, tuple[int, int] | None, tuple[int, int] | None]]) -> list[CodedEvent]:
    """Return one CodedEvent a (sentence, actor span, recipient span), in order. Raises ValueError, WeightsMissing."""
    from .stages.pairs import code_pairs

    return list(code_pairs(pairs))


def __getattr__(name: str) -> Any:
    """Record and the nouns, imported when first asked for: `import standoff` stays quick."""
    if name == "Record":
        from .record import Record

        return Record
    if name in ("CodedEvent", "Document", "Failed", "Reading"):
        from . import annotation

        return getattr(annotation, name)
    raise AttributeError(f"module 'standoff' has no attribute {name!r}")
