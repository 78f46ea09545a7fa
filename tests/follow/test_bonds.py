"""Commitments over time: what later articles report moves them, nothing else does, and every step has its quote."""
from __future__ import annotations

import datetime

import pytest
from dispatches import course, on, told, warning

from standoff.follow import Course


def moves(followed: Course) -> list[tuple[str, str, str]]:
    return [(step.status, step.why, step.quote.words) for bond in followed.bonds for step in bond.steps]


def test_nothing_moves_without_evidence():
    followed = course(warning())
    assert moves(followed) == [] and followed.bonds[0].status == "open"


def test_condition_met_then_act_done():
    sent = told("Turkey sent the survey ship to the disputed waters on Thursday.", on(4))
    closed = told("Greece closed its ports to Turkish vessels.", on(9))
    followed = course(closed, warning(), sent)
    assert moves(followed) == [
        ("due", "condition met", "Turkey sent the survey ship to the disputed waters"),
        ("met", "act done", "Greece closed its ports to Turkish vessels")]
    assert followed.bonds[0].status == "met"
    assert [step.quote.ref for step in followed.bonds[0].steps] == [sent.short, closed.short]


def test_a_quote_is_cited_by_the_finding_that_it_belongs_to():
    closed = told("Greece closed its ports to Turkish vessels.", on(9))
    event = closed.event("SANCTION", "GRC", "TUR", "Greece closed its ports")
    assert [step.quote.ref for step in course(warning(), closed).bonds[0].steps] == [f"{closed.short}:{event}"]


def test_quotes_are_the_words_of_the_document():
    closed = told("Weeks went by. On Tuesday Greece closed its ports to all Turkish vessels.", on(9))
    quote = course(warning(), closed).bonds[0].steps[0].quote
    assert quote.span.of(closed.document.text) == quote.words


@pytest.mark.parametrize("text", [
    "Turkey closed its ports to Greek vessels.",  # another does it
    "Greece will close its ports to Turkish vessels next month.",  # to come
    "Greece would have closed its ports to Turkish vessels.",
    "Greece has never closed its ports to Turkish vessels.",
    "Greece did not close its ports to Turkish vessels.",
    "Greece repeated its threat to close its ports to Turkish vessels.",
    "Greece said it would close its ports to Turkish vessels if need be.",
    "Greece closed its embassy.",  # something else
    "Greece reopened the ports.",
])
def test_what_is_no_evidence(text: str):
    assert moves(course(warning(), told(text, on(9)))) == []


@pytest.mark.parametrize("day", [on(1), datetime.date(2021, 2, 20), datetime.date(2025, 3, 1), None])
def test_only_a_later_day_within_reach_counts(day: datetime.date | None):
    assert moves(course(warning(), told("Greece closed its ports to Turkish vessels.", day))) == []


def test_a_commitment_of_unknown_day_does_not_move():
    assert moves(course(warning(None), told("Greece closed its ports to Turkish vessels.", on(9)))) == []


def test_an_event_that_was_read_as_denied_is_no_evidence():
    paper = told("Greece closed its ports to Turkish vessels, a rumour said.", on(9))
    paper.event("SANCTION", "GRC", "TUR", "Greece closed its ports", auxiliary="negation", trigger="closed")
    assert moves(course(warning(), paper)) == []


def test_taken_back():
    dropped = told("Greece dropped its threat to close the ports to Turkish vessels.", on(9))
    assert moves(course(warning(), dropped)) == [
        ("withdrawn", "taken back", "Greece dropped its threat to close the ports to Turkish vessels")]


def test_what_was_taken_back_moves_no_more():
    dropped = told("Greece dropped its threat to close the ports to Turkish vessels.", on(9))
    closed = told("Greece closed its ports to Turkish vessels.", on(20))
    assert [status for status, _, _ in moves(course(warning(), dropped, closed))] == ["withdrawn"]


def promise() -> object:
    paper = told("Peru promised to return two captured patrols to Ecuador.", on(1))
    paper.bond("promise", "PER", "ECU", "return two captured patrols")
    return paper


@pytest.mark.parametrize("text", [
    "Ecuador accused Peru of breaking its promise to return the captured patrols.",
    "Peru refused to return the captured patrols.",
])
def test_a_broken_promise(text: str):
    assert [status for status, _, _ in moves(course(promise(), told(text, on(9))))] == ["broken"]


def ultimatum(kind: str = "ultimatum") -> object:
    paper = told("Pakistan said it would go to court unless India stopped construction on the river by March 10.", on(1))
    from brief_by_hand import stated

    paper.bond(kind, "PAK", "IND", "it would go to court", "India stopped construction on the river by March 10", deadline=stated(on(10)))
    return paper


@pytest.mark.parametrize(("kind", "status"), [("ultimatum", "due"), ("promise", "broken"), ("offer", "lapsed")])
def test_a_deadline_that_is_told_to_have_passed(kind: str, status: str):
    passed = told("The Pakistani deadline passed without an end to construction.", on(12))
    assert [(found, why) for found, why, _ in moves(course(ultimatum(kind), passed))] == [(status, "deadline passed")]


def test_a_deadline_passes_by_no_calendar():
    assert moves(course(ultimatum(), told("Pakistan held an election.", on(30)))) == []


def test_a_deadline_that_is_not_over_yet_has_not_passed():
    early = told("The Pakistani deadline passed without an end to construction.", on(5))
    assert moves(course(ultimatum(), early)) == []


def test_unless_is_met_by_what_is_refused_and_not_by_what_is_done():
    refused = told("India refused to stop construction on the river.", on(5))
    done = told("India stopped construction on the river.", on(5))
    assert [status for status, _, _ in moves(course(ultimatum(), refused))] == ["due"]
    assert moves(course(ultimatum(), done)) == []
