"""Floors: what no version may fall below. A floor rises, and never falls; each keeps the list of what it has been.

floors.json: {"task/metric": {"corpus": sha256 of the data, "values": [0.71, 0.74]}}; the last value is the floor.
"""
from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS, MEASURED = HERE / "floors.json", HERE / "measured.json"
BELOW = 0.005  # a new floor lies so far below what was measured: a threshold's flicker is no regression

Floors = dict[str, dict[str, Any]]


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def save(path: Path, held: dict[str, Any]) -> None:
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def floor_of(floors: Floors, name: str) -> float | None:
    return floors[name]["values"][-1] if name in floors else None


def fallen(floors: Floors, measured: dict[str, Any], corpora: dict[str, str]) -> list[str]:
    """One line for each metric below its floor, or whose floor was set on other data. `corpora` leads a task to its data."""
    lines = []
    for name, value in measured["metrics"].items():
        if name not in floors:
            continue
        held, floor = measured["corpora"].get(corpora[name.split("/")[0]]), floors[name]
        if held != floor["corpus"]:
            lines.append(f"{name}: its floor is of other data ({floor['corpus'][:12]}, now {str(held)[:12]}): set it anew, and say why")
        elif value < floor["values"][-1]:
            lines.append(f"{name}: {value:.4f} is below its floor {floor['values'][-1]:.3f}")
    return lines


def lowered(floors: Floors) -> list[str]:
    """One line for each floor whose values do not rise."""
    return [f"{name}: {floor['values']} does not rise" for name, floor in floors.items()
            if not floor["values"] or any(later <= earlier for earlier, later in zip(floor["values"], floor["values"][1:]))]


def raised(floors: Floors, measured: dict[str, Any], corpora: dict[str, str]) -> tuple[Floors, list[str]]:
    """The floors lifted to just below what was measured, and one line for each that rose. None is lowered."""
    new = {name: {**floor, "values": list(floor["values"])} for name, floor in floors.items()}
    lines = []
    for name, value in sorted(measured["metrics"].items()):
        wanted = math.floor((value - BELOW) * 1000) / 1000
        corpus = measured["corpora"][corpora[name.split("/")[0]]]
        held = new.setdefault(name, {"corpus": corpus, "values": []})
        if held["corpus"] == corpus and wanted > max(held["values"], default=-math.inf):
            held["values"].append(wanted)
            lines.append(f"{name}: floor {wanted:.3f}")
    return new, lines
