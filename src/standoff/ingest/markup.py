"""A page's markup to a tree that is safe to search: bounded in size, depth and attributes, scripts and styles gone.

Nothing is fetched: no DTD, no entity, no frame.
"""
from __future__ import annotations

import html
import re
from typing import Any

from ..errors import DocumentError, TooLarge, Unreadable

# Bounds against pages that are built to take long; the largest of 502 news pages measured in brackets.
MAX_MARKUP = 4_000_000  # characters without scripts, styles and comments (0.37 million)
MAX_ELEMENTS = 20_000  # (6,066); trafilatura's time grows with the square: up to 5 seconds here
MAX_DEPTH = 250  # libxml2 stops at 256 and silently drops the rest of the page (51)
MAX_TAG = 5_000  # characters of one tag; longer ones lose their attributes (pictures and program data inside the page)
MAX_ATTRIBUTE = 2_000  # characters that are searched in one attribute, URLs and descriptions fit

# One pass over the page. Each alternative ends at its end mark or at the page's end, so the time is linear.
# A quotation mark opens a value only behind "="; elsewhere it is a slip of the page, as browsers read it.
_VALUE = r"""=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?"""
_TAG = rf"(?P<tag><(?P<name>/?[a-zA-Z][\w:-]*+)(?:[^>=]++|{_VALUE})*+(?:>|\Z))"
TAG = re.compile(_TAG, re.S)
JUNK = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?](?!--)[^>]*+(?:>|\Z)"  # comments; doctype, its entities, processing instructions
    r"|(?P<script><script\b(?P<head>[^>]*+)>.*?(?:</script\s*>|\Z))"
    r"|<(?P<skipped>style|svg|iframe|object|template|math|canvas)\b[^>]*+>.*?(?:</(?P=skipped)\s*>|\Z)"
    rf"|{_TAG}",
    re.S | re.I,
)
DOCTYPE_ENTITIES = re.compile(r"\A\s*+(?:<\?xml[^>]*+>\s*+)?<!DOCTYPE[^>\[]*+\[.*?\]\s*+>", re.S | re.I)
DECLARATION = re.compile(r"\A\s*+<\?xml[^>]*+>", re.I)  # lxml refuses it before text that is decoded already
NUMBERED = re.compile(r"&#(?:1(?:2[89]|[345]\d)|x[89][0-9a-f]);", re.I)  # &#147; is windows-1252's quotation mark
INLINE = re.compile(r"</?(?:font|b|i|u|em|strong|span|center|small|big|tt|strike|s|nobr|ins|del|abbr|acronym)(?:\s[^<>]*)?>", re.I)
LOOKS_LIKE_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.S | re.I)


def is_page(text: str) -> bool:
    """Whether `text` begins as an HTML page does."""
    return LOOKS_LIKE_PAGE.match(text) is not None


def tree_of(page: str) -> Any:
    """The lxml tree of a page, its root <html>; scripts stay only where they hold JSON-LD.

    Raises:
        TooLarge: more markup or more elements than any article has.
        Unreadable: no markup in it, or nested deeper than can be read.
    """
    tidied = tidy(page)
    if len(tidied) > MAX_MARKUP:
        raise TooLarge(f"more than {MAX_MARKUP:,} characters of markup; save the article alone")
    tree = _parsed(tidied)
    if _measured(tree) >= MAX_DEPTH:
        # old pages leave <font> and <b> open a hundred times; without these they are flat
        tree = _parsed(INLINE.sub("", tidied))
        if _measured(tree) >= MAX_DEPTH:
            raise Unreadable(f"no article found: elements nested {MAX_DEPTH} deep and more")
    return tree


def whole_tree(page: str) -> Any:
    """The tree with scripts and comments in it, for the search of dates; None where the page is too large or too deep."""
    markup = TAG.sub(_kept_tag, DECLARATION.sub("", page.replace("\x00", ""), count=1))
    if len(markup) > MAX_MARKUP:
        return None
    try:
        tree = _parsed(markup, scripts=True)
        return tree if _measured(tree) < MAX_DEPTH else None
    except DocumentError:
        return None


def tidy(page: str) -> str:
    """The markup without comments, scripts, styles and drawings, without the attributes of overlong tags."""
    page = DOCTYPE_ENTITIES.sub("", page.replace("\x00", ""), count=1)
    page = JUNK.sub(_kept, page)
    return NUMBERED.sub(lambda found: html.unescape(found.group()), page)


def _kept(found: re.Match[str]) -> str:
    if found["script"]:
        return found["script"] if "ld+json" in found["head"].lower() else " "
    return _kept_tag(found) if found["tag"] else " "


def _kept_tag(found: re.Match[str]) -> str:
    return found["tag"] if len(found["tag"]) <= MAX_TAG else f"<{found['name']}>"


def _parsed(markup: str, scripts: bool = False) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # surrogates and noncharacters cannot pass into libxml2
    markup = re.sub("[\ud800-\udfff\ufffe\uffff]", "", markup)
    try:
        tree = document_fromstring(markup, parser=HTMLParser(remove_comments=not scripts, remove_pis=True, no_network=True))
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("no article found: no markup and no text in the page") from error
    return tree


def _measured(tree: Any) -> int:
    """The depth of the tree. Cuts overlong attributes on the way. Raises TooLarge where it has too many elements."""
    deepest = count = 0
    waiting = [(tree, 1)]
    while waiting:
        element, depth = waiting.pop()
        count += 1
        deepest = max(deepest, depth)
        for name, value in element.attrib.items():
            if len(value) > MAX_ATTRIBUTE:
                element.set(name, value[:MAX_ATTRIBUTE])
        waiting.extend((child, depth + 1) for child in element)
    if count > MAX_ELEMENTS:
        raise TooLarge(f"more than {MAX_ELEMENTS:,} elements in the page; save the article alone")
    return deepest
