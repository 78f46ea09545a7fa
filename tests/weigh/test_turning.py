"""Turning points: found where the level changed, with what made them; quiet left alone."""
from __future__ import annotations

import math
import random

import pytest
from affair import act, idle, on, weighed

from standoff.weigh.turning import _partition, known, turns


def weeks(levels: list[int], start: int = 0) -> list:
    """Dispatches of weeks with so many attacks each, told apart by their places, and four idle ones."""
    papers = []
    for week, level in enumerate(levels, start=start):
        papers += [idle(7 * week + day, n=week) for day in range(4)]
        for n in range(level):
            place = f"{chr(65 + week)}{'aeiou'[n]}{'rstnm'[n]}{'aeiou'[week % 5]}pata{'xyz'[week % 3]}"
            words = (f"Shells fell on {place} fort", f"Gunners hit {place} bridge", f"Rockets struck {place} quay",
                     f"Bombs wrecked {place} depot", f"Mortars burned {place} mill")[n]
            papers.append(act(7 * week + n, "ASSAULT", "PER", "ECU", words, score=0.9))
    return papers


def test_quiet_is_recognised_as_quiet():
    found = weighed(*weeks([0] * 12))
    assert found.turning == () and {point.state for point in found.points} == {"quiet"}
    assert weighed(*weeks([1, 0, 1, 0, 0, 1, 0, 1, 1, 0])).turning == ()


def test_a_rise_has_the_acts_that_made_it_and_what_was_different():
    found = weighed(*weeks([0, 0, 0, 0, 0, 4, 4, 5, 4, 4]), until=on(69))
    (turn,) = [turn for turn in found.turning if turn.of == "tension"]
    assert (turn.first, turn.rise) == (on(35), True)
    assert turn.level_before == 0 and turn.level_after == pytest.approx(9 * 0.9 * 4.2)
    assert turn.kinds[0][0] == "ASSAULT" and turn.kinds[0][1:] == (0.0, pytest.approx(4.2))
    assert len(turn.acts) == 6 and {act.what for act in turn.acts} == {"ASSAULT"}
    assert all(on(35) <= act.day < on(49) for act in turn.acts) and all(act.refs for act in turn.acts)
    assert (turn.documents_before, turn.documents_after) == (4, pytest.approx(8.2))
    assert turn.known and on(35) < turn.known <= on(69)


def test_a_fall_has_the_acts_that_ceased():
    found = weighed(*weeks([4, 4, 5, 4, 4, 0, 0, 0, 0, 0]))
    (turn,) = found.turning
    assert not turn.rise and turn.first == on(35) and all(on(21) <= act.day < on(35) for act in turn.acts)


def test_a_turn_is_known_only_from_when_the_record_showed_it():
    papers = weeks([0, 0, 0, 0, 0, 4, 4, 5, 4, 4])
    (turn,) = weighed(*papers, until=on(69)).turning
    assert turn.known
    until = lambda day: weighed(*(one for one in papers if one.document.published <= day), until=day).turning
    before = until(turn.known - (on(7) - on(0)))
    assert [one.first for one in until(turn.known)] == [turn.first] and before == ()


def test_thin_and_uncovered_periods_and_the_open_one_are_passed_over():
    thin = [act(7 * week, "ASSAULT", "PER", "ECU", f"Shells fell on {'abcdefghij'[week]}pata fort") for week in range(5, 10)]
    assert weighed(*(idle(7 * week) for week in range(5)), *thin).turning == ()


def test_the_partition_is_the_best_there_is():
    generator = random.Random(7)
    for _ in range(20):
        values = [generator.gauss(0, 1) + 2 * (n > 4) for n in range(9)]
        errors = [generator.uniform(0.5, 2) for _ in values]
        ways = [[place + 1 for place in range(8) if way >> place & 1] for way in range(256)]
        allowed = [edges for edges in ways if all(b - a >= 2 for a, b in zip([0, *edges], [*edges, 9]))]
        costs = {sum(_cost(values[a:b], errors[a:b]) + 3 for a, b in zip([0, *edges], [*edges, 9])): edges for edges in allowed}
        assert _partition(values, errors, 3.0) == costs[min(costs)]


def _cost(values: list[float], errors: list[float]) -> float:
    weights = [1 / error**2 for error in errors]
    mean = sum(w * v for w, v in zip(weights, values)) / sum(weights)
    return sum(w * (v - mean) ** 2 for w, v in zip(weights, values))


def made(generator: random.Random, rate: float) -> tuple[float, float]:
    """The sum of one period's documents, as many as chance gives, and its error."""
    parts = [generator.choice((2, 3, 3.5, 5, 6, 9)) * 0.7 for _ in range(_poisson(generator, rate))]
    return sum(parts), math.sqrt(sum(part * part for part in parts) + 0.2 * 5 * sum(parts) + 5**2)


def _poisson(generator: random.Random, rate: float) -> int:
    number, product = 0, generator.random()
    while product > math.exp(-rate):
        number, product = number + 1, product * generator.random()
    return number


@pytest.mark.parametrize("rate", [1, 6, 25])
def test_noise_is_seldom_taken_for_a_turn_and_a_tripled_level_seldom_missed(rate: float):
    generator = random.Random(11)
    alarms = found = 0
    for _ in range(100):
        alarms += bool(turns(*zip(*(made(generator, rate) for _ in range(26)))))
        tripled = [made(generator, rate * (1 if n < 13 else 3)) for n in range(26)]
        found += any(abs(place - 13) <= 1 for place in turns(*zip(*tripled)))
    assert alarms <= 10
    assert found >= (0 if rate == 1 else 85)


def test_too_few_periods_have_no_turn():
    assert turns([0, 0, 0, 90, 90], [5] * 5) == [] and known([0.0] * 8, [5.0] * 8, 4) is None
