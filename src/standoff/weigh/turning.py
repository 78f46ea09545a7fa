"""Turning points: where the level of a series changed and stayed so.

1. roots: of a sum whose spread grows with its height the square root has the same spread everywhere
2. scale: where neighbours differ by more than their errors allow, the errors are widened to fit; never narrowed
3. optimal partitioning (Jackson and others 2005): the stretches of equal level with the least cost, squared errors and PENALTY a
   turn; exact, in the square of the number of periods
4. known: the same over what there was by each later period, until the turn shows

The penalty is set on noise: see tests/weigh/test_turning.py for how often quiet is taken for a turn.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from .nouns import MEASURES, Act, Measure, Point, Sum, TurningPoint
from .series import CONFLICT, COOPERATION, SURE

PENALTY = 3.0  # times the logarithm of the number of periods, for each turn
SHORTEST = 2  # periods of a stretch
FEWEST = 6  # periods below which nothing is looked for
WITHIN = 12  # periods after a turn in which it is looked when it first showed
NEAR = 1  # periods by which a turn may seem to lie elsewhere at first
MADE_BY, KINDS = 6, 4  # acts and kinds given


def turning_points(points: Sequence[Point]) -> tuple[TurningPoint, ...]:
    """Those of tension and of talk, in order. Passed over: periods that are thin or without a document, and one that is not closed."""
    kept = [point for point in points if point.state in ("quiet", "told") and point.closed]
    found = [made for name in ("tension", "talk") for made in _turns_of(kept, name)]  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda turn: (turn.first, turn.of)))


def _turns_of(points: Sequence[Point], name: Sum) -> list[TurningPoint]:
    levels = [level for point in points if (level := point.level(name))]
    values = [level.value for level in levels]
    errors = [(level.high - level.value) / SURE for level in levels]
    places = turns(values, errors)
    edges = [0, *places, len(points)]
    return [_turn(points, name, edges[n - 1 : n + 2], known(values, errors, place)) for n, place in enumerate(places, start=1)]


def turns(values: Sequence[float], errors: Sequence[float]) -> list[int]:
    """Where each stretch but the first begins. `errors` are of the values, one standard error each, above 0."""
    if len(values) < FEWEST:
        return []
    roots = [math.sqrt(value) for value in values]
    # By the delta method; near 0 the root of the error itself, where its slope would have none.
    spread = [error / (2 * math.sqrt(max(value, error))) for value, error in zip(values, errors, strict=True)]
    scale = _scale(roots, spread)
    return _partition(roots, [error * scale for error in spread], PENALTY * math.log(len(values)))


def _scale(roots: Sequence[float], spread: Sequence[float]) -> float:
    """By how much the errors must be widened, 1 at least: from the differences of neighbours, which turns touch little."""
    steps = [abs(roots[n] - roots[n - 1]) / math.hypot(spread[n], spread[n - 1]) for n in range(1, len(roots))]
    return max(1.0, median(steps) / 0.6745)


def _partition(values: Sequence[float], errors: Sequence[float], penalty: float) -> list[int]:
    """Optimal partitioning of values with known errors into stretches of one mean."""
    sums = [(0.0, 0.0, 0.0)]
    for value, error in zip(values, errors, strict=True):
        weight = 1 / error**2
        before = sums[-1]
        sums.append((before[0] + weight, before[1] + weight * value, before[2] + weight * value * value))
    best, came = [-penalty] + [math.inf] * len(values), [0] * (len(values) + 1)
    for end in range(SHORTEST, len(values) + 1):
        for start in (0, *range(SHORTEST, end - SHORTEST + 1)):
            weight, first, second = (sums[end][k] - sums[start][k] for k in range(3))
            cost = best[start] + second - first * first / weight + penalty
            if cost < best[end] - 1e-9:
                best[end], came[end] = cost, start
    edges: list[int] = []
    end = len(values)
    while end > 0:
        end = came[end]
        edges.append(end)
    return sorted(edge for edge in edges if edge)


def known(values: Sequence[float], errors: Sequence[float], turn: int) -> int | None:
    """The place of the period from which on the turn showed, by what there was until then alone."""
    for end in range(turn + SHORTEST, min(len(values), turn + WITHIN) + 1):
        if any(abs(found - turn) <= NEAR for found in turns(values[:end], errors[:end])):
            return end - 1
    return None


def _turn(points: Sequence[Point], name: Sum, edges: Sequence[int], shown: int | None) -> TurningPoint:
    start, turn, end = edges
    before, after = points[start:turn], points[turn:end]
    levels = [_mean([_value(point, name) for point in stretch]) for stretch in (before, after)]
    rise = levels[1] > levels[0]
    wanted = CONFLICT if name == "tension" else COOPERATION
    near = after[:SHORTEST] if rise else before[-SHORTEST:]
    acts = (act for point in near for act in point.acts if act.measure in wanted)
    made = sorted(acts, key=lambda act: (-act.expected, act.day, act.refs))
    means = [tuple(_mean([_value(point, measure) for point in stretch]) for measure in MEASURES) for stretch in (before, after)]
    showed = points[shown].last if shown is not None else None
    return TurningPoint(name, points[turn].first, showed, rise, levels[0], levels[1], means[0], means[1], _documents(before),
                        _documents(after), _kinds(before, after), tuple(made[:MADE_BY]))


def _documents(points: Sequence[Point]) -> float:
    return _mean([float(point.coverage.documents) for point in points])


def _value(point: Point, name: Sum | Measure) -> float:
    level = point.level(name)
    return level.value if level else 0.0


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def _kinds(before: Sequence[Point], after: Sequence[Point]) -> tuple[tuple[str, float, float], ...]:
    """What was told more or less often, the greatest difference first; a plan is told from a deed."""
    rates = [{kind: told / len(stretch) for kind, told in _counted(stretch).items()} for stretch in (before, after)]
    found = [(kind, rates[0].get(kind, 0.0), rates[1].get(kind, 0.0)) for kind in rates[0].keys() | rates[1].keys()]
    return tuple(sorted(found, key=lambda one: (-abs(one[2] - one[1]), one[0]))[:KINDS])


def _counted(points: Sequence[Point]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for act in (act for point in points for act in point.acts):
        counted[kind_of(act)] = counted.get(kind_of(act), 0) + 1
    return counted


def kind_of(act: Act) -> str:
    """MOBILIZE; "MOBILIZE planned"."""
    return f"{act.what} planned" if act.planned and act.what.isupper() else act.what
