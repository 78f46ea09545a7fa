"""Who stands where on which issue.

    1  words of stance       "opposes the plan", "is open to talks", "our commitment to Article 5", with a party as their subject
    2  what ought to be      in somebody's mouth: "Russia must withdraw", "this cannot be allowed"
    3  how a thing is        in somebody's mouth: "the annexation is unacceptable"; what is off the table, or is not
    4  events                REQUEST demands, REJECT rejects; an own act that is ruled out
The issue is a noun phrase beside the stance, as the text has it.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...annotation import Document, Event, Position, Section, Words
from ...annotation.codes import side_of
from ...annotation.commitment import StanceType
from ..clauses import asks, clause, holder_of, modal, shortened, subject
from ..contract import Layers
from ..standing import OWN, Standing, owner
from . import words as tables
from .issues import Issues, behind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BY_EVENT: dict[str, tuple[StanceType, str]] = {
    "REQUEST": ("demand", "demands"), "REJECT": ("reject", "rejects"),
}
OWN_ACTS = ("MOBILIZE", "ASSAULT", "SANCTION", "AID", "COERCE", "RETREAT")
NO_OTHER = ("i", "we", "you", "he", "she", "there", "one", "nobody", "nothing")  # of whom nothing is demanded by a "must"
HELPING = ("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "poss", "amod")
LOOSE = ("can", "could", "may", "might")  # what somebody only may do is no stance


def find_positions(document: Document, layers: Layers) -> tuple[Position, ...]:
    """Return the positions in text order, one for each party. Needs `parse`, `statements`, `events`, `mentions`, `entities`,
    `times`, `sections`."""
    assert layers.parse is not None
    finder = Finder(document, layers)
    kept: list[Position] = []
    for position in (*finder.by_words(), *finder.by_events()):
        if not any(_repeats(position, p) for p in kept):
            kept.append(position)
    return tuple(sorted(kept, key=lambda p: (p.evidence.span, p.party)))


def _repeats(position: Position, other: Position) -> bool:
    """The same words, or the same stance on what is mostly the same issue."""
    if position.party != other.party:
        return False
    if position.evidence.span.overlaps(other.evidence.span):
        return True
    one, two = (set(re.findall(r"\w{3,}", p.issue.casefold())) for p in (position, other))
    return position.stance_type == other.stance_type and 2 * len(one & two) >= max(len(one), len(two), 1)


class Finder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.doc, self.layers = document.text, layers.parse, layers
        self.standing = Standing(document, layers)
        self.issues = Issues(self.is_party, self.timed)
        self.prose: list[Section] = [s for s in layers.sections if s.kind in ("body", "title")]

    def by_words(self) -> Iterator[Position]:
        for token in self.doc:
            if any(s.span.start <= token.idx < s.span.end for s in self.prose) and not asks(token):
                for rule in (self.stance, self.ought, self.needs, self.judged):
                    yield from rule(token)

    # ------------------------------------------------------------ 1

    def stance(self, token: Token) -> Iterator[Position]:
        for stance in tables.STANCES.get(token.lower_, ()):
            if not self.fits(token, stance) or _supposed(token) or _is_talk(token):
                continue
            told: tuple[StanceType, str] | None = (stance.kind, stance.told)
            denied = _denied(token)
            if denied or stance.kind == "unrecognised":
                told = tables.NEGATED[stance.kind] if denied else None
            issue = self.issues.of(token, stance.behind, stance.kind in ("demand", "offer") or stance.told == "welcomes")
            if told and issue and (holders := self.holders(token)):
                yield from self.positions(issue, holders, told, token)
                return

    def fits(self, token: Token, stance: tables.Stance) -> bool:
        if token.pos_ == "NOUN" and token.lower_ not in tables.NOUNS:
            return False
        behind = behind_of(token)
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)
        if passive and token.tag_ in ("VBN", "VBD") and token.lower_ not in tables.TO_VERB and not any(c.dep_ == "agent" for c in behind):
            return False
        if stance.behind:
            if token.lower_.startswith("call") and any(c.dep_ == "dobj" for c in behind):
                return False  # "called him on Friday"
            to = "to" in stance.behind and token.lower_ in tables.TO_VERB
            return any(c.lower_ in stance.behind and c.dep_ in ("prep", "prt", "advmod", "mark") for c in behind) or (
                to and any(c.dep_ in ("xcomp", "acl", "ccomp") for c in behind))
        if token.pos_ == "NOUN":
            return not (token.dep_ == "pobj" and token.head.lower_ == "in") and any(c.dep_ in ("prep", "acl") for c in behind)
        if token.pos_ == "ADP":
            return bool(token.head.pos_ == "AUX")
        withheld = token.lower_ in ("deny", "denying") and token.dep_ in ("conj", "advcl", "xcomp")  # "to deny them arms": no denial
        if token.pos_ not in ("VERB", "AUX") or withheld or (stance.told == "welcomes" and _receives(token)):
            return False
        return any(c.dep_ in ("dobj", "xcomp", "ccomp", "agent") for c in behind)

    def holders(self, token: Token) -> tuple[str, ...]:
        """Whose stance it is: who is named beside it; nobody else's, where somebody without a code is."""
        agent = next((g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
        whose = owner(token) if token.pos_ == "NOUN" else None
        if token.pos_ == "NOUN" and whose is None and token.dep_ == "pobj" and token.lower_ != "discussions":
            return ()  # "responded to the request": somebody's, who is not named
        holder = agent or whose or (holder_of(token) if token.pos_ != "NOUN" else None)
        if holder is None:
            over = [a for a in token.ancestors if a.pos_ in ("VERB", "AUX")][:2] if token.dep_ not in ("relcl",) else []
            holder = next((s for a in over if (s := subject(a)) is not None and not s.is_ancestor(token)), None)
        if holder is None or holder == token:
            return self.speaker(token) if token.dep_ in ("nsubj", "nsubjpass") else ()  # "support for them has never wavered"
        who_has_it_done = subject(token.head) if token.dep_ == "xcomp" else None  # "directed the secretary to support"
        return self.standing.parties(holder) or (self.standing.parties(who_has_it_done) if who_has_it_done is not None else ())

    # ------------------------------------------------------------ 2 and 3

    def ought(self, aux: Token) -> Iterator[Position]:
        verb = aux.head
        barred = aux.lower_ in ("can", "ca", "will") and _denied(verb) and verb.lower_ in tables.ALLOWED
        if aux.dep_ != "aux" or not (aux.lower_ in tables.OUGHT or barred) or _supposed(verb) or (
                verb.tag_ == "VBN" and any(c.lower_ == "have" for c in verb.children)):
            return
        who = subject(verb)
        if who is None or who.i > aux.i or who.lower_ in NO_OTHER or verb.lower_ == "met" or any(c.lower_ in OWN for c in who.children):
            return
        told: tuple[StanceType, str] = ("reject", "rejects") if _denied(verb) else ("demand", "demands")
        named = self.is_party(who)
        said = who.lower_ == "it" and any(c.dep_ == "ccomp" for c in verb.children)  # "it must be said that"
        if said or (aux.lower_ == "should" and not named and self.standing.spoken):
            return  # how the world should be, in a speech
        of = verb.head if who.pos_ == "PRON" and verb.dep_ == "relcl" else who
        issue = (self.issues.of_clause(verb) if named or of.pos_ == "PRON" else self.issues.noun_phrase(of)) or self.issues.noun_phrase(
            who) or " ".join(t.text for t in clause(verb) if t.i >= verb.i and not t.is_punct)[:60]
        if issue and (holders := self.speaker(aux)):
            yield from self.positions(issue, holders, told, verb)

    def needs(self, token: Token) -> Iterator[Position]:
        """ "Russia needs to withdraw", said by another."""
        verb = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i and any(g.lower_ == "to" for g in c.children)), None)
        who = subject(token) if token.lower_ in ("need", "needs", "has", "have", "ought") and verb is not None else None
        if verb is None or who is None or who.pos_ == "PRON" or _supposed(token) or _denied(token):
            return
        holders, of = self.speaker(token), self.standing.parties(who)
        if of and holders and not set(of) & set(holders) and (issue := self.issues.of_clause(verb)):
            yield from self.positions(issue, holders, ("demand", "demands"), token)

    def judged(self, token: Token) -> Iterator[Position]:
        """3"""
        if token.lower_ == "off" and any(c.lower_ == "table" for c in token.children):
            yield from self.off_the_table(token)
        is_bad = token.lower_ in tables.BAD or (token.lower_ in tables.GOOD and _denied(token.head))
        if not is_bad or token.dep_ not in ("acomp", "attr", "oprd") or token.head.pos_ not in ("AUX", "VERB") or (
                token.lower_ in tables.BAD and _denied(token.head)) or _supposed(token.head):
            return
        what = subject(token.head) if token.dep_ != "oprd" else next((c for c in token.head.children if c.dep_ == "dobj"), None)
        issue = self.issues.noun_phrase(what)
        holders = self.standing.parties(s) if token.dep_ == "oprd" and (s := subject(token.head)) is not None else self.speaker(token)
        if issue and holders:
            yield from self.positions(issue, holders, ("reject", "rejects"), token.head)

    def off_the_table(self, off: Token) -> Iterator[Position]:
        what = subject(off.head) if off.head.pos_ == "AUX" else None
        issue = self.issues.noun_phrase(what)
        if issue and (holders := self.speaker(off)):
            told: tuple[StanceType, str] = ("open_to", "does not rule out") if _denied(off.head) else ("rule_out", "rules out")
            yield from self.positions(issue, holders, told, off.head)

    # ------------------------------------------------------------ 4

    def by_events(self) -> Iterator[Position]:
        for event in self.layers.events:
            token = self.doc.char_span(event.trigger.span.start, event.trigger.span.end, alignment_mode="expand").root
            told = _of_event(event, token)
            if told and any(s.span.contains(event.evidence.span) for s in self.prose):
                issue = self.issues.of(token, asked=True) or self.issues.of(token.head, asked=True)
                holders = dict.fromkeys(side_of(party.code) for party in event.actor if party.code)
                of = {side_of(p.code) for p in event.recipient if p.code}
                own = event.event_type == "REQUEST" and (of & set(holders) or token.lower_ in tables.ORDERS or _is_met(token))
                if issue and not own:  # orders to one's own are no demands, "responded to the request" makes none
                    for code in holders:
                        yield Position(issue, code, told[1], told[0], event.evidence, event.reported_by)

    # ------------------------------------------------------------ who, and the words

    def is_party(self, word: Token) -> bool:
        return bool(self.standing.parties(word))

    def timed(self, word: Token) -> bool:
        return any(t.span.start <= word.idx < t.span.end for t in self.layers.times)

    def speaker(self, word: Token) -> tuple[str, ...]:
        return self.standing.speaker(word, self.standing.statement(word))

    def positions(self, issue: str, holders: tuple[str, ...], told: tuple[StanceType, str], token: Token) -> Iterator[Position]:
        joined = [c.i for c in token.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > token.i]  # "condemned it, calling for"
        words = shortened([t for t in clause(token) if token.i <= t.i < min(joined, default=t.i + 1)])
        first = _first(token)
        while len(words) > 1 and (words[-1].is_punct or words[-1].is_space or words[-1].pos_ in ("CCONJ", "SCONJ")):
            words = words[:-1]
        end = max((t.idx + len(t) for t in words), default=0)
        evidence = Words.at(self.text, first.idx, max(end, token.idx + len(token)))
        said = self.standing.statement(token)
        for code in holders:
            yield Position(issue, code, told[1], told[0], evidence, said.id if said else None)


