"""Pages of parties and pairs, charts, network, map, demands and answers, positions over time."""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..brief.names import party_code, party_name
from ..queries import Wanted, overview, stands
from ..queries.overview import Act, Tally, every_week, monday
from ..queries.paging import cited_by_key
from . import shapes
from .desk import Desk
from .pages import ASSERTED, FEW, SOME

NODES = 60  # parties of the network at most: those with most events
Plain = dict[str, Any]


def weeks(desk: Desk, wanted: Wanted) -> list[Plain]:
    return desk.kept(("weeks", _key(wanted)), lambda: overview.weeks(desk.database, wanted))


def coverage(desk: Desk) -> Plain:
    """Who publishes, and whom they let speak."""
    found = desk.kept("coverage", lambda: overview.coverage(desk.database))
    outlets = [{**outlet, "speakers": _named(outlet["speakers"])} for outlet in found["outlets"]]
    return {**found, "outlets": outlets, "speakers": _named(found["speakers"])}


def parties(desk: Desk, wanted: Wanted) -> list[Plain]:
    return _named(desk.kept(("parties", _key(wanted)), lambda: overview.party_counts(desk.database, wanted)))


def party(desk: Desk, code: str, wanted: Wanted) -> Plain:
    """One party: counts, partners, latest acts, commitments both ways, issues and moves. Raises CallError for a code of nobody."""
    code, asked = _code(desk, code), replace(wanted, party=_code(desk, code))
    counts = next(iter(parties(desk, asked)), None) or {"code": code, "name": party_name(code)}
    latest = desk.some("events", replace(asked, equal=ASSERTED), FEW)
    by, toward = (desk.some("commitments", replace(asked, role=role), SOME) for role in ("by", "toward"))
    said = desk.some("statements", replace(asked, role="speaker"), FEW)
    lines = timeline(desk, replace(wanted, party=code), None)
    names = shapes.names_in([*latest, *by, *toward, *said]) | lines["names"]
    return {"code": code, "name": party_name(code), "counts": counts, "within": _named(overview.within(desk.database, code)),
            "partners": partners(desk, code, wanted), "latest": latest, "commitments_by": by, "commitments_toward": toward,
            "statements": said, "issues": lines["lines"], "weeks": weeks(desk, asked), "names": names}


def partners(desk: Desk, code: str, wanted: Wanted) -> list[Plain]:
    """Toward whom a party acts, and who acts toward it, most first."""
    found: dict[str, Plain] = {}
    for act in desk.kept(("acts", code, _key(wanted)), lambda: list(overview.acts(desk.database, replace(wanted, party=code)))):
        other = act.recipient if act.actor == code else act.actor
        empty = {"code": other, "name": party_name(other), "acts": 0, "received": 0, "together": 0, "kinds": Counter()}
        row = found.setdefault(other, empty)
        row["together" if act.together else "acts" if act.actor == code else "received"] += act.many
        row["kinds"][act.event_type] += act.many
    return sorted(found.values(), key=lambda row: (-row["acts"] - row["received"] - row["together"], row["code"]))


def pair(desk: Desk, one: str, other: str, wanted: Wanted) -> Plain:
    """Two parties: what each does toward the other week by week, and what both do together."""
    a, b = _code(desk, one), _code(desk, other)
    acts = desk.kept(("pair", a, b, _key(wanted)), lambda: list(overview.acts(desk.database, wanted, (a, b), daily=True)))
    both = replace(wanted, party=a, other=b)
    latest, bonds = desk.some("events", replace(both, equal=ASSERTED), SOME), desk.some("commitments", both, SOME)
    ways = {"forth": [act for act in acts if not act.together and act.actor == a], "back": [
        act for act in acts if not act.together and act.actor == b], "together": [act for act in acts if act.together]}
    kinds = {act.event_type for act in acts}
    counted = [{"name": kind, **{way: sum(act.many for act in held if act.event_type == kind) for way, held in ways.items()}}
               for kind in kinds]
    return {"a": {"code": a, "name": party_name(a)}, "b": {"code": b, "name": party_name(b)},
            **{way: _weekly(held, acts) for way, held in ways.items()}, "latest": latest, "commitments": bonds,
            "kinds": sorted(counted, key=lambda row: (-row["forth"] - row["back"] - row["together"], row["name"])),
            "names": shapes.names_in([*latest, *bonds]) | shapes.names_of((a, b))}


def _weekly(held: Iterable[Act], every: Iterable[Act]) -> list[Plain]:
    """One row a week, the same weeks for all ways."""
    found: dict[datetime.date, Tally] = {}
    for act in held:
        if act.day:
            found.setdefault(monday(act.day), Tally()).add(act.quad, act.many, act.intensity)
    weeks = every_week(monday(act.day) for act in every if act.day)
    return [{"week": week, **found.get(week, Tally()).plain()} for week in weeks]


