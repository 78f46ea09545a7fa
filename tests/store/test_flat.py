"""By which codes an annotation is found."""
from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from by_hand import document, read, words
from sqlalchemy import select

from standoff.annotation import Event, Party, Reading
from standoff.queries import Ledger, Wanted
from standoff.store import keep, tables
from standoff.store.database import Database
from standoff.store.documents import Origin
from standoff.store.layers import Maker


def with_nobody_listed() -> Reading:
    """An event whose actor is in no list, and one of the same beside a party with a code."""
    reading = read(document(1))
    troops = Party(None, "e2", "troops", words(reading.document.text, "troops").span)
    alone, beside = reading.events
    events: tuple[Event, ...] = (dataclasses.replace(alone, actor=(troops,)), dataclasses.replace(beside, actor=(*beside.actor, troops)))
    return dataclasses.replace(reading, events=events)


@pytest.fixture
def kept(tmp_path: Path):
    opened = Database(tmp_path, create=True)
    with opened.writing() as connection:
        assert keep.keep(connection, Origin("by hand"), with_nobody_listed(), Maker.of("0.1.0", {"marks": "aa"}))
    yield opened
    opened.close()


def test_who_has_no_code_is_kept_and_not_indexed(kept: Database):
    with kept.reading() as connection:
        roles = (tables.parties.c.role.in_(("actor", "recipient")), tables.parties.c.code.is_not(None))
        found = connection.execute(select(tables.parties.c.role, tables.parties.c.code).where(*roles)).all()
    assert sorted(map(tuple, found)) == [("actor", "IGO NATO"), ("recipient", "RUS")]
    assert Ledger(kept).reading(document(1).id) == with_nobody_listed()


@pytest.mark.parametrize(("party", "ids"), [
    ("RUS", ["v1"]), ("IGO NATO", ["v2"]), ("USA", []), ("None", []), ("troops", []), (None, ["v1", "v2"])])
def test_an_event_is_found_by_those_who_have_a_code(kept: Database, party: str | None, ids: list[str]):
    found = list(Ledger(kept).events(Wanted(party=party)))
    assert [cited.annotation.id for cited in found] == ids
    for cited in found:
        assert cited.to_dict()["actor"][-1] == {"code": None, "entity": "e2", "text": "troops", "span": [*_span(cited.annotation)]}


def _span(event: Event) -> tuple[int, int]:
    return event.actor[-1].span.start, event.actor[-1].span.end
