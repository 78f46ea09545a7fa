"""Where on a page something stands: the order of its letters and digits, the only thing that extraction never changes."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from .normalise import one_line

# Elements inside a line: no space is seen around them.
INLINE = {"a", "b", "i", "em", "strong", "span", "sup", "sub", "u", "font", "abbr", "small", "cite", "q", "mark", "wbr", "time"}
MOST_LOST = 200  # paragraphs that were not found again, after which no more are looked for: each costs two passes
KEY = 60  # letters and digits by which a paragraph is found again; shorter ones by all they have


@dataclass(frozen=True, slots=True)
class Page:
    """`letters`: every letter and digit of the page in order; `starts`: how many of them stand before each element."""

    letters: str
    starts: dict[Any, int]


def page_of(tree: Any) -> Page:
    """The letters of the whole tree, scripts left out. Linear in the size of the page."""
    from lxml import etree

    pieces: list[str] = []
    starts: dict[Any, int] = {}
    length = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            starts[element] = length
            words = None if element.tag == "script" else element.text
        else:
            words = element.tail
        if words:
            pieces.append(letters_of(words))
            length += len(pieces[-1])
    return Page("".join(pieces), starts)


def letters_of(words: str) -> str:
    """The letters and digits of `words`."""
    return "".join(filter(str.isalnum, words))


def positions(page: Page, paragraphs: list[str]) -> list[int | None]:
    """Where each paragraph begins, in letters; they are looked for in order, then anywhere. None where one is not found."""
    found: list[int | None] = []
    cursor = lost = 0
    for paragraph in paragraphs:
        key = letters_of(paragraph)[:KEY]
        at = page.letters.find(key, cursor) if key and lost < MOST_LOST else -1
        if at < 0 and key and lost < MOST_LOST:
            at = page.letters.find(key)
            lost += at < 0
        found.append(at if at >= 0 else None)
        cursor = at + len(key) if at >= 0 else cursor
    return found


def shown_words(element: Any, leave_out: Callable[[Any], bool] = lambda child: child.tag in ("script", "button")) -> str:
    """The words of an element on one line, blocks apart, those of the elements that are left out not among them.

    Inline elements glued together are taken apart where a new sentence or name begins: "get it.Credit: AP".
    """
    words = ""
    for piece in _shown(element, leave_out):
        glued = words and piece and piece[0].isupper() and (words[-1].islower() or words[-1] in ".!?)")
        words += " " + piece if glued else piece
    return one_line(words)


def _shown(element: Any, leave_out: Callable[[Any], bool]) -> Iterator[str]:
    """Its pieces of text in order, a space at each border of a block. Without recursion: pages nest hundreds deep."""
    waiting: list[Any] = [*reversed(element), element.text or ""]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        apart = "" if one.tag in INLINE else " "
        waiting += [one.tail or "", apart]
        if not leave_out(one):
            waiting += [*reversed(one), one.text or "", apart]


def is_small(element: Any, most: int) -> bool:
    """Whether an element has at most `most` elements in it; the rest is not counted."""
    return sum(1 for _ in islice(element.iter(), most + 2)) <= most + 1
