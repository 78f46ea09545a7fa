"""PLOVER's four auxiliary modes, and the words that decide each.

    1  date      an act dated long before the article, or before the text's own latest date where the article has none, is
                 historical; one dated after it is to come
    2  encoder   the mode it gives the trigger in its context
    3  grammar   a verb of denial or refusal over the act; a "not" that hangs on the trigger itself, where the encoder is unsure
    4  cue       the words nearest to the trigger that carry the mode: those that hang on it or on what governs it first, then
                 any of the sentence; the event's own time; else the trigger, whose form (a past tense) is all there is
"""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..annotation import Document, Time, When, Words
from ..annotation.event import Auxiliary
from ..reference.modality import CUES
from .marks import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

# An event so long before the publication is background: the guide's "article's week", and room for a crisis's build-up.
PAST = datetime.timedelta(days=120)
OWN_PAST = datetime.timedelta(days=365)  # before the text's own latest date, where the article has none
RECENT = datetime.timedelta(days=14)  # what the article reports on
# Types that speak of the future by what they are: a date to come is their content's.
FORWARD = ("AGREE", "THREATEN", "REQUEST", "CONCEDE", "REJECT", "ACCUSE")
UNDER = ("xcomp", "ccomp", "dobj", "pobj", "pcomp")
DENIES = re.compile(r"den(?:y|ies|ied|ying)\Z")
REFUSES = re.compile(r"(?:refus|declin)(?:es?|ed|ing)\Z")
RULED_OUT = re.compile(r"(?i)rul(?:e|es|ed|ing) out\b")
WEAK = ("to", "in", "any", "when", "until", "before", "after", "first", "set", "war", "were", "was", "been")  # after better ones
SURE = 0.6  # a mode that the encoder gives more than this is not overruled by a "not"; chosen by hand


class Modes:
    """Needs `parse` (through the tokens given) and `times`."""

    def __init__(self, document: Document, times: Sequence[Time]) -> None:
        self.text, self.published = document.text, document.published
        absolute = [time.end for time in times if time.end and not time.relative and time.type == "date"]
        self.latest = max(absolute, default=None)

    def of(self, trigger: Trigger, tokens: Tokens, event_type: str, when: When | None) -> tuple[Auxiliary | None, Words | None]:
        """The mode with its cue; (None, None) for what is asserted of the present crisis."""
        mode = self.mode(trigger, tokens, event_type, when)
        return (None, None) if mode is None else (mode, self.cue(mode, tokens, when))

    def mode(self, trigger: Trigger, tokens: Tokens, event_type: str, when: When | None) -> Auxiliary | None:
        """1 to 3"""
        told = max(trigger.auxiliaries, key=lambda name: trigger.auxiliaries[name])
        dated = self.dated(told, event_type, when) if when and told in ("none", "historical", "future") else told
        if event_type not in ("REJECT", "THREATEN", "ACCUSE", "REQUEST") and (RULED_OUT.match(tokens.text) or _denied(tokens.root)):
            return "negation"
        if dated == "none" and trigger.auxiliaries["none"] < SURE and any(c.dep_ == "neg" for c in tokens.root.children):
            return "negation"
        return None if dated == "none" else dated  # type: ignore[return-value]

    def dated(self, told: str, event_type: str, when: When) -> str:
        """1"""
        now = self.published or self.latest
        if now is None:
            return told
        if now - when.end > (PAST if self.published else OWN_PAST):
            return "historical"
        if self.published and told == "historical" and when.basis == "relative" and when.end >= now - RECENT:
            return "none"
        if self.published and when.start > now and event_type not in FORWARD:
            return "future"
        return told

    def cue(self, mode: Auxiliary, tokens: Tokens, when: When | None) -> Words:
        """4"""
        for group in (list(_attached(tokens)), [t for t in tokens[0].sent if t not in tokens]):
            found = [t for t in group if CUES[mode].fullmatch(t.text)]
            if found:
                nearest = min(found, key=lambda t: (t.lower_ in WEAK, min(abs(t.i - tokens.start), abs(t.i - tokens.end + 1)), t.i))
                return self.whole(mode, nearest)
        if when and when.span and mode in ("historical", "future"):
            return Words.at(self.text, when.span.start, when.span.end)
        return Words.at(self.text, tokens.start_char, tokens.end_char)

    def whole(self, mode: Auxiliary, token: Token) -> Words:
        """The cue with the words that belong to it: "going to", "ruled out", "stopped short of", "no plans"."""
        start, end = token.idx, token.idx + len(token)
        behind = re.match(r"(?:\s+(?:to|out|short|of|plans?|intention|yet|longer|about))+\b", self.text[end : end + 20])
        before = re.search(r"\bstop(?:s|ped|ping)?\s+\Z", self.text[max(0, start - 12) : start]) if token.lower_ == "short" else None
        return Words.at(self.text, start - (len(before[0]) if before else 0), end + (behind.end() if behind else 0))


def _denied(token: Token) -> bool:
    """The act stands under a verb that denies it: "denied shelling", "ruled out an attack", "refused to leave". What is only
    joined to such a verb by "and" is not under it."""
    inside = False
    while token.head.i != token.i and token.dep_ in (*UNDER, "prep", "conj"):
        inside = (inside and token.dep_ == "conj") or token.dep_ in UNDER
        link, token = token.dep_, token.head
        if inside and link != "conj" and DENIES.match(token.lower_):
            return True
        if inside and link == "xcomp" and REFUSES.match(token.lower_):
            return True
    return False


def _attached(tokens: Tokens) -> Iterator[Token]:
    """What hangs on the trigger, what it hangs on, and what hangs on that, up to the top of the sentence."""
    token, inside = tokens.root, set(tokens)
    while True:
        for near in (*((token,) if token not in inside else ()), *token.children):
            if near not in inside:
                yield near
        if token.head.i == token.i:
            return
        token = token.head
