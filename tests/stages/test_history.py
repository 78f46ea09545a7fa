"""The past recalled: named events, dated acts, and the table of past events. The sentences are our own."""
import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import find_parse

from standoff.annotation import Document, History, Section, Span
from standoff.reference.past import events, find_past
from standoff.stages.contract import Layers
from standoff.stages.history import find_history
from standoff.stages.times import find_times

PUBLISHED = datetime.date(2022, 1, 17)


def layered(text: str, published: datetime.date | None = PUBLISHED) -> tuple[Document, Layers]:
    document = Document("d", text, published=published)
    layers = Layers()
    layers = layers.having("parse", find_parse(document, layers))
    return document, layers.having("times", find_times(document, layers))


def read(text: str, published: datetime.date | None = PUBLISHED) -> tuple[History, ...]:
    return find_history(*layered(text, published))


@pytest.mark.parametrize(("text", "when", "evidence"), [
    ("Nothing like it was seen since the Cuban Missile Crisis.", "1962-10", "the Cuban Missile Crisis"),
    ("After the collapse of the USSR the border moved.", "1991-12", "the collapse of the USSR"),
    ("He spoke of the 1987 Intermediate-Range Nuclear Forces (INF) Treaty.", "1987-12-08", "the 1987 Intermediate-Range Nuclear Forces"),
    ("They recalled the annexation of the Crimean peninsula.", "2014-03", "the annexation of the Crimean peninsula"),
    ("He warned of the events of March 1950 in the valley.", "1950-03", "the events of March 1950"),
    ("It would end a relationship born in 1933.", "1933", "a relationship born in 1933"),
    ("Ruritania invaded the island in 2014.", "2014", "invaded the island in 2014"),
    ("The last clashes there broke out in the late 1990s.", "1990s", "broke out in the late 1990s"),
    ("Ten years after civil war broke out, the city is empty.", "2012", "civil war broke out"),
    ("It fired a shot for the first time in 23 years.", "1999", "for the first time in 23 years"),
    ("He cited the regime's history of aggression.", None, "history of aggression"),
])
def test_history(text: str, when: str | None, evidence: str) -> None:
    found = read(text)
    assert len(found) == 1, found
    assert found[0].when == when
    assert evidence in found[0].evidence.text


@pytest.mark.parametrize("text", [
    "Talks began on Monday and end this week.",
    "A new Cold War is coming.",
    "The envoy was born in 1960.",
    "He has lived there since 2004.",
    "The budget for 2025 is ready.",
])
def test_no_history(text: str) -> None:
    assert read(text) == ()


def test_an_event_is_told_once_and_the_present_one_never() -> None:
    assert [one.what for one in read("The Korean War ended badly. Nobody wants another one like the Korean War of 1950.")] == ["Korean War"]
    assert read("Iraq has begun its invasion of Kuwait.", datetime.date(1990, 8, 8)) == ()
    assert read("Nobody has forgotten the invasion of Kuwait.", datetime.date(1998, 8, 8))[0].when == "1990-08-02"


def test_one_name_is_read_by_the_date() -> None:
    assert find_past(["the", "Gulf", "War"], datetime.date(1989, 6, 1))[0][2].when == "1980-09/1988-08"
    assert find_past(["the", "Gulf", "War"], datetime.date(2001, 6, 1))[0][2].when == "1991-01/1991-02"


def test_without_a_date_only_names_are_found() -> None:
    assert [one.what for one in read("The Suez Crisis ended a career two decades ago.", None)] == ["Suez Crisis"]


def test_credits_hold_no_history() -> None:
    document, layers = layered("The Cuban Missile Crisis / Archive")
    assert find_history(document, layers.having("sections", (Section("credit", Span(0, 34)),))) == ()


def test_the_table() -> None:
    table = events()
    assert len(table) >= 250
    assert len({one.name for one in table}) == len(table)
    date = r"\d{4}(?:-\d\d){0,2}"
    assert [one for one in table if not re.fullmatch(rf"{date}(?:/(?:{date})?)?", one.when)] == []
    assert [one for one in table if one.end is not None and one.end < one.start] == []
    assert min(one.start.year for one in table) >= 1899


def test_every_name_is_found_by_itself() -> None:
    for one in events():
        document = Document("d", one.name)
        found = find_past([token.text for token in _tokens(document)])
        assert one.name in {past.name for _, _, past in found} or len(found) == 1, one.name


def _tokens(document: Document):  # type: ignore[no-untyped-def]
    from standoff.stages.parse import pipeline
    return pipeline().make_doc(document.text)


PIECES = """in 1933 Russia annexed the Cold War 9/11 attacks five years after war broke out , . ’ “ 🙂 ago since 2001 strongest history of
    aggression two decades for first time 23 last year's deal"""


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["\n\n", *PIECES.split()]), max_size=20).map(" ".join) | st.text(max_size=40), st.dates() | st.none())
def test_never_raises_and_words_stand_in_the_text(text: str, published: datetime.date | None) -> None:
    end = 0
    for one in read(text, published):
        assert one.evidence.span.of(text) == one.evidence.text
        assert one.what and end <= one.evidence.span.start
        end = one.evidence.span.end
