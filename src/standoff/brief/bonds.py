"""Threats, promises and offers: who to whom, if what then what, open or not, until when."""
from __future__ import annotations

import re
from collections.abc import Iterable

from ..annotation import Commitment
from .gather import Material, Told
from .lines import Shown, act_line, chapter, entry, line, merged_acts, newest
from .names import all_of, party_names, speaker_name
from .nouns import Chapter, Entry, Line, Piece
from .same import Same, merged
from .words import clean, day_of, days_of, joined, quoted

KINDS = (("Threats, warnings, ultimatums", ("threat", "ultimatum", "warning")), ("Promises and guarantees", ("promise", "guarantee")),
         ("Offers", ("offer",)))
LINES, LOOSE = 10, 6  # of each kind; of threats and undertakings without terms
PART = 130  # characters of a condition or a consequence: there are two of them in a line
VERBS = {"threat": ("threatens", "threaten"), "ultimatum": ("sets an ultimatum:", "set an ultimatum:"), "warning": ("warns of", "warn of"),
         "promise": ("promises", "promise"), "guarantee": ("guarantees", "guarantee"), "offer": ("offers", "offer")}
# The words that bind a condition, just before it or at its beginning. "unless" must never be read as "if": where none of them
# stands there, the condition is behind a neutral "on condition".
BINDS = (r"(?:(?:even|only)\s+)?(?:if|unless|until)|should|had|in the event (?:of|that)|in case(?: of)?|provid(?:ed|ing)(?: that)?|"
         r"on (?:the )?condition(?: that| of)?|(?:as|so) long as|as soon as|once|when|after|depend\w*(?: on)?|without")
BEFORE = re.compile(rf"(?i)\b({BINDS})[\s,“\"]*$")
WITHIN = re.compile(rf"(?i)^[\s“\"]*({BINDS})\b[\s,]*(?=\w)")


def commitments(material: Material, shown: Shown) -> Chapter | None:
    """By kind, the newest first; then threats and undertakings of which no terms are told."""
    bound = sorted(merged(material.commitments), key=newest)
    for same in bound:
        for told in same.all:
            _mark(told, shown)
    entries = [_of_kinds(heading, kinds, bound) for heading, kinds in KINDS]
    return chapter("commitments", "Threats, promises and offers", [*entries, _loose(material, shown)])


def _of_kinds(heading: str, kinds: tuple[str, ...], bound: Iterable[Same[Commitment]]) -> Entry:
    return entry(heading, [_line(same) for same in bound if same.best.annotation.kind in kinds], LINES)


def _mark(told: Told[Commitment], shown: Shown) -> None:
    for words in (told.annotation.condition, told.annotation.consequence):
        if words:
            shown.add(told, words.span)


def _line(same: Same[Commitment]) -> Line:
    told = same.best
    bond = told.annotation
    by = party_names(bond.by)
    toward = joined([name for name in party_names(bond.toward) if name not in by])
    pieces = [Piece(f"{all_of(by)} → {toward}" if toward else all_of(by), "who"), Piece(f": {VERBS[bond.kind][len(by) > 1]} ")]
    pieces += [Piece(quoted(bond.consequence.text, PART), "words"), *_condition(told)]
    return line((*pieces, Piece(f" — {_terms(bond)}{_sayer(told)}{_told_on(told)}")), same)


def _condition(told: Told[Commitment]) -> tuple[Piece, ...]:
    """ unless “the troops go home”: the binding words are the document's own."""
    condition = told.annotation.condition
    if condition is None:
        return ()
    before, within = BEFORE.search(told.lead_in), WITHIN.search(condition.text)
    if before:
        return Piece(f" {clean(before[1]).lower()} "), Piece(quoted(condition.text, PART), "words")
    if within:
        return Piece(f" {clean(within[1]).lower()} "), Piece(quoted(condition.text[within.end():], PART), "words")
    return Piece(" on condition: "), Piece(quoted(condition.text, PART), "words")


def _terms(bond: Commitment) -> str:
    due = bond.deadline
    return bond.status + (f", by {days_of(due.start, due.end, due.precision)}" if due else "")


def _sayer(told: Told[Commitment]) -> str:
    return f" (said by {speaker_name(told.speaker)})" if told.speaker else ""


def _told_on(told: Told[Commitment]) -> str:
    return f", reported {day_of(told.reported)}" if told.reported else ""


def _loose(material: Material, shown: Shown) -> Entry:
    """THREATEN and AGREE events that no commitment carries and no chapter has shown."""
    carried = {f"{told.ref.rpartition(':')[0]}:{told.annotation.event}".lstrip(":") for told in material.commitments}
    acts = [told for told in material.events if told.annotation.event_type in ("THREATEN", "AGREE")
            and told.annotation.auxiliary != "historical" and told.ref not in carried and not shown.has(told, 0.4)]
    same = merged_acts(acts)
    for one in same:
        for told in one.all:
            shown.add(told)
    return entry("Threats and undertakings without stated terms", [act_line(one) for one in same], LOOSE)