def network(desk: Desk, wanted: Wanted, least: int) -> Plain:
    """Who acts toward whom: the NODES parties with most events, lines of at least `least`."""
    tallies: dict[tuple[str, str, bool], Tally] = {}
    for act in desk.kept(("acts", None, _key(wanted)), lambda: list(overview.acts(desk.database, wanted))):
        tallies.setdefault((act.actor, act.recipient, act.together), Tally()).add(act.quad, act.many, act.intensity)
    many: Counter[str] = Counter()
    for (actor, recipient, _), tally in tallies.items():
        many.update({actor: tally.events, recipient: tally.events})
    shown = {code for code, _ in sorted(many.items(), key=lambda held: (-held[1], held[0]))[:NODES]}
    edges = [{"from": actor, "to": recipient, "together": together, **tally.plain()}
             for (actor, recipient, together), tally in tallies.items() if actor in shown and recipient in shown and tally.events >= least]
    nodes = [{"code": code, "name": party_name(code), "events": many[code]} for code in sorted(shown, key=lambda code: (-many[code], code))]
    edges.sort(key=lambda edge: (-edge["events"], edge["from"], edge["to"]))
    return {"nodes": nodes, "edges": edges, "left_out": len(many) - len(shown), "names": shapes.names_of(shown)}


def places(desk: Desk, wanted: Wanted) -> Plain:
    """Where events of the present were, as far as they say, and in which countries."""
    found: dict[tuple[str, str | None], Plain] = {}
    rows = desk.kept(("places", _key(wanted)), lambda: overview.places(desk.database, wanted))
    with desk.database.reading() as connection:
        keys = [row[4] for row in rows]
        cited = dict(zip(keys, cited_by_key(connection, "events", keys), strict=True))
    for name, land, quad, many, key in rows:
        place = cited[key].annotation.place
        row = found.setdefault((name, land), {"name": name, "country": land, "latitude": place.latitude, "longitude": place.longitude,
                                              "geonames": place.geonames, "events": 0, "refs": [], "quads": {}})
        row["events"] += many
        row["quads"][str(quad)] = many
        row["refs"].append(cited[key].ref)
    lands: Counter[str] = Counter()
    for row in found.values():
        if row["country"]:
            lands[row["country"]] += row["events"]
    return {"places": sorted(found.values(), key=lambda row: (-row["events"], row["name"])),
            "countries": [{"code": code, "name": party_name(code), "events": many} for code, many in lands.most_common()]}


def issues(desk: Desk, wanted: Wanted) -> Plain:
    """What there are positions on."""
    rows = desk.kept(("issues", _key(wanted)), lambda: stands.issues(desk.database, wanted))
    return {"issues": rows, "names": shapes.names_of(code for row in rows for code in row["parties"])}


def timeline(desk: Desk, wanted: Wanted, issue: str | None) -> Plain:
    """Who stood where when, each position beside the one before."""
    lines, every = [], list[shapes.Finding]()
    for about, code, steps in stands.timeline(desk.database, wanted):
        if issue is None or about.casefold() == issue.casefold():
            found = desk.rows("positions", [step.cited for step in steps])
            every += found
            lines.append({"issue": about, "party": code, "name": party_name(code), "steps": [
                {"finding": row, "day": row.first_day, "stance_type": row.annotation["stance_type"], "before": before, "moved": step.moved}
                for row, before, step in zip(found, [None, *found[:-1]], steps, strict=True)]})
    return {"lines": lines, "names": shapes.names_in(every)}


def matrix(desk: Desk, wanted: Wanted) -> Plain:
    """What is demanded, and how the others answer."""
    rows, every, codes = [], list[shapes.Finding](), set[str]()
    for row in stands.matrix(desk.database, wanted):
        demands = desk.rows("positions", row.demands)
        cells = []
        for code, answers in row.answers.items():
            found = desk.rows("positions", answers)
            every += found
            codes.add(code)
            cells.append({"party": code, "answers": found, "stands": found[-1].annotation["stance_type"]})
        every += demands
        rows.append({"issue": row.issue, "demands": demands, "cells": cells})
    return {"parties": sorted(codes), "rows": rows, "names": shapes.names_in(every) | shapes.names_of(codes)}


def _named(rows: Iterable[Plain]) -> list[Plain]:
    return [{**row, "name": party_name(row["code"])} for row in rows]


def _code(desk: Desk, words: str) -> str:
    """The party that is meant: a code of the record, else whom a code or a name means. Raises CallError."""
    state = words.strip()
    return state if overview.within(desk.database, state) else party_code(state)


def _key(wanted: Wanted) -> tuple[Any, ...]:
    return (wanted.party, wanted.other, wanted.since, wanted.until, wanted.outlet)
