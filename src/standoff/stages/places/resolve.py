"""Which place of a name is meant: one for each name in a document, by what stands beside it and by the other places there."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ...reference.gazetteer import GazetteerPlace
from .names import Named, Tokens

EARTH_KM = 6371.0
# What the score of a candidate is made of. On TR-News and GeoWebNews train the share within 161 km hardly moves for a country's
# or a near place's bonus of 0 to 4, nor for HINT_KM from 500 to 1100. The bonuses are small because every crisis text names
# America: with 2, "Geneva" in a text about Washington and Moscow is the one in Illinois.
PER_TENFOLD = 1.0  # for each tenfold of inhabitants
KIND_BONUS = {"country": 4.0, "capital": 2.0, "continent": 9.0, "sea": 7.0, "region": 6.0, "city": 0.0}
HINT_BONUS = 8.0  # "Paris, Texas": near the place or in the country named behind it
BROAD_BONUS = 4.0  # it stands behind a town and a comma, and is a state
COUNTRY_BONUS = 0.5  # its country is told of elsewhere in the document
NEAR_BONUS = 1.0  # another place of the document is within NEAR_KM
NEAR_KM = 300.0
HINT_KM = 900.0  # a town may be this far from the middle of its state


def resolve(names: Sequence[Named], tokens: Tokens) -> dict[str, GazetteerPlace]:
    """Return the place meant by each name of the document (its words, folded), where the gazetteer has any.

    1. names of one place 2. the others by score: inhabitants, kind, the place named behind ("London, Ontario"), countries
    told of, places near. Peoples are no evidence for the places.
    """
    meant = {_key(one): one.held[0] for one in names if one.people}
    names = [one for one in names if not one.people]
    hints, broad = _hints(names, tokens)
    sole = [one.held[0] for one in names if one.held and (len(one.held) == 1 or (one.held[0].kind == "country" and _key(one) not in hints))]
    countries = Counter(place.country for place in sole if place.country)
    meant |= {name: hint for one in names if not one.held and (hint := hints.get(name := _key(one)))}
    meant |= {name: hint for one in names if one.held and (hint := hints.get(name := _key(one))) and _outside(one, hint)}
    for one in names:
        if one.held and _key(one) not in meant:
            meant[_key(one)] = max(one.held, key=lambda place: _score(place, hints.get(_key(one)), countries, sole)
                                  + BROAD_BONUS * (_key(one) in broad and place.kind in ("region", "country")))
    return meant


def key_of(name: Named) -> str:
    """What a name is looked up by in the answer of `resolve`."""
    return _key(name)


def _key(name: Named) -> str:
    return name.words.casefold()


def _hints(names: Sequence[Named], tokens: Tokens) -> tuple[dict[str, GazetteerPlace], set[str]]:
    """For each name the state or country that stands behind it and a comma; and the names that stand so."""
    found: dict[str, GazetteerPlace] = {}
    broad: set[str] = set()
    for one, behind in pairwise(names):
        if behind.held and behind.first == one.last + 1 and tokens.words[one.last] in (",", "("):
            wide = [place for place in behind.held if place.kind in ("region", "country")]
            if wide and not any(place.kind in ("region", "country") for place in one.held):
                found.setdefault(_key(one), wide[0])
                broad.add(_key(behind))
    return found, broad


def _outside(name: Named, hint: GazetteerPlace) -> bool:
    """None of the places of a name lies in the American or Canadian state behind it, so a smaller one is meant."""
    return hint.kind == "region" and hint.country in ("USA", "CAN") and not any(_lies_in(place, hint) for place in name.held)


def _lies_in(place: GazetteerPlace, broad: GazetteerPlace) -> bool:
    return place.country == broad.country and (broad.kind == "country" or kilometres(place, broad) < HINT_KM)


def _score(place: GazetteerPlace, hint: GazetteerPlace | None, countries: Counter[str], others: Sequence[GazetteerPlace]) -> float:
    score = PER_TENFOLD * math.log10(place.population + 1) + KIND_BONUS.get(place.kind, 0.0)
    if hint and _lies_in(place, hint):
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
