"""Run the scorers, one process each, and collect their figures."""
from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .tasks import SPEED, Task

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

Say = Callable[[str], None]


def measure(tasks: Iterable[Task], out: Path, say: Say, shared: Path = SHARED, workers: int = 1) -> dict[str, Any]:
    """What measured.json holds: version, models, the sha256 of each corpus, metrics by "task/metric", speed.

    Each scorer's own JSON and table stay in `out`. What is not there is said and left out.

    Raises:
        SystemExit: a scorer failed; its last line is the message.
    """
    out.mkdir(parents=True, exist_ok=True)
    measured: dict[str, Any] = {**maker(), "corpora": {}, "metrics": {}, "speed": {}}
    for task in tasks:
        if lacking := absent(task, shared):
            say(f"skipped: {task.name}: {lacking} not there")
            continue
        start = time.monotonic()
        scored = run(task, out, shared, workers)
        measured["corpora"][task.data] = digest(corpus(task, shared))
        if task is SPEED:
            measured["speed"] = ratios(scored)
        for metric in task.metrics:
            value = metric.of(scored)
            if value is None:
                say(f"skipped: {task.name}/{metric.name}: the data states none")
            else:
                measured["metrics"][f"{task.name}/{metric.name}"] = round(value, 4)
        say(f"{task.name}: {time.monotonic() - start:.0f} s")
    return measured


def absent(task: Task, shared: Path) -> Path | None:
    """The first of a task's files that is not there."""
    return next((path for path in (scorer(task, shared), corpus(task, shared)) if not path.exists()), None)


def scorer(task: Task, shared: Path) -> Path:
    return (ROOT / "benchmarks" if task.own else shared / "eval") / task.script


def corpus(task: Task, shared: Path) -> Path:
    return (ROOT / "benchmarks" if task.ours else shared) / task.data


def run(task: Task, out: Path, shared: Path = SHARED, workers: int = 1) -> dict[str, Any]:
    """The scorer's JSON. Raises SystemExit where it fails."""
    path = out / f"{task.name}.json"
    path.unlink(missing_ok=True)
    command = [sys.executable, scorer(task, shared), "--data", corpus(task, shared), "--run", "--workers", workers,
               "--json", path, *task.options]
    # The scorers of web pages call the `standoff` that they find first.
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment, cwd=ROOT)
    path.with_suffix(".txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode or not path.exists():
        told = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise SystemExit(f"{task.name}: {task.script} failed: {told[-1] if told else f'exit status {done.returncode}'}")
    scored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return scored


def digest(path: Path) -> str:
    """The sha256 of a file; of a folder, that of its files' names and sha256s, sorted."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = sorted(one for one in path.rglob("*") if one.is_file())
    lines = (f"{digest(one)}  {one.relative_to(path).as_posix()}\n" for one in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def ratios(scored: dict[str, Any]) -> dict[str, float]:
    """Words a second beside spaCy's small pipeline in the same run; two workers beside one."""
    legs = scored["legs"]
    return {"words a second, of spaCy's": round(legs["1"]["ratio_to_spacy"], 2),
            "two workers, of one": round(legs["2"]["words_per_second"] / legs["1"]["words_per_second"], 2)}


def maker() -> dict[str, Any]:
    """The version and the models that read."""
    from standoff import reader

    version, models = reader.version()
    return {"standoff": version, "models": models}
