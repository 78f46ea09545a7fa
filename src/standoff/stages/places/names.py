"""Place names in a text: spans that the gazetteer or the named-entity tags give, those of persons and organisations left out."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ...reference.gazetteer import GazetteerPlace, find_peoples, find_places, places
from . import words as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s\b|\S")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a place: tokens [first, last), code points [start, end), and every place of that name, best first;
    `civic` where they stand in the name of its police or government, `people` where they are its people or adjective."""

    first: int
    last: int
    start: int
    end: int
    words: str
    held: tuple[GazetteerPlace, ...]
    civic: bool = False
    people: bool = False


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
    2. states' abbreviations 3. what the tags call a place, the gazetteer does not know and the words around bear out 4. peoples
    and adjectives of states."""
    known = [*find_places(tokens.words), *_abbreviations(tokens)]
    within = {i: (first, last) for first, last, _ in known for i in range(first, last)}  # "British" of British Columbia
    peoples = {(first, last): place for first, last, place in find_peoples(tokens.words)
               if within.get(first, (first, last)) == (first, last)}
    scene = Scene(tokens, {i: entity for entity in tokens.entities for i in range(entity[0], entity[1])},
                  frozenset(first for first, _, _ in known), _surnames(tokens), peoples)
    kept: list[Named] = []
    taken = bytearray(len(tokens.words))
    for named in chain((_by_gazetteer(scene, *one) for one in known), _by_tags(scene), _by_peoples(scene)):
        if named and not any(taken[named.first : named.last]):
            kept.append(named)
            taken[named.first : named.last] = b"\x01" * (named.last - named.first)
    return sorted(kept, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of the words: tokens, the entity of each, where names of the gazetteer begin, the last names of persons,
    and what words are for a people, with its state."""

    tokens: Tokens
    entity_at: dict[int, tuple[int, int, str]]
    starts: frozenset[int]
    surnames: frozenset[str]
    peoples: dict[tuple[int, int], GazetteerPlace]


def _surnames(tokens: Tokens) -> frozenset[str]:
    """Words of the document's persons' names of two words or more."""
    persons = [tokens.words[first:last] for first, last, label in tokens.entities if label == "PERSON" and last - first > 1]
    return frozenset(word for words in persons if words[0].lower() not in tables.LOCATIVE for word in words if word[:1].isupper())


