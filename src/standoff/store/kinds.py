"""The kinds of annotation that a reference can name, each with its letter, and the words that show one."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..annotation import Commitment, Entity, Event, Figure, History, Position, Reading, Span, Statement, Words


@dataclass(frozen=True, slots=True)
class Kind:
    """One layer of a reading: `layer` is its name there, `letter` stands in references, `noun` in messages."""

    layer: str
    letter: str
    noun: str
    made: type[Any]


KINDS = (
    Kind("entities", "e", "entity", Entity),
    Kind("statements", "s", "statement", Statement),
    Kind("events", "v", "event", Event),
    Kind("commitments", "c", "commitment", Commitment),
    Kind("positions", "p", "position", Position),
    Kind("figures", "f", "figure", Figure),
    Kind("history", "h", "past event", History),
)
BY_LAYER = {kind.layer: kind for kind in KINDS}
BY_LETTER = {kind.letter: kind for kind in KINDS}


def local_ids(reading: Reading, kind: Kind) -> list[str]:
    """The id of each annotation of one layer, in order: its own where it has one ("s4"), else its letter and place ("p1")."""
    held = getattr(reading, kind.layer)
    return [getattr(one, "id", f"{kind.letter}{place}") for place, one in enumerate(held, start=1)]


def words_of(annotation: Any, text: str) -> Words:
    """The words that show an annotation: its evidence; of a statement its content; of an entity its first mention; of a
    commitment all from its condition to its consequence, whichever stands first."""
    if isinstance(annotation, Entity):
        return _words(text, annotation.mentions[:1])
    if isinstance(annotation, Statement):
        return annotation.content
    if isinstance(annotation, Commitment):
        return _words(text, [part.span for part in (annotation.condition, annotation.consequence) if part])
    evidence: Words = annotation.evidence
    return evidence


def _words(text: str, spans: tuple[Span, ...] | list[Span]) -> Words:
    span = Span(min(one.start for one in spans), max(one.end for one in spans))
    return Words(span.of(text), span)
