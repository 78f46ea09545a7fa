"""Whom "we", "our" and "I" mean: the speaker of the statement they stand in, else the voice of a text in the first person.

The voice of a text, where no quotation and no turn is around the word:
    1  "We, the leaders of A, B and C, …"        those parties
    2  the person that the title names           "Statement by President X", "Remarks by …"
    3  "my fellow Xs", "we Xs", "the X people … our" by demonym
    4  the state named beside "we" most often, those aside whose head the text names
A text with fewer than three such words outside quotations has no voice.
"""
from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from ..annotation import Document, Mention, Party, Span, Statement
from ..reference import parties
from .contract import Layers
from .who import Who

FIRST = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|[Uu]s|I|[Mm]y|[Mm]e|[Oo]urselves|[Mm]yself)\b(?!\.)")
FELLOW = re.compile(r"\b(?:[Mm]y [Ff]ellow|[Ww]e) ([A-Z]\w+)")
LEADERS = re.compile(
    r"\bWe,? (?:the )?(?:leaders|foreign ministers|ministers|heads of (?:state|government)|governments|members|representatives)"
    r"[^.;]{0,400}?,? (?=condemn|have|are|met|reaffirm|welcome|call|stand|express|join|agree|today|commit|,|\.)")
BESIDE = 160  # characters: so near to "we" a state may be meant by it
ALONE = ("i", "my", "me", "myself")


class Voices:
    """Needs `mentions`, `entities`, `sections`, `statements`."""

    def __init__(self, document: Document, layers: Layers) -> None:
        self.document, self.layers, self.who = document, layers, Who(document, layers)

    def parties(self, word: Span) -> tuple[Party, ...]:
        """The parties that a word of the first person means; empty where it is nobody known."""
        around = [s for s in self.layers.statements if s.content.span.contains(word)]
        if around:
            return self._of_speaker(min(around, key=lambda s: len(s.content.span)), word)
        return tuple(Party(code, entity, word.of(self.document.text), word) for code, entity in self._voice)

    def _of_speaker(self, statement: Statement, word: Span) -> tuple[Party, ...]:
        speaker = statement.speaker
        if speaker is None:
            return ()
        text = word.of(self.document.text)
        if speaker.code is None:
            inner = Span(speaker.span.start, speaker.span.end)
            return self.parties(inner) if text != speaker.text and FIRST.fullmatch(speaker.text) else ()
        code = speaker.code if text.casefold() in ALONE or speaker.code[3:4] not in ("", " ") else body_or_state(speaker.code)
        return (Party(code, speaker.entity, text, word),)

    @cached_property
    def _voice(self) -> tuple[tuple[str, str | None], ...]:
        """Codes with their entities."""
        text = self.document.text
        said = [s.content.span for s in self.layers.statements]
        loose = [m for m in FIRST.finditer(text) if not any(s.start <= m.start() < s.end for s in said)]
        if len(loose) < 3:
            return ()
        return self._leaders() or self._titled() or self._fellows() or self._beside([m.start() for m in loose])

    def _leaders(self) -> tuple[tuple[str, str | None], ...]:
        """1"""
        found = LEADERS.search(self.document.text)
        return self._distinct(self.who.mentions_over(Span(*found.span()))) if found else ()

    def _titled(self) -> tuple[tuple[str, str | None], ...]:
        """2"""
        titles = [s.span for s in self.layers.sections if s.kind in ("title", "byline")][:1]
        named = [m for span in titles for m in self.who.mentions_over(span) if m.kind == "person" or m.role]
        return self._distinct(named[:1])

    def _fellows(self) -> tuple[tuple[str, str | None], ...]:
        """3"""
        codes = Counter(code for m in FELLOW.finditer(self.document.text) if (code := parties.demonym(m[1])))
        return tuple((code, None) for code, _ in codes.most_common(1))

    def _beside(self, places: list[int]) -> tuple[tuple[str, str | None], ...]:
        """4. A speaker does not name himself, so states whose head is named are others'; forces and ministers count thrice."""
        named = [m for m in self.layers.mentions if m.form == "name" and m.kind == "person"]
        heads = {p.code[:3] for m in named if (p := self.who.party(m)) and _is_head(m.role)}
        counts: Counter[str] = Counter()
        for mention in self.layers.mentions:
            near = any(abs(mention.span.start - place) < BESIDE for place in places)
            if near and mention.form != "pronoun" and (party := self.who.party(mention)) and body_or_state(party.code) not in heads:
                counts[body_or_state(party.code)] += 1 if mention.kind == "country" else 3
        best = counts.most_common(1)
        return ((best[0][0], None),) if best and best[0][1] >= 2 else ()

    def _distinct(self, mentions: list[Mention]) -> tuple[tuple[str, str | None], ...]:
        found = {body_or_state(p.code): p.entity for m in mentions if (p := self.who.party(m))}
        return tuple(found.items())


def body_or_state(code: str) -> str:
    """A state's code without its sector; a body's as it is."""
    return code if code.startswith(("IGO ", "NGO ", "REB ")) else code[:3]


def _is_head(role: str | None) -> bool:
    office = parties.office(role) if role else None
    return office is not None and office.head
