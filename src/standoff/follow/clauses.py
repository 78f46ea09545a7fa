"""Sentences of articles, word by word: who is named where, what is told as done, and by whom."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..annotation import Event, Reading, Span
from ..annotation.codes import side_of
from ..reference.parties import country
from ..told import Article
from .words import STOP, is_past, listed, stem

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
BREAK = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9])|\n+")
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Gov|Lt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs)|\b[A-Z])\.$")
PROSE = ("body", "title")
MODAL = listed("""to will would could may might should shall can must if unless not never cannot nor whether won’t won't n't""")
ATTRIBUTES = listed("""the a an its their his her of in on by with from these those this that new""")
BEFORE_OTHERS = listed("""with to from of in against by between for on at into over under upon near towards toward through via about""")
PASSIVE = listed("""was were been being be is are""")
REACH_BACK = 4  # words before a verb in which its "will", "to" or "not" stands


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands in its sentence, its stem ("" where it tells nothing), and whose mention it is part of.

    `first` is true of the first word of a mention, `leans` where the mention only belongs to what follows: "Greek" in "the Greek
    demand", "its", "Iran's"."""

    start: int
    text: str
    lower: str
    stem: str
    side: str | None = None
    first: bool = False
    leans: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """A sentence of an article. `sides` are the states and bodies named in it; `acts` its events by the place of their trigger."""

    article: Article
    span: Span
    text: str
    named: tuple[tuple[Span, str], ...]
    sides: frozenset[str]
    acts: dict[int, Event] = field(default_factory=dict)
    refs: list[tuple[Span, str]] = field(default_factory=list)
    _tokens: tuple[Token, ...] | None = None
    _stems: frozenset[str] | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        if self._tokens is None:
            self._tokens = tuple(_tokens(self))
        return self._tokens

    @property
    def stems(self) -> frozenset[str]:
        """The words that tell, anywhere in it."""
        if self._stems is None:
            self._stems = frozenset(token.stem for token in self.tokens if token.stem)
        return self._stems

    def at(self, place: int) -> int:
        """The number of the first token that ends behind a place of the document."""
        starts = [token.start for token in self.tokens]
        return max(0, bisect_right(starts, place - self.span.start) - 1)

    def ref_of(self, span: Span) -> str:
        """The reference of the finding that shares most with these words; the document's where none does."""
        best = max(self.refs, key=lambda held: held[0].shared(span) / (len(held[0]) + len(span)), default=None)
        return best[1] if best and best[0].overlaps(span) else self.article.short

    def words(self, first: int, last: int) -> tuple[str, Span]:
        """What stands from one token to another, both included."""
        start, end = self.tokens[first].start, self.tokens[last].start + len(self.tokens[last].text)
        return self.text[start:end], Span(self.span.start + start, self.span.start + end)


def clauses_of(article: Article, reading: Reading) -> Iterator[Clause]:
    """The sentences of the prose in which somebody with a code is named, in order of the text."""
    text = reading.document.text
    named = sorted((span, side_of(entity.code)) for entity in reading.entities if entity.code for span in entity.mentions)
    place = 0
    for section in reading.sections:
        if section.kind in PROSE:
            for span in _sentences(text, section.span):
                while place < len(named) and named[place][0].end <= span.start:
                    place += 1
                inside, ahead = [], place
                while ahead < len(named) and named[ahead][0].start < span.end:
                    inside.append(named[ahead])
                    ahead += 1
                if inside:
                    yield Clause(article, span, span.of(text), tuple(inside), frozenset(side for _, side in inside))


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for found in BREAK.finditer(text, span.start, span.end):
        if "\n" in found[0] or not ABBREVIATED.search(text, max(span.start, found.start() - 6), found.start()):
            if found.start() > start:
                yield Span(start, found.start())
            start = found.end()
    if span.end > start:
        yield Span(start, span.end)


