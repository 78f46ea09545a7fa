"""One party or one issue in order of days."""
from __future__ import annotations

from dispatches import course, on, told, warning

from standoff.follow.timeline import became, between, of_issue, of_party


def papers() -> list[object]:
    acts = told("Greece recalled its envoy from Ankara.", on(5))
    acts.event("SANCTION", "GRC", "TUR", "Greece recalled its envoy")
    acts.event("ASSAULT", "TUR", "GRC", "its envoy", auxiliary="negation")
    return [told("Greece closed its ports to Turkish vessels.", on(9)), acts, warning(),
            told("Greece demanded that Turkey cancel the survey.", on(2)), told("Turkey rejected the Greek demand.", on(4)),
            told("Peru rejected an inspection of the plant.", on(3))]


def test_a_party_in_order_of_days():
    found = of_party(course(*papers()), "GRC")
    assert [(moment.day, moment.kind, moment.what) for moment in found] == [
        (on(1), "commitment", "warning"), (on(2), "demand", "demand"), (on(4), "answer", "rejected"), (on(5), "act", "SANCTION"),
        (on(9), "step", "met")]
    assert found[-1].before is not None and found[-1].before.words.startswith("it would close its ports")


def test_days_and_strangers():
    found = of_party(course(*papers()), "TUR")
    assert [moment.day for moment in between(found, on(2), on(4))] == [on(2), on(4)]
    assert of_party(course(*papers()), "BRA") == ()


def test_an_issue_in_order_of_days():
    followed = course(*papers())
    issue = next(one for one in followed.issues if "survey" in one.name)
    assert [(moment.day, moment.kind, moment.by) for moment in of_issue(followed, issue)] == [
        (on(2), "stance", ("GRC",)), (on(4), "answer", ("TUR",))]


def test_what_came_of_a_finding():
    followed = course(*papers())
    assert [moment.what for moment in became(followed)[followed.bonds[0].bond.ref]] == ["met"]
