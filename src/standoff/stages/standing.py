"""Whose words and whose acts: parties behind a word of the parse, who speaks at a place, both by state or body."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..annotation import Document, Party, Span, Statement
from ..annotation.codes import side_of
from .clauses import at, subject
from .contract import Layers
from .roles import OTHERS, Roles
from .voices import FIRST

if TYPE_CHECKING:
    from spacy.tokens import Token

SPOKEN = 5  # so many words of the first person outside statements make a text one that is spoken by its voice
OWN = ("our", "my")
THIRD = ("its", "their", "his", "her")
SOME = ("all", "both", "most", "some", "many", "several", "each", "none", "few", "leaders", "members", "majority")


class Standing:
    """Needs `parse`, `statements`, `mentions`, `entities`, `sections`. Codes are without sector, each once."""

    def __init__(self, document: Document, layers: Layers) -> None:
        self.text, self.layers = document.text, layers
        self.roles = Roles(document, layers)
        said = [s.content.span for s in layers.statements]
        loose = (m for m in FIRST.finditer(self.text) if not any(s.start <= m.start() < s.end for s in said))
        self.spoken = sum(1 for _ in loose) >= SPOKEN

    def parties(self, word: Token) -> tuple[str, ...]:
        """Whom a word names, and those joined to it; "our forces" by whose voice it is; "both of them" by what follows."""
        found = self._one(word) or next((f for of in _behind_of(word) if (f := self._one(of))), ())
        return tuple(dict.fromkeys([*found, *(code for w in word.conjuncts for code in self._one(w))]))

    def _one(self, word: Token) -> tuple[str, ...]:
        whose = next((c for c in word.children if c.dep_ == "poss" and c.lower_ in OWN), None)
        word = whose if whose is not None and not OTHERS.fullmatch(word.text) else word
        return codes(self.roles.parties_at(at(word), [at(word)])[1])

    def over(self, span: Span | None) -> tuple[str, ...]:
        """Everybody named in a stretch of words."""
        return codes(p for m in self.roles.who.mentions_over(span) for p in self.roles.of_mention(m)) if span else ()

    def speaker(self, word: Token, statement: Statement | None) -> tuple[str, ...]:
        """The speaker of the statement, of one whom nobody knows nobody; without a statement the voice of the text."""
        if statement is None:
            return codes(self.roles.voices.parties(at(word))) if self.spoken else ()
        speaker = statement.speaker
        if speaker and speaker.code:
            return (side_of(speaker.code),)
        return codes(self.roles.voices.parties(speaker.span)) if speaker and FIRST.fullmatch(speaker.text) else ()

    def statement(self, word: Token) -> Statement | None:
        """The innermost one that the word stands in."""
        around = [s for s in self.layers.statements if s.content.span.start <= word.idx < s.content.span.end]
        return min(around, key=lambda s: len(s.content.span), default=None)


def codes(people: Iterable[Party]) -> tuple[str, ...]:
    """Of those who have one: nobody else is bound, or stands anywhere."""
    return tuple(dict.fromkeys(side_of(p.code) for p in people if p.code))


def owner(noun: Token) -> Token | None:
    """Who has what the noun names; for "its" and "their" the subject of the clause, where one stands before: "the council
    announced its opposition"."""
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    if whose is None or whose.lower_ not in THIRD:
        return whose
    over = next((s for a in noun.ancestors if a.pos_ in ("VERB", "AUX") and (s := subject(a)) is not None), None)
    return over if over is not None and over.i < whose.i else whose


def _behind_of(word: Token) -> list[Token]:
    if word.lower_ not in SOME:
        return []
    return [g for c in word.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
