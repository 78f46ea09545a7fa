"""A piece of a text around found words, where the database does not cut one itself."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_BEFORE, _LENGTH = 80, 240  # characters before the first word found, and of the whole


def snippet(text: str, starts: Collection[str], marks: tuple[str, str]) -> str:
    """A piece of `text`, every word in it that begins with one of `starts` (plain, see below) between the marks; such words that
    stand together in one pair of marks. Of several places the one with the most different words."""
    found = [(one.start(), one.end(), start) for one in re.finditer(r"\w+", text)
             if (start := next((start for start in starts if plain(one[0]).startswith(start)), None))]
    if not found:
        return text[:_LENGTH]
    best = max(found, key=lambda at: (len({start for first, _, start in found if at[0] <= first < at[0] + _LENGTH - _BEFORE}), -at[0]))
    begin = max(0, best[0] - _BEFORE)
    pieces, at = ["…" if begin else ""], begin
    for first, end, _ in found:
        if first < begin or end > begin + _LENGTH:
            continue
        together = pieces[-1] == marks[1] and text[at:first].isspace()
        pieces[-1:] = [text[at:first]] if together else [pieces[-1], text[at:first], marks[0]]
        pieces += [text[first:end], marks[1]]
        at = end
    return "".join([*pieces, text[at : begin + _LENGTH], "…" if begin + _LENGTH < len(text) else ""])


def plain(word: str) -> str:
    """In small letters without their marks."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))
