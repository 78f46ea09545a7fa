"""Records that other versions wrote."""
from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from by_hand import HandRecord, document, read
from sqlalchemy import Column, Integer, MetaData, Table, Text, inspect

from standoff.errors import RecordDamaged
from standoff.store import migrations
from standoff.store.database import Database
from standoff.store.sqlite import FILE

OLDER = Path(__file__).with_name("record_m0001.sql")  # documents 0 and 1, as the first migration alone kept them


def _schema(folder: Path) -> dict[str, str]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """These tests look into SQLite's file."""
    return tmp_path / "kept.standoff"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    folder = tmp_path / "older.standoff"
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(OLDER.read_text(encoding="utf-8"))
    return folder


def test_an_older_record_becomes_as_a_fresh_one(older: Path, record: HandRecord) -> None:
    assert not any(name.startswith("fts") or name == "events" for name in _schema(older))
    with HandRecord(older) as upgraded:
        assert len(upgraded.events("RUS")) == 2
        upgraded.check()
        assert {reading.document.id: reading for reading in upgraded.readings()} == {
            one.id: read(one) for one in (document(0), document(1))}
        assert len(upgraded.search("threatened sanctions")) == 2
        assert [added.status for added in upgraded.add([document(0), document(1), document(2)])] == ["known", "known", "added"]
        assert upgraded.events().to_dicts() == record.events().to_dicts()
    assert _schema(older) == _schema(record.path)


def test_a_later_record_gives_one_line(record: HandRecord) -> None:
    record.close()
    with closing(sqlite3.connect(record.path / FILE)) as connection:
        connection.execute("INSERT INTO migrations(name) VALUES ('m9999_from_tomorrow')")
        connection.commit()
    before = _schema(record.path)
    with pytest.raises(RecordDamaged, match=r"later version .*m9999_from_tomorrow.*update standoff") as raised:
        record.documents()
    assert "\n" not in str(raised.value) and str(record.path) in str(raised.value)
    assert _schema(record.path) == before


def test_no_database_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("I am a letter, not a database." * 50)
    with pytest.raises(RecordDamaged, match="not a database") as raised:
        Database(tmp_path)
    assert "\n" not in str(raised.value)


def test_a_migration_that_fails_leaves_the_record_as_it_was(record: HandRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    record.close()
    before = _schema(record.path)

    def m8888_half(connection) -> bool:
        connection.exec_driver_sql("CREATE TABLE half(way)")
        raise RuntimeError("out of luck")

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "ALL", (*migrations.ALL, m8888_half))
        with pytest.raises(RuntimeError):
            record.documents()
    assert _schema(record.path) == before
    assert len(record.documents()) == 3


def test_a_later_migration_may_add_a_column_and_build_again(record: HandRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    record.close()
    wider = Table("failures", MetaData(), Column("name", Text), Column("weight", Integer))

    def m0003_weigh(connection) -> bool:
        migrations.add_column(connection, wider.c.weight)
        migrations.add_column(connection, wider.c.weight)  # there already
        assert "weight" in {column["name"] for column in inspect(connection).get_columns("failures")}
        return migrations.REBUILD

    monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, m0003_weigh))
    assert len(record.events("RUS")) == 3
    record.check()
