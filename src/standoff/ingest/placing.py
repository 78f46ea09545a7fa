"""Where on a page something stands: the order of its letters and digits, the only thing that extraction never changes."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
    cursor = 0
    for paragraph in paragraphs:
        key = letters_of(paragraph)[:KEY]
        at = page.letters.find(key, cursor) if key else -1
        if at < 0 and key:
            at = page.letters.find(key)
        found.append(at if at >= 0 else None)
        cursor = at + len(key) if at >= 0 else cursor
    return found
