"""Who: mentions, the entities they refer to, and parties in an event."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

EntityKind = Literal["person", "country", "organisation", "group", "place", "other"]
MentionForm = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to somebody.

    `code` is PLOVER's ("RUS GOV"), as far as the words alone tell; `head` is the span of the head word, `name` the name
    in the words, `role` the office in them. `plural` and `gender` ("m", "f", "n") are None where the words do not tell.
    """

    span: Span
    head: Span
    form: MentionForm
    kind: EntityKind
    code: str | None = None
    name: str | None = None
    role: str | None = None
    plural: bool | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """The mentions in one document that refer to the same one; `name` is the fullest name or description of it."""

    id: str
    name: str
    kind: EntityKind
    code: str | None
    role: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an event: an entity by the words used there. `code` is None for who is in no list: the words alone say who."""

    code: str | None
    entity: str | None
    text: str
    span: Span
