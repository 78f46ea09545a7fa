"""Who is bound to what, on which condition.

    1  the encoder's consequences, each with the condition that its sentence marks
    2  a conditional sentence in somebody's mouth whose main clause is to come ("if …, we will …"), where 1 saw none
    3  what somebody threatens or agrees to ("threatened to …", "warned that …", "X will help …")
    4  an undertaking in the first person or by a verb of promising ("we will …", "we are committed to …", "promised he would …")
Who is bound: the actor of a commitment-like event in the words, else the subject of the consequence, else who speaks. Toward
whom: that event's recipient, else a party in the condition, else one in the consequence.
"""
from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..annotation import Commitment, Document, Event, Party, Span, When, Words
from ..annotation.commitment import CommitmentKind, Status
from .contract import Layers
from .events import is_past
from .marks import Bond
from .roles import Roles
from .voices import FIRST, body_or_state

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

SURE = 0.45  # the encoder's least certainty of a consequence, chosen by hand
BINDING = ("THREATEN", "AGREE", "CONCEDE", "AID", "SUPPORT", "REJECT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
PROMISES = (
    "promise", "promises", "promised", "promising", "pledge", "pledges", "pledged", "pledging", "vow", "vows", "vowed", "vowing",
    "commit", "commits", "committed", "committing", "commitment", "undertake", "undertook", "undertakes",
    "guarantee", "guarantees", "guaranteed", "assured", "assures", "determined", "prepared", "ready",
)
MERE = (
    "see", "know", "say", "tell", "ask", "hear", "note", "be", "have", "get", "take", "let", "go", "find", "remember", "think",
    "start", "turn", "give", "talk", "come", "discuss",
)
AGREED = re.compile(r"agree|authori[sz]|accept|deal\Z")
LONGEST = 220  # characters of a consequence
HOSTILE = ("THREATEN", "SANCTION", "COERCE", "ASSAULT")
MARKS = ("if", "unless", "should", "provided", "providing", "once", "until")
MODALS = ("will", "would", "shall", "could", "may", "might", "'ll", "’ll", "must", "can")
LEAD = re.compile(r"(?i)^(?:(?:that|to|then|and|but|finally|so|also)[,\s]+)+")
OPENERS = re.compile(
    r"(?i)^(?:(?:even|only|but|and|that|then|to)\s+)*"
    r"(?:if|unless|should|provided that|provided|in the event of|in case of|in case|as long as|so long as|depending on)\s+")
DEADLINE = re.compile(r"(?i)\b(?:by|before|within|until|no later than|not later than)\s*$")


def find_commitments(document: Document, layers: Layers) -> tuple[Commitment, ...]:
    """Return the commitments in text order; ids are c1, c2, … `by` is never empty. Needs `parse`, `marks`, `mentions`,
    `entities`, `statements`, `events`, `times`, `sections`."""
    assert layers.parse is not None and layers.marks is not None
    finder = Finder(document, layers)
    found = list(finder.marked())
    taken = [c.consequence.span for c in found]
    for rule in (finder.conditionals, finder.threats, finder.undertakings):
        found += [c for c in rule() if not any(t.overlaps(c.consequence.span) for t in taken)]
        taken = [c.consequence.span for c in found]
    found.sort(key=lambda c: c.consequence.span)
    return tuple(dataclasses.replace(c, id=f"c{n}") for n, c in enumerate(found, 1))


class Finder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None and layers.marks is not None
        self.text, self.doc, self.layers = document.text, layers.parse, layers
        self.roles = Roles(document, layers)
        self.bonds = layers.marks.bonds

    def marked(self) -> Iterator[Commitment]:
        """1"""
        conditions = [b for b in self.bonds if b.part == "condition"]
        for bond in self.bonds:
            if bond.part == "consequence" and bond.score >= SURE and len(bond.span) > 3:
                sentence = self.sentence(bond.span)
                near = [b.span for b in conditions if sentence.overlaps(b.span) and not b.span.overlaps(bond.span)]
                condition = min(near, key=lambda s: min(abs(s.start - bond.span.end), abs(bond.span.start - s.end)), default=None)
                if made := self.commitment(bond.span, condition, _kind(bond)):
                    yield made

    def conditionals(self) -> Iterator[Commitment]:
        """2"""
        for token in self.doc:
            if token.lower_ in MARKS and token.dep_ in ("mark", "aux", "advmod") and token.head.dep_ == "advcl":
                clause, main = token.head, token.head.head
                modal = any(c.lower_ in MODALS and c.dep_ == "aux" for c in main.children)
                said = any(s.content.span.start <= token.idx < s.content.span.end for s in self.layers.statements)
                if modal and not _asks(main) and (said or self.bound_subject(main)):
                    condition = _clause(clause, None)
                    consequence = _clause(main, clause)
                    if condition and consequence and (made := self.commitment(consequence, condition, None)):
                        yield made

    def threats(self) -> Iterator[Commitment]:
        """3"""
        for event in self.layers.events:
            if event.event_type in ("THREATEN", "AGREE") and event.auxiliary is None and _codes(event.actor):
                trigger = self.doc.char_span(event.trigger.span.start, event.trigger.span.end, alignment_mode="expand").root
                if event.event_type == "AGREE" and AGREED.match(trigger.lower_):
                    continue  # an agreement binds both sides to what they agreed; nobody promises it to the other
                verb = next((c for c in trigger.children if c.dep_ in ("ccomp", "xcomp", "acl") and not is_past(c)), None)
                if verb is None and any(c.dep_ == "aux" and c.lower_ in MODALS for c in trigger.children):
                    verb = trigger
                if verb is not None and (made := self.undertaking(verb, None)):
                    yield made

    def undertakings(self) -> Iterator[Commitment]:
        """4"""
        for token in self.doc:
            if any(c.dep_ == "neg" and token.lower_ in PROMISES for c in token.children):
                continue
            if token.lower_ == "met" and (made := self.met_with(token)):
                yield made
            if token.lower_ in PROMISES and (promised := _promised(token)):
                led_to = (c for c in promised.children if promised.dep_ == "prep" and c.dep_ in ("pcomp", "pobj"))
                verb = next(led_to, promised)
                verb = token if token.pos_ == "NOUN" else verb
                acts = verb.pos_ in ("VERB", "AUX") or token.lower_ in ("committed", "commitment")
                if acts and not _asks(token) and (made := self.undertaking(verb, "promise")):
                    yield made
            elif token.pos_ in ("VERB", "AUX") and self.we_will(token) and (made := self.undertaking(token, "promise")):
                yield made

    def met_with(self, verb: Token) -> Commitment | None:
        """ "Any attack will be met with a swift response": what comes with it, and the subject as the condition."""
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        modal = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in MODALS), None)
        if subject is None or modal is None or not any(c.dep_ == "prep" and c.lower_ == "with" for c in verb.children):
            return None
        end = list(verb.subtree)[-1]
        words = [t for t in subject.subtree if not t.is_space]
        condition = Span(words[0].idx, words[-1].idx + len(words[-1]))
        return self.commitment(Span(modal.idx, end.idx + len(end)), condition, "warning")

    def we_will(self, verb: Token) -> bool:
        """ "We will", "I shall", and no question, no mere seeing."""
        first = any(c.dep_ == "nsubj" and c.lower_ in ("we", "i") for c in verb.children)
        will = any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "'ll", "’ll") for c in verb.children)
        return first and will and verb.lower_ not in MERE and not _asks(verb)

    def undertaking(self, verb: Token, kind: CommitmentKind | None) -> Commitment | None:
        words = [t for t in verb.subtree if t.sent == verb.sent and not t.is_space]
        stop = next((t.idx for t in words if t.i > verb.i + 3 and t.text in (";", "—", "–")), None)
        end = min(words[-1].idx + len(words[-1]), stop or len(self.text), words[0].idx + LONGEST)
        return self.commitment(Span(words[0].idx, end), None, kind) if end > words[0].idx else None

    def bound_subject(self, verb: Token) -> bool:
        return any(c.dep_ == "nsubj" and _codes(self.roles.parties_at(_at(c), [_at(c)])[1]) for c in verb.children)

    def sentence(self, span: Span) -> Span:
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return Span(tokens[0].sent.start_char, tokens[-1].sent.end_char)

    def commitment(self, consequence: Span, condition: Span | None, kind: CommitmentKind | None) -> Commitment | None:
        words = self.trimmed(consequence)
        if words is None or "?" in self.text[words.span.end - 1 : words.span.end + 1]:
            return None  # a question binds nobody
        sentence = self.sentence(consequence)
        event = self.event(consequence, sentence)
        said = [s for s in self.layers.statements if s.content.span.overlaps(consequence)]
        statement = min(said, key=lambda s: len(s.content.span), default=None)
        by = self.by(consequence, event, statement.speaker.code if statement and statement.speaker else None)
        if not by:
            return None
        toward = self.toward(consequence, condition, event, by)
        hostile = event is not None and event.event_type in HOSTILE and event.auxiliary != "negation"
        told = "threat" if kind in (None, "promise") and hostile else kind or _kind_of(event, by, toward)
        status: Status = "standing" if told == "guarantee" else "open"
        return Commitment("", told, by, toward, self.trimmed(condition) if condition else None, words, self.deadline(sentence), status,
                          event.id if event else None, statement.id if statement else None)

    def trimmed(self, span: Span) -> Words | None:
        """Without the conjunction in front and stray marks at the edges."""
        start, end = span.start, span.end
        for opener in (OPENERS, LEAD):
            if found := opener.match(self.text[start:end]):
                start += found.end()
        while end > start and self.text[end - 1] in " ,.;:”\"\n":
            end -= 1
        while start < end and self.text[start] in " ,.;:“\"\n":
            start += 1
        return Words.at(self.text, start, end) if self.text[start:end].strip() else None

    def event(self, consequence: Span, sentence: Span) -> Event | None:
        """The event that carries the commitment: one in the consequence or, failing that, in its sentence."""
        binds = [e for e in self.layers.events
                 if e.event_type in BINDING and _codes(e.actor) and e.auxiliary not in ("historical", "negation")]
        near = [e for e in binds if sentence.contains(e.trigger.span)]
        inside = [e for e in near if consequence.contains(e.trigger.span)]
        binding = [e for e in near if e.event_type in ("THREATEN", "AGREE", "CONCEDE")]
        return next(iter([*[e for e in inside if e in binding], *binding, *inside]), None)

    def by(self, consequence: Span, event: Event | None, speaker: str | None) -> tuple[str, ...]:
        if event and (codes := _codes(event.actor)):
            return codes
        tokens = self.doc.char_span(consequence.start, consequence.end, alignment_mode="expand")
        for token in self.subjects(tokens):
            if codes := _codes(self.roles.parties_at(_at(token), [_at(token)])[1]):
                return codes
        if first := FIRST.search(self.text, consequence.start, consequence.end):
            return _codes(self.roles.voices.parties(Span(*first.span())))
        if speaker:
            return (body_or_state(speaker),)
        with_whom = next((t for t in tokens or () if t.lower_ == "with" and t.head.lower_ == "met"), None)
        return next((codes for t in (with_whom.subtree if with_whom is not None else ())
                     if (codes := _codes(self.roles.parties_at(_at(t), [_at(t)])[1]))), ())

    def subjects(self, tokens: Tokens) -> list[Token]:
        """Subjects and possessors of the consequence's verb and of the words that it hangs from ("vowed to …", "our commitment
        to …", "is determined to …"), nearest first."""
        chain = [tokens.root, *list(tokens.root.ancestors)[:3]]
        return [c for head in chain for c in head.children if c.dep_ in ("nsubj", "poss")]

    def toward(self, consequence: Span, condition: Span | None, event: Event | None, by: tuple[str, ...]) -> tuple[str, ...]:
        if event and (codes := _codes(event.recipient)):
            return tuple(c for c in codes if c not in by) or codes
        for span in (condition, consequence):
            if span:
                people = (p for m in self.roles.who.mentions_over(span) for p in self.roles.of_mention(m))
                if others := [c for c in _codes(people) if c not in by]:
                    return tuple(others[:1])
        return ()

    def deadline(self, sentence: Span) -> When | None:
        """A date that "by", "before" or "within" stands in front of."""
        for time in self.layers.times:
            if not (sentence.contains(time.span) and time.type in ("date", "time") and time.start and time.end and time.precision):
                continue
            if DEADLINE.search(self.text, sentence.start, time.span.start):
                return When(time.start, time.end, time.precision, "relative" if time.relative else "stated", time.text, time.span)
        return None


