"""Readings built by hand for the brief: no model is loaded."""
from __future__ import annotations

import datetime
from typing import Any

from standoff.annotation import (
    Commitment,
    Document,
    Event,
    Figure,
    History,
    Missing,
    Party,
    Place,
    Position,
    Reading,
    Span,
    Speaker,
    Statement,
    When,
    Words,
)
from standoff.reference import ontology


def on(day: int, month: int = 1, year: int = 2022) -> datetime.date:
    return datetime.date(year, month, day)


def stated(first: datetime.date, last: datetime.date | None = None, precision: Any = "day") -> When:
    return When(first, last or first, precision, "stated")


LAYERS = ("statements", "events", "commitments", "positions", "figures", "history", "missing")


class Paper:
    """One article being read by hand: every call adds a finding whose words must stand in the text."""

    def __init__(self, text: str, published: datetime.date | None = datetime.date(2022, 1, 17), outlet: str | None = "The Wire",
                 title: str | None = "A crisis", language: str = "en") -> None:
        basis = "given" if published else "unknown"
        self.document = Document(Document.id_of(text, outlet, published), text, title, outlet, None, published, basis, language)
        self.layers: dict[str, list[Any]] = {name: [] for name in LAYERS}

    @property
    def short(self) -> str:
        return self.document.id[:8]

    def at(self, words: str) -> Words:
        start = self.document.text.index(words)
        return Words(words, Span(start, start + len(words)))

    def speaker(self, words: str, name: str | None = None, code: str | None = None, role: str | None = None) -> Speaker:
        return Speaker(words, self.at(words).span, None, name, code, role)

    def says(self, words: str, speaker: Speaker | None, direct: bool = True, cue: str | None = "said") -> str:
        made = f"s{len(self.layers['statements']) + 1}"
        self.layers["statements"].append(Statement(made, speaker, self.at(cue) if cue else None, self.at(words), direct))
        return made

    def event(self, kind: str, actor: str, recipient: str, words: str, **more: Any) -> str:
        """`actor` and `recipient` are codes joined by "+", words in “” for who has none. More: event_mode,
        auxiliary, hedged, when, place, reported_by, trigger."""
        made, mode = f"v{len(self.layers['events']) + 1}", more.pop("event_mode", None)
        evidence = self.at(words)
        sides = [tuple(self.party(one, evidence) for one in side.split("+") if one) for side in (actor, recipient)]
        told = {"auxiliary": None, "hedged": False} | more
        told |= {"trigger": self.at(told.get("trigger", words)), "place": self.place(told["place"]) if "place" in told else None}
        quad, intensity = ontology.quad(kind), ontology.intensity(kind, mode)
        self.layers["events"].append(
            Event(made, kind, mode, (), quad, intensity, actor=sides[0], recipient=sides[1], evidence=evidence, **told))
        return made

    def party(self, one: str, evidence: Words) -> Party:
        if one.startswith("“") and one.endswith("”"):
            return Party(None, None, one[1:-1], self.at(one[1:-1]).span)
        return Party(one, None, evidence.text, evidence.span)

    def place(self, name: str) -> Place:
        return Place(name, self.at(name).span, name, None, None, None, None)

    def bond(self, kind: Any, by: str, toward: str, consequence: str, condition: str | None = None, **more: Any) -> str:
        made = f"c{len(self.layers['commitments']) + 1}"
        codes = [tuple(code for code in side.split("+") if code) for side in (by, toward)]
        terms = self.at(condition) if condition else None
        self.layers["commitments"].append(Commitment(made, kind, *codes, terms, self.at(consequence), **more))
        return made

    def stands(self, party: str, issue: str, stance: str, stance_type: Any, words: str, statement: str | None = None) -> None:
        self.layers["positions"].append(Position(issue, party, stance, stance_type, self.at(words), statement))

    def counts(self, what: str, value: float | None, words: str, by: Speaker | None = None, **more: Any) -> None:
        rest = {"low": None, "high": None, "unit": "people", "approximate": False, "as_of": None} | more
        self.layers["figures"].append(Figure(what, value, evidence=self.at(words), claimed_by=by, **rest))

    def recalls(self, what: str, when: str | None, words: str) -> None:
        self.layers["history"].append(History(what, when, self.at(words)))

    def misses(self, what: str, why: str) -> None:
        self.layers["missing"].append(Missing(what, why))

    def reading(self) -> Reading:
        return Reading(self.document, **{name: tuple(found) for name, found in self.layers.items()})


