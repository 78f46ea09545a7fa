"""Statements from marks made by hand: what is said, thought and asked, by whom, to whom and when. No encoder is loaded."""
from __future__ import annotations

import datetime

import pytest

from standoff.annotation import Document, Section, Span, Statement
from standoff.reference.cues import anonymity
from standoff.stages.contract import Layers
from standoff.stages.entities import find_entities
from standoff.stages.marks import Attribution, Marks
from standoff.stages.mentions import find_mentions
from standoff.stages.parse import find_parse
from standoff.stages.statements import find_statements
from standoff.stages.times import find_times

SAID = "The minister said on Tuesday that the army would stay."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mark(text: str, cue: str | None, speaker: str | None, content: str, score: float = 0.9) -> Attribution:
    return Attribution(at(text, cue) if cue else None, at(text, speaker) if speaker else None, (at(text, content),), score)


def statements(text: str, *marks: Attribution, dateline: int = 0) -> tuple[Statement, ...]:
    document = Document("d", text, published=datetime.date(2022, 1, 20))
    sections = (Section("dateline", Span(0, dateline)),) if dateline else ()
    layers = Layers(marks=Marks(attributions=marks), sections=(*sections, Section("body", Span(dateline, len(text)))))
    for name, find in (("parse", find_parse), ("mentions", find_mentions), ("entities", find_entities), ("times", find_times)):
        layers = layers.having(name, find(document, layers))
    return find_statements(document, layers)


def test_a_clause_behind_a_verb_of_speech_is_speech_with_its_day():
    (found,) = statements(SAID, mark(SAID, "said", "The minister", "that the army would stay"))
    assert (found.content.text, found.kind, found.strength, found.direct) == ("the army would stay", "speech", "said", False)
    assert found.said_on and found.said_on.start == datetime.date(2022, 1, 18)


@pytest.mark.parametrize("text, cue, content, kind, strength", [
    ("The minister denied any role in the raid.", "denied", "any role in the raid", "attitude", "denied"),
    ("The minister believes that the army will stay.", "believes", "that the army will stay", "attitude", "thought"),
    ("The minister hopes the army will stay.", "hopes", "the army will stay", "attitude", "thought"),
    ("The minister conceded that the raid had failed.", "conceded", "that the raid had failed", "speech", "conceded"),
    ("The minister warned that the army would answer.", "warned", "that the army would answer", "speech", "warned"),
])
def test_what_is_thought_is_told_from_what_is_said(text, cue, content, kind, strength):
    (found,) = statements(text, mark(text, cue, "The minister", content))
    assert (found.kind, found.strength) == (kind, strength)


def test_a_speaker_whom_the_encoder_missed_is_read_off_the_grammar():
    (found,) = statements(SAID, mark(SAID, "said", None, "that the army would stay"))
    assert found.speaker and found.speaker.text.endswith("minister")


@pytest.mark.parametrize("text, cue", [
    ("It was said that the army would stay.", "was said"),
    ("There were reports that the army would stay.", "reports"),
])
def test_no_speaker_is_invented(text, cue):
    assert statements(text, mark(text, cue, None, "that the army would stay")) == ()


def test_a_text_in_the_first_person_does_not_report_itself():
    text = "We believe that the army will stay."
    assert statements(text, mark(text, "believe", "We", "that the army will stay")) == ()


def test_a_dateline_is_no_part_of_a_speaker():
    text = "PARIS, Jan 26 - Officials said that the ceasefire must be kept."
    marked = mark(text, "said", "Jan 26 - Officials", "that the ceasefire must be kept")
    (found,) = statements(text, marked, dateline=len("PARIS, Jan 26 -"))
    assert found.speaker and found.speaker.text == "Officials"


def test_speech_inside_speech_has_its_own_speaker():
    text = "The minister said that the embassy had warned that the road was closed."
    outer, inner = statements(text, mark(text, "said", "The minister", "that the embassy had warned that the road was closed"))
    assert inner.content.text == "the road was closed" and outer.content.span.contains(inner.content.span)
    assert inner.speaker and "embassy" in inner.speaker.text and inner.strength == "warned"


@pytest.mark.parametrize("text, words", [
    ("The minister told reporters that the army would stay.", "reporters"),
    ("The minister said to the envoy that the army would stay.", "the envoy"),
])
def test_who_is_spoken_to(text, words):
    cue = "told" if "told" in text else "said"
    (found,) = statements(text, mark(text, cue, "The minister", "that the army would stay"))
    assert found.addressee and found.addressee.text == words


def test_a_quotation_that_straight_opens_and_curly_closes():
    text = 'The minister said: "We will stay as long as it takes,” and left. Then he said: "Nobody will move us from here."'
    assert [s.content.text for s in statements(text)] == ["We will stay as long as it takes", "Nobody will move us from here"]


@pytest.mark.parametrize("words, kind", [
    ("a senior official", "official"), ("two Western diplomats", "diplomat"), ("a senior defence official", "military"),
    ("intelligence officials", "intelligence"), ("a person familiar with the talks", "source"), ("residents of the town", "witness"),
    ("analysts", "expert"), ("a spokeswoman for the ministry", "spokesperson"), ("the river", None),
])
def test_classes_of_anonymity(words, kind):
    assert anonymity(words) == kind


def test_a_named_speaker_is_not_anonymous():
    text = "An official said that the army would stay. Maria Lopez said that the army would go."
    found = statements(text, mark(text, "said", "An official", "that the army would stay"),
                       Attribution(Span(text.rindex("said"), text.rindex("said") + 4), at(text, "Maria Lopez"),
                                   (at(text, "that the army would go"),), 0.9))
    assert [s.speaker.anonymous for s in found if s.speaker] == ["official", None]


@pytest.mark.parametrize("text", [
    "The talks went on.\nWe will not leave the table. — Maria Lopez (@mlopez) January 5, 2022\nNobody answered.",
    "The talks went on.\nMaria Lopez @mlopez · January 5, 2022\nWe will not leave the table.\nNobody answered.",
])
def test_a_post_is_its_author_s(text):
    (found,) = statements(text)
    assert found.content.text == "We will not leave the table" and found.direct
    assert found.speaker and found.speaker.text == "Maria Lopez"
    assert found.said_on and found.said_on.start == datetime.date(2022, 1, 5)


@pytest.mark.parametrize("text", ["Write to the desk (@desk).", "The ministry (@ministry) said nothing on Monday.", "— (@mlopez)"])
def test_a_handle_alone_is_no_post(text):
    assert statements(text) == ()


@pytest.mark.parametrize("said", ['the army would "stay for good" in the province all through the year',
                                  '"harsh measures" would be taken against whoever crossed the border that night'])
def test_a_few_quoted_words_stand_inside_the_indirect_statement(said):
    text = f"The minister said {said}."
    outer, inner = statements(text, mark(text, "said", "The minister", said))
    assert (outer.content.text, outer.direct, inner.direct, inner.cue) == (said, False, True, None)
    assert outer.content.span.contains(inner.content.span) and inner.speaker == outer.speaker
