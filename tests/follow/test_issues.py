"""Issues across articles: grouped by meaning, named by the text or the user, known by keys that stay."""
from __future__ import annotations

import random

from dispatches import Dispatch, course, on, told

from standoff.follow import Course, Decision


def ceasefire() -> list[Dispatch]:
    return [told("Ecuador proposed a ceasefire along the river.", on(1)),
            told("Peru rejected the ceasefire that Ecuador had proposed.", on(5)),
            told("Peru agreed to a ceasefire along the river.", on(20)), told("India demanded an inspection of the power plant.", on(2))]


def names(found: Course) -> list[str]:
    return [issue.name for issue in found.issues]


def test_articles_on_one_issue_are_together_and_others_apart():
    found = course(*ceasefire())
    assert [len(issue.stances) for issue in found.issues] == [3, 1]
    assert names(found) == ["ceasefire along the river", "inspection of the power plant"]


def test_a_party_that_moved_stands_with_both_quotes():
    (shift,) = course(*ceasefire()).issues[0].shifts
    assert shift.party == "PER"
    assert (shift.before.quote.day, shift.before.side) == (on(5), "against")
    assert (shift.after.quote.day, shift.after.side) == (on(20), "for")
    assert shift.before.quote.words.startswith("Peru rejected the ceasefire")


def test_who_says_the_same_again_has_not_moved():
    again = told("Ecuador again proposed a ceasefire along the river.", on(9))
    assert [shift.party for issue in course(*ceasefire(), again).issues for shift in issue.shifts] == ["PER"]


def test_of_one_day_nobody_moved():
    same_day = [told("Peru rejected the ceasefire that Ecuador had proposed.", on(5)),
                told("Peru agreed to a ceasefire along the river.", on(5))]
    assert course(ceasefire()[0], *same_day).issues[0].shifts == ()


def test_the_order_of_reading_does_not_show():
    papers = ceasefire()
    first = course(*papers)
    for seed in range(5):
        random.Random(seed).shuffle(papers)
        assert course(*papers) == first


def test_a_name_that_was_given_stays_and_the_last_counts():
    key = course(*ceasefire()).issues[0].key
    named = course(*ceasefire(), decisions=(Decision("name", key, "truce"), Decision("name", key, "the Cenepa truce")))
    assert (named.issues[0].name, named.issues[0].named_by_user) == ("the Cenepa truce", True)


def test_keys_stay_when_an_earlier_article_is_added():
    key = course(*ceasefire()).issues[0].key
    earlier = told("Brazil proposed a ceasefire between Peru and Ecuador.", on(1, 2))
    found = course(earlier, *ceasefire(), decisions=(Decision("name", key, "truce"),))
    assert "truce" in names(found)


def test_issues_that_were_made_one():
    first, second = course(*ceasefire()).issues
    merged = course(*ceasefire(), decisions=(Decision("merge", first.key, second.key),))
    assert [len(issue.stances) for issue in merged.issues] == [4]
    assert {first.key, second.key} <= merged.issues[0].keys


def test_a_decision_about_nothing_is_named():
    found = course(*ceasefire(), decisions=(Decision("name", "0123456789ab", "gone"), Decision("merge", "0123456789ab", "ba9876543210")))
    assert found.orphans == ("0123456789ab", "ba9876543210")
    assert names(found) == ["ceasefire along the river", "inspection of the power plant"]
