"""Text and marks to flat pieces: every character in exactly one piece, each piece with all marks that cover it.

Marks may nest, cross and touch. Nothing is markup here: a piece is text, and who draws it must treat it so.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..annotation import Section, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text [start, end) in code points; `marks` are the places, in the list that was given, of those that cover
    it: who begins first, and of those the longest, comes first."""

    text: str
    start: int
    end: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the text in pieces; `kind` is None for what lies between sections."""

    kind: str | None
    start: int
    end: int
    pieces: tuple[Piece, ...]


def blocks_of(text: str, sections: Iterable[Section], spans: Sequence[Span]) -> tuple[Block, ...]:
    """The whole text in order; the pieces of all blocks, joined, are the text.

    Args:
        sections: do not overlap, lie inside the text.
        spans: of the marks, inside the text, in any order.
    """
    parts = list(_parts(text, sections))
    found: list[list[Piece]] = [[] for _ in parts]
    place = 0
    for piece in pieces_of(text, spans, [start for _, start, _ in parts]):
        while piece.start >= parts[place][2]:
            place += 1
        found[place].append(piece)
    return tuple(Block(kind, start, end, tuple(held)) for (kind, start, end), held in zip(parts, found, strict=True))


def pieces_of(text: str, spans: Sequence[Span], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """The text cut wherever a mark begins or ends, and at `cuts`; nothing for an empty text.

    Raises:
        ValueError: a span that ends behind the text.
    """
    if any(span.end > len(text) for span in spans):
        raise ValueError("a mark ends behind the text")
    order = sorted(range(len(spans)), key=lambda n: (spans[n].start, -spans[n].end, n))
    inside = (cut for cut in cuts if 0 < cut < len(text))
    edges = sorted({0, len(text), *inside, *(edge for span in spans for edge in (span.start, span.end))})
    coming, covering = 0, list[int]()
    for start, end in pairwise(edges):
        covering = [n for n in covering if spans[n].end > start]
        while coming < len(order) and spans[order[coming]].start == start:
            covering.append(order[coming])
            coming += 1
        yield Piece(text[start:end], start, end, tuple(covering))


def _parts(text: str, sections: Iterable[Section]) -> Iterator[tuple[str | None, int, int]]:
    """Every section, and what lies between them."""
    at = 0
    for section in sorted(sections, key=lambda section: section.span):
        if section.span.start > at:
            yield None, at, section.span.start
        yield section.kind, section.span.start, section.span.end
        at = section.span.end
    if at < len(text):
        yield None, at, len(text)
