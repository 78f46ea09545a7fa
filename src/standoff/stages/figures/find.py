"""Numbers that matter to a crisis: the dead, troops, ships, exercises, money, votes, shares, each with its words and who claims it.

A number of amounts.py is a figure by the first of these rules that speaks; otherwise it is none:
    1  no figure     in keywords, a credit or a byline; a date or a time of day; a label ("Article 5"); an age
    2  duration      only where the text makes a point of it: a war's or a meeting's length, "for the first time in 23 years"
    3  of itself     money, percent, share ("half the oil"), rank ("the second largest reserves"), the tally of a vote
    4  once, twice   with a point made of it ("invoked only once")
    5  ordinal       "a fourth nuclear test", from the third on; none: "no losses"
    6  count         a large number of anything; a small one of what is counted in crises, if it is not told as known ("the two")
    7  bare number   of people harmed ("killing 14", "40 wounded"), of a total ("a minimum of 2,500"), or one in thousands
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...annotation import Document, Figure, Span, Speaker, Words
from ..contract import Layers
from . import words as tables
from .amounts import Amount, find_amounts

if TYPE_CHECKING:
    from spacy.tokens import Token

LARGE = 11  # from here on a number is told for its own sake, whatever it counts; below, the noun decides. Set on the development keys
INSIDE = ("ADJ", "NUM", "ADV", "DET", "SYM", "VBN", "VBG", "PRP$")  # what may stand between a number and its noun
SHORT, REACH, HEADING = 90, 7, 14  # code points of evidence, tokens of a phrase, words of a headline or standfirst, at most


def find_figures(document: Document, layers: Layers) -> tuple[Figure, ...]:
    """Return the figures in text order. Needs `parse`; `sections`, `entities`, `times` and `statements` where given.

    The same number of the same thing is told once, a headline's where the body has it not. "More than" and "thousands of" give low.
    """
    if layers.parse is None or not len(layers.parse):
        return ()
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in Finder(document, layers).all():
        kept.setdefault((figure.value, figure.low, figure.high, figure.unit), figure)
    return tuple(sorted(kept.values(), key=lambda figure: figure.evidence.span))


class Finder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.layers, self.doc = document.text, layers, layers.parse
        self.starts = [token.idx for token in self.doc]
        self.skipped = [s.span for s in layers.sections if s.kind in ("keywords", "credit", "byline", "boilerplate", "dateline")]
        prose = [s for s in layers.sections if s.kind in ("title", "body")]
        self.headings = [s.span for s in prose[:3] if s.kind == "title" or len(s.span.of(self.text).split()) < HEADING]

    def all(self) -> Iterator[Figure]:
        """The body's before the headings', each in text order."""
        for amount in sorted(find_amounts(self.text), key=lambda a: any(span.start <= a.core < span.end for span in self.headings)):
            noun = self.noun(amount)
            if not any(span.start <= amount.core < span.end for span in self.skipped) and (found := self.judged(amount, noun)):
                yield self.figure(amount, noun, *found)

    def judged(self, amount: Amount, noun: Token | None) -> tuple[Span, str | None] | None:
        """The words that make the number a figure, and its unit; None: it is none. Rules 1 to 7."""
        if self.is_label(amount, noun):
            return None
        if re.split(r"\W", self.text[amount.end + 1 : amount.end + 20] + " ")[0].lower().removesuffix("s") in tables.TIMES:
            return self.duration(amount)
        if amount.hyphened or (noun is not None and noun.lower_.removesuffix("s") in tables.TIMES) or self.is_date(amount, noun):
            return None
        if amount.kind in ("money", "percent") or (amount.kind in ("share", "rank") and noun is not None):
            return self.phrase(amount, noun), amount.unit or amount.kind
        if amount.kind == "tally":
            return (self.phrase(amount, noun), "votes") if tables.VOTE.search(self.near(amount)) else None
        if amount.kind == "times":
            pointed = tables.POINTED.search(self.text[max(0, amount.core - 30) : amount.core])
            return (Span(amount.core - len(pointed[0]), amount.end), "times") if pointed else None
        if noun is not None and self.is_counted(amount, noun):
            return self.phrase(amount, noun), "people" if tables.CLASS_OF.get(noun.lower_) in ("people", "harm") else noun.lower_
        return self.bare(amount, noun)

    def is_label(self, amount: Amount, noun: Token | None) -> bool:
        """1: the number names ("Article 5", "Group of 20", "Boeing 737") or tells an age."""
        before = self.text[max(0, amount.core - 20) : amount.core]
        if re.match(r"[- ]years?[- ]olds?\b", self.text[amount.end : amount.end + 12]) or re.search(r"\b(?:Group of|aged?) $", before):
            return True
        previous = self.doc[max(0, self.token(amount.core).i - 1)]
        if amount.kind != "count" or amount.start != amount.core or not re.search(r"\w[. -]{1,2}$", before):
            return False
        counts_time = re.match(r" (?:hour|day|week|month|year)s?\b", self.text[amount.end : amount.end + 8])  # "gave Iran 60 days"
        named = previous.pos_ == "PROPN" and not self.timed(previous.idx) and not counts_time
        return previous.lower_ in tables.LABELS or (named and (noun is None or (noun.lower_ not in tables.CLASS_OF and amount.size < 1000)))

    def is_date(self, amount: Amount, noun: Token | None) -> bool:
        """1: within a date, a time of day or what recurs, or like a year; a lone "1200" before what it counts is none."""
        counts = noun is not None and noun.lower_ in tables.CLASS_OF and noun.i == self.token(amount.end - 1).i + 1
        around = next((t.span for t in self.layers.times if t.type != "duration" and t.span.start <= amount.core < t.span.end), None)
        if around and (around.start < amount.core or around.end > amount.end):
            return True
        like_a_year = re.fullmatch(r"(?:19|20)\d\d", self.text[amount.core : amount.end]) is not None
        return (like_a_year and around is not None) or (not counts and (like_a_year or around is not None))

    def duration(self, amount: Amount) -> tuple[Span, str | None] | None:
        """2"""
        before, after = self.text[max(0, amount.core - 90) : amount.core], self.text[amount.end : amount.end + 90]
        for left, right in tables.DURATIONS if amount.kind == "count" else ():
            if (start := left.search(before)) and (end := right.match(after)):
                return Span(amount.core - len(start[0]), amount.end + end.end()), re.split(r"\W", after[1:] + " ")[0].rstrip("s") + "s"
        return None

    def is_counted(self, amount: Amount, noun: Token) -> bool:
        """5 and 6"""
        word, size, named = noun.lower_, amount.size, tables.CLASS_OF.get(noun.lower_, "")
        if amount.kind == "none":
            return named == "harm"
        if amount.kind == "ordinal":
            return size >= 3 and word in tables.ORDINALLY and self.doc[noun.i - 1].pos_ != "PROPN"
        if size == 1:
            return tables.CLASS_OF.get(word + "s") in ("force", "people", "harm") and tables.HARM.search(self.near(amount)) is not None
        plural = noun.tag_ in ("NNS", "NNPS", "VBZ") or word in tables.OWN_PLURAL
        if word in tables.NO_COUNT or not plural or self.doc[min(noun.i + 1, len(self.doc) - 1)].lower_ in tables.SPOKE:
            return False
        if amount.kind == "vague" or size >= LARGE:
            return True
        before, needed = self.doc[max(0, self.token(amount.start).i - 1)], tables.NEARBY.get(named)
        fresh = before.lower_ not in tables.KNOWN and before.tag_ != "POS"
        return named != "" and fresh and (needed is None or needed.search(self.near(amount)) is not None)

    def bare(self, amount: Amount, noun: Token | None) -> tuple[Span, str | None] | None:
        """7"""
        before, after = self.text[max(0, amount.start - 60) : amount.start], self.text[amount.end : amount.end + 60]
        if amount.kind not in ("count", "vague") or amount.size < 2 or (noun is not None and noun.lower_ in tables.NO_COUNT):
            return None
        if took := tables.TOOK.search(before):
            return Span(amount.start - len(took[0]), self.phrase(amount, noun).end), "people"
        if noun is None and (were := tables.WERE.match(after)):
            return Span(amount.start, amount.end + were.end()), "people"
        if noun is None and amount.size >= LARGE and (total := tables.TOTALS.search(before)):
            return Span(amount.start - len(total[0].lstrip()), amount.end), None
        sentence = max(self.token(amount.core).sent.start_char, amount.start - 120)
        if noun is None and tables.ELSEWHERE.match(after) and (told := tables.ALSO.search(self.text[sentence : amount.start])):
            unit = told[1].lower()
            return Span(amount.start, amount.end), "people" if tables.CLASS_OF[unit] in ("people", "harm") else unit
        like_a_year = self.text[amount.core : amount.end].isdecimal()
        return (Span(amount.start, amount.end), None) if noun is None and amount.size >= 1000 and not like_a_year else None

    def timed(self, at: int) -> bool:
        """A time expression stands there."""
        return any(t.span.start <= at < t.span.end for t in self.layers.times)

    def token(self, at: int) -> Token:
        return self.doc[max(0, bisect_right(self.starts, at) - 1)]

    def near(self, amount: Amount) -> str:
        sentence = self.token(amount.core).sent
        return self.text[max(sentence.start_char, amount.start - 60) : min(sentence.end_char, amount.end + 60)]

    def noun(self, amount: Amount) -> Token | None:
        """The noun that the number counts: the head of the noun phrase behind it, or behind its "of"."""
        at, end = self.token(amount.end - 1).i + 1, self.token(amount.core).sent.end
        return self.noun_from(at + (at < end and self.doc[at].lower_ == "of"), end)

    def noun_from(self, at: int, end: int) -> Token | None:
        found = None
        for token in self.doc[at : min(end, at + REACH + 2)]:
            goes_on = found and (self.doc[token.i - 1].tag_ == "POS" or self.doc[found.i - 1].text == "-")  # "short-range missiles"
            named = token.pos_ in ("NOUN", "PROPN") and not (found and self.timed(token.idx))
            if named or (token.tag_ == "VBZ" and token.i == at):
                found = token
            elif token.lower_ in tables.OWN_PLURAL and found is None and (token.pos_ != "DET" or token.dep_ == "pobj"):
                return token
            elif token.tag_ == "POS" or (token.tag_ == "CC" and found is None) or token.text in "‘’“”\"'-–/":
                continue
            elif (found and not goes_on) or not (token.pos_ in INSIDE or token.tag_ in INSIDE):
                break
        return found

    def phrase(self, amount: Amount, noun: Token | None) -> Span:
        """The number's noun phrase with one prepositional phrase, and its predicate where that is short."""
        first, last = self.token(amount.start), noun or self.token(amount.end - 1)
        while first.i > first.sent.start and self.doc[first.i - 1].tag_ in ("DT", "JJ", "PRP$"):
            first = self.doc[first.i - 1]
        end = last.sent.end
        if last.i + 2 < end and self.doc[last.i + 1].lower_ in tables.BEHIND:
            behind = self.noun_from(last.i + 2, end)
            last = self.fitting(behind if behind is not None and not self.timed(behind.idx) else None, last, first)
        verb = next((t for t in self.doc[last.i + 1 : min(end, last.i + 5)] if t.pos_ not in ("AUX", "ADV", "PART")), None)
        last = self.fitting(verb if verb is not None and verb.tag_ in ("VBD", "VBN") else None, last, first)
        return Span(min(first.idx, amount.start), max(last.idx + len(last), amount.end))

    def fitting(self, found: Token | None, last: Token, first: Token) -> Token:
        return found if found is not None and found.i - last.i <= REACH and found.idx + len(found) - first.idx <= SHORT else last

    def figure(self, amount: Amount, noun: Token | None, span: Span, unit: str | None) -> Figure:
        words = self.text[amount.end : span.end] if noun is not None and not amount.hyphened else ""
        what = re.sub(r"(?i)^\W*(?:of )?(?:the |an? )?\W*|\b(?:was|were|is|are|has|have|had|been) ", "", words) or span.of(self.text)
        return Figure(" ".join(re.sub("[‘’“”\"]", "", what).split()), amount.value, amount.low, amount.high, unit, amount.approximate,
                      Words.at(self.text, span.start, span.end), self.as_of(amount), self.claimant(amount))

    def as_of(self, amount: Amount) -> str | None:
        """The date that the clause tells beside the number: "as of January", "last year"."""
        sentence = self.token(amount.core).sent
        found = [(len(gap), str(t.start)[: {"year": 4, "month": 7}.get(t.precision or "", 10)]) for t in self.layers.times
                 if t.type == "date" and t.start and sentence.start_char <= t.span.start < sentence.end_char
                 and tables.TELLS.fullmatch(gap := self.text[amount.end : t.span.start] or self.text[t.span.end : amount.start])]
        return min(found)[1] if found else None

    def claimant(self, amount: Amount) -> Speaker | None:
        """The speaker of the innermost statement that holds the number, else of an "according to" in its sentence."""
        around = [s for s in self.layers.statements if s.content.span.start <= amount.core < s.content.span.end]
        if around:
            return min(around, key=lambda s: len(s.content.span)).speaker
        sentence = self.token(amount.core).sent
        cue = re.search(r"(?i)\baccording to (?:the |an? )?", sentence.text)
        start = sentence.start_char + cue.end() if cue else sentence.end_char
        named = [(span.start, -span.end, e) for e in self.layers.entities for span in e.mentions if -4 <= span.start - start < 40 and cue]
        if not named:
            return None
        first, last, one = min(named, key=lambda found: found[:2])
        return Speaker(self.text[first:-last], Span(first, -last), one.id, one.name if one.kind == "person" else None, one.code, one.role)
