"""Who did what to whom: the encoder's triggers made into PLOVER events.

    1  keep       triggers as sure as KEEP wants them, one for each stretch of words
    2  parties    mentions under the trigger's role marks, by entity; "we" by the voice that speaks; reciprocal acts in actor
    3  auxiliary  the mode with the words that decide it (auxiliary.py)
    4  the rest   date and place of the clause, the statement it is said in, mode, contexts, evidence
"""
from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from ..annotation import Document, Event, Party, Span, Statement, Words
from ..reference import ontology, triggers
from ..reference.encoder import encoder
from .auxiliary import Modes
from .contract import Layers
from .dating import place_of, when_of
from .marks import Trigger
from .roles import Roles, governors, grounded

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

# The least certainty that something is an event, by how many sides of it are known; set on the development sentences and
# documents: an act between two known parties is seldom a slip, an act of nobody toward nobody mostly is.
KEEP = (0.60, 0.45, 0.33)
LEANS = {None: 0.0, "precision": 0.15, "recall": -0.15}  # what is added to KEEP where a reader leans to one of them
HEDGES = re.compile(
    r"(?i)\b(?:reportedly|allegedly|purportedly|supposedly|alleged|unconfirmed|apparently|is said to|are said to|believed to)\b")


def find_events(document: Document, layers: Layers) -> tuple[Event, ...]:
    """Return the events in the order of their triggers; ids are v1, v2, … Who is in no list keeps his
    words and has no code. Needs `parse`, `marks`, `sections`, `mentions`, `entities`, `times`, `places`, `statements`."""
    assert layers.parse is not None and layers.marks is not None
    coder = Coder(document, layers)
    found: list[Event] = []
    for trigger in coder.whole(distinct([coder.narrowed(trigger) for trigger in layers.marks.triggers], min(coder.keep))):
        event = coder.event(trigger)
        if event:
            found.append(coder.together(event, found))
    found = [coder.addressed(event, found) for event in found]
    return tuple(dataclasses.replace(event, id=f"v{n}") for n, event in enumerate(found, 1))


def distinct(found: list[Trigger], least: float) -> list[Trigger]:
    """1. Those sure enough; of neighbouring words of one type ("ruled out") the first carries the event, its words joined."""
    kept: list[Trigger] = []
    for trigger in found:
        if trigger.score < least:
            continue
        last = kept[-1] if kept else None
        if last and trigger.span.start - last.span.end <= 1 and trigger.event_type == last.event_type:
            kept[-1] = dataclasses.replace(last, span=Span(last.span.start, trigger.span.end))
        else:
            kept.append(trigger)
    return kept


