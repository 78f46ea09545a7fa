"""Figures: which numbers matter, what they count, who claims them. The sentences are our own."""
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import find_parse

from standoff.annotation import Document, Figure, Section, Span, Speaker, Statement, Words
from standoff.stages.contract import Layers
from standoff.stages.entities import find_entities
from standoff.stages.figures import find_figures
from standoff.stages.mentions import find_mentions
from standoff.stages.times import find_times

TUESDAY = datetime.date(2022, 3, 8)


def layered(text: str) -> tuple[Document, Layers]:
    document = Document("d", text, published=TUESDAY)
    layers = Layers()
    if not text:  # an empty text has no parse, which find_mentions asks for
        return document, layers
    for name, find in (("parse", find_parse), ("mentions", find_mentions), ("entities", find_entities), ("times", find_times)):
        layers = layers.having(name, find(document, layers))
    return document, layers


def read(text: str) -> tuple[Figure, ...]:
    return find_figures(*layered(text))


@pytest.mark.parametrize(("text", "number", "unit", "evidence"), [
    ("An estimated 9,000 people have died in the fighting.", 9_000, "people", "An estimated 9,000 people have died"),
    ("The blast killed at least 17 villagers.", 17, "people", "at least 17 villagers"),
    ("More than 80,000 Ruritanian troops stand on the frontier.", 80_000, "troops", "More than 80,000 Ruritanian troops"),
    ("Two destroyers left the port at dawn.", 2, "destroyers", "Two destroyers"),
    ("They fired two short-range ballistic missiles.", 2, "missiles", "two short-range ballistic missiles"),
    ("The treaty has been invoked only once.", 1, "times", "invoked only once"),
    ("It was a fourth nuclear test in the desert.", 4, "test", "a fourth nuclear test"),
    ("The country has the world's second largest army.", 2, "rank", "second largest army"),
    ("The ship imports nearly half the oil it burns.", 0.5, "share", "nearly half the oil"),
    ("The president pledged $200 million in aid.", 200_000_000, "USD", "$200 million in aid"),
    ("There were no casualties among the crew.", 0, "people", "no casualties"),
    ("The toll rose to 1,250 overnight.", 1_250, None, "toll rose to 1,250"),
    ("The ministers met for two hours in Geneva.", 2, "hours", "met for two hours"),
    ("The envoys held a 90-minute meeting.", 90, "minutes", "90-minute meeting"),
    ("It was the first such raid in 23 years.", 23, "years", "first such raid in 23 years"),
    ("The envoys gave Ruritania 60 days to sign.", 60, "days", "gave Ruritania 60 days"),
    ("A 72-hour truce held in the valley.", 72, "hours", "72-hour truce"),
    ("They agreed on a pause of four days.", 4, "days", "pause of four days"),
    ("The Senate voted 93 to 1 for the bill.", 93, "votes", "93 to 1"),
])
def test_figures(text: str, number: float, unit: str | None, evidence: str) -> None:
    figures = read(text)
    assert len(figures) == 1, figures
    one = figures[0]
    assert number in (one.value, one.low, one.high)
    assert one.unit == unit
    assert evidence in one.evidence.text


@pytest.mark.parametrize("text", [
    "The envoy, who is 54, spoke at 5:30 p.m. on 12 March 2021.",
    "A 45-year-old colonel of the 1st Guards Tank Army spoke.",
    "Article 5 and Resolution 1368 were cited at the Group of 20.",
    "The two leaders met again after both sides agreed.",
    "He is one of the ministers who came 20 years ago.",
    "Officials deployed the S-400 and the Su-35 in 2021.",
    "It took two years and three weeks to build.",
    "Two officials said so.",
    "The army moved 300 kilometers west.",
])
def test_no_figures(text: str) -> None:
    assert read(text) == ()


def test_killed_and_wounded_are_two_figures_and_a_share_of_a_whole_is_two() -> None:
    assert [one.value for one in read("The raid killed 12 guards and wounded 43.")] == [12, 43]
    assert [one.value for one in read("Inspectors saw 15 of the 19 reactors.")] == [15, 19]


def test_a_range_has_bounds() -> None:
    one = read("Between 169,000 and 190,000 soldiers wait there.")[0]
    assert (one.value, one.low, one.high, one.approximate) == (None, 169_000, 190_000, True)


def test_told_again_is_told_once_and_the_body_comes_before_the_headline() -> None:
    text = ("Ruritania masses 90,000 troops\n\n"
            "Ruritania has massed 90,000 troops on its northern frontier, and more are on their way there, people say.")
    document, layers = layered(text)
    sections = (Section("title", Span(0, 30)), Section("body", Span(32, len(text))))
    figures = find_figures(document, layers.having("sections", sections))
    assert [(one.value, one.evidence.span.start > 30) for one in figures] == [(90_000, True)]


def test_credits_and_keywords_hold_no_figures() -> None:
    document, layers = layered("Photo of 40 tanks")
    assert find_figures(document, layers.having("sections", (Section("credit", Span(0, 17)),))) == ()


def test_claimed_by_the_innermost_statement_else_by_according_to_else_by_nobody() -> None:
    text = "“We saw 40 tanks at the bridge,” he said."
    document, layers = layered(text)
    speaker = Speaker("he", Span(33, 35), name="Rudolf Hentzau", code="RUS GOV")
    statement = Statement("s1", speaker, None, Words.at(text, 1, 31), True)
    assert find_figures(document, layers.having("statements", (statement,)))[0].claimed_by == speaker
    claimed = read("The attack killed 17 soldiers, according to Ukrainian officials.")[0].claimed_by
    assert claimed is not None and claimed.text == "Ukrainian officials" and claimed.entity is not None
    assert read("The attack killed 17 soldiers.")[0].claimed_by is None


def test_as_of_only_where_the_clause_says_so() -> None:
    assert read("In January 2021 the army had 1,400 tanks.")[0].as_of == "2021-01"
    assert read("Some 9,000 people have died since 2014.")[0].as_of is None


def test_empty_text_gives_nothing() -> None:
    assert read("") == ()
    assert find_figures(Document("d", "40 tanks"), Layers()) == ()


PIECES = """40 tanks two of the dozens killed $5 million percent half no losses once only 2014 Article 5 , . ’ “ 🙂 and wounded those 3-2
    fourth test largest second according to Russia"""


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["\n\n", *PIECES.split()]), max_size=20).map(" ".join) | st.text(max_size=40))
def test_never_raises_and_words_stand_in_the_text(text: str) -> None:
    document, layers = layered(text)
    for one in find_figures(document, layers):
        assert one.evidence.span.of(text) == one.evidence.text
        assert one.what and (one.value is not None or one.low is not None or one.high is not None)


def test_a_number_whose_noun_was_told_before_it_counts_the_same():
    first, second = read("The kingdom has some 2,500 troops in Borduria and 900 in Syldavia.")
    assert (first.value, second.value, second.unit, second.evidence.text) == (2_500, 900, "troops", "900")


def test_what_is_counted_ends_before_the_day():
    found, = read("They fired two ballistic missiles on Monday.")
    assert (found.what, found.as_of) == ("ballistic missiles", "2022-03-07")