def _is_met(demand: Token) -> bool:
    """ "Responded to the request", "turned down the demand": somebody else's act."""
    made = demand.head.lower_.startswith(("ma", "issu", "repeat", "renew"))
    return demand.pos_ == "NOUN" and demand.dep_ in ("pobj", "dobj") and not made


def _receives(welcomed: Token) -> bool:
    """ "Welcomed leaders to the palace": guests, no stance."""
    return any(c.dep_ == "prep" and c.lower_ in ("to", "at") for c in welcomed.children)


def _first(token: Token) -> Token:
    """Where the words of the stance begin: with its subject, if nothing but helping words stands between."""
    helping = [c.i for c in token.children if c.i < token.i and c.dep_ in HELPING]
    first = token.i
    for i in sorted(helping, reverse=True):
        edge = token.doc[i].right_edge.i
        if edge != first - 1 or token.idx - token.doc[i].left_edge.idx > 60:
            break
        first = token.doc[i].left_edge.i
    return token.doc[first]


def _of_event(event: Event, token: Token) -> tuple[StanceType, str] | None:
    if event.auxiliary in ("historical", "hypothetical"):
        return None
    if event.auxiliary == "negation":
        if event.event_type in OWN_ACTS and (modal(token) in ("will", "wo", "would") or token.tag_ == "VBG"):
            return "rule_out", "rules out"  # what is not going to be done; what was not done is no stance
        return ("reject", "does not support") if event.event_type in ("SUPPORT", "AGREE") else None
    return BY_EVENT.get(event.event_type)


