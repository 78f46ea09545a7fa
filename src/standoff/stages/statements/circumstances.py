"""To whom and when something was said, by the words that hang on its cue."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...annotation import Document, Span, Time, When, Words
from ..dating import when_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TOLD = ("tell", "tells", "told", "telling", "inform", "informed", "warn", "warns", "warned", "assure", "assured", "remind", "reminded",
        "ask", "asked", "urge", "urged")  # verbs whose object hears it


def addressee_of(cue: Span, content: Span, document: Document, parse: Doc) -> Words | None:
    """The words that name who was spoken to: "told reporters", "said to the envoy"."""
    for token in parse.char_span(cue.start, cue.end, alignment_mode="expand") or ():
        if token.lower_ == "according":  # behind its "to" stands who speaks
            return None
        heard = next((child for child in token.children if child.dep_ in ("dobj", "dative") and token.lower_ in TOLD), None)
        heard = heard or next((last for child in token.children if child.dep_ in ("prep", "dative") and child.lower_ == "to"
                               for last in child.children if last.dep_ == "pobj"), None)
        if heard is not None and heard.pos_ in ("NOUN", "PROPN", "PRON"):
            span = _noun_phrase(heard)
            if not span.overlaps(content):
                return Words.at(document.text, span.start, span.end)
    return None


def said_on(cue: Span, content: Span, times: Sequence[Time], document: Document, parse: Doc) -> When | None:
    """The day of the saying, where its own clause gives it."""
    token = next(iter(parse.char_span(cue.start, cue.end, alignment_mode="expand") or ()), None)
    if token is None:
        return None
    sentence = Span(token.sent.start_char, token.sent.end_char)
    return when_of(cue, sentence, [time for time in times if not time.span.overlaps(content)], parse, document.published)


def _noun_phrase(head: Token) -> Span:
    """The noun with what stands before it."""
    words = [token for token in head.subtree if token.i <= head.i]
    return Span(words[0].idx, head.idx + len(head))
