"""Places by name and in running text."""

import pytest

from standoff.reference.gazetteer import find_peoples, find_places, places


def test_georgia_is_a_country_and_a_state():
    state, region = places("Georgia")[:2]
    assert (state.country, state.kind) == ("GEO", "country")
    assert (region.country, region.kind) == ("USA", "region")


@pytest.mark.parametrize("name, country, kind", [
    ("Kiev", "UKR", "capital"), ("Kyiv", "UKR", "capital"), ("Geneva", "CHE", "city"), ("Washington", "USA", "capital"),
    ("Crimea", "UKR", "region"), ("Donbas", "UKR", "region"), ("the West Bank", "PSE", "region"), ("Aleppo", "SYR", "city"),
    ("Raqqa", "SYR", "city"), ("Fallujah", "IRQ", "city"), ("Khan Younis", "PSE", "city"), ("Saint Petersburg", "RUS", "city"),
    ("Golan Heights", "SYR", "region"), ("Kashmir", "IND", "region"), ("Bavaria", "DEU", "region"), ("Hubei", "CHN", "region"),
    ("Scotland", "GBR", "region"), ("Ontario", "CAN", "region"), ("Chechnya", "RUS", "region"), ("Texas", "USA", "region"),
    ("Panmunjom", "KOR", "region"), ("Avdiivka", "UKR", "city"), ("Saigon", "VNM", "city"),
])
def test_first_place(name, country, kind):
    assert (places(name)[0].country, places(name)[0].kind) == (country, kind)


@pytest.mark.parametrize("name", ["Black Sea", "South China Sea", "Strait of Hormuz", "Gulf of Tonkin", "Scarborough Shoal"])
def test_seas(name):
    assert places(name)[0].kind == "sea"


def test_a_place_is_whole():
    geneva = places("Geneva")[0]
    assert geneva.geonames == 2660646
    assert geneva.population > 100_000
    assert abs(geneva.latitude - 46.2) < 0.1 and abs(geneva.longitude - 6.15) < 0.1
    assert places("Kyiv")[0].name == "Kyiv" and "Kiev" in places("Kyiv")[0].alternates


@pytest.mark.parametrize("name, geonames, latitude", [
    ("Europe", 6255148, 48.691), ("Oceania", 6255151, -18.3128), ("Middle East", 6269133, 28.459), ("Queensland", 2152274, -20.0),
    ("Alberta", 5883102, 52.2833), ("the Atlantic", 3373405, 10.0),
])
def test_continents_and_some_regions_are_those_of_geonames(name, geonames, latitude):
    assert (places(name)[0].geonames, places(name)[0].latitude) == (geonames, latitude)


@pytest.mark.parametrize("text, found", [
    ("the|Russian|envoy|met|South|Koreans", [("Russian", "RUS"), ("South Koreans", "KOR")]),
    ("Saudi|-|Arabian|and|Congolese|troops", [("Saudi - Arabian", "SAU"), ("Congolese", "COD")]),
    ("an|East|German|met|a|German", [("German", "DEU")]),
    ("POLISH|the|polish|,|Soviet|,|Taiwan", [("POLISH", "POL")]),
    ("Native|Americans|and|African|-|Americans", [("African - Americans", "USA")]),
    ("", []),
])
def test_find_peoples(text, found):
    tokens = text.split("|") if text else []
    assert [(" ".join(tokens[start:end]), place.country) for start, end, place in find_peoples(tokens)] == found


@pytest.mark.parametrize("name", ["turkey", "reading", "", "Nowhere at All"])
def test_no_place(name):
    assert places(name) == ()


@pytest.mark.parametrize("text, found", [
    ("in|Geneva|,|the|South|China|Sea|and|Tel|Aviv|.", ["Geneva", "South China Sea", "Tel Aviv"]),
    ("near|Deir|ez|-|Zor|and|al|-|Tanf", ["Deir ez-Zor", "al-Tanf"]),
    ("the|Donetsk|region|of|Ukraine", ["Donetsk region", "Ukraine"]),
    ("Reading|the|Bank|order|,|Clinton|said", []),
    ("give|me|turkey", []),
    ("", []),
])
def test_find_places(text, found):
    tokens = text.split("|") if text else []
    spans = find_places(tokens)
    assert [words for _, _, words in spans] == found
    assert all(places(words) for words in found)
    assert all(start < end <= len(tokens) for start, end, _ in spans)
