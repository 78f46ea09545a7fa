"""standoff timeline, issue, search --follow, and what is followed in the brief and in exports: over a record of dispatches by hand."""
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
from standoff.errors import CallError
from standoff.record import Record

sys.path.insert(0, str(Path(__file__).parents[1] / "follow"))

from dispatches import affair, on

Run = Callable[..., tuple[int, str, str]]


class DispatchReader(HandReader):
    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading]:
        known = {paper.document.id: paper.reading() for paper in affair()}
        yield from (known[document.id] for document in documents)


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    folder = tmp_path / "crisis.standoff"
    with HandRecord(folder, DispatchReader()) as record:
        assert [added.status for added in record.add([paper.document for paper in affair()])] == ["added"] * 5
    return folder


def key_of(crisis: Path) -> str:
    with Record(crisis) as record:
        return next(issue.key for issue in record.follow().issues if "survey" in issue.name)


def test_the_timeline_of_a_party(run: Run, crisis: Path):
    status, out, _ = run("timeline", "Greece", "--record", crisis)
    assert status == 0
    days = [line for line in out.splitlines() if not line.startswith(" ")]
    assert days == ["1 Mar 2021", "2 Mar 2021", "4 Mar 2021", "9 Mar 2021", "12 Mar 2021"]
    assert "Turkey → Greece: rejects — “Turkey rejected the Greek demand”" in out
    assert "Greece → Turkey: what was said has been carried out — “Greece closed its ports to Turkish" in out


def test_the_days_of_a_timeline(run: Run, crisis: Path):
    _, out, _ = run("timeline", "GRC", "--since", "2021-03-04", "--until", "2021-03-09", "--record", crisis)
    assert [line for line in out.splitlines() if not line.startswith(" ")] == ["4 Mar 2021", "9 Mar 2021"]
    _, out, _ = run("timeline", "GRC", "--since", "2022", "--record", crisis)
    assert out == "Nothing on these days.\n"


def test_a_timeline_as_json_has_spans_that_hold(run: Run, crisis: Path):
    status, out, _ = run("timeline", "TUR", "--json", "--record", crisis)
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0 and [row["kind"] for row in rows].count("answer") == 2
    with Record(crisis) as record:
        for row in rows:
            text = record.reading(row["quote"]["ref"].partition(":")[0]).document.text
            assert text[slice(*row["quote"]["span"])] == row["quote"]["words"]


def test_the_timeline_of_an_issue(run: Run, crisis: Path):
    status, out, _ = run("timeline", key_of(crisis)[:8], "--record", crisis)
    assert status == 0 and out.splitlines()[0] == "2 Mar 2021" and "moves, accepts" in out


def test_a_timeline_of_nobody(run: Run, crisis: Path):
    status, out, err = run("timeline", "Atlantis", "--record", crisis)
    assert (status, out) == (2, "") and err.count("\n") == 1 and "no party and no issue" in err


def test_issues_are_listed_named_and_made_one(run: Run, crisis: Path):
    key = key_of(crisis)
    assert f"{key[:8]}  cancel the survey" in run("issue", "list", "--record", crisis)[1]
    assert run("issue", "rename", key[:8], "the", "Kastellorizo survey", "--record", crisis)[:2] == (0, "kept\n")
    assert "the Kastellorizo survey (named by you)" in run("issue", "list", "--record", crisis)[1]
    assert run("timeline", "the kastellorizo survey", "--record", crisis)[0] == 0


def test_a_decision_outlives_a_new_reading(run: Run, crisis: Path):
    run("issue", "rename", key_of(crisis), "survey of the shelf", "--record", crisis)
    with HandRecord(crisis, DispatchReader("bb")) as record:  # other models: every document is read anew
        assert {added.again for added in record.add([paper.document for paper in affair()])} == {True}
        assert "survey of the shelf" in [issue.name for issue in record.follow().issues]


@pytest.mark.parametrize(("arguments", "says"), [
    (("rename", "00000000", "a name"), "no such issue"), (("rename", "cancel the survey"), "give the issue and its new name"),
    (("merge", "cancel the survey"), "give two issues or more"), (("merge", "cancel the survey", "cancel the survey"), "one issue already"),
    (("rename", "cancel the survey", " "), "at least one word"),
])
def test_wrong_calls_are_one_line(run: Run, crisis: Path, arguments: tuple[str, ...], says: str):
    status, out, err = run("issue", *arguments, "--record", crisis)
    assert (status, out) == (2, "") and err.count("\n") == 1 and says in err


def test_nothing_is_decided_by_a_wrong_call(crisis: Path):
    with Record(crisis) as record:
        with pytest.raises(CallError):
            record.merge_issues("cancel the survey", "nothing of the kind")
        assert record.decisions() == []


def test_search_tells_what_came_of_a_passage(run: Run, crisis: Path):
    plain, followed = (run("search", "ports", *more, "--record", crisis)[1] for more in ((), ("--follow",)))
    assert "has been carried out" not in plain
    assert "what was said has been carried out — “Greece closed its ports to Turkish vessels”, 9 Mar 2021" in followed


@pytest.mark.parametrize(("layer", "column", "values"), [
    ("demands", "answer", ["accepted"]), ("moves", "to_status", ["met"]), ("stances", "party", ["GRC", "TUR", "TUR"]),
    ("ranges", "low", [])])
def test_exports_carry_it(run: Run, crisis: Path, tmp_path: Path, layer: str, column: str, values: list[str]):
    _, out, _ = run("export", "--layer", layer, "--format", "csv", "--record", crisis)
    assert [row[column] for row in csv.DictReader(io.StringIO(out))] == values
    _, out, _ = run("export", "--layer", layer, "--record", crisis)
    assert [json.loads(line)[column] for line in out.splitlines()] == values
    with Record(crisis) as record:
        assert record.export(tmp_path / f"{layer}.parquet", layer) == len(values)


def test_the_brief_tells_what_moved_and_what_was_answered(run: Run, crisis: Path):
    _, out, _ = run("brief", "--record", crisis)
    moved, demands = out.index("WHAT MOVED"), out.index("DEMANDS AND ANSWERS")
    assert moved < demands
    words = " ".join(out.split())
    assert "Greece → Turkey: what was said has been carried out — “Greece closed its ports to Turkish vessels”" in words
    assert "Turkey on cancel the survey, 12 Mar 2021: “Turkey agreed to cancel the survey”; before, 4 Mar 2021:" in words
    assert "accepted, first rejected, 12 Mar 2021: “Turkey agreed to cancel the survey”" in words


def test_the_brief_asks_by_party_and_day(run: Run, crisis: Path):
    assert "WHAT MOVED" not in run("brief", "--party", "BRA", "--record", crisis)[1]
    _, out, _ = run("brief", "--since", "2021-03-10", "--record", crisis)
    assert "carried out" not in out and "Turkey agreed to cancel" in out


def test_the_public_door_follows(crisis: Path):
    with Record(crisis) as record:
        assert [moment.day for moment in record.timeline("GRC", until="2021-03-04")] == [on(1), on(2), on(4)]
        assert [demand.answer for demand in record.follow().demands] == ["accepted"]
