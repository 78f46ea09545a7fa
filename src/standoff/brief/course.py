"""What the articles tell together: demands and their answers, commitments and positions that moved; each line with both quotes."""
from __future__ import annotations

import datetime
from collections.abc import Iterable

from ..follow import Course, Demand, Issue, Quote
from ..follow.timeline import Moment, steps_of
from ..told import is_of
from .acts import FORMS
from .bonds import VERBS
from .lines import chapter, entry, ordinal
from .names import all_of, party_names
from .nouns import Asked, Chapter, Line, Piece
from .words import clean, clip, day_of, joined, quoted

ANSWERED, PENDING, MOVED = 12, 6, 10  # lines
PART = 130  # characters of a quote: there are two of them in a line
TITLE = 60  # characters of an issue's name within a line
ANSWERS = {"accepted": ("accepts", "accept"), "rejected": ("rejects", "reject"), "partly": ("accepts in part", "accept in part"),
           "ignored": ("leaves unanswered", "leave unanswered")}
ASKS = {"demand": ("demands", "demand"), "proposal": ("proposes", "propose")}
STANCES = {"demand": ("demands", "demand"), "offer": ("offers", "offer"), "accept": ("accepts", "accept"), "reject": ("rejects", "reject"),
           "rule_out": ("rules out", "rule out"), "open_to": ("is open to", "are open to"), "consider": ("considers", "consider"),
           "unrecognised": ("does not recognise", "do not recognise"), "assert": ("asserts", "assert")}
# Of a commitment, what its new status means.
REACHED = {"met": "has been carried out", "due": "is due", "broken": "was broken", "withdrawn": "was taken back", "lapsed": "has lapsed",
           "open": "is open", "standing": "stands"}


def demands(course: Course, asked: Asked) -> Chapter | None:
    """Demands and proposals by the day of their last answer, the newest first; then those that nobody has answered."""
    kept = [demand for demand in course.demands if _is_asked([*demand.by, demand.of], _days(demand), asked)]
    newest = sorted(kept, key=lambda demand: -max((ordinal(day) for day in _days(demand)), default=0))
    answered = [_demand_line(demand) for demand in newest if demand.answers]
    pending = [_demand_line(demand) for demand in newest if not demand.answers]
    return chapter("demands", "Demands and answers", [entry(None, answered, ANSWERED), entry("Not answered so far", pending, PENDING)])


def moved(course: Course, asked: Asked) -> Chapter | None:
    """Commitments whose status moved and parties that moved on an issue, the newest first."""
    steps = (moment for moment in steps_of(course.bonds) if _is_asked([*moment.by, *moment.of], [moment.day], asked))
    bonds = [(moment.day, moment_line(moment)) for moment in steps]
    shifts = [(shift.after.quote.day, _shift_line(issue, shift.party, shift.before.quote, shift.after.quote))
              for issue in course.issues for shift in issue.shifts if _is_asked([shift.party], [shift.after.quote.day], asked)]
    in_order = lambda pair: -ordinal(pair[0])
    return chapter("moved", "What moved", [
        entry("Threats, promises and offers", _once(line for _, line in sorted(bonds, key=in_order)), MOVED),
        entry("Positions", _once(line for _, line in sorted(shifts, key=in_order)), MOVED)])


def moment_line(moment: Moment, before: bool = True) -> Line:
    """One line of a timeline, without its day: who → whom: what — “words”; before: “words”, if those are wanted."""
    by, of = party_names(moment.by), [name for name in party_names(moment.of) if name not in party_names(moment.by)]
    what = _what(moment, len(by) > 1)
    pieces = [Piece(f"{all_of(by)} → {joined(of)}" if of else all_of(by), "who"), Piece(f": {what} — "), _words(moment.quote)]
    if moment.before and before:
        label = {"answer": "asked", "step": "said", "shift": "before"}[moment.kind]
        pieces += [Piece(f"; {label}{_on(moment.before)}: "), _words(moment.before)]
    refs = (moment.quote.ref, *((moment.before.ref,) if moment.before and before else ()))
    return Line(tuple(pieces), tuple(dict.fromkeys(refs)), moment.day)


def _what(moment: Moment, several: bool) -> str:
    if moment.kind == "step":
        return f"what was said {REACHED[moment.what]}"
    if moment.kind == "shift":
        return f"{'move' if several else 'moves'}, {STANCES[moment.what][several]}"
    if moment.kind == "act":
        return FORMS.get((moment.what, None), (moment.what.lower(),) * 3)[several]
    said: dict[str, dict[str, tuple[str, str]]] = {"demand": ASKS, "answer": ANSWERS, "stance": STANCES, "commitment": VERBS}
    return said[moment.kind][moment.what][several]


def _demand_line(demand: Demand) -> Line:
    """Greece → Turkey: demands “…”, 1 Mar 2021 — rejected, 4 Mar 2021: “…”"""
    asked, last = demand.told[0], demand.answers[-1] if demand.answers else None
    by, of = party_names(demand.by), party_names([demand.of] if demand.of else [])
    who = f"{all_of(by)} → {joined(of)}" if of else all_of(by)
    times = f", told {len(demand.told)} times" if len(demand.told) > 1 else ""
    pieces = [Piece(who, "who"), Piece(f": {ASKS[demand.kind][len(by) > 1]} — "), _words(asked), Piece(f"{_on(asked)}{times}")]
    if last:
        pieces += [Piece(f" — {_answered(demand)}{_on(last.quote)}: "), _words(last.quote)]
    refs = (asked.ref, *((last.quote.ref,) if last else ()))
    return Line(tuple(piece for piece in pieces if piece.text), tuple(dict.fromkeys(refs)), last.quote.day if last else asked.day)


def _answered(demand: Demand) -> str:
    """rejected · accepted, first rejected"""
    kinds = list(dict.fromkeys("accepted in part" if answer.kind == "partly" else answer.kind for answer in demand.answers))
    last = "accepted in part" if demand.answer == "partly" else demand.answer
    before = [kind for kind in kinds if kind != last]
    return f"{last}, first {joined(before)}" if before else last


def _shift_line(issue: Issue, party: str, before: Quote, after: Quote) -> Line:
    pieces = [Piece(all_of(party_names([party])), "who"), Piece(f" on {clip(clean(issue.name), TITLE)}{_on(after)}: "), _words(after),
              Piece(f"; before{_on(before)}: "), _words(before)]
    return Line(tuple(pieces), (after.ref, before.ref), after.day)


def _words(quote: Quote) -> Piece:
    return Piece(quoted(quote.words, PART), "words")


def _on(quote: Quote) -> str:
    return f", {day_of(quote.day)}" if quote.day and quote.article.short else ""


def _days(demand: Demand) -> list[datetime.date | None]:
    return [*(quote.day for quote in demand.told), *(answer.quote.day for answer in demand.answers)]


def _is_asked(codes: Iterable[str | None], days: Iterable[datetime.date | None], asked: Asked) -> bool:
    party, since = asked.party, asked.since
    return (party is None or any(is_of(code, party) for code in codes)) and (since is None or any(day and day >= since for day in days))


def _once(lines: Iterable[Line]) -> list[Line]:
    """Lines that read the same are one, with the references of all."""
    kept: dict[str, Line] = {}
    for one in lines:
        before = kept.get(one.text)
        refs = tuple(dict.fromkeys((*(before.refs if before else ()), *one.refs)))
        kept[one.text] = Line(one.pieces, refs, one.day)
    return list(kept.values())
