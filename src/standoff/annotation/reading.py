"""What one document gives: every layer, what is missing, and the receipt."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

from .codec import from_plain, to_plain
from .commitment import Commitment, Position
from .document import Document, Section
from .entity import Entity
from .event import Event
from .figure import Figure, History
from .place import Place
from .statement import Statement
from .time import Time

SCHEMA = 1
Lean = Literal["precision", "recall"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not there, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What made the reading: the version, each model's sha256 by name, the seconds it took, and what it leans to, if asked."""

    standoff: str
    models: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    lean: Lean | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read. All layers are in text order."""

    document: Document
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    history: tuple[History, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    missing: tuple[Missing, ...] = ()
    receipt: Receipt = field(default_factory=lambda: Receipt(""))
    schema: int = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The JSON of schema 1, as plain dicts and lists; `json.loads(reading.to_json()) == reading.to_dict()`."""
        plain = to_plain(self)
        return {"schema": plain.pop("schema"), **plain}

    def to_json(self) -> str:
        """One line of JSON, UTF-8 as it is."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Reading:
        """The reading that `to_dict` gave. Raises KeyError where a required field is absent."""
        return from_plain(cls, plain)


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read, in its place among the readings, with the reason on one line."""

    document: Any
    error: str
