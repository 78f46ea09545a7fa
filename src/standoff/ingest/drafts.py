"""What the readers of pages and of plain text hand over: pieces, not yet a document."""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ..annotation import Section, Span, WayBack
from ..annotation.document import PublishedBasis, SectionKind

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a page, on one line; `kind` is "body" where the markup does not say otherwise."""

    kind: SectionKind
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A document without id, language and the caller's date."""

    text: str
    sections: tuple[Section, ...] = ()
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    published_basis: PublishedBasis = "unknown"
    way_back: WayBack | None = None  # to the characters that were read; None where there is none


def joined(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Section, ...]]:
    """The paragraphs as one text, blank lines between, and a section for each that is no body."""
    pieces: list[str] = []
    sections: list[Section] = []
    length = 0
    for paragraph in paragraphs:
        if not paragraph.words:
            continue
        if pieces:
            length += len(SEPARATOR)
        if paragraph.kind != "body":
            sections.append(Section(paragraph.kind, Span(length, length + len(paragraph.words))))
        pieces.append(paragraph.words)
        length += len(paragraph.words)
    return SEPARATOR.join(pieces), tuple(sections)
