"""Documents, their short names, and failures."""
from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from by_hand import HandRecord, document, read

from standoff.annotation import Reading
from standoff.errors import Unreadable
from standoff.store import documents, keep
from standoff.store.database import Database
from standoff.store.documents import Origin
from standoff.store.layers import Maker

MAKER = Maker.of("0.1.0", {})



def test_short_names_grow_where_two_begin_alike(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    first, second, third = ("3f9a2c1d" + rest + "0" * (56 - len(rest)) for rest in ("aa", "ab", "ac5"))
    other = "b" * 64
    with database.writing() as connection:
        for one in (first, other):
            keep.keep(connection, Origin(one), Reading(dataclasses.replace(document(), id=one)), MAKER)
        assert documents.by_id(connection, first).short == "3f9a2c1d"
        for one in (second, third):
            keep.keep(connection, Origin(one), Reading(dataclasses.replace(document(), id=one)), MAKER)
        shorts = [documents.by_id(connection, one).short for one in (first, second, third, other)]
        assert shorts == ["3f9a2c1daa", "3f9a2c1dab", "3f9a2c1dac", "bbbbbbbb"]
        assert [facts.id for facts in documents.beginning_with(connection, "3f9a2c1d")] == [first, second, third]
        assert [facts.id for facts in documents.beginning_with(connection, first)] == [first]
    database.close()


def test_half_a_character_is_refused_and_nothing_stays(tmp_path: Path) -> None:
    with HandRecord(tmp_path / "kept.standoff") as record:
        added = list(record.add([document(1, text="before \ud800 after"), document(2)]))
        assert [one.status for one in added] == ["failed", "added"]
        assert "half a character" in str(added[0].error)
        assert len(record.documents()) == 1 and len(record.failures()) == 1
    database = Database(tmp_path / "kept.standoff")
    with pytest.raises(Unreadable), database.writing() as connection:
        documents.insert(connection, document(3, title="\udfff"), Origin("here"))
    database.close()


def test_failures_are_counted_by_name(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    odd = Origin("caf\udce9.txt", "ab")
    with database.writing() as connection:
        documents.note_failure(connection, odd, "caf\udce9.txt: no text")
        documents.note_failure(connection, odd, "caf\udce9.txt: still no text")
        documents.note_failure(connection, Origin("b"), "no")
        found = documents.all_failures(connection)
        assert [(one.name, one.error, one.times) for one in found] == [
            ("b", "no", 1), ("caf\\udce9.txt", "caf\\udce9.txt: still no text", 2)]
        keep.keep(connection, odd, read(document()), MAKER)
        assert [one.name for one in documents.all_failures(connection)] == ["b"]
    database.close()
