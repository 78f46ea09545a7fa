"""Commitments: conditions in every grammar, who is bound by them, deadlines; no encoder is loaded."""
from __future__ import annotations

import datetime

import pytest
from by_events import layered, words

from standoff.annotation import Commitment, Speaker, Statement
from standoff.annotation.time import Time
from standoff.stages.commitments import find_commitments
from standoff.stages.commitments.conditions import find_conditions
from standoff.stages.entities import find_entities
from standoff.stages.mentions import find_mentions
from standoff.stages.times import find_times


def read(text: str, *said: tuple[str | None, str, str], direct: bool = False) -> tuple[Commitment, ...]:
    """The commitments of a text; `said`: (the speaker's code, the words that name the speaker, what is said)."""
    document, layers = layered(text)
    layers = layers.having("mentions", find_mentions(document, layers))
    layers = layers.having("entities", find_entities(document, layers))
    layers = layers.having("times", find_times(document, layers))
    statements = tuple(
        Statement(f"s{n}", Speaker(who, words(text, who).span, None, None, code), None, words(text, content), direct)
        for n, (code, who, content) in enumerate(said, 1))
    return find_commitments(document, layers.having("statements", statements))


@pytest.mark.parametrize(("text", "condition", "consequence"), [
    ("If Belarus sends more soldiers, Poland will close its border.", "Belarus sends more soldiers", "Poland will close its border"),
    ("Poland will close its border if Belarus sends more soldiers.", "Belarus sends more soldiers", "Poland will close its border"),
    ("France will recall its envoy unless Algeria apologises.", "Algeria apologises", "France will recall its envoy"),
    ("We will not lift the blockade until Armenia withdraws.", "Armenia withdraws", "We will not lift the blockade"),
    ("Should India cross the line, Pakistan will answer at once.", "India cross the line", "Pakistan will answer at once"),
    ("Were Turkey to close the strait, Greece would respond.", "Turkey to close the strait", "Greece would respond"),
    ("In the event of an attack on Estonia, NATO will defend it.", "an attack on Estonia", "NATO will defend it"),
    ("In case of a new attack, Israel would strike the reactors.", "a new attack", "Israel would strike the reactors"),
    ("China is prepared to resume talks, provided that Washington ends the sales.", "Washington ends the sales", "resume talks"),
    ("Turkey will approve the sale as long as Washington agrees.", "Washington agrees", "Turkey will approve the sale"),
    ("The sanctions will be lifted only if Iran stops the work.", "Iran stops the work", "The sanctions will be lifted"),
    ("Further aid to Kabul depends on the release of the prisoners.", "the release of the prisoners", "Further aid to Kabul"),
    ("Any attack on the ships would be met with a hard response.", "Any attack on the ships", "would be met with a hard response"),
    ("Such a step will have serious consequences.", "Such a step", "will have serious consequences"),
    ("Iraq must withdraw by 15 January or face war.", "Iraq must withdraw by 15 January", "face war"),
    ("Russia demanded that Ukraine withdraw or it would attack.", "Ukraine withdraw", "it would attack"),
    ("Moscow would be forced to act if its demands were ignored.", "its demands were ignored", "Moscow would be forced to act"),
    ("The ministry spoke of severe consequences if Russia invades.", "Russia invades", "severe consequences"),
])
def test_a_condition_and_its_consequence_in_every_grammar(text: str, condition: str, consequence: str):
    _, layers = layered(text)
    assert layers.parse is not None
    found = [(b.condition.of(text), b.consequence.of(text).strip(" ,.").removeprefix("to "))
             for b in find_conditions(layers.parse) if b.condition]
    assert (condition, consequence) in found


@pytest.mark.parametrize("text", [
    "Had Poland wanted war, it would have started one.",
    "If Belarus sends more soldiers, will Poland close its border?",
    "He asked if Poland would close its border.",
    "As if nothing had happened, the ministers will meet.",
])
def test_what_is_no_condition_of_a_commitment(text: str):
    assert read(text, ("POL GOV", text.split()[0], text)) == ()


