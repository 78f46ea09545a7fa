"""Counts for charts, pages of parties and pairs, the network and the map. A party here is a code without its sector.

Events are those asserted of the present and not rejected, by their own day; documents count by publication.
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from ..store.database import Database
from ..store.tables import FLAT, parties
from ..store.tables import documents as document_table
from .paging import is_asserted
from .wanted import Wanted, clauses

EVENTS = FLAT["events"]
MOST_TOGETHER = 6  # parties of a meeting between which the network draws lines: of more it would draw nothing else
QUAD_NAMES = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


@dataclass(slots=True)
class Tally:
    """Events by quad, and the mean of their intensity."""

    quads: Counter[int] = field(default_factory=Counter)
    intensity: float = 0.0

    def add(self, quad: int, many: int, intensity: float) -> None:
        self.quads[quad] += many
        self.intensity += intensity

    @property
    def events(self) -> int:
        return self.quads.total()

    @property
    def mean_intensity(self) -> float | None:
        return round(self.intensity / self.events, 3) if self.events else None

    def plain(self) -> dict[str, Any]:
        quads = self.quads
        return {"events": self.events, "words": quads[1] + quads[3], "deeds": quads[2] + quads[4], "cooperation": quads[1] + quads[2],
                "conflict": quads[3] + quads[4], "mean_intensity": self.mean_intensity}


def monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())


def every_week(weeks: Iterable[datetime.date], most: int = 5000) -> list[datetime.date]:
    """Every Monday from the first to the last, those without anything between too; of more than `most` only those given."""
    given = sorted(set(weeks))
    if not given or (given[-1] - given[0]).days // 7 >= most:
        return given
    return [given[0] + datetime.timedelta(weeks=n) for n in range((given[-1] - given[0]).days // 7 + 1)]


def weeks(database: Database, wanted: Wanted) -> list[dict[str, Any]]:
    """What was reported and what was done, week by week."""
    with database.reading() as connection:
        tallies = tally_by_week(connection, _events(wanted))
        published = _by_week(connection, _documents(wanted))
        others = {layer: _by_week(connection, _days(FLAT[layer], wanted)) for layer in ("statements", "commitments")}
    rows = []
    for week in every_week([*tallies, *published, *others["statements"], *others["commitments"]]):
        tally = tallies.get(week, Tally())
        rows.append({"week": week, "documents": published[week], "events": tally.events,
                     **{name: tally.quads[quad] for quad, name in QUAD_NAMES.items()},
                     **{layer: counted[week] for layer, counted in others.items()}, "mean_intensity": tally.mean_intensity})
    return rows


def tally_by_week(connection: Connection, where: list[ColumnElement[bool]]) -> dict[datetime.date, Tally]:
    """Events by the week of their first day; those without a day are left out."""
    day, found = EVENTS.c.first_day, dict[datetime.date, Tally]()
    query = select(day, EVENTS.c.quad, func.count(), func.sum(EVENTS.c.intensity)).where(*where, day.is_not(None))
    for first, quad, many, intensity in connection.execute(query.group_by(day, EVENTS.c.quad)):
        found.setdefault(monday(first), Tally()).add(quad, many, intensity)
    return found


def coverage(database: Database) -> dict[str, Any]:
    """Who publishes, and whom each outlet lets speak."""
    held, said = document_table.c, FLAT["statements"]
    is_in = said.c.review.is_distinct_from("reject")
    spoken = (select(said.c.outlet, parties.c.party, said.c.direct, func.count()).select_from(said).where(is_in)
              .join(parties, (parties.c.document == said.c.document) & (parties.c.row_key == said.c.row_key))
              .group_by(said.c.outlet, parties.c.party, said.c.direct))
    with database.reading() as connection:
        outlets = connection.execute(select(held.outlet, func.count(), func.min(held.published), func.max(held.published))
                                     .group_by(held.outlet).order_by(func.count().desc(), held.outlet)).all()
        said_in = {row[0]: row[1] for row in connection.execute(select(said.c.outlet, func.count()).where(is_in).group_by(said.c.outlet))}
        speakers = [tuple(row) for row in connection.execute(spoken)]
        undated = connection.scalar(select(func.count()).select_from(document_table).where(held.published.is_(None))) or 0
    by_outlet: dict[str | None, Counter[str]] = {}
    whole, direct = Counter[str](), Counter[str]()
    for outlet, party, quoted, many in speakers:
        by_outlet.setdefault(outlet, Counter())[party] += many
        whole[party] += many
        direct[party] += many if quoted else 0
    return {"outlets": [{"outlet": outlet, "documents": many, "first": first, "last": last, "statements": said_in.get(outlet, 0),
                         "speakers": _most(by_outlet.get(outlet, Counter()), 12)} for outlet, many, first, last in outlets],
            "speakers": [{"code": code, "statements": many, "direct": direct[code]} for code, many in whole.most_common(40)],
            "undated": undated}


def party_counts(database: Database, wanted: Wanted) -> list[dict[str, Any]]:
    """Every party with how often it stands in what, most first; of one alone where it is wanted."""
    found: dict[str, Counter[str]] = {}
    with database.reading() as connection:
        for layer, table in FLAT.items():
            where = list(clauses(table, Wanted(since=wanted.since, until=wanted.until)))
            for party, role, many in connection.execute(_by_party(table, where, wanted.party)):
                found.setdefault(party, Counter())[f"{layer} {role}"] += many
        for party, many in connection.execute(_documents_by_party(wanted.party)):
            if party in found:
                found[party]["documents"] = many
    rows = [_party_row(code, counted) for code, counted in found.items()]
    return sorted(rows, key=lambda row: (-row["events"], -row["statements"], row["code"]))


def _party_row(code: str, counted: Mapping[str, int]) -> dict[str, Any]:
    acts, received = counted["events actor"], counted["events recipient"]
    return {"code": code, "events": acts + received, "acts": acts, "received": received, "statements": counted["statements speaker"],
            "commitments": counted["commitments by"] + counted["commitments toward"], "positions": counted["positions party"],
            "figures": counted["figures speaker"], "documents": counted["documents"]}


def within(database: Database, party: str) -> list[dict[str, Any]]:
    """The codes of which a party consists, with how often each stands anywhere."""
    query = select(parties.c.code, func.count()).where(parties.c.party == party).group_by(parties.c.code)
    with database.reading() as connection:
        return [{"code": row[0], "count": row[1]} for row in connection.execute(query.order_by(func.count().desc(), parties.c.code))]


@dataclass(frozen=True, slots=True)
class Act:
    """Events of one party toward another, or (`together`) of both among the actors: of one type, on one day."""

    actor: str
    recipient: str
    together: bool
    day: datetime.date | None
    event_type: str
    quad: int
    many: int
    intensity: float


def acts(database: Database, wanted: Wanted, between: tuple[str, str] | None = None, daily: bool = False) -> Iterator[Act]:
    """Who acts toward whom; only of `wanted.party`, or only between two, where that is asked. Without `daily` all days are one."""
    with database.reading() as connection:
        for together in (False, True):
            for row in connection.execute(_dyads(wanted, between, daily, together)):
                yield Act(row[0], row[1], together, row[2] if daily else None, *row[-4:])


def places(database: Database, wanted: Wanted) -> list[tuple[Any, ...]]:
    """(name, country, quad, number, one row key) of the events whose place is known."""
    held = EVENTS.c
    query = select(held.place, held.country, held.quad, func.count(), func.min(held.row_key))
    query = query.where(*_events(wanted), held.place.is_not(None))
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(query.group_by(held.place, held.country, held.quad))]


def _events(wanted: Wanted) -> list[ColumnElement[bool]]:
    return [is_asserted(), *clauses(EVENTS, wanted)]


def _dyads(wanted: Wanted, between: tuple[str, str] | None, daily: bool, together: bool) -> Select[Any]:
    one, other = parties.alias("one"), parties.alias("other")
    held = EVENTS.c
    same = (one.c.document == held.document) & (one.c.row_key == held.row_key)
    also = (other.c.document == held.document) & (other.c.row_key == held.row_key)
    days = [held.first_day] if daily else []
    whom = (one.c.party, other.c.party)
    query = (select(*whom, *days, held.event_type, held.quad, func.count(held.row_key.distinct()), func.sum(held.intensity))
             .select_from(EVENTS).join(one, same).join(other, also)
             .where(*_events(Wanted(since=wanted.since, until=wanted.until)), one.c.role == "actor",
                    other.c.role == ("actor" if together else "recipient")))
    if together:
        few = (select(parties.c.row_key).where(parties.c.role == "actor").group_by(parties.c.document, parties.c.row_key)
               .having(func.count(parties.c.party.distinct()).between(2, MOST_TOGETHER)))
        query = query.where(one.c.party < other.c.party, held.row_key.in_(few))
    else:
        query = query.where(one.c.party != other.c.party)
    if between:
        query = query.where(one.c.party.in_(between), other.c.party.in_(between))
    if wanted.party:
        query = query.where((one.c.party == wanted.party) | (other.c.party == wanted.party))
    return query.group_by(*whom, *days, held.event_type, held.quad)


def _by_party(table: Table, where: list[ColumnElement[bool]], party: str | None) -> Select[Any]:
    query = (select(parties.c.party, parties.c.role, func.count(parties.c.row_key.distinct())).select_from(table)
             .join(parties, (parties.c.document == table.c.document) & (parties.c.row_key == table.c.row_key)).where(*where))
    return (query.where(parties.c.party == party) if party else query).group_by(parties.c.party, parties.c.role)


def _documents_by_party(party: str | None) -> Select[Any]:
    query = select(parties.c.party, func.count(parties.c.document.distinct()))
    return (query.where(parties.c.party == party) if party else query).group_by(parties.c.party)


def _documents(wanted: Wanted) -> Select[Any]:
    held = document_table.c
    query = select(held.published, func.count()).where(held.published.is_not(None)).group_by(held.published)
    if wanted.since:
        query = query.where(held.published >= wanted.since)
    if wanted.until:
        query = query.where(held.published <= wanted.until)
    return query.where(func.lower(held.outlet) == func.lower(wanted.outlet)) if wanted.outlet else query


def _days(table: Table, wanted: Wanted) -> Select[Any]:
    day = table.c.first_day
    return select(day, func.count()).where(*clauses(table, wanted), day.is_not(None)).group_by(day)


def _by_week(connection: Connection, query: Select[Any]) -> Counter[datetime.date]:
    counted: Counter[datetime.date] = Counter()
    for day, many in connection.execute(query):
        counted[monday(day)] += many
    return counted


def _most(counted: Counter[str], limit: int) -> list[dict[str, Any]]:
    return [{"code": code, "statements": many} for code, many in counted.most_common(limit)]