def _denied(token: Token) -> bool:
    """A "not", "never" or "no" on the word, on the "be" above it, or before its object."""
    near = [*token.children, *(token.head.children if token.dep_ in ("acomp", "attr", "oprd") else ())]
    no = any(g.lower_ == "no" for c in token.children if c.dep_ in ("dobj", "attr") for g in c.children)
    whom = [c for c in near if c.dep_ in ("nsubj", "nsubjpass")]
    nobody = any(c.lower_ in ("nothing", "none", "nobody") or any(g.lower_ == "no" for g in c.children) for c in whom)
    return no or nobody or any(c.dep_ == "neg" or c.lower_ in ("never", "n't", "not") for c in near)


def _supposed(token: Token) -> bool:
    """In an if, or in "had he refused"."""
    if token.sent[0].lower_ in ("had", "were", "should"):
        return True
    return any(a.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in a.children)
               for a in (token, *token.ancestors))


def _is_talk(token: Token) -> bool:
    """What somebody only may do; what a speaker says of his own talk: "I want to thank", "I look forward to our meeting"."""
    if any(c.dep_ == "aux" and c.lower_ in LOOSE for c in token.children):
        return True
    who = subject(token)
    own_act = any(c.dep_ == "xcomp" and c.lower_ in tables.TALK and not any(g.dep_ == "nsubj" for g in c.children) for c in token.children)
    if who is None or who.lower_ == "me":
        return who is not None
    looks, wants = token.lower_.startswith("look"), token.lower_.startswith("want") and own_act
    return (wants and who.lower_ in ("i", "we")) or (looks and who.lower_ == "i")
