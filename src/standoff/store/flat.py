"""A reading's statements, events, commitments, positions and figures as rows of columns, to be asked for."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ..annotation import Commitment, Event, Figure, Position, Reading, Speaker, Statement, When
from .kinds import BY_LAYER, Kind, local_ids, words_of
from .layers import to_json
from .tables import FLAT, entries, parties, row_key

Roles = dict[str, Iterable[str | None]]


@dataclass(frozen=True, slots=True)
class _Flat:
    """What a kind of annotation has of its own: its columns, the codes by role, and its day if it tells one."""

    columns: dict[str, Any]
    roles: Roles
    when: When | None = None


def insert(connection: Connection, number: int, reading: Reading) -> None:
    """Write the rows of a document that has none."""
    for layer, table in FLAT.items():
        rows = list(_rows(number, reading, BY_LAYER[layer]))
        if rows:
            connection.execute(table.insert(), [row for row, _ in rows])
        if coded := [party for _, codes in rows for party in codes]:
            connection.execute(parties.insert(), coded)


def remove(connection: Connection, number: int) -> None:
    """Take the rows of a document out."""
    for table in (parties, entries, *FLAT.values()):
        connection.execute(table.delete().where(table.c.document == number))


def _rows(number: int, reading: Reading, kind: Kind) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """One row for each annotation of a layer, with its rows for the table parties."""
    ids, published = local_ids(reading, kind), reading.document.published
    for place, annotation in enumerate(getattr(reading, kind.layer), start=1):
        own, words, key = _OWN[kind.layer](annotation), words_of(annotation, reading.document.text), row_key(number, kind.letter, place)
        first, last = (own.when.start, own.when.end) if own.when else (published, published)
        row = {"row_key": key, "document": number, "local_id": ids[place - 1], "first_day": first, "last_day": last,
               "score": getattr(annotation, "score", None), "evidence": words.text, "evidence_start": words.span.start,
               "evidence_end": words.span.end, "annotation": to_json(annotation)}
        yield row | own.columns, [{"document": number, "row_key": key, "role": role, "code": code, "code_key": code.casefold()}
                                  for role, codes in own.roles.items() for code in sorted({code for code in codes if code})]


def _of_statement(one: Statement) -> _Flat:
    speaker = one.speaker
    columns = {"direct": one.direct, "speaker": _name(speaker), "entity": speaker.entity if speaker else None}
    return _Flat(columns, {"speaker": [speaker.code if speaker else None]}, one.said_on)


def _of_event(one: Event) -> _Flat:
    columns = {name: getattr(one, name) for name in ("event_type", "event_mode", "auxiliary", "hedged", "quad", "intensity", "reported_by")}
    columns |= {"when_start": _start(one.when), "when_end": _end(one.when),
                "place": one.place.name if one.place else None, "country": one.place.country if one.place else None}
    return _Flat(columns, {"actor": [party.code for party in one.actor], "recipient": [party.code for party in one.recipient]}, one.when)


def _of_commitment(one: Commitment) -> _Flat:
    columns = {name: getattr(one, name) for name in ("kind", "status", "event", "statement")}
    # A deadline is no day on which the commitment was made: it is looked for by the day of publication.
    columns |= {"deadline_start": _start(one.deadline), "deadline_end": _end(one.deadline)}
    return _Flat(columns, {"by": one.by, "toward": one.toward})


def _of_position(one: Position) -> _Flat:
    return _Flat({name: getattr(one, name) for name in ("issue", "stance", "stance_type", "statement")}, {"party": [one.party]})


def _of_figure(one: Figure) -> _Flat:
    claimed_by = one.claimed_by.code if one.claimed_by else None
    return _Flat({"what": one.what, "unit": one.unit, "as_of": one.as_of}, {"speaker": [claimed_by]})


_OWN: dict[str, Callable[[Any], _Flat]] = {
    "statements": _of_statement, "events": _of_event, "commitments": _of_commitment, "positions": _of_position, "figures": _of_figure,
}


def _name(speaker: Speaker | None) -> str | None:
    return (speaker.name or speaker.text) if speaker else None


def _start(when: When | None) -> datetime.date | None:
    return when.start if when else None


def _end(when: When | None) -> datetime.date | None:
    return when.end if when else None
