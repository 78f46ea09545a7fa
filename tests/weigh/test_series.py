"""Levels with their uncertainty, changes, and how much was reported and by whose side."""
from __future__ import annotations

import datetime
import itertools
import math
from pathlib import Path

import pytest
from affair import MONDAY, act, affair, gathered, idle, on, weighed

from standoff.errors import CallError
from standoff.reference import ontology
from standoff.weigh import load_weights, rows_of, weigh
from standoff.weigh.series import periods
from standoff.weigh.weights import shipped

ATTACKS = ("Shells fell on the fort of Zarumilla", "Gunners hit a bridge near Huaquillas", "Rockets struck the quay of Bolivar",
           "Bombs wrecked an Ecuadorian depot", "Mortars burned mills at Macara", "Snipers killed two sentries in Loja",
           "Jets strafed columns beside Zamora", "Saboteurs blew up an oil pipeline")


def attacks(number: int, day: int = 0, score: float = 0.8, first: int = 0) -> list:
    return [act(day, "ASSAULT", "PER", "ECU", words, score=score) for words in ATTACKS[first : first + number]]


def test_periods_follow_one_another_without_a_gap():
    for step in ("day", "week", "month"):
        found = list(periods(datetime.date(2020, 2, 26), datetime.date(2021, 3, 1), step))
        assert found[0][0] <= datetime.date(2020, 2, 26) <= found[0][1] and found[-1][0] <= datetime.date(2021, 3, 1) <= found[-1][1]
        assert all(after[0] - before[1] == datetime.timedelta(days=1) for before, after in itertools.pairwise(found))
    assert next(periods(datetime.date.min, datetime.date.min, "week"))[0] == datetime.date.min


def test_a_period_without_a_document_is_not_known_rather_than_calm():
    found = weighed(idle(0), *attacks(1, 15))
    first, second, third = found.points
    assert (first.state, second.state, third.state) == ("thin", "uncovered", "thin")
    assert second.tension is None and second.tension_change is None and third.tension_change is None
    assert second.coverage.documents == 0 and first.tension and first.tension.value == 0


def test_enough_reports_of_nothing_are_quiet():
    found = weighed(*(idle(n) for n in range(4)), *attacks(3, 7))
    assert [point.state for point in found.points] == ["quiet", "told"]


def test_the_interval_holds_the_documents_the_scores_and_what_may_be_missed():
    point = weighed(*attacks(2)).points[0]
    assert point.material_conflict
    error = math.sqrt(2 * (0.8 * 9) ** 2 + 2 * 0.8 * 0.2 * 81 + shipped().typical**2)
    assert point.material_conflict.value == pytest.approx(14.4)
    assert point.material_conflict.high == pytest.approx(14.4 + 1.96 * error) and point.material_conflict.low == 0
    calm = point.material_cooperation
    assert calm and (calm.value, calm.low) == (0, 0) and calm.high == pytest.approx(1.96 * shipped().typical)


def test_unsure_coding_widens_and_many_documents_narrow():
    share = lambda found: (found.points[0].tension.high - found.points[0].tension.value) / found.points[0].tension.value
    assert share(weighed(*attacks(4, score=0.5))) > share(weighed(*attacks(4, score=0.99)))
    assert share(weighed(*attacks(8))) < share(weighed(*attacks(2)))


def test_a_change_is_sure_only_beyond_its_error():
    small = weighed(*attacks(1), *attacks(2, 7, first=1)).points[1].tension_change
    great = weighed(idle(0), *attacks(8, 7, 0.99)).points[1].tension_change
    assert small and not small.sure and small.value == pytest.approx(7.2)
    assert great and great.sure and great.low > 0


def test_beside_it_how_much_was_reported_and_by_whose_side():
    first, second, third = weighed(*affair()).points
    assert (first.coverage.documents, first.coverage.telling) == (3, 1)
    assert first.coverage.outlets == (("The Wire", 2), ("Post", 1))
    assert second.coverage.told_by == (("ECU", 1), (None, 1))
    assert second.by_side == (("PER", pytest.approx(2.8)), ("ECU", pytest.approx(2.4)))
    assert third.coverage.documents == 5 and third.coverage.telling == 1


def test_the_side_of_an_outlet_is_the_users_to_say(tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text('[sides]\n"the wire" = "PER"\n', encoding="utf-8")
    second = weighed(*affair(), weights=load_weights(file)).points[1]
    assert second.coverage.told_by == (("ECU", 1), ("PER", 1))


def test_a_period_is_closed_when_the_day_that_is_asked_for_is_its_last():
    assert [point.closed for point in weighed(*affair()).points] == [True, True, False]
    assert [point.closed for point in weighed(*affair(), until=on(20)).points] == [True, True, True]
    assert len(weighed(*affair(), until=on(30)).points) == 5


def test_the_shipped_weights_are_plovers():
    weights = shipped()
    for root in ontology.event_types():
        for mode in (None, *ontology.modes(root)):
            sign = -1 if ontology.quad(root) > 2 else 1
            assert weights.of(root, mode, False)[1] == max(0.0, sign * ontology.intensity(root, mode)), (root, mode)


def test_other_weights_and_what_they_change(tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text('name = "Troops first"\n[intensity]\n"MOBILIZE troops" = -9\n[words]\nconflict = -2\n', encoding="utf-8")
    found = weighed(*affair(), weights=load_weights(file))
    assert found.weights == "Troops first" and found.effect
    assert [(first, round(was, 2), round(now, 2)) for first, was, now, _, _ in found.effect.points] == [
        (MONDAY, 0.0, 0.0), (on(7), 5.2, 5.2), (on(14), 5.2, 7.2)]
    assert weighed(*affair()).effect is None


@pytest.mark.parametrize(("words", "said"), [
    ("[intensity]\nATACK = -3", "ATACK"), ("[intensity]\nASSAULT = -30", "must lie from -10 to 10"),
    ("[intensity]\nASSAULT = 'much'", "much"), ("[moods]\nx = 1", "moods"), ("[intensity", "no TOML"), ("words = 3", "see the shipped"),
    ("[reading]\nunscored = 2", "unscored"), ('[intensity]\n"CONSULT phne" = 1', "CONSULT phne")])
def test_wrong_weights_are_named_in_one_line(tmp_path: Path, words: str, said: str):
    file = tmp_path / "mine.toml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(CallError) as error:
        load_weights(file)
    assert said in str(error.value) and "\n" not in str(error.value)
    with pytest.raises(CallError):
        load_weights(tmp_path / "absent.toml")


def test_flat_rows():
    rows = list(rows_of(weigh(gathered(*affair()))))
    assert [row["documents"] for row in rows] == [3, 3, 5] and rows[1]["tension"] == pytest.approx(5.2)
    assert rows[2]["refs"].count(";") == 1 and rows[0]["state"] == "quiet"
