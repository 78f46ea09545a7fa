"""Markup that is no page: what a feed, a mail or a table's column holds. All of its paragraphs are text."""
from __future__ import annotations

import re
from typing import Any

from ..errors import Unreadable
from .backwards import way_back
from .drafts import Draft, Paragraph, joined
from .found import Told
from .markup import tree_of
from .normalise import one_line
from .plain import with_head

BLOCKS = {"p", "div", "br", "li", "ul", "ol", "td", "th", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section",
          "article", "header", "footer", "pre", "hr", "dl", "dt", "dd", "figure", "figcaption", "body", "html"}
UNSEEN = {"script", "style", "title", "head"}
HIDDEN = re.compile(r"display\s*:\s*none", re.I)


def read_fragment(name: str, markup: str, told: Told) -> Draft:
    """The draft of a piece of markup: the title that stands beside it, then every paragraph.

    Raises:
        Unreadable: no words in it.
    """
    paragraphs = paragraphs_of(tree_of(f"<html><body>{markup}</body></html>"))
    if not paragraphs:
        raise Unreadable("no words in it")
    title = one_line(told.title) if told.title else None
    opening = [Paragraph("title", title)] if title and paragraphs[0] != title else []
    text, sections = joined([*opening, *(Paragraph("body", one) for one in paragraphs)])
    return with_head(name, Draft(text, sections, title, way_back=way_back(text, markup)))


def paragraphs_of(tree: Any) -> list[str]:
    """The words between the borders of blocks, each paragraph on one line."""
    from lxml import etree

    found, held, skipped = [], "", 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        unseen = element.tag in UNSEEN or HIDDEN.search(element.get("style") or "") is not None
        if event == "start":
            skipped += unseen
        if element.tag in BLOCKS:
            found.append(held)
            held = ""
        if event == "end":
            skipped -= unseen
        words = element.text if event == "start" else element.tail
        held += words if words and not skipped else ""
    return [words for one in [*found, held] if (words := one_line(one))]
