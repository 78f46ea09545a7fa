"""What people decided about findings. Entries are added and never changed: taking a decision back is a further entry.

An entry holds the machine's value as it was, so that what was decided can be told whatever is read later.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, select

from ..annotation import Span, Words
from .tables import reviews

Decision = Literal["accept", "correct", "reject"]
DECISIONS: tuple[Decision, ...] = ("accept", "correct", "reject")
UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision, or the taking back of one (`undoes`). `at` is UTC ("2026-11-28T09:41:12Z"); `machine` is the annotation as
    it was found, `reviewed` the fields that were looked at as they shall be (None where it was rejected); `finding` is its key."""

    number: int
    at: str
    reviewer: str | None
    decision: Decision | Literal["undo"]
    undoes: int | None
    document: str
    layer: str
    finding: str
    reviewed_finding: str | None
    words: Words
    machine: Mapping[str, Any]
    reviewed: Mapping[str, Any] | None


def forbid_changes(connection: Connection) -> None:
    """Let the database itself refuse to change an entry or to take one out (SQLite; another database has rights for that)."""
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER reviews_no_{verb.lower()} BEFORE {verb} ON reviews BEGIN "
                "SELECT RAISE(ABORT, 'reviews are only ever added'); END")


def add(connection: Connection, entry: Entry) -> Entry:
    """Write an entry, whatever its `number`; it as it was written, with the number that it got."""
    own = ("at", "reviewer", "decision", "undoes", "document", "layer", "finding", "reviewed_finding")
    row = {name: getattr(entry, name) for name in own}
    row |= {"evidence": entry.words.text, "evidence_start": entry.words.span.start, "evidence_end": entry.words.span.end,
            "machine": _spelled(entry.machine), "reviewed": None if entry.reviewed is None else _spelled(entry.reviewed)}
    number = connection.execute(reviews.insert().values(row)).inserted_primary_key
    assert number is not None
    return _numbered(entry, int(number[0]))


def of_document(connection: Connection, document_id: str) -> list[Entry]:
    """All entries about one document, in order."""
    query = select(reviews).where(reviews.c.document == document_id).order_by(reviews.c.number)
    return [_entry(row) for row in connection.execute(query)]


def of_documents(connection: Connection, ids: Iterable[str]) -> list[Entry]:
    """All entries about some documents, in order."""
    query = select(reviews).where(reviews.c.document.in_(list(ids))).order_by(reviews.c.number)
    return [_entry(row) for row in connection.execute(query)]


def everything(connection: Connection) -> list[Entry]:
    """All entries, in order."""
    return [_entry(row) for row in connection.execute(select(reviews).order_by(reviews.c.number))]


def last_number(connection: Connection) -> int:
    """Of the latest entry; 0 where there is none."""
    return connection.scalar(select(func.max(reviews.c.number))) or 0


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The decision that stands on each finding: the last that was not taken back; in the order of deciding."""
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        before = held.setdefault(entry.finding, [])
        if entry.decision == UNDO:
            before[:] = [one for one in before if one.number != entry.undoes]
        else:
            before.append(entry)
    return sorted((stack[-1] for stack in held.values() if stack), key=lambda entry: entry.number)


def _numbered(entry: Entry, number: int) -> Entry:
    return Entry(number, *(getattr(entry, name) for name in list(Entry.__dataclass_fields__)[1:]))


def _entry(row: Row[Any]) -> Entry:
    words = Words(row.evidence, Span(row.evidence_start, row.evidence_end))
    reviewed = None if row.reviewed is None else json.loads(row.reviewed)
    return Entry(row.number, row.at, row.reviewer, row.decision, row.undoes, row.document, row.layer, row.finding, row.reviewed_finding,
                 words, json.loads(row.machine), reviewed)


def _spelled(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
