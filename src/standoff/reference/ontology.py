"""PLOVER 2.0: event types with quad, intensity and modes; contexts. Facts in data/ontology.json, cue words our own.

Where the manual is in two minds: SANCTION is material conflict (4), as its own section says, not 3 as the quad table has it;
ACCUSE weighs -3, since the printed 3 has the sign of no other verbal conflict; PROTEST's mode vandalize, printed without a
score, takes its type's.
"""
from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "ontology.json"
RECIPROCAL = ("CONSULT", "COOPERATE")
OF_ITSELF = {"cyber": "cyber", "misinformation": "misinformation"}  # COERCE's modes that bring their context with them


def event_types() -> tuple[str, ...]:
    """The sixteen roots, in the manual's order."""
    return tuple(_ontology()["types"])


def quad(event_type: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(_ontology()["types"][event_type]["quad"])


def intensity(event_type: str, mode: str | None = None) -> float:
    """PLOVER's score, -10 (conflict) to 10 (cooperation); the mode's where it has one."""
    root = _ontology()["types"][event_type]
    return float(root["modes"].get(mode, root["intensity"]))


def modes(event_type: str) -> tuple[str, ...]:
    return tuple(_ontology()["types"][event_type]["modes"])


def contexts() -> tuple[str, ...]:
    """The thirty-seven."""
    return tuple(_ontology()["context_cues"])


def mode_by_words(event_type: str, trigger: str, evidence: str) -> str | None:
    """The mode whose cue stands in the trigger, else in the evidence; of several the first in the file. None where no cue does."""
    found = _mode_cues().get(event_type, ())
    for words in (trigger, evidence):
        for mode, cue in found:
            if cue.search(words):
                return mode
    return None


def contexts_by_words(words: str, mode: str | None = None) -> tuple[str, ...]:
    """The contexts whose cues stand in the words, in the manual's order."""
    found = {name for name, cue in _context_cues() if cue.search(words)}
    if mode in OF_ITSELF:
        found.add(OF_ITSELF[mode])
    return tuple(name for name in contexts() if name in found)


@cache
def _ontology() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def _mode_cues() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    return {root: tuple((mode, re.compile(rf"(?i)\b(?:{cue})")) for mode, cue in cues.items())
            for root, cues in _ontology()["mode_cues"].items()}


@cache
def _context_cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?i)\b(?:{cue})\b")) for name, cue in _ontology()["context_cues"].items())
