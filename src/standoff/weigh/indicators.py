"""Indicators that the user writes, as the record lights them: with evidence for and against, and with what it cannot know.

A file names hypotheses and indicators; an indicator has one or several conditions, any of which will do, of a condition all parts.
"""
from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ..annotation import Event
from ..annotation.codes import side_of
from ..annotation.commitment import CommitmentKind, StanceType
from ..errors import CallError
from ..reference import ontology
from ..told import Told, codes_of, is_of
from .acts import Gathered, first_told
from .nouns import Evidence, Gap, Lit, Matrix
from .weights import read_toml

KINDS: dict[str, tuple[str, ...]] = {"events": ontology.event_types(), "commitments": get_args(CommitmentKind),
                                     "positions": get_args(StanceType), "statements": ()}
KEYS = ("layer", "type", "mode", "actor", "recipient", "words")
OF = ("name", "for", "against", "days", "when")
NEVER = 2  # documents that speak of a party, from which its silence is a gap


@dataclass(frozen=True, slots=True)
class Condition:
    """What a finding must be; an empty part asks for nothing. `kinds` are types of events or kinds of commitments and positions,
    `actor` and `recipient` codes, one of which must be met; `words` patterns, one of which must stand in its words."""

    layer: str
    kinds: tuple[str, ...]
    modes: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    words: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """`speaks_for` and `speaks_against` are keys of hypotheses; `days` how long it stays lit, None for good."""

    name: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    days: int | None
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Indicators:
    """A user's file."""

    name: str
    hypotheses: tuple[tuple[str, str], ...]
    indicators: tuple[Indicator, ...]


def load_indicators(path: str | os.PathLike[str]) -> Indicators:
    """The file of a user. Raises CallError, with the place, where it cannot be read or says something that is not understood."""
    held = read_toml(path)
    try:
        hypotheses = tuple((str(one["key"]), str(one.get("name", one["key"]))) for one in held.get("hypothesis", ()))
        keys = {key for key, _ in hypotheses}
        indicators = tuple(_indicator(one, keys) for one in held["indicator"])
    except KeyError as error:
        raise CallError(f"{path}: {error.args[0]} is missing; docs/weighing.md shows the form") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise CallError(f"{path}: {error}; docs/weighing.md shows the form") from error
    return Indicators(str(held.get("name", "Indicators")), hypotheses, indicators)


def _indicator(told: Mapping[str, Any], keys: set[str]) -> Indicator:
    name = str(told["name"])
    _known(name, told, OF)
    speaks_for, speaks_against = _several(told.get("for")), _several(told.get("against"))
    if strange := [key for key in (*speaks_for, *speaks_against) if key not in keys]:
        raise ValueError(f"{name}: no hypothesis has the key {strange[0]!r}")
    days = told.get("days")
    if not (days is None or (isinstance(days, int) and days > 0)):
        raise ValueError(f"{name}: days is {days!r}, and must be a number from 1 on")
    return Indicator(name, speaks_for, speaks_against, days, tuple(_condition(name, one) for one in told["when"]))


def _condition(name: str, told: Mapping[str, Any]) -> Condition:
    _known(name, told, KEYS)
    layer = str(told.get("layer", "events"))
    if layer not in KINDS:
        raise ValueError(f"{name}: no layer {layer!r}; use {', '.join(KINDS)}")
    kinds, modes, words = (_several(told.get(key)) for key in ("type", "mode", "words"))
    if strange := [kind for kind in kinds if kind not in KINDS[layer]]:
        raise ValueError(f"{name}: {layer} have no type {strange[0]!r}")
    if not any(told.get(key) for key in KEYS[1:]):
        raise ValueError(f"{name}: a condition that asks for nothing is met by everything")
    return Condition(layer, kinds, modes, _several(told.get("actor")), _several(told.get("recipient")), tuple(map(_pattern, words)))


def _known(name: str, told: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    if strange := [key for key in told if key not in keys]:
        raise ValueError(f"{name}: {strange[0]!r} is not understood; use {', '.join(keys)}")


def _several(told: Any) -> tuple[str, ...]:
    """One value or a list of them."""
    found = [] if told is None else [told] if isinstance(told, str) else told
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(f"{told!r} is no text and no list of texts")
    return tuple(found)


def _pattern(words: str) -> re.Pattern[str]:
    """Words in this order; a star* leaves the ending open."""
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words.split()]
    if not parts:
        raise ValueError("words is empty")
    return re.compile(r"(?i)(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")


