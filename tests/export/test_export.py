"""What leaves a record: rows, CSV, Parquet and JSON lines."""
from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from arro3.core import DataType, Table
from arro3.io import read_parquet
from by_hand import HandRecord, document, read

from standoff.annotation import Party, Reading
from standoff.errors import CallError
from standoff.export import LAYERS, Rows, arrow, files
from standoff.export.columns import COLUMNS
from standoff.store.cited import Cited

ORDER = [document(n) for n in (4, 0, 3, 1, 2)]


def in_rows(table: Table) -> list[dict]:
    return [dict(zip(table.column_names, row)) for row in zip(*(column.to_pylist() for column in table.columns))]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[HandRecord]:
    with HandRecord(tmp_path / "kept.standoff") as kept:
        list(kept.add(ORDER))
        yield kept


def test_events_as_csv(record: HandRecord, tmp_path: Path) -> None:
    assert record.export(tmp_path / "events.csv") == 10
    raw = (tmp_path / "events.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"))))
    first, second = rows[:2]
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    assert first["ref"].endswith(":v1") and record.resolve(first["ref"]).document.id == first["document"]
    assert (first["title"], first["outlet"], first["url"]) == ("Crisis number 0", "The Wire", "https://example.org/0")
    assert (first["event_type"], first["event_mode"], first["contexts"]) == ("THREATEN", "", "diplomatic;economic")
    assert (first["actor"], first["recipient"], first["auxiliary"], first["hedged"]) == ("USA GOV", "RUS", "", "false")
    assert (first["quad"], first["intensity"], first["score"]) == ("3", "-3.5", "0.8")  # a number below zero is no formula
    assert record.resolve(first["reported_by"]).annotation.id == "s1"
    assert first["evidence"] == "threatened Russia with sanctions"
    assert (second["when_start"], second["when_precision"], second["when_basis"]) == ("2022-01-14", "day", "relative")
    assert (second["place"], second["country"], second["latitude"], second["geonames"]) == ("Ankara", "TUR", "39.92", "323786")
    assert raw.count(b"\r\n") == 11 and not raw.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_in_every_form(record: HandRecord, tmp_path: Path, layer: str) -> None:
    count = record.export(tmp_path / "all.csv", layer)
    assert record.export(tmp_path / "all.parquet", layer) == count > 0
    table, rows = read_parquet(tmp_path / "all.parquet").read_all(), Rows(layer, getattr(record, layer)())
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as handle:
        lines = list(csv.reader(handle))
    assert lines[0] == table.column_names == [column.name for column in COLUMNS[layer]] == list(rows.to_dicts()[0])
    assert len(lines) - 1 == table.num_rows == len(rows) == count
    assert in_rows(table) == rows.to_dicts() == in_rows(rows.to_arrow())
    files.write_parquet(tmp_path / "none.parquet", layer, [])
    of_none = read_parquet(tmp_path / "none.parquet").read_all()  # of the same types without any row
    assert table.schema == rows.to_arrow().schema == of_none.schema == Rows(layer, ()).to_arrow().schema
    assert of_none.num_rows == 0 and table.schema.field("published").type == DataType.date32()


def test_the_same_bytes_again(record: HandRecord, tmp_path: Path) -> None:
    with HandRecord(tmp_path / "other.standoff") as other:
        list(other.add(sorted(ORDER, key=lambda one: one.text)))  # in another order
        for ending in files.FORMATS:
            one, two, three = (tmp_path / f"{name}{ending}" for name in ("one", "two", "three"))
            record.export(one)
            record.export(two)
            other.export(three)
            assert one.read_bytes() == two.read_bytes() == three.read_bytes()


def test_json_lines_are_whole_readings(record: HandRecord, tmp_path: Path) -> None:
    assert record.export(tmp_path / "all.jsonl") == 5
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert {Reading.from_dict(json.loads(line)).document.id for line in lines} == {one.id for one in ORDER}
    assert json.loads(lines[0]) == read(document(0)).to_dict()


def test_who_has_no_code_is_not_in_the_columns_of_codes(record: HandRecord) -> None:
    cited = record.events()[0]
    nobody = Party(None, None, cited.words.text, cited.words.span)
    for actor, told in (((nobody,), ""), ((nobody, *cited.annotation.actor), "USA GOV")):
        one = dataclasses.replace(cited, annotation=dataclasses.replace(cited.annotation, actor=actor))
        assert Rows("events", [one]).to_dicts()[0]["actor"] == told
        handle = io.StringIO(newline="")
        files.print_csv(handle, "events", [one])
        handle.seek(0)
        assert next(csv.DictReader(handle))["actor"] == told
        assert one.to_dict()["actor"][0] == {
            "code": None, "entity": None, "text": nobody.text, "span": [nobody.span.start, nobody.span.end]}


