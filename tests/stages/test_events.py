"""From triggers to events: which words are one act, which are none, and who is meant where nobody is named. No encoder."""
from __future__ import annotations

import datetime

import pytest

from standoff.annotation import Document, Section, Span
from standoff.stages.contract import Layers
from standoff.stages.entities import find_entities
from standoff.stages.events import find_events
from standoff.stages.marks import Marks, Trigger
from standoff.stages.mentions import find_mentions
from standoff.stages.parse import find_parse

SURE = {"none": 1.0, "historical": 0.0, "future": 0.0, "hypothetical": 0.0, "negation": 0.0}


def trigger(text: str, word: str, event_type: str, actors: tuple[str, ...] = (), mode: str = "none", sure: float = 0.9) -> Trigger:
    at = lambda words: Span(text.index(words), text.index(words) + len(words))
    return Trigger(at(word), {"O": 1 - sure, event_type: sure}, {**dict.fromkeys(SURE, 0.0), mode: 1.0},
                   tuple((at(words), 0.9) for words in actors), ())


def read(text: str, *triggers: Trigger, lean: str | None = None):
    document = Document("d", text, published=datetime.date(2022, 1, 17))
    layers = Layers(lean=lean, sections=(Section("body", Span(0, len(text))),), marks=Marks(triggers=triggers))
    for name, find in (("parse", find_parse), ("mentions", find_mentions), ("entities", find_entities)):
        layers = layers.having(name, find(document, layers))
    return find_events(document, layers)


def test_a_verb_and_its_object_that_name_one_act_are_one_event():
    text = "Peru launched strikes."
    found = read(text, trigger(text, "launched", "ASSAULT", sure=0.7), trigger(text, "strikes", "ASSAULT", ("Peru",)))
    assert [event.trigger.text for event in found] == ["launched strikes"]


def test_two_acts_of_one_type_that_are_not_verb_and_object_stay_two():
    text = "Peru bombed the port, and later Chile shelled the fort."
    found = read(text, trigger(text, "bombed", "ASSAULT", ("Peru",)), trigger(text, "shelled", "ASSAULT", ("Chile",)))
    assert [event.trigger.text for event in found] == ["bombed", "shelled"]


def test_they_after_a_meeting_are_those_who_met():
    text = "Peru and Chile met on Monday. They agreed to open the border."
    _, agreed = read(text, trigger(text, "met", "CONSULT", ("Peru", "Chile")), trigger(text, "agreed", "AGREE"))
    assert [(party.code, party.text) for party in agreed.actor] == [("PER", "They"), ("CHL", "They")]


def test_they_long_after_a_meeting_are_nobody_known():
    text = "Peru and Chile met on Monday. It rained. The road was closed. They agreed to open the border."
    _, agreed = read(text, trigger(text, "met", "CONSULT", ("Peru", "Chile")), trigger(text, "agreed", "AGREE"))
    assert len({party.code for party in agreed.actor if party.code}) < 2


def test_a_threat_is_meant_for_who_would_act_on_its_condition():
    text = "If Chile attacks, there will be consequences."
    _, threat = read(text, trigger(text, "attacks", "ASSAULT", ("Chile",), "hypothetical"), trigger(text, "consequences", "THREATEN"))
    assert [party.code for party in threat.recipient] == ["CHL"]


@pytest.mark.parametrize(("text", "word", "event_type", "kept"), [
    ("Peru said it had shot down two drones.", "said", "THREATEN", False),
    ("Peru said it would shoot down any drone.", "said", "THREATEN", True),
    ("Peru spoke of forty dead.", "spoke", "CONSULT", False),
    ("Peru spoke again.", "spoke", "CONSULT", False),
])
def test_words_that_only_tell_are_no_act(text, word, event_type, kept):
    assert bool(read(text, trigger(text, word, event_type, ("Peru",)))) is kept


def test_a_reader_leans():
    text = "Peru attacked the port."
    doubtful = trigger(text, "attacked", "ASSAULT", ("Peru",), sure=0.5)
    assert [len(read(text, doubtful, lean=lean)) for lean in ("recall", None, "precision")] == [1, 1, 0]
    faint = trigger(text, "attacked", "ASSAULT", ("Peru",), sure=0.4)
    assert [len(read(text, faint, lean=lean)) for lean in ("recall", None, "precision")] == [1, 0, 0]
