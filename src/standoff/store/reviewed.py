"""A reading with what people decided about it: reviewed over predicted.

Accepted and corrected findings have the fields that a person looked at as he left them, whatever a later version finds at the
same words; their links to other findings and their score are the reader's of today. A rejected one keeps its place, so that no
reference changes its meaning, and says that it was rejected.
"""
from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..annotation import Party, Reading, Span, Speaker
from ..annotation.codec import from_plain, to_plain
from .findings import LAYERS, keys
from .kinds import BY_LAYER, local_ids
from .reviews import Entry

# The fields of each layer that a decision speaks of. The words are not among them: other words are another finding.
LOOKED_AT: dict[str, tuple[str, ...]] = {
    "statements": ("speaker", "direct", "addressee", "said_on"),
    "events": ("event_type", "event_mode", "contexts", "quad", "intensity", "auxiliary", "auxiliary_cue", "hedged", "actor", "recipient",
               "when", "place"),
    "commitments": ("kind", "by", "toward", "status", "deadline"),
    "positions": ("issue", "party", "stance", "stance_type"),
    "figures": ("what", "value", "low", "high", "unit", "approximate", "as_of", "claimed_by"),
}
LINKS = ("reported_by", "statement", "event")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as it stands: `annotation` reviewed over predicted, `machine` as it was found, `entry` the decision on it."""

    local_id: str
    key: str
    annotation: Any
    machine: Any
    entry: Entry | None

    @property
    def review(self) -> str | None:
        return self.entry.decision if self.entry else None


def looked_at(layer: str, annotation: Any) -> dict[str, Any]:
    """The fields that a decision on this annotation speaks of, as plain values."""
    return {name: to_plain(getattr(annotation, name)) for name in LOOKED_AT[layer]}


def findings(reading: Reading, layer: str, standing: Iterable[Entry]) -> list[Finding]:
    """Every finding of one layer with its decision, in order; `reading` is the machine's."""
    found, entities = keys(reading, layer), _entities(reading)
    decided = decisions(found, [entry for entry in standing if entry.layer == layer])
    ids = local_ids(reading, BY_LAYER[layer])
    return [Finding(local_id, key, _decided(layer, one, decided.get(key), entities), one, decided.get(key))
            for local_id, key, one in zip(ids, found, getattr(reading, layer), strict=True)]


def decisions(found: Sequence[str], standing: Iterable[Entry]) -> dict[str, Entry]:
    """Which of the standing entries decides on which of the keys `found`. What was corrected to something that is found itself
    now decides on that, where what it was corrected from is found no more."""
    there, decided = set(found), dict[str, Entry]()
    for entry in standing:
        if entry.finding in there:
            decided[entry.finding] = entry
        elif entry.reviewed_finding in there:
            decided.setdefault(entry.reviewed_finding, entry)
    return decided


def corrected(reading: Reading, standing: Sequence[Entry]) -> tuple[Reading, frozenset[str]]:
    """The reading with every correction in its place, and the local ids of what was rejected, which is still in it."""
    if not standing:
        return reading, frozenset()
    changed, rejected = dict[str, Any](), set[str]()
    for layer in LAYERS:
        found = findings(reading, layer, standing)
        changed[layer] = tuple(one.annotation for one in found)
        rejected |= {one.local_id for one in found if one.review == "reject"}
    return dataclasses.replace(reading, **changed), frozenset(rejected)


def without(reading: Reading, rejected: frozenset[str]) -> Reading:
    """The reading without those of these local ids, and without any link to them."""
    if not rejected:
        return reading
    kept = dict[str, Any]()
    for layer in LAYERS:
        ids = local_ids(reading, BY_LAYER[layer])
        kept[layer] = tuple(_unlinked(one, rejected) for local_id, one in zip(ids, getattr(reading, layer), strict=True)
                            if local_id not in rejected)
    return dataclasses.replace(reading, **kept)


def _unlinked(annotation: Any, rejected: frozenset[str]) -> Any:
    gone = {name: None for name in LINKS if getattr(annotation, name, None) in rejected}
    return dataclasses.replace(annotation, **gone) if gone else annotation


def _decided(layer: str, machine: Any, entry: Entry | None, entities: Mapping[Span, str]) -> Any:
    if entry is None or entry.reviewed is None or looked_at(layer, machine) == entry.reviewed:
        return machine
    plain = {**to_plain(machine), **entry.reviewed}
    return _with_entities(from_plain(type(machine), plain), machine, entities)


def _with_entities(annotation: Any, machine: Any, entities: Mapping[Span, str]) -> Any:
    """Entities are numbered anew with every reading: those of today, by the words."""
    today = dict(entities) | {party.span: party.entity for party in _parties(machine)}
    changed: dict[str, Any] = {}
    for name in ("actor", "recipient", "speaker", "claimed_by"):
        held = getattr(annotation, name, None)
        if isinstance(held, tuple):
            changed[name] = tuple(dataclasses.replace(party, entity=today.get(party.span)) for party in held)
        elif isinstance(held, Speaker):
            changed[name] = dataclasses.replace(held, entity=today.get(held.span))
    return dataclasses.replace(annotation, **changed) if changed else annotation


def _parties(annotation: Any) -> list[Party | Speaker]:
    held = [*getattr(annotation, "actor", ()), *getattr(annotation, "recipient", ())]
    return [*held, *(one for one in (getattr(annotation, "speaker", None), getattr(annotation, "claimed_by", None)) if one)]


def _entities(reading: Reading) -> dict[Span, str]:
    return {span: entity.id for entity in reading.entities for span in entity.mentions}
