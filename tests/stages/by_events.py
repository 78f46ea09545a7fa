"""Events built by hand in a parsed text, for the stages that read events: no encoder is loaded."""
from __future__ import annotations

import datetime

from standoff.annotation import Document, Event, Party, Section, Span, Words
from standoff.reference import ontology
from standoff.stages.contract import Layers
from standoff.stages.marks import Marks
from standoff.stages.parse import find_parse


def words(text: str, wanted: str) -> Words:
    start = text.index(wanted)
    return Words(wanted, Span(start, start + len(wanted)))


def party(text: str, code: str | None, wanted: str) -> Party:
    return Party(code, None, wanted, words(text, wanted).span)


def event(text: str, kind: str, trigger: str, actor: tuple[Party, ...], recipient: tuple[Party, ...] = ()) -> Event:
    """An event whose evidence is the whole text."""
    evidence, quad, intensity = Words(text, Span(0, len(text))), ontology.quad(kind), ontology.intensity(kind, None)
    return Event("v1", kind, None, (), quad, intensity, None, False, actor, recipient, evidence, words(text, trigger))


def layered(text: str, *events: Event) -> tuple[Document, Layers]:
    document = Document("d", text, published=datetime.date(2022, 1, 17))
    layers = Layers(marks=Marks(), sections=(Section("body", Span(0, len(text))),), events=events)
    return document, layers.having("parse", find_parse(document, layers))
