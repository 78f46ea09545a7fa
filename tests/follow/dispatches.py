"""Dispatches read by hand for what is followed through a record: no model is loaded. The parties are found by their names."""
from __future__ import annotations

import dataclasses
import datetime
import re
import sys
from pathlib import Path

from standoff.annotation import Entity, Reading, Section, Span
from standoff.follow import Course, Decision, follow

sys.path.insert(0, str(Path(__file__).parents[1] / "brief"))

from brief_by_hand import Paper

NAMES = {"GRC": "Greece|Greek|Athens", "TUR": "Turkey|Turkish|Ankara", "PER": "Peru|Peruvian|Lima", "ECU": "Ecuador|Ecuadorian|Quito",
         "IND": "India|Indian", "PAK": "Pakistan|Pakistani", "BRA": "Brazil|Brazilian"}


def on(day: int, month: int = 3, year: int = 2021) -> datetime.date:
    return datetime.date(year, month, day)


class Dispatch(Paper):
    """A paper of one body, whose parties are known by name."""

    def reading(self) -> Reading:
        text = self.document.text
        entities = tuple(
            Entity(f"e{n}", code, "country", code, None, tuple(Span(*found.span()) for found in re.finditer(rf"\b(?:{names})\b", text)))
            for n, (code, names) in enumerate(NAMES.items(), start=1) if re.search(rf"\b(?:{names})\b", text))
        return dataclasses.replace(super().reading(), entities=entities, sections=(Section("body", Span(0, len(text))),))


def told(text: str, day: datetime.date | None) -> Dispatch:
    return Dispatch(text, day)


def course(*papers: Paper, decisions: tuple[Decision, ...] = ()) -> Course:
    return follow([(paper.short, paper.reading()) for paper in papers], decisions)


WARNED = "Greece warned that it would close its ports to Turkish vessels if Turkey sent a survey ship to the disputed waters."


def warning(day: datetime.date | None = datetime.date(2021, 3, 1)) -> Dispatch:
    """Greece warns Turkey: the ports will be closed if a survey ship is sent."""
    paper = told(WARNED, day)
    paper.bond("warning", "GRC", "TUR", "it would close its ports to Turkish vessels", "Turkey sent a survey ship to the disputed waters")
    return paper


def affair() -> list[Dispatch]:
    """Four dispatches: a warning that is carried out, a demand that is rejected and then accepted."""
    return [warning(), told("Greece demanded that Turkey cancel the survey.", on(2)), told("Turkey rejected the Greek demand.", on(4)),
            told("Greece closed its ports to Turkish vessels.", on(9)), told("Turkey agreed to cancel the survey.", on(12))]
