"""Actor and recipient of a trigger: from the encoder's marks on wordpieces to parties with codes."""
from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..annotation import Document, Mention, Party, Place, Span
from ..annotation.codes import BODIES
from ..reference import ontology, parties
from .contract import Layers
from .entities import RULERS
from .marks import Trigger
from .places.words import listed
from .voices import FIRST, Voices
from .who import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

# The least certainty of a role mark in the trigger's sentence and outside it; chosen by hand, higher
# where the sentence is another.
SURE, SURE_ELSEWHERE = 0.5, 0.75
BESIDE = 0.8  # of the surest party's mark what another of its side must have
DIRECTED = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID", "SUPPORT", "SANCTION", "COERCE", "ASSAULT")
MOVES = ("MOBILIZE", "RETREAT", "CONCEDE")  # whose own forces are moved, not acted upon
SEAT = re.compile(r"White House|Kremlin|Downing Street|Capitol|Pentagon|Palace|headquarters")
# How a party hangs from the word that carries the act, by dependency and, for prepositions, word.
SUBJECTS: dict[str, tuple[str, ...]] = {"nsubj": (), "poss": (), "amod": (), "compound": (), "nmod": (), "prep": ("by",)}
OBJECTS: dict[str, tuple[str, ...]] = {"dobj": (), "dative": (), "prep": ("against", "on", "to", "toward", "towards", "upon", "at")}
OTHERS = re.compile(r"(?i)all(?:y|ies)|partners?|friends?|neighbou?rs?|counterparts?|enem(?:y|ies)|adversar(?:y|ies)|colleagues?|hosts?")
PEOPLE = listed("""people civilians civilian citizens residents villagers protesters protestors demonstrators women men children families
    refugees migrants students workers activists journalists inhabitants crowds crowd locals prisoners detainees""")
EDGES = ("DET", "ADP", "PUNCT", "CCONJ", "PRON", "PART", "AUX", "ADV")  # no name begins or ends with these
# Nouns whose "of" names whom it is done to: "the invasion of", "the arrest of".
DONE_TO = re.compile(r"(?:invasion|bombing|bombardment|shelling|annexation|occupation|kidnapping|killing|murder|assassination|arrest"
                     r"|detention|imprisonment|persecution|expulsion|condemnation|criticism|recognition|evacuation|liberation|siege)s?\Z")
WHERE = ("in", "at", "near", "around", "across", "outside", "inside", "within", "throughout", "into")
WORD = re.compile(r"\w+")