def _tokens(clause: Clause) -> Iterator[Token]:
    words = list(WORD.finditer(clause.text))
    ahead = 0
    named = [(span.start - clause.span.start, span.end - clause.span.start, side) for span, side in clause.named]
    for n, word in enumerate(words):
        while ahead < len(named) and named[ahead][1] <= word.start():
            ahead += 1
        within = named[ahead] if ahead < len(named) and named[ahead][0] < word.end() else None
        text = word[0]
        owned = text.endswith(("'s", "’s"))
        bare = text[:-2] if owned else text
        lower = bare.casefold()
        if within:
            first = word.start() <= within[0]
            following = words[n + 1][0] if n + 1 < len(words) else ""
            leans = owned or lower in ("its", "their", "his", "her") or (following[:1].islower() and _is_adjective(bare, within[2]))
            own = "" if bare[:1].isupper() or lower in STOP else stem(bare)
            yield Token(word.start(), text, text.casefold(), own or f"@{within[2]}" if first else own, within[2], first, leans)
        else:
            yield Token(word.start(), text, text.casefold(), "" if lower in STOP or lower.isdigit() else stem(bare))


def _is_adjective(word: str, side: str) -> bool:
    known = country(side) if len(side) == 3 else None
    return known is not None and (word in known.adjectives or word in ("US", "U.S", "UN"))


def is_told(clause: Clause, n: int) -> bool:
    """Whether the word there tells something as done: "sent", "has closed", "began filling"; not "to send", "would close", "not sent",
    nor "the captured patrols". An event that the reader took for planned, feared or denied is none."""
    tokens = clause.tokens
    token = tokens[n]
    event = clause.acts.get(token.start)
    if token.side or (event is not None and event.auxiliary is not None):
        return False
    before = tokens[n - 1].lower if n else ""
    if token.lower.endswith("ing"):
        return n > 0 and stem(before) in ("begin", "start", "resum") and is_told(clause, n - 1)
    # A present tells only in a headline, behind the party that begins it: elsewhere "missiles" behind "Cuba" would.
    headline = token.lower.endswith("s") and n > 0 and all(back.side and not back.leans for back in tokens[:n])
    if not is_past(token.text) and not headline:
        return False
    if before in ATTRIBUTES or (n and tokens[n - 1].leans):
        return False
    near = tokens[max(0, n - REACH_BACK) : n]
    for back in reversed(near):
        if back.lower in MODAL or back.lower.endswith(("n't", "n’t")):
            return False
        if back.side or (is_past(back.text) and back.lower not in ("had", "been", "was", "were")):
            break
    return True


def doer(clause: Clause, n: int) -> frozenset[str]:
    """Who does it, as states and bodies: the party named last before the word, not behind a preposition and not as an adjective; what
    "and" joins to it too; of a passive who stands behind "by". Empty where nobody is told."""
    tokens = clause.tokens
    if any(back.lower in PASSIVE for back in tokens[max(0, n - 2) : n]) and is_past(tokens[n].text):
        agent = next((k for k in range(n + 1, len(tokens) - 1) if tokens[k].lower == "by"), None)
        return frozenset(side for token in tokens[agent + 1 : agent + 4] if (side := token.side)) if agent is not None else frozenset()
    k = n - 1
    while k >= 0:
        token = tokens[k]
        if token.first and token.side and not token.leans and not _is_led(tokens, k):
            found = {token.side}
            while k >= 2 and tokens[k - 1].lower == "and" and tokens[k - 2].side and not tokens[k - 2].leans:
                k = next(j for j in range(k - 2, -1, -1) if tokens[j].first)
                found.add(tokens[k].side or "")
            return frozenset(found)
        k -= 1
    return frozenset()


def _is_led(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a preposition stands before the mention that begins there, an article or an adjective between."""
    before = [token.lower for token in tokens[max(0, k - 2) : k]]
    return bool(before) and (before[-1] in BEFORE_OTHERS or (before[-1] in ("the", "a", "an") and before[0] in BEFORE_OTHERS))
