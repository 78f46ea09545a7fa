"""What the chapters share: lines of acts, the newest first, and how many are shown."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from ..annotation import Event, Span
from .acts import act_pieces, attribution
from .gather import Told
from .names import names_of
from .nouns import Chapter, Entry, Line, Piece
from .same import Same, difference_words, merged
from .words import QUOTE

SEASON = 14  # days


class Shown:
    """Which words of which document stand in a chapter already."""

    def __init__(self) -> None:
        self._spans: dict[str, list[Span]] = {}

    def add(self, told: Told[Any], span: Span | None = None) -> None:
        self._spans.setdefault(told.article.short, []).append(span or told.span)

    def has(self, told: Told[Any], share: float = 0.6) -> bool:
        """Whether at least this share of its words stands there."""
        shared = sum(span.shared(told.span) for span in set(self._spans.get(told.article.short, ())))
        return shared >= share * len(told.span)


def merged_acts(found: Iterable[Told[Event]]) -> list[Same[Event]]:
    """The acts that are told, near copies as one, the newest first; those of people without a code behind all others."""
    kept = [told for told in found if is_told(told.annotation)]
    return sorted(merged(kept), key=lambda same: (not has_code(same.best.annotation), newest(same)))


def is_told(event: Event) -> bool:
    """Whether the chapters show it: somebody in it has a code, or who does it is named in words, and it is no background."""
    return has_code(event) or (event.auxiliary != "historical" and bool(names_of(event.actor)))


def has_code(event: Event) -> bool:
    """Whether anybody in it has one."""
    return any(party.code for party in (*event.actor, *event.recipient))


def newest(same: Same[Any]) -> tuple[int, bool, int, float]:
    """The newest first; of one day what is plainly asserted, then what more documents tell, then what weighs more."""
    best = same.best
    day, published = best.last, best.article.published
    if day and published and best.when and (best.when.end - best.when.start).days > SEASON:
        day = min(day, published)  # a season that is still going on is no later than its article
    event = best.annotation if isinstance(best.annotation, Event) else None
    unsure = event is not None and (event.auxiliary is not None or event.hedged)
    return -ordinal(day), unsure, -len({told.article.short for told in same.all}), -abs(event.intensity) if event else 0.0


def act_line(same: Same[Event], *, place: bool = False) -> Line:
    """Who → whom: does what “in these words” (reported by …), when."""
    return line((*act_pieces(same.best, QUOTE, place=place), Piece(attribution(same.best))), same)


def line(pieces: Sequence[Piece], same: Same[Any]) -> Line:
    best = same.best
    differing = Piece("".join(f"; told differently, {words}" for words in difference_words(best.entry)))
    return Line(tuple(piece for piece in (*pieces, differing) if piece.text), same.refs, best.last, getattr(best.annotation, "score", None))


def entry(heading: str | None, lines: Sequence[Line], limit: int) -> Entry:
    return Entry(heading, tuple(lines[:limit]), max(0, len(lines) - limit))


def chapter(key: str, title: str, entries: Iterable[Entry], limit: int = 1000) -> Chapter | None:
    """The chapter with its first `limit` entries that are not empty; None where nothing is in it."""
    kept = [one for one in entries if one.lines]
    return Chapter(key, title, tuple(kept[:limit]), max(0, len(kept) - limit)) if kept else None


def acts_entry(heading: str | None, found: Iterable[Told[Event]], shown: Shown, limit: int) -> Entry:
    """An entry of acts; all of them count as shown, also those that are only counted."""
    acts = merged_acts(found)
    for same in acts:
        for told in same.all:
            shown.add(told)
    return entry(heading, [act_line(same, place=True) for same in acts], limit)


def ordinal(day: datetime.date | None) -> int:
    return day.toordinal() if day else 0
