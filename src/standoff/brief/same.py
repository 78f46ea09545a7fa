"""Near copies become one: the same act told by several documents, or twice by one, is one finding with several references."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ..annotation import Event
from ..reference.ontology import RECIPROCAL
from .gather import Told, order
from .names import key_of
from .words import QUOTE, content

A = TypeVar("A")

ALIKE = 0.85  # of the content words of the shorter one, from which two quotations tell the same: "moved ten tanks" is not "moved ten ships"
ALIKE_ON_A_DAY = 0.3  # the same where both are of one day
REACH = datetime.timedelta(days=10)  # between the publication of copies of one another


@dataclass(slots=True)
class Same(Generic[A]):
    """Findings that tell the same. `best` is shown, the others lend it their references."""

    all: list[Told[A]]
    words: frozenset[str]
    days: set[tuple[datetime.date, datetime.date]] = field(default_factory=set)

    @property
    def best(self) -> Told[A]:
        return max(self.all, key=_fullness)

    @property
    def refs(self) -> tuple[str, ...]:
        best = self.best
        return (best.ref, *(told.ref for told in self.all if told is not best))


def merged(found: Iterable[Told[A]], key: Callable[[Told[A]], Hashable]) -> list[Same[A]]:
    """The findings, those with one `key` and the same words or day as one, in order of publication."""
    kept: list[Same[A]] = []
    open_by_key: dict[Hashable, list[Same[A]]] = {}
    for told in sorted(found, key=order):
        near = open_by_key.setdefault(key(told), [])
        near[:] = [same for same in near if _reachable(same, told)]
        words = content(told.words)
        if match := next((same for same in near if _is_same(same, told, words)), None):
            match.all.append(told)
        else:
            match = Same([told], words)
            near.append(match)
            kept.append(match)
        if day := _day(told):
            match.days.add(day)
    return kept


def event_key(told: Told[Event]) -> Hashable:
    """Who does what to whom, in which manner of speaking; who has no code is the same by the same words."""
    event = told.annotation
    actors, recipients = (frozenset(map(key_of, side)) for side in (event.actor, event.recipient))
    if event.event_type in RECIPROCAL:
        actors, recipients = actors | recipients, frozenset()
    return event.event_type, event.auxiliary, actors, recipients


def _reachable(same: Same[Any], told: Told[Any]) -> bool:
    before, now = same.all[-1].article.published, told.article.published
    return before is None or now is None or now - before <= REACH


def _is_same(same: Same[Any], told: Told[Any], words: frozenset[str]) -> bool:
    if not words or words == same.words:
        return True
    alike = len(words & same.words) / min(len(words), len(same.words) or 1)
    if alike >= ALIKE and min(len(words), len(same.words)) > 1:
        return True
    day = _day(told)
    if getattr(told.annotation, "event_type", None) not in RECIPROCAL:
        return day in same.days and alike >= ALIKE_ON_A_DAY
    # Talks between the same on the same day are the same talks; "the talks", without a day, those told before.
    return day in same.days or (day is None and same.all[-1].article is told.article)


def _day(told: Told[Any]) -> tuple[datetime.date, datetime.date] | None:
    """The day or week that the words themselves give."""
    when = told.when if told.dated else None
    return (when.start, when.end) if when and when.precision in ("day", "week") else None


def _fullness(told: Told[Any]) -> tuple[int, datetime.date, float, int]:
    """Prefers what has a day, a place and a speaker, then the later, the surer, the fuller words."""
    tells = told.dated + bool(getattr(told.annotation, "place", None)) + (told.speaker is not None)
    return tells, told.article.published or datetime.date.min, getattr(told.annotation, "score", None) or 0.0, min(len(told.words), QUOTE)
