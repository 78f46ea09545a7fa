"""The nouns of the reference floor: what a name, an office or a country word can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..annotation.codes import BODIES


@dataclass(frozen=True, slots=True)
class Named:
    """One reading of a name.

    code: PLOVER-style party code: "RUS", "RUS GOV", "IGO NATO", "NGO Red Cross", "REB Houthis".
    name: the canonical name of the party or person.
    kind: "country", "organisation", "group", "person" or "place" (a capital).
    sector: the PLOVER sector inside the code, or None.
    role: the office of a person ("foreign minister", "former president"), or None.
    use: "name", "adjective", "demonym", "capital", "seat", "organ" or "holder".
    """

    code: str
    name: str
    kind: str
    sector: str | None
    role: str | None
    use: str


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. end is inclusive; None means still in office."""

    name: str
    code: str
    role: str
    head: bool
    start: date
    end: date | None
    gender: str


@dataclass(frozen=True, slots=True)
class Country:
    """A state: adjectives and people are its words ("Russian", "Russians"); start and end
    (inclusive) are set for vanished states only."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Office:
    """What an office noun tells: phrase is the matched phrase in lower case, as listed;
    head is True where a holder who acts stands for the bare country."""

    phrase: str
    sector: str
    head: bool


def sector_of(code: str) -> str | None:
    """Return the sector inside a country's code ("RUS GOV" -> "GOV"), or None."""
    if code.startswith(BODIES):
        return None
    return code[4:] or None
