"""What an act weighs: the shipped weights.toml, and over it the file of a user, who need only name what is to differ."""
from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CallError
from ..reference import ontology
from .nouns import MEASURES, Measure

FILE = Path(__file__).with_name("weights.toml")
MOST = 10.0  # PLOVER's scale, either way
PARTS = ("name", "intensity", "words", "reading", "sides")


@dataclass(frozen=True, slots=True)
class Weights:
    """`intensity` by type, or by type and mode ("CONSULT visit"), -10 to 10; `words` what a plan, threat or offer weighs; `unscored`
    a probability; `current_days` and `thin_documents` counts; `sides` a party's code by the outlet's name without case."""

    name: str
    intensity: Mapping[str, float]
    conflict_in_words: float
    cooperation_in_words: float
    unscored: float
    current_days: int
    thin_documents: int
    sides: Mapping[str, str]

    def of(self, event_type: str, mode: str | None, planned: bool) -> tuple[Measure, float]:
        """Where an act counts and how much, 0 to 10. PLOVER's quad decides where; a plan counts as words."""
        quad = ontology.quad(event_type)
        if planned:
            return self.in_words(conflict=quad > 2)
        weight = self.intensity.get(f"{event_type} {mode}", self.intensity[event_type])
        return MEASURES[quad - 1], max(0.0, -weight if quad > 2 else weight)

    def in_words(self, conflict: bool) -> tuple[Measure, float]:
        """A threat, or an offer."""
        return ("verbal_conflict", -self.conflict_in_words) if conflict else ("verbal_cooperation", self.cooperation_in_words)

    @property
    def typical(self) -> float:
        """The mean weight of the types: what one act told or missed more would make."""
        roots = [abs(self.intensity[root]) for root in ontology.event_types()]
        return sum(roots) / len(roots)


@cache
def shipped() -> Weights:
    """PLOVER's intensities."""
    return _made(tomllib.loads(FILE.read_text(encoding="utf-8")))


def load_weights(path: str | os.PathLike[str] | None) -> Weights:
    """The weights of a user's file over the shipped ones; without a path those alone.

    Raises:
        CallError: the file cannot be read, or something in it is no weight.
    """
    if path is None:
        return shipped()
    held = tomllib.loads(FILE.read_text(encoding="utf-8")) | {"name": Path(path).stem}
    for part, told in read_toml(path).items():
        if part not in PARTS:
            raise CallError(f"{path}: {part}: no part of the weights; use {', '.join(PARTS)}")
        held[part] = held[part] | told if isinstance(told, dict) and isinstance(held[part], dict) else told
    try:
        made = _made(held)
        _check(made)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise CallError(f"{path}: {error}; see the shipped weights.toml for the form") from error
    return made


def read_toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    """A file of the user's. Raises CallError where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise CallError(f"{path}: cannot be read ({error.strerror or error}); name another file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CallError(f"{path}: no TOML ({error}); mend it there") from error


def _made(held: Mapping[str, Any]) -> Weights:
    words, reading = held["words"], held["reading"]
    return Weights(str(held["name"]), {key: float(weight) for key, weight in held["intensity"].items()}, float(words["conflict"]),
                   float(words["cooperation"]), float(reading["unscored"]), int(reading["current_days"]), int(reading["thin_documents"]),
                   {outlet.casefold(): str(side) for outlet, side in held["sides"].items()})


def _check(weights: Weights) -> None:
    """Raises ValueError, with what is wrong."""
    for key, weight in weights.intensity.items():
        root, _, mode = key.partition(" ")
        if root not in ontology.event_types() or (mode and mode not in ontology.modes(root)):
            raise ValueError(f"{key!r} is no type of PLOVER's and no mode of one")
        _within(key, weight, -MOST, MOST)
    _within("words.conflict", weights.conflict_in_words, -MOST, 0)
    _within("words.cooperation", weights.cooperation_in_words, 0, MOST)
    _within("reading.unscored", weights.unscored, 0, 1)
    for name, number in (("current_days", weights.current_days), ("thin_documents", weights.thin_documents)):
        _within(f"reading.{name}", number, 0, 10_000)


def _within(name: str, number: float, low: float, high: float) -> None:
    if not low <= number <= high:
        raise ValueError(f"{name} is {number:g}, and must lie from {low:g} to {high:g}")
