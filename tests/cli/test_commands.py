"""What each command prints and writes."""
from __future__ import annotations

import csv
import dataclasses
import json
import re
import sys
from pathlib import Path

import pytest
from brief_by_hand import FULL, full

from standoff.annotation import Reading, Span, Words
from standoff.errors import RecordDamaged


@pytest.fixture
def short() -> str:
    return full().document.id[:8]


def test_read_prints_a_brief(run, paper: Path):
    status, out, err = run("read", paper, "--published", "2022-01-17")
    assert (status, err) == (0, "") and "\x1b" not in out
    assert "  - Russian military: moves forces — “Russia moved tanks to Belarus” [v5]" in out


def test_read_prints_markdown(run, paper: Path):
    out = run("read", paper, "--published", "2022-01-17", "--markdown")[1]
    assert out.startswith("# Crisis brief") and "- **Russian military**: moves forces — “Russia moved tanks to Belarus” [v5]" in out


def test_read_prints_readings(run, paper: Path):
    lines = run("read", paper, "--published", "2022-01-17", "--json")[1].splitlines()
    assert len(lines) == 1 and Reading.from_dict(json.loads(lines[0])).document.text == paper.read_text()


def test_json_holds_nothing_that_a_terminal_obeys(run, tmp_path: Path):
    from standoff.cli.reading import json_line

    paper = full()
    text = paper.document.text + "\x1b[31m\x9b31m\x7f\u202e\u2028\ud800 🕊"
    reading = dataclasses.replace(paper.reading(), document=dataclasses.replace(paper.document, text=text))
    line = json_line(reading)
    assert all(c.isprintable() for c in line) and json.loads(line)["document"]["text"] == text


def test_several_files_have_references_as_in_a_record(run, paper: Path, short: str):
    other = paper.parent / "other.txt"
    other.write_text("Talks go on without an end in sight for anybody.")
    out = run("read", paper, other, paper, "--published", "2022-01-17")[1]
    refs = set(re.findall(r"([0-9a-f]{8}):v5\]", out))
    assert len(refs) == 1 and "2 documents" in out


def test_add_says_what_became_of_each(run, tmp_path: Path, paper: Path):
    folder = tmp_path / "new.standoff"
    assert run("add", paper, "--record", folder, "--published", "2022-01-17") == (
        0, "1 added, 0 known already, 0 failed; the record has 1 documents\n", "")
    assert run("add", paper, "--record", folder, "--published", "2022-01-17") == (
        0, "0 added, 1 known already, 0 failed; the record has 1 documents\n", "")
    status, out, err = run("add", "no-such.txt", paper, "--record", folder)
    assert status == 1 and "1 failed" in out and err == "standoff: no-such.txt: no such file or folder\n"


def test_brief_of_a_record(run, kept: Path, short: str):
    status, out, err = run("brief", "--record", kept, "--since", "2022-01", "--party", "Russia")
    assert (status, err) == (0, "") and out.startswith("Crisis brief: Russia\n")
    assert f"[{short}:v5]" in out and "British" not in out
    assert run("brief", "--record", kept, "--markdown")[1].startswith("# Crisis brief")


def test_every_reference_of_a_brief_is_shown(run, kept: Path):
    out = run("brief", "--record", kept, "--markdown")[1]
    refs = sorted(set(re.findall(r"[0-9a-f]{8}(?::[a-z]\d+)?(?=[,\]])", out)))
    assert len(refs) > 15
    for ref in refs:
        status, shown, err = run("show", ref, "--record", kept)
        assert (status, err) == (0, "") and shown.startswith(f"[{ref}] A crisis, The Wire\n")
        assert ":" not in ref or ">>>" in shown


@pytest.mark.parametrize(("local_id", "said"), [
    ("v1", ["event: United States and Russia: hold talks", "coded as: CONSULT, cooperation in words, intensity 2.5", "where: Geneva",
            ">>>The United States and Russia held talks in Geneva<<<"]),
    ("v7", ["no attack (denied)", "manner: negation"]),
    ("s1", ["statement: in quotation marks", "speaker: Jen Psaki, White House press secretary"]),
    ("c1", ["threat: United States → Russia, open", "if: “Russia invades”", "then: “impose crushing sanctions”", "said by: Jen Psaki",
            ">>>impose crushing sanctions if Russia invades<<<"]),
    ("p2", ["position: NATO (IGO NATO) rejects", "issue: the expansion of NATO"]),
    ("f1", ["figure: troops at the border: about 100,000 soldiers", "claimed by: Jen Psaki"]),
    ("h1", ["past event: Cuban Missile Crisis", "when: Oct 1962"]),
])
def test_show_says_it_in_plain_words(run, kept: Path, short: str, local_id: str, said: list[str]):
    out = run("show", f"{short}:{local_id}", "--record", kept)[1]
    assert [words for words in said if words not in out] == []
    assert "published: 17 Jan 2022 (given)" in out


