"""An annotation as what is compared: its block, sides, words, day and place; and its key, which outlives a re-run.

Only mentions of one block are compared: events of one type in one manner of speaking (what is planned or denied is another
entry than what is done), positions of one stance on one issue, claims of one number for one thing.
"""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from ..annotation import Commitment, Event, Figure, History, Party, Position, Reading, Speaker, Statement, When
from ..reference.ontology import RECIPROCAL
from ..store.kinds import BY_LAYER, local_ids, words_of
from .nouns import Days, Mention
from .wording import WORD, content, stem, telling

LAYERS = ("statements", "events", "commitments", "positions", "figures", "history")
Sides = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """What a kind of annotation has of its own."""

    block: Hashable
    sides: Sides
    heads: str = ""
    when: When | None = None
    place: str | None = None
    reciprocal: bool = False


def mentions(short: str, reading: Reading) -> Iterator[Mention]:
    """Every annotation of the six layers, in their order. `short` begins the references, as in the brief."""
    document, text = reading.document, reading.document.text
    for layer in LAYERS:
        kind, met = BY_LAYER[layer], dict[str, int]()
        for local_id, annotation in zip(local_ids(reading, kind), getattr(reading, layer), strict=True):
            shown, own = words_of(annotation, text), _OWN[layer](annotation)
            names, numbers = telling(shown.text)
            place = f"{shown.span.start}-{shown.span.end}"
            met[place] = met.get(place, 0) + 1
            amounts = _amounts(annotation, reading) if layer == "events" else ()
            yield Mention(
                key_of(document.id, layer, place, met[place]), f"{short}:{local_id}" if short else local_id, layer, document.id,
                document.published, shown.span.start, (layer, own.block), own.sides, content(shown.text),
                frozenset(stem(word) for word in WORD.findall(own.heads.casefold())), names, numbers, _days(own.when), own.place, amounts,
                own.reciprocal, document.outlet)


def key_of(document: str, layer: str, place: str, nth: int) -> str:
    """Twelve hex digits from the document's id, the layer and where the words stand; `nth` of those at one place."""
    return hashlib.sha256("\x1f".join((document, layer, place, str(nth))).encode()).hexdigest()[:12]


def party_key(code: str | None, words: str) -> str:
    """What is the same for the same party: its code (a government is its country), else its words without case and article."""
    if code is not None:
        return code.removesuffix(" GOV")
    folded = " ".join(words.split()).casefold()
    for article in ("the ", "an ", "a "):
        folded = folded.removeprefix(article)
    return f"“{folded}”"


def _parties(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party_key(party.code, party.text) for party in parties)


def _codes(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(party_key(code, "") for code in codes)


def _speaker(speaker: Speaker | None) -> frozenset[str]:
    """By name where there is one: two ministers of one government are two speakers."""
    if speaker is None:
        return frozenset()
    return frozenset((speaker.name.split()[-1].casefold() if speaker.name else party_key(speaker.code, speaker.text),))


def _of_event(event: Event) -> _Own:
    actors, recipients = _parties(event.actor), _parties(event.recipient)
    reciprocal = event.event_type in RECIPROCAL
    sides = (actors | recipients, frozenset[str]()) if reciprocal else (actors, recipients)
    return _Own((event.event_type, event.auxiliary), sides, event.trigger.text, event.when, event.place.name if event.place else None,
                reciprocal)


def _of_statement(statement: Statement) -> _Own:
    return _Own(None, (_speaker(statement.speaker),), when=statement.said_on)


def _of_commitment(bond: Commitment) -> _Own:
    return _Own((bond.kind, bond.condition is None), (_codes(bond.by), _codes(bond.toward)))


def _of_position(position: Position) -> _Own:
    # The same words by the same document are one stance of all the parties that it is coded for.
    return _Own((position.stance_type, position.stance, content(position.issue)), ())


def _of_figure(figure: Figure) -> _Own:
    return _Own((content(figure.what), figure.unit, figure.value, figure.low, figure.high), (_speaker(figure.claimed_by),))


def _of_history(past: History) -> _Own:
    return _Own((past.when or "")[:4], ())


_OWN: dict[str, Callable[[Any], _Own]] = {
    "statements": _of_statement, "events": _of_event, "commitments": _of_commitment, "positions": _of_position,
    "figures": _of_figure, "history": _of_history,
}


def _days(when: When | None) -> Days | None:
    """The day or week that the words themselves give."""
    return (when.start, when.end) if when and when.basis != "published" and when.precision in ("day", "week") else None


def _amounts(event: Event, reading: Reading) -> tuple[tuple[str, str], ...]:
    """What is counted in an event's words, by its unit, and how many: ("people", "12")."""
    return tuple((figure.unit or "", _amount(figure)) for figure in reading.figures if event.evidence.span.overlaps(figure.evidence.span))


def _amount(figure: Figure) -> str:
    if figure.value is not None:
        return f"{'about ' if figure.approximate else ''}{figure.value:,}"
    if figure.low is not None and figure.high is not None:
        return f"{figure.low:,} to {figure.high:,}"
    return f"at least {figure.low:,}" if figure.low is not None else f"at most {figure.high:,}"
