"""Actor and recipient of a trigger: from the encoder's marks on wordpieces to parties with codes."""
from __future__ import annotations

import re

from ..annotation import Document, Mention, Party, Span
from ..reference import ontology, parties
from .contract import Layers
from .marks import Trigger
from .voices import FIRST, Voices
from .who import Who

SURE, SURE_ELSEWHERE = 0.5, 0.75  # the least certainty of a role mark in the trigger's sentence and outside it; set on the development sentences
WORD = re.compile(r"\w+")
EACH_OTHER = re.compile(r"(?i)\b(?:each other|one another|mutual(?:ly)?|both sides|the two sides)\b")


class Roles:
    """Needs `parse`, `mentions`, `entities`, `statements`, `sections`."""

    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.doc = document.text, layers.parse
        self.who, self.voices = Who(document, layers), Voices(document, layers)
        self.countries = [(m.span.start, m.code) for m in layers.mentions if m.form == "name" and m.kind == "country" and m.code]

    def of(self, trigger: Trigger, event_type: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """(actor, recipient), each code once, in text order. Reciprocal types have everyone in actor."""
        actor, recipient = self.side(trigger.actors, trigger.span), self.side(trigger.recipients, trigger.span)
        both = {p.code for p in actor} & {p.code for p in recipient}
        heat = {span.start: p for span, p in trigger.actors}
        other = {span.start: p for span, p in trigger.recipients}
        same = {p.span for p in actor} & {p.span for p in recipient}
        if both and same:  # the same words cannot be on both sides
            hotter = lambda p: max((v for at, v in heat.items() if p.span.start <= at < p.span.end), default=0.0) >= \
                max((v for at, v in other.items() if p.span.start <= at < p.span.end), default=0.0)
            actor = [p for p in actor if p.span not in same or hotter(p)]
            recipient = [p for p in recipient if p.span not in same or not hotter(p)]
        if event_type in ontology.RECIPROCAL or not recipient and len(actor) > 1:
            merged = sorted([*actor, *recipient], key=lambda p: p.span)
            return tuple(once(merged)), ()
        return tuple(once(actor)), tuple(once(recipient))

    def side(self, marks: tuple[tuple[Span, float], ...], trigger: Span) -> list[Party]:
        """The parties under one role's marks, outer mentions before the names inside them."""
        token = self.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")[0]
        sentence = Span(token.sent.start_char, max(token.sent.end_char, trigger.end))
        hot = [span for span, p in marks if p >= (SURE if sentence.contains(span) else SURE_ELSEWHERE)]
        found: list[Party] = []
        taken: list[Span] = []
        for span in hot:
            if any(t.contains(span) for t in taken):
                continue
            words, people = self.parties_at(span, hot)
            if people:
                found += people
                taken.append(words)
        return sorted(found, key=lambda p: p.span)

    def parties_at(self, piece: Span, hot: list[Span]) -> tuple[Span, list[Party]]:
        """Whom the word under a mark means, with the words that stand for them."""
        word = self.word(piece)
        if FIRST.fullmatch(word.of(self.text)):
            return word, list(self.voices.parties(word))
        over = [m for m in self.who.mentions_over(word)]
        headed = [m for m in over if any(m.head.overlaps(h) for h in hot)]
        for mention in [*headed, *reversed(over)]:
            if people := self.of_mention(mention):
                return mention.span, people
        if (antecedent := self.antecedent(word)) is not None:
            return word, [p for p in self.of_mention(antecedent)]
        return word, []

    def of_mention(self, mention: Mention) -> list[Party]:
        """One party; two for "both sides"; a force by whose it is ("its troops")."""
        if mention.role == "both sides":
            return self.both_sides(mention)
        party = self.who.party(mention)
        if party:
            return [party]
        owner = self.owner(mention)
        if owner:
            office = parties.office(mention.span.of(self.text))
            code = f"{owner.code} {office.sector}" if office and len(owner.code) == 3 else owner.code
            return [Party(code, owner.entity, mention.span.of(self.text), mention.span)]
        return []

    def owner(self, mention: Mention) -> Party | None:
        """The party of a possessive pronoun at the head of a description: "its troops", "our forces"."""
        first = WORD.search(self.text, mention.span.start, mention.span.end)
        if not first or mention.form != "description":
            return None
        word = Span(*first.span())
        if FIRST.fullmatch(first[0]):
            return next(iter(self.voices.parties(word)), None)
        pronoun = next((m for m in self.who.mentions_over(word) if m.form == "pronoun" and m.span == word), None)
        return self.who.party(pronoun) if pronoun else None

    def both_sides(self, mention: Mention) -> list[Party]:
        """The two states that the text has named most in its last stretch before these words."""
        before = [code for start, code in self.countries if start < mention.span.start][-12:]
        ranked = sorted(set(before), key=lambda code: (-before.count(code), before.index(code)))[:2]
        return [Party(code, None, mention.span.of(self.text), mention.span) for code in ranked] if len(ranked) == 2 else []

    def antecedent(self, word: Span) -> Mention | None:
        """Whom "who" or "which" stands for."""
        if word.of(self.text).casefold() not in ("who", "which", "that", "whose", "whom"):
            return None
        token = next(iter(self.doc.char_span(word.start, word.end, alignment_mode="expand") or ()), None)
        clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None) if token is not None else None
        return self.who.mention(Span(clause.head.idx, clause.head.idx + len(clause.head))) if clause is not None else None

    def word(self, piece: Span) -> Span:
        """The whole word around a wordpiece."""
        start, end = piece.start, piece.end
        while start > 0 and self.text[start - 1].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        return Span(start, end)


def once(found: list[Party]) -> list[Party]:
    """Each code once; a state's organ stands for the state where both are named."""
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.code, party)
    return [p for code, p in kept.items() if not (len(code) == 3 and any(other.startswith(code + " ") for other in kept))]
