"""The rules by which commitments are found, in their order; what an earlier one has taken, a later one leaves alone.

    1  conditions by grammar ("if …", "any … will be met with …")                                  conditions.py
    2  words that bind ("threatened to …", "our commitment to …") and what "we will"               undertakings.py
    3  the encoder's consequences, each with the condition that its sentence marks
    4  what an event of threatening or agreeing governs, where 2 knows no such word
"""
from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from ...annotation import Commitment, Document, Span
from ...annotation.commitment import CommitmentKind
from ..clauses import asks, at, clause, modal, shortened, span
from ..contract import Layers
from ..events import is_past
from .bond import Bond
from .bound import Binder
from .conditions import find_conditions
from .undertakings import find_undertakings

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = 0.45  # the encoder's least certainty of a consequence, chosen by hand
OPENED = re.compile(r"(?i)(?:if|unless|should|whether)\b")
AGREED = re.compile(r"agree|authori[sz]|accept|deal\Z")


def find_commitments(document: Document, layers: Layers) -> tuple[Commitment, ...]:
    """Return the commitments in text order; ids are c1, c2, … `by` is never empty. Needs `parse`, `marks`, `mentions`,
    `entities`, `statements`, `events`, `times`, `sections`."""
    assert layers.parse is not None and layers.marks is not None
    binder, prose = Binder(document, layers), [s.span for s in layers.sections if s.kind in ("title", "body")]
    conditional = list(find_conditions(layers.parse))
    supposed = [b.condition for b in conditional if b.condition]
    found: list[Commitment] = []
    for rule in (conditional, find_undertakings(layers.parse), _marked(layers), _governed(layers)):
        taken = [c.consequence.span for c in found]
        for bond in rule:
            if OPENED.match(document.text, bond.consequence.start) or any(c.overlaps(at(bond.head)) for c in supposed):
                continue  # what is only supposed binds nobody
            free = any(p.overlaps(bond.consequence) for p in prose) and not any(t.overlaps(bond.consequence) for t in taken)
            if free and (made := binder.commitment(bond)):
                found.append(made)
                taken.append(made.consequence.span)
    found.sort(key=lambda c: c.consequence.span)
    return tuple(dataclasses.replace(c, id=f"c{n}") for n, c in enumerate(found, 1))


def _marked(layers: Layers) -> Iterator[Bond]:
    """3"""
    assert layers.marks is not None and layers.parse is not None
    conditions = [b for b in layers.marks.bonds if b.part == "condition"]
    for mark in layers.marks.bonds:
        if mark.part == "consequence" and mark.score >= SURE and len(mark.span) > 3:
            tokens = layers.parse.char_span(mark.span.start, mark.span.end, alignment_mode="expand")
            sentence = Span(tokens[0].sent.start_char, tokens[-1].sent.end_char)
            near = [b.span for b in conditions if sentence.overlaps(b.span) and not b.span.overlaps(mark.span)]
            condition = min(near, key=lambda s: min(abs(s.start - mark.span.end), abs(mark.span.start - s.end)), default=None)
            kind = cast(CommitmentKind, max(mark.kinds, key=lambda name: mark.kinds[name]))
            yield Bond(tokens.root, Span(tokens.start_char, tokens.end_char), condition, kind, None, True)


def _governed(layers: Layers) -> Iterator[Bond]:
    """4"""
    assert layers.parse is not None
    for event in layers.events:
        if event.event_type not in ("THREATEN", "AGREE") or event.auxiliary is not None:
            continue
        trigger = layers.parse.char_span(event.trigger.span.start, event.trigger.span.end, alignment_mode="expand").root
        if event.event_type == "AGREE" and AGREED.match(trigger.lower_):
            continue  # an agreement binds both sides to what they agreed; nobody promises it to the other
        verb = _complement(trigger)
        if verb is not None and not asks(verb) and (follows := span(shortened(clause(verb)))):
            actor = next((p.span for p in event.actor if p.code), None)
            holder = layers.parse.char_span(actor.start, actor.end, alignment_mode="expand").root if actor else None
            yield Bond(verb, follows, None, None, holder, True)


def _complement(trigger: Token) -> Token | None:
    verb = next((c for c in trigger.children if c.dep_ in ("ccomp", "xcomp", "acl") and not is_past(c)), None)
    return trigger if verb is None and trigger.pos_ == "VERB" and modal(trigger) else verb
