"""Positions as the record gives them: issues, what was demanded and what the others said to it, who moved and when."""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..annotation import Position
from ..annotation.codes import side_of
from ..store.cited import Cited
from ..store.database import Database
from .ledger import Ledger
from .wanted import Wanted

ASKED = ("demand",)
SILENCE = datetime.timedelta(days=180)  # on an issue, after which the same words are another demand


@dataclass(frozen=True, slots=True)
class Step:
    """A position beside the one that the same party had on the same issue before; `moved`: its stance type is another one."""

    cited: Cited[Position]
    before: Cited[Position] | None

    @property
    def moved(self) -> bool:
        return self.before is not None and self.before.annotation.stance_type != self.cited.annotation.stance_type


@dataclass(frozen=True, slots=True)
class Row:
    """An issue of which somebody demands something, and what the other parties said to it, oldest first."""

    issue: str
    demands: tuple[Cited[Position], ...]
    answers: dict[str, tuple[Cited[Position], ...]]


def by_issue(database: Database, wanted: Wanted) -> dict[str, list[Cited[Position]]]:
    """All positions in order of publication, by what they are about; case does not count."""
    found: dict[str, list[Cited[Position]]] = {}
    for cited in Ledger(database).positions(wanted):
        found.setdefault(_key(cited.annotation.issue), []).append(cited)
    return found


def issues(database: Database, wanted: Wanted) -> list[dict[str, Any]]:
    """Every issue, the one most is said about first."""
    rows = [{"issue": held[0].annotation.issue, "positions": len(held), "parties": _parties(held),
             "first": held[0].document.published, "last": held[-1].document.published} for held in by_issue(database, wanted).values()]
    return sorted(rows, key=lambda row: (-row["positions"], row["issue"]))


def timeline(database: Database, wanted: Wanted) -> list[tuple[str, str, list[Step]]]:
    """(issue, party, steps) of every party on every issue, where most was said first."""
    lines = []
    for held in by_issue(database, wanted).values():
        for party in _parties(held):
            own = [cited for cited in held if side_of(cited.annotation.party) == party]
            steps = [Step(cited, before) for cited, before in zip(own, [None, *own[:-1]], strict=True)]
            lines.append((held[0].annotation.issue, party, steps))
    return sorted(lines, key=lambda line: (-len(line[2]), line[0], line[1]))


def matrix(database: Database, wanted: Wanted) -> list[Row]:
    """What is demanded, and how the others answer. What the same words mean in another crisis, long before or after, is a row of
    its own, and nobody answers before he is asked."""
    rows = []
    for held in (some for every in by_issue(database, wanted).values() for some in together(every)):
        demands = tuple(cited for cited in held if cited.annotation.stance_type in ASKED)
        if demands:
            demanding = {side_of(cited.annotation.party) for cited in demands}
            after = [cited for cited in held if _day(cited) >= _day(demands[0])]
            answers = {party: tuple(cited for cited in after if side_of(cited.annotation.party) == party)
                       for party in _parties(after) if party not in demanding}
            rows.append(Row(demands[-1].annotation.issue, demands, answers))
    return sorted(rows, key=lambda row: (-len(row.answers), -len(row.demands), row.issue))


def together(held: Iterable[Cited[Position]]) -> list[list[Cited[Position]]]:
    """Positions in order of publication, parted where none is published for longer than SILENCE."""
    parts: list[list[Cited[Position]]] = []
    for cited in held:
        if not parts or _day(cited) - _day(parts[-1][-1]) > SILENCE:
            parts.append([])
        parts[-1].append(cited)
    return parts


def _day(cited: Cited[Position]) -> datetime.date:
    return cited.document.published or datetime.date.min


def _parties(held: Iterable[Cited[Position]]) -> list[str]:
    return sorted({side_of(cited.annotation.party) for cited in held})


def _key(issue: str) -> str:
    return " ".join(issue.casefold().split())
