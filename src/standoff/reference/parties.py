"""Names of states, bodies, groups and people, and what they mean as of a date.

    lookup("Kremlin")                         -> RUS GOV, seat
    lookup("Liz Truss", date(2022, 10, 1))    -> GBR GOV, prime minister
    find_names(["the", "U.S.", "and", "Iran"]) -> [(1, 2, "U.S."), (3, 4, "Iran")]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from standoff.reference import holders
from standoff.reference.named import Country, Named, Office, Term, sector_of
from standoff.reference.offices import office
from standoff.reference.phrases import PhraseTable
from standoff.reference.tables import countries, rows, terms

__all__ = ["Country", "Named", "Office", "called", "country", "demonym", "find_names", "gender", "holder",
           "is_head", "lookup", "names", "office", "surname"]

# A vanished state gave these to its successor; they mean it only while it lived.
_DATED_USES = ("capital", "seat")
# Capitals that are better known as a first name, a word or another town: no metonyms.
_NO_METONYM = frozenset(("Victoria", "Kingston", "Georgetown", "Malé", "Sucre", "Salisbury", "San Jose", "San José",
                         "Wellington", "Jerusalem", "Santo Domingo", "Santiago", "Praia", "Sofia"))
# Seats whose names are also words or other places: in the data, but not matched.
_AMBIGUOUS_SEATS = frozenset(("Beehive", "Castille", "Istana", "Royal Court", "Kasbah", "Capitol", "Aksaray",
                              "National Palace", "Government House", "Hofburg"))
_Row = tuple[str, bool, tuple[Named | Term, ...]]  # a name, whether it may stand in small letters, what it may mean


def lookup(words: str, on: date | None = None) -> tuple[Named, ...]:
    """Return every reading of an exact name, best first; empty if the name is unknown.

    Persons are read as of `on`: in office then, or out of it for at most a year ("former ...",
    sector ELI); without `on`, every term, latest first. Titles that name one office alone
    ("Secretary of State", "NATO chief") give who held it. A capital or seat that a vanished
    state shared is read by the date too. Case counts where it must: "US" and
    "Turkey" are names, "us" and "turkey" are not.
    """
    meanings = _table().meanings(words)
    fixed = [reading for reading in meanings if isinstance(reading, Named)]
    held = tuple(sorted((term for term in meanings if isinstance(term, Term)),
                        key=lambda term: term.start, reverse=True))
    titled = holders.as_of(holders.by_title(words), on, grace=timedelta(0))
    return _dated(fixed, on) + (holders.as_of(held, on) or titled)


def find_names(tokens: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, name) of the longest names, left to right, never overlapping.

    Tokens are spaCy's for English; start and end count tokens; lookup(name) reads the name.
    Leading articles stay outside. A token like "U.S.-led" is matched whole as "U.S.".
    """
    return _table().find(tokens)


def names() -> Iterator[str]:
    """Yield every listed name (no surnames alone, no office nouns)."""
    yield from _table().names()


def surname(name: str, on: date | None = None) -> tuple[Named, ...]:
    """Return the holders by last name alone ("Putin"), as of a day as in lookup."""
    return holders.as_of(holders.by_surname(name), on)


def holder(code: str, office_phrase: str, on: date | None = None) -> tuple[Named, ...]:
    """Return who held an office on a day: holder("RUS", "foreign minister", day) -> Sergei
    Lavrov. Without a day, all who held it, latest first."""
    return holders.as_of(holders.by_office(code, office_phrase), on, grace=timedelta(0))


def is_head(reading: Named) -> bool:
    """Return whether a holder's role is (or was) head of state or government, so that the
    holder who acts stands for the bare country."""
    return (reading.name, (reading.role or "").removeprefix("former ")) in holders.heads()


def gender(name: str) -> str | None:
    """Return "m" or "f" for a known holder's full name, or None."""
    return next((meaning.gender for meaning in _table().meanings(name) if isinstance(meaning, Term)), None)


