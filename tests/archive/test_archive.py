"""An archive: what comes out, whatever the chunks, the workers and the kills."""
from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import hand_reader
import pytest

from standoff.archive import code, kept
from standoff.errors import CallError
from standoff.record import Record
from standoff.store.archived import MANIFEST, STAGING

HERE = Path(__file__).parent
WHY = "NOT TESTED: archives take the extra standoff[archive]"
duckdb = pytest.importorskip("duckdb", reason=WHY)
for package in ("daft", "duckdb_engine"):
    pytest.importorskip(package, reason=WHY)


@pytest.fixture(autouse=True)
def _workers_find_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of thirty documents, two copies, one undated, two that fail; in three chunks by one worker."""
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    folder = tmp_path_factory.mktemp("archive")
    written(folder / "in")
    done = code([str(folder / "in")], folder / "out", hand_reader.how(), 12)
    assert (done.documents, done.known, len(done.failures), done.done_before) == (31, 2, 2, 0)
    return folder / "out"


def written(folder: Path) -> Path:
    twins = {f"z-copy{n}-2022-01-17": f"{hand_reader.by_hand.TEXT.format(n=0)}\n" for n in range(2)}
    return hand_reader.write(folder, 30, a="Poison here", b="Unreadable", d="nothing of any kind", **twins)


def rows(folder: Path) -> str:
    """Every row of every table, in order."""
    return json.dumps([duckdb.sql(f"SELECT * FROM read_parquet('{folder}/{table}/**/*.parquet') ORDER BY ALL").fetchall()
                       for table in ("documents", "layers", "statements", "events", "commitments", "positions", "figures", "parties")],
                      default=str)


def test_a_record_s_questions(archive: Path) -> None:
    with Record(archive) as record:
        stats = record.stats()
        assert (stats.documents, stats.failures, stats.annotations["events"]) == (31, 2, 60)
        assert {Path(failure.name).name: failure.error.split(": ", 1)[1] for failure in record.failures()} == {
            "a.txt": "ZeroDivisionError: poison in two lines", "b.txt": "the reader gave up"}
        events = record.events("RUS", since="2022-01-20", event_type="THREATEN")
        assert len(events) == len([n for n in range(30) if n % 7 > 2])
        one = events[0]
        assert record.resolve(one.ref).annotation == one.annotation and len(one.ref.split(":")[0]) == 16
        assert [reading.document.id for reading in record.readings()] == [facts.id for facts in record.documents()]
        hits = record.search('"united states" erdogan troop*', limit=50)
        assert len(hits) == 30 and hits[0].marks and record.search("moved troops")[0].passages[0][0].endswith(":v2")
        assert not record.search('"states united"') and not record.search("zebra")
        assert record.links().by_ref and record.follow() and record.reading(one.ref.split(":")[0]).events
        record.check()


def test_it_is_only_asked(archive: Path) -> None:
    with Record(archive) as record:
        for write in (lambda: list(record.add("x.txt")), lambda: record._decide(("name", "a", "b"))):
            with pytest.raises(CallError, match="not written to"):
                write()


def test_others_read_it_as_it_is(archive: Path) -> None:
    count, days = duckdb.sql(f"SELECT count(*), count(DISTINCT day) FROM read_parquet('{archive}/events/**/*.parquet')").fetchall()[0]
    assert (count, days) == (60, 7)
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    assert polars.scan_parquet(archive / "events").filter(polars.col("actor") == "USA GOV").collect().height == 30
    assert set(pandas.read_parquet(archive / "events").event_type) == {"THREATEN", "MOBILIZE"}


@pytest.mark.slow
def test_other_chunks_and_workers_give_the_same_rows(archive: Path, tmp_path: Path) -> None:
    written(tmp_path / "in")
    code([str(tmp_path / "in")], tmp_path / "out", hand_reader.how(2), 500)
    same = rows(tmp_path / "out").replace(str(tmp_path / "in"), str(archive.parent / "in"))
    assert hashlib.sha256(same.encode()).hexdigest() == hashlib.sha256(rows(archive).encode()).hexdigest()


@pytest.mark.slow
def test_a_killer_costs_itself_only(tmp_path: Path) -> None:
    hand_reader.write(tmp_path / "in", 4, killer="Killer at large", once=f"Kills once: {tmp_path / 'mark'}")
    done = code([str(tmp_path / "in")], tmp_path / "out", hand_reader.how(), 10)
    assert (done.documents, [Path(name).name for name, _ in done.failures]) == (5, ["killer.txt"])
    assert "was killed, twice" in done.failures[0][1] and (tmp_path / "mark").exists()


def test_done_inputs_are_left_out_and_new_ones_added(archive: Path, tmp_path: Path) -> None:
    hand_reader.write(tmp_path / "more", 1, extra="Crisis of another day")
    before = rows(archive)
    done = code([str(archive.parent / "in")], archive, hand_reader.how(), 12)
    assert (done.documents, done.done_before) == (0, 35) and rows(archive) == before


def test_an_address_of_a_storage(tmp_path: Path) -> None:
    """file:// goes the way of object storage: listed and fetched by Daft."""
    hand_reader.write(tmp_path / "in", 3)
    assert code([f"file://{tmp_path}/in/*.txt"], tmp_path / "out", hand_reader.how(), 10).documents == 3
    with pytest.raises(CallError, match="cannot be listed"):
        code([f"file://{tmp_path}/none/*.txt"], tmp_path / "out", hand_reader.how())


