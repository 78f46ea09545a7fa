"""The one place where text changes, before it becomes a document; with the map back to the text as it was.

1. characters: line ends become LF, odd spaces a plain space; controls, soft hyphens, zero-width and other invisible
   characters, lone surrogates and noncharacters go out
2. joiners (U+200C, U+200D) stay where scripts and emoji need them, between two letters of such a script; else they go out
3. layout: white space at the end of a line, and at both ends of the text, goes out; three or more blank lines become one
4. NFC: a letter and its accent become one character

Quotation marks, dashes and letters stay as they are. Doing it twice changes nothing more.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .offsets import Edit, OffsetMap, edited

# 1. Each alternative is one kind; TAB, VT, FF, NEL, U+2028 and U+2029 are white space and stay so.
LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
ODD_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
CHARACTERS = re.compile(
    "\r\n?|[\t\x0b\x0c\x85\u2028\u2029\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, and marks of direction
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]+"  # no characters; tags, in which words can be hidden
)
# 2. Arabic (Persian writes U+200C inside words), the Indic scripts, and emoji that are glued to one.
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
JOINERS = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]++|[\u200c\u200d]++(?![{_JOINED}])")
# 3. Each alternative starts at the first character of its white space only: no long run of spaces is looked at twice.
LAYOUT = re.compile(r"\A[ \n]++|(?<![ \n])[ \n]++\Z|(?<=\n)(?: *+\n){3,}+|(?<! ) ++(?=\n)")
# 4. Characters below U+0300, general punctuation and CJK punctuation begin a stretch of their own: nothing before
#    them ever composes with them.
_FIRST = "\x00-\u02ff\u2010-\u2060\u3000-\u3020"
STRETCH = re.compile(f"[{_FIRST}]?[^{_FIRST}]+")
# Reordering accents takes time with the square of their number; no word has so many.
LONGEST_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Normal:
    """A text after normalisation, and the map from its code points to those of the text before."""

    text: str
    offsets: OffsetMap


def normalise(text: str) -> Normal:
    """The text as it becomes a document; see the four steps above. Idempotent; an empty text stays empty."""
    offsets = OffsetMap.same(len(text))
    for find_edits in (_characters, _joiners, _layout, _compositions):
        if edits := list(find_edits(text)):
            text, latest = edited(text, edits)
            offsets = latest.after(offsets)
    return Normal(text, offsets)


def one_line(text: str) -> str:
    """`text` normalised, every run of white space one space: a title, a paragraph of a page."""
    return " ".join(normalise(text).text.split())


def _characters(text: str) -> Iterator[Edit]:
    for found in CHARACTERS.finditer(text):
        words = found.group()
        new = "\n" if LINE_END.match(words) else " " if ODD_SPACE.match(words) else ""
        yield found.start(), found.end(), new


def _joiners(text: str) -> Iterator[Edit]:
    return ((found.start(), found.end(), "") for found in JOINERS.finditer(text))


def _compositions(text: str) -> Iterator[Edit]:
    for found in STRETCH.finditer(text):
        words = found.group()
        if len(words) <= LONGEST_STRETCH and not unicodedata.is_normalized("NFC", words):
            yield from _composed(found.start(), words)


def _composed(start: int, stretch: str) -> Iterator[Edit]:
    """The edits that bring `stretch` to NFC, letter by letter, so that the letters around a change keep their places."""
    for letter in _letters(stretch):
        if (new := unicodedata.normalize("NFC", letter)) != letter:
            yield _smallest(start, letter, new)
        start += len(letter)


def _letters(stretch: str) -> list[str]:
    """`stretch` cut where NFC may be made on both sides alone: before a letter that composes with nothing before it."""
    letters = [""]
    for character in stretch:
        apart = unicodedata.normalize("NFC", letters[-1]) + unicodedata.normalize("NFC", character)
        if letters[-1] and not unicodedata.combining(character) and unicodedata.normalize("NFC", letters[-1] + character) == apart:
            letters.append(character)
        else:
            letters[-1] += character
    return letters


def _smallest(start: int, old: str, new: str) -> Edit:
    """The edit without what stays the same at both its edges, so that these keep their places."""
    shorter = min(len(old), len(new))
    head = next((k for k in range(shorter) if old[k] != new[k]), shorter)
    tail = next((k for k in range(shorter - head) if old[-1 - k] != new[-1 - k]), shorter - head)
    return start + head, start + len(old) - tail, new[head : len(new) - tail]


def _layout(text: str) -> Iterator[Edit]:
    for found in LAYOUT.finditer(text):
        inside = found.start() > 0 and found.end() < len(text)
        # of blank lines the last line end stays, so that it keeps its place in the raw text
        yield found.start(), found.end() - (inside and "\n" in found.group()), ""
