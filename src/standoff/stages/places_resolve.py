"""Which place of a name is meant: one for each name in a document, by what stands beside it and by the other places there."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from ..reference.gazetteer import GazetteerPlace
from .places_names import Named, Tokens

EARTH_KM = 6371.0
# What the score of a candidate is made of. Chosen on TR-News and GeoWebNews train, with LGL train as a check.
PER_TENFOLD = 1.0  # for each tenfold of inhabitants
KIND_BONUS = {"country": 4.0, "capital": 2.0, "continent": 3.0, "sea": 2.0, "region": 2.0, "city": 0.0}
HINT_BONUS = 8.0  # "Paris, Texas": near the place or in the country named behind it
COUNTRY_BONUS = 2.0  # its country is told of elsewhere in the document
NEAR_BONUS = 2.0  # another place of the document is within NEAR_KM
NEAR_KM = 300.0
HINT_KM = 700.0  # a town may be this far from the middle of its state


def resolve(names: Sequence[Named], tokens: Tokens) -> dict[str, GazetteerPlace]:
    """Return the place meant by each name of the document (its words, folded), where the gazetteer has any.

    1. names of one place 2. the others by score: inhabitants, kind, the place named behind ("London, Ontario"), countries
    told of, places near.
    """
    hints = _hints(names, tokens)
    sole = [one.held[0] for one in names if one.held and (len(one.held) == 1 or one.held[0].kind == "country" and _key(one) not in hints)]
    countries = Counter(place.country for place in sole if place.country)
    meant: dict[str, GazetteerPlace] = {}
    for one in names:
        if one.held and _key(one) not in meant:
            meant[_key(one)] = max(one.held, key=lambda place: _score(place, hints.get(_key(one)), countries, sole))
    return meant


def key_of(name: Named) -> str:
    """What a name is looked up by in the answer of `resolve`."""
    return _key(name)


def _key(name: Named) -> str:
    return name.words.casefold()


def _hints(names: Sequence[Named], tokens: Tokens) -> dict[str, GazetteerPlace]:
    """For each name the place that stands behind it and a comma."""
    found: dict[str, GazetteerPlace] = {}
    for one, behind in zip(names, names[1:]):
        if behind.held and behind.first == one.last + 1 and tokens.words[one.last] == ",":
            broad = [place for place in behind.held if place.kind in ("country", "region", "capital")]
            if broad:
                found.setdefault(_key(one), broad[0])
    return found


def _score(place: GazetteerPlace, hint: GazetteerPlace | None, countries: Counter[str], others: Sequence[GazetteerPlace]) -> float:
    score = PER_TENFOLD * math.log10(place.population + 1) + KIND_BONUS.get(place.kind, 0.0)
    if hint and place.country == hint.country and (hint.kind == "country" or kilometres(place, hint) < HINT_KM):
        score += HINT_BONUS
    if place.country and countries[place.country] and place.kind != "country":
        score += COUNTRY_BONUS
    if any(other.kind != "country" and other is not place and kilometres(place, other) < NEAR_KM for other in others):
        score += NEAR_BONUS
    return score


def kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """The great-circle distance."""
    a, b, c, d = map(math.radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
