"""Figures of the same thing side by side."""
from __future__ import annotations

from dispatches import course, on, told

from standoff.follow import Range


def counted(*claims: tuple[float, str, int]) -> list[Range]:
    papers = []
    for value, place, day in claims:
        paper = told(f"Peru said that {value:,.0f} {place}.", on(day))
        paper.counts(place, value, f"{value:,.0f} {place}")
        papers.append(paper)
    return list(course(*papers).ranges)


def test_conflicting_figures_have_a_low_and_a_high():
    (span,) = counted((27, "soldiers died at the river", 1), (60, "soldiers died at the river", 3), (40, "soldiers died at the river", 4))
    assert (span.low, span.high, span.conflicting, len(span.figures)) == (27, 60, True, 3)


def test_the_same_number_is_no_conflict():
    assert [span.conflicting for span in counted((27, "soldiers died at the river", 1), (27, "soldiers died at the river", 3))] == [False]


def test_other_things_are_not_compared():
    assert counted((27, "soldiers died at the river", 1), (60, "ships left the harbour", 3)) == []
    assert counted((27, "soldiers died at the river", 1), (5000, "soldiers died at the river", 3)) == []  # nobody errs so far


def test_after_weeks_the_thing_may_have_changed():
    assert counted((27, "soldiers died at the river", 1), (60, "soldiers died at the river", 28)) == []


def test_about_reaches_further():
    papers = []
    for value, day, about in ((100, 1, True), (105, 2, False)):
        paper = told(f"Peru counted {value} soldiers at the river.", on(day))
        paper.counts("soldiers at the river", value, f"{value} soldiers at the river", approximate=about)
        papers.append(paper)
    assert [span.conflicting for span in course(*papers).ranges] == [False]


def test_one_article_does_not_contradict_itself():
    paper = told("Peru said that 27 soldiers died at the river and 60 soldiers died at the bridge.", on(1))
    paper.counts("soldiers died", 27, "27 soldiers died")
    paper.counts("soldiers died", 60, "60 soldiers died")
    assert course(paper).ranges == ()


def test_a_number_beyond_all_numbers_breaks_nothing():
    assert counted((1.5, "soldiers", 1)) == []
    paper = told("Peru counted many soldiers.", on(1))
    paper.counts("soldiers", 10**400, "many soldiers")
    assert course(paper).ranges == ()
