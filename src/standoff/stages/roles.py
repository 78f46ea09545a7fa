"""Actor and recipient of a trigger: from the encoder's marks on wordpieces to parties with codes."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..annotation import Document, Mention, Party, Span
from ..reference import ontology, parties
from .contract import Layers
from .marks import Trigger
from .voices import FIRST, Voices
from .who import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

# The least certainty of a role mark in the trigger's sentence and outside it; chosen by hand, higher
# where the sentence is another.
SURE, SURE_ELSEWHERE = 0.5, 0.75
DIRECTED = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID", "SUPPORT", "SANCTION", "COERCE", "ASSAULT")
BODIES = ("IGO ", "NGO ", "REB ")
# How a party hangs from the word that carries the act, by dependency and, for prepositions, word.
SUBJECTS: dict[str, tuple[str, ...]] = {"nsubj": (), "poss": (), "amod": (), "compound": (), "nmod": (), "prep": ("by",)}
OBJECTS: dict[str, tuple[str, ...]] = {"dobj": (), "dative": (), "prep": ("against", "on", "to", "toward", "towards", "upon", "at")}
WHERE = ("in", "at", "near", "around", "across", "outside")
WORD = re.compile(r"\w+")


class Roles:
    """Needs `parse`, `mentions`, `entities`, `statements`, `sections`."""

    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.doc = document.text, layers.parse
        self.who, self.voices = Who(document, layers), Voices(document, layers)
        self.countries = [(m.span.start, m.code) for m in layers.mentions if m.form == "name" and m.kind == "country" and m.code]

    def of(self, trigger: Trigger, event_type: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """(actor, recipient), each code once, in text order. Reciprocal types have everyone in actor.

        1  the parties under the encoder's role marks; words on both sides go to the likelier
        2  where a side is empty, what the grammar says: subject or possessor, object or "against X"
        3  of several actors of a directed act those named after it are whom it is done to
        """
        actor, recipient = self.apart(trigger)
        token = self.doc.char_span(trigger.span.start, trigger.span.end, alignment_mode="expand").root
        actor = [p for p in actor if not self.is_place(p)] or self.by_grammar(token, SUBJECTS, recipient)
        if event_type in ontology.RECIPROCAL:
            everyone = sorted([*actor, *(p for p in recipient if not self.is_place(p))], key=lambda p: p.span)
            return tuple(once(everyone)), ()
        recipient = recipient or self.by_grammar(token, OBJECTS, actor)
        if event_type in DIRECTED and not recipient and len(actor) > 1:
            before = [p for p in actor if p.span.start < trigger.span.start]
            actor, recipient = (before, [p for p in actor if p not in before]) if before else (actor, [])
        own = {p.code[:3] for p in actor if not p.code.startswith(BODIES)}
        recipient = [p for p in recipient if not (p.code[:3] in own and (len(p.code) == 3 or any(p.code == q.code for q in actor)))]
        return tuple(once(actor)), tuple(once(recipient))

    def apart(self, trigger: Trigger) -> tuple[list[Party], list[Party]]:
        """1"""
        actor, recipient = self.side(trigger.actors, trigger.span), self.side(trigger.recipients, trigger.span)
        for span in {p.span for p in actor} & {p.span for p in recipient}:
            if _heat(trigger.actors, span) >= _heat(trigger.recipients, span):
                recipient = [p for p in recipient if p.span != span]
            else:
                actor = [p for p in actor if p.span != span]
        return actor, recipient

    def is_place(self, party: Party) -> bool:
        """A state named only as where something happened: "met in China"."""
        tokens = self.doc.char_span(party.span.start, party.span.end, alignment_mode="expand")
        if tokens is None or len(party.code) != 3:
            return False
        return bool(tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in WHERE)

    def by_grammar(self, token: Token, links: dict[str, tuple[str, ...]], other: list[Party]) -> list[Party]:
        """2. The parties that hang from the trigger by one of these links, less those of the other side."""
        passive = any(c.dep_ == "nsubjpass" for c in token.children)
        for child in token.children:
            dep = {"nsubjpass": "dobj", "agent": "nsubj"}.get(child.dep_, child.dep_)
            if dep not in links or (passive and child.dep_ == "dobj") or (links[dep] and child.lower_ not in links[dep]):
                continue
            head = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ in ("prep", "agent") else child
            if head is None:
                continue
            at = Span(head.idx, head.idx + len(head))
            found = [p for p in self.parties_at(at, [at])[1] if p.code not in {q.code for q in other}]
            if found:
                return found
        return []

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
        over = list(self.who.mentions_over(word))
        headed = [m for m in over if any(m.head.overlaps(h) for h in hot)]
        for mention in [*headed, *reversed(over)]:
            if people := self.of_mention(mention):
                return mention.span, people
        if (antecedent := self.antecedent(word)) is not None:
            return word, list(self.of_mention(antecedent))
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


def _heat(marks: tuple[tuple[Span, float], ...], span: Span) -> float:
    return max((p for at, p in marks if span.contains(at)), default=0.0)
