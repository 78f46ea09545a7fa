"""What is on a page and not of its article: taken out of the tree before, and out of the paragraphs after, the extraction."""
from __future__ import annotations

import re
from itertools import islice
from typing import Any

from .placing import is_small
from .prose import mostly_words, prose_of

# Names of classes and ids, whole words between separators. Those that trafilatura knows itself are not repeated.
NAMES = re.compile(
    r"(?:^|[\s_-])(?:rollover[\w-]*block|popover|popup|tooltip|modal|lightbox|newsletters?|sign-?up|subscribe|cookies?|consent"
    r"|gdpr|also-?read|read-?also|related|recirc|recirculation|recommended|recommendations|more-?stories|most-?read"
    r"|most-?popular|trending|promo|promobox|outbrain|taboola|advert|advertisement|adslot|ad-slot|ad-unit|share|sharing"
    r"|social-?links|breadcrumbs?|skip-?link|print-?only|screen-?reader-?text|visually-?hidden|sr-only|guide-?products)"
    r"(?:$|[\s_-])", re.I)
BODY = re.compile(r"entry-?content|article-?(?:body|content|text)|story-?(?:body|content|text)|post-?(?:body|content)", re.I)
# Longer ones are kept: a whole article can stand in a box that is called "modal" or hidden until a script shows it.
LONGEST = 1_500
SHARE = 0.3  # of the page's text
MOST_PROSE = 1  # paragraphs that a newsletter's box may have
MOST_INSIDE = 400  # elements
WRAPPED = 3  # boxes around a quoted post and nothing else
MOST_IN_POST = 60  # elements
KEPT_TAGS = {"html", "head", "body", "article", "main", "script", "meta", "link", "title", "h1", "p", "figure", "figcaption"}

# Paragraphs that point elsewhere. Whole paragraphs only, none longer than LINE: a sentence of the article is never cut.
# Each pattern is as narrow as this: "Sponsored by Russia, the draft …", "By using force …" and "You may like it or not,
# he said" are news.
LINE = 250
LEAD = re.compile(r"^[-–—•*|>»\[( ]+")
POINTERS = (
    r"related(?:\s+(?:articles?|story|stories|coverage|content|news|links?|reading|topics?|videos?))?\s*(?::|$|\|)",
    r"(?:read|see|watch|learn|find\s+out|discover|show|view)\s+(?:more|also|next|all)\s*"
    r"(?::|$|[|>»…–—-]|\.\.\.|on\s+this|about|here)",
    r"(?:also|further|recommended|must|continue|keep|more)\s+(?:read|reading|on\s+this(?:\s+story)?|coverage|stories)\s*(?::|$|[|>])",
    r"more\s+from\s+\S+(?:\s\S+)?\s*(?::|$|[|>])",
    r"don['’]t\s+miss\s*(?::|$|\|)|you\s+(?:may|might)\s+also\s+(?:like|be\s+interested)|also\s+on\s+\S+\.\w+",
    r"(?:lea|leer|lire|lisez|leia|leggi|lesen\s+sie|mehr|à\s+lire|читайте)\s+"
    r"(?:tambi[eé]n|m[aá]s|aussi|également|tamb[eé]m|anche|auch|dazu|также)\b\s*:?",
    r"(?:never|don['’]t)\s+miss\s+(?:the|a|an|our)\b.{0,80}(?:sign|subscri|newsletter|inbox|alert)",
    r"what\s+to\s+(?:read|know)\s+next",
    r"(?:most\s+(?:read|popular|viewed)|trending(?:\s+now)?|top\s+stories|latest\s+news|editor['’]?s['’]?\s+picks?)\s*:?$",
    r"(?:story|article)\s+continues\s+(?:below|after)|scroll\s+down\s+for",
    r"(?:advertis(?:e)?ment|sponsored(?:\s+content)?|loading)\s*(?::|\.\.\.|…)?$",
    r"(?:sign\s+up|subscribe|register)\s+(?:now|here|today|for|to)\b.{0,150}(?:newsletter|inbox|e-?mail|alerts|briefing|for\s+free)",
    r"get\s+(?:the|our|all\s+the|your)\b.{0,120}(?:newsletter|(?:in|to)\s+your\s+(?:inbox|e-?mail))",
    r"(?:follow|find|like|join|contact|add)\s+(?:us|me|him|her|them|\S+(?:\s\S+){0,2})\s+on\s+"
    r"(?:Twitter|Facebook|Instagram|Telegram|WhatsApp|YouTube|LinkedIn)",
    r"(?:like|enjoy(?:ed)?)\s+this\s+(?:story|article)\?|share\s+(?:this|on|via)\b.{0,60}$|click\s+here\s+(?:to|for)\b",
    r"(?:we\s+use|this\s+(?:web)?site\s+uses)\s+cookies",
    r"by\s+(?:continuing\s+to\s+(?:use|browse)|using\s+(?:this|our)\s+(?:web)?site)",
    r"(?:leave\s+a\s+(?:comment|reply)|(?:\d+\s+)?comments?|no\s+comments(?:\s+yet)?|view\s+comments|print(?:\s+this)?)\s*$",
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|all\s+rights\s+reserved",
)
POINTER = re.compile("|".join(f"(?:{one})" for one in POINTERS), re.I)
KEYWORDS = re.compile(r"(?:filed\s+under|tags?|topics?|keywords)\s*:\s*\S", re.I)


