"""The captions and credits of the pictures that belong to an article."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from .normalise import one_line
from .placing import Page, is_small, letters_of, shown_words

# Names of classes, ids and itemprops: whole words between separators.
_PICTURE = r"(?:image|photo|picture|img)-?"
CAPTION = re.compile(rf"(?:^|[\s_-])(?:\w*caption(?:s|-?text)?|cutline|{_PICTURE}(?:text|description|desc|legend))(?:$|[\s_-])", re.I)
CREDIT = re.compile(
    rf"(?:^|[\s_-])(?:\w*credits?|photographer|copyright|{_PICTURE}(?:source|byline|by|author|agency))(?:$|[\s_-])", re.I)
# Captions of players, forms, cookie switches and menus.
ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:vjs|video-js|jw|cli|cookie|consent|nav|menu|footer|ads?|advert\w*|gpt|dfp|related|recirc|promo|teaser"
    r"|sidebar|newsletter|recommended|most-\w+|trending|carousel-nav|card)(?:$|[\s_-])", re.I)
OUTSIDE = {"nav", "aside", "footer", "form", "select", "button", "script", "option", "label", "legend", "html", "body", "head", "title"}
SHORTEST, LONGEST = 3, 800  # characters; a longer box is no caption but a gallery or an article
BUTTONS = re.compile(
    r"^(?:image|photo|foto|caption|credit|image caption|image source|image copyright|hide caption|toggle caption"
    r"|enlarge(?: this image)?|show caption|view fullscreen|click to enlarge|read more|close|video|\d+ of \d+|\d+/\d+)$", re.I)
# Labels that screen readers hear, in front of a caption or a credit.
LABEL = re.compile(r"^(?:image\s+(?:caption|source|copyright|credit)|caption|hide caption|toggle caption)[,:]?\s+(?=\S)", re.I)
MOST = 60  # of one page
MOST_IN_CAPTION = 100  # elements
BEHIND = 300  # letters that may stand between the last paragraph and a picture


@dataclass(frozen=True, slots=True)
class Caption:
    """Words under a picture and how many letters of the page stand before them."""

    kind: Literal["caption", "credit"]
    words: str
    start: int


def captions_of(tree: Any, page: Page, stretch: tuple[int, int]) -> list[Caption]:
    """The captions and credits that begin in `stretch` (in letters of the page), in order, each once.

    1. <figcaption>, and elements that are named a caption
    2. within them, and in the same <figure>, elements that are named a credit: a paragraph of their own
    Left out: what is a link as a whole (a teaser), what stands in menus, forms, tables and players.
    """
    found: list[Caption] = []
    for element, kind in _named(tree):
        start = page.starts[element]
        if not stretch[0] <= start <= stretch[1] + BEHIND or not is_small(element, MOST_IN_CAPTION) or _outside(element):
            continue
        words = _words(element, kind)
        if len(found) < MOST and _usable(words) and not _linked(element) and not any(_same(words, one.words) for one in found):
            found.append(Caption(kind, words, start))
    return sorted(found, key=lambda one: one.start)


def _usable(words: str) -> bool:
    return SHORTEST <= len(words) <= LONGEST and not BUTTONS.match(words) and not words.startswith("@")


def _same(one: str, other: str) -> bool:
    """Whether one caption holds the other: galleries show each picture's words two and three times."""
    shorter, longer = sorted((letters_of(one), letters_of(other)), key=len)
    return shorter in longer


def _named(tree: Any) -> Iterator[tuple[Any, Literal["caption", "credit"]]]:
    """Outermost captions; credits inside them or inside a figure."""
    done: set[Any] = set()
    for element in tree.iter():
        names = _names(element)
        if element.tag in OUTSIDE or element.getparent() in done:
            # what is inside a caption belongs to it, unless it is a credit
            if element.getparent() in done and CREDIT.search(names):
                yield element, "credit"
            if element.tag not in OUTSIDE:
                done.add(element)
        elif CREDIT.search(names) and any(up.tag in ("figure", "figcaption") for up in element.iterancestors()):
            done.add(element)
            yield element, "credit"
        elif element.tag == "figcaption" or CAPTION.search(names):
            done.add(element)
            yield element, "caption"


def _words(element: Any, kind: str) -> str:
    """The element's words without those of a credit in it, which is a paragraph of its own."""
    def left_out(child: Any) -> bool:
        return child.tag in ("script", "button") or (kind == "caption" and CREDIT.search(_names(child)) is not None)

    return LABEL.sub("", shown_words(element, left_out))


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _outside(element: Any) -> bool:
    return any(up.tag in OUTSIDE - {"html", "body"} or ELSEWHERE.search(f"{up.get('class') or ''} {up.get('id') or ''}")
               for up in (element, *element.iterancestors()) if up.tag not in ("html", "body"))


def _linked(element: Any) -> bool:
    """Whether all its words are a link, or it stands in one: the teaser of another story."""
    if any(up.tag == "a" for up in element.iterancestors()):
        return True
    whole = len(one_line(element.text_content()))
    return sum(len(one_line(link.text_content())) for link in element.iter("a")) >= 0.9 * whole > 0
