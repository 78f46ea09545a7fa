"""What goes into the store comes out of it the same."""
from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from pathlib import Path
from typing import Any

import pytest
from by_hand import document, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from standoff.annotation import Document, Entity, Reading, Span, Words
from standoff.queries import Ledger, Wanted
from standoff.store import documents, keep, tables
from standoff.store.database import Database
from standoff.store.documents import Origin
from standoff.store.layers import Maker

MAKER = Maker.of("0.1.0", {"marks": "aa"})
ODD = st.sampled_from("🕊\u202eשלוםé\x00\n \"'\u0301")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | ODD, min_size=1, max_size=60)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = {float | int | None: st.none() | st.integers(-10**400, 10**400) | FLOATS}  # a text may write any number
PLAIN = NUMBERS | {str: st.text(max_size=6), bool: st.booleans(), int: st.integers(-2**40, 2**40), float: FLOATS, datetime.date: st.dates(),
         type(None): st.none(), dict[str, str]: st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=2)}


def _any(hint: Any, own: dict[Any, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """Values of a type hint, those of `own` as they are given there."""
    if hint in own:
        return own[hint]
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(_any(arm, own) for arm in inner))
    if origin is tuple:
        return st.lists(_any(inner[0], own), max_size=2).map(tuple)
    made = st.builds(hint, **{name: _any(one, own) for name, one in typing.get_type_hints(hint).items()})
    # An entity has a mention, always.
    return made.filter(lambda one: one.mentions) if hint is Entity else made


def _inside(text: str) -> dict[Any, st.SearchStrategy[Any]]:
    """Strategies whose spans and words stand in `text`."""
    places = st.integers(0, len(text) - 1)
    spans = st.builds(lambda a, b: Span(min(a, b), max(a, b) + 1), places, places)
    return PLAIN | {Span: spans, Words: spans.map(lambda span: Words(span.of(text), span))}


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of a random text; every field of every annotation random, the ids aside, which no two of a layer share."""
    text = draw(TEXTS)
    own = _inside(text)
    of = draw(_any(Document, own | {str: PLAIN[str]}))
    of = dataclasses.replace(of, text=text, id=Document.id_of(text, of.outlet, of.published))
    hints = {name: hint for name, hint in typing.get_type_hints(Reading).items() if name not in ("document", "schema")}
    drawn = {name: draw(_any(hint, own)) for name, hint in hints.items()}
    return Reading(of, **{name: _numbered(name, layer) for name, layer in drawn.items()})


def _numbered(name: str, layer: Any) -> Any:
    letter = {"events": "v"}.get(name, name[0])
    if not isinstance(layer, tuple):
        return layer
    return tuple(dataclasses.replace(one, id=f"{letter}{n}") if hasattr(one, "id") else one for n, one in enumerate(layer, start=1))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory):
    opened = Database(tmp_path_factory.mktemp("kept"), create=True)
    yield opened
    opened.check()
    opened.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_a_reading_comes_back_equal(database: Database, reading: Reading) -> None:
    try:
        _comes_back(database, reading)
    finally:
        _empty(database)  # so that the next example stands alone


def _comes_back(database: Database, reading: Reading) -> None:
    with database.writing() as connection:
        assert keep.keep(connection, Origin("by hand"), reading, MAKER)
        assert not keep.keep(connection, Origin("by hand"), reading, MAKER)
    ledger = Ledger(database)
    back = ledger.reading(reading.document.id)
    assert back == reading
    assert back.to_json() == reading.to_json()
    for layer in ("statements", "events", "commitments", "positions", "figures"):
        rows = list(ledger.cited(layer, Wanted()))
        assert [row.annotation for row in rows] == list(getattr(reading, layer))
        assert all(row.words.span.of(reading.document.text) == row.words.text for row in rows)


def _empty(database: Database) -> None:
    """Take every document out; nothing of one may stay anywhere."""
    with database.writing() as connection:
        for number in connection.scalars(select(tables.documents.c.number)).all():
            documents.remove(connection, number)
        left = {table.name: connection.scalar(select(func.count()).select_from(table)) for table in (tables.layers, *tables.QUERIED)}
    assert set(left.values()) == {0}


def test_fields_that_the_schema_does_not_print(tmp_path: Path) -> None:
    reading = read(document(1))
    assert reading.times[0].relative and reading.document.known_sections
    database = Database(tmp_path, create=True)
    with database.writing() as connection:
        assert keep.keep(connection, Origin("by hand"), reading, MAKER)
    assert Ledger(database).reading(reading.document.id) == reading
    database.close()
