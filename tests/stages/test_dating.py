"""An event's own date and place, by the words that name the event. The sentences are our own."""
import datetime

import pytest
from parsing import find_parse

from standoff.annotation import Document, Place, Span, When
from standoff.stages.contract import Layers
from standoff.stages.dating import place_of, when_of
from standoff.stages.places import find_places
from standoff.stages.times import find_times

MONDAY = datetime.date(2022, 1, 17)


def layers_of(text: str, published: datetime.date | None = MONDAY) -> Layers:
    document = Document("d", text, published=published)
    layers = Layers()
    layers = layers.having("parse", find_parse(document, layers))
    return layers.having("times", find_times(document, layers)).having("places", find_places(document, layers))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def when(text: str, words: str, published: datetime.date | None = MONDAY, parsed: bool = True) -> When | None:
    layers = layers_of(text, published)
    return when_of(at(text, words), Span(0, len(text)), layers.times, layers.parse if parsed else None, published)


def where(text: str, words: str, parsed: bool = True) -> Place | None:
    layers = layers_of(text)
    return place_of(at(text, words), Span(0, len(text)), layers.places, layers.parse if parsed else None)


def test_the_date_on_the_trigger() -> None:
    found = when("Russia attacked the port on Friday.", "attacked")
    assert found == When(datetime.date(2022, 1, 14), datetime.date(2022, 1, 14), "day", "relative", "Friday", Span(28, 34))


def test_a_stated_date() -> None:
    found = when("The treaty was signed in Minsk on 12 February 2015.", "signed", published=None)
    assert found and (str(found.start), found.basis, found.precision) == ("2015-02-12", "stated", "day")


def test_the_date_of_the_saying_is_not_that_of_what_is_said() -> None:
    assert when("The minister said on Friday that the army had shelled the town.", "shelled") is None


def test_each_clause_its_own_date() -> None:
    text = "Rebels seized the town on Tuesday and the army retook it on Friday."
    assert str(getattr(when(text, "seized"), "start", None)) == "2022-01-11"
    assert str(getattr(when(text, "retook"), "start", None)) == "2022-01-14"


def test_a_noun_has_the_date_of_its_clause() -> None:
    assert str(getattr(when("The two sides held talks on Friday.", "talks"), "start", None)) == "2022-01-14"


def test_no_date_in_the_sentence() -> None:
    assert when("Russia attacked the port.", "attacked") is None
    assert when("They met every year and waited for three days.", "met") is None


def test_relative_without_publication_is_no_date() -> None:
    assert when("Russia attacked the port last week.", "attacked", published=None) is None


def test_since_runs_on_to_publication() -> None:
    found = when("The army has shelled the town since January 10.", "shelled")
    assert found and (str(found.start), str(found.end)) == ("2022-01-10", "2022-01-17")


def test_dates_go_before_durations() -> None:
    found = when("In 2014 they fought over the past two years.", "fought")
    assert found and found.text == "2014"


def test_without_a_parse_the_nearest() -> None:
    found = when("On Friday they met, and they parted on Sunday.", "parted", parsed=False)
    assert found and found.text == "Sunday"


@pytest.mark.parametrize(("text", "words", "name"), [
    ("The envoys met in Geneva.", "met", "Geneva"),
    ("Police arrested protesters in Minsk.", "arrested", "Minsk"),
    ("The bombing of Hanoi went on.", "bombing", "Hanoi"),
    ("The president will travel to Iraq.", "travel", "Iraq"),
    ("Troops attacked the port of Odesa.", "attacked", "Odesa"),
    ("The attack on Kharkiv went on.", "attack", "Kharkiv"),
    ("The Geneva talks went on.", "talks", "Geneva"),
    ("Crowds gathered in the streets of Tehran.", "gathered", "Tehran"),
    ("He has no plans to send troops to fight in Ukraine.", "send", "Ukraine"),
])
def test_places(text: str, words: str, name: str) -> None:
    found = where(text, words)
    assert found and found.name == name


@pytest.mark.parametrize(("text", "words"), [
    ("Moscow rejected the offer.", "rejected"),
    ("The union will impose sanctions on Russia.", "impose"),
    ("Russia will attack Ukraine.", "attack"),
    ("Washington warned Tehran.", "warned"),
    ("The committee rejected the offer.", "rejected"),
    ("Protesters attacked the Russian embassy.", "attacked"),  # an adjective is no ground
    ("They met in the Saudi embassy.", "met"),
])
def test_no_place(text: str, words: str) -> None:
    assert where(text, words) is None
