"""The figures for people."""
from __future__ import annotations

from typing import Any

from .floors import Floors, floor_of
from .tasks import TASKS


def table(measured: dict[str, Any], floors: Floors) -> str:
    """One line a metric: this version, its floor, what others have published; then the data with its sha256, then speed."""
    rows = [("metric", "this", "floor", "published")]
    for task in TASKS:
        for metric in task.metrics:
            name = f"{task.name}/{metric.name}"
            if name in measured["metrics"]:
                rows.append((name, f"{measured['metrics'][name]:.3f}", _three(floor_of(floors, name)), metric.bar or "-"))
    rows += [(f"speed/{name}", f"{ratio:.2f}", "-", "recorded only") for name, ratio in measured["speed"].items()]
    width = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [f"{row[0]:<{width[0]}}  {row[1]:>{width[1]}}  {row[2]:>{width[2]}}  {row[3]}" for row in rows]
    data = [f"{sha256[:16]}  {name}" for name, sha256 in sorted(measured["corpora"].items())]
    made = ", ".join(f"{name} {sha256[:12]}" for name, sha256 in sorted(measured["models"].items()))
    return "\n".join([*lines, "", f"standoff {measured['standoff']} ({made})", "data, by the first 16 of its sha256:", *data])


def _three(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
