"""From an article's text back to its page's markup: letter by letter, the only thing that extraction never changes."""
from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterator

from ..annotation import WayBack
from .markup import JUNK
from .offsets import OffsetMap

SHOWN = re.compile(r"&#?\w{1,31};?|[^\W_]+")  # a reference, or letters and digits in a row
KEY = 30  # letters by which a place is found again
SHORTEST_KEY = 8  # and fewer only where that is all of the paragraph: they stand anywhere
STEP = 10  # letters that are passed over where none is found
MOST_LOST = 200  # places that were not found, after which no more are looked for: each costs a pass over the page

Letters = tuple[str, "array[int]"]  # letters without their accents, and where each stands


def way_back(text: str, page: str) -> WayBack:
    """Where the words of `text` stand in the characters of `page`; each paragraph is looked for behind the one before, then anywhere."""
    shown, places = _shown(page)
    body = re.search(r"<body\b", page, re.I)
    first = next((k for k, place in enumerate(places) if place >= body.start()), 0) if body else 0
    runs: list[tuple[int, int, int]] = []
    cursor, lost = first, 0
    for paragraph in re.finditer(r"[^\n]+", text):
        letters, starts = _letters(paragraph.group(), paragraph.start())
        k = 0
        while k < len(letters) and lost < MOST_LOST:
            key = letters[k : k + KEY]
            if k and len(key) < SHORTEST_KEY:
                break
            at = next((at for start in (cursor, first, 0) if (at := shown.find(key, start)) >= 0), -1)
            if at < 0:
                k, lost = k + STEP, lost + 1
                continue
            length = _shared(letters, k, shown, at)
            runs += _runs(starts[k : k + length], places[at : at + length])
            k, cursor = k + length, at + length
    return WayBack(tuple(_widened(sorted(runs), text, page)))


def of_map(offsets: OffsetMap) -> WayBack:
    """The way back of a text that was only normalised."""
    return WayBack(tuple(offsets.kept()))


def _shown(page: str) -> Letters:
    """The letters that a page shows, its head's too, and where they stand in the markup."""
    letters, places = [], array("q")
    behind = 0
    for junk in [*JUNK.finditer(page), None]:
        start = junk.start() if junk else len(page)
        for shown in SHOWN.finditer(page, behind, start):
            words = shown.group()
            meant = html.unescape(words) if words[0] == "&" else words
            found = _folded(meant)
            letters.append(found)
            if meant == words and len(found) == len(words):
                places.extend(range(shown.start(), shown.end()))
            else:
                places.extend([shown.start()] * len(found))
        behind = junk.end() if junk else start
    return "".join(letters), places


def _letters(words: str, start: int) -> Letters:
    letters, places = [], array("q")
    for found in re.finditer(r"[^\W_]", words):
        letters.append(_folded(found.group()))
        places.append(start + found.start())
    return "".join(letters), places


def _folded(words: str) -> str:
    """The letters and digits, one character each: é and e with an accent behind it are the same."""
    return "".join(c if c < "\x80" else unicodedata.normalize("NFD", c)[0] for c in words if c.isalnum())


def _shared(letters: str, k: int, shown: str, at: int) -> int:
    """How many letters agree from there on."""
    most = min(len(letters) - k, len(shown) - at)
    if letters[k : k + most] == shown[at : at + most]:
        return most
    return next(n for n in range(most) if letters[k + n] != shown[at + n])


def _runs(starts: array[int], raws: array[int]) -> Iterator[tuple[int, int, int]]:
    first = 0
    for n in range(1, len(starts) + 1):
        if n == len(starts) or starts[n] - starts[n - 1] != raws[n] - raws[n - 1]:
            yield starts[first], raws[first], starts[n - 1] - starts[first] + 1
            first = n


def _widened(runs: list[tuple[int, int, int]], text: str, page: str) -> Iterator[tuple[int, int, int]]:
    """The runs with the marks around them that are the same: quotation marks before, the full stop behind."""
    done = 0
    for n, (start, raw, length) in enumerate(runs):
        until = runs[n + 1][0] if n + 1 < len(runs) else len(text)
        while start > done and raw > 0 and text[start - 1] == page[raw - 1] and text[start - 1] not in "\n":
            start, raw, length = start - 1, raw - 1, length + 1
        while start + length < until and raw + length < len(page) and text[start + length] == page[raw + length] != "\n":
            length += 1
        done = start + length
        yield start, raw, length
