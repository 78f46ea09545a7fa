"""Several processes at one record: two that add, one that reads meanwhile."""
from __future__ import annotations

import time
from pathlib import Path

import pytest
from by_hand import HandRecord, document

from standoff.errors import Broken
from standoff.queries import Wanted
from standoff.store import postgresql, sqlite

ALL = 150


def test_two_adders_give_no_doubles(where: str | Path, start_adder) -> None:
    folder = where
    both = [start_adder(folder, 0, ALL), start_adder(folder, 0, ALL)]
    said = [process.communicate(timeout=60)[0].splitlines()[1:] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    statuses = [line.split()[0] for lines in said for line in lines]
    assert statuses.count("added") == ALL and statuses.count("known") == ALL
    with HandRecord(folder) as record:
        record.check()
        assert [facts.id for facts in sorted(record.documents(), key=lambda facts: facts.id)] == sorted(document(n).id for n in range(ALL))
        assert len(record.events()) == 2 * ALL


def test_a_reader_sees_one_moment(record: HandRecord, start_adder) -> None:
    adder = start_adder(record.path, 0, ALL)
    reading = record.readings()
    seen = [next(reading).document.id]  # the reading transaction is open from here on
    before = len(record.documents())
    asked = 0
    while adder.poll() is None:
        record.events("RUS")
        asked += 1
        time.sleep(0.02)
    seen += [one.document.id for one in reading]
    assert adder.returncode == 0 and asked > 1
    assert 3 <= len(seen) <= before < ALL  # the documents of its moment, though all were there at its end
    assert len(record.documents()) == ALL


def test_add_while_reading(record: HandRecord) -> None:
    for reading in record.readings():
        assert next(record.add(document(100 + len(reading.document.id)))).document_id
    assert len(record.documents()) == 4


def test_a_lock_that_is_never_let_go_gives_one_line(record: HandRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in (sqlite, postgresql):
        monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    with HandRecord(record.path) as other, record._open().writing():
        assert len(other.documents()) == 3  # who only reads does not wait
        with pytest.raises(Broken, match=r"locked for 0\.1 s; try again") as raised:
            list(other.add(document(9)))
    assert "\n" not in str(raised.value)


def test_adders_and_deciders_lose_nothing(record: HandRecord, start_adder) -> None:
    adders = [start_adder(record.path, 0, ALL // 2), start_adder(record.path, ALL // 2, ALL)]
    decided = 0
    while any(adder.poll() is None for adder in adders) or decided < 5:
        with HandRecord(record.path) as other:
            other._decide(("name", f"key{decided}", f"name {decided}"))
        decided += 1
    assert [adder.wait() for adder in adders] == [0, 0]
    assert [made.words for made in record.decisions()] == [f"name {number}" for number in range(decided)]
    assert len(record.documents()) == ALL
    record.check()


def test_every_wish_is_the_same_on_both_engines(record: HandRecord) -> None:
    first = record.documents()[0]
    wishes = (Wanted(document=first.id[:6]), Wanted(words="moved troops"), Wanted(party="RUS", other="USA", after=first.number))
    assert [len(list(record.ledger.events(wish))) for wish in wishes] == [2, 3, 2]
