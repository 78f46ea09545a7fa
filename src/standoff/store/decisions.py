"""What the user decided: rows that are only ever added."""
from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from .tables import decisions


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, in words of the store: of `subject` ("issue") and its `kind`, by a key that follows from content."""

    kind: str
    key: str
    words: str
    decided: str


def add(connection: Connection, subject: str, made: Sequence[tuple[str, str, str]]) -> None:
    """Keep decisions, each (kind, key, words), with the time. The connection is from Database.writing()."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    connection.execute(decisions.insert(), [
        {"subject": subject, "kind": kind, "key": key, "words": words, "decided": now} for kind, key, words in made])


def of(connection: Connection, subject: str) -> list[Decided]:
    """All about a subject, in the order in which they were made."""
    held = decisions.c
    rows = connection.execute(select(held.kind, held.key, held.words, held.decided).where(held.subject == subject).order_by(held.number))
    return [Decided(*row) for row in rows]
