"""The cascade of statements.

    1  turns of a transcript     "MS. NAME:", "Q": each turn is one statement, its speaker the label; posts of social networks
    2  quotations                whatever stands between quotation marks; speaker and cue from the encoder's marks, else from
                                 a verb of speech beside it, else from the quotation before it in the paragraph or the last
    3  what is reported          what the encoder marks as said, thought or meant, outside quotation marks (reported.py)
    4  speech inside speech      by the parse (nested.py)
A quotation of a few words counts only where somebody is marked as saying it.
"""
from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ...annotation import Document, Span, Speaker, Statement, When, Words
from ...annotation.statement import StatementKind
from ...reference import cues, parties
from ...reference.quotation import Quotation, quotations
from ..contract import Layers
from ..posts import find_posts
from ..turns import Turn, find_turns
from ..who import Who
from .circumstances import addressee_of, said_on
from .nested import nested
from .reported import PROSE, reported

if TYPE_CHECKING:
    from spacy.tokens import Token

WHOLE = 5  # words: so long a quotation is speech even where nobody is marked as its speaker
MARKS = "“”\"«»„"
CLOSE, FAR = 45, 160  # characters between a quotation and its verb of speech; between the two the encoder is asked first


def find_statements(document: Document, layers: Layers) -> tuple[Statement, ...]:
    """Return the statements in text order. Each has one content span of at least a word; a quotation broken by its cue is two
    statements, the second without a cue; one may stand inside another. Needs `parse`, `marks`, `sections`, `mentions`,
    `entities`, `times`."""
    finder = Finder(document, layers)
    found = finder.turns() + finder.posts()
    for more in (finder.quoted, finder.reported):
        taken = [s.content.span for s in found]
        found += [s for s in more() if not any(t.contains(s.content.span) for t in taken)]
    found += finder.nested(found)
    found.sort(key=lambda s: (s.content.span, s.direct))
    return tuple(dataclasses.replace(s, id=f"s{n}") for n, s in enumerate(found, 1))


