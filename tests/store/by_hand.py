"""Readings built by hand: no model is loaded in these tests."""
from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator

from standoff.annotation import (
    Commitment,
    Document,
    Entity,
    Event,
    Failed,
    Figure,
    History,
    Missing,
    Party,
    Place,
    Position,
    Reading,
    Receipt,
    Section,
    Span,
    Speaker,
    Statement,
    Time,
    When,
    Words,
)
from standoff.record import Record

MONDAY = datetime.date(2022, 1, 17)
TEXT = ("Crisis {n}. “We will not wait,” President Recep Tayyip Erdoğan said in Ankara on Friday. The United States threatened Russia "
        "with sanctions if it invades Ukraine; NATO moved troops. Some 14,000 people have died. In 1962 the world stood close to war. 🕊")


def document(n: int = 1, **changes: object) -> Document:
    """Document number n: of the same words but for n. `changes` are fields; the id follows them."""
    plain = Document("", TEXT.format(n=n), f"Crisis number {n}", ("The Wire", "Daily Post")[n % 2], f"https://example.org/{n}",
                     MONDAY + datetime.timedelta(days=n % 7), "given", "en", (Section("caption", Span(0, 6)),))
    changed = dataclasses.replace(plain, **changes)  # type: ignore[arg-type]
    return dataclasses.replace(changed, id=Document.id_of(changed.text, changed.outlet, changed.published))


def words(text: str, wanted: str) -> Words:
    start = text.index(wanted)
    return Words(wanted, Span(start, start + len(wanted)))


def read(of: Document) -> Reading:
    """A reading of a `document(n)`, with something in every layer."""
    def at(wanted: str) -> Words:
        return words(of.text, wanted)

    def party(code: str, wanted: str) -> Party:
        return Party(code, None, wanted, at(wanted).span)

    when = When(datetime.date(2022, 1, 14), datetime.date(2022, 1, 14), "day", "relative", "Friday", at("Friday").span)
    speaker = Speaker("President Recep Tayyip Erdoğan", at("President Recep Tayyip Erdoğan").span, "e1", "Recep Tayyip Erdoğan", "TUR GOV",
                      "president")
    ankara = Place("Ankara", at("Ankara").span, "Ankara", "TUR", 39.92, 32.85, 323786)
    return Reading(
        of,
        sections=(Section("body", Span(0, len(of.text))),),
        entities=(Entity("e1", "Recep Tayyip Erdoğan", "person", "TUR GOV", "president", (speaker.span,)),
                  Entity("e2", "United States", "country", "USA", None, (at("The United States").span,))),
        statements=(Statement("s1", speaker, at("said"), at("We will not wait"), True, None, when, 0.9),),
        events=(
            Event("v1", "THREATEN", None, ("diplomatic", "economic"), 3, -3.5, None, False, (party("USA GOV", "The United States"),),
                  (party("RUS", "Russia"),), at("threatened Russia with sanctions"), at("threatened"), reported_by="s1", score=0.8),
            Event("v2", "MOBILIZE", "troops", (), 4, -4.0, "future", True, (party("IGO NATO", "NATO"),), (), at("NATO moved troops"),
                  at("moved"), at("moved"), when, ankara),
        ),
        commitments=(Commitment("c1", "threat", ("USA",), ("RUS",), at("if it invades Ukraine"), at("sanctions"), when, "open", "v1",
                                "s1"),),
        positions=(Position("sanctions", "USA GOV", "threatens", "demand", at("with sanctions"), "s1", 0.5),),
        figures=(Figure("deaths", 14000, None, None, "people", True, at("14,000 people have died"), "2022", speaker),),
        history=(History("Cuban Missile Crisis", "1962", at("In 1962 the world stood close to war")),),
        times=(Time("Friday", at("Friday").span, when.start, when.end, "day", "date", "2022-01-14", True),),
        places=(ankara,), missing=(Missing("addressee", "not said"),), receipt=Receipt("0.1.0", {"marks": "aa"}, 0.25),
    )


class HandReader:
    """Reads what has the words of TEXT; what has "unreadable" in it fails; of anything else there is an empty reading."""

    def __init__(self, model: str = "aa") -> None:
        self.model, self.seen = model, list[Document]()

    def version(self) -> tuple[str, dict[str, str]]:
        return "0.1.0", {"marks": self.model}

    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading | Failed]:
        for one in documents:
            self.seen.append(one)
            if "unreadable" in one.text:
                yield Failed(one, "the reader gave up")
            else:
                yield read(one) if re.match("Crisis .*close to war", one.text) else Reading(one)


class HandRecord(Record):
    """A record whose reader is a HandReader."""

    def __init__(self, path: object, reader: HandReader | None = None) -> None:
        super().__init__(str(path))
        self.hand = reader or HandReader()

    def _reader(self) -> HandReader:  # type: ignore[override]
        return self.hand
