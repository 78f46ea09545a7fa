"""Weighed things in plain words."""
from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

from ..brief.acts import FORMS
from ..brief.names import all_of, party_name, party_names
from ..brief.nouns import Piece
from ..brief.words import clean, day_of, joined, quoted
from ..weigh import Act, Change, Effect, Evidence, Gap, Level, Lit, Point, Step, Subject, TurningPoint, Weighed

QUOTE = 130  # characters of an act's words
REFS = 4  # references on a line; further ones are counted
NAMED = 4  # outlets and sides named
STEPS: dict[Step, str] = {"day": "day", "week": "week", "month": "month"}
MEASURES = {"verbal_conflict": "conflict in words", "material_conflict": "conflict in deeds", "verbal_cooperation": "cooperation in words",
            "material_cooperation": "cooperation in deeds"}
STATES = {"uncovered": "nothing published", "thin": "thin", "quiet": "quiet", "told": ""}
LIT = {"lit": "lit", "planned": "planned only", "denied": "denied", "faded": "faded", "dark": "dark"}
CAUTION = ("Levels are sums of what was reported, weighed by kind and by how sure the coding is, on the day of the first report. "
           "They follow the press as well as the world: read them beside the documents. Intervals hold 19 of 20 cases as far as the "
           "scores and the number of documents tell; what the press does not report and what the coder never finds is not in them.")
NO_SUM = ("The marks are not added up: the indicators are yours, they depend on one another, and the record sees only what was reported "
          "and found. It is a table to argue over.")


def subject_words(subject: Subject) -> str:
    """of the whole record · of what concerns India · between India and Pakistan"""
    names = party_names(subject.parties)
    if not names:
        return "of the whole record"
    return f"between {joined(names)}" if subject.between else f"of what concerns {joined(names)}"


def title_of(weighed: Weighed) -> str:
    return f"Tension and talk {subject_words(weighed.subject)}, by {STEPS[weighed.step]}"


def period(first: datetime.date, step: Step) -> str:
    """week of 10 Jan 2022 · 10 Jan 2022 · Jan 2022"""
    said = day_of(first)
    return f"week of {said}" if step == "week" else said.partition(" ")[2] if step == "month" else said


def level(found: Level | None) -> str:
    """16.9 (0 to 48.7)"""
    return "–" if found is None else f"{found.value:.1f} ({found.low:.0f} to {found.high:.0f})"


def change(found: Change | None) -> str:
    """+7.2 · (+1.2) where it is within the error"""
    return "" if found is None else f"{found.value:+.1f}" if found.sure else f"({found.value:+.1f})"


def coverage(point: Point) -> str:
    """3 documents (The Wire 2); told by outlets 9, USA 2"""
    outlets = [f"{clean(name)} {count}" for name, count in point.coverage.outlets if name]
    told = [f"{party_name(side) if side else 'outlets'} {count}" for side, count in point.coverage.told_by]
    number = point.coverage.documents
    return f"{number} document{'' if number == 1 else 's'}" + (f" ({joined(outlets, NAMED)})" if outlets else "") + (
        f"; told by {joined(told, NAMED)}" if told else "")


def act_pieces(act: Act) -> tuple[Piece, ...]:
    """India → Pakistan: attack — “…”, 3 May 1999"""
    return (Piece(act_who(act), "who"), Piece(f": {act_what(act)} — "), Piece(quoted(act.words, QUOTE), "words"),
            Piece(f", {day_of(act.day)}"))


def act_line(act: Act) -> str:
    """The same on one line, with what it weighs and its references."""
    words = "".join(f"“{piece.text}”" if piece.kind == "words" else piece.text for piece in act_pieces(act))
    return f"{words}; {act.weight:g} × {act.probability:.2f} {references(act.refs)}"


def references(refs: Sequence[str]) -> str:
    """[3f9a2c1d:v2, 77ab01fe:v1, +3]"""
    more = f", +{len(refs) - REFS}" if len(refs) > REFS else ""
    return f"[{', '.join(refs[:REFS])}{more}]"