FULL = """The United States and Russia held talks in Geneva on January 10. They will meet again in Vienna next week.
Russia refused to meet Kyiv. Russia demands a halt to NATO expansion.
The alliance rejects a halt to NATO expansion. "We will impose crushing sanctions if Russia invades," Jen
Psaki said. Moscow will answer unless their troops go home. Paris offered to host a summit.
Washington accused Moscow of planning a false flag attack. Russia moved tanks to Belarus.
Kyiv fears a Russian assault in winter. Moscow denied any plan to attack Ukraine. Britain will send marines to Estonia.
The EU imposed an embargo on banks. America shipped aid to Kyiv by air. Poland backed the plan of Germany.
About 100,000 troops stand at the border, Washington says.
Some 60,000 troops stand at the border, Moscow says. "Our patience has run out and we are waiting for a written answer to our
letters," Lavrov said. In 1962 the world stood close to war. Russia seized Crimea in 2014."""


def full(published: datetime.date | None = datetime.date(2022, 1, 17)) -> Paper:
    """A paper with something for every chapter."""
    paper = Paper(FULL, published)
    psaki = paper.speaker("Jen\nPsaki", "Jen Psaki", "USA GOV", "White House press secretary")
    lavrov = paper.speaker("Lavrov", "Sergei Lavrov", "RUS GOV", "foreign minister")
    said = paper.says("We will impose crushing sanctions if Russia invades", psaki)
    paper.says("Our patience has run out and we are waiting for a written answer to our\nletters", lavrov)
    paper.event("CONSULT", "USA+RUS", "", "The United States and Russia held talks in Geneva", when=stated(on(10)), place="Geneva")
    paper.event("CONSULT", "USA+RUS", "", "They will meet again in Vienna", auxiliary="future", place="Vienna")
    paper.event("REJECT", "RUS", "UKR", "Russia refused to meet Kyiv", event_mode="meet")
    paper.event("ACCUSE", "USA", "RUS", "Washington accused Moscow of planning a false flag attack", when=stated(on(14)))
    paper.event("MOBILIZE", "RUS MIL", "", "Russia moved tanks to Belarus", place="Belarus")
    paper.event("ASSAULT", "RUS", "UKR", "fears a Russian assault in winter", auxiliary="hypothetical")
    paper.event("ASSAULT", "RUS", "UKR", "Moscow denied any plan to attack Ukraine", auxiliary="negation")
    paper.event("MOBILIZE", "GBR MIL", "", "Britain will send marines to Estonia", auxiliary="future")
    paper.event("SANCTION", "IGO EU", "RUS", "The EU imposed an embargo on banks")
    paper.event("AID", "USA", "UKR", "America shipped aid to Kyiv by air")
    paper.event("SUPPORT", "POL", "DEU", "Poland backed the plan of Germany")
    paper.event("COERCE", "RUS", "UKR", "Russia seized Crimea in 2014", auxiliary="historical", event_mode="seize",
                when=stated(on(1, 1, 2014), on(31, 12, 2014), "year"))
    paper.bond("threat", "USA", "RUS", "impose crushing sanctions", "Russia invades", statement=said)
    paper.bond("threat", "RUS", "USA", "Moscow will answer", "their troops go home")
    paper.bond("offer", "FRA", "", "offered to host a summit")
    paper.stands("RUS", "NATO expansion", "demands", "demand", "demands a halt to NATO expansion")
    paper.stands("IGO NATO", "the expansion of NATO", "rejects", "reject", "The alliance rejects a halt to NATO expansion")
    paper.counts("troops at the border", 100000, "About 100,000 troops", psaki, approximate=True, unit="soldiers")
    paper.counts("troops at the border", 60000, "Some 60,000 troops", lavrov, approximate=True, unit="soldiers")
    paper.recalls("Cuban Missile Crisis", "1962-10", "In 1962 the world stood close to war")
    paper.misses("times", "2 time expressions have no date")
    return paper
