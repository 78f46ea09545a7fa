"""One party or one issue through a record, in order of days: what was threatened and promised and what became of it, what was demanded
and answered, where somebody moved, what was done."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..annotation import Event, Span
from ..told import Told, codes_of, is_of, order_of
from .gather import quote_of
from .nouns import Course, Demand, Followed, Issue, Quote

MomentKind = Literal["commitment", "step", "demand", "answer", "stance", "shift", "act"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on one day. `by` and `of` are codes; `what` is a word for it (threat, met, demand, rejected, an event's type); `before`
    is the quote that it answers, moves or replaces."""

    day: datetime.date | None
    kind: MomentKind
    what: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    quote: Quote
    before: Quote | None = None


def of_party(course: Course, party: str) -> tuple[Moment, ...]:
    """Everything that a party says, does or is told, by its code ("RUS" takes "RUS GOV" in); of acts those that are asserted and
    not told otherwise already."""
    found = [*_bonds(course.bonds), *_demands(course.demands), *(moment for issue in course.issues for moment in _issue(issue))]
    told: dict[str, list[Span]] = {}
    for moment in found:
        told.setdefault(moment.quote.article.short, []).append(moment.quote.span)
    acts = (act for act in _acts(course.events) if not any(span.overlaps(act.quote.span) for span in told.get(act.quote.article.short, ())))
    return in_order(moment for moment in (*found, *acts) if any(is_of(code, party) for code in (*moment.by, *moment.of)))


def of_issue(course: Course, issue: Issue) -> tuple[Moment, ...]:
    """Who stood where on an issue, who moved, and what was demanded and answered there."""
    told = {(stance.quote.ref, stance.quote.span) for stance in issue.stances}
    asked = [demand for demand in course.demands if any((quote.ref, quote.span) in told for quote in demand.told)]
    answers = [moment for moment in _demands(asked) if moment.kind == "answer"]
    return in_order([*_issue(issue, plainly=True), *answers])


def in_order(found: Iterable[Moment]) -> tuple[Moment, ...]:
    """By day, undated last, then by document and text; what is told of the same words in one way is told once."""
    kept: dict[tuple[object, ...], Moment] = {}
    for moment in found:
        kept.setdefault((moment.quote.ref, moment.quote.span, moment.kind, moment.what, moment.by, moment.before), moment)
    return tuple(sorted(kept.values(), key=lambda one: (one.day is None, one.day or datetime.date.min, order_of(one.quote.article),
                                                        one.quote.span.start, one.kind, one.by)))


def became(course: Course) -> dict[str, list[Moment]]:
    """By the reference of a finding, what later words answer, move or replace it."""
    found: dict[str, list[Moment]] = {}
    shifts = (moment for issue in course.issues for moment in _shifts(issue))
    answers = (moment for moment in _demands(course.demands) if moment.kind == "answer")
    for moment in in_order([*steps_of(course.bonds), *answers, *shifts]):
        if moment.before:
            found.setdefault(moment.before.ref, []).append(moment)
    return found


def between(moments: Iterable[Moment], since: datetime.date | None, until: datetime.date | None) -> tuple[Moment, ...]:
    """Those of the days from `since` to `until`, both included; undated ones only where nothing is asked."""
    return tuple(one for one in moments if (one.day is not None or not (since or until))
                 and (since is None or (one.day is not None and one.day >= since))
                 and (until is None or (one.day is not None and one.day <= until)))


def _bonds(bonds: Sequence[Followed]) -> Iterator[Moment]:
    for followed in bonds:
        bond, quote = followed.bond.annotation, quote_of(followed.bond)
        yield Moment(quote.day, "commitment", bond.kind, bond.by, bond.toward, quote)
    yield from steps_of(bonds)


def steps_of(bonds: Iterable[Followed]) -> Iterator[Moment]:
    """Every move of a commitment's status."""
    for followed in bonds:
        bond, quote = followed.bond.annotation, quote_of(followed.bond)
        for step in followed.steps:
            yield Moment(step.quote.day, "step", step.status, bond.by, bond.toward, step.quote, quote)


def _demands(demands: Iterable[Demand]) -> Iterator[Moment]:
    for demand in demands:
        of = (demand.of,) if demand.of else ()
        for quote in demand.told:
            yield Moment(quote.day, "demand", demand.kind, demand.by, of, quote)
        for answer in demand.answers:
            yield Moment(answer.quote.day, "answer", answer.kind, (answer.by,), demand.by, answer.quote, demand.told[0])


def _issue(issue: Issue, plainly: bool = False) -> Iterator[Moment]:
    """Stances, those that moved beside the one before. `plainly`: the demands too; answers are told as such."""
    moved = {shift.after.quote for shift in issue.shifts}
    for stance in issue.stances:
        asks = stance.stance_type in ("demand", "offer")
        if stance.quote not in moved and (not stance.of_demand or (plainly and asks)):
            yield Moment(stance.quote.day, "stance", stance.stance_type, (stance.party,), (), stance.quote)
    yield from _shifts(issue)


def _shifts(issue: Issue) -> Iterator[Moment]:
    for shift in issue.shifts:
        yield Moment(shift.after.quote.day, "shift", shift.after.stance_type, (shift.party,), (), shift.after.quote, shift.before.quote)


def _acts(events: Iterable[Told[Event]]) -> Iterator[Moment]:
    for told in events:
        event = told.annotation
        if event.auxiliary is None and any(codes_of(event)):
            actor, recipient = (tuple(dict.fromkeys(party.code for party in side if party.code)) for side in (event.actor, event.recipient))
            yield Moment(told.last, "act", event.event_type, actor, recipient, quote_of(told))
