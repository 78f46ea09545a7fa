"""standoff tension, indicators, brief --html and --as-of, over a record of dispatches by hand."""
from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from by_hand import HandReader, HandRecord

from standoff.annotation import Document, Reading

sys.path.insert(0, str(Path(__file__).parents[1] / "weigh"))

from affair import affair

Run = Callable[..., tuple[int, str, str]]
INDICATORS = '[[hypothesis]]\nkey = "war"\n[[indicator]]\nname = "Troops move"\nfor = "war"\nwhen = [{ type = "MOBILIZE" }]\n'


class AffairReader(HandReader):
    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading]:
        known = {paper.document.id: paper.reading() for paper in affair()}
        yield from (known[document.id] for document in documents)


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    folder = tmp_path / "crisis.standoff"
    with HandRecord(folder, AffairReader()) as record:
        assert {added.status for added in record.add([paper.document for paper in affair()])} == {"added"}
    return folder


def test_tension_opens_to_the_sentences(run: Run, crisis: Path):
    status, out, _ = run("tension", "Peru", "ECU", "--record", crisis, "--open", "2021-03-09", "--since", "2021-03-08")
    assert status == 0 and out.startswith("Tension and talk between Peru and Ecuador, by week\n")
    assert "week of 8 Mar 2021    5.2" in out and "week of 1 Mar" not in out
    assert "Peru threatened Ecuador with the closing of the border" in out
    ref = out.split("Peru threatened Ecuador")[1].split("[")[1].split("]")[0]
    status, shown, _ = run("show", ref, "--record", crisis)
    assert status == 0 and "THREATEN" in shown


def test_tension_as_json_and_as_a_table(run: Run, crisis: Path):
    _, out, _ = run("tension", "PER", "ECU", "--record", crisis, "--json")
    weighed = json.loads(out)
    assert [len(point["acts"]) for point in weighed["points"]] == [1, 2, 1] and weighed["points"][1]["acts"][0]["refs"]
    _, out, _ = run("export", "--layer", "tension", "--format", "csv", "--record", crisis)
    assert [row["documents"] for row in csv.DictReader(io.StringIO(out))] == ["3", "3", "5"]


def test_as_of_leaves_out_what_came_later(run: Run, crisis: Path):
    _, out, _ = run("tension", "PER", "ECU", "--record", crisis, "--json", "--as-of", "2021-03-10")
    assert [point["closed"] for point in json.loads(out)["points"]] == [True, False]
    _, out, _ = run("brief", "--record", crisis, "--as-of", "2021-03-10")
    assert "As it could be known on 10 Mar 2021" in out and "troops" not in out and "threatened" in out
    _, out, _ = run("timeline", "PER", "--record", crisis, "--as-of", "2021-03-10")
    assert "9 Mar 2021" in out and "15 Mar 2021" not in out
    _, out, _ = run("export", "--record", crisis, "--as-of", "2021-03-02", "--format", "csv")
    assert out.count("\n") == 2
    _, out, _ = run("brief", "--record", crisis, "--as-of", "2020")
    assert "0 documents" in out


def test_other_weights_show_their_effect(run: Run, crisis: Path, tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text('name = "Mine"\n[intensity]\nTHREATEN = -7\n', encoding="utf-8")
    _, out, _ = run("tension", "PER", "ECU", "--record", crisis, "--weights", file)
    assert "WHAT THE WEIGHTS OF MINE CHANGE" in out and "most in the week of 8 Mar 2021: 5.2 → 8.0" in out
    status, _, err = run("tension", "--record", crisis, "--weights", tmp_path / "absent.toml")
    assert status == 2 and err.count("\n") == 1 and "absent.toml: cannot be read" in err


def test_indicators(run: Run, crisis: Path, tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text(INDICATORS, encoding="utf-8")
    status, out, _ = run("indicators", file, "--record", crisis)
    assert status == 0 and "+  Troops move: lit (1 for)" in out and "Peru: acts or is acted on in 7 documents, never quoted" in out
    _, out, _ = run("indicators", file, "--record", crisis, "--as-of", "2021-03-10", "--json")
    assert json.loads(out)["indicators"][0]["state"] == "dark"


def test_the_report(run: Run, crisis: Path, tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text(INDICATORS, encoding="utf-8")
    status, out, _ = run("brief", "--html", "--record", crisis, "--indicators", file)
    assert status == 0 and out.startswith("<!DOCTYPE html>") and out.count("<svg") == 3 and "Troops move: lit" in out
    _, then, _ = run("brief", "--html", "--record", crisis, "--as-of", "2021-03-10")
    assert "crossed the river" in out and "crossed the river" not in then
    status, _, err = run("brief", "--record", crisis, "--indicators", file)
    assert status == 2 and "--html" in err


def test_three_parties_are_refused(run: Run, crisis: Path):
    status, _, err = run("tension", "PER", "ECU", "BRA", "--record", crisis)
    assert status == 2 and "one party or two" in err
