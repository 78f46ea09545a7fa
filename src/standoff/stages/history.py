"""The past that a text recalls: crises, wars, treaties and acts named or told for background or comparison, with their dates.

A cascade; what a rule before has taken, none after takes again:
    1  named       an event of reference/past ("the Cuban Missile Crisis"), over a year before publication, once a document
    2  counted     "five years after civil war broke out", "for the first time in 23 years"
    3  compared    "the strongest position since 2001"
    4  dated       a past date with the noun or the verb that it dates ("the events of October 1962", "a relationship born in 1933")
    5  undated     "a history of aggression"
"""
from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..annotation import Document, History, Span, Time, Words
from ..reference.past import find_past
from .contract import Layers

if TYPE_CHECKING:
    from spacy.tokens import Token

YEAR, DECADE = datetime.timedelta(days=365), datetime.timedelta(days=3660)
# How long before publication a dated act must be over. Shorter than a named event's year: "last year's vote" is background in June.
RECENT = datetime.timedelta(days=120)
FIRST = 1900  # no text is read as older: reference/past begins there
NEAR = 9  # tokens that an object, a phrase or a clause may run
ROUND = 30  # years: "thirty years after" tells a decade, "thirty-one years after" a year
LONGEST = 120  # code points of the longest evidence; a clause that is longer is cut to its verb and its date
AGAIN, NO_DATE_OF, PERSONAL, PRONOUNS, STATIVE = (frozenset(words.split()) for words in (
    "new another second next post pre modern",  # "a new Cold War" is no past one
    "since until till through by from before to than",  # these bound a state; they date no act
    "born elected appointed hired promoted nominated",  # of a person these are biography
    "i we you he she they it who that which",
    "said says told wrote was were is are been be had has have knew thought remained remains lived worked served studied graduated retired "
    "married aged stood seemed appeared expected scheduled due held found made took came got called known named based seen used did do "
    "going decided considered"))
EVENTFUL = re.compile(r"""(?ix)\b(?:war|conflict|cris[ie]s|attack|aggress|inva[ds]|incursion|occup|annex|coup|putsch|revol|uprising
    |rebel|insur|unrest|riot|treat|agree|accord|deal|pact|truce|cease|armistice|summit|conference|congress|talks|negotiat|meeting|met
    |visit|election|referend|vot(?:e|ing)|massacr|genocid|atrocit|kill|murder|assassin|execut|bomb|airstrike|strike|raid|sieg|blockad
    |embargo|sanction|test|launch|crash|shoot|shot|down|collaps|fall|fell|break|broke|withdr|retreat|pull|expan|enlarg|join|independ
    |partition|unif|reunif|resolution|hosta|kidnap|hijack|terror|protest|demonstrat|crackdown|purg|exodus|famine|interven|offensive
    |battle|defeat|victor|surrend|sign|seiz|captur|overthr|oust|toppl|impos|lift|ban(?:ned|s|ning)?\b|expel|expuls|sever|erupt|found
    |creat|establish|event|case|incident|disaster|struggle|scrap|abandon|death|died|arrest|exercis|deploy|sent|oppos|reject|accept|invit
    |relation|ties|pledg|promis|declar|proclaim|reform|drawn?\b|drew|split|merg|lost|won\b|began|begin|start|ended|divi[ds]|organi[sz])""")
SECTIONS = ("keywords", "credit", "byline", "boilerplate")
JOINED, PERIOD = re.compile(r" and |-|–| to "), re.compile(r"P(\d{1,3})Y")
FIRST_IN = re.compile(r"(?i)\b(?:for )?the first (?:time|such \w+|\w+) in (?:more than |nearly |almost |about |over )?$")
SUPERLATIVE = re.compile(r"(?i)\b(?:the )?(?:\w{3,}est|most \w+|worst|first|last)\b[^.;:,]{0,50} since $")
HISTORY_OF = re.compile(r"(?i)\bhistory of (?:\w+ )?(?:aggression|violence|conflict|wars?|attacks|invasions?|interventions?|invading"
                        r"|cheating|genocide|repression|oppression|occupation|bloodshed|terror|breaking|violating|human rights abuses)\b")


def find_history(document: Document, layers: Layers) -> tuple[History, ...]:
    """Return the past events recalled, in text order; no two overlap. Needs `parse`; `times` and `sections` where given.

    Past is counted from `document.published`; without it from the latest date in the text, and where there is none, from
    nowhere: then only named events are found. Spans index document.text.
    """
    if layers.parse is None or not len(layers.parse):
        return ()
    kept: list[History] = []
    for one in Recaller(document, layers).all():
        if not any(one.evidence.span.overlaps(other.evidence.span) or _same(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.evidence.span))


