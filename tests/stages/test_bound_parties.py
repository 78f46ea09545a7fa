"""Who is bound and who stands where, from events: only those who have a code."""
from __future__ import annotations

import pytest
from by_events import event, layered, party

from standoff.stages.commitments import find_commitments
from standoff.stages.positions import find_positions

THREAT = "The militants and Russia threatened to cut the pipeline of Poland and the farmers."
REFUSAL = "The militants and Russia rejected the demand for a ceasefire."


@pytest.mark.parametrize(("actor", "recipient", "by", "toward"), [
    (("militants", "RUS"), ("POL", "farmers"), ("RUS",), ("POL",)),
    (("RUS",), ("farmers",), ("RUS",), ()),
    (("militants",), ("POL",), None, None),
])
def test_commitments_bind_those_who_have_a_code(actor: tuple[str, ...], recipient: tuple[str, ...], by: object, toward: object):
    found = find_commitments(*layered(THREAT, event(THREAT, "THREATEN", "threatened", *(
        tuple(_party(THREAT, one) for one in side) for side in (actor, recipient)))))
    assert [(one.by, one.toward) for one in found] == ([] if by is None else [(by, toward)])


@pytest.mark.parametrize(("actor", "holders"), [(("militants", "RUS MIL"), ["RUS"]), (("militants",), []), ((), [])])
def test_positions_are_of_those_who_have_a_code(actor: tuple[str, ...], holders: list[str]):
    told = event(REFUSAL, "REJECT", "rejected", tuple(_party(REFUSAL, one) for one in actor))
    assert [one.party for one in find_positions(*layered(REFUSAL, told))] == holders


def _party(text: str, one: str):
    """By a code, or by words in small letters for who has none."""
    named = {"RUS": "Russia", "RUS MIL": "Russia", "POL": "Poland"}.get(one)
    return party(text, one if named else None, named or one)
