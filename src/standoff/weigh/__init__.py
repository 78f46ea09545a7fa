"""What the record says over time: tension and talk, turning points, indicators. Pure functions over readings; the texts are let go.

nouns       what comes out, plain and frozen
weights     what an act weighs: PLOVER's intensities, or the user's
acts        readings to acts: each entry once, on the day of its first report
series      acts to points, with coverage and uncertainty
turning     where a level changed and stayed so
indicators  the user's indicators, lit by the record
rows        points as flat rows
"""
from __future__ import annotations

import datetime

from .acts import Gathered, acts_of, concerns, gather
from .indicators import Indicators, light, load_indicators
from .nouns import (
    MEASURES,
    Act,
    Change,
    Coverage,
    Effect,
    Evidence,
    Gap,
    Level,
    Lit,
    Matrix,
    Measure,
    Point,
    Step,
    Subject,
    Sum,
    TurningPoint,
    Weighed,
)
from .pairs import busiest_pairs
from .rows import rows_of
from .series import points_of
from .turning import kind_of, turning_points
from .weights import Weights, load_weights, shipped

__all__ = ["MEASURES", "Act", "Change", "Coverage", "Effect", "Evidence", "Gap", "Gathered", "Indicators", "Level", "Lit", "Matrix",
           "Measure", "Point", "Step", "Subject", "Sum", "TurningPoint", "Weighed", "Weights", "busiest_pairs", "gather", "kind_of",
           "light", "load_indicators", "load_weights", "rows_of", "weigh"]

EVERYBODY = Subject()


def weigh(gathered: Gathered, subject: Subject = EVERYBODY, step: Step = "week", until: datetime.date | None = None,
          weights: Weights | None = None) -> Weighed:
    """One subject over time. `until` is the day on which is asked, else that of the last document; what the readings hold beyond it
    must be left out before they are gathered. With other weights than the shipped ones, their effect too."""
    held = weights or shipped()
    weighed, aside = _points(gathered, subject, step, until, held)
    turned = turning_points(weighed)
    effect = None
    if held != shipped():
        plain, _ = _points(gathered, subject, step, until, shipped())
        both = tuple((was.first, was.tension.value, now.tension.value, was.talk.value, now.talk.value) for was, now in zip(plain, weighed)
                     if was.tension and now.tension and was.talk and now.talk)
        before, after = (tuple((turn.of, turn.first) for turn in found) for found in (turning_points(plain), turned))
        effect = Effect(both, before, after)
    return Weighed(subject, step, held.name, weighed, turned, aside, effect)


def _points(gathered: Gathered, subject: Subject, step: Step, until: datetime.date | None,
            weights: Weights) -> tuple[tuple[Point, ...], tuple[tuple[str, int], ...]]:
    acts, aside = acts_of(gathered, weights)
    last = until or gathered.last
    if last is None:
        return (), tuple(sorted(aside.items()))
    mine = [act for act in acts if concerns(act, subject)]
    return points_of(mine, gathered.articles, step, last, weights), tuple(sorted(aside.items()))
