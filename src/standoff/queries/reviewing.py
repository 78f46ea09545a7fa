"""The history of decisions, which of them have lost their finding, and the figures that come of them."""
from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, select

from ..annotation import Section, Span
from ..annotation.codec import to_plain
from ..store import documents, layers, reviews
from ..store.database import Database
from ..store.findings import LAYERS
from ..store.reviewed import LOOKED_AT
from ..store.reviews import UNDO, Entry
from ..store.tables import FLAT, annotated
from ..store.tables import documents as document_table

Z = 1.959964  # the normal deviate of a 95 % interval
_AT_ONCE = 500  # keys asked for in one query


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in the history. `stands`: it decides today; `ref` is where its finding is today, None where it is found no more
    (then the entry is orphaned) or its document is gone."""

    entry: Entry
    stands: bool
    ref: str | None
    title: str | None

    @property
    def orphaned(self) -> bool:
        return self.ref is None


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `reviewed`, with the 95 % interval after Wilson; all three None where nothing was reviewed."""

    right: int
    reviewed: int

    @property
    def share(self) -> float | None:
        return self.right / self.reviewed if self.reviewed else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.reviewed:
            return None
        n, p = self.reviewed, self.right / self.reviewed
        middle, reach = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - reach) / (1 + Z * Z / n)), min(1.0, (middle + reach) / (1 + Z * Z / n))


