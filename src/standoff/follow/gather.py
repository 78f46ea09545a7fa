"""Readings to what is followed through a record: commitments, demands, stances, figures, each with its sentence; the texts are let go."""
from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..annotation import Commitment, Event, Figure, Position, Reading
from ..told import Told, article_of, findings, order, order_of
from .clauses import Clause, clauses_of
from .nouns import Quote

LAYERS = ("commitments", "events", "positions", "figures", "statements")  # statements only for their references


@dataclass(slots=True)
class Heard:
    """What the readings tell. Each list is in order of publication, undated last; `within` is the sentence of a finding, by its
    reference, for those that stand in prose where a party is named."""

    clauses: list[Clause] = field(default_factory=list)
    commitments: list[Told[Commitment]] = field(default_factory=list)
    events: list[Told[Event]] = field(default_factory=list)
    positions: list[Told[Position]] = field(default_factory=list)
    figures: list[Told[Figure]] = field(default_factory=list)
    within: dict[str, Clause] = field(default_factory=dict)


    def take(self, short: str, reading: Reading) -> None:
        """Keep what is to be followed of one reading; `short` begins its references."""
        article = article_of(short, reading)
        clauses = list(clauses_of(article, reading))
        self.clauses += clauses
        starts = [clause.span.start for clause in clauses]
        for layer in LAYERS:
            held: list[Told[Any]] | None = getattr(self, layer, None)
            for told in findings(article, reading, layer):
                if clause := _clause(clauses, starts, told):
                    clause.refs.append((told.span, told.ref))
                    self.within[told.ref] = clause
                    if isinstance(told.annotation, Event):
                        clause.acts.setdefault(told.annotation.trigger.span.start - clause.span.start, told.annotation)
                if held is not None:
                    held.append(told)

    def in_order(self) -> Heard:
        """The same, sorted: the order in which readings came does not show."""
        for found in (self.commitments, self.events, self.positions, self.figures):
            found.sort(key=order)  # type: ignore[attr-defined]
        self.clauses.sort(key=lambda clause: (*order_of(clause.article), clause.span.start))
        return self


def _clause(clauses: list[Clause], starts: list[int], told: Told[Any]) -> Clause | None:
    anchor = told.annotation.trigger.span if isinstance(told.annotation, Event) else told.span
    if isinstance(told.annotation, Commitment):
        anchor = told.annotation.consequence.span
    n = bisect_right(starts, anchor.start) - 1
    return clauses[n] if n >= 0 and clauses[n].span.overlaps(anchor) else None


def quote_of(told: Told[Any]) -> Quote:
    """A finding's own words."""
    return Quote(told.ref, told.article, told.words, told.span)


def quoted(clause: Clause, first: int, last: int) -> Quote:
    """The words of a sentence from one token to another, with the reference that cites them best."""
    words, span = clause.words(first, last)
    return Quote(clause.ref_of(span), clause.article, words, span)


def is_later(day: datetime.date | None, other: datetime.date | None) -> bool:
    """Whether the second is known to be a later day."""
    return day is not None and other is not None and other > day


def until(day: datetime.date, reach: datetime.timedelta) -> datetime.date:
    """The day that lies so much later, or the last there is."""
    return day + reach if day <= datetime.date.max - reach else datetime.date.max


class Index:
    """Sentences by the words in them: who looks for what somebody did need not look through the record."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        """`clauses` in order of publication; those of no known day are left out."""
        self._clauses = [clause for clause in clauses if clause.article.published]
        self._days = [clause.article.published for clause in self._clauses]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, clause in enumerate(self._clauses):
            for stem in clause.stems:
                self._by_word[stem].append(number)

    def sharing(self, stems: frozenset[str], after: datetime.date, last: datetime.date, least: int = 2) -> list[Clause]:
        """Sentences published after one day and until another that have at least `least` of the words, in order of publication."""
        low, high = (bisect_right(self._days, day) for day in (after, last))  # type: ignore[type-var]
        if low == high:
            return []
        counted: Counter[int] = Counter()
        for stem in stems:
            held = self._by_word.get(stem, [])
            counted.update(held[bisect_left(held, low) : bisect_left(held, high)])
        return [self._clauses[number] for number in sorted(number for number, n in counted.items() if n >= least)]