class Coder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.document, self.layers, self.doc = document, layers, layers.parse
        self.text = document.text
        self.roles, self.modes = Roles(document, layers), Modes(document, layers.times)
        self.keep = [at + LEANS[layers.lean] for at in KEEP]
        self.prose = [s.span for s in layers.sections if s.kind in ("title", "body", "caption", "dateline")]

    def narrowed(self, trigger: Trigger) -> Trigger:
        """1. The trigger with the types that its word can mean, if the word is one that leaves few open; "not ruled out" is a
        veiled threat."""
        word = trigger.span.of(self.text)
        left = triggers.open_types(word)
        if word.casefold().startswith(("rule", "ruling")) and self.negated(trigger.span):
            left = frozenset({"THREATEN"})
            trigger = dataclasses.replace(trigger, auxiliaries={**dict.fromkeys(trigger.auxiliaries, 0.0), "none": 1.0})
        if not left:
            return trigger
        whole = 1 - trigger.scores["O"]
        kept = {name: p if name in left else 0.0 for name, p in trigger.scores.items() if name != "O"}
        total = sum(kept.values())
        if total <= 0.0:
            return trigger
        return dataclasses.replace(trigger, scores={"O": 1 - whole, **{name: whole * p / total for name, p in kept.items()}})

    def whole(self, found: list[Trigger]) -> list[Trigger]:
        """1. A verb and its object that name one act ("held talks", "launched strikes") are one trigger: the surer of the two."""
        by_token = {self.root_at(trigger.span).i: trigger for trigger in found}
        left = dict(by_token)
        for at, trigger in by_token.items():
            head = by_token.get(self.doc[at].head.i)
            if head and head is not trigger and self.doc[at].dep_ in ("dobj", "prt") and head.event_type == trigger.event_type:
                weaker = min((trigger, head), key=lambda one: one.score)
                left = {i: one for i, one in left.items() if one is not weaker}
        return list(left.values())

    def root_at(self, span: Span) -> Token:
        return self.doc.char_span(span.start, span.end, alignment_mode="expand").root

    def negated(self, span: Span) -> bool:
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return tokens is not None and any(child.dep_ == "neg" for child in tokens.root.children)

    def event(self, trigger: Trigger) -> Event | None:
        tokens = self.doc.char_span(trigger.span.start, trigger.span.end, alignment_mode="expand")
        if tokens is None or not any(section.overlaps(trigger.span) for section in self.prose):
            return None
        sentence = tokens[0].sent
        kind = trigger.event_type
        if _only_tells(tokens.root, kind):
            return None
        said = [s for s in self.layers.statements if s.content.span.contains(trigger.span)]
        actor, recipient = self.roles.of(trigger, kind)
        bounds = Span(sentence.start_char, sentence.end_char)
        place = place_of(trigger.span, bounds, self.layers.places, self.doc)
        actor, recipient = grounded(_without_speaker(actor, said), place), grounded(recipient, place)
        if kind == "CONSULT" and len(actor) + len(recipient) < 2 and tokens.root.lower_ in SPEAKING:
            return None  # nobody was spoken with
        coded = [[p for p in side if p.code] for side in (actor, recipient)]
        sides_known = 2 if len(coded[0]) > 1 or all(coded) else 1 if any(coded) else 0
        if trigger.score < self.keep[sides_known]:
            return None
        evidence = self.evidence(tokens, sentence, (*actor, *recipient))
        when = when_of(trigger.span, bounds, self.layers.times, self.doc, self.document.published)
        auxiliary, cue = self.modes.of(trigger, tokens, kind, when)
        mode = ontology.mode_by_words(kind, trigger.span.of(self.text), evidence.text)
        return Event(
            id="", event_type=kind, event_mode=mode, contexts=ontology.contexts_by_words(sentence.text, mode), quad=ontology.quad(kind),
            intensity=ontology.intensity(kind, mode), auxiliary=auxiliary, auxiliary_cue=cue,
            hedged=bool(HEDGES.search(evidence.text)) or self.hedged(tokens, sentence),
            actor=actor, recipient=recipient, evidence=evidence, trigger=Words(trigger.span.of(self.text), trigger.span), when=when,
            place=place,
            reported_by=min(said, key=lambda s: len(s.content.span)).id if said else None,
            score=self.score(trigger))

    def score(self, trigger: Trigger) -> float | None:
        """The probability that there is such an event of such a type here, where that was calibrated."""
        told = encoder().probability("events", trigger.score)
        return None if told is None else round(told, 3)

    def hedged(self, tokens: Tokens, sentence: Tokens) -> bool:
        """A hedge just before the trigger."""
        return any(HEDGES.fullmatch(t.text) for t in self.doc[max(sentence.start, tokens.start - 3) : tokens.end])

    def addressed(self, event: Event, found: list[Event]) -> Event:
        """A threat that names nobody is meant for who would act on its condition: "if X attacks, there will be consequences"."""
        if event.event_type != "THREATEN" or any(p.code for p in event.recipient):
            return event
        sentence = self.root_at(event.trigger.span).sent
        own = {p.code for p in event.actor}
        for other in found:
            inside = sentence.start_char <= other.trigger.span.start < sentence.end_char
            if inside and other.auxiliary == "hypothetical" and (who := tuple(p for p in other.actor if p.code and p.code not in own)):
                return dataclasses.replace(event, recipient=(*event.recipient, *who))
        return event

    def together(self, event: Event, before: list[Event]) -> Event:
        """ "They agreed", where nobody else is known: those who acted together in the last event of this sentence or the one
        before."""
        token = self.root_at(event.trigger.span)
        subject = next((t for verb in governors(token) for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.lower_ != "they" or len([p for p in event.actor if p.code]) > 1 or not before:
            return event
        start = token.sent.start_char - 2
        start = self.doc[token.sent.start - 1].sent.start_char if token.sent.start else start
        last = next((e for e in reversed(before) if len({p.code for p in e.actor if p.code}) > 1 and e.trigger.span.start >= start), None)
        if last is None:
            return event
        word = Span(subject.idx, subject.idx + len(subject))
        both = tuple(dataclasses.replace(p, text=word.of(self.text), span=word) for p in last.actor if p.code)
        return dataclasses.replace(event, actor=both, recipient=tuple(p for p in event.recipient if p.code not in {q.code for q in both}))

    def evidence(self, tokens: Tokens, sentence: Tokens, parties: tuple[Party, ...]) -> Words:
        """The shortest stretch of the sentence with the trigger, its objects, and the parties near it."""
        head = tokens.root
        inside = [t for t in (*tokens, *_arguments(head)) if sentence.start <= t.i < sentence.end]
        start, end = min(t.idx for t in inside), max(t.idx + len(t) for t in inside)
        within = Span(sentence.start_char, sentence.end_char)
        for party in parties:
            near = -NEAR < party.span.start - end < NEAR and start - party.span.end < NEAR
            if near and within.contains(party.span):
                start, end = min(start, party.span.start), max(end, party.span.end)
        return Words.at(self.text, start, end)


SPEAKING = ("spoke", "speaks", "speak", "spoken", "speaking")
NEAR = 60  # characters between a party and the trigger's own words within which evidence takes the party in
OBJECTS = (
    "dobj", "obj", "attr", "prt", "neg", "aux", "auxpass", "det", "poss", "amod", "compound", "nummod", "nsubj", "nsubjpass", "agent",
)


def _arguments(head: Token) -> list[Token]:
    """The words that complete the trigger: short objects, modifiers, and one prepositional phrase each."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ in OBJECTS or child.dep_ == "prep":
            branch = list(child.subtree)
            found += branch if len(branch) <= 8 else [t for t in branch if abs(t.i - child.i) <= 3]
    if head.dep_ == "dobj" and head.pos_ == "NOUN" and head.head.pos_ == "VERB" and head.i - head.head.i <= 4:
        found.append(head.head)
    return [t for t in found if not t.is_punct and not t.is_space]


def _only_tells(token: Token, kind: str) -> bool:
    """ "Said it had shot down two" threatens and promises nothing; "spoke of forty dead" is no talk with anybody."""
    if kind in ("THREATEN", "AGREE") and token.lower_ in ("said", "says", "say", "told", "tells"):
        clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
        return clause is not None and is_past(clause)
    return kind == "CONSULT" and token.lower_ in SPEAKING and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def is_past(verb: Token) -> bool:
    """A clause of what was or has been, with no modal: nothing is to come of it."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return not any(c.tag_ == "MD" for c in helpers) and any(t.tag_ == "VBD" for t in (verb, *helpers))


def _without_speaker(actor: tuple[Party, ...], said: list[Statement]) -> tuple[Party, ...]:
    """Who tells of an act by others is not its actor: "the United States says Russia has massed troops"."""
    inside = tuple(p for p in actor if any(s.content.span.contains(p.span) for s in said))
    return inside if said and inside else actor
