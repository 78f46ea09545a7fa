"""Readings to links. The texts are let go one by one; what is kept of each is what is compared."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..annotation import Reading
from ..store.link_decisions import LinkDecision, in_force
from .copies import CopyFinder, Print, print_of
from .entries import EntryMaker, Kin, order
from .mentions import mentions
from .nouns import Links, Mention
from .stories import StoryFinder, counted

PROSE = ("body", "caption")  # sections that are compared: a headline and a byline change from copy to copy


@dataclass(frozen=True, slots=True)
class _Seen:
    """A document without its text."""

    document: str
    published: datetime.date | None
    made: Print
    fingerprints: list[int]
    words: dict[str, int]


class Linker:
    """Takes readings in any order; `links` sorts them by publication."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []
        self._mentions: list[Mention] = []

    def add(self, short: str, reading: Reading) -> None:
        """One reading, with what begins its references ("3f9a2c1d" gives 3f9a2c1d:v12; "" gives v12)."""
        document = reading.document
        text = prose(reading)
        self._seen.append(_Seen(document.id, document.published, *print_of(text), counted(document.text)))
        self._mentions += mentions(short, reading)

    def links(self, decisions: Sequence[LinkDecision] = ()) -> Links:
        """Entries, stories and near copies of all that was added. The order of adding does not show.

        Args:
            decisions: all that were ever made, in their order; of two about the same pair the later holds.
        """
        copies, stories = CopyFinder(), StoryFinder()
        story: dict[str, int] = {}
        copy_of: dict[str, str] = {}
        for seen in sorted(self._seen, key=lambda seen: (seen.published is None, seen.published or datetime.date.min, seen.document)):
            if before := copies.add(seen.document, seen.made, seen.fingerprints):
                copy_of[seen.document] = before
            story[seen.document] = stories.add(seen.document, seen.words, seen.published)
        held = in_force(decisions)
        maker = EntryMaker(Kin(story, copy_of), held)
        for mention in sorted(self._mentions, key=order):
            maker.add(mention)
        entries = tuple(maker.entries())
        by_key = {mention.key: entry for entry in entries for mention in entry.mentions}
        by_ref = {mention.ref: entry for entry in entries for mention in entry.mentions}
        orphaned = tuple(one.number for one in held if one.one not in by_key or one.other not in by_key)
        return Links(entries, tuple(stories.stories()), tuple(copies.copies()), orphaned, by_ref, by_key)


def link(readings: Iterable[tuple[str, Reading]], decisions: Sequence[LinkDecision] = ()) -> Links:
    """The links of readings, each with what begins its references."""
    linker = Linker()
    for short, reading in readings:
        linker.add(short, reading)
    return linker.links(decisions)


def prose(reading: Reading) -> str:
    """The text without headline, byline and the like; the whole where nothing else is in it."""
    text = reading.document.text
    return "\n".join(section.span.of(text) for section in reading.sections if section.kind in PROSE) or text