class Finder:
    def __init__(self, document: Document, layers: Layers) -> None:
        assert layers.parse is not None and layers.marks is not None
        self.document, self.layers = document, layers
        self.text, self.doc, self.published = document.text, layers.parse, document.published
        self.who = Who(document, layers)
        self.marked = layers.marks.attributions
        self.bodies = [s.span for s in layers.sections if s.kind in PROSE]
        self.quotes = quotations(document.text)
        self.told = list(reported(document, layers.parse, layers.sections, self.marked, self.quotes))

    def statement(self, content: Span, speaker: Speaker | None, cue: Span | None, direct: bool,
                  kind: StatementKind = "speech") -> Statement | None:
        try:
            words = Words.at(self.text, *_bare(self.text, content, direct))
        except ValueError:
            return None
        if cue is None:
            return Statement("", speaker, None, words, direct, kind=kind)
        strength = cues.strength(cue.of(self.text)) or ("said" if kind == "speech" else "thought")
        return Statement("", speaker, Words(cue.of(self.text), cue), words, direct, addressee_of(cue, content, self.document, self.doc),
                         said_on(cue, content, self.layers.times, self.document, self.doc), kind=kind, strength=strength)

    # ------------------------------------------------------------ 1

    def turns(self) -> list[Statement]:
        found = (self.statement(turn.words, self.label(turn), None, True) for turn in find_turns(self.text))
        return [s for s in found if s]

    def label(self, turn: Turn) -> Speaker:
        """Whom a label names: a holder of an office as of the date, else somebody the text names; nobody known for a question."""
        words = turn.label.of(self.text)
        if turn.question:
            return Speaker(words, turn.label)
        plain = " ".join(w for w in words.split(" (")[0].title().split() if not w.endswith("."))
        for name in (plain, plain.split()[-1] if plain else ""):
            found = [one for one in (*parties.lookup(name, self.published), *parties.surname(name, self.published)) if one.kind == "person"]
            if found:
                return Speaker(words, turn.label, None, found[0].name, found[0].code, found[0].role)
        return self.who.speaker(turn.label)

    def posts(self) -> list[Statement]:
        found = ((post, self.statement(post.words, self.who.speaker(post.author), None, True)) for post in find_posts(self.text))
        return [dataclasses.replace(made, said_on=self.day(post.day), strength="said") for post, made in found if made]

    def day(self, words: Span) -> When | None:
        for time in self.layers.times:
            if time.type == "date" and time.start and time.end and time.span.overlaps(words):
                return When(time.start, time.end, time.precision or "day", "stated", time.text, time.span)
        return None

    # ------------------------------------------------------------ 2

    def quoted(self) -> list[Statement]:
        found: list[Statement] = []
        last: tuple[Quotation, Speaker] | None = None
        for quote in self.quotes:
            if not any(body.contains(quote.inner) for body in self.bodies):
                continue
            around = next((mark for mark, content, _ in self.told if content.contains(quote.inner)), None)
            if around is not None and len(quote.inner.of(self.text).split()) < WHOLE:
                assert around.speaker is not None
                its = self.who.speaker(around.speaker)  # a few words that an indirect statement quotes: without a cue of their own
                found += filter(None, [self.statement(quote.inner, its, None, True)])
                last = (quote, its)
                continue
            speaker, cue = self.said(quote.inner)
            words = len(quote.inner.of(self.text).split())
            carried = None
            if speaker is None and words >= 3 and last and self.goes_on(last[0], quote):
                carried = speaker = last[1]
            if speaker is None and words < WHOLE:
                continue
            fresh = cue and not any(s.cue and s.cue.span == cue for s in found)
            made = self.statement(quote.inner, speaker, cue if fresh and not carried else None, True)
            if made:
                found.append(made)
                last = (quote, speaker) if speaker else None
        return found

    def said(self, inner: Span) -> tuple[Speaker | None, Span | None]:
        """Speaker and cue of a quotation: the verb of speech close beside it, else the marks that overlap it, else such a verb
        farther off."""
        close = self.beside(inner, CLOSE)
        if close[0]:
            return close
        over = [(sum(c.shared(inner) for c in a.contents), a) for a in self.marked]
        best = max(over, key=lambda pair: pair[0], default=(0, None))[1] if any(n for n, _ in over) else None
        if best and best.speaker and not self.in_quote(best.speaker):
            return self.who.speaker(best.speaker), best.cue
        return self.beside(inner, FAR)

    def in_quote(self, span: Span) -> bool:
        return any(q.inner.contains(span) for q in self.quotes)

    def beside(self, inner: Span, reach: int) -> tuple[Speaker | None, Span | None]:
        """The subject of the verb of speech nearest to the quotation in its paragraph, outside all quotations, at most `reach`
        characters off."""
        start = self.text.rfind("\n", 0, inner.start) + 1
        end = self.text.find("\n", inner.end)
        span = self.doc.char_span(start, len(self.text) if end < 0 else end, alignment_mode="contract")
        verbs = [t for t in span or () if t.lower_ in cues.cue_forms() and t.pos_ == "VERB" and not self.in_quote(_span(t))]

        def away(t: Token) -> int:
            span = _span(t)
            return max(span.start - inner.end, inner.start - span.end)

        for verb in sorted((t for t in verbs if away(t) <= reach), key=away):
            if subject := next((c for c in verb.children if c.dep_ == "nsubj"), None):
                mention = self.who.mention(_span(subject))
                return self.who.speaker(mention.span if mention else _span(subject)), _span(verb)
        return None, None

    def goes_on(self, before: Quotation, quote: Quotation) -> bool:
        """The same voice: in one paragraph with a full quotation before it, or the next paragraph begins with it after one
        that nothing closed or that was itself a whole paragraph."""
        between = self.text[before.inner.end : quote.inner.start]
        if "\n" not in between:
            return len(before.inner) >= 12
        return not between.strip(" \n”\"“’'.,") and between.count("\n") <= 2

    # ------------------------------------------------------------ 3, 4

    def reported(self) -> list[Statement]:
        found = []
        for mark, content, kind in self.told:
            assert mark.speaker is not None
            cue = mark.cue if content == mark.contents[0] else None
            found.append(self.statement(content, self.who.speaker(mark.speaker), cue, False, kind))
        return [s for s in found if s]

    def nested(self, outer: list[Statement]) -> list[Statement]:
        found = (self.statement(content, self.who.speaker(speaker), cue, False) for speaker, cue, content in nested(outer, self.doc))
        return [s for s in found if s]


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _bare(text: str, content: Span, direct: bool) -> tuple[int, int]:
    """Without stray marks at its edges; a direct quotation without its quotation marks and closing full stop, an indirect statement
    with those of the words that it quotes."""
    start, end = content.start, content.end
    marks = MARKS if direct or not _closed(text[start:end]) else ""
    while start < end and text[start] in " \n,;:" + marks:
        start += 1
    if not direct and text[start : start + 5].casefold() == "that ":
        start += 5
    while end > start and text[end - 1] in " \n,;.:?!" + marks:
        end -= 1
    return start, end


def _closed(words: str) -> bool:
    """Whether as many quotation marks open in the words as close in them."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("«") == words.count("»")