class Roles:
    """Needs `parse`, `mentions`, `entities`, `statements`, `sections`."""

    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.doc = document.text, layers.parse
        self.aside = [s.span for s in layers.sections if s.kind not in ("title", "body")]
        self.who, self.voices, self.places = Who(document, layers), Voices(document, layers), layers.places
        self.countries = [(m.span.start, m.code) for m in layers.mentions if m.form == "name" and m.kind == "country" and m.code]

    def of(self, trigger: Trigger, event_type: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """(actor, recipient), each code once, in text order. Reciprocal types have everyone in actor.

        1  the parties under the encoder's role marks; words on both sides go to the likelier
        2  where a side is empty, what the grammar says: subject or possessor, object or "against X"
        3  of several actors of a directed act those named after it are whom it is done to
        """
        actor, recipient = self.apart(trigger)
        token = self.doc.char_span(trigger.span.start, trigger.span.end, alignment_mode="expand").root
        if doers := self.by_grammar(token, {"prep": ("by",)}, []):  # "the annexation by Russia", "was attacked by Russia"
            actor, recipient = doers, [p for p in recipient if p.code not in {q.code for q in doers}]
        actor = [p for p in actor if not self.is_place(p)]
        if not any(p.code for p in actor):
            actor += next((found for verb in governors(token) if (found := self.by_grammar(verb, SUBJECTS, recipient))), [])
        if event_type in ontology.RECIPROCAL:
            everyone = sorted([*actor, *(p for p in recipient if not self.is_place(p))], key=lambda p: p.span)
            return tuple(once(everyone)), ()
        recipient += [] if any(p.code for p in recipient) else self.by_grammar(token, OBJECTS, actor)
        if event_type in DIRECTED and not recipient and len(actor) > 1:
            before = [p for p in actor if p.span.start < trigger.span.start]
            actor, recipient = (before, [p for p in actor if p not in before]) if before else (actor, [])
        own = {p.code[:3] for p in actor if p.code and not p.code.startswith(BODIES)}
        recipient = [p for p in recipient if not (p.code and p.code[:3] in own and (
            len(p.code) == 3 or event_type in MOVES or any(p.code == q.code for q in actor))) and not self.is_place(p)]
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
        if tokens is None or party.code is None or not (len(party.code) == 3 or SEAT.search(party.text)):
            return False
        return bool(tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in WHERE)

    def by_grammar(self, token: Token, links: dict[str, tuple[str, ...]], other: list[Party]) -> list[Party]:
        """2. The parties that hang from the trigger by one of these links, less those of the other side."""
        passive = any(c.dep_ == "nsubjpass" for c in token.children)
        for child in token.children:
            dep = {"nsubjpass": "dobj", "agent": "nsubj"}.get(child.dep_, child.dep_)
            of = child.lower_ == "of" and "dobj" in links and DONE_TO.match(token.lower_) is not None
            if of:
                dep = "prep"
            if dep not in links or (passive and child.dep_ == "dobj") or (links[dep] and child.lower_ not in links[dep] and not of):
                continue
            head = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ in ("prep", "agent") else child
            if head is None:
                continue
            whose = [t for t in head.children if t.dep_ == "poss"] if dep == "dobj" else []  # "rejected Iran's demand", "asked our help"
            heads = [Span(t.idx, t.idx + len(t)) for t in (head, *head.conjuncts, *whose)]
            found = [p for at in heads for p in self.parties_at(at, [at])[1] if p.code and p.code not in {q.code for q in other}]
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
        most = max((_heat(marks, p.span) for p in found), default=0.0)
        return sorted((p for p in found if _heat(marks, p.span) >= BESIDE * most), key=lambda p: p.span)

    def parties_at(self, piece: Span, hot: list[Span]) -> tuple[Span, list[Party]]:
        """Whom the word under a mark means, with the words that stand for them; who is in no list keeps his words, and has no
        code."""
        word = self.word(piece)
        if FIRST.fullmatch(word.of(self.text)):
            return self.first_person(word, hot)
        over = list(self.who.mentions_over(word))
        headed = [m for m in over if any(m.head.overlaps(h) for h in hot)]
        for mention in [*headed, *reversed(over)]:
            if people := self.of_mention(mention):
                return mention.span, people
        if (antecedent := self.antecedent(word)) is not None:
            return word, list(self.of_mention(antecedent))
        named = self.named(word, hot)
        return (named.span, [named]) if named else (word, [])

    def first_person(self, word: Span, hot: list[Span]) -> tuple[Span, list[Party]]:
        """The speaker; for "our forces" too, but "our allies" are others than he."""
        token = self.token(word)
        noun = token.head if token is not None and token.dep_ == "poss" else None
        if token is None or noun is None or noun.i <= token.i or not any(h.overlaps(Span(noun.idx, noun.idx + len(noun))) for h in hot):
            return word, list(self.voices.parties(word))
        whole = Span(word.start, noun.idx + len(noun))
        return (word, []) if OTHERS.fullmatch(noun.text) else (whole, list(self.voices.parties(word)))

    def named(self, word: Span, hot: list[Span]) -> Party | None:
        """Somebody by his words alone: the marked words round this one, in one piece, if a noun is their head. No pronoun, no
        place; "the administration" is the American one, as in `voices`."""
        token = self.token(word)
        if token is None or any(p.span.overlaps(word) for p in self.places) or any(s.overlaps(word) for s in self.aside):
            return None
        first, last = token.i, token.i
        while first > token.sent.start and self.is_hot(self.doc[first - 1], hot):
            first -= 1
        while last + 1 < token.sent.end and self.is_hot(self.doc[last + 1], hot):
            last += 1
        while first < last and self.doc[first].pos_ in EDGES:
            first += 1
        while last > first and self.doc[last].pos_ in EDGES:
            last -= 1
        tokens = self.doc[first : last + 1]
        if tokens.root.pos_ not in ("NOUN", "PROPN"):
            return None
        span, entity = Span(tokens.start_char, tokens.end_char), self.who.entity(word)
        if any(self.of_mention(m) for m in self.who.mentions_over(span)):
            return None  # somebody known stands in these words
        code = "USA GOV" if any(t.lower_ == "administration" for t in tokens) else None
        return Party(code, entity.id if entity else None, span.of(self.text), span)

    def token(self, word: Span) -> Token | None:
        return next(iter(self.doc.char_span(word.start, word.end, alignment_mode="expand") or ()), None)

    def is_hot(self, token: Token, hot: list[Span]) -> bool:
        return any(h.start < token.idx + len(token) and h.end > token.idx for h in hot)

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
            code = f"{owner.code} {office.sector}" if office and owner.code and len(owner.code) == 3 else owner.code
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
        token = self.token(word)
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


def governors(token: Token) -> Iterator[Token]:
    """The trigger, then the verbs whose subject is its own: "plotted attacks", "continues to press", "rounded up and arrested",
    "condemned it, calling for"."""
    yield token
    while token.head.pos_ in ("VERB", "AUX") and (
            token.dep_ in ("xcomp", "conj", "dobj") or (token.dep_ == "advcl" and token.tag_ == "VBG")):
        token = token.head
        yield token


def grounded(found: tuple[Party, ...], place: Place | None) -> tuple[Party, ...]:
    """People and rulers without a state are those of the place where it happens: "protesters were arrested in Minsk"."""
    if place is None or place.country is None:
        return found
    return tuple(dataclasses.replace(p, code=f"{place.country} {sector}") if p.code is None and (sector := _sector(p.text)) else p
                 for p in found)


def _sector(words: str) -> str | None:
    last = words.casefold().split()[-1]
    return "CVL" if last in PEOPLE else "GOV" if last in RULERS else None


def once(found: list[Party]) -> list[Party]:
    """Each code once, without one each word; a state's organ stands for the state where both are named."""
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.code or f"“{party.text.casefold()}", party)
    return [p for code, p in kept.items() if not (len(code) == 3 and any(other.startswith(code + " ") for other in kept))]


def _heat(marks: tuple[tuple[Span, float], ...], span: Span) -> float:
    return max((p for at, p in marks if span.contains(at)), default=0.0)
