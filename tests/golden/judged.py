"""The facts held against readings; what is open and what the floor is stands in open.json, which build.py keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from facts import Fact

from standoff.annotation import Reading

OPEN = Path(__file__).parent / "open.json"
LEAST = 0.60  # of the soft facts must hold, whatever the floor


def complaints(facts: Iterable[Fact], readings: Mapping[str, Reading]) -> dict[str, str]:
    """What was found instead, by the name of the fact; a fact that quotes words which are not in the text does not hold."""
    found = {}
    for fact in facts:
        try:
            if what := fact.check(readings[fact.file], readings):
                found[fact.name] = what
        except ValueError:
            found[fact.name] = "words that it quotes are not in the text"
    return found


def opened() -> dict[str, str]:
    """The hard facts that are known not to hold, with the reason."""
    noted: dict[str, str] = _kept()["open"]
    return noted


def least(kind: str) -> list[float]:
    """The floors of the share of "hard" or "soft" facts that holds, each higher than the one before."""
    floors: list[float] = _kept()[kind]
    return floors


def floor(share: float) -> float:
    """Just below the share: a fact of a hundred may flicker."""
    return int((share - 0.01) * 100) / 100


def _kept() -> dict[str, object]:
    return json.loads(OPEN.read_text(encoding="utf-8")) if OPEN.exists() else {"hard": [], "soft": [], "open": {}}
