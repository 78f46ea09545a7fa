"""Who held which office when: persons by full name, by surname and by office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from standoff.reference.named import Named, Term, sector_of
from standoff.reference.tables import rows, terms
from standoff.reference.wording import cut, fold

from ..annotation.codes import side_of

GRACE = timedelta(days=365)  # how long after leaving office a person is still read by it
HEADS_GRACE = timedelta(days=3652)  # a head of state or government is spoken of by name alone for longer


def as_of(held: tuple[Term, ...], on: date | None, grace: timedelta = GRACE) -> tuple[Named, ...]:
    """Return the holders among terms (latest first) as of a day, each person and role once.

    In office come before those who left within grace (their last office, as "former ...",
    sector ELI); heads of state or government first. With no day: every term, latest first, as if in office.
    """
    if on is None:
        return _once(_holding(term) for term in held)
    now = sorted((term for term in held if term.start <= on and (term.end is None or on <= term.end)),
                 key=lambda term: not term.head)
    past = [term for term in held if term.end is not None
            and term.end < on <= term.end + (HEADS_GRACE if term.head and grace else grace)]
    seen = {term.name for term in now}
    left: dict[str, Term] = {}  # each person's last office
    for term in past:
        if term.name not in seen:
            left.setdefault(term.name, term)
    return _once([*map(_holding, now), *map(_former, left.values())])


def by_surname(name: str) -> tuple[Term, ...]:
    """Return the terms of all holders with that last name, latest first; "may" is no name."""
    return () if name.islower() else _surnames().get(_key(name), ())


def by_office(code: str, office: str) -> tuple[Term, ...]:
    """Return the terms in an office ("RUS", "foreign minister"), latest first.

    The code may be the bare country or carry the sector; "defence" and "defense" are one.
    """
    return _offices().get((side_of(code), _spelling(office)), ())


def by_title(title: str) -> tuple[Term, ...]:
    """Return the terms of a title that names one office alone ("Secretary of State")."""
    return by_office(*_titles().get(title.removeprefix("the ").removeprefix("The "), ("", "")))


@cache
def heads() -> frozenset[tuple[str, str]]:
    """Return (name, role) of every head of state or government."""
    return frozenset((term.name, term.role) for term, _ in terms() if term.head)


def _holding(term: Term) -> Named:
    return Named(term.code, term.name, "person", sector_of(term.code), term.role, "holder")


def _former(term: Term) -> Named:
    sector = sector_of(term.code)
    code = f"{side_of(term.code)} ELI" if sector else term.code
    return Named(code, term.name, "person", sector and "ELI", f"former {term.role}", "holder")


def _once(readings: Iterable[Named]) -> tuple[Named, ...]:
    first: dict[tuple[str, str, str | None], Named] = {}
    for reading in readings:
        first.setdefault((reading.code, reading.name, reading.role), reading)
    return tuple(first.values())


def _spelling(office: str) -> str:
    return office.lower().replace("defence", "defense").replace("advisor", "adviser")


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(token) for token in cut(name))


@cache
def _surnames() -> dict[tuple[str, ...], tuple[Term, ...]]:
    table: dict[tuple[str, ...], list[Term]] = {}
    for term, row in terms():
        for surname in row["surnames"]:
            table.setdefault(_key(surname), []).append(term)
    return {key: tuple(held) for key, held in table.items()}


@cache
def _offices() -> dict[tuple[str, str], tuple[Term, ...]]:
    table: dict[tuple[str, str], list[Term]] = {}
    for term, _ in terms():
        table.setdefault((side_of(term.code), _spelling(term.role)), []).append(term)
    return {key: tuple(held) for key, held in table.items()}


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {title: (row["code"], row["office"]) for row in rows("titles") for title in row["titles"]}
