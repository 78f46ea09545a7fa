"""What every stage is: a function of a document and the layers before it to one new layer. A stage never writes.

To add one: write `find_x(document, layers) -> tuple[X, ...]` in a file of its own, give Layers a field for it, and put a Stage
into the ordered list of reader.py. `requires` and `assigns` are checked when that list is built.
"""
from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..annotation import Commitment, Document, Entity, Event, Figure, History, Lean, Mention, Place, Position, Section, Statement, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .marks import Marks


@dataclass(frozen=True, slots=True)
class Layers:
    """What the stages have found so far; a layer that no stage has given yet is empty (`parse` and `marks`: None).

    `parse` is one spaCy Doc over the whole text (token.idx counts document.text), `marks` what the encoder sees in it; both
    live only while the document is read. `lean` is what the reader was asked for where in doubt: fewer events and more of
    them right ("precision"), more of them ("recall"), or None.
    """

    lean: Lean | None = None
    parse: Doc | None = None
    marks: Marks | None = None
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    history: tuple[History, ...] = ()

    def having(self, name: str, layer: Any) -> Layers:
        """These layers and one more."""
        return dataclasses.replace(self, **{name: layer})


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `find` gives the layer `assigns` from the document and the layers it `requires`."""

    assigns: str
    requires: tuple[str, ...]
    find: Callable[[Document, Layers], Any]


def check_order(stages: tuple[Stage, ...]) -> None:
    """Raises ValueError where a stage requires a layer that none before it assigns, or two assign the same."""
    given: set[str] = set()
    for stage in stages:
        if absent := set(stage.requires) - given:
            raise ValueError(f"stage {stage.assigns}: requires {', '.join(sorted(absent))}, which no stage before it assigns")
        if stage.assigns in given:
            raise ValueError(f"stage {stage.assigns}: assigned twice")
        given.add(stage.assigns)
