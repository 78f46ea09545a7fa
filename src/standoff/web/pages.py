"""What each page shows, as a frozen context: from the record to what the browser is given. Nothing of HTTP is in here."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from ..annotation.codec import to_plain
from ..brief import Asked, Brief, Line
from ..brief.described import described
from ..brief.names import party_code, party_name
from ..queries import Hit, Wanted, shelf
from ..queries.article import Article, article
from ..queries.shelf import Cursor
from ..store.cited import Cited
from ..store.documents import DocumentFacts
from ..store.kinds import BY_LETTER, words_of
from ..store.tables import FLAT
from . import shapes
from .desk import Desk
from .highlight import Block, blocks_of
from .marks import Mark, marks_of

FEW, SOME = 10, 20  # findings shown on a page that has a ledger behind it
ASSERTED = {"auxiliary": (None,)}


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The crisis brief; pieces of kind "words" are exact words."""

    title: str
    facts: list[str]
    chapters: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What was added to the record after a cursor."""

    since: str
    cursor: str
    documents: list[DocumentFacts]
    counts: dict[str, int]
    events: list[shapes.Finding]
    commitments: list[shapes.Finding]
    positions: list[shapes.Finding]
    names: shapes.Names


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """One page of documents."""

    total: int
    page: int
    size: int
    pages: int
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article: its text in blocks of pieces, the marks over it, and every layer."""

    document: DocumentFacts
    blocks: tuple[Block, ...]
    marks: list[Mark]
    layers: dict[str, list[Any]]
    missing: list[dict[str, Any]]
    receipt: dict[str, Any]
    names: shapes.Names
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class RefPage:
    """What a reference points at, with the words around it."""

    ref: str
    document: DocumentFacts
    finding: shapes.Finding | None
    before: str
    words: shapes.Quoted | None
    after: str
    described: list[tuple[str, str]]
    names: shapes.Names


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Documents in which the words stand."""

    hits: list[dict[str, Any]]


def brief_page(desk: Desk, since: datetime.date | None, party: str | None) -> BriefPage:
    """The brief, made anew where the record has changed."""
    asked = Asked(since, party_code(party) if party else None)
    made: Brief = desk.kept(("brief", asked), lambda: desk.record.brief(asked))
    chapters = [{"key": chapter.key, "title": chapter.title, "more": chapter.more, "entries": [
        {"heading": entry.heading, "more": entry.more, "lines": [_line(line) for line in entry.lines]} for entry in chapter.entries]}
        for chapter in made.chapters]
    return BriefPage(made.title, list(made.facts), chapters)


def _line(line: Line) -> dict[str, Any]:
    return {"pieces": [{"text": piece.text, "kind": piece.kind} for piece in line.pieces], "text": line.text, "quote": line.quote,
            "refs": list(line.refs), "day": line.day, "score": line.score}


def changes_page(desk: Desk, since: Cursor) -> ChangesPage:
    """What is new since then."""
    database, after = desk.database, since.document
    events = desk.some("events", Wanted(after=after, equal=ASSERTED), FEW)
    commitments, positions = (desk.some(layer, Wanted(after=after), FEW) for layer in ("commitments", "positions"))
    documents, counts = shelf.newest(database, since, SOME), shelf.new_since(database, since)
    names = shapes.names_in([*events, *commitments, *positions])
    return ChangesPage(str(since), str(shelf.cursor(database)), documents, counts, events, commitments, positions, names)


def shelf_page(desk: Desk, wanted: Wanted, sort: str | None, at: tuple[int, int]) -> ShelfPage:
    """One page of documents, with a piece of each where words were looked for."""
    found = shelf.shelf(desk.database, wanted, sort, at)
    rows = [{**to_plain(row.document), "counts": row.counts} for row in found.rows]
    return ShelfPage(found.total, found.page, found.size, -(-found.total // found.size), rows)


def article_page(desk: Desk, prefix: str) -> ArticlePage:
    """One article."""
    held = article(desk.database, prefix)
    found = marks_of(held)
    reading = held.reading
    cut = blocks_of(reading.document.text, reading.sections, [mark.span for mark in found])
    layers: dict[str, list[Any]] = {layer: _rows(held, layer) for layer in held.findings}
    layers["entities"] = [to_plain(entity) for entity in reading.entities]
    layers["history"] = [{"id": f"h{n}", **to_plain(one)} for n, one in enumerate(reading.history, start=1)]
    layers["times"] = [{"id": f"time{n}", **to_plain(one)} for n, one in enumerate(reading.times, start=1)]
    layers["places"] = [{"id": f"place{n}", **to_plain(one)} for n, one in enumerate(reading.places, start=1)]
    codes = [entity.code for entity in reading.entities if entity.code] + [place.country for place in reading.places if place.country]
    names = shapes.names_of(codes) | shapes.names_in(row for layer in held.findings for row in layers[layer])
    return ArticlePage(held.document, cut, found, layers, [to_plain(gap) for gap in reading.missing], to_plain(reading.receipt), names,
                       held.previous, held.following)


def _rows(held: Article, layer: str) -> list[shapes.Finding]:
    rows, text = [], held.reading.document.text
    for one in held.findings[layer]:
        ref, words = f"{held.document.short}:{one.local_id}", words_of(one.annotation, text)
        cited = Cited(ref, held.document, one.annotation, words, None, one.key, one.review)
        rows.append(shapes.finding(layer, cited, shapes.Surroundings(entries={one.key: one.entry} if one.entry else {})))
    return rows


def ref_page(desk: Desk, ref: str) -> RefPage:
    """What a reference points at."""
    resolved = desk.record.resolve(ref)
    short, _, local_id = resolved.ref.partition(":")
    found, rows = None, list[tuple[str, str]]()
    if local_id:
        held = article(desk.database, short)
        layer = BY_LETTER[local_id[0]].layer
        if layer in FLAT:
            found = next(row for row in _rows(held, layer) if row.ref == resolved.ref)
        rows = described(short, desk.record.reading(short), local_id)
    words = shapes.quoted(resolved.words) if resolved.words else None
    names = shapes.names_in([found] if found else [])
    return RefPage(resolved.ref, resolved.document, found, resolved.before, words, resolved.after, rows, names)


def search_page(desk: Desk, query: str, limit: int) -> SearchPage:
    """Documents, best first."""
    return SearchPage([_hit(hit) for hit in desk.record.search(query, limit)])


def _hit(hit: Hit) -> dict[str, Any]:
    pieces, end = [], 0
    for mark in hit.marks:
        pieces += [{"text": hit.snippet[end : mark.start], "found": False}, {"text": mark.of(hit.snippet), "found": True}]
        end = mark.end
    pieces.append({"text": hit.snippet[end:], "found": False})
    return {"ref": hit.ref, "document": to_plain(hit.document), "snippet": [piece for piece in pieces if piece["text"]],
            "passages": [{"ref": ref, "text": words} for ref, words in hit.passages]}


def choices_page(desk: Desk) -> dict[str, Any]:
    """What menus offer."""
    found: dict[str, Any] = desk.kept("choices", lambda: shelf.choices(desk.database))
    named = [{**party, "name": party_name(party["code"])} for party in found["parties"]]
    asserted = [{**one, "name": one["name"] or "asserted"} for one in found["auxiliaries"]]
    without_none = {name: [one for one in found[name] if one["name"] is not None] for name in ("event_modes", "units")}
    return {**found, **without_none, "parties": named, "auxiliaries": asserted}


