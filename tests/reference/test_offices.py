"""Office nouns: sector, head of state or government, longest phrase."""

import pytest

from standoff.reference.parties import office


@pytest.mark.parametrize("words, sector, head", [
    ("president", "GOV", True), ("Russian President", "GOV", True), ("prime ministers", "GOV", True),
    ("president of the Russian Federation", "GOV", True), ("supreme leader", "GOV", True), ("chancellor", "GOV", True),
    ("vice president", "GOV", False), ("deputy prime minister", "GOV", False), ("deputy chancellor", "GOV", False),
    ("deputy foreign minister", "GOV", False), ("Secretary of State", "GOV", False),
    ("U.S. Secretary of State", "GOV", False), ("secretaries of state", "GOV", False), ("spokesman for the army", "GOV", False),
    ("officials in the ministry", "GOV", False), ("ambassador to the United Nations", "GOV", False),
    ("former president", "ELI", False), ("former Russian defense minister", "ELI", False), ("oligarchs", "ELI", False),
    ("army", "MIL", False), ("Russian troops", "MIL", False), ("generals", "MIL", False), ("air force", "MIL", False),
    ("senators", "LEG", False), ("lawmakers", "LEG", False), ("police", "COP", False), ("prosecutor's", "JUD", False),
    ("intelligence services", "SPY", False), ("pro-Russian separatists", "REB", False), ("gunmen", "REB", False),
    ("opposition leader", "OPP", False), ("protesters", "CVL", False), ("journalists", "JRN", False),
    ("refugees", "REF", False), ("companies", "BUS", False), ("trade unions", "LAB", False), ("students", "EDU", False),
    ("clergymen", "REL", False),
])
def test_sector(words, sector, head):
    found = office(words)
    assert (found.sector, found.head) == (sector, head)


@pytest.mark.parametrize("words", ["Russian tanks", "Ukraine", "", "the weather", "summit"])
def test_no_office(words):
    assert office(words) is None


def test_the_longest_phrase_counts():
    assert office("the deputy foreign minister").phrase == "deputy foreign minister"
    assert office("Speaker of the House").phrase == "speaker of the house"
