"""What people decided about links: append-only, by the keys of mentions, which outlive a re-run. Nothing here is ever changed."""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from .tables import link_decisions

Verdict = Literal["same", "apart", "undo"]


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """`one` and `other` are keys of mentions that are the same act, or are not; "undo" takes decision number `undone` back.
    `because` is what the person said, `decided` when (UTC, to the second)."""

    number: int
    verdict: Verdict
    one: str
    other: str
    because: str | None
    decided: datetime.datetime
    undone: int | None = None


def note(connection: Connection, verdict: Verdict, one: str, other: str, because: str | None, undone: int | None = None) -> int:
    """Write a decision; its number."""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0, tzinfo=None)
    values = {"verdict": verdict, "one": one, "other": other, "because": because, "decided": now, "undone": undone}
    key = connection.execute(link_decisions.insert().values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def all_of(connection: Connection) -> list[LinkDecision]:
    """Every decision ever made, in order."""
    return [LinkDecision(row.number, row.verdict, row.one, row.other, row.because, row.decided, row.undone)
            for row in connection.execute(select(link_decisions).order_by(link_decisions.c.number))]


def in_force(made: Iterable[LinkDecision]) -> list[LinkDecision]:
    """Those that hold: not taken back, and of two about the same pair the later."""
    held: dict[int, LinkDecision] = {}
    undone = set[int]()
    for decision in made:
        if decision.verdict == "undo":
            undone.add(decision.undone or 0)
        else:
            held[decision.number] = decision
    by_pair = {frozenset((decision.one, decision.other)): decision for number, decision in held.items() if number not in undone}
    return sorted(by_pair.values(), key=lambda decision: decision.number)
