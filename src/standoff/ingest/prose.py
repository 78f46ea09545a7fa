"""What can be a paragraph of an article: long enough, whole sentences, few links."""
from __future__ import annotations

import re
from typing import Any

from .normalise import one_line

SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’)\]»」]*$")
SHORTEST = 60  # characters of a paragraph of prose; menus, login forms and error pages have none, buttons are shorter
MOST_LINKED = 0.3  # of its characters; above this a paragraph is a list of links


def prose_of(element: Any) -> str | None:
    """The words of an element that could be an article's paragraph; None of another."""
    words = one_line(element.text_content())
    if weight_of(words) < SHORTEST or not SENTENCE_END.search(words):
        return None
    return words if mostly_words(element, MOST_LINKED) else None


def mostly_words(element: Any, most_linked: float = 0.5) -> bool:
    """Whether at most that share of an element's characters are links."""
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked <= most_linked * len(element.text_content())


def weight_of(words: str) -> int:
    """Its length; the signs of Chinese, Japanese and Korean count twice."""
    return len(words) + sum("\u2e80" <= c <= "\ud7ff" for c in words)
