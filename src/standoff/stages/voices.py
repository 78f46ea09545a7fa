"""Whom "we", "our" and "I" mean: the speaker of the statement they stand in, else the voice of a text in the first person.

The voice of a text, where no quotation and no turn is around the word:
    1  "We, the leaders of A, B and C, …"        those parties
    2  the person that the title names           "Statement by President X", "Remarks by …"
    3  "my fellow Xs", "we Xs" by demonym
    4  words that one state's speakers use of their own: "Mr. President", "the Administration", "America's", "here in the US"
    5  the state named beside "we" most often, those aside whose head the text names or that "we" deal with; only in a text
       with eight such words outside quotations or more
"""
from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from ..annotation import Document, Mention, Party, Span, Statement
from ..annotation.codes import side_of
from ..reference import parties
from .contract import Layers
from .who import Who

FIRST = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|[Uu]s|I|[Mm]y|[Mm]e|[Oo]urselves|[Mm]yself)\b(?!\.)")
FELLOW = re.compile(r"\b(?:[Mm]y [Ff]ellow|[Ww]e) ([A-Z]\w+)")
LEADERS = re.compile(
    r"\bWe,? (?:the )?(?:leaders|foreign ministers|ministers|heads of (?:state|government)|governments|members|representatives)"
    r"[^.;]{0,400}?,? (?=condemn|have|are|met|reaffirm|welcome|call|stand|express|join|agree|today|commit|,|\.)")
BESIDE = 160  # characters: so near to "we" a state may be meant by it
# American usage: the bare, capitalised office is the speaker's own. Other states' speakers may need a list of their own.
USAGE = {"USA": re.compile(
    r"\bMr\. President\b|\b[Tt]he (?:Vice )?President\b(?! of\b| [A-Z])|\b(?:[Mm]y|[Tt]his|[Tt]he|[Oo]ur) [Aa]dministration\b"
    r"|(?<!with )(?<!against )(?<!from )(?<!to )(?<!on )\bAmerica\b"
    r"|\bAmerican (?:people|lives|troops|forces|personnel|citizens|families)\b|\bhere in the (?:USA?|United States|U\.S\.)")}
DEALT_WITH = re.compile(r"(?:\b(?:with|against|on|from|towards?|to|for|in|of|between)|[a-z]ing) (?:the )?\Z")
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
        code = speaker.code if text.casefold() in ALONE or speaker.code[3:4] not in ("", " ") else side_of(speaker.code)
        return (Party(code, speaker.entity, text, word),)

    @cached_property
    def _voice(self) -> tuple[tuple[str, str | None], ...]:
        """Codes with their entities."""
        text = self.document.text
        said = [s.content.span for s in self.layers.statements]
        loose = [m for m in FIRST.finditer(text) if not any(s.start <= m.start() < s.end for s in said)]
        if not loose:
            return ()
        known = self._leaders() or self._titled() or self._fellows() or self._usage()
        return known or (self._beside([m.start() for m in loose]) if len(loose) >= 8 else ())

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

    def _usage(self) -> tuple[tuple[str, str | None], ...]:
        """4"""
        return tuple((code, None) for code, words in USAGE.items() if words.search(self.document.text))

    def _beside(self, places: list[int]) -> tuple[tuple[str, str | None], ...]:
        """5. A speaker does not name himself, so states whose head is named are others'; forces and ministers count thrice."""
        named = [m for m in self.layers.mentions if m.form == "name" and m.kind == "person"]
        heads = {code[:3] for m in named if (code := self.code(m)) and _is_head(m.role)}
        counts: Counter[str] = Counter()
        for mention in self.layers.mentions:
            near = any(abs(mention.span.start - place) < BESIDE for place in places)
            dealt_with = DEALT_WITH.search(self.document.text, max(0, mention.span.start - 12), mention.span.start)
            code = self.code(mention) if near and not dealt_with and mention.form != "pronoun" else None
            if code and side_of(code) not in heads:
                counts[side_of(code)] += 1 if mention.kind == "country" else 3
        best = counts.most_common(1)
        return ((best[0][0], None),) if best and best[0][1] >= 4 else ()

    def _distinct(self, mentions: list[Mention]) -> tuple[tuple[str, str | None], ...]:
        found = {side_of(p.code): p.entity for m in mentions if (p := self.who.party(m)) and p.code}
        return tuple(found.items())

    def code(self, mention: Mention) -> str | None:
        party = self.who.party(mention)
        return party.code if party else None


def _is_head(role: str | None) -> bool:
    office = parties.office(role) if role else None
    return office is not None and office.head
