"""Numbers that matter to a crisis: the dead, troops, ships, exercises, money, votes, shares, each with its words and who claims it.

A number of numbers.py is a figure by the first of these rules that speaks; otherwise it is none:
    1  no figure     in keywords, a credit or a byline; a date or a time of day; a label ("Article 5"); an age
    2  duration      only where the text makes a point of it: a war's or a meeting's length, "for the first time in 23 years"
    3  of itself     money, percent, share ("half the oil"), rank ("the second largest reserves"), the tally of a vote
    4  once, twice   with a point made of it ("invoked only once")
    5  ordinal       "a fourth nuclear test": from the third on, of what is counted in crises
    6  none          "no losses"
    7  count         a large number of anything; a small one of what is counted in crises, if it is not told as known ("the two")
    8  bare number   of people harmed ("killing 14", "40 wounded"), of a total ("a minimum of 2,500")
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..annotation import Document, Entity, Figure, Span, Speaker, Time, Words
from .contract import Layers
from .numbers import Amount, find_amounts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLASSES = {  # what is counted in crises; plurals, and words that are their own plural
    "force": """troops soldiers personnel forces servicemen fighters militants rebels marines sailors airmen pilots paratroopers guards reservists conscripts
        mercenaries insurgents militiamen guerrillas terrorists hijackers gunmen attackers commandos spies inspectors observers monitors peacekeepers
        brigades battalions divisions regiments squadrons battlegroups police policemen""",
    "materiel": """ships vessels boats warships destroyers frigates corvettes cruisers carriers submarines tankers gunboats aircraft planes jets bombers airliners
        helicopters drones tanks vehicles missiles rockets warheads bombs shells launchers systems batteries guns howitzers weapons munitions mines torpedoes
        satellites centrifuges reactors bases outposts checkpoints""",
    "harm": """casualties deaths fatalities injuries losses victims wounded dead injured bodies survivors hostages prisoners captives detainees refugees
        evacuees civilians protesters demonstrators arrests executions killed missing displaced""",
    "act": """exercises drills manoeuvres maneuvers attacks strikes airstrikes raids sorties explosions blasts bombings assassinations incursions violations
        incidents clashes tests launches invasions coups overflights ceasefires waves phases rounds talks meetings calls summits visits letters proposals demands
        conditions principles treaties agreements accords pacts resolutions vetoes drafts packages guarantees concessions ultimatums""",
    "people": """people persons men women children villagers passengers migrants crewmen diplomats officials officers journalists reporters workers students
        families others residents citizens nationals americans britons israelis palestinians russians ukrainians iraqis iranians afghans syrians leaders
        suspects activists dissidents engineers doctors medics ministers generals commanders""",
    "politics": "democrats republicans conservatives senators lawmakers legislators congressmen deputies members votes ballots abstentions signatories",
    "place": "villages towns cities settlements homes houses buildings bridges hospitals schools factories airports ports islands mosques churches facilities",
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in words.split()}
ORDINALLY = frozenset("test strike attack war round wave package president summit veto launch raid invasion coup ceasefire truce incident election".split())
TIME_UNITS = re.compile(r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie|time)s?", re.I)
NO_COUNT = frozenset("""miles kilometers kilometres km meters metres feet inches yards degrees pages words points cents questions things ways chapters verses episodes
    lines knots acres hectares pounds kilograms kg countries nations states""".split())
INVARIANT = frozenset("people troops personnel aircraft police dead wounded injured killed missing displaced captured airmen men women children".split())
KNOWN = frozenset("the these those both all other its their his her our my your such last first next past latest previous same remaining".split())
LABELS = frozenset("""article articles chapter resolution section page pages room flight group no no. number figure table paragraph annex protocol stage level tier type
    mark highway route channel title part category area zone block gate amendment order directive version grade class division""".split())
HARMED = re.compile(r"(?i)\b(?:kill|dead|die[ds]?\b|death|wound|injur|hurt|casualt|arrest|detain|captur|hostage|kidnap|abduct|execut|missing|fled|flee|displac|evacuat"
                    r"|releas|freed|expel|sank|sunk|destroy|shot|downed|seiz|deport|jail|imprison|massacr|bomb|shell|attack|rescu)")
VOTED = re.compile(r"(?i)\b(?:vot|back|support|oppos|sign|sponsor|endors|abstain|veto|elect|defect|reject|pass)")
TOTALS = re.compile(r"(?i)\b(?:an?|the)? ?(?:\w+ )?(?:death toll|toll|number|total|minimum|maximum|count|strength|tally)\b[^.,;:]{0,30}?\b(?:of|to|at|by|from|was|is|were) $")
TOOK = re.compile(r"(?i)\b(?:kill|wound|injur|captur|arrest|detain|execut|displac)(?:ing|ed|s)? $")
WERE = re.compile(r"(?i) (?:others |more )?(?:(?:were|was|are|have|had|has|been|reported(?:ly)?|confirmed) ){0,3}(?:killed|wounded|injured|hurt|dead|died|missing|arrested|detained)\b")
POINTED = re.compile(r"(?i)\b(?:only|just|at least|exactly|merely|more than|a mere) $")
MEETING = r"(?:meeting|talks?|call|session|summit|conversation|discussion|conference|negotiations?)"
WAR = r"(?:civil )?(?:war|conflict|siege|occupation|blockade|insurgency|fighting|rebellion|uprising|campaign|offensive|standoff|embargo|invasion)\b"
DURATIONS = tuple((re.compile(rf"(?i){before}$"), re.compile(rf"(?i){after}")) for before, after in (  # the words before and after a number of time units
    ("", rf"(?: \w+ (?:at|of)|-(?:year|month|week|day)s?(?:-(?:old|long))?) {WAR}"),
    ("", rf"-(?:minute|hour|day)s?(?:-long)? (?:\w+ ){{0,2}}{MEETING}\b"),
    (r"\b(?:met|talked|spoke|conferred|negotiated|lasted|held talks)\b(?:[^.;]{0,60}? for)? ", r" (?:minutes|hours|days)\b"),
    (r"\b(?:first|worst|biggest|largest|highest|deadliest|lowest|most \w+)\b[^.;,]{0,40}\bin (?:the (?:last|past) )?", r" (?:years|months|weeks|decades)\b"),
    (r"\b(?:only|just|barely|a mere) ", r" (?:hours|days|weeks) (?:ago|after|before|earlier)\b"),
    ("", rf" (?:years|months|weeks|days) (?:after|since|into) (?:the |its )?(?:(?:start|outbreak|beginning) of )?(?:\w+ ){{0,2}}{WAR}(?! ended| was over)")))
UNITS = {"people": "people", "harm": "people"}  # by class; else the noun itself is the unit
PREPOSITIONS = ("of", "in", "on", "along", "near", "from", "under", "at", "against", "across", "around", "inside")
LARGE = 11  # from here on a number is told for its own sake, whatever it counts; below it the noun decides. Set on the development keys
SHORT, REACH, HEADING = 90, 7, 14  # code points of the longest evidence that takes a predicate in; tokens that a noun
# phrase may run; words of a headline or standfirst at most


def find_figures(document: Document, layers: Layers) -> tuple[Figure, ...]:
    """Return the figures in text order. Needs `parse`; `sections`, `entities`, `times` and `statements` where given.

    The same number of the same thing told again is left out; a headline's gives way to the body's. A range has low and high,
    "more than" and "thousands of" low alone, "up to" high alone. Spans index document.text.
    """
    if layers.parse is None or not len(layers.parse):
        return ()
    finder = Finder(document, layers)
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in finder.all():
        same = (figure.value, figure.low, figure.high, figure.unit)
        if same not in kept or finder.in_heading(kept[same]) and not finder.in_heading(figure):
            kept[same] = figure
    return tuple(sorted(kept.values(), key=lambda figure: figure.evidence.span))


class Finder:
    """The figures of one parsed document."""

    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None
        self.text, self.layers, self.doc = document.text, layers, layers.parse
        self.starts = [token.idx for token in self.doc]
        self.skipped = [s.span for s in layers.sections if s.kind in ("keywords", "credit", "byline", "boilerplate", "dateline")]
        prose = [s for s in layers.sections if s.kind in ("title", "body")]
        self.headings = [s.span for s in prose[:3] if s.kind == "title" or len(s.span.of(self.text).split()) < HEADING]

    def all(self) -> Iterator[Figure]:
        for amount in find_amounts(self.text):
            if not any(span.start <= amount.core < span.end for span in self.skipped):
                noun = self.noun(amount)
                if found := self.judged(amount, noun):
                    yield self.figure(amount, noun, *found)

    def in_heading(self, figure: Figure) -> bool:
        return any(span.overlaps(figure.evidence.span) for span in self.headings)

    def judged(self, amount: Amount, noun: Token | None) -> tuple[Span, str | None] | None:
        """The words that make the number a figure, and its unit; None: it is none. Rules 1 to 8."""
        after, timed = self.text[amount.end : amount.end + 90], noun is not None and TIME_UNITS.fullmatch(noun.text)
        if self.is_label(amount, noun):
            return None
        if TIME_UNITS.fullmatch(re.split(r"\W", after[1:] + " ")[0]):
            return self.duration(amount, after)
        if amount.hyphened or timed or self.is_date(amount, noun):
            return None
        if amount.kind in ("money", "percent") or amount.kind in ("share", "rank") and noun is not None:
            return self.phrase(amount, noun), amount.unit or amount.kind
        if amount.kind == "tally":
            return (self.phrase(amount, noun), "votes") if VOTED.search(self.near(amount)) else None
        if amount.kind == "times":
            return (self.act_before(amount), "times") if POINTED.search(self.text[max(0, amount.core - 12) : amount.core]) else None
        if self.counted(amount, noun):
            assert noun is not None
            return self.phrase(amount, noun), UNITS.get(CLASS_OF.get(noun.lower_, ""), noun.lower_)
        return self.bare(amount, noun)

    def is_label(self, amount: Amount, noun: Token | None) -> bool:
        """1: the number names ("Article 5", "Group of 20", "Boeing 737") or tells an age."""
        before, after = self.text[max(0, amount.core - 20) : amount.core], self.text[amount.end : amount.end + 12]
        if re.match(r"[- ]years?[- ]olds?\b", after) or re.search(r"(?:\bGroup of|\baged?|#) ?$", before):
            return True
        previous = self.doc[max(0, self.token(amount.core).i - 1)]
        if amount.kind != "count" or amount.start != amount.core or not re.search(r"\w[. -]{1,2}$", before):
            return False
        named = previous.pos_ == "PROPN" and not any(t.span.contains(Span(previous.idx, previous.idx + len(previous))) for t in self.layers.times)
        return previous.lower_ in LABELS or named and (noun is None or CLASS_OF.get(noun.lower_) is None and amount.size < 1000)

    def is_date(self, amount: Amount, noun: Token | None) -> bool:
        """1: within a date, a time of day or what recurs; a lone "1200" before what it counts is none."""
        words, counts = self.text[amount.core : amount.end], noun is not None and noun.lower_ in CLASS_OF and noun.i == self.token(amount.end - 1).i + 1
        within: list[Time] = [t for t in self.layers.times if t.type != "duration" and t.span.start <= amount.core < t.span.end]
        if not within:
            return re.fullmatch(r"(?:19|20)\d\d", words) is not None and not counts
        return within[0].span.start < amount.core or within[0].span.end > amount.end or re.fullmatch(r"(?:19|20)\d\d", words) is not None or not counts

    def duration(self, amount: Amount, after: str) -> tuple[Span, str | None] | None:
        """2"""
        for left, right in DURATIONS if amount.kind == "count" else ():
            start, end = left.search(self.text[max(0, amount.core - 90) : amount.core]), right.match(after)
            if start and end:
                unit = re.split(r"\W", after[1:] + " ")[0]
                return Span(amount.core - len(start[0]), amount.end + end.end()), unit if unit.endswith("s") else unit + "s"
        return None

    def counted(self, amount: Amount, noun: Token | None) -> bool:
        """5 to 7: whether the number of these is a figure."""
        if noun is None or noun.lower_ in NO_COUNT or TIME_UNITS.fullmatch(noun.text):
            return False
        word, near, size = noun.lower_, self.near(amount), amount.size
        named = CLASS_OF.get(word)
        if amount.kind == "none":
            return named == "harm"
        if amount.kind == "ordinal":
            return size >= 3 and word in ORDINALLY and noun.pos_ == "NOUN"
        if size == 1:
            return CLASS_OF.get(word + "s") in ("force", "people", "harm") and HARMED.search(near) is not None
        if not (noun.tag_ in ("NNS", "NNPS") or word in INVARIANT) or re.match(r" (?:said|told|familiar|close to|briefed|who spoke)", self.text[noun.idx + len(noun) :]):
            return False
        if amount.kind == "vague" or size >= LARGE:
            return True
        before = self.doc[max(0, self.token(amount.start).i - 1)]
        if named is None or before.lower_ in KNOWN or before.tag_ == "POS":
            return False
        needed = {"people": HARMED, "place": HARMED, "politics": VOTED}.get(named)
        return needed is None or needed.search(near) is not None

    def bare(self, amount: Amount, noun: Token | None) -> tuple[Span, str | None] | None:
        """8: the words and the unit of a number whose noun is left out."""
        before, after = self.text[max(0, amount.start - 60) : amount.start], self.text[amount.end : amount.end + 60]
        if amount.kind not in ("count", "vague") or noun is not None and (noun.lower_ in NO_COUNT or TIME_UNITS.fullmatch(noun.text)):
            return None
        if (took := TOOK.search(before)) and amount.size > 1:
            return Span(amount.start - len(took[0]), self.phrase(amount, noun).end), "people"
        if noun is None and (were := WERE.match(after)):
            return Span(amount.start, amount.end + were.end()), "people"
        if noun is None and (total := TOTALS.search(before)) and amount.size >= LARGE:
            return Span(amount.start - len(total[0].lstrip()), amount.end), None
        return None

    # ------------------------------------------------------------ words

    def token(self, at: int) -> Token:
        """The token at a code point."""
        return self.doc[max(0, bisect_right(self.starts, at) - 1)]

    def near(self, amount: Amount) -> str:
        """The sentence, at most 60 code points away."""
        sentence = self.token(amount.core).sent
        return self.text[max(sentence.start_char, amount.start - 60) : min(sentence.end_char, amount.end + 60)]

    def noun(self, amount: Amount) -> Token | None:
        """The noun that the number counts: the head of the noun phrase behind it, "of" and what goes before the noun skipped."""
        at, sentence = self.token(amount.end - 1).i + 1, self.token(amount.core).sent
        words = [t.lower_ for t in self.doc[at : at + 2]]
        if words[:1] == ["of"]:
            if amount.kind == "vague" and words[1:] in (["those"], ["them"], ["us"]):
                return self.doc[at + 1]
            at += 1
        return self.noun_from(at, sentence.end)

    def noun_from(self, at: int, end: int) -> Token | None:
        found = None
        for token in self.doc[at : min(end, at + REACH + 2)]:
            if token.pos_ in ("NOUN", "PROPN") and not (found and token.ent_type_ in ("DATE", "TIME")):
                found = token
            elif token.lower_ in INVARIANT and found is None:
                return token
            elif token.tag_ == "POS" or token.text in "‘’“”\"'-–/":
                continue
            elif found is not None and self.doc[token.i - 1].tag_ != "POS" or not (token.pos_ in ("ADJ", "NUM", "ADV", "DET", "SYM") or token.tag_ in ("VBN", "VBG", "PRP$", "JJ")):
                break
        return found

    def phrase(self, amount: Amount, noun: Token | None) -> Span:
        """The number's noun phrase with one prepositional phrase, and its predicate where that is short."""
        first, last = self.token(amount.start), noun if noun else self.token(amount.end - 1)
        while first.i > first.sent.start and self.doc[first.i - 1].pos_ in ("DET", "ADJ", "PRON") and self.doc[first.i - 1].dep_ not in ("nsubj", "nsubjpass", "dobj"):
            first = self.doc[first.i - 1]
        if first.sent.text.lower().startswith(("there was", "there were")) and first.i == first.sent.start + 2:
            first = self.doc[first.sent.start]
        last = self.behind(last, first.idx)
        return Span(min(first.idx, amount.start), max(last.idx + len(last), amount.end))

    def behind(self, last: Token, start: int) -> Token:
        """The last token of what belongs to a noun phrase that ends in `last`."""
        end = last.sent.end
        for wanted in ("ADP", "VERB"):
            at = last.i + 1
            while at < min(end, last.i + 5) and self.doc[at].pos_ in ("AUX", "ADV", "PART"):
                at += 1
            if wanted == "ADP" and last.i + 1 < end and self.doc[last.i + 1].lower_ in PREPOSITIONS:
                found = self.noun_from(last.i + 2, end)
            elif wanted == "VERB" and at < end and (self.doc[at].pos_ == "VERB" and self.doc[at].tag_ in ("VBD", "VBN")):
                found = self.doc[at]
            else:
                continue
            if found is not None and found.i - last.i <= REACH and found.idx + len(found) - start <= SHORT:
                last = found
        return last

    def act_before(self, amount: Amount) -> Span:
        """ "Invoked only once": from the verb on, if it is near."""
        first = last = self.token(amount.start)
        while first.i > last.sent.start and last.i - first.i < 4 and first.pos_ != "VERB":
            first = self.doc[first.i - 1]
        return Span(first.idx if first.pos_ == "VERB" else amount.start, amount.end)

    # ------------------------------------------------------------ the figure

    def figure(self, amount: Amount, noun: Token | None, span: Span, unit: str | None) -> Figure:
        words = self.text[amount.end : span.end]
        what = re.sub(r"(?i)^\W*(?:of )?(?:the |an? )?\W*|\b(?:was|were|is|are|has|have|had|been) ", "", words) if noun is not None and amount.end < span.end else ""
        return Figure(" ".join(re.sub(r"[‘’“”\"]", "", what or span.of(self.text)).split()), amount.value, amount.low, amount.high, unit, amount.approximate,
                      Words.at(self.text, span.start, span.end), self.as_of(amount), self.claimant(amount))

    def as_of(self, amount: Amount) -> str | None:
        """The date of the clause, if it tells one: "as of January", "last year"."""
        sentence = self.token(amount.core).sent
        for time in self.layers.times:
            lead = self.text[max(0, time.span.start - 12) : time.span.start]
            if time.type == "date" and time.start and sentence.start_char <= time.span.start < sentence.end_char and not re.search(r"(?i)\b(?:since|from|until|by|after|before|to) $", lead):
                if not re.search(r"[;:]| (?:while|when|but|after|since) ", self.text[min(amount.end, time.span.end) : max(amount.start, time.span.start)]):
                    return str(time.start)[: {"year": 4, "month": 7}.get(time.precision or "", 10)]
        return None

    def claimant(self, amount: Amount) -> Speaker | None:
        """The speaker of the innermost statement that holds the number, else of an "according to" in its sentence."""
        around = [s for s in self.layers.statements if s.content.span.start <= amount.core < s.content.span.end]
        if around:
            return min(around, key=lambda s: len(s.content.span)).speaker
        sentence = self.token(amount.core).sent
        cue = re.search(r"(?i)\baccording to (?:the |an? )?", self.text[sentence.start_char : sentence.end_char])
        if cue is None:
            return None
        start = sentence.start_char + cue.end()
        named = [(span, e) for e in self.layers.entities for span in e.mentions if start - 4 <= span.start < min(start + 40, sentence.end_char)]
        if not named:
            return None
        span, one = min(named, key=lambda pair: (pair[0].start, -len(pair[0])))
        return Speaker(span.of(self.text), span, one.id, one.name if one.kind == "person" else None, one.code, one.role)
