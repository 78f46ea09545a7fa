"""One finding in plain words: what `standoff show` says of it."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..annotation import Commitment, Entity, Event, Figure, History, Position, Reading, Statement
from ..store.kinds import BY_LETTER, local_ids
from ..told import Told, article_of, findings
from .acts import saying_of, who_of
from .claims import amount
from .gather import LAYERS
from .names import all_of, party_name, party_names, speaker_name
from .words import clean, days_of, joined, partial

QUADS = {1: "cooperation in words", 2: "cooperation in deeds", 3: "conflict in words", 4: "conflict in deeds"}
Facts = Iterator[tuple[str, str]]


def described(short: str, reading: Reading, local_id: str) -> list[tuple[str, str]]:
    """(what, words) of the annotation with that local id ("v12"), [] where there is none."""
    kind = BY_LETTER[local_id[0]]
    if local_id not in local_ids(reading, kind):
        return []
    if kind.layer not in LAYERS:
        entity = getattr(reading, kind.layer)[local_ids(reading, kind).index(local_id)]
        return list(_entity(entity))
    told = next(one for one in findings(article_of(short, reading), reading, kind.layer) if one.ref.rpartition(":")[2] == local_id)
    rows = [*_DESCRIBERS[kind.made](told)]
    score = getattr(told.annotation, "score", None)
    return rows + ([("score", f"{score:.2f}")] if score is not None else [])


def _event(told: Told[Event]) -> Facts:
    event = told.annotation
    yield "event", f"{who_of(event)}: {saying_of(told)}"
    mode = f" ({event.event_mode})" if event.event_mode else ""
    yield "coded as", f"{event.event_type}{mode}, {QUADS[event.quad]}, intensity {event.intensity:g}"
    if event.auxiliary or event.hedged:
        yield "manner", ", ".join(filter(None, (event.auxiliary, "hedged" if event.hedged else "")))
    if event.contexts:
        yield "contexts", joined([clean(one.replace("_", " ")) for one in event.contexts], 9)
    for side, parties in (("actor", event.actor), ("recipient", event.recipient)):
        for party in parties:
            known = f"{party_name(party.code)} ({party.code})" if party.code else "no known party"
            yield side, f"{known}, “{clean(party.text)}”"
    yield "trigger", f"“{clean(event.trigger.text)}”"
    yield from _when(told)
    if event.place:
        yield "where", clean(event.place.name) + (f", {party_name(event.place.country)}" if event.place.country else "")
    yield from _said(told, "reported by")


def _statement(told: Told[Statement]) -> Facts:
    statement = told.annotation
    yield "statement", "in quotation marks" if statement.direct else "reported speech"
    yield "speaker", _speaker(told) if statement.speaker else "not told"
    if statement.cue:
        yield "cue", f"“{clean(statement.cue.text)}”"
    if statement.addressee:
        yield "to", f"“{clean(statement.addressee.text)}”"
    yield from _when(told)


def _commitment(told: Told[Commitment]) -> Facts:
    bond = told.annotation
    yield bond.kind, f"{all_of(party_names(bond.by))}{f' → {joined(party_names(bond.toward))}' if bond.toward else ''}, {bond.status}"
    yield "if", f"“{clean(bond.condition.text)}”" if bond.condition else "no condition told"
    yield "then", f"“{clean(bond.consequence.text)}”"
    if bond.deadline:
        yield "by", days_of(bond.deadline.start, bond.deadline.end, bond.deadline.precision)
    yield from _said(told, "said by")


def _position(told: Told[Position]) -> Facts:
    position = told.annotation
    yield "position", f"{party_name(position.party)} ({position.party}) {clean(position.stance)}"
    yield "issue", clean(position.issue)
    yield from _said(told, "said by")


def _figure(told: Told[Figure]) -> Facts:
    figure = told.annotation
    yield "figure", f"{clean(figure.what)}: {amount(figure)}"
    if figure.as_of:
        yield "as of", partial(figure.as_of)
    yield "claimed by", _speaker(told) if figure.claimed_by else "the outlet itself"


def _history(told: Told[History]) -> Facts:
    yield "past event", clean(told.annotation.what)
    yield "when", partial(told.annotation.when) if told.annotation.when else "not told"


def _entity(entity: Entity) -> Facts:
    yield "entity", f"{clean(entity.name)}, {entity.kind}"
    yield "party", f"{party_name(entity.code)} ({entity.code})" if entity.code else "not known"
    if entity.role:
        yield "role", clean(entity.role)
    yield "mentioned", f"{len(entity.mentions)} times" if len(entity.mentions) != 1 else "once"


def _when(told: Told[Any]) -> Facts:
    if told.when:
        basis = {"stated": "stated", "relative": "counted from the publication", "published": "the day of publication"}[told.when.basis]
        words = f"“{clean(told.when.text)}”, " if told.when.text else ""
        yield "when", f"{days_of(told.when.start, told.when.end, told.when.precision)} ({words}{basis})"


def _said(told: Told[Any], label: str) -> Facts:
    if told.speaker:
        yield label, _speaker(told)


def _speaker(told: Told[Any]) -> str:
    assert told.speaker is not None
    words = clean(told.speaker.text)
    named = speaker_name(told.speaker)
    return f"{named}{f', here “{words}”' if words not in named else ''}"


_DESCRIBERS: dict[type[Any], Callable[[Told[Any]], Facts]] = {
    Event: _event, Statement: _statement, Commitment: _commitment, Position: _position, Figure: _figure, History: _history}
