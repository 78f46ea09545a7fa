"""What is of one entry becomes one line: the same act told by several documents is shown once, with several references."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..linking import Entry
from .gather import Told, order
from .names import party_name
from .words import QUOTE, clean, joined, partial

A = TypeVar("A")

VALUES = 4  # of one difference that are shown


@dataclass(slots=True)
class Same(Generic[A]):
    """Findings of one entry. `best` is shown, the others lend it their references."""

    all: list[Told[A]]

    @property
    def best(self) -> Told[A]:
        return max(self.all, key=_fullness)

    @property
    def refs(self) -> tuple[str, ...]:
        best = self.best
        return (best.ref, *(told.ref for told in self.all if told is not best))


def merged(found: Iterable[Told[A]]) -> list[Same[A]]:
    """The findings, those of one entry as one, in order of publication."""
    kept: dict[str, Same[A]] = {}
    for told in sorted(found, key=order):
        entry = told.entry.key if told.entry else told.ref
        kept.setdefault(entry, Same([])).all.append(told)
    return list(kept.values())


def difference_words(entry: Entry | None) -> Iterator[str]:
    """when: 10 Jan 2022 [ref] or 11 Jan 2022 [ref], for each on which the mentions of the entry differ."""
    for difference in entry.differences if entry else ():
        told = [f"{_value(difference.aspect, value)} [{refs[0]}]" for value, refs in difference.told[:VALUES]]
        yield f"{difference.aspect}: {' or '.join(told)}"


def _value(aspect: str, value: str) -> str:
    if aspect in ("who", "to whom"):
        return joined([name if name.startswith("“") else party_name(name) for name in value.split(" and ")])
    return " to ".join(partial(day) for day in value.split(" to ")) if aspect == "when" else clean(value)


def _fullness(told: Told[Any]) -> tuple[int, datetime.date, float, int]:
    """Prefers what has a day, a place and a speaker, then the later, the surer, the fuller words."""
    tells = told.dated + bool(getattr(told.annotation, "place", None)) + (told.speaker is not None)
    return tells, told.article.published or datetime.date.min, getattr(told.annotation, "score", None) or 0.0, min(len(told.words), QUOTE)
