"""What the encoder marks as said, thought or meant by somebody, outside quotation marks."""
from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...annotation import Document, Section, Span
from ...annotation.statement import StatementKind
from ...reference import cues
from ...reference.quotation import Quotation
from ..marks import Attribution
from ..roles import governors
from ..voices import FIRST

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE = 0.3  # the encoder's least certainty, set on PolNeAR's development part
FEW, FEW_MORE = 2, 3  # words: what is shorter tells nothing by itself; the second number is for what comes after the first piece
NOBODY = ("it", "that", "which", "there", "this", "what")
PROSE = ("body", "caption", "title")


def reported(document: Document, parse: Doc, sections: Sequence[Section], marks: Sequence[Attribution],
             quotes: Sequence[Quotation]) -> Iterator[tuple[Attribution, Span, StatementKind]]:
    """Each mark with each piece of its content and what it is. Where half of a piece stands in quotation marks, the quotation
    alone is the statement. What a text in the first person says of itself is its own voice and no report."""
    prose = [section.span for section in sections if section.kind in PROSE]
    for mark in marks:
        speaker = mark.speaker or (speaker_of(mark.cue, parse) if mark.cue else None)
        if speaker is None or mark.score < SURE or _is_own_voice(document.text, speaker, quotes):
            continue
        mark = dataclasses.replace(mark, speaker=_behind_dateline(document.text, speaker, sections))
        for content in mark.contents:
            if len(content.of(document.text).split()) < (FEW if content == mark.contents[0] else FEW_MORE):
                continue
            quoted = sum(quote.inner.shared(content) for quote in quotes)
            if 2 * quoted < len(content) and any(span.contains(content) for span in prose):
                yield mark, content, "speech" if _tells(document.text, mark, content, parse) else "attitude"


def _behind_dateline(text: str, speaker: Span, sections: Sequence[Section]) -> Span:
    """A speaker's words without a dateline that they begin in ("Jan 26 - Advisers …")."""
    end = max((section.span.end for section in sections if section.kind == "dateline" and section.span.overlaps(speaker)), default=0)
    start = max(speaker.start, end)
    while start < speaker.end and not text[start].isalnum():
        start += 1
    return Span(start, speaker.end) if start < speaker.end else speaker


def speaker_of(cue: Span, parse: Doc) -> Span | None:
    """Who speaks by the grammar of a cue: the subject of its verb or of the verb that governs it, whoever it is "according to",
    whose claim it is. None where that is nobody."""
    tokens = list(parse.char_span(cue.start, cue.end, alignment_mode="expand") or ())
    for token in tokens:
        if token.lower_ in ("according", "to") and (told := next((t for t in token.children if t.dep_ == "pobj"), None)) is not None:
            return Span(told.idx, told.idx + len(told))
    for token in tokens:
        verbs = governors(token) if token.pos_ in ("VERB", "AUX") else (token,)
        found = (t for verb in verbs for t in verb.children if t.dep_ in ("nsubj", "agent", "poss"))
        for subject in found:
            who = next((t for t in subject.children if t.dep_ == "pobj"), None) if subject.dep_ == "agent" else subject
            if who is not None and who.lower_ not in NOBODY:
                return Span(who.idx, who.idx + len(who))
    return None


def _is_own_voice(text: str, speaker: Span, quotes: Sequence[Quotation]) -> bool:
    return FIRST.fullmatch(speaker.of(text)) is not None and not any(quote.inner.contains(speaker) for quote in quotes)


def _tells(text: str, mark: Attribution, content: Span, parse: Doc) -> bool:
    """Whether it is speech: a verb of speech, and a clause that is said."""
    cue = mark.cue.of(text) if mark.cue else ""
    if not (cues.strength(cue) or "according to" in cue.casefold()):
        return False
    clause = parse.char_span(content.start, content.end, alignment_mode="expand")
    return any(token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in clause or ())