def test_search(run, kept: Path, short: str):
    status, out, _ = run("search", "flag", "attack", "--record", kept)
    assert status == 0 and f"A crisis, The Wire [{short}]" in out and ">>>flag<<<" in out
    assert f"“Washington accused Moscow of planning a false flag attack” [{short}:v4]" in out
    assert run("search", "zebra", "--record", kept) == (0, "No document of this record has all of these words.\n", "")


def test_export_to_standard_output(run, kept: Path, short: str):
    assert json.loads(run("export", "--record", kept)[1])["document"]["id"].startswith(short)
    rows = [json.loads(line) for line in run("export", "--record", kept, "--layer", "figures")[1].splitlines()]
    assert [row["ref"] for row in rows] == [f"{short}:f1", f"{short}:f2"]
    table = list(csv.DictReader(run("export", "--record", kept, "--format", "csv", "--layer", "commitments")[1].splitlines()))
    assert [row["kind"] for row in table] == ["threat", "threat", "offer"]


def test_export_to_files(run, kept: Path, tmp_path: Path):
    for name, layer in (("r.jsonl", "readings"), ("s.jsonl", "statements"), ("e.csv", "events"), ("e.parquet", "events")):
        status, out, err = run("export", "--record", kept, "--layer", layer, "--output", tmp_path / name)
        assert (status, out) == (0, "") and f"{layer} written" in err
    assert len((tmp_path / "s.jsonl").read_text().splitlines()) == 2
    from arro3.io import read_parquet

    assert read_parquet(tmp_path / "e.parquet").read_all().num_rows == len((tmp_path / "e.csv").read_text().splitlines()) - 1 == 12


def test_csv_on_a_terminal_obeys_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    from standoff.cli.exporting import Harmless

    Harmless().write("a\x1b[31m,\x9b\r\n")
    assert capsys.readouterr().out == "a\ufffd[31m,\ufffd\r\n"


def test_version(run):
    status, out, err = run("--version")
    assert (status, err) == (0, "") and re.fullmatch(r"standoff \d+\.\d+\.\d+\n", out)


# ---------------------------------------------------------------- doctor

@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from standoff.cli import checking

    monkeypatch.setattr(checking, "INSTALLED", ())


def test_doctor_of_a_sound_record(run, kept: Path, nothing_installed: None):
    status, out, err = run("doctor", "--record", kept)
    assert (status, err) == (0, "") and out.endswith("nothing is wrong\n") and out.count("ok   ") == 3


def test_doctor_finds_words_that_do_not_stand_there(run, kept: Path, nothing_installed: None, short: str):
    import sqlite3

    with sqlite3.connect(kept / "record.sqlite") as connection:
        connection.execute("DROP TRIGGER IF EXISTS fts_documents_in")
        connection.execute("UPDATE documents SET text = 'X' || substr(text, 2)")
    status, out, _ = run("doctor", "--record", kept)
    assert status == 1 and f"WRONG  quotations: {short}: its text is not the one that was added" in out and "checks failed" in out


def test_a_shifted_quotation_is_found():
    from standoff.cli.checking import check_reading

    paper = full()
    assert check_reading(paper.reading()) > 30
    paper.recalls("x", None, "In 1962")
    past = paper.layers["history"][-1]
    start = past.evidence.span.start
    paper.layers["history"][-1] = dataclasses.replace(past, evidence=Words("In 1962", Span(start + 1, start + 8)))
    with pytest.raises(RecordDamaged, match="does not stand at"):
        check_reading(paper.reading())


def test_doctor_names_what_is_broken_and_goes_on(run, monkeypatch: pytest.MonkeyPatch):
    from standoff.cli import checking

    def absent() -> str:
        raise ModuleNotFoundError("No module named 'x'")

    monkeypatch.setattr(checking, "INSTALLED", (("x", absent), ("python", checking._python)))
    status, out, _ = run("doctor")
    assert status == 1 and "WRONG  x: ModuleNotFoundError: No module named 'x'; install standoff again" in out
    assert f"ok     python: {sys.version_info[0]}." in out and "1 of 2 checks failed" in out


@pytest.mark.slow
def test_doctor_of_this_installation(run):
    status, out, _ = run("doctor")
    assert [line.split(":")[0] for line in out.splitlines()][:2] == ["ok     python", "ok     packages"]
    assert ("WRONG" in out) == (status == 1) and "encoder" in out and "calibrated" in out


@pytest.mark.slow
def test_read_with_the_real_models(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    from standoff.cli import main
    from standoff.reference.encoder import FOLDER

    if not (FOLDER / "encoder.onnx").exists():
        pytest.skip("the encoder is not here")
    path = tmp_path / "paper.txt"
    path.write_text(FULL)
    assert main(["read", str(path), "--published", "2022-01-17", "--json"]) == 0
    reading = Reading.from_dict(json.loads(capsys.readouterr().out))
    assert reading.document.published and reading.entities and reading.receipt.models
    assert main(["read", str(path), "--published", "2022-01-17"]) == 0
    assert "FIGURES AND WHO CLAIMS THEM" in capsys.readouterr().out