def light(gathered: Gathered, indicators: Indicators, until: datetime.date | None = None) -> Matrix:
    """The indicators over what was gathered; `until` is the day on which is asked, else that of the last document."""
    last = until or gathered.last
    gaps = _gaps(gathered)
    lit = tuple(_light(gathered, one, last, gaps) for one in indicators.indicators)
    cells = tuple(tuple(_cell(one, key) for key, _ in indicators.hypotheses) for one in lit)
    silent = tuple(sorted((gap for gap in gaps.values() if gap.named >= NEVER and not gap.quoted), key=lambda gap: (-gap.named, gap.party)))
    return Matrix(indicators.name, last, indicators.hypotheses, lit, cells, silent)


def _cell(lit: Lit, key: str) -> Literal["for", "against", ""]:
    if lit.state != "lit":
        return ""
    return "for" if key in lit.speaks_for else "against" if key in lit.speaks_against else ""


def _light(gathered: Gathered, indicator: Indicator, last: datetime.date | None, gaps: Mapping[str, Gap]) -> Lit:
    found = sorted(_evidence(gathered, indicator), key=lambda one: (one.day, one.refs))
    speaks = tuple(one for one in found if one.stands != "denied")
    denials = tuple(one for one in found if one.stands == "denied")
    parties = dict.fromkeys(side_of(code) for one in indicator.when for code in (*one.actor, *one.recipient))
    missed = tuple(gap for party in parties if not (gap := gaps.get(party) or Gap(party, 0, 0)).quoted)
    return Lit(indicator.name, indicator.speaks_for, indicator.speaks_against, _state(speaks, denials, indicator.days, last), speaks,
               denials, missed)


def _state(speaks: tuple[Evidence, ...], denials: tuple[Evidence, ...], days: int | None,
           last: datetime.date | None) -> Literal["lit", "planned", "denied", "faded", "dark"]:
    fresh = [one for one in (*speaks, *denials) if days is None or last is None or (last - one.day).days < days]
    stands = {one.stands for one in fresh}
    if "done" in stands:
        return "lit"
    if "denied" in stands and max(fresh, key=lambda one: one.day).stands == "denied":
        return "denied"
    return "planned" if "planned" in stands else "faded" if speaks else "dark"


def _evidence(gathered: Gathered, indicator: Indicator) -> Iterator[Evidence]:
    layers = {one.layer for one in indicator.when}
    for entry in gathered.links.entries:
        if entry.layer not in layers or (told := first_told(gathered, entry)) is None:
            continue
        if (stands := _stands(told)) and any(_meets(told, one) for one in indicator.when if one.layer == entry.layer):
            assert told.article.published is not None
            yield Evidence(told.article.published, stands, told.words, (told.ref, *(ref for ref in entry.refs if ref != told.ref)))


def _stands(told: Told[Any]) -> Literal["done", "planned", "denied"] | None:
    """History and fears are evidence of nothing that is done; a threat, a demand or words are what they are as soon as they are said."""
    if not isinstance(told.annotation, Event):
        return "done"
    named: dict[str | None, Literal["done", "planned", "denied"]] = {None: "done", "future": "planned", "negation": "denied"}
    return named.get(told.annotation.auxiliary)


def _meets(told: Told[Any], condition: Condition) -> bool:
    one, (actor, recipient) = told.annotation, _sides(told)
    kind = getattr(one, {"events": "event_type", "commitments": "kind", "positions": "stance_type"}.get(condition.layer, "id"))
    mode = getattr(one, "event_mode", None)
    return all((not condition.kinds or kind in condition.kinds, not condition.modes or mode in condition.modes,
                _is_met(actor, condition.actor), _is_met(recipient, condition.recipient),
                not condition.words or any(pattern.search(told.words) for pattern in condition.words)))


def _sides(told: Told[Any]) -> tuple[list[str | None], list[str | None]]:
    one = told.annotation
    if isinstance(one, Event):
        return [party.code for party in one.actor], [party.code for party in one.recipient]
    if hasattr(one, "toward"):
        return [*one.by], [*one.toward]
    return codes_of(one), []


def _is_met(codes: list[str | None], wanted: tuple[str, ...]) -> bool:
    return not wanted or any(is_of(code, party) for code in codes for party in wanted)


def _gaps(gathered: Gathered) -> dict[str, Gap]:
    """Of every side that acts or is acted on: in how many documents, and how often it is quoted."""
    named: dict[str, set[str]] = {}
    quoted: Counter[str] = Counter()
    for ref, told in gathered.told.items():
        if told.article.published is None:
            continue
        layer = ref.rpartition(":")[2][:1]
        for side in {side_of(code) for code in codes_of(told.annotation) if code}:
            if layer == "s":
                quoted[side] += 1
            elif layer == "v":
                named.setdefault(side, set()).add(told.article.short)
    return {side: Gap(side, len(named.get(side, ())), quoted[side]) for side in named.keys() | quoted.keys()}
