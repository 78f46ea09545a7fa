"""What is followed as flat rows, for other programs; days are datetime.date, several codes in one cell are joined by ";"."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .gather import quote_of
from .nouns import Course, Quote, Stance

Row = dict[str, Any]


def rows_of(course: Course, layer: str) -> Iterator[Row]:
    """The rows of one layer of LAYERS, in the order of the course."""
    return LAYERS[layer](course)


def _demands(course: Course) -> Iterator[Row]:
    for demand in course.demands:
        last = demand.answers[-1].quote if demand.answers else None
        yield {"kind": demand.kind, "by": ";".join(demand.by), "of": demand.of, **_quote(demand.told[0]), "times_told": len(demand.told),
               "answer": demand.answer, **_quote(last, "answer_")}


def _moves(course: Course) -> Iterator[Row]:
    for followed in course.bonds:
        bond, before = followed.bond.annotation, followed.bond.annotation.status
        for step in followed.steps:
            yield {"kind": bond.kind, "by": ";".join(bond.by), "toward": ";".join(bond.toward), **_quote(quote_of(followed.bond)),
                   "from_status": before, "to_status": step.status, "why": step.why, **_quote(step.quote, "moved_")}
            before = step.status  # type: ignore[assignment]


def _stances(course: Course) -> Iterator[Row]:
    for issue in course.issues:
        before: dict[Stance, Stance] = {shift.after: shift.before for shift in issue.shifts}
        for stance in issue.stances:
            was = before.get(stance)
            yield {"issue": issue.key, "name": issue.name, "party": stance.party, "stance_type": stance.stance_type, "side": stance.side,
                   **_quote(stance.quote), "moved": was is not None, **_quote(was.quote if was else None, "before_")}


def _ranges(course: Course) -> Iterator[Row]:
    for number, span in enumerate(course.ranges, start=1):
        for told in span.figures:
            figure = told.annotation
            yield {"thing": number, "what": span.what, "unit": span.unit, "low": span.low, "high": span.high,
                   "conflicting": span.conflicting, "claimed_by": figure.claimed_by.code if figure.claimed_by else None,
                   "value": _real(figure.value), "value_low": _real(figure.low), "value_high": _real(figure.high), "as_of": figure.as_of,
                   **_quote(quote_of(told))}


def _real(number: float | int | None) -> float | None:
    return None if number is None else float(number)


def _quote(quote: Quote | None, prefix: str = "") -> Row:
    if quote is None:
        return {f"{prefix}{name}": None for name in ("ref", "day", "words")}
    return {f"{prefix}ref": quote.ref, f"{prefix}day": quote.day, f"{prefix}words": quote.words}


LAYERS: dict[str, Callable[[Course], Iterator[Row]]] = {"demands": _demands, "moves": _moves, "stances": _stances, "ranges": _ranges}
