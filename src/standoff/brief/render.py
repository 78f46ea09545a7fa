"""A brief as text: Markdown, or plain rows for a terminal. A document's words are data: nothing in them is ever markup."""
from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .nouns import Brief, Chapter, Entry, Line, Piece

REFS = 4  # references printed in a line; further ones are counted
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")
ENTITY = re.compile(r"&(?=#?\w+;)")
ADDRESS = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=www)(\.)|(?<=\w)(@)(?=\w)")
FIRST = re.compile(r"^([-+=]|\d{1,9}[.)])(?=\s|$|[-=])")
MIN_WIDTH = 40
RowKind = Literal["title", "chapter", "heading", "line", "note", "blank"]


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line and what it is: a terminal may dress it by that."""

    kind: RowKind
    text: str


def markdown(brief: Brief) -> str:
    """The brief in Markdown (CommonMark and GitHub's), ending in a line feed."""
    rows = [f"# {escape(brief.title)}", "", *(f"{escape(fact)}  " for fact in brief.facts)]
    for chapter in brief.chapters:
        rows += ["", f"## {escape(chapter.title)}"]
        for entry in chapter.entries:
            rows += _markdown_entry(entry)
        rows += ["", f"… and {chapter.more} more"] if chapter.more else []
    return "\n".join(row.rstrip() if not row.endswith("  ") else row for row in rows) + "\n"


def _markdown_entry(entry: Entry) -> list[str]:
    heading = ["", f"### {escape(entry.heading)}"] if entry.heading else []
    lines = [f"- {''.join(map(_markdown_piece, line.pieces))}{_refs(line)}" for line in entry.lines]
    return [*heading, "", *lines, *([f"- … and {entry.more} more"] if entry.more else [])]


def _markdown_piece(piece: Piece) -> str:
    words = escape(piece.text)
    return f"**{words}**" if piece.kind == "who" else f"“{words}”" if piece.kind == "words" else words


def escape(words: str) -> str:
    """`words` so that Markdown shows them as they are: no emphasis, link, address, image, HTML, table or heading comes of them."""
    words = MARKUP.sub(r"\\\1", words)
    words = ENTITY.sub("&amp;", words)
    words = ADDRESS.sub(lambda found: f"\\{found[0]}", words)
    return FIRST.sub(lambda found: found[1][:-1] + "\\" + found[1][-1], words)


def _refs(line: Line) -> str:
    if not line.refs:
        return ""
    more = f", +{len(line.refs) - REFS}" if len(line.refs) > REFS else ""
    return f" [{', '.join(line.refs[:REFS])}{more}]"


def plain(brief: Brief, width: int = 100) -> str:
    """The brief for a terminal of `width` columns, without any control character but line feeds."""
    return "".join(f"{row.text}\n" for row in rows_of(brief, width))


def rows_of(brief: Brief, width: int = 100) -> Iterator[Row]:
    """The same in rows, each with what it is."""
    width = max(width, MIN_WIDTH)
    yield from wrapped("title", brief.title, width)
    for fact in brief.facts:
        yield from wrapped("note", fact, width)
    for chapter in brief.chapters:
        yield Row("blank", "")
        yield from wrapped("chapter", chapter.title.upper(), width)
        for entry in chapter.entries:
            yield from _entry_rows(entry, width)
        yield from _more(chapter, "  ")


def _entry_rows(entry: Entry, width: int) -> Iterator[Row]:
    if entry.heading:
        yield Row("blank", "")
        yield from wrapped("heading", entry.heading, width, "  ", "    ")
    for line in entry.lines:
        yield from wrapped("line", f"{line.text}{_refs(line)}", width, "  - ", "    ")
    yield from _more(entry, "  - ")


def _more(of: Chapter | Entry, indent: str) -> Iterator[Row]:
    if of.more:
        yield Row("note", f"{indent}… and {of.more} more")


def wrapped(kind: RowKind, words: str, width: int, first: str = "", rest: str = "") -> Iterator[Row]:
    """Words in rows of that width; `first` and `rest` stand before the first row and the others."""
    for row in textwrap.wrap(words, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False):
        yield Row(kind, row)
