"""A reading's statements, events, commitments, positions and figures as rows of columns, to be asked for: reviewed over predicted."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ..annotation import Commitment, Event, Figure, Position, Reading, Speaker, Statement, When
from ..annotation.codes import side_of
from . import reviews
from .kinds import BY_LAYER, Kind, words_of
from .layers import to_json
from .reviewed import findings
from .reviews import Entry
from .tables import FLAT, annotated, entries, parties, row_key

Roles = dict[str, Iterable[str | None]]


@dataclass(frozen=True, slots=True)
class _Flat:
    """What a kind of annotation has of its own: its columns, and the codes by role."""

    columns: dict[str, Any]
    roles: Roles


@dataclass(frozen=True, slots=True)
class Row:
    """One annotation as rows: in its own table, in annotated, and in parties."""

    columns: dict[str, Any]
    annotation: dict[str, Any]
    parties: list[dict[str, Any]]


def insert(connection: Connection, number: int, reading: Reading) -> None:
    """Write the rows of a document that has none. `reading` is the machine's; the decisions that stand are applied here."""
    standing = reviews.standing(reviews.of_document(connection, reading.document.id))
    for layer, table in FLAT.items():
        made = list(rows(number, reading, BY_LAYER[layer], standing))
        if made:
            connection.execute(annotated.insert(), [one.annotation for one in made])
            connection.execute(table.insert(), [one.columns for one in made])
        if coded := [party for one in made for party in one.parties]:
            connection.execute(parties.insert(), coded)


def remove(connection: Connection, number: int) -> None:
    """Take the rows of a document out."""
    for table in (parties, entries, annotated, *FLAT.values()):
        connection.execute(table.delete().where(table.c.document == number))


def rewrite(connection: Connection, number: int, reading: Reading) -> None:
    """The rows of a document anew, after a decision about it."""
    remove(connection, number)
    insert(connection, number, reading)


def rows(number: int, reading: Reading, kind: Kind, standing: Sequence[Entry] = ()) -> Iterator[Row]:
    """One for each annotation of a layer, in order."""
    document, published = reading.document, reading.document.published
    for place, finding in enumerate(findings(reading, kind.layer, standing), start=1):
        one = finding.annotation
        own, words = _OWN[kind.layer](one), words_of(one, document.text)
        key = {"row_key": row_key(number, kind.letter, place), "document": number}
        first, last = days_of(one, published)
        columns = {"first_day": first, "last_day": last, "published": published, "outlet": document.outlet,
                   "score": getattr(one, "score", None), "finding": finding.key, "review": finding.review}
        annotation = {"local_id": finding.local_id, "evidence": words.text, "evidence_start": words.span.start,
                      "evidence_end": words.span.end, "annotation": to_json(one)}
        coded = [{"role": role, "code": code, "code_key": code.casefold(), "party": side_of(code)}
                 for role, codes in own.roles.items() for code in sorted({code for code in codes if code})]
        yield Row(key | columns | own.columns, key | annotation, [key | party for party in coded])


def days_of(annotation: Any, published: datetime.date | None) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day of what an annotation tells; where it tells none, the day of publication."""
    when: When | None = getattr(annotation, "when" if isinstance(annotation, Event) else "said_on", None)
    return (when.start, when.end) if when else (published, published)


def _of_statement(one: Statement) -> _Flat:
    speaker = one.speaker
    columns = {"direct": one.direct, "speaker": _name(speaker), "entity": speaker.entity if speaker else None}
    return _Flat(columns, {"speaker": [speaker.code if speaker else None]})


def _of_event(one: Event) -> _Flat:
    columns = {name: getattr(one, name) for name in ("event_type", "event_mode", "auxiliary", "hedged", "quad", "intensity", "reported_by")}
    columns |= {"when_start": _start(one.when), "when_end": _end(one.when),
                "place": one.place.name if one.place else None, "country": one.place.country if one.place else None}
    return _Flat(columns, {"actor": [party.code for party in one.actor], "recipient": [party.code for party in one.recipient]})


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
