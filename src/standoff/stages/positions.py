"""Who stands where on which issue: events and phrases of stance, read as positions.

    1  phrases of stance with a party as subject   "is open to", "will not accept", "does not recognise", "opposes"
    2  events                                      REQUEST demands, REJECT rejects, SUPPORT accepts, … ; a party's own act ruled out
The issue is a noun phrase beside the stance, as the text has it.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..annotation import Document, Event, Party, Position, Span, Words
from ..annotation.commitment import StanceType
from .contract import Layers
from .roles import Roles
from .voices import body_or_state

if TYPE_CHECKING:
    from spacy.tokens import Token

BY_EVENT: dict[str, tuple[StanceType, str]] = {
    "REQUEST": ("demand", "demands"), "REJECT": ("reject", "rejects"), "SUPPORT": ("accept", "supports"), "AGREE": ("offer", "undertakes"),
    "CONCEDE": ("accept", "concedes"), "ACCUSE": ("reject", "condemns"),
}
OWN_ACTS = ("MOBILIZE", "ASSAULT", "SANCTION", "AID", "COERCE", "RETREAT")
WORDINGS: tuple[tuple[str, StanceType, str], ...] = (
    (r"(?:do|does|did|will|would) not recogni[sz]e|never recogni[sz]ed|not (?:been )?recogni[sz]ed|refus\w+ to recogni[sz]e",
     "unrecognised", "does not recognise"),
    (r"rul(?:e|es|ed|ing) out|off the table|will never (?:accept|allow|agree)", "rule_out", "rules out"),
    (r"(?:open|ready|willing|prepared) (?:to|for)|would welcome|stands? ready|(?:no|not|nothing) \w* ?(?:is )?off the table",
     "open_to", "is open to"),
    (r"consider(?:s|ing|ed)?|weigh(?:s|ing|ed)?|look(?:s|ing)? forward to|await(?:s|ing|ed)?|in discussions about|under consideration",
     "consider", "considers"),
    (r"unacceptable|not acceptable|red line|oppos(?:e|es|ed|ing)|object(?:s|ed) to|against|sceptical|skeptical", "reject", "opposes"),
    (r"demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|wants?|seeks?|must be|"
     r"should (?:reduce|stop|end|halt|withdraw|lift|refrain|be held)|need(?:s)? to",
     "demand", "demands"),
    (r"welcom(?:e|es|ed|ing)|support(?:s|ed)?|back(?:s|ed)|stands? with|reaffirm(?:s|ed)?|committed to", "accept", "supports"),
)
PHRASES = tuple((re.compile(rf"(?i)\b(?:{words})\b"), kind, stance) for words, kind, stance in WORDINGS)
NEGATED: dict[StanceType, tuple[StanceType, str]] = {  # what the kinds turn into under a "not"; the others stay
    "rule_out": ("open_to", "does not rule out"), "accept": ("reject", "does not support"), "demand": ("reject", "does not want"),
}
LONGEST = 10  # words of an issue


def find_positions(document: Document, layers: Layers) -> tuple[Position, ...]:
    """Return the positions in text order, one for each party. Needs `parse`, `statements`, `events`, `mentions`, `entities`,
    `sections`."""
    assert layers.parse is not None
    finder = Finder(document, layers)
    found: dict[tuple[str, str, int], Position] = {}
    for position in (*finder.by_events(), *finder.by_phrases()):
        key = (position.party, position.stance_type, finder.sentence_of(position.evidence.span))
        found.setdefault(key, position)
    return tuple(sorted(found.values(), key=lambda p: (p.evidence.span, p.party)))


class Finder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.doc, self.layers = document.text, layers.parse, layers
        self.roles = Roles(document, layers)
        self.prose = [s.span for s in layers.sections if s.kind in ("body", "title")]

    def sentence_of(self, span: Span) -> int:
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return int(tokens[0].sent.start)

    # ------------------------------------------------------------ 2

    def by_events(self) -> Iterator[Position]:
        for event in self.layers.events:
            told = self.stance(event)
            if told and any(s.contains(event.evidence.span) for s in self.prose):
                token = self.doc.char_span(event.trigger.span.start, event.trigger.span.end, alignment_mode="expand").root
                issue = self.issue(token) or " ".join(event.evidence.text.split()[:LONGEST])
                for code in (party.code for party in event.actor if party.code):
                    yield Position(issue, body_or_state(code), told[1], told[0], event.evidence, event.reported_by)

    def stance(self, event: Event) -> tuple[StanceType, str] | None:
        if event.auxiliary == "historical" or event.auxiliary == "hypothetical":
            return None
        if event.auxiliary == "negation":
            if event.event_type in OWN_ACTS:
                return "rule_out", "rules out"
            return ("reject", "does not support") if event.event_type in ("SUPPORT", "AGREE") else None
        return BY_EVENT.get(event.event_type)

    def issue(self, token: Token) -> str | None:
        """The object of a stance as a short noun phrase: a direct object, what a preposition leads to, or a clause's verb
        with its object."""
        for dep in ("dobj", "prep", "xcomp", "ccomp", "acl", "attr", "nsubjpass"):
            for child in token.children:
                if child.dep_ == dep and child.i != token.i and (words := self.phrase(child)):
                    return words
        return None

    def phrase(self, token: Token) -> str | None:
        words = [t for t in token.subtree if not t.is_space and t.sent == token.sent]
        while words and ((words[0].dep_ in ("det", "prep", "mark", "aux", "poss") and words[0].pos_ != "PROPN") or words[0].is_punct):
            words = words[1:]
        stop = next((n for n, t in enumerate(words) if (t.is_punct and n) or t.tag_ in ("WDT", "WP")), len(words))
        words = words[: min(stop, LONGEST)]
        while words and (words[-1].pos_ in ("ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ") or words[-1].is_punct):
            words = words[:-1]
        if not any(t.pos_ in ("NOUN", "PROPN", "VERB") for t in words):
            return None
        return " ".join(self.text[words[0].idx : words[-1].idx + len(words[-1])].split())

    # ------------------------------------------------------------ 1

    def by_phrases(self) -> Iterator[Position]:
        for sentence in self.doc.sents:
            if not any(s.start <= sentence.start_char < s.end for s in self.prose):
                continue
            for pattern, kind, stance in PHRASES:
                match = pattern.search(self.text, sentence.start_char, sentence.end_char)
                if match and (tokens := self.doc.char_span(*match.span(), alignment_mode="expand")):
                    negated = any(c.dep_ == "neg" for t in tokens for c in t.children if c.i < t.i)
                    told = NEGATED.get(kind, (kind, stance)) if negated else (kind, stance)
                    yield from self.position(tokens.root, Span(*match.span()), told)
                    break

    def position(self, token: Token, words: Span, told: tuple[StanceType, str]) -> Iterator[Position]:
        subjects = self.holders(token, words)
        issue = self.issue(token)
        if not subjects or not issue:
            return
        inside = [t for t in token.subtree if t.sent == token.sent and not t.is_space][:40]
        end = max(words.end, min(inside[-1].idx + len(inside[-1]), words.end + 120))
        while end > words.end and end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end -= 1
        evidence = Words.at(self.text, words.start, end)
        said = next((s.id for s in self.layers.statements if s.content.span.contains(words)), None)
        for code in dict.fromkeys(body_or_state(p.code) for p in subjects if p.code):
            yield Position(issue, code, told[1], told[0], evidence, said)

    def holders(self, token: Token, words: Span) -> list[Party]:
        """Whose stance it is: the subject of the phrase's verb, else who is quoted; of those who have a code."""
        verbs = [token, *[a for a in token.ancestors if a.pos_ in ("VERB", "AUX")][:2]]
        for verb in verbs:
            for child in verb.children:
                if child.dep_ in ("nsubj", "agent", "poss"):
                    head = next((c for c in child.children if c.dep_ == "pobj"), child) if child.dep_ == "agent" else child
                    at = Span(head.idx, head.idx + len(head))
                    if people := [p for p in self.roles.parties_at(at, [at])[1] if p.code]:
                        return people
        said = [s for s in self.layers.statements if s.content.span.contains(words) and s.speaker and s.speaker.code]
        if said:
            speaker = min(said, key=lambda s: len(s.content.span)).speaker
            assert speaker is not None and speaker.code is not None
            return [Party(speaker.code, speaker.entity, speaker.text, speaker.span)]
        return []
