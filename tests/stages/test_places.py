"""Places: which names are places, which point is meant, and what a name is used for. The sentences are our own."""
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import find_parse

from standoff.annotation import Document, Place, Section, Span
from standoff.stages.contract import Layers
from standoff.stages.places import find_places


def read(text: str, parsed: bool = True, sections: tuple[Section, ...] = ()) -> tuple[Place, ...]:
    document = Document("d", text)
    layers = Layers(sections=sections)
    return find_places(document, layers.having("parse", find_parse(document, layers)) if parsed else layers)


def named(text: str, parsed: bool = True) -> list[tuple[str, str, str | None]]:
    return [(place.text, place.name, place.country) for place in read(text, parsed)]


@pytest.mark.parametrize("parsed", [False, True])
def test_names_and_points(parsed: bool) -> None:
    kyiv, tbilisi = read("Shells fell in Kyiv and near Tbilisi.", parsed)
    assert (kyiv.name, kyiv.country, kyiv.geonames, kyiv.use) == ("Kyiv", "UKR", 703448, "literal")
    assert kyiv.latitude == pytest.approx(50.45, abs=0.1) and kyiv.longitude == pytest.approx(30.52, abs=0.1)
    assert tbilisi.country == "GEO"


def test_a_state_behind_a_town_tells_which_is_meant() -> None:
    assert named("He lives in London, Ontario, with his wife.")[0] == ("London", "London", "CAN")
    assert named("He lives in London, with his wife.")[0] == ("London", "London", "GBR")
    assert named("The plant in Paris, Texas, has closed.")[0] == ("Paris", "Paris", "USA")


def test_a_famous_town_is_not_its_american_namesake() -> None:
    text = "Washington and Moscow agreed. New York was calm. The United States sent envoys to Geneva, to Odessa and to Athens."
    assert [place.country for place in read(text)][-3:] == ["CHE", "UKR", "GRC"]


def test_one_name_is_one_place_in_a_document() -> None:
    text = "He lives in London, Ontario. London has two rivers. The mayor of London spoke."
    assert {place.country for place in read(text) if place.text == "London"} == {"CAN"}


def test_persons_and_papers_are_no_places() -> None:
    assert read("The troops met Jordan Henderson and Paris Hilton, the Washington Post wrote, and the envoys agreed.") == ()


@pytest.mark.parametrize("parsed", [False, True])
def test_a_people_or_an_adjective_is_its_state_metonymic(parsed: bool) -> None:
    found = read("Russian troops met the French and two South Koreans near a Saudi port. "
                 "The Turkish-backed rebels saw European envoys.", parsed)
    assert [(place.text, place.name, place.use) for place in found] == [
        ("Russian", "Russia", "metonymic"), ("French", "France", "metonymic"), ("South Koreans", "South Korea", "metonymic"),
        ("Saudi", "Saudi Arabia", "metonymic"), ("Turkish", "Turkey", "metonymic"), ("European", "Europe", "metonymic")]


@pytest.mark.parametrize("text", [
    "The clerk spoke fluent French to them.",  # a language
    "The pilots of British Airways went on strike.",
    "The singer Jason English left the hall.",
    "They read the polish on the turkey.",
    "The Native Americans gathered.",
    "An East German crossed the wall.",  # the state is no more
])
def test_a_word_for_a_people_that_tells_no_state(text: str) -> None:
    assert read(text) == ()


def test_a_people_inside_a_longer_name() -> None:
    assert named("They sailed to British Columbia and the Persian Gulf.") == [("British Columbia", "British Columbia", "CAN"),
                                                                              ("Persian Gulf", "Persian Gulf", None)]
    assert all(place.name != "United Kingdom" for place in read("He teaches at the University of British Columbia."))


def test_a_people_does_not_decide_which_town_is_meant() -> None:
    assert [place.country for place in read("In Moscow, American officials spoke. In Geneva, Texan and Canadian envoys met.")
            if place.use == "literal"] == ["RUS", "CHE"]


def test_acronyms() -> None:
    assert named("The UN met the US envoys. The Car was red.") == [("US", "United States", "USA")]


def test_a_civic_body_stands_for_its_place() -> None:
    assert all(place.use == "metonymic" for place in read("The Queensland Police Service said so."))


@pytest.mark.parametrize(("text", "use"), [
    ("Moscow said it would not attend.", "metonymic"),
    ("The deal with Tehran collapsed.", "metonymic"),
    ("Russia's demands were rejected.", "metonymic"),
    ("They warned Beijing.", "metonymic"),
    ("The talks were held in Geneva.", "literal"),
    ("Troops massed at Ukraine's border.", "literal"),
    ("The foreign ministers visited Kabul.", "literal"),
])
def test_use(text: str, use: str) -> None:
    assert [place.use for place in read(text)] == [use]


def test_a_dateline_is_a_dateline() -> None:
    text = "GENEVA, Jan 10 (Agency) - Envoys met in Vienna."
    sections = (Section("dateline", Span(0, 25)), Section("body", Span(25, len(text))))
    assert [(place.text, place.use) for place in read(text, sections=sections)] == [("GENEVA", "dateline"), ("Vienna", "literal")]


def test_a_place_that_no_gazetteer_has_keeps_its_words() -> None:
    found = [place for place in read("Rebels hold the village near Qwertzustan River in the hills.") if "Qwertzustan" in place.text]
    assert all(place.latitude is None and place.country is None and place.name == place.text for place in found)


def test_a_town_behind_a_preposition_needs_no_tag() -> None:
    assert [place.name for place in read("Near Ar Raqqah, twelve strikes hit two units.")] == ["Ar Raqqah"]


WORDS = """Paris Texas , London the of in Washington Post New York Jordan 's Ky . B.C. ( Georgia Gulf of Aden St. 🇺🇦 al - Qaeda ١ ’s said
    U.S. near Near \u0301"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)), st.booleans())
def test_any_text(text: str, parsed: bool) -> None:
    found = read(text, parsed and bool(text.strip()))
    for place in found:
        assert text[place.span.start : place.span.end] == place.text
        assert (place.latitude is None) == (place.longitude is None)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
