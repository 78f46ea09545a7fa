"""Place names in a text: spans that the gazetteer or the named-entity tags give, those of persons and organisations left out."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..reference.gazetteer import GazetteerPlace, find_places, places

if TYPE_CHECKING:
    from spacy.tokens import Doc

# American and Canadian abbreviations, as news writes them behind a town; the gazetteer has the full names.
STATES = {"Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut",
          "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky",
          "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi",
          "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey",
          "N.M": "New Mexico", "N.Y": "New York State", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma",
          "Ore": "Oregon", "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
          "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington State", "W.Va": "West Virginia",
          "Wis": "Wisconsin", "Wyo": "Wyoming", "D.C": "Washington", "Ont": "Ontario", "Que": "Quebec", "B.C": "British Columbia",
          "Alta": "Alberta", "Man": "Manitoba", "Sask": "Saskatchewan", "N.S": "Nova Scotia", "N.B": "New Brunswick"}
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
# Labels whose spans are no places, although a place's name stands in them: Paris Hilton, the Washington Post.
OTHER_LABELS = frozenset(("PERSON", "ORG", "NORP", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE"))
SURE_KINDS = frozenset(("country", "capital", "continent", "sea"))
# A town that no entity tag vouches for needs as many inhabitants: chosen on TR-News and GeoWebNews train from 0 to a million.
SURE_POPULATION = 100_000
# Words that make a name with a place in it that of an institution or a person.
AFTER_INSTITUTION = frozenset("""university college school hospital post times journal herald tribune gazette court police airlines airways
    bank united city fc council institute association party press club museum orchestra army""".split())
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s\b|\S")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a place: tokens [first, last), code points [start, end), and every place of that name, best first."""

    first: int
    last: int
    start: int
    end: int
    words: str
    held: tuple[GazetteerPlace, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text with their places, and the entity label of each ("" for none)."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    entities: list[tuple[int, int, str]]


def tokens_of(text: str, parse: Doc | None) -> Tokens:
    """By the parse, with its entities; else cut at white space and marks, without any."""
    if parse is not None:
        words = [token.text for token in parse]
        starts = [token.idx for token in parse]
        return Tokens(words, starts, [start + len(word) for start, word in zip(starts, words)],
                      [(ent.start, ent.end, ent.label_) for ent in parse.ents])
    found = list(_WORD.finditer(text))
    return Tokens([m.group() for m in found], [m.start() for m in found], [m.end() for m in found], [])


def find_names(tokens: Tokens) -> list[Named]:
    """The place names in order, none overlapping: 1. those of the gazetteer that the entity tags bear out or that are large
    2. states' abbreviations 3. what the tags call a place and the gazetteer does not know."""
    entity_at = _entity_at(tokens)
    kept: list[Named] = []
    taken = bytearray(len(tokens.words))
    for first, last, words in [*find_places(tokens.words), *_abbreviations(tokens)]:
        if not any(taken[first:last]) and (named := _by_gazetteer(tokens, first, last, words, entity_at)):
            kept.append(named)
            taken[named.first : named.last] = b"\x01" * (named.last - named.first)
    for first, last, label in tokens.entities:
        if label in PLACE_LABELS and not any(taken[first:last]) and (named := _by_tag(tokens, first, last)):
            kept.append(named)
    return sorted(kept, key=lambda one: one.start)


def _entity_at(tokens: Tokens) -> dict[int, tuple[int, int, str]]:
    return {i: entity for entity in tokens.entities for i in range(entity[0], entity[1])}


def _abbreviations(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """States' short names, behind a comma or with their full stop."""
    for i, word in enumerate(tokens.words):
        if word.endswith(".") and word[:-1] in STATES:
            yield i, i + 1, STATES[word[:-1]]


def _by_gazetteer(tokens: Tokens, first: int, last: int, words: str, entity_at: dict[int, tuple[int, int, str]]) -> Named | None:
    held = places(words)
    if not held:
        return None
    entity = entity_at.get(first) or entity_at.get(last - 1)
    if entity is None:
        return _named(tokens, first, last, held) if _sure(held) and not _within_name(tokens, first, last) else None
    start, end, label = entity
    if label in PLACE_LABELS:
        return _in_place(tokens, first, last, held, entity)
    if label in OTHER_LABELS and start <= first and last <= end and end - start > last - first + _articles(tokens, start, first):
        return None
    return _named(tokens, first, last, held) if _sure(held) else None


def _in_place(tokens: Tokens, first: int, last: int, held: tuple[GazetteerPlace, ...], entity: tuple[int, int, str]) -> Named | None:
    """A known name inside a longer one that is a place too: "northern Iraq" is Iraq, "London Bridge" its own place."""
    start, end, label = entity
    if last < end and tokens.words[last][:1].isupper():
        return _by_tag(tokens, start, end)
    return _named(tokens, first, last, held)


def _articles(tokens: Tokens, start: int, first: int) -> int:
    return sum(word.lower() == "the" for word in tokens.words[start:first])


def _sure(held: Sequence[GazetteerPlace]) -> bool:
    return held[0].kind in SURE_KINDS or held[0].kind == "region" or held[0].population >= SURE_POPULATION


def _within_name(tokens: Tokens, first: int, last: int) -> bool:
    """A capitalised word right behind it, which makes another name of it."""
    after = tokens.words[last] if last < len(tokens.words) else ""
    return after.lower() in AFTER_INSTITUTION and after[:1].isupper()


def _by_tag(tokens: Tokens, first: int, last: int) -> Named | None:
    """What the entity tags call a place; leading articles and possessive endings left out."""
    while first < last and tokens.words[first].lower() in ("the", "a", "an"):
        first += 1
    while last > first and tokens.words[last - 1] in ("'s", "’s", "'", "’", ".", ","):
        last -= 1
    if first == last or not any(word[:1].isupper() for word in tokens.words[first:last]) or "\n" in "".join(tokens.words[first:last]):
        return None
    return _named(tokens, first, last, places(" ".join(tokens.words[first:last])))


def _named(tokens: Tokens, first: int, last: int, held: tuple[GazetteerPlace, ...]) -> Named:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Named(first, last, start, end, " ".join(tokens.words[first:last]), held)


