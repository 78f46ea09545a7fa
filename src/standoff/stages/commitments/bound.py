"""Who is bound by what the grammar found, toward whom, and until when; None where nobody known is bound.

Who is bound, by the first of these that names a party:
    1  the subject or possessor of a word that binds     "Russia threatened to …", "our commitment to …"
    2  the subject of the consequence, if it acts         "we will respond", "NATO would respond"
    3  whoever answers                                    "met with a U.S. response"
    4  who speaks: the statement's speaker, or the voice of a text in the first person
    5  the actor of a commitment-like event there
"""
from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from ...annotation import Commitment, Document, Event, Span, Statement, When, Words
from ...annotation.commitment import CommitmentKind, Specificity, Status
from ..clauses import at, modal, subject
from ..contract import Layers
from ..standing import Standing, codes
from . import words as tables
from .bond import Bond

if TYPE_CHECKING:
    from spacy.tokens import Token

EVENTS = ("THREATEN", "AGREE", "CONCEDE", "AID", "SUPPORT", "REJECT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
TOLD = ("THREATEN", "AGREE", "CONCEDE", "REJECT")
HOSTILE = ("THREATEN", "SANCTION", "COERCE", "ASSAULT")
SHORT = 12  # code points that a consequence without a condition needs to tell anything
EDGES = " ,.;:—–-”“\"\n…"
Codes = tuple[str, ...]


class Binder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.document, self.text, self.doc, self.layers = document, document.text, layers.parse, layers
        self.standing = Standing(document, layers)

    def commitment(self, bond: Bond) -> Commitment | None:
        statement = self.statement(bond)
        consequence, condition = (
            self.trimmed(self.clipped(span, statement) if span else None) for span in (bond.consequence, bond.condition))
        if consequence is None or "?" in self.text[consequence.span.end - 1 : consequence.span.end + 2]:
            return None  # a question binds nobody
        if condition is None and len(consequence.span) < SHORT:
            return None  # "I will keep", with what is kept in another clause
        event = self.event(consequence.span)
        by = self.by(bond, statement, event)
        if not by:
            return None
        toward, kind = self.toward(bond, event, by), self.kind(bond, event)
        status: Status = "standing" if kind == "guarantee" else "open"
        return Commitment("", kind, by, toward, condition, consequence, self.deadline(bond), status,
                          event.id if event else None, statement.id if statement else None, specificity=self.specificity(consequence.span))

    def specificity(self, consequence: Span) -> Specificity:
        """By what its words tell beside the words of answering that tell nothing."""
        tokens = self.doc.char_span(consequence.start, consequence.end, alignment_mode="expand")
        dated = any(time.type == "date" and time.span.overlaps(consequence) for time in self.layers.times)
        placed = any(place.use == "literal" and place.span.overlaps(consequence) for place in self.layers.places)
        if dated or placed or any(token.like_num and token.lower_ not in ("one", "first", "second") for token in tokens):
            return "measured"
        telling = [token for token in tokens if token.pos_ in ("VERB", "NOUN") and not tables.EMPTY.fullmatch(token.text)]
        return "named" if telling else "vague"

    # ------------------------------------------------------------ who is bound

    def by(self, bond: Bond, statement: Statement | None, event: Event | None) -> Codes:
        speaker = self.standing.speaker(bond.head, statement)
        if bond.firm and bond.holder is not None:
            found = self.standing.parties(bond.holder)
            return found or (codes(event.actor) if event and bond.holder.pos_ != "PRON" else ())
        if bond.condition is None and not bond.firm:
            return self.own(bond, statement, speaker)
        answers = tables.ANSWER.search(bond.consequence.of(self.text)) is not None or self.marked(bond.consequence)
        what_must_be_done = modal(bond.head) == "must" and bond.kind is None
        if what_must_be_done or bond.head.lower_ in tables.SAYING:
            return ()
        acting, other = self.acting(bond), self.standing.over(bond.condition)
        firm = modal(bond.head) not in tables.LOOSE
        if acting and (set(acting) != set(other) or acting == speaker):
            sure = (answers and (firm or speaker)) or (firm and statement is None)
            return acting if sure or acting == speaker else ()
        if bond.holder is not None and bond.holder.lower_ == "with" and (found := self.inside(bond.holder, other)):
            return found
        if answers or (firm and statement and other and set(other) != set(speaker)):
            return speaker or (codes(event.actor) if event and statement is None and event.event_type in TOLD else ())
        return ()

    def own(self, bond: Bond, statement: Statement | None, speaker: Codes) -> Codes:
        """2. Whose act is to come, if it is the speaker's own; a "would" is one only where speech is reported."""
        word = bond.holder
        if word is None or (word.lower_ in ("you", "it", "there", "that", "this")):
            return ()
        reported = statement is not None and not statement.direct
        if modal(bond.head) in ("would", "'d", "’d") and not reported and not any(
                c.lower_ in tables.FIRM or c.lower_ == "welcome" for c in (bond.head, *bond.head.children)):
            return ()
        if word.lower_ in tables.FIRST_PERSON:
            return self.standing.parties(word)
        whose = next((c for c in word.children if c.dep_ == "poss"), None)
        verb = bond.head.lower_
        if (word.lower_ not in tables.OWN_DOING) if whose is not None else (
                verb in tables.SUFFERED or (verb in tables.AGENDA and self.is_person(word))):
            return ()
        found = self.standing.parties(whose if whose is not None else word)
        return found if found and set(found) == set(speaker) else ()

    def is_person(self, word: Token) -> bool:
        mention = self.standing.roles.who.mention(at(word))
        return mention is not None and (mention.kind == "person" or mention.role is not None or word.pos_ == "PRON")

    def marked(self, consequence: Span) -> bool:
        """The encoder takes it for a consequence, too."""
        assert self.layers.marks is not None
        return any(b.part == "consequence" and b.span.overlaps(consequence) for b in self.layers.marks.bonds)

    def acting(self, bond: Bond) -> Codes:
        """2. The subject of the consequence, if it does it rather than suffers it and is not the condition itself."""
        first = subject(bond.head) if bond.head.pos_ != "NOUN" else None
        if first is None or first.dep_ == "expl" or bond.head.lower_ in tables.SUFFERED:
            return ()
        if (first.dep_ == "nsubjpass" and bond.head.lower_ not in tables.FORCED) or (bond.condition and bond.condition.contains(at(first))):
            return ()
        whose = next((c for c in first.children if c.dep_ == "poss"), None)
        return self.standing.parties(whose if whose is not None and first.lower_ in tables.OWN_DOING else first)

    def inside(self, word: Token, other: Codes) -> Codes:
        """3"""
        for token in word.subtree:
            if (found := self.standing.parties(token)) and set(found) != set(other):
                return found
        return ()

    def statement(self, bond: Bond) -> Statement | None:
        """The one that the head of the consequence stands in, else one that shares words with it or with the condition."""
        near = (s for s in self.layers.statements
                if any(span and s.content.span.overlaps(span) for span in (bond.consequence, bond.condition)))
        return self.standing.statement(bond.head) or min(near, key=lambda s: len(s.content.span), default=None)

    # ------------------------------------------------------------ toward whom, what, until when

    def toward(self, bond: Bond, event: Event | None, by: Codes) -> Codes:
        """Whom the promise is given to; who would have to meet the condition; the event's recipient; another party there."""
        told = next((c for c in bond.head.head.children if c.dep_ in ("dative", "dobj") and c != bond.head), None) if bond.firm else None
        for found, most in ((self.standing.parties(told) if told is not None else (), 1), (self.standing.over(bond.condition), 1),
                            (codes(event.recipient) if event else (), None), (self.standing.over(bond.consequence), 1)):
            if others := tuple(code for code in found if code not in by):
                return others[:most]
        return ()

    def kind(self, bond: Bond, event: Event | None) -> CommitmentKind:
        """By the word that binds; a promise or an offer of what hurts is a threat."""
        denied = any(c.dep_ == "neg" for c in bond.head.children)
        hostile = event is not None and event.event_type in HOSTILE and event.auxiliary != "negation" and not (bond.firm and denied)
        if bond.kind == "offer":
            return "threat" if hostile or tables.HARD.search(bond.consequence.of(self.text)) else "offer"
        if bond.kind in (None, "promise"):
            kinder = event is not None and event.event_type in ("AGREE", "AID", "SUPPORT", "CONCEDE", "RETREAT")
            return "threat" if hostile else bond.kind or ("promise" if kinder else "warning")
        return bond.kind or "warning"

    def event(self, consequence: Span) -> Event | None:
        """The event that carries the commitment: one in the consequence or, failing that, in its sentence."""
        tokens = self.doc.char_span(consequence.start, consequence.end, alignment_mode="expand")
        sentence = Span(tokens[0].sent.start_char, tokens[-1].sent.end_char)
        near = [e for e in self.layers.events if e.event_type in EVENTS and codes(e.actor) and sentence.contains(e.trigger.span)
                and e.auxiliary not in ("historical", "negation")]
        inside = [e for e in near if consequence.contains(e.trigger.span)]
        binding = [e for e in near if e.event_type in ("THREATEN", "AGREE", "CONCEDE")]
        return next(iter([*(e for e in inside if e in binding), *binding, *inside]), None)

    def deadline(self, bond: Bond) -> When | None:
        """A date that "by", "before" or "until" stands in front of; "within 48 hours" counts from the day of publication."""
        sentence = bond.head.sent
        for time in self.layers.times:
            near = sentence.start_char <= time.span.start < sentence.end_char
            if not near or not tables.DEADLINE.search(self.text, sentence.start_char, time.span.start):
                continue
            words = (time.text, time.span)
            if time.end and self.document.published and time.end < self.document.published:
                continue  # "before 2014"
            if time.type in ("date", "time") and time.start and time.end and time.precision:
                return When(time.start, time.end, time.precision, "relative" if time.relative else "stated", *words)
            if time.type == "duration" and self.document.published and (length := _days(time.timex_value or "")):
                return When(self.document.published, self.document.published + length, "day", "relative", *words)
        return None

    # ------------------------------------------------------------ words

    def clipped(self, span: Span, statement: Statement | None) -> Span:
        """What is reported ends where the words begin that say who reports it."""
        start, end = span.start, span.end
        for told in (statement.cue, statement.speaker) if statement else ():
            if told and start < told.span.start < end and told.span.start - start > end - told.span.end:
                end = told.span.start
            elif told and start <= told.span.start < end:
                start = told.span.end
        while start < end and self.text[start - 1 : start + 1].isalnum():  # the cue was marked without its ending
            start += 1
        return Span(start, end) if start < end else span

    def trimmed(self, span: Span | None) -> Words | None:
        """Without the conjunction in front and stray marks at the edges."""
        if span is None:
            return None
        start, end = span.start, span.end
        if found := tables.BEHIND.match(self.text[start:end]):
            start += found.end()
        if found := tables.BEFORE_NEXT.search(self.text[start:end]):
            end = start + found.start()
        while end > start and self.text[end - 1] in EDGES:
            end -= 1
        while start < end and self.text[start] in EDGES:
            start += 1
        return Words.at(self.text, start, end) if self.text[start:end].strip() else None


def _days(value: str) -> datetime.timedelta | None:
    """A period of TIMEX3 in whole days, rounded up; None for vague and long ones."""
    found = re.fullmatch(r"P(?:(\d+)D|(\d+)W|(\d+)M|T(\d+)H)", value)
    if not found:
        return None
    days, weeks, months, hours = (int(n or 0) for n in found.groups())
    return datetime.timedelta(days=days + 7 * weeks + 30 * months + -(-hours // 24))
