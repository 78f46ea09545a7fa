"""Posts of social networks as pages embed them: who wrote what stands above the line that names him."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..annotation import Span

# "— Name (@handle) January 5, 2022" below or behind the post's words.
SIGNED = re.compile(r"[ \t]*[—–-]{1,2}[ \t]*(?P<name>[^\s(@—–-][^(@\n—–]{1,60}?)[ \t]*\(@(?P<handle>\w{1,30})\)(?P<day>[^\n]{0,40})$", re.M)
# "Name @handle · Jan 5" above them.
HEADED = re.compile(r"^(?P<name>[A-Z][^@\n]{1,60}?)[ \t]*@(?P<handle>\w{1,30})[ \t]*(?:·|•|—)[ \t]*(?P<day>[^\n]{1,30})$", re.M)


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its words, the words that name its author, and those that date it (empty where nothing does)."""

    words: Span
    author: Span
    day: Span


def find_posts(text: str) -> list[Post]:
    """The posts in order of their words."""
    found = []
    for sign in SIGNED.finditer(text):
        end = len(text[: sign.start()].rstrip())
        start = text.rfind("\n", 0, end) + 1
        found.append(_post(text, start, end, sign))
    for head in HEADED.finditer(text):
        start = head.end() + 1
        end = text.find("\n", start)
        found.append(_post(text, start, len(text) if end < 0 else end, head))
    return sorted((post for post in found if post), key=lambda post: post.words)


def _post(text: str, start: int, end: int, named: re.Match[str]) -> Post | None:
    words = text[start:end].strip(" \t“”\"")
    if len(words.split()) < 2:
        return None
    start = text.index(words, start)
    return Post(Span(start, start + len(words)), Span(*named.span("name")), Span(*named.span("day")))