def _same(one: History, other: History) -> bool:
    return (one.what.casefold(), one.when) == (other.what.casefold(), other.when)


class Recaller:
    """The past events of one parsed document."""

    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.doc, self.times = document.text, layers.parse, layers.times
        self.starts: list[int] = [token.idx for token in self.doc]
        self.skipped = [s.span for s in layers.sections if s.kind in SECTIONS]
        self.names: list[Span] = []  # where named events are named, the first time and again
        latest = max((t.end for t in layers.times if t.end and t.type == "date"), default=None)
        now = document.published or latest
        self.now = now if now and now.year > FIRST else None

    def all(self) -> Iterator[History]:
        """1 to 5, each in text order."""
        for rule in (self.named, self.counted, self.compared, self.dated, self.undated):
            for what, when, start, end in rule():
                words = Words.at(self.text, start, end)
                if not any(span.overlaps(words.span) for span in self.skipped):
                    yield History(" ".join((what or _bare(words.text)).split()), when, words)

    def named(self) -> Iterator[tuple[str | None, str | None, int, int]]:
        """1"""
        before, told = self.now - YEAR if self.now else None, set()
        for start, end, past in find_past([token.text for token in self.doc], before):
            previous = self.doc[start - 1].lower_ if start else ""
            self.names.append(Span(self.doc[start].idx, self.end(end - 1)))
            if past.name in told or previous in AGAIN or previous == "-":
                continue
            told.add(past.name)
            first = start
            while first > max(0, start - 3) and self.doc[first - 1].tag_ in ("DT", "CD", "JJ"):
                first -= 1
            yield past.name, past.when, self.doc[first].idx, self.end(end - 1)

    def counted(self) -> Iterator[tuple[str | None, str | None, int, int]]:
        """2"""
        for time in self.times:
            years = PERIOD.fullmatch(time.timex_value or "")
            if time.type != "duration" or years is None or self.now is None:
                continue
            year = self.now.year - int(years[1])
            when = f"{year // 10}0s" if int(years[1]) >= ROUND and int(years[1]) % 10 == 0 else f"{year}"
            first = FIRST_IN.search(self.text[max(0, time.span.start - 60) : time.span.start])
            if first:
                yield None, when, time.span.start - len(first[0]), time.span.end
            elif re.match(r" (?:after|since) ", self.text[time.span.end : time.span.end + 7]):
                at = self.at(time.span.end) + 1
                last = self.clause_end(at + 1)
                if last > at and EVENTFUL.search(self.text[time.span.end : self.end(last)]):
                    yield self.text[self.doc[at + 1].idx : self.end(last)], when, time.span.start, self.end(last)

    def compared(self) -> Iterator[tuple[str | None, str | None, int, int]]:
        """3"""
        for time in self.past_times():
            before = SUPERLATIVE.search(self.text[max(0, time.span.start - 80) : time.span.start])
            if before:
                yield None, _when(time), time.span.start - len(before[0]), time.span.end

    def dated(self) -> Iterator[tuple[str | None, str | None, int, int]]:
        """4"""
        times = list(self.past_times())
        for n, time in enumerate(times):
            if n and JOINED.fullmatch(self.text[times[n - 1].span.end : time.span.start]):
                continue  # "in May 2003 and May 2004": one, by its first date
            joined = n + 1 < len(times) and JOINED.fullmatch(self.text[time.span.end : times[n + 1].span.start])
            last = times[n + 1] if joined else time
            if found := self.told(time, self.at(time.span.start), self.at(last.span.end - 1)):
                yield None, _when(time) if last is time else f"{_when(time)}/{_when(last)}", *found

    def told(self, time: Time, first: int, last: int) -> tuple[int, int] | None:
        """The words of what happened on the date of tokens [first, last]; None where that is no event."""
        root = next((t for t in self.doc[first : last + 1] if not first <= t.head.i <= last), None)
        if root is None or root.head.sent != root.sent or any(name.overlaps(time.span) for name in self.names):
            return None
        if last + 1 < len(self.doc) and self.doc[last + 1].pos_ == "NOUN" and EVENTFUL.match(self.doc[last + 1].text):
            return self.noun_told(self.doc[last + 1], first, last)
        preposition, head = (root.head, root.head.head) if root.dep_ == "pobj" else (None, root.head)
        if preposition is not None and preposition.lower_ in NO_DATE_OF:
            return None
        while head.pos_ == "PROPN" and head.dep_ == "pobj" and head.head.pos_ == "ADP" and head.head.head.pos_ in ("NOUN", "VERB", "PROPN"):
            head = head.head.head  # "the invasion of Iraq in 2003": the parser hangs the year on the name
        if head.pos_ == "NOUN":
            return self.noun_told(head, first, last)
        perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "’ve") for c in head.children)
        return None if perfect and time.relative else self.act_told(head, first, last)

    def undated(self) -> Iterator[tuple[str | None, str | None, int, int]]:
        """5"""
        for match in HISTORY_OF.finditer(self.text):
            first = self.doc[self.at(match.start())]
            yield None, None, min(first.idx, self.doc[first.left_edge.i].idx), match.end()

    # ------------------------------------------------------------ words

    def past_times(self) -> Iterator[Time]:
        for time in self.times:
            told = time.type == "date" and time.start and time.end and self.now
            if told and time.end < self.now - RECENT and time.end - time.start < DECADE:  # type: ignore[operator]
                yield time

    def noun_told(self, noun: Token, first: int, last: int) -> tuple[int, int] | None:
        """The noun phrase that a date stands in ("the wars in the late 1990s", "last year's deal with Iran")."""
        if not EVENTFUL.match(noun.text) or any(name.start <= noun.idx < name.end for name in self.names):
            return None
        start, end = min(noun.left_edge.i, first), max(noun.i, last)
        if end == noun.i:
            behind = (c.right_edge.i for c in noun.children if c.dep_ == "prep" and c.i > noun.i)
            end = next((i for i in behind if i - noun.i < NEAR), noun.i)
        return self.cut(start, end, noun.i)

    def act_told(self, verb: Token, first: int, last: int) -> tuple[int, int] | None:
        """The clause that a date stands in, from its subject on ("Russia annexed Crimea in 2014")."""
        if verb.pos_ not in ("VERB", "AUX") or verb.tag_ not in ("VBD", "VBN", "VBG") or verb.lower_ in STATIVE:
            return None
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i), None)
        of_person = subject is None or subject.ent_type_ == "PERSON" or subject.pos_ == "PRON"
        if verb.lower_ in PERSONAL and of_person and not (verb.dep_ == "acl" and verb.head.ent_type_ != "PERSON"):
            return None
        if verb.dep_ in ("acl", "relcl") and verb.head.i < verb.i and subject is None:
            subject = verb.head
        start = subject.left_edge.i if subject is not None else verb.i
        behind = [c for c in verb.children if c.dep_ in ("dobj", "prep", "attr", "xcomp") and c.i > verb.i]
        objects = [c.right_edge.i if c.right_edge.i - verb.i < NEAR else c.i for c in behind]
        end = last if last > verb.i else max([verb.i, *objects[:1]])
        if subject is None or subject.ent_type_ not in ("GPE", "NORP", "ORG"):  # what a state or a body did may be any act
            pronoun = (subject is None or subject.lower_ in PRONOUNS) and verb.dep_ != "acl"
            if not EVENTFUL.search(verb.text if pronoun else self.text[self.doc[start].idx : self.end(end)]):
                return None
        return self.cut(start, end, verb.i)

    def cut(self, start: int, end: int, head: int) -> tuple[int, int] | None:
        """Tokens [start, end] as code points; where they are too many, from the head on."""
        if self.end(end) - self.doc[start].idx > LONGEST:
            start = head
        return (self.doc[start].idx, self.end(end)) if self.end(end) - self.doc[start].idx <= LONGEST else None

    def clause_end(self, at: int) -> int:
        """The last token of a short clause or noun phrase that begins at a token."""
        last: int = at
        for token in self.doc[at : min(at + NEAR, self.doc[at].sent.end if at < len(self.doc) else at)]:
            if token.pos_ in ("PUNCT", "SPACE"):
                break
            last = token.i
            if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBN"):
                follows = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
                return last + (follows is not None and follows.tag_ == "RP")
        return last

    def at(self, at: int) -> int:
        """The number of the token at a code point."""
        return max(0, bisect_right(self.starts, at) - 1)

    def end(self, token: int) -> int:
        """Where a token ends, in code points."""
        word: str = self.doc[token].text
        return self.starts[token] + len(word)


def _when(time: Time) -> str:
    """As precise as the text: "1962-10-27", "1962-10", "1962", "1990s", or the first and the last day."""
    assert time.start and time.end
    first, last = str(time.start), str(time.end)
    years = time.end.year - time.start.year
    if first.endswith("-01-01") and last.endswith("-12-31") and years:
        return f"{first[:4]}s" if years == 9 and time.start.year % 10 == 0 else f"{first[:4]}/{last[:4]}"
    if time.precision == "day" or first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if time.precision == "year" and not years else f"{first[:7]}/{last[:7]}"


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an|its|their|his|her|our) ", "", words, flags=re.I)