@dataclass(frozen=True, slots=True)
class Counted:
    """Decisions on the findings of a layer or an event type. `type_right` counts those whose type stood, corrected or not."""

    name: str
    accepted: int
    corrected: int
    rejected: int
    type_right: int

    @property
    def precision(self) -> Share:
        return Share(self.accepted, self.accepted + self.corrected + self.rejected)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the findings on which several named reviewers have decided: pairs of decisions, how many are the same, and
    Krippendorff's alpha (nominal; None where all decisions are alike or there are none)."""

    findings: int
    pairs: int
    same: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the standing decisions say of the reader. `fields` counts, by layer and field, how often a person kept the machine's
    value and how often he changed it."""

    decisions: int
    orphaned: int
    by_layer: tuple[Counted, ...]
    by_event_type: tuple[Counted, ...]
    fields: Mapping[tuple[str, str], tuple[int, int]]
    agreement: Agreement


def history(database: Database) -> list[Told]:
    """Every entry, newest first."""
    with database.reading() as connection:
        entries = reviews.everything(connection)
        stand = {entry.number for entry in reviews.standing(entries)}
        refs, titles = _refs(connection, entries), _titles(connection, {entry.document for entry in entries})
    where = {entry.number: refs.get(entry.finding) or refs.get(entry.reviewed_finding or "") for entry in entries}
    return [Told(entry, entry.number in stand, where[entry.number], titles.get(entry.document)) for entry in reversed(entries)]


def rejected(database: Database) -> frozenset[str]:
    """The references of all that was rejected."""
    with database.reading() as connection:
        return frozenset(f"{row.short}:{row.local_id}" for table in FLAT.values() for row in connection.execute(
            _located(table).where(table.c.review == "reject")))


def figures(database: Database) -> Figures:
    """Precision by layer and event type, and agreement. What is orphaned is counted apart: it was about another reading."""
    told = [one for one in history(database) if one.entry.decision != UNDO]
    stands = [one.entry for one in told if one.stands and not one.orphaned]
    layered = tuple(_counted(layer, [one for one in stands if one.layer == layer]) for layer in LAYERS)
    events = [one for one in stands if one.layer == "events"]
    types = sorted({one.machine["event_type"] for one in events})
    by_type = tuple(_counted(name, [one for one in events if one.machine["event_type"] == name]) for name in types)
    orphaned = sum(one.stands and one.orphaned for one in told)
    return Figures(len(stands), orphaned, layered, by_type, _fields(stands), agreement(one.entry for one in told))


def agreement(entries: Iterable[Entry]) -> Agreement:
    """Between named reviewers, each by his last decision on a finding; `entries` are decisions, the newest first."""
    by_finding: dict[str, dict[str, str]] = {}
    for entry in entries:
        if entry.reviewer:
            label = entry.decision + (json.dumps(entry.reviewed, sort_keys=True) if entry.decision == "correct" else "")
            by_finding.setdefault(entry.finding, {}).setdefault(entry.reviewer.casefold(), label)
    shared = [list(labels.values()) for labels in by_finding.values() if len(labels) > 1]
    pairs = [pair for labels in shared for pair in combinations(labels, 2)]
    return Agreement(len(shared), len(pairs), sum(one == other for one, other in pairs), _alpha(shared))


def disagreements(database: Database) -> Iterator[dict[str, Any]]:
    """The standing corrections and rejections, as training data: the paragraph and where it begins in the document (None where
    the document is gone), what the machine found there and what a person left of it (None: nothing is there)."""
    with database.reading() as connection:
        for entry in reviews.standing(reviews.everything(connection)):
            if entry.decision != "accept":
                yield {"document": entry.document, **_paragraph(connection, entry), "layer": entry.layer, "finding": entry.finding,
                       "decision": entry.decision, "words": to_plain(entry.words),
                       "machine": entry.machine, "reviewed": entry.reviewed and {**entry.machine, **entry.reviewed},
                       "reviewer": entry.reviewer, "at": entry.at}


def _located(table: Any) -> Any:
    return (select(document_table.c.short, annotated.c.local_id, table.c.finding)
            .join(annotated, annotated.c.row_key == table.c.row_key)
            .join(document_table, document_table.c.number == table.c.document))


def _refs(connection: Connection, entries: Sequence[Entry]) -> dict[str, str]:
    """Where each finding is today."""
    found = dict[str, str]()
    for layer, table in FLAT.items():
        keys = sorted({key for entry in entries if entry.layer == layer for key in (entry.finding, entry.reviewed_finding) if key})
        for start in range(0, len(keys), _AT_ONCE):
            query = _located(table).where(table.c.finding.in_(keys[start : start + _AT_ONCE]))
            found |= {row.finding: f"{row.short}:{row.local_id}" for row in connection.execute(query)}
    return found


def _titles(connection: Connection, ids: set[str]) -> dict[str, str | None]:
    held, ordered = document_table.c, sorted(ids)
    return {row.id: row.title for start in range(0, len(ordered), _AT_ONCE) for row in connection.execute(
        select(held.id, held.title).where(held.id.in_(ordered[start : start + _AT_ONCE])))}


def _counted(name: str, entries: Sequence[Entry]) -> Counted:
    decided = Counter(entry.decision for entry in entries)
    kept = sum(entry.reviewed is not None and entry.reviewed.get("event_type") == entry.machine.get("event_type") for entry in entries)
    return Counted(name, decided["accept"], decided["correct"], decided["reject"], kept)


def _fields(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[int, int]]:
    counted: Counter[tuple[str, str, bool]] = Counter()
    for entry in entries:
        if entry.reviewed is not None:
            counted.update((entry.layer, name, entry.reviewed.get(name) != entry.machine.get(name)) for name in LOOKED_AT[entry.layer])
    names = [(layer, name) for layer in LAYERS for name in LOOKED_AT[layer]]
    return {key: (counted[(*key, False)], counted[(*key, True)]) for key in names if counted[(*key, False)] or counted[(*key, True)]}


def _alpha(shared: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values: 1 - observed over expected disagreement."""
    values = Counter(label for labels in shared for label in labels)
    total = sum(values.values())
    expected = total * total - sum(many * many for many in values.values())
    if not expected:
        return None
    observed = sum((len(labels) ** 2 - sum(many * many for many in Counter(labels).values())) / (len(labels) - 1) for labels in shared)
    return 1 - (total - 1) * observed / expected


def _paragraph(connection: Connection, entry: Entry) -> dict[str, Any]:
    """The sections in which the words stand."""
    facts = documents.by_id(connection, entry.document)
    if facts is None:
        return {"title": None, "outlet": None, "published": None, "text": None, "start": None}
    reading, words = layers.load(connection, facts.number), entry.words.span
    around: list[Section] = [one for one in reading.sections if one.span.overlaps(words)]
    start, end = min([one.span.start for one in around] + [words.start]), max([one.span.end for one in around] + [words.end])
    return {"title": facts.title, "outlet": facts.outlet, "published": facts.published.isoformat() if facts.published else None,
            "text": Span(start, end).of(reading.document.text), "start": start}
