"""The text that everything points into."""
from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Literal

from .span import Span

SectionKind = Literal["title", "body", "caption", "credit", "keywords", "byline", "dateline", "boilerplate"]
PublishedBasis = Literal["given", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text by what it is; sections do not overlap."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` never changes; every span of every annotation counts its code points.

    `known_sections` are those that a page's markup gave away (a caption, a byline); the sections stage keeps them.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    published_basis: PublishedBasis = "unknown"
    language: str = "en"
    known_sections: tuple[Section, ...] = ()

    @staticmethod
    def id_of(text: str, outlet: str | None, published: datetime.date | None) -> str:
        """The sha256, in hex, of text, outlet and publication date."""
        parts = (text, outlet or "", published.isoformat() if published else "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
