"""The four auxiliary modes with the words that decide them: triggers by hand, tokens by the parse, no encoder."""
from __future__ import annotations

import datetime

import pytest

from standoff.annotation import Document, Span, When
from standoff.stages.auxiliary import Modes
from standoff.stages.contract import Layers
from standoff.stages.marks import Trigger
from standoff.stages.parse import find_parse
from standoff.stages.times import find_times

MODES = ("none", "historical", "future", "hypothetical", "negation")


def told(text: str, word: str, mode: str, event_type: str = "ASSAULT", when: When | None = None, published: str | None = "2022-01-17",
         sure: float = 0.9):
    """(mode, words of the cue) for the trigger `word`, to which the encoder gives `mode`."""
    document = Document("d", text, published=datetime.date.fromisoformat(published) if published else None)
    layers = Layers().having("parse", find_parse(document, Layers()))
    at = text.index(word)
    trigger = Trigger(Span(at, at + len(word)), {"O": 0.0, event_type: 1.0},
                      {name: sure if name == mode else (1 - sure) / 4 for name in MODES}, (), ())
    tokens = layers.parse.char_span(at, at + len(word), alignment_mode="expand")
    found, cue = Modes(document, find_times(document, layers)).of(trigger, tokens, event_type, when)
    if cue is not None:
        assert text[cue.span.start : cue.span.end] == cue.text
    return found, cue.text if cue else None


def on(day: str, basis: str = "stated") -> When:
    date = datetime.date.fromisoformat(day)
    return When(date, date, "day", basis, None, None)


@pytest.mark.parametrize(("text", "word", "mode", "cue"), [
    ("The army has never shelled the port.", "shelled", "negation", "never"),
    ("The ministry denied shelling the port.", "shelling", "negation", "denied"),
    ("The minister ruled out an attack on the port.", "attack", "negation", "ruled out"),
    ("They stopped short of shelling the port.", "shelling", "negation", "stopped short of"),
    ("If the militia attacks the port, others will follow.", "attacks", "hypothetical", "If"),
    ("The militia could attack the port.", "attack", "hypothetical", "could"),
    ("Villagers fear an attack by the militia.", "attack", "hypothetical", "fear"),
    ("The two ministers will meet in Oslo.", "meet", "future", "will"),
    ("The two ministers are going to meet in Oslo.", "meet", "future", "going to"),
    ("The fleet shelled the port decades ago.", "shelled", "historical", "ago"),
])
def test_the_cue_is_the_word_that_carries_the_mode(text, word, mode, cue):
    assert told(text, word, mode) == (mode, cue)


def test_what_is_asserted_has_no_mode_and_no_cue():
    assert told("The militia attacked the port.", "attacked", "none") == (None, None)


def test_a_mode_without_any_word_for_it_points_to_the_trigger():
    assert told("The militia attacked the port.", "attacked", "historical") == ("historical", "attacked")


def test_an_act_dated_long_before_the_article_is_historical_whatever_the_encoder_sees():
    assert told("The fleet shelled the port.", "shelled", "none", when=on("2014-03-01"))[0] == "historical"


def test_an_act_of_last_week_is_not_historical():
    assert told("The fleet shelled the port.", "shelled", "historical", when=on("2022-01-12", "relative"))[0] is None


def test_an_act_dated_after_the_article_is_to_come():
    assert told("The ministers meet in Oslo.", "meet", "none", "CONSULT", on("2022-02-01"))[0] == "future"


def test_a_promise_of_a_coming_date_is_made_now():
    assert told("The ministers agreed to meet in Oslo.", "agreed", "none", "AGREE", on("2022-02-01"))[0] is None


def test_a_denial_keeps_its_mode_whatever_its_date():
    assert told("The fleet never shelled the port.", "shelled", "negation", when=on("2014-03-01"))[0] == "negation"


def test_without_a_publication_date_the_text_s_own_latest_date_is_its_now():
    text = "The fleet shelled the port on 3 May 1999. On 7 June 2015 the two sides met."
    assert told(text, "shelled", "none", when=on("1999-05-03"), published=None)[0] == "historical"
    assert told(text, "met", "none", "CONSULT", on("2015-06-07"), published=None)[0] is None


def test_a_not_on_the_trigger_counts_where_the_encoder_is_unsure():
    text = "The militia did not attack the port."
    assert told(text, "attack", "none", sure=0.5)[0] == "negation"
    assert told(text, "attack", "none", sure=0.95)[0] is None


@pytest.mark.parametrize(("text", "word", "cue"), [
    ("The rebels denied shelling the port.", "shelling", "denied"),
    ("The ministry denied that its forces had shelled the port.", "shelled", "denied"),
    ("The rebels denied an attack on the port.", "attack", "denied"),
    ("The rebels denied shelling the port and attacking the ferry.", "attacking", "denied"),
    ("The general refused to shell the port.", "shell", "refused to"),
])
def test_what_stands_under_a_denial_is_denied_whatever_the_encoder_sees(text, word, cue):
    assert told(text, word, "none") == ("negation", cue)


@pytest.mark.parametrize(("text", "word"), [
    ("The rebels denied the charge and attacked the ferry.", "attacked"),
    ("The rebels, who denied the charge, attacked the ferry.", "attacked"),
    ("The rebels attacked the ferry and denied it.", "attacked"),
])
def test_what_is_only_beside_a_denial_is_not_denied(text, word):
    assert told(text, word, "none") == (None, None)


def test_a_denied_charge_was_made():
    assert told("The rebels denied the accusations.", "accusations", "none", "ACCUSE") == (None, None)