def act_who(act: Act) -> str:
    actors, recipients = party_names(act.actor), [name for name in party_names(act.recipient) if name not in party_names(act.actor)]
    return f"{all_of(actors)} → {joined(recipients)}" if recipients else all_of(actors)


def act_what(act: Act) -> str:
    """attack · attack planned · threat"""
    known = FORMS.get((act.what, act.mode)) or FORMS.get((act.what, None))
    return f"{known[2] if known else act.what}{' planned' if act.planned and known else ''}"


def kind(spelled: str) -> str:
    """What is counted of a turning point: "MOBILIZE planned" is movement of forces planned."""
    what, _, rest = spelled.partition(" ")
    known = FORMS.get((what, None))
    return f"{known[2] if known else what}{f' {rest}' if rest else ''}"


def turn(found: TurningPoint, step: Step) -> str:
    """Tension rises from 4.1 to 22.8 a week from the week of 21 Feb 2022"""
    moves = "rises" if found.rise else "falls"
    seen = f"; the record showed it by {day_of(found.known)}" if found.known else "; seen in hindsight only"
    return (f"{found.of.capitalize()} {moves} from {found.level_before:.1f} to {found.level_after:.1f} a {STEPS[step]} from "
            f"{'the ' if step == 'week' else ''}{period(found.first, step)} on{seen}")


def what_differs(found: TurningPoint, step: Step) -> str:
    """What was different."""
    kinds = [f"{kind(what)} {before:.1f} → {now:.1f}" for what, before, now in found.kinds]
    return f"a {STEPS[step]}: {'; '.join((*kinds, f'documents {found.documents_before:.1f} → {found.documents_after:.1f}'))}"


def aside(weighed: Weighed) -> str:
    """Left aside: 9 in the past, 27 feared or possible"""
    return joined([f"{count} {why}" for why, count in weighed.aside], 9)


def effect(found: Effect, step: Step) -> list[str]:
    """What other weights change, in a line or more."""
    tension = [(first, was, now) for first, was, now, _, _ in found.points]
    talk = [(first, was, now) for first, _, _, was, now in found.points]
    said = [f"{label}{_difference(points, step)}" for label, points in (("tension", tension), ("talk", talk)) if points]
    turned = joined([f"{of} {day_of(day)}" for of, day in found.turned_before], 9) or "none"
    same = found.turned_before == found.turned
    return [*said, "turning points: the same" if same else f"turning points differ; under the shipped weights: {turned}"]


def _difference(points: Sequence[tuple[datetime.date, float, float]], step: Step) -> str:
    """, +12% in all; most in the week of 21 Feb 2022: 22.2 → 30.0"""
    was, now = math.fsum(one[1] for one in points), math.fsum(one[2] for one in points)
    first, before, after = max(points, key=lambda one: abs(one[2] - one[1]))
    share = f", {now / was - 1:+.0%} in all" if was else ""
    return f"{share}; most in {'the ' if step == 'week' else ''}{period(first, step)}: {before:.1f} → {after:.1f}"


def evidence(one: Evidence) -> str:
    planned = "" if one.stands == "done" else f" ({one.stands})"
    return f"“{quoted(one.words, QUOTE)}”, {day_of(one.day)}{planned} {references(one.refs)}"


def gap(one: Gap) -> str:
    """Russia: acts or is acted on in 12 documents, quoted in none"""
    named = f"acts or is acted on in {one.named} document{'' if one.named == 1 else 's'}" if one.named else "not spoken of"
    return f"{party_name(one.party)}: {named}" + (", never quoted" if one.named else ", so nothing can be said of it")


def lit(one: Lit) -> str:
    counts = [f"{len(found)} {side}" for side, found in (("for", one.evidence_for), ("against", one.evidence_against)) if found]
    return f"{one.name}: {LIT[one.state]}{f' ({joined(counts)})' if counts else ''}"