def _kind(bond: Bond) -> CommitmentKind:
    return max(bond.kinds, key=lambda name: bond.kinds[name])  # type: ignore[arg-type, return-value]


def _kind_of(event: Event | None, by: tuple[str, ...], toward: tuple[str, ...]) -> CommitmentKind:
    if event and event.event_type in ("AGREE", "AID", "SUPPORT", "CONCEDE"):
        return "promise"
    return "threat" if event and event.quad > 2 else "warning"


def _codes(people: Iterable[Party]) -> tuple[str, ...]:
    """Of those who have one: nobody else is bound, or bound to."""
    return tuple(dict.fromkeys(body_or_state(p.code) for p in people if p.code))


def _promised(token: Token) -> Token | None:
    """What a word of promising promises: its clause, or the "to" that leads to it."""
    return next((c for c in token.children if c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ == "to")), None)


def _asks(token: Token) -> bool:
    return "?" in str(token.sent.text).rstrip()[-4:]


def _at(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _clause(verb: Token, without: Token | None) -> Span | None:
    """The words of a verb's clause, less those of another inside it at an edge."""
    left_out = set(without.subtree) if without is not None else set()
    words = [t for t in verb.subtree if t not in left_out and t.sent == verb.sent and not t.is_space]
    if without is not None:  # keep to the side of the other clause on which the verb stands
        side = verb.i > without.i
        words = [t for t in words if (t.i > max(x.i for x in left_out)) == side or t.i == verb.i]
    return Span(words[0].idx, words[-1].idx + len(words[-1])) if words else None
