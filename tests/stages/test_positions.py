"""Positions: whose stance, which kind, and an issue that can be read; no encoder is loaded."""
from __future__ import annotations

import pytest
from by_events import layered, words

from standoff.annotation import Position, Speaker, Statement
from standoff.stages.entities import find_entities
from standoff.stages.mentions import find_mentions
from standoff.stages.positions import find_positions
from standoff.stages.times import find_times


def read(text: str, *said: tuple[str | None, str, str]) -> list[Position]:
    """The positions of a text; `said`: (the speaker's code, the words that name the speaker, what is said)."""
    document, layers = layered(text)
    layers = layers.having("mentions", find_mentions(document, layers))
    layers = layers.having("entities", find_entities(document, layers))
    layers = layers.having("times", find_times(document, layers))
    statements = tuple(Statement(f"s{n}", Speaker(who, words(text, who).span, None, None, code), None, words(text, content), False)
                       for n, (code, who, content) in enumerate(said, 1))
    return list(find_positions(document, layers.having("statements", statements)))


@pytest.mark.parametrize(("text", "party", "kind", "issue"), [
    ("Egypt opposes the new dam on the Nile.", "EGY", "reject", "new dam on the Nile"),
    ("Egypt denied planning any strike on the dam.", "EGY", "reject", "planning any strike on the dam"),
    ("Poland demanded the withdrawal of all troops from Belarus.", "POL", "demand", "withdrawal of all troops from Belarus"),
    ("Poland urged Belarus to release its prisoners.", "POL", "demand", "prisoners"),
    ("Poland called on Belarus to release its prisoners.", "POL", "demand", "prisoners"),
    ("France is open to a longer truce.", "FRA", "open_to", "longer truce"),
    ("France did not rule out new sanctions.", "FRA", "open_to", "new sanctions"),
    ("France ruled out sending soldiers to Mali.", "FRA", "rule_out", "sending soldiers to Mali"),
    ("Japan welcomed the ceasefire, which began on Monday.", "JPN", "accept", "ceasefire"),
    ("Japan stands with Nepal in the dispute.", "JPN", "accept", "Nepal"),
    ("Chile does not recognise the vote in the province.", "CHL", "unrecognised", "vote"),
    ("The vote is not recognised by Chile.", "CHL", "unrecognised", "vote"),
    ("India turned down the offer of talks.", "IND", "reject", "offer of talks"),
    ("India seeks no war with its neighbour.", "IND", "reject", "war with its neighbour"),
    ("Turkey announced its opposition to the pact.", "TUR", "reject", "pact"),
    ("China is ready to talk.", "CHN", "open_to", "talk"),
    ("China rejected on Tuesday the notion that it had broken the treaty.", "CHN", "reject", "treaty"),
])
def test_a_stance_with_its_party_and_a_short_issue(text: str, party: str, kind: str, issue: str):
    found = read(text)
    assert [(p.party, p.stance_type, p.issue) for p in found] == [(party, kind, issue)]
    assert all(text[p.evidence.span.start : p.evidence.span.end] == p.evidence.text for p in found)


@pytest.mark.parametrize(("content", "kind", "issue"), [
    ("Belarus must release the prisoners", "demand", "prisoners"),
    ("Belarus needs to release the prisoners", "demand", "prisoners"),
    ("the legal government must be restored", "demand", "legal government"),
    ("Belarus must not use the prisoners", "reject", "prisoners"),
    ("the annexation of the islands is unacceptable", "reject", "annexation of the islands"),
    ("no option is off the table", "open_to", "option"),
])
def test_what_ought_to_be_is_the_stance_of_who_says_so(content: str, kind: str, issue: str):
    text = f"The minister said on Monday that {content}."
    assert [(p.party, p.stance_type, p.issue) for p in read(text, ("POL GOV", "The minister", content))] == [("POL", kind, issue)]
    assert read(text, (None, "The minister", content)) == []


@pytest.mark.parametrize("text", [
    "Poland welcomed the ministers to the palace.",
    "Poland may support the plan.",
    "If Poland rejects the plan, the talks end.",
    "Should Poland reject the plan, the talks end.",
    "Does Poland reject the plan?",
    "The farmers reject the plan.",
    "Poland said that it must be admitted that the talks failed.",
    "Poland worked to deny them weapons.",
    "Poland asked not to be named.",
])
def test_what_is_no_stance_of_a_party(text: str):
    assert read(text) == []


def test_a_stance_told_twice_is_one():
    text = "Egypt opposes the new dam on the Nile. Egypt rejected the new dam."
    assert len(read(text)) == 1
