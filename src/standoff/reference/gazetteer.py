"""Places by name: states, capitals, cities from 15,000 inhabitants, regions, seas.

The file is kept as lines and read a line at a time when asked for: 36,000 places load in well
under 0.15 s (measured in data/README.md). GeoNames, CC BY 4.0; regions and seas by hand, where they have no GeoNames id.
The words for a state's people are those of countries.json.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from standoff.reference.tables import DATA, countries
from standoff.reference.wording import bare, cut, fold

_LONGEST = 6  # tokens of the longest name that is tried
_LONGEST_PEOPLE = 3
_SMALL_FIRST = frozenset(("al", "el", "as", "ash", "ad", "ar", "an", "az"))
_DIRECTIONS = frozenset(("eastern", "western", "northern", "southern", "south", "north", "central", "sub"))
# Last words of a place's name that news writes small: "Donetsk region", "Korean peninsula".
_SMALL_LAST_WORDS = """region province peninsula island islands state district airport crossing corridor strait straits
river plant prison area areas valley gap base triangle farms compound city zone sea line dam bridge parallel industrial
suburbs complex reactor land field desert mountains coast delta forest facility mosque park cosmodrome"""
_SMALL_LAST = frozenset(_SMALL_LAST_WORDS.split())
# Adjectives and peoples of what is no state; those of states stand in countries.json.
_BROAD_PEOPLES = {
    "Europe": ("European", "Europeans"), "Africa": ("African", "Africans"), "Asia": ("Asian", "Asians"),
    "Latin America": ("Latin American", "Latin Americans"), "South America": ("South American", "South Americans"),
    "North America": ("North American", "North Americans"), "Central America": ("Central American", "Central Americans"),
    "Middle East": ("Middle Eastern",), "England": ("English",), "Scotland": ("Scottish", "Scots"), "Wales": ("Welsh",),
    "United States": ("African American", "African Americans", "African-American", "African-Americans")}
# Words that hold a people's name and are neither the state's people nor its own.
_OTHER_PEOPLES = ("Native American", "Native Americans", "American Indian", "American Indians", "Anglo American")
# Listed with a state, and in news mostly another thing: a prefix, a ball team, a fruit.
_NO_PEOPLES = frozenset(("Anglo", "Yankees", "Kiwi"))
# Words that news uses for a people only, though a place is listed under them too.
_PEOPLES_ONLY = frozenset(("Saudi", "Argentine", "Brits"))


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place. country: ISO alpha-3 (KOS for Kosovo) or None; latitude, longitude in degrees;
    kind: "country", "capital", "city", "region", "sea" or "continent"; geonames: id or None."""

    geonames: int | None
    name: str
    country: str | None
    latitude: float
    longitude: float
    population: int
    kind: str
    alternates: tuple[str, ...]


def places(name: str) -> tuple[GazetteerPlace, ...]:
    """Return every place of that name, best first: by kind (country, capital, continent, sea,
    city from a million, region, city), then population. Accents and curly quotes are ignored;
    a name in small letters ("turkey") is nothing."""
    words = bare(name)
    if not words or words.islower():
        return ()
    return tuple(_place(number) for number in _index().get(_key(words), "").split(",") if number)


def find_places(tokens: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, words) of the longest place names, left to right, never overlapping.

    Tokens are spaCy's for English; places(words) reads them. Names that are mostly ordinary
    words or surnames ("Reading", "Clinton") are passed over unless they are the larger place.
    """
    index, weak = _index(), _weak()
    folded = [fold(token) for token in tokens]
    found: list[tuple[int, int, str]] = []
    start, count = 0, len(tokens)
    while start < count:
        end = _longest(index, tokens, folded, start) if _may_start(tokens, folded, start) else None
        if end is None or (end == start + 1 and folded[start] in weak):
            start += 1
            continue
        found.append((start, end, _joined(tokens[start:end])))
        start = end
    return found


def find_peoples(tokens: Sequence[str]) -> list[tuple[int, int, GazetteerPlace]]:
    """Return (start, end, place) of the longest words for a state's people or for what is its own, left to right: "Russian", the
    "French" of "the French", "South Koreans". Words that are a state's name as well ("Taiwan") are left to find_places."""
    peoples, firsts = _peoples()
    found: list[tuple[int, int, GazetteerPlace]] = []
    start, count = 0, len(tokens)
    while start < count:
        first, end = tokens[start], start + 1
        if first[:1].isupper() and fold(first) in firsts:
            for end in range(min(count, start + _LONGEST_PEOPLE), start, -1):
                words = " ".join(map(fold, tokens[start:end]))
                if words in peoples and tokens[end - 1][:1].isupper():
                    if place := peoples[words]:
                        found.append((start, end, place))
                    break
        start = end
    return found


def _may_start(tokens: Sequence[str], folded: list[str], start: int) -> bool:
    token = tokens[start]
    if token[:1].isupper() or token[:1].isdigit():
        return True
    return (folded[start] in _SMALL_FIRST or folded[start] in _DIRECTIONS) and start + 1 < len(tokens)


def _longest(index: dict[str, str], tokens: Sequence[str], folded: list[str], start: int) -> int | None:
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        last = tokens[end - 1]
        if (last[:1].isupper() or folded[end - 1] in _SMALL_LAST) and " ".join(folded[start:end]) in index:
            return end
    return None


def _joined(tokens: Sequence[str]) -> str:
    return " ".join(tokens).replace(" - ", "-").replace(" 's", "'s").replace(" ,", ",")


@lru_cache(maxsize=4096)
def _place(number: str) -> GazetteerPlace:
    geonames, name, alternates, country, latitude, longitude, population, kind = _blocks()[0][int(number)].split("\t")
    return GazetteerPlace(int(geonames) if geonames else None, name, country or None, float(latitude), float(longitude),
                          int(population), kind, tuple(alternates.split(";")) if alternates else ())


@cache
def _index() -> dict[str, str]:
    return dict(line.split("\t") for line in _blocks()[1])


@cache
def _weak() -> frozenset[str]:
    return frozenset(_blocks()[2])


@cache
def _peoples() -> tuple[dict[str, GazetteerPlace | None], frozenset[str]]:
    """The folded words for peoples, each with its state (None: it has none now, and "German" in "East German" is not Germany), and
    the first of each."""
    found: dict[str, GazetteerPlace | None] = dict.fromkeys(map(_key, _OTHER_PEOPLES))
    for name, words in _BROAD_PEOPLES.items():
        found |= dict.fromkeys((_key(word) for word in words), places(name)[0])
    for state in countries().values():  # the most populous first: "Congolese"
        place = next((one for one in places(state.name) if one.kind == "country" and one.country == state.code), None)
        for word in (*state.adjectives, *state.demonyms):
            if word not in _NO_PEOPLES and (word in _PEOPLES_ONLY or not places(word)):
                found.setdefault(_key(word), place)
    return found, frozenset(words.split()[0] for words in found)


def _key(name: str) -> str:
    return " ".join(map(fold, cut(name)))


@cache
def _blocks() -> tuple[list[str], list[str], list[str]]:
    text = gzip.decompress((DATA / "gazetteer.tsv.gz").read_bytes()).decode("utf-8")
    found, names, weak = text.split("\n\n")
    return found.split("\n"), names.split("\n"), weak.split()
