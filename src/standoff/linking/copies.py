"""Near copies of documents: the same text again, cut, re-headlined, respelled or slightly reworked.

1. fingerprints: of every WINDOW runs of RUN words the lowest hash (winnowing), so that any run of RUN + WINDOW - 1 equal words
   is met, whatever the lengths of the two texts
2. candidates: the documents with which a text shares most fingerprints
3. share: of the shorter one's runs of words, those that the other has too
4. what comes from one mould is no copy: two declarations for two states share their sentences and differ in names, numbers and
   words, on both sides. A copy leaves things out or adds some; it does not put others in their place.
"""
from __future__ import annotations

import zlib
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .nouns import Copies, Kinship
from .wording import WORD, content, own_names, stem, telling

RUN, WINDOW = 4, 6  # words; runs
FEWEST = 20  # words, below which a text is too short to be called a copy
SHARE = 0.55  # of the shorter one's runs, from which it is a copy; set on White House texts and copies of our own making
PART = 0.25  # of the longer one's length, below which the shorter one is an excerpt and no copy
OWN_WORDS = 0.04  # of a copy's words, above which both have too many of their own: one word in 25
OWN_NAMES = 0.03  # of a copy's names the same; one is always allowed, for a spelling that no list knows
UPDATED = 0.95  # the share from which each may have a number of its own: the same report with another toll
CROWD = 200  # groups that share a fingerprint, from which it is a phrase of everybody's
TRIED = 8  # candidates compared in full


@dataclass(frozen=True, slots=True)
class Print:
    """What is kept of a text to compare it: the hashes of its runs, its words, and of these the names and numbers."""

    runs: frozenset[int]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def print_of(text: str) -> tuple[Print, list[int]]:
    """The print of a text, and its fingerprints."""
    words = WORD.findall(text.casefold())
    runs = [zlib.crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1)]
    names, numbers = telling(text)
    return Print(frozenset(runs if len(words) >= FEWEST else ()), content(text), names, numbers), list(dict.fromkeys(_winnowed(runs)))


def _winnowed(runs: Sequence[int]) -> Iterator[int]:
    """The lowest of every WINDOW runs, once each."""
    low: deque[int] = deque()  # places of ever higher runs; the first is the lowest of the window
    for place, run in enumerate(runs):
        while low and runs[low[-1]] >= run:
            low.pop()
        low.append(place)
        if low[0] <= place - WINDOW:
            low.popleft()
        if place >= min(WINDOW, len(runs)) - 1:
            yield runs[low[0]]


def share(one: Print, other: Print) -> float | None:
    """Of the shorter one's runs those that the other has too, where the two are near copies; else None."""
    fewer, more = sorted((len(one.runs), len(other.runs)))
    if not fewer or fewer < PART * more:
        return None
    both = len(one.runs & other.runs) / fewer
    return both if both >= SHARE and not (_moulded(one, other, both) and _moulded(other, one, both)) else None


def _moulded(one: Print, other: Print, both: float) -> bool:
    """Whether `one` has more of its own than a copy has."""
    words, allowed = one.words - other.words, OWN_WORDS * len(one.words)
    if len(words) > 3 * allowed:  # not even if most of them were spelled otherwise
        return True
    words &= own_names(words, other.words)
    names = {name for name in own_names(one.names, other.names) if stem(name.casefold()) in words}
    return (len(words) > allowed or len(names) > max(1, OWN_NAMES * len(one.names))
            or (both < UPDATED and not one.numbers <= other.numbers))


class CopyFinder:
    """Documents one after the other; each goes to the copies of an earlier one, or begins anew."""

    def __init__(self) -> None:
        self._prints: list[Print] = []
        self._documents: list[str] = []
        self._group: list[int] = []  # of each document, the first of its copies
        self._kin: list[tuple[str, str, Kinship, float] | None] = []
        self._having: dict[int, list[int]] = {}  # fingerprint: documents, one of each group at most

    def add(self, document: str, made: Print, fingerprints: Sequence[int]) -> str | None:
        """The nearest earlier document of which this one is a near copy; None where there is none."""
        counted = Counter(there for mark in fingerprints for there in self._having.get(mark, ()))
        near = max(((both, -there) for there, _ in counted.most_common(TRIED)
                    if (both := share(made, self._prints[there])) is not None), default=None)
        place, first = len(self._prints), self._group[-near[1]] if near else len(self._prints)
        self._prints.append(made)
        self._documents.append(document)
        self._group.append(first)
        self._kin.append((document, self._documents[-near[1]], self._kinship(made, self._prints[-near[1]], near[0]), round(near[0], 3))
                         if near else None)
        for mark in fingerprints:
            having = self._having.setdefault(mark, [])
            if len(having) < CROWD and all(self._group[there] != first for there in having):
                having.append(place)
        return self._documents[-near[1]] if near else None

    @staticmethod
    def _kinship(made: Print, before: Print, both: float) -> Kinship:
        if made.runs == before.runs:
            return "same text"
        return "cut" if both >= 0.9 and min(len(made.runs), len(before.runs)) < 0.9 * max(len(made.runs), len(before.runs)) else "reworked"

    def copies(self) -> Iterator[Copies]:
        """Each group of several documents, in the order of their first."""
        groups: dict[int, list[int]] = {}
        for place, first in enumerate(self._group):
            groups.setdefault(first, []).append(place)
        for places in groups.values():
            if len(places) > 1:
                yield Copies(tuple(self._documents[place] for place in places), tuple(kin for place in places if (kin := self._kin[place])))
