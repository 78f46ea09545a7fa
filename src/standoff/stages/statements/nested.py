"""Speech inside speech: "the minister said that the embassy had warned that …". The encoder sees the outer one only; the inner
one is read off the parse."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...annotation import Span, Statement
from ...reference import cues
from .reported import NOBODY as NOBODY_SAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOBODY = (*NOBODY_SAYS, "one", "i", "we", "you", "me", "us")


def nested(statements: Sequence[Statement], parse: Doc) -> Iterator[tuple[Span, Span, Span]]:
    """(speaker, cue, content) of each clause that somebody else is told to have said inside a statement."""
    cued = [s.cue.span for s in statements if s.cue]
    for outer in statements:
        for verb in parse.char_span(outer.content.span.start, outer.content.span.end, alignment_mode="contract") or ():
            cue = Span(verb.idx, verb.idx + len(verb))
            if verb.pos_ != "VERB" or verb.lower_ not in cues.cue_forms() or any(cue.overlaps(other) for other in cued):
                continue
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            clause = next((child for child in verb.children if child.dep_ == "ccomp" and _is_finite(child)), None)
            if subject is None or clause is None or clause.i < verb.i or subject.lower_ in NOBODY:
                continue
            content = _span_of(clause)
            if outer.content.span.contains(content):
                cued.append(cue)
                yield Span(subject.idx, subject.idx + len(subject)), cue, content


def _is_finite(verb: Token) -> bool:
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in (verb, *verb.children))


def _span_of(clause: Token) -> Span:
    words = [token for token in clause.subtree if not token.is_space]
    while words and (words[0].is_punct or words[0].dep_ == "mark"):
        words = words[1:]
    return Span(words[0].idx, words[-1].idx + len(words[-1]))
