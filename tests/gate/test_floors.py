"""The gate: no figure below its floor, no floor lower than it was."""
from __future__ import annotations

import warnings
from importlib.metadata import version
from pathlib import Path

import pytest
from benchmarks import floors
from benchmarks.__main__ import CORPORA
from benchmarks.measure import SHARED, absent, corpus, digest, measure, run, scorer
from benchmarks.tasks import TASKS, Metric, Task

FLOORS, MEASURED = floors.load(floors.FLOORS), floors.load(floors.MEASURED)
QUICK = [task for task in TASKS if task.quick]


def test_measured_figures_are_there_and_of_this_version():
    assert MEASURED["metrics"], "benchmarks/measured.json is empty: run `python -m benchmarks --raise`"
    assert MEASURED["standoff"] == version("standoff")


def test_every_measured_figure_has_a_floor_and_every_floor_a_figure():
    assert MEASURED["metrics"].keys() == FLOORS.keys()


def test_no_measured_figure_is_below_its_floor():
    assert floors.fallen(FLOORS, MEASURED, CORPORA) == []


def test_no_floor_was_lowered():
    assert floors.lowered(FLOORS) == []


@pytest.mark.slow
@pytest.mark.parametrize("task", QUICK, ids=lambda task: task.name)
def test_readings_hold_their_floors_now(task: Task, tmp_path: Path):
    if lacking := absent(task, SHARED):
        warnings.warn(f"SKIPPED: the floors of {task.name!r} were not checked: {lacking} not there", stacklevel=1)
        pytest.skip(f"{lacking} not there")
    if not FLOORS:
        pytest.fail("benchmarks/floors.json is empty: run `python -m benchmarks --raise`")
    scored = run(task, tmp_path)
    values = {f"{task.name}/{metric.name}": metric.of(scored) for metric in task.metrics}
    told = {name: value for name, value in values.items() if value is not None}
    assert floors.fallen(FLOORS, {"metrics": told, "corpora": {task.data: digest(corpus(task, SHARED))}}, CORPORA) == []


class TestTheGateItself:
    CORPUS = {"pairs": "pairs.jsonl"}  # noqa: RUF012

    def measured(self, value: float, corpus: str = "aa") -> dict:
        return {"metrics": {"pairs/root": value}, "corpora": {"pairs.jsonl": corpus}}

    def test_a_new_floor_lies_just_below_the_figure(self):
        held, lines = floors.raised({}, self.measured(0.8304), self.CORPUS)
        assert held == {"pairs/root": {"corpus": "aa", "values": [0.825]}}
        assert lines == ["pairs/root: floor 0.825"]

    def test_a_lower_figure_lowers_no_floor(self):
        before = {"pairs/root": {"corpus": "aa", "values": [0.7, 0.8]}}
        assert floors.raised(before, self.measured(0.75), self.CORPUS) == (before, [])

    def test_a_figure_below_its_floor_is_told(self):
        before = {"pairs/root": {"corpus": "aa", "values": [0.7, 0.8]}}
        assert floors.fallen(before, self.measured(0.7999), self.CORPUS) == ["pairs/root: 0.7999 is below its floor 0.800"]
        assert floors.fallen(before, self.measured(0.8), self.CORPUS) == []

    def test_other_data_is_told_and_lifts_nothing(self):
        before = {"pairs/root": {"corpus": "aa", "values": [0.8]}}
        assert "other data" in floors.fallen(before, self.measured(0.99, "bb"), self.CORPUS)[0]
        assert floors.raised(before, self.measured(0.99, "bb"), self.CORPUS) == (before, [])

    def test_floors_that_do_not_rise_are_told(self):
        assert floors.lowered({"a": {"values": [0.7, 0.8]}, "b": {"values": [0.8, 0.7]}, "c": {"values": []}}) == [
            "b: [0.8, 0.7] does not rise", "c: [] does not rise"]

    def test_data_that_is_not_there_is_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("benchmarks.measure.maker", lambda: {"standoff": "0", "models": {}})
        said: list[str] = []
        task = Task("pairs", "score_pairs.py", "plv.jsonl", (Metric("root", ("root",)),))
        assert measure([task], tmp_path, said.append, shared=tmp_path)["metrics"] == {}
        assert said == [f"skipped: pairs: {tmp_path / 'eval' / 'score_pairs.py'} not there"]

    def test_a_folder_is_known_by_names_and_contents(self, tmp_path: Path):
        for name in ("a", "b"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "x.txt").write_text("same", encoding="utf-8")
        assert digest(tmp_path / "a") == digest(tmp_path / "b")
        (tmp_path / "b" / "x.txt").rename(tmp_path / "b" / "y.txt")
        assert digest(tmp_path / "a") != digest(tmp_path / "b")


def test_a_rate_of_errors_counts_as_what_is_left():
    metric = Metric("quiet", ("alarms", "per_100"), complement=True, out_of=100)
    assert metric.of({"alarms": {"per_100": 12.0}}) == pytest.approx(0.88)


def test_our_own_scorers_lie_beside_the_tasks():
    for task in TASKS:
        if task.own:
            assert scorer(task, SHARED).exists()
        if task.ours:
            assert corpus(task, SHARED).exists()
