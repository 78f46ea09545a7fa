"""Names for people in place of codes: "Russia", "NATO", "US military"; who has no code is called by the words of the text."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..annotation import Party, Speaker
from ..annotation.codes import BODIES, side_of
from ..errors import CallError
from ..reference.parties import country, lookup
from ..reference.tables import countries, rows
from ..told import is_of
from .words import clean, joined, quoted

__all__ = ["all_of", "is_of", "key_of", "name_of", "names_of", "party_code", "party_name", "party_names", "speaker_name"]

# What the sectors of a country are called behind its adjective. GOV is the country itself, as in a headline.
SECTORS = {"MIL": "military", "LEG": "parliament", "JUD": "courts", "COP": "police", "SPY": "intelligence", "PTY": "party politicians",
           "OPP": "opposition", "REB": "rebels", "UAF": "armed groups", "PRM": "paramilitaries", "CVL": "civilians", "JRN": "press",
           "MED": "medics", "BUS": "business", "EDU": "academics", "ELI": "former officials and experts", "LAB": "unions",
           "REF": "refugees", "REL": "clergy", "CRM": "criminals", "SOC": "civil society", "AGR": "farmers",
           "PRE": "breakaway authorities"}
ADJECTIVES = {"USA": "US"}  # where the first of the reference is not a headline's
OWN_NAMES = {"USA LEG": "US Congress"}
WORDS = 60  # characters of the words by which somebody is called
ARTICLE = re.compile(r"(?i)^(?:an?|the) ")


@cache
def party_name(code: str) -> str:
    """The name of a party by its code; the code itself where it has none."""
    code = clean(code)
    if code.startswith(BODIES):
        return code[4:]
    state, _, sector = code.partition(" ")
    known = country(state)
    if known is None or len(state) != 3:
        return code
    if sector in ("", "GOV"):
        return known.name.strip()
    adjective = ADJECTIVES.get(state) or next(iter(known.adjectives), f"{known.name.strip()}’s")
    return OWN_NAMES.get(code) or f"{adjective} {SECTORS.get(sector, sector)}"


def party_names(codes: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order."""
    return tuple(dict.fromkeys(map(party_name, codes)))


def name_of(party: Party) -> str:
    """The name of somebody in an event; where there is no code the words there, as they go within a line."""
    if party.code is not None:
        return party_name(party.code)
    return ARTICLE.sub(lambda article: article[0].lower(), quoted(party.text, WORDS))


def names_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """Each name once, in order; words that differ in their case only are one."""
    names: dict[tuple[bool, str], str] = {}
    for party in parties:
        names.setdefault(key_of(party), name_of(party))
    return tuple(name for name in names.values() if name)


def key_of(party: Party) -> tuple[bool, str]:
    """What is the same for the same party: whether it has a code, and its name, else its words without case and article."""
    if party.code is not None:
        return True, party_name(party.code)
    return False, ARTICLE.sub("", clean(party.text)).casefold()


def speaker_name(speaker: Speaker) -> str:
    """Anatoly Dobrynin, ambassador to the US; State Department spokesman, United States"""
    name, role = clean(speaker.name or ""), clean(speaker.role or "")
    if name and role and role.casefold() not in name.casefold():
        return f"{name}, {role}"
    party = party_name(speaker.code) if speaker.code else ""
    unnamed = ARTICLE.sub("", clean(speaker.text))
    called = name or (role if len(role) > len(unnamed) else unnamed)
    return called if name or not party or _says(called, speaker.code or "") else f"{called}, {party}"


def _says(words: str, code: str) -> bool:
    """Whether the words tell already whose somebody is: "US official"."""
    known = country(code)
    names = (party_name(code), *((*known.adjectives, known.name) if known else ()))
    return any(re.search(rf"\b{re.escape(name)}", words) for name in names)


def party_code(words: str) -> str:
    """The code that somebody means by a code or a name: "RUS", "nato" and "Russia" are understood.

    Raises:
        CallError: nobody is called so.
    """
    wanted = " ".join(words.split())
    codes = {code.casefold(): code for code in [*countries(), *(str(row["code"]) for table in ("bodies", "groups") for row in rows(table))]}
    state, _, sector = wanted.upper().partition(" ")
    for spelled in (wanted, *(f"{body}{wanted}" for body in BODIES)):
        if code := codes.get(spelled.casefold()):
            return code
    if state in countries() and sector in ("GOV", *SECTORS):
        return f"{state} {sector}"
    for named in lookup(wanted) or lookup(wanted.title()):
        if named.kind != "person":
            return side_of(named.code)
    raise CallError(f"--party {clean(words)}: no such party; give a code or a name such as RUS, \"IGO NATO\", Russia")


def all_of(names: Iterable[str]) -> str:
    """The names of several, or who is meant where there is none."""
    return joined(tuple(names)) or "Unnamed"
