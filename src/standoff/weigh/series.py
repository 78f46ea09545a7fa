"""Acts to points, one a period; each with its uncertainty and, always beside it, how much was reported and by whose side.

The error of a sum has three parts, added as squares: what each document adds (a document more or less: the error of a compound
Poisson sum), what the score of each act leaves open, and one act of middle weight that was told or missed by chance.
"""
from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..annotation.codes import side_of
from ..told import Article
from .nouns import MEASURES, Act, Change, Coverage, Level, Measure, Point, State, Step
from .weights import Weights

SURE = 1.96  # errors on either side: 19 cases of 20
CONFLICT, COOPERATION = MEASURES[2:], MEASURES[:2]


def points_of(acts: Sequence[Act], articles: Sequence[Article], step: Step, until: datetime.date, weights: Weights) -> tuple[Point, ...]:
    """From the period of the first document to that of `until`, none left out. `acts` are those of the subject, `articles` all."""
    days = [article.published for article in articles if article.published]
    if not days:
        return ()
    told, published = _by_period(((act.day, act) for act in acts), step), _by_period(((one.published, one) for one in articles), step)
    found: list[Point] = []
    for first, last in periods(min(days), until, step):
        before = found[-1] if found else None
        found.append(_point((first, last, until >= last), told.get(first, ()), published.get(first, ()), before, weights))
    return tuple(found)


def periods(first: datetime.date, until: datetime.date, step: Step) -> Iterator[tuple[datetime.date, datetime.date]]:
    """First and last day of every period from that of `first` to that of `until`; weeks begin on Monday."""
    start = begin_of(first, step)
    while start <= until:
        following = _next(start, step)
        yield start, following - datetime.timedelta(days=1)
        start = following


def begin_of(day: datetime.date, step: Step) -> datetime.date:
    """The first day of the period that a day is in."""
    return {"day": day, "week": day - datetime.timedelta(days=min(day.weekday(), day.toordinal() - 1)), "month": day.replace(day=1)}[step]


def _next(start: datetime.date, step: Step) -> datetime.date:
    if step == "month":
        return (start + datetime.timedelta(days=31)).replace(day=1)
    return start + datetime.timedelta(days=7 if step == "week" else 1)


def _by_period(dated: Iterable[tuple[datetime.date | None, object]], step: Step) -> dict[datetime.date, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for day, one in dated:
        if day:
            found[begin_of(day, step)].append(one)
    return found


def _point(period: tuple[datetime.date, datetime.date, bool], acts: Sequence[Act], articles: Sequence[Article], before: Point | None,
           weights: Weights) -> Point:
    strongest = tuple(sorted(acts, key=lambda act: (-act.expected, act.day, act.refs)))
    covered = bool(articles)
    sums = ((MEASURES[0],), (MEASURES[1],), (MEASURES[2],), (MEASURES[3],), CONFLICT, COOPERATION)
    said, given, threatened, done, tension, talk = (level_of(_of(acts, one), weights) if covered else None for one in sums)
    changes = (change(before.tension if before else None, tension), change(before.talk if before else None, talk))
    state = _state(tension, len(articles), weights)
    return Point(*period, state, said, given, threatened, done, tension, talk, *changes, _coverage(acts, articles),
                 _by_side(_of(acts, CONFLICT)), strongest)


def _of(acts: Sequence[Act], measures: Iterable[Measure]) -> list[Act]:
    return [act for act in acts if act.measure in measures]


def level_of(acts: Sequence[Act], weights: Weights) -> Level:
    """The expected sum, and its interval."""
    by_document: dict[str, list[float]] = defaultdict(list)
    for act in acts:
        by_document[act.document].append(act.expected)
    value = math.fsum(act.expected for act in acts)
    documents = math.fsum(math.fsum(parts) ** 2 for parts in by_document.values())
    scores = math.fsum(act.probability * (1 - act.probability) * act.weight**2 for act in acts)
    error = SURE * math.sqrt(documents + scores + weights.typical**2)
    return Level(value, max(0.0, value - error), value + error)


def change(before: Level | None, now: Level | None) -> Change | None:
    """None where either is not known."""
    if before is None or now is None:
        return None
    error = math.hypot(before.high - before.value, now.high - now.value)
    return Change(now.value - before.value, now.value - before.value - error, now.value - before.value + error)


def _state(tension: Level | None, documents: int, weights: Weights) -> State:
    """Quiet: enough was reported, and all of it weighs no more than one act of middle weight."""
    if tension is None:
        return "uncovered"
    if documents < weights.thin_documents:
        return "thin"
    return "quiet" if tension.value <= weights.typical else "told"


def _coverage(acts: Sequence[Act], articles: Sequence[Article]) -> Coverage:
    return Coverage(len(articles), len({act.document for act in acts}), _most(article.outlet for article in articles),
                    _most(act.told_by for act in acts))


def _by_side(acts: Sequence[Act]) -> tuple[tuple[str, float], ...]:
    sums: dict[str, float] = defaultdict(float)
    for act in acts:
        for side in dict.fromkeys(side_of(code) for code in act.actor):
            sums[side] += act.expected
    return tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def _most(names: Iterable[str | None]) -> tuple[tuple[str | None, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))
