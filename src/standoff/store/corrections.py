"""What a person may correct in a finding, and the annotation that comes of it; a correction that makes no sense is refused.

A correction names the changed fields alone, in plain values. Parties are given by code; the words are those by which the party
is named nearest to the finding, or those of an entity or a span that the correction names: {"code": "RUS", "entity": "e3"},
{"code": "RUS", "span": [10, 16]}.
"""
from __future__ import annotations

import dataclasses
import datetime
import math
import re
import typing
from collections.abc import Mapping
from typing import Any

from ..annotation import Event, Party, Reading, Span, Speaker, When, Words
from ..annotation.commitment import CommitmentKind, StanceType, Status
from ..annotation.event import Auxiliary
from ..errors import CallError
from ..reference import ontology
from .kinds import words_of

CODE = re.compile(r"[A-Z]{3}(?: [A-Z0-9][\w.&'-]*)*")
LONGEST = 500  # characters of a corrected phrase
CHOICES: dict[str, tuple[str, ...]] = {
    "auxiliary": typing.get_args(Auxiliary), "kind": typing.get_args(CommitmentKind), "status": typing.get_args(Status),
    "stance_type": typing.get_args(StanceType),
}
MAY: dict[str, tuple[str, ...]] = {
    "events": ("event_type", "event_mode", "contexts", "auxiliary", "hedged", "actor", "recipient", "when", "place"),
    "statements": ("speaker", "direct"),
    "commitments": ("kind", "by", "toward", "status"),
    "positions": ("issue", "party", "stance", "stance_type"),
    "figures": ("what", "value", "low", "high", "unit", "approximate", "as_of"),
}
MAY_BE_NULL = {"event_mode", "auxiliary", "when", "place", "speaker", "unit", "as_of", "value", "low", "high"}


def corrected(reading: Reading, layer: str, annotation: Any, changes: Mapping[str, Any]) -> Any:
    """The annotation with the changes; quad and intensity follow an event's type and mode.

    Raises:
        CallError: a field that cannot be corrected, a value that is none of its field's, nothing changed.
    """
    if unknown := sorted(set(changes) - set(MAY[layer])):
        raise CallError(f"correction: {layer} have no {', '.join(unknown)} to correct; there are {', '.join(MAY[layer])}")
    made = dataclasses.replace(annotation, **{name: _value(reading, annotation, name, plain) for name, plain in changes.items()})
    if isinstance(made, Event):
        made = _consistent(made, annotation, changes)
    if layer == "figures" and made.value is None and made.low is None and made.high is None:
        raise CallError("correction: a figure needs a value, or low or high")
    if made == annotation:
        raise CallError("correction: nothing is changed by it; accept the finding instead")
    return made


def _value(reading: Reading, annotation: Any, name: str, plain: Any) -> Any:
    if plain is None:
        if name not in MAY_BE_NULL:
            raise CallError(f"correction: {name} cannot be null")
        return None
    reader = _READERS[name]
    if reader in (_parties, _speaker):
        return reader(reading, annotation, name, plain)
    return reader(name, plain)


def _consistent(event: Event, before: Event, changes: Mapping[str, Any]) -> Event:
    if event.event_type not in ontology.event_types():
        raise CallError(f"correction: no event type {event.event_type}; there are {', '.join(ontology.event_types())}")
    if event.event_type != before.event_type and "event_mode" not in changes:
        event = dataclasses.replace(event, event_mode=None)
    if event.event_mode is not None and event.event_mode not in ontology.modes(event.event_type):
        able = ", ".join(ontology.modes(event.event_type)) or "none"
        raise CallError(f"correction: {event.event_type} has no mode {event.event_mode}; it has {able}")
    if unknown := sorted(set(event.contexts) - set(ontology.contexts())):
        raise CallError(f"correction: no context {', '.join(unknown)}; they stand in the codebook")
    if event.auxiliary != before.auxiliary:
        event = dataclasses.replace(event, auxiliary_cue=None)
    quad, intensity = ontology.quad(event.event_type), ontology.intensity(event.event_type, event.event_mode)
    return dataclasses.replace(event, quad=quad, intensity=intensity)


def _words(name: str, plain: Any) -> str:
    if not isinstance(plain, str) or not plain.strip() or len(plain) > LONGEST:
        raise CallError(f"correction: {name} needs words, at most {LONGEST} characters")
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError:
        raise CallError(f"correction: half a character in {name} cannot be kept") from None
    return " ".join(plain.split())


def _flag(name: str, plain: Any) -> bool:
    if not isinstance(plain, bool):
        raise CallError(f"correction: {name} is true or false")
    return plain


def _number(name: str, plain: Any) -> float | int:
    if isinstance(plain, bool) or not isinstance(plain, (int, float)) or (isinstance(plain, float) and not math.isfinite(plain)):
        raise CallError(f"correction: {name} needs a number")
    return plain


