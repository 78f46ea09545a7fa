"""The article's own paragraphs, in the page's order.

1. what is named as no part of an article is pruned (prune.py)
2. trafilatura, set to precision: on 90 pages of Scrapinghub F1 .969 against .961 balanced, .960 set to recall
   balanced where that finds next to nothing, if it then finds prose in a <p>; else it may be all words of the page
   else the <p> elements of the only <article>, however short
3. paragraphs that stand in the same kind of box as most of those found are added: trafilatura stops at the first of
   several boxes where a page is cut by advertisements
4. paragraphs that only point elsewhere are left out
"""
from __future__ import annotations

import logging
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import accumulate, islice
from typing import Any

from .normalise import one_line
from .placing import KEY, letters_of, page_of, positions
from .prose import SENTENCE_END, SHORTEST, prose_of, weight_of
from .prune import is_pointer, prune

BLOCKS = {"p", "head", "item", "quote", "row", "code", "div", "body", "list", "table", "cell"}
TAIL = 20  # characters in which the end of a sentence is looked for
# 3. A box is known by the names of three elements around the paragraph; it must hold that many found ones.
BOX_DEPTH = 3
BOX_FOUND = 3


def article_paragraphs(tree: Any) -> list[str]:
    """The paragraphs, headings and list items of the page's article, each on one line; empty where there is none."""
    tree = deepcopy(tree)
    prune(tree)
    found = _extracted(deepcopy(tree), favor_precision=True)
    if not any(weight_of(one) >= SHORTEST for one in found):
        found = _balanced(tree) or _declared(tree)
    return [one for one in _with_missed(tree, found) if not is_pointer(one)]


def _balanced(tree: Any) -> list[str]:
    found = _extracted(deepcopy(tree))
    prose = {letters_of(words)[:KEY] for element in tree.iter("p") if (words := prose_of(element))}
    return found if any(letters_of(one)[:KEY] in prose for one in found) else []


def _declared(tree: Any) -> list[str]:
    """The <p> elements of the page's only <article>, however short, if one of them is a sentence."""
    articles = list(islice(tree.iter("article"), 2))
    found = [words for one in articles for element in one.iter("p") if (words := one_line(element.text_content()))]
    return found if len(articles) == 1 and any(SENTENCE_END.search(words) and " " in words for words in found) else []


def _extracted(tree: Any, favor_precision: bool = False) -> list[str]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each page without text; we do it in one line
    found = trafilatura.bare_extraction(tree, favor_precision=favor_precision, include_comments=False)
    return [] if found is None or found.body is None else list(_paragraphs(found.body))


def _paragraphs(body: Any) -> Iterator[str]:
    """Runs of inline text between the borders of blocks; a line break ends a paragraph where a sentence ends."""
    held = ""
    for piece in _pieces(body):
        if piece is None or (piece == "\n" and SENTENCE_END.search(held[-TAIL:].strip() or ".")):
            if words := one_line(held):
                yield words
            held = ""
        else:
            held += piece
    if words := one_line(held):
        yield words


def _pieces(body: Any) -> Iterator[str | None]:
    """The text of the tree in order; None at each border of a block, a newline at each line break."""
    waiting: list[Any] = [body]
    while waiting:
        one = waiting.pop()
        if one is None or isinstance(one, str):
            yield one
            continue
        border = one.tag in BLOCKS
        if one.tail:
            waiting.append(one.tail)
        if border:
            waiting.append(None)
        waiting.extend(reversed(one))
        if one.text:
            waiting.append(one.text)
        if border:
            yield None
        elif one.tag == "lb":
            yield "\n"


def _with_missed(tree: Any, found: list[str]) -> list[str]:
    """`found`, and between them the paragraphs of the page that stand in the same kind of box."""
    page = page_of(tree)
    places = positions(page, found)
    taken = set(places)
    boxes = [(element, page.starts[element], _box(element)) for element in tree.iter("p")]
    counted = Counter(box for _, start, box in boxes if start in taken)
    best, count = counted.most_common(1)[0] if counted else ((), 0)
    if count < BOX_FOUND or not any(name for _, name in best):
        return found
    covered = _covered(places, found)
    known = {letters_of(one)[:KEY] for one in found}  # a teaser at the top may hold the same words
    missed = [(start, words) for element, start, box in boxes
              if box == best and not covered(start) and (words := prose_of(element)) and letters_of(words)[:KEY] not in known]
    return _merged(list(zip(places, found)), missed)


def _covered(places: list[int | None], found: list[str]) -> Callable[[int], bool]:
    """Whether a place on the page, in letters, is inside a paragraph that was found."""
    stretches = sorted((place, place + len(letters_of(words))) for place, words in zip(places, found) if place is not None)
    starts = [start for start, _ in stretches]
    ends = list(accumulate((end for _, end in stretches), max))
    return lambda place: (k := bisect_right(starts, place)) > 0 and place < ends[k - 1]


def _box(element: Any) -> tuple[tuple[str, str], ...]:
    around = list(zip(range(BOX_DEPTH), element.iterancestors()))
    return tuple((one.tag, one.get("class") or "") for _, one in around)


def _merged(found: list[tuple[int | None, str]], missed: list[tuple[int, str]]) -> list[str]:
    """Both in the page's order; one that was not found again stays behind the one before it."""
    merged: list[str] = []
    waiting = list(missed)
    for place, words in found:
        while waiting and place is not None and waiting[0][0] < place:
            merged.append(waiting.pop(0)[1])
        merged.append(words)
    return merged + [words for _, words in waiting]
