"""Past events by name: wars, crises, treaties, coups, attacks and revolutions since 1900, with their dates.

    find_past(["the", "Cuban", "Missile", "Crisis"]) -> [(1, 4, Past("Cuban Missile Crisis", "1962-10"))]

The rows of data/past_events.json are {"name", "when", "aliases"}; dates are public facts, written from general knowledge.
`when` is a date or first/last ("1950-06/1953-07"), each as precise as is known; with nothing after the stroke it lasts on.
In an alias "(a|b)" stands for either and "(a )?" for a or nothing.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from standoff.reference.phrases import PhraseTable
from standoff.reference.tables import first_day, last_day, rows

_GROUP = re.compile(r"\(([^()]*)\)(\?)|\(([^()]*\|[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Past:
    """One past event; `when` as in the module's docstring."""

    name: str
    when: str

    @property
    def start(self) -> date:
        """Its first day."""
        return first_day(self.when.split("/")[0])

    @property
    def end(self) -> date | None:
        """Its last day; None: it lasts on."""
        last = self.when.rsplit("/")[-1]
        return last_day(last) if last else None


def find_past(tokens: Sequence[str], before: date | None = None) -> list[tuple[int, int, Past]]:
    """Return (start, end, event) of the longest names of past events, left to right, never overlapping.

    Args:
        tokens: spaCy's for English; start and end count them.
        before: only events that were over by then; of several with one name the latest of these. None: any.
    """
    found = []
    for start, end, name in _table().find(tokens):
        over = [one for one in _table().meanings(name) if before is None or (one.end is not None and one.end < before)]
        if over:
            found.append((start, end, max(over, key=lambda one: one.start)))
    return found


def events() -> tuple[Past, ...]:
    """Every event, in the order of the file."""
    return tuple(Past(row["name"], row["when"]) for row in rows("past_events"))


@cache
def _table() -> PhraseTable[Past]:
    return PhraseTable((name, False, (Past(row["name"], row["when"]),))
                       for row in rows("past_events") for pattern in (row["name"], *row["aliases"]) for name in _spelled(pattern))


def _spelled(pattern: str) -> Iterator[str]:
    """Every name that an alias with groups stands for."""
    group = _GROUP.search(pattern)
    if group is None:
        yield " ".join(pattern.split())
        return
    options = (group[1] or group[3]).split("|") + ([""] if group[2] else [])
    for option in options:
        yield from _spelled(pattern[: group.start()] + option + pattern[group.end() :])
