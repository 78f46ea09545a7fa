"""Demands and proposals, and what each party addressed answered."""
from __future__ import annotations

import pytest
from dispatches import course, on, told

from standoff.follow import Demand


def asked(text: str = "Greece demanded that Turkey cancel the survey.") -> object:
    return told(text, on(1))


def answers(*papers: object) -> list[tuple[str | None, str]]:
    return [(demand.of, demand.answer) for demand in course(*papers).demands]  # type: ignore[arg-type]


def only(*papers: object) -> Demand:
    (demand,) = course(*papers).demands  # type: ignore[arg-type]
    return demand


def test_a_demand_without_an_answer_is_pending():
    demand = only(asked())
    assert (demand.kind, demand.by, demand.of, demand.answer, demand.answers) == ("demand", ("GRC",), "TUR", "pending", ())
    assert demand.told[0].words == "Greece demanded that Turkey cancel the survey"


@pytest.mark.parametrize(("text", "answer"), [
    ("Turkey rejected the Greek demand.", "rejected"),
    ("Turkey turned down the Greek demand.", "rejected"),
    ("Turkey refused to cancel the survey.", "rejected"),
    ("Turkey accepted the Greek demand.", "accepted"),
    ("Turkey agreed to cancel the survey.", "accepted"),
    ("Turkey cancelled the survey on Friday.", "accepted"),
    ("Turkey accepted the Greek demand in part.", "partly"),
    ("Turkey agreed to cancel the survey but asked for guarantees.", "partly"),
    ("Turkey ignored the Greek demand.", "ignored"),
    ("Turkey has not replied to the Greek demand.", "ignored"),
    ("Turkey said nothing of the survey.", "pending"),
    ("Turkey rejected a Greek demand for a wider fishing zone.", "pending"),  # another demand
    ("Brazil rejected the Greek demand.", "pending"),  # of whom nothing was asked
    ("Turkey may reject the Greek demand.", "pending"),
])
def test_answers(text: str, answer: str):
    assert answers(asked(), told(text, on(4)))[0] == ("TUR", answer)


def test_an_answer_has_its_day_and_its_quote():
    demand = only(asked(), told("Turkey rejected the Greek demand on Thursday.", on(4)))
    answer = demand.answers[0]
    assert (answer.by, answer.quote.day, answer.quote.words) == ("TUR", on(4), "Turkey rejected the Greek demand on Thursday")


def test_the_last_answer_counts_and_the_first_is_kept():
    demand = only(asked(), told("Turkey agreed to cancel the survey.", on(9)), told("Turkey rejected the Greek demand.", on(4)))
    assert [answer.kind for answer in demand.answers] == ["rejected", "accepted"] and demand.answer == "accepted"


def test_an_answer_before_the_demand_is_none():
    assert only(asked(), told("Turkey refused to cancel the survey.", on(1, 2))).answer == "pending"


def test_the_same_article_may_answer():
    demand = only(told("Greece demanded that Turkey cancel the survey. Turkey rejected the call.", on(1)))
    assert (demand.of, demand.answer) == ("TUR", "rejected")


def test_a_demand_told_again_is_one():
    demand = only(asked(), told("Greece again urged Turkey to cancel the survey.", on(3)), told("Turkey rejected the Greek demand.", on(4)))
    assert len(demand.told) == 2 and demand.answer == "rejected"


def test_a_demand_that_an_answer_recalls_is_no_new_one():
    assert len(course(told("Turkey rejected the Greek demand to cancel the survey.", on(4))).demands) == 0


def test_a_proposal_without_an_addressee_is_answered_by_whoever_answers():
    made = told("Brazil proposed a ceasefire along the river.", on(1))
    found = answers(made, told("Peru accepted the ceasefire along the river.", on(4)),
                    told("Ecuador rejected the Brazilian proposal.", on(5)))
    assert found == [("PER", "accepted"), ("ECU", "rejected")]
    assert answers(made) == [(None, "pending")]


def test_what_was_to_stop_and_goes_on_is_a_rejection():
    wanted = told("Pakistan called on India to delay the filling of the new dam.", on(1))
    assert answers(wanted, told("India began filling the new dam.", on(9))) == [("IND", "rejected")]


def test_called_and_asked_why_demand_nothing():
    assert course(told("Greece called the Turkish survey a provocation.", on(1))).demands == ()
    assert course(told("Greece asked why Turkey had sent a ship.", on(1))).demands == ()
