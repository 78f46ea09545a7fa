"""Words for comparing: those that carry the meaning, without case and endings; names and numbers."""
from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from ..reference.parties import lookup

STOPWORDS = """a an the of to in on at by for from with and or but as is are was were be been has have had do does did that this these those
    it its their his her our your they he she we you i not no will would could should may might can there than then so if about into over
    after before also said says say new more most some any all own which who whom what when where while during against between s t"""
MEANINGLESS = frozenset(STOPWORDS.split())
MONTHS = frozenset(("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
                    "December"))
WORD = re.compile(r"[^\W_]+")
RESPELLED = 0.7  # of the letters of two unknown names, from which one is the other respelled: Kharkiv, Kharkov; not Tula, Riga


def content(words: str) -> frozenset[str]:
    """The words that carry the meaning, without case and endings: to tell near copies from other things."""
    return frozenset(stems(words))


def stems(words: str) -> Iterator[str]:
    """The same, in order and as often as they stand there."""
    return (stem(word) for word in WORD.findall(words.casefold()) if word not in MEANINGLESS)


def stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def telling(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names (capitalised words) and the numbers (months too), which no rewriting changes: they tell reports of a kind apart."""
    names, numbers = set(), set()
    for word in WORD.findall(re.sub(r"(?<=\d),(?=\d{3})", "", words)):
        if word[0].isdigit() or word in MONTHS:
            numbers.add(word)
        elif word[0].isupper() and word.casefold() not in MEANINGLESS:
            names.add(word)
    return frozenset(names), frozenset(numbers)


def own_names(one: frozenset[str], other: frozenset[str]) -> set[str]:
    """Names, or other words, of `one` that the other has in no spelling."""
    known = {name.casefold() for name in other}
    return {name for name in one if name.casefold() not in known and not any(respelled(name, there) for there in other - one)}


@lru_cache(maxsize=65536)
def respelled(one: str, other: str) -> bool:
    """Whether two names are one in two spellings: the same party in the lists (Kiev, Kyiv), or, where the lists know neither,
    almost the same letters (Zelensky, Zelenskiy)."""
    if one[0].casefold() != other[0].casefold() or min(len(one), len(other)) < 4:
        return False
    codes, others = ({named.code for named in lookup(name)} for name in (one, other))
    if codes or others:
        return bool(codes & others)
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= RESPELLED