def _titled(record: HandRecord, title: str | None) -> Cited:
    cited = record.events()[0]
    return dataclasses.replace(cited, document=dataclasses.replace(cited.document, title=title))


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_of_csv_is_run(record: HandRecord, title: str) -> None:
    handle = io.StringIO(newline="")
    files.print_csv(handle, "events", [_titled(record, title)])
    handle.seek(0)
    assert next(csv.DictReader(handle))["title"] == "'" + title


@pytest.mark.parametrize("title", ["", None, "a=b", "“Quoted”, with a\nline end; and 'this'", "a\rb", 'a"b\r\n,'])
def test_other_cells_of_csv_stay(record: HandRecord, title: str | None) -> None:
    handle = io.StringIO(newline="")
    files.print_csv(handle, "events", [_titled(record, title)])
    handle.seek(0)
    assert next(csv.DictReader(handle))["title"] == (title or "")


def test_a_file_is_there_whole_or_as_it_was(record: HandRecord, tmp_path: Path) -> None:
    target = tmp_path / "out" / "events.csv"
    target.parent.mkdir()
    target.write_text("before")

    def breaks() -> Iterator[Cited]:
        yield from record.events()
        raise RuntimeError("half way")

    for write in (files.write_csv, files.write_parquet):
        with pytest.raises(RuntimeError):
            write(target, "events", breaks())
        assert target.read_text() == "before" and list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full, which this system has not")
def test_a_full_disk_gives_one_line(record: HandRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, mode: str = "r", **_: object) -> object:
        return open("/dev/full", mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(CallError, match=r"cannot be written .*No space left"):
        files.write_parquet(tmp_path / "events.parquet", "events", record.events())


def test_dates_of_any_year_and_many_rows(record: HandRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_ROWS_AT_ONCE", 3)
    cited = record.events()[0]
    days = [None, *(datetime.date(year, 2, 28) for year in (1, 1453, 1962, 1970, 2022, 9999))]
    dated = [dataclasses.replace(cited, document=dataclasses.replace(cited.document, published=day)) for day in days]
    table = Rows("events", dated).to_arrow()
    assert table["published"].to_pylist() == days and table.chunk_lengths == [3, 3, 1]


def test_calls_that_cannot_be_done(record: HandRecord, tmp_path: Path) -> None:
    for call, said in ((lambda: record.export(tmp_path / "events.xlsx"), "no format"),
                       (lambda: record.export(tmp_path / "events.csv", "entities"), "no layer"),
                       (lambda: record.export(tmp_path / "nowhere" / "events.csv"), "cannot be written")):
        with pytest.raises(CallError, match=said) as raised:
            call()
        assert "\n" not in str(raised.value)


def test_rows_are_a_list(record: HandRecord) -> None:
    rows = record.events()
    assert rows[0].annotation.event_type == "THREATEN" and rows[-1] in rows and len(rows[:3]) == 3
    assert isinstance(rows[:3], Rows) and rows[:3].to_arrow().num_rows == 3
    assert rows == record.events() and hash(rows) == hash(record.events()) and repr(rows) == "<10 events>"
    assert rows[0].to_dict()["ref"] == rows[0].ref and rows[0].to_dict()["event_type"] == "THREATEN"
    assert rows.to_dicts()[0]["published"] == datetime.date(2022, 1, 17)


def test_to_other_libraries(record: HandRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = record.events()
    monkeypatch.setitem(sys.modules, "polars", SimpleNamespace(DataFrame=lambda table: (table.num_rows, table.__arrow_c_stream__())))
    assert rows.to_polars()[0] == 10
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict, Series=lambda held, dtype: (held, dtype)))
    frame = rows.to_pandas()
    assert list(frame) == list(rows.to_dicts()[0]) and frame["published"][1] == "datetime64[s]"
    assert all([row[name] for row in rows.to_dicts()] == held for name, (held, _) in frame.items())
    for package in ("polars", "pandas"):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(CallError, match=f"pip install {package}") as raised:
            getattr(rows, f"to_{package}")()
        assert "\n" not in str(raised.value)


def test_a_number_too_large_for_a_column(record: HandRecord) -> None:
    cited = record.figures()[0]
    large = dataclasses.replace(cited, annotation=dataclasses.replace(cited.annotation, value=10**400, low=10**30))
    row = in_rows(Rows("figures", [large]).to_arrow())[0]
    assert row["value"] is None and row["low"] == 1e30
