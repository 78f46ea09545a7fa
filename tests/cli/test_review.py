"""standoff review: deciding on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def refs(run: Run, kept: Path, *more: str) -> list[str]:
    status, out, _ = run("review", "list", "--record", kept, "--limit", 200, *more)
    assert status == 0
    return [line.split("]")[0][1:] for line in out.splitlines() if line.startswith("[")]


def test_list_decide_undo(run: Run, kept: Path) -> None:
    before = refs(run, kept)
    assert before and run("review", "accept", before[0], "--record", kept)[0] == 0
    assert refs(run, kept) == before[1:]
    status, out, _ = run("review", "undo", "--record", kept, "--reviewer", "desk")
    assert status == 0 and "taken back" in out and refs(run, kept) == before
    status, out, _ = run("review", "history", "--record", kept)
    assert "accepted" in out and "took 1 back" in out and "0 decisions stand" in out


def test_a_correction_is_shown_and_exported(run: Run, kept: Path, tmp_path: Path) -> None:
    ref = next(one for one in refs(run, kept))
    status, out, err = run(
        "review",
        "correct",
        ref,
        "--set",
        "event_type=CONSULT",
        "--set",
        "contexts=military;diplomatic",
        "--set",
        "auxiliary=",
        "--set",
        "hedged=true",
        "--record",
        kept,
    )
    assert (status, err) == (0, "") and "corrected" in out
    out = run("show", ref, "--record", kept)[1]
    assert "CONSULT" in out and "review: corrected" in out
    out = run("export", "--record", kept, "--layer", "events", "--format", "csv")[1]
    assert any(ref in line and "CONSULT" in line and "reviewed" in line for line in out.splitlines())
    run("review", "training", "--record", kept, "--output", tmp_path / "learn.jsonl")
    (line,) = (tmp_path / "learn.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["reviewed"]["event_type"] == "CONSULT"
    out = run("review", "figures", "--record", kept)[1]
    assert "1 corrected" in out and "events event_type: changed in 1 of 1" in out


def test_what_is_rejected_is_not_in_the_brief(run: Run, kept: Path) -> None:
    ref = refs(run, kept, "--layer", "commitments")[0]
    assert ref in run("brief", "--record", kept)[1]
    run("review", "reject", ref, "--record", kept)
    assert ref not in run("brief", "--record", kept)[1]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("accept",), "name a finding"),
        (("accept", "ffffffff:v1"), "no document"),
        (("correct", "REF"), "changed fields"),
        (("correct", "REF", "--set", "mood=good"), "--set mood=good"),
        (("accept", "REF", "--set", "hedged=true"), "--set is for correct"),
        (("correct", "REF", "--set", "hedged=maybe"), "true or false"),
        (("undo",), "no decision stands"),
        (("undo", "7"), "no decision 7"),
        (("correct", "REF", "--set", "event_type=QUARREL"), "no event type QUARREL"),
    ],
)
def test_a_wrong_call_is_one_line(run: Run, kept: Path, call: tuple[str, ...], said: str) -> None:
    ref = refs(run, kept)[0]
    status, out, err = run("review", *(ref if one == "REF" else one for one in call), "--record", kept)
    assert status == 2 and out == "" and said in err and err.count("\n") == 1