@cache
def called(code: str) -> tuple[str, ...]:
    """Return what a body may be called once named: "IGO NATO" -> ("the alliance", ...)."""
    return next((tuple(row["later"]) for row in rows("bodies") if row["code"] == code), ())


def country(code: str) -> Country | None:
    """Return the state of an ISO 3166 alpha-3 code ("RUS", also "RUS GOV"), or None."""
    return countries().get(code[:3])


def demonym(word: str) -> str | None:
    """Return the code of an adjective or demonym ("Russian", "Frenchmen"), or None."""
    return next((reading.code for reading in _table().meanings(word)
                 if isinstance(reading, Named) and reading.use in ("adjective", "demonym")), None)


def _dated(readings: list[Named], on: date | None) -> tuple[Named, ...]:
    """Order the readings; keep capitals and seats of vanished states to their time."""
    kept: dict[tuple[str, str], Named] = {}
    for reading in sorted(readings, key=lambda reading: _vanished(reading, on)):
        if reading.use in _DATED_USES and on is not None and _vanished(reading, on) > 0:
            continue
        kept.setdefault((reading.code, reading.kind), reading)
    return tuple(kept.values())


def _vanished(reading: Named, on: date | None) -> int:
    """Return -1 for a vanished state's seat in its time, 1 outside its time, else 0."""
    state = countries().get(reading.code[:3]) if reading.use in _DATED_USES else None
    if state is None or state.end is None:
        return 0
    assert state.start is not None, f"countries.json: {state.code} ends and never began"
    return -1 if on is not None and state.start <= on <= state.end else 1


@cache
def _table() -> PhraseTable[Named | Term]:
    return PhraseTable([*_body_rows(), *_country_rows(), *_organ_rows(), *_group_rows(), *_party_rows(),
                        *_person_rows(), *((phrase, False, ()) for phrase in rows("not_names"))])


def _country_rows() -> Iterator[_Row]:
    for row in rows("countries"):
        code, name = row["code"], row["name"]
        for word in (name, *row["aliases"]):
            yield word, True, (Named(code, name, "country", None, None, "name"),)
    for row in rows("countries"):
        code, name = row["code"], row["name"]
        for use, words in (("adjective", row["adjectives"]), ("demonym", row["people"])):
            for word in words:
                yield word, True, (Named(code, name, "country", None, None, use),)
        for word in row["capitals"]:
            if word not in _NO_METONYM:
                yield word, True, (Named(code, name, "place", None, None, "capital"),)
        for word, sector in row["seats"].items():
            if word not in _AMBIGUOUS_SEATS:
                yield word, False, (Named(f"{code} {sector}", word, "organisation", sector, None, "seat"),)


def _body_rows() -> Iterator[_Row]:
    for row in rows("bodies"):
        reading = Named(row["code"], row["name"], "organisation", None, None, "name")
        for word in (row["name"], *row["aliases"]):
            yield word, False, (reading,)
        for word in row["seats"]:
            yield word, False, (Named(row["code"], row["name"], "organisation", None, None, "seat"),)


def _organ_rows() -> Iterator[_Row]:
    for row in rows("organs"):
        reading = Named(row["code"], row["name"], "organisation", sector_of(row["code"]), None, "organ")
        for word in (row["name"], *row["aliases"]):
            yield word, False, (reading,)


def _group_rows() -> Iterator[_Row]:
    for row in rows("groups"):
        reading = Named(row["code"], row["name"], "group", None, None, "name")
        for word in (row["name"], *row["aliases"]):
            yield word, " " not in word, (reading,)


def _party_rows() -> Iterator[_Row]:
    for row in rows("domestic_parties"):
        reading = Named(row["code"], row["name"], "organisation", sector_of(row["code"]), None, "name")
        for word in (row["name"], *row["aliases"]):
            yield word, False, (reading,)


def _person_rows() -> Iterator[_Row]:
    for term, row in terms():
        for word in (row["name"], *row["aliases"]):
            yield word, len(word.split()) > 1, (term,)