def test_who_acts_is_bound_and_who_would_meet_the_condition_is_whom_it_is_for():
    text = "Poland will close its border if Belarus sends more soldiers, the minister said."
    found, = read(text, ("POL GOV", "the minister", "Poland will close its border if Belarus sends more soldiers"))
    assert (found.by, found.toward, found.statement) == (("POL",), ("BLR",), "s1")


def test_who_suffers_is_not_bound_but_who_speaks():
    text = "If Belarus invades, Belarus will pay a high price, the minister said."
    found, = read(text, ("POL GOV", "the minister", "If Belarus invades, Belarus will pay a high price"))
    assert (found.by, found.toward) == (("POL",), ("BLR",))


def test_a_condition_that_nobody_known_sets_binds_nobody():
    text = "If it rains, there will be severe consequences, the farmer said."
    assert read(text, (None, "the farmer", "If it rains, there will be severe consequences")) == ()


@pytest.mark.parametrize(("text", "kind", "by", "consequence"), [
    ("Egypt threatened to leave the talks on the dam.", "threat", "EGY", "leave the talks on the dam"),
    ("Japan pledged $5 million in aid to Yemen.", "promise", "JPN", "pledged $5 million in aid to Yemen"),
    ("China is ready to discuss a longer ceasefire.", "offer", "CHN", "ready to discuss a longer ceasefire"),
    ("Poland reaffirmed its commitment to the defence of Lithuania.", "promise", "POL", "its commitment to the defence of Lithuania"),
    ("Iran threatened anybody who interferes with a crushing response.", "threat", "IRN", "a crushing response"),
    ("Saudi Arabia gave Lebanon until Friday to free the minister or face new sanctions.", "ultimatum", "SAU", "face new sanctions"),
])
def test_words_that_bind_whoever_is_their_subject(text: str, kind: str, by: str, consequence: str):
    found, = read(text)
    assert (found.kind, found.by, found.consequence.text) == (kind, (by,), consequence)


def test_we_will_binds_the_speaker_and_talk_about_the_talk_does_not():
    text = '"We will send engineers to Nepal," the Indian minister said. "We will talk about it tomorrow."'
    said = ("We will send engineers to Nepal", "We will talk about it tomorrow")
    found, = read(text, *(("IND GOV", "the Indian minister", content) for content in said), direct=True)
    assert (found.by, found.consequence.text) == (("IND",), "We will send engineers to Nepal")


def test_what_another_state_will_do_is_no_promise_of_the_speaker():
    text = "Ghana will send more engineers to Mali, the Indian minister said."
    assert read(text, ("IND GOV", "the Indian minister", "Ghana will send more engineers to Mali")) == ()


def test_a_period_counts_from_the_day_of_publication_and_a_day_that_is_past_is_no_deadline():
    found, = read("Saudi Arabia told Lebanon to free the minister within 48 hours or face new sanctions.")
    assert found.deadline is not None and found.deadline.end == datetime.date(2022, 1, 19)
    past, = read("China is ready to restore the order that held before 2014.")
    assert past.deadline is None


def test_times_are_only_deadlines_behind_by_before_until_within():
    found, = read("China is ready to resume the talks on Friday.")
    assert found.deadline is None and isinstance(find_times(*layered("on Friday"))[0], Time)


@pytest.mark.parametrize(("text", "specificity"), [
    ("Poland will respond if Belarus sends more soldiers.", "vague"),
    ("If Belarus sends more soldiers, Poland will close its border.", "named"),
    ("If Belarus sends more soldiers, Poland will move 3,000 troops to the border.", "measured"),
])
def test_how_much_of_the_act_is_told(text: str, specificity: str):
    assert [found.specificity for found in read(text)][:1] == [specificity]