def prune(tree: Any) -> None:
    """Take out of the tree, in place, what is named as no part of an article; short things only.

    Hidden elements stay: long articles are folded away until a reader asks for the rest.
    """
    _unwrap(tree)
    total = len(tree.text_content())
    for element in list(tree.iter()):
        if element.tag in KEPT_TAGS or element.getparent() is None or not _condemned(element):
            continue
        if not is_small(element, MOST_INSIDE):
            continue
        length = len(element.text_content())
        if length <= LONGEST and length <= SHARE * total and not _holds_prose(element):
            element.drop_tree()


def _unwrap(tree: Any) -> None:
    """Words that trafilatura would take out of the middle of an article: a <time> in a sentence, a quoted post."""
    for post in list(tree.iter("blockquote")):
        _unname(post)
        if is_small(post, MOST_IN_POST) and mostly_words(post):
            _strip(post, "a")  # its date and its pictures are links
    for paragraph in [one for one in tree.iter("p") if next(one.iter("time"), None) is not None]:
        _strip(paragraph, "time")


def _strip(element: Any, tag: str) -> None:
    """Take the tags out and leave their words. lxml leaves a text node for each, which XPath is slow to read: they are joined."""
    from lxml import etree

    etree.strip_tags(element, tag)
    element.text = element.text
    for inside in element.iterdescendants():
        inside.text, inside.tail = inside.text, inside.tail


def _unname(post: Any) -> None:
    """Take the names off a quoted post and the boxes that hold nothing else: "embed", "social"."""
    words = None
    for around in (post, *islice(post.iterancestors("div", "figure", "section", "blockquote"), WRAPPED)):
        if not is_small(around, MOST_IN_POST):
            return
        shown = around.text_content().strip()
        if words not in (None, shown):
            return
        words = shown
        around.attrib.clear()


def _holds_prose(element: Any) -> bool:
    """Whether paragraphs of an article are in it: short ones are wrapped in boxes for subscribers, for sharing."""
    return sum(prose_of(paragraph) is not None for paragraph in element.iter("p")) > MOST_PROSE


def _condemned(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return NAMES.search(names) is not None and not BODY.search(names)


def is_pointer(paragraph: str) -> bool:
    """Whether a paragraph only points elsewhere: related stories, newsletters, sharing, cookies, rights."""
    return len(paragraph) <= LINE and POINTER.match(LEAD.sub("", paragraph)) is not None


def is_keywords(paragraph: str) -> bool:
    """Whether a paragraph lists keywords: "Tags: Ukraine, NATO"."""
    return len(paragraph) <= LINE and KEYWORDS.match(paragraph) is not None