def _abbreviations(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """States' short names: with their full stop, behind a comma."""
    for i, word in enumerate(tokens.words):
        if i and tokens.words[i - 1] in (",", "(") and word.rstrip(".") in tables.STATES:
            dot = i + 1 < len(tokens.words) and tokens.words[i + 1] == "." and tokens.starts[i + 1] == tokens.ends[i]
            if word.endswith(".") or dot:
                yield i, i + 1 + (dot and not word.endswith(".")), tables.STATES[word.rstrip(".")]


def _by_gazetteer(scene: Scene, first: int, last: int, words: str) -> Named | None:
    """1. no entity there: a large place, unless another name goes on behind 2. a place: this name, or the longer one it is in
    3. a person or an organisation: only a civic body's own place 4. any other tag: a large place."""
    held = places(words) + places(tables.NAMESAKES.get(words, ""))
    tokens = scene.tokens
    if not held or _is_other_acronym(words, held[0]) or (first, last) in scene.peoples:
        return None
    entity = scene.entity_at.get(first) or scene.entity_at.get(last - 1)
    if entity and entity[2] in tables.PLACE_LABELS:
        return _in_place(scene, first, last, held, entity)
    if _is_person(scene, first, last, held):
        return None
    if _behind_locative(tokens, first) and not _goes_on(tokens, last) and not (entity and _within(tokens, first, last, entity)):
        return _named(tokens, first, last, held)
    if entity and entity[2] in tables.OTHER_LABELS and _within(tokens, first, last, entity):
        body = entity[2] == "ORG" and _civic(tokens, first, last, entity)
        return replace(_named(tokens, first, last, held), civic=True) if body else None
    if not _sure(held) or _goes_on(tokens, last):
        return None
    return _named(tokens, first, last, held)


def _is_other_acronym(words: str, place: GazetteerPlace) -> bool:
    """UN is no town, and Car no republic: a short word in capitals is a state at most, and a state's acronym has its capitals."""
    capitals = words.replace(".", "").isupper()
    return (len(words) <= 4 and capitals and place.kind == "city") or (len(words) <= 3 and not capitals and place.kind == "country")


def _behind_locative(tokens: Tokens, first: int) -> bool:
    """In Manbij, the town of Dabiq."""
    before = [word.lower() for word in tokens.words[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in tables.LOCATIVE or (before[-1] == "of" and before[0] in tables.GEOGRAPHIC))


def _is_person(scene: Scene, first: int, last: int, held: tuple[GazetteerPlace, ...]) -> bool:
    """A town's name that is a person's in this document."""
    return last == first + 1 and scene.tokens.words[first] in scene.surnames and held[0].kind in ("city", "region")


def _in_place(scene: Scene, first: int, last: int, held: tuple[GazetteerPlace, ...], entity: tuple[int, int, str]) -> Named | None:
    """A known name in a place's: the whole where more of the name stands around it ("Kabul International Airport", which is
    then taken to be in Kabul), else itself ("northern Iraq")."""
    tokens, (start, end, _) = scene.tokens, entity
    while end > last and not tokens.words[end - 1][:1].isalnum():
        end -= 1
    more_behind = last < end and tokens.words[last][:1].isupper() and last not in scene.starts
    before = [word for word in tokens.words[start:first] if word.lower() != "the" and word.lower() not in tables.LOCATIVE]
    more_before = any(word[:1].isupper() for word in before)
    if more_behind and not more_before:
        whole = places(" ".join(tokens.words[first:end]))
        return _named(tokens, first, end, whole or (held if tokens.words[last].lower() in tables.IN_TOWN else ()))
    if more_before and start not in scene.starts:
        return _tagged(scene, start, max(end, last) if more_behind else last, held if not more_behind else ())
    return None if _is_person(scene, first, last, held) else _named(tokens, first, last, held)


def _within(tokens: Tokens, first: int, last: int, entity: tuple[int, int, str]) -> bool:
    """The entity is longer than the name, its article left out."""
    start, end, _ = entity
    start += tokens.words[start].lower() in {"the", *tables.LOCATIVE}
    end -= tokens.words[end - 1] in ("'s", "’s", "'", "’")
    return start <= first and last <= end and end - start > last - first


def _civic(tokens: Tokens, first: int, last: int, entity: tuple[int, int, str]) -> bool:
    """Queensland Police, Kentucky State Police, Government of Alberta, "the hospital in Winnipeg"."""
    start, end, _ = entity
    behind = [word.lower() for word in tokens.words[last:end]]
    before = tokens.words[first - 1].lower() if first > start else ""
    opening = tokens.words[start].lower() if tokens.words[start].lower() != "the" else tokens.words[min(start + 1, end - 1)].lower()
    if first <= start + 1 and before in ("", "the"):
        return any(word in tables.CIVIC for word in behind) and not any(word in tables.ELSE_BEHIND for word in behind)
    return last == end and (before in ("in", "at", "near") or (before == "of" and opening in tables.CIVIC))


def _sure(held: Sequence[GazetteerPlace]) -> bool:
    """Large, or listed by hand for the crises that it stood in (no GeoNames id)."""
    return held[0].kind in tables.SURE_KINDS or held[0].population >= tables.SURE_POPULATION or held[0].geonames is None


def _goes_on(tokens: Tokens, last: int) -> bool:
    """A capitalised word right behind a name, which makes another name of it."""
    behind = tokens.words[last] if last < len(tokens.words) else ""
    return behind[:1].isupper() and behind.lower() in tables.ELSE_BEHIND


def _by_tags(scene: Scene) -> Iterator[Named]:
    """Places by their tag alone: those whose words say so, and every other mention of the same words."""
    tokens = scene.tokens
    spans = [(first, last) for first, last, label in tokens.entities if label in tables.PLACE_LABELS]
    tagged = [named for first, last in spans if (named := _tagged(scene, first, last, ()))
              and (named.first, named.last) not in scene.peoples]
    believed = {named.words for named in tagged if _borne_out(scene, named)}
    return (named for named in tagged if named.words in believed)


def _by_peoples(scene: Scene) -> Iterator[Named]:
    """Russian, the French; not in the name of a person, a language or an airline."""
    for (first, last), place in scene.peoples.items():
        entity = scene.entity_at.get(first)
        spoken = first > 0 and scene.tokens.words[first - 1].lower() in tables.SPOKEN
        if not (entity and entity[2] in tables.NO_PEOPLE_LABELS) and not spoken and not _goes_on(scene.tokens, last):
            yield replace(_named(scene.tokens, first, last, (place,)), people=True)


def _borne_out(scene: Scene, named: Named) -> bool:
    words = scene.tokens.words
    before = words[named.first - 1].lower() if named.first else ""
    if before == "the" and named.first > 1:
        before = words[named.first - 2].lower()
    pieces = words[named.first : named.last]
    if named.held:
        return True
    if pieces[-1].lower() in tables.GEOGRAPHIC or pieces[0].lower() in ("mount", "lake", "port", "fort", "camp", "gulf"):
        return True
    behind = named.last + 1 in scene.starts and words[named.last] == ","
    return (before in tables.LOCATIVE or behind) and not scene.surnames.intersection(pieces)


def _tagged(scene: Scene, first: int, last: int, held: tuple[GazetteerPlace, ...]) -> Named | None:
    """What the entity tags call a place; leading articles and possessive endings left out."""
    tokens = scene.tokens
    while first < last and tokens.words[first].lower() in ("the", "a", "an"):
        first += 1
    while last > first and not tokens.words[last - 1][:1].isalnum():
        last -= 1
    if first == last or not tokens.words[first][:1].isupper() or "\n" in "".join(tokens.words[first:last]):
        return None
    words = " ".join(tokens.words[first:last])
    return _named(tokens, first, last, held or places(tables.STATES.get(words.removesuffix("."), words) if "." in words else words))


def _named(tokens: Tokens, first: int, last: int, held: tuple[GazetteerPlace, ...]) -> Named:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Named(first, last, start, end, " ".join(tokens.words[first:last]), held)