def _choice(name: str, plain: Any) -> str:
    if plain not in CHOICES[name]:
        raise CallError(f"correction: {name} is one of {', '.join(CHOICES[name])}")
    return str(plain)


def _list(name: str, plain: Any) -> tuple[str, ...]:
    if not isinstance(plain, list) or not all(isinstance(one, str) for one in plain):
        raise CallError(f"correction: {name} needs a list of words")
    return tuple(dict.fromkeys(plain))


def _code(name: str, plain: Any) -> str:
    if not isinstance(plain, str) or not CODE.fullmatch(plain):
        raise CallError(f"correction: {name} needs codes, such as RUS, RUS GOV, IGO NATO")
    return plain


def _codes(name: str, plain: Any) -> tuple[str, ...]:
    return tuple(_code(name, one) for one in _list(name, plain))


def _when(name: str, plain: Any) -> When:
    try:
        start, end = (datetime.date.fromisoformat(plain[side]) for side in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        raise CallError(f'correction: {name} needs {{"start": "2022-01-10", "end": "2022-01-16"}}') from None
    if end < start:
        raise CallError(f"correction: {name} ends before it begins")
    days = (end - start).days
    return When(start, end, "day" if not days else "week" if days < 7 else "month" if days < 31 else "year", "stated")


def _place(name: str, plain: Any) -> None:
    raise CallError(f"correction: a {name} can only be taken away (null)")


def _speaker(reading: Reading, annotation: Any, name: str, plain: Any) -> Speaker:
    if not isinstance(plain, dict) or not set(plain) <= {"name", "code", "role", "entity", "span"}:
        raise CallError(f'correction: {name} needs {{"name": …, "code": …}}, or "entity" or "span" for the words')
    texts = {field: _words(f"{name}’s {field}", plain[field]) for field in ("name", "role") if plain.get(field) is not None}
    code = _code(name, plain["code"]) if plain.get("code") is not None else None
    before: Speaker | None = getattr(annotation, name)
    if before and not {"entity", "span"} & set(plain):
        words = Words(before.text, before.span)
    else:
        words = _named(reading, annotation, name, {**plain, "code": code})
    entity = before.entity if before and before.span == words.span else None
    return Speaker(words.text, words.span, entity, texts.get("name"), code, texts.get("role"))


def _parties(reading: Reading, annotation: Any, name: str, plain: Any) -> tuple[Party, ...]:
    if not isinstance(plain, list):
        raise CallError(f"correction: {name} needs a list of codes")
    held = {party.code: party for party in (*getattr(annotation, name), *annotation.actor, *annotation.recipient)}
    found = []
    for one in plain:
        if not isinstance(one, dict):
            code = _code(name, one)
            if code in held:
                found.append(held[code])
                continue
            one = {"code": code}
        code = _code(name, one.get("code"))
        words = _named(reading, annotation, name, one)
        found.append(Party(code, None, words.text, words.span))
    return tuple(dict.fromkeys(found))


def _named(reading: Reading, annotation: Any, name: str, wanted: Mapping[str, Any]) -> Words:
    """The words by which a party is named: those given, else the mention nearest to the finding."""
    text, here = reading.document.text, words_of(annotation, reading.document.text).span
    if (given := wanted.get("span")) is not None:
        if (not isinstance(given, list) or len(given) != 2 or not all(isinstance(one, int) and not isinstance(one, bool) for one in given)
                or not 0 <= given[0] < given[1] <= len(text)):
            raise CallError(f"correction: {name} needs a span [start, end] inside the text")
        return Words(text[given[0] : given[1]], Span(*given))
    mentions = [span for entity in reading.entities for span in entity.mentions
                if (entity.id == wanted["entity"] if wanted.get("entity") else entity.code == wanted.get("code"))]
    if not mentions:
        raise CallError(f"correction: {wanted.get('entity') or wanted.get('code')} is not named in this document as far as is known; "
                        f'give the words, as {{"code": "RUS", "span": [10, 16]}}')
    nearest = min(mentions, key=lambda span: (max(here.start - span.end, span.start - here.end, 0), span.start))
    return Words(nearest.of(text), nearest)


_READERS: dict[str, Any] = {
    "event_type": _words, "event_mode": _words, "contexts": _list, "hedged": _flag, "actor": _parties, "recipient": _parties,
    "when": _when, "place": _place, "speaker": _speaker, "direct": _flag, "by": _codes, "toward": _codes,
    "issue": _words, "party": _code, "stance": _words, "what": _words, "value": _number, "low": _number, "high": _number, "unit": _words,
    "approximate": _flag, "as_of": _words, **dict.fromkeys(CHOICES, _choice),
}
