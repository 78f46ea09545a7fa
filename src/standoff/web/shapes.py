"""What answers are made of, frozen: findings, pages of them, names for codes. FastAPI spells them as JSON and as OpenAPI."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..annotation import Words
from ..annotation.codec import to_plain
from ..annotation.codes import side_of
from ..brief.names import party_name
from ..queries import around
from ..queries.paging import Page
from ..store.cited import Cited
from ..store.documents import DocumentFacts
from ..store.flat import days_of
from ..store.reviews import Entry

Names = dict[str, str]
Layer = Literal["events", "statements", "commitments", "positions", "figures"]
NEAR = 80  # characters around the words in a row of a ledger


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words and where they stand: [start, end) in code points of the document's text."""

    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Review:
    """The decision that stands on a finding, and the machine's value."""

    number: int
    decision: Literal["accept", "correct", "reject"]
    at: str
    reviewer: str | None
    machine: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with all it takes to cite it. `annotation` is by schema 1, reviewed over predicted."""

    ref: str
    layer: Layer
    finding: str
    document: DocumentFacts
    words: Quoted
    first_day: datetime.date | None
    last_day: datetime.date | None
    score: float | None
    annotation: dict[str, Any]
    review: Review | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """One page of a ledger."""

    total: int
    page: int
    size: int
    pages: int
    rows: list[Finding]
    names: Names


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, in one line."""

    error: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The texts and the decisions that rows of a ledger are shown with."""

    texts: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    reach: int = NEAR


def quoted(words: Words) -> Quoted:
    return Quoted(words.text, (words.span.start, words.span.end))


def finding(layer: str, cited: Cited[Any], around_it: Surroundings | None = None) -> Finding:
    """One row."""
    shown = around_it or Surroundings()
    annotation, text = cited.annotation, shown.texts.get(cited.document.id)
    first, last = days_of(annotation, cited.document.published)
    before, after = around(text, cited.words.span, shown.reach) if text is not None else (None, None)
    return Finding(cited.ref, layer, cited.finding, cited.document, quoted(cited.words), first, last,  # type: ignore[arg-type]
                   getattr(annotation, "score", None), to_plain(annotation), review(shown.entries.get(cited.finding)), before, after)


def review(entry: Entry | None) -> Review | None:
    return Review(entry.number, entry.decision, entry.at, entry.reviewer, dict(entry.machine)) if entry else None  # type: ignore[arg-type]


def findings(layer: str, page: Page, around_them: Surroundings) -> Findings:
    """One page of rows."""
    rows = [finding(layer, cited, around_them) for cited in page.rows]
    return Findings(page.total, page.page, page.size, -(-page.total // page.size), rows, names_in(rows))


def names_in(rows: Iterable[Finding]) -> Names:
    """The names of all codes in the rows."""
    return names_of(code for row in rows for code in codes_in(row.annotation))


def names_of(codes: Iterable[str]) -> Names:
    """A name for each code and for the party that it is a part of."""
    every = {one for code in codes for one in (code, side_of(code))}
    return {code: party_name(code) for code in sorted(every)}


def codes_in(plain: Mapping[str, Any]) -> Iterator[str]:
    """The codes in an annotation's plain values."""
    yield from (code for name in ("by", "toward") for code in plain.get(name) or ())
    if plain.get("party"):
        yield plain["party"]
    parties = [*(plain.get("actor") or ()), *(plain.get("recipient") or ()), plain.get("speaker"), plain.get("claimed_by")]
    yield from (party["code"] for party in parties if party and party.get("code"))
    if place := plain.get("place"):
        yield from (code for code in [place.get("country")] if code)
