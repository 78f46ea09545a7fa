"""Tension, turning points and indicators as rows for a terminal."""
from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from itertools import groupby

from ..brief.render import Row, wrapped
from ..brief.words import clean, day_of
from ..weigh import Matrix, Point, Weighed
from . import wording

SHOWN = 5  # pieces of evidence of one side printed under an indicator
BAR = 12  # columns of the longest bar
MARKS = {"for": "+", "against": "−", "": "·"}


def tension_rows(weighed: Weighed, width: int, since: datetime.date | None = None, until: datetime.date | None = None,
                 opened: datetime.date | None = None) -> Iterator[Row]:
    """Everything on one subject: the periods from `since` to `until`, both included; the acts of the one that `opened` is in."""
    points = [point for point in weighed.points if (not since or point.last >= since) and (not until or point.first <= until)]
    yield from wrapped("title", wording.title_of(weighed), width)
    yield from wrapped("note", f"Weights: {clean(weighed.weights)}. {wording.CAUTION}", width)
    yield from _table(points, weighed, width)
    yield from _turning(weighed, points, width)
    if weighed.effect:
        yield from _chapter(f"What the weights of {clean(weighed.weights)} change")
        for line in wording.effect(weighed.effect, weighed.step):
            yield from wrapped("line", line, width, "  - ", "    ")
    for point in points:
        if opened and point.first <= opened <= point.last:
            yield from _opened(point, weighed, width)
    if weighed.aside:
        yield Row("blank", "")
        yield from wrapped("note", f"Not weighed: {wording.aside(weighed)}.", width)


def _chapter(words: str) -> Iterator[Row]:
    yield Row("blank", "")
    yield Row("chapter", words.upper())


def _table(points: list[Point], weighed: Weighed, width: int) -> Iterator[Row]:
    yield Row("blank", "")
    sums = f"{'tension':<19}{'change':>9}  {'talk':<19}{'change':>9}"
    yield Row("heading", f"{'':<22}{sums}  {'conflict':>12}  {'cooperation':>12}  documents")
    yield Row("heading", f"{'':<82}{'words deeds':>14}  {'words deeds':>12}")
    highest = max((point.tension.value for point in points if point.tension), default=0.0)
    for point in _collapsed(points):
        yield Row("line", _line(point, weighed))
        if point.tension and highest:
            bar = "▪" * round(BAR * point.tension.value / highest)
            yield from wrapped("note", f"{bar}{' ' if bar else ''}{wording.coverage(point)}", width, "    ", "    ")
    if not points:
        yield Row("line", "  Nothing on these days.")


def _collapsed(points: list[Point]) -> Iterator[Point]:
    """Periods without a document in a row are one that is so long."""
    for bare, run in groupby(points, lambda point: point.tension is None):
        found = list(run)
        yield from [dataclasses.replace(found[-1], first=found[0].first)] if bare else found


def _line(point: Point, weighed: Weighed) -> str:
    said = wording.period(point.first, weighed.step) + ("" if point.closed else " …")
    if point.tension is None:
        return f"{said:<22}{wording.STATES[point.state]} until {day_of(point.last)}"
    words = [f"{found.value:5.1f}" if (found := point.level(name)) else "" for name in  # type: ignore[arg-type]
             ("verbal_conflict", "material_conflict", "verbal_cooperation", "material_cooperation")]
    state = wording.STATES[point.state]
    return (f"{said:<22}{wording.level(point.tension):<19}{wording.change(point.tension_change):>9}  {wording.level(point.talk):<19}"
            f"{wording.change(point.talk_change):>9}  {words[0]:>6}{words[1]:>6}  {words[2]:>6}{words[3]:>6}  {point.coverage.documents}"
            f"{f', {state}' if state else ''}").rstrip()


def _turning(weighed: Weighed, points: list[Point], width: int) -> Iterator[Row]:
    yield from _chapter("Turning points")
    if not weighed.turning:
        told = [point for point in points if point.state in ("quiet", "told")]
        thin = f"; {len(points) - len(told)} periods are thin or without a document and were passed over" if len(told) < len(points) else ""
        yield from wrapped("line", f"No level changed and stayed so beyond what the errors allow{thin}.", width, "  ", "  ")
    for found in weighed.turning:
        yield from wrapped("heading", wording.turn(found, weighed.step), width, "  ", "    ")
        yield from wrapped("line", wording.what_differs(found, weighed.step), width, "    ", "    ")
        for act in found.acts:
            yield from wrapped("line", wording.act_line(act), width, "    - ", "      ")


def _opened(point: Point, weighed: Weighed, width: int) -> Iterator[Row]:
    yield from _chapter(f"What made the {wording.period(point.first, weighed.step)}")
    for name, said in wording.MEASURES.items():
        found = [act for act in point.acts if act.measure == name]
        if found:
            yield Row("heading", f"  {said[0].upper()}{said[1:]}")
        for act in found:
            yield from wrapped("line", wording.act_line(act), width, "    - ", "      ")
    if not point.acts:
        yield Row("line", "  Nothing that weighs.")


def matrix_rows(matrix: Matrix, width: int) -> Iterator[Row]:
    """Indicators with their evidence, then the matrix, then who is never heard."""
    yield from wrapped("title", clean(matrix.name), width)
    yield from wrapped("note", f"As the record shows it{f' on {day_of(matrix.last)}' if matrix.last else ''}. {wording.NO_SUM}", width)
    yield Row("blank", "")
    for one, cells in zip(matrix.indicators, matrix.cells, strict=True):
        yield from wrapped("line", f"{'  '.join(MARKS[cell] for cell in cells)}  {wording.lit(one)}", width, "  ", "      ")
    yield Row("note", "  columns: " + "; ".join(clean(name) for _, name in matrix.hypotheses))
    for one in matrix.indicators:
        if one.evidence_for or one.evidence_against or one.gaps:
            yield Row("blank", "")
            yield from wrapped("heading", wording.lit(one), width)
            for side, found in (("for", one.evidence_for), ("against", one.evidence_against)):
                for piece in found[-SHOWN:]:
                    yield from wrapped("line", f"{side}: {wording.evidence(piece)}", width, "  - ", "    ")
            yield from (row for gap in one.gaps for row in wrapped("note", f"gap: {wording.gap(gap)}", width, "  - ", "    "))
    if matrix.gaps:
        yield from _chapter("Spoken of and never heard")
        for gap in matrix.gaps:
            yield from wrapped("line", wording.gap(gap), width, "  - ", "    ")