def test_wrong_calls(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(CallError, match=r"letter\.txt is in it already"):
        code([str(tmp_path)], tmp_path / "full", hand_reader.how())
    (tmp_path / "empty").mkdir()
    with pytest.raises(CallError, match="no file"):
        code([str(tmp_path / "empty")], tmp_path / "out", hand_reader.how())
    other = hand_reader.How(1, None, None, hand_reader.read, lambda: ("0.2.0", {}))
    with pytest.raises(CallError, match="another version"):
        code([str(archive.parent / "in")], archive, other)
    held = kept.Kept(archive, hand_reader.how().maker())
    with pytest.raises(CallError, match="another process"):
        kept.Kept(archive, hand_reader.how().maker())
    held.close()


@pytest.mark.parametrize("moment", ["staged", "noted", "half moved"])
def test_a_kill_in_the_middle_of_a_commit(moment: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process stops at that moment as a kill would stop it; what opens the folder next, reader or writer, finds the whole."""
    class Killed(BaseException):
        pass

    moved, move = [0], os.replace

    def stop(*_: object) -> None:
        raise Killed

    def stop_half(*names: object) -> None:
        moved[0] += STAGING in str(names[0])
        if moved[0] == 9:
            raise Killed
        move(*names)  # type: ignore[arg-type]

    written(tmp_path / "in")
    how, call = hand_reader.how(), lambda: code([str(tmp_path / "in")], tmp_path / "out", hand_reader.how(), 100)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        if moment == "staged":
            patch.setattr(kept.Kept, "_note", stop)
        elif moment == "noted":
            finish = kept.Kept._finish
            patch.setattr(kept.Kept, "_finish", lambda self: stop() if self._manifests else finish(self))
        else:
            patch.setattr(os, "replace", stop_half)
        call()
    with Record(tmp_path / "out") as record:
        assert record.stats().documents == (0 if moment == "staged" else 31)
        record.check()
    if moment == "staged":
        assert call().documents == 31
    else:
        kept.Kept(tmp_path / "out", how.maker()).close()
    assert not (tmp_path / "out" / STAGING).exists()
    assert rows(tmp_path / "out").replace(str(tmp_path / "in"), str(archive.parent / "in")) == rows(archive)


@pytest.mark.slow
def test_killed_again_and_again(archive: Path, tmp_path: Path) -> None:
    written(tmp_path / "in")
    seed = random.randrange(10**6)
    print("seed", seed)
    chance, done = random.Random(seed), 0
    command = [sys.executable, str(HERE / "coder.py"), str(tmp_path / "in"), str(tmp_path / "out")]
    for _ in range(4):
        process = subprocess.Popen(command, start_new_session=True)
        chunks, end = done, time.monotonic() + 60
        while process.poll() is None and chunks == done and time.monotonic() < end:
            chunks = len(list((tmp_path / "out" / MANIFEST).glob("0*.json")))
            time.sleep(0.01)
        time.sleep(chance.random() * 2)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        done = len(list((tmp_path / "out" / MANIFEST).glob("0*.json")))
        with Record(tmp_path / "out") as record:
            numbers = [facts.number for facts in record.documents()]
            assert sorted(numbers) == list(range(1, len(numbers) + 1))
    subprocess.run(command, check=True)
    assert rows(tmp_path / "out").replace(str(tmp_path / "in"), str(archive.parent / "in")) == rows(archive)
