"""What weighs: asserted and current acts, plans and threats as words, each once."""
from __future__ import annotations

import datetime

import pytest
from affair import MONDAY, act, affair, gathered, idle, on, pairs_of, paper, stated, weighed

from standoff.weigh import Act, Subject, Weighed, busiest_pairs, gather, weigh
from standoff.weigh.acts import acts_of
from standoff.weigh.weights import shipped


def acts(found: Weighed) -> list[Act]:
    return [act for point in found.points for act in point.acts]


def only(*papers: object) -> Act:
    found = acts(weighed(*papers))  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_words_and_deeds_of_conflict_and_cooperation_are_kept_apart():
    first, second, third = weighed(*affair()).points
    values = [[round(level.value, 3) for level in (p.verbal_cooperation, p.material_cooperation, p.verbal_conflict, p.material_conflict)
               if level] for p in (first, second, third)]
    assert values == [[2.0, 0, 0, 0], [0, 0, round(0.8 * 3 + 0.8 * 3.5, 3), 0], [0, 0, 0, round(0.8 * 6.5, 3)]]
    assert second.tension and round(second.tension.value, 3) == 5.2


@pytest.mark.parametrize(("auxiliary", "why"), [("historical", "in the past"), ("hypothetical", "feared or possible"),
                                                ("negation", "denied or not so")])
def test_history_fears_and_denials_weigh_nothing_and_are_counted(auxiliary: str, why: str):
    found = weighed(act(0, "ASSAULT", "PER", "ECU", "Peru attacked the Ecuadorian garrison", auxiliary=auxiliary))
    assert not acts(found) and found.aside == ((why, 1),)
    assert found.points[0].tension and found.points[0].tension.value == 0


def test_a_plan_weighs_as_words():
    plan = only(act(0, "ASSAULT", "PER", "ECU", "Peru will attack the Ecuadorian garrison", auxiliary="future"))
    assert (plan.measure, plan.weight, plan.planned) == ("verbal_conflict", 3.5, True)
    offer = only(act(0, "AID", "PER", "ECU", "Peru will send Ecuador field hospitals", auxiliary="future"))
    assert (offer.measure, offer.weight) == ("verbal_cooperation", 2.5)


def test_a_threat_weighs_as_words_once_whether_an_event_tells_it_too_or_not():
    words = "Peru warned that it would close the border if Ecuador moved the stones"
    alone = paper(words + ".", 0)
    alone.bond("warning", "PER", "ECU", "it would close the border", "Ecuador moved the stones")
    bond = only(alone)
    assert (bond.measure, bond.what, bond.weight, bond.probability) == ("verbal_conflict", "warning", 3.5, 0.7)
    told = paper(words + ".", 0)
    told.event("THREATEN", "PER", "ECU", words, score=0.8)
    told.bond("warning", "PER", "ECU", "it would close the border", "Ecuador moved the stones", event="v1")
    assert only(told).what == "THREATEN"
    promise = paper(words + ".", 0)
    promise.bond("promise", "PER", "ECU", "it would close the border")
    assert acts(weighed(promise)) == []


def test_one_act_counts_once_however_often_it_is_reported():
    words = "Peruvian troops crossed the river into Ecuadorian territory at dawn"
    papers = [act(day, "MOBILIZE", "PER MIL", "ECU", words, outlet) for day, outlet in ((0, "Wire"), (0, "Post"), (1, "Echo"), (8, "Wire"))]
    found = only(*papers)
    assert found.day == MONDAY and len(found.refs) == 4 and found.refs[0] in {papers[0].short + ":v1", papers[1].short + ":v1"}
    assert {ref.partition(":")[0] for ref in found.refs} == {one.short for one in papers}


def test_a_later_report_changes_nothing_of_the_first_day():
    words = "Peruvian troops crossed the river into Ecuadorian territory at dawn"
    first = act(0, "MOBILIZE", "PER MIL", "ECU", words, score=0.6)
    later = act(3, "MOBILIZE", "PER MIL", "ECU", words, "Post", score=0.95)
    assert only(first, later).probability == only(first).probability == 0.6
    same_day = act(0, "MOBILIZE", "PER MIL", "ECU", words, "Post", score=0.95)
    assert only(first, same_day).probability == 0.95


def test_what_is_aside_says_why():
    old = act(60, "ASSAULT", "PER", "ECU", "Peru attacked the Ecuadorian garrison", when=stated(on(5)))
    fresh = act(60, "ASSAULT", "PER", "ECU", "Peru attacked the Ecuadorian harbour", when=stated(on(50)))
    domestic = act(60, "COERCE", "PER GOV", "PER CVL", "Peru arrested forty strikers")
    nobody = act(60, "PROTEST", "“Farmers”", "", "Farmers blocked the road")
    undated = act(None, "ASSAULT", "PER", "ECU", "Peru attacked the Ecuadorian airfield")
    found, aside = acts_of(gathered(old, fresh, domestic, nobody, undated), shipped())
    assert [act.words for act in found] == ["Peru attacked the Ecuadorian harbour"]
    assert aside == {"of earlier days": 1, "within one state": 1, "of nobody known": 1, "without a date": 1}


def test_what_a_reviewer_rejected_weighs_nothing():
    papers = affair()
    told = gather(pairs_of(papers), rejected={f"{papers[4].short}:v1"})
    acts, aside = acts_of(told, shipped())
    assert "THREATEN" not in {act.what for act in acts} and len(acts) == 4 and sum(aside.values()) == 2


def test_what_has_no_score_has_the_probability_of_the_file():
    assert only(act(0, "ASSAULT", "PER", "ECU", "Peru attacked the Ecuadorian garrison", score=None)).probability == 0.7


def test_parties_pairs_and_the_whole():
    papers = [act(0, "ACCUSE", "PER GOV", "ECU", "Peru accused Ecuador of smuggling"),
              act(0, "SUPPORT", "BRA", "ECU", "Brazil backed Ecuador"),
              act(0, "CONSULT", "BRA+PER", "", "Brazil and Peru held talks in Manaus")]
    told = lambda *parties, between=False: [one.what for one in acts(weighed(*papers, subject=Subject(parties, between)))]
    assert sorted(told()) == ["ACCUSE", "CONSULT", "SUPPORT"]
    assert sorted(told("PER")) == ["ACCUSE", "CONSULT"] and told("PER", "ECU", between=True) == ["ACCUSE"]
    assert told("ECU", "PER", between=True) == ["ACCUSE"] and told("PER", "BRA", between=True) == ["CONSULT"]
    assert told("ECU", "BRA", between=True) == ["SUPPORT"] and told("COL") == []


def test_the_busiest_pairs():
    papers = [*affair(), act(15, "SUPPORT", "BRA GOV", "ECU", "Brazil backed Ecuador")]
    assert busiest_pairs(gathered(*papers)) == (("ECU", "PER"), ("BRA", "ECU"))
    assert busiest_pairs(gathered(*papers), since=on(15)) == (("BRA", "ECU"),)


def test_the_order_of_the_readings_does_not_show():
    papers = [*affair(), idle(3, n=2)]
    assert weighed(*papers) == weighed(*reversed(papers))


def test_nothing_gives_nothing():
    found = weigh(gathered())
    assert (found.points, found.turning, found.aside) == ((), (), ())
    assert weigh(gathered(), until=datetime.date(2021, 3, 9)).points == ()
