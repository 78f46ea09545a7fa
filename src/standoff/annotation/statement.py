"""Who said what."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span, Words
from .time import When

StatementKind = Literal["speech", "attitude"]
Strength = Literal["said", "warned", "claimed", "denied", "conceded", "thought"]
Anonymity = Literal["official", "diplomat", "military", "intelligence", "lawmaker", "aide", "expert", "witness", "source", "spokesperson"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, by the words that name them there; `name`, `code`, `role` as resolved, None where the text does not tell.
    `anonymous` is the class of somebody whom the text keeps unnamed ("a senior official"), None for everybody else."""

    text: str
    span: Span
    entity: str | None = None
    name: str | None = None
    code: str | None = None
    role: str | None = None
    anonymous: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of reported speech. `content` leaves its quotation marks out; `direct` is true inside such marks. A quotation
    broken by its cue is two statements, the second without a cue.

    `kind` is "attitude" for what somebody is told to think, want, mean or speak of without the clause that they said
    ("rejected the portrayal", "believe that"). `strength` is how strongly the cue's verb stands for the content; None without
    a cue."""

    id: str
    speaker: Speaker | None
    cue: Words | None
    content: Words
    direct: bool
    addressee: Words | None = None
    said_on: When | None = None
    score: float | None = None
    kind: StatementKind = "speech"
    strength: Strength | None = None
