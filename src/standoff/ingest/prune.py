"""What is on a page and not of its article: taken out of the tree before, and out of the paragraphs after, the extraction."""
from __future__ import annotations

import re
from typing import Any

from .placing import is_small
from .prose import prose_of

# Names of classes and ids, whole words between separators. Those that trafilatura knows itself are not repeated.
NAMES = re.compile(
    r"(?:^|[\s_-])(?:rollover[\w-]*block|popover|popup|tooltip|modal|lightbox|newsletters?|sign-?up|subscribe|cookies?|consent|gdpr"
    r"|also-?read|read-?also|related|recirc|recirculation|recommended|recommendations|more-?stories|most-?read|most-?popular"
    r"|trending|promo|promobox|outbrain|taboola|advert|advertisement|adslot|ad-slot|ad-unit|share|sharing|social-?links|breadcrumbs?"
    r"|skip-?link|print-?only|screen-?reader-?text|visually-?hidden|sr-only|guide-?products)(?:$|[\s_-])", re.I)
BODY = re.compile(r"entry-?content|article-?(?:body|content|text)|story-?(?:body|content|text)|post-?(?:body|content)", re.I)
# Longer ones are kept: a whole article can stand in a box that is called "modal" or hidden until a script shows it.
LONGEST = 1_500
SHARE = 0.3  # of the page's text
MOST_PROSE = 1  # paragraphs that a newsletter's box may have
MOST_INSIDE = 400  # elements
KEPT_TAGS = {"html", "head", "body", "article", "main", "script", "meta", "link", "title", "h1", "p", "figure", "figcaption"}

LEAD = re.compile(r"^[-–—•*|>»\[( ]+")
# Paragraphs that point elsewhere. Whole paragraphs only, none longer than LINE: a sentence of the article is never cut.
LINE = 250
POINTER = re.compile(
    r"(?:related(?:\s+(?:article|story|stories|coverage|content|news|links?|reading|topics?|video))?s?\s*(?::|$|\|)"
    r"|(?:read|see|watch|learn|find out|discover|show|view)\s+(?:more|also|next|all)\s*"
    r"(?::|$|\||>|»|…|\.\.\.|-|–|—|on\s+this|from|about|here)"
    r"|(?:also|further|recommended|must|continue|keep|more)\s+"
    r"(?:read|reading|on\s+this(?:\s+story)?|from\s+\S+(?:\s\S+)?|coverage|stories)\s*(?::|$|\||>)"
    r"|don['’]t\s+miss\s*(?::|$|\|)|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)|also\s+on\s+\S+\.\w+"
    r"|(?:lea|leer|lire|lisez|leia|leggi|lesen\s+sie|mehr|à\s+lire|читайте)\s+(?:tambi[eé]n|m[aá]s|aussi|également|tamb[eé]m|anche|auch|dazu|также)\b\s*:?"
    r"|(?:never|don['’]t)\s+miss\s+(?:the|a|an|our)\b.{0,80}(?:sign|subscri|newsletter|inbox|alert)"
    r"|what\s+to\s+(?:read|know)\s+next|(?:most\s+(?:read|popular|viewed)|trending(?:\s+now)?|top\s+stories|latest\s+news|editor['’]?s['’]?\s+picks?)\s*:?$"
    r"|(?:story|article)\s+continues\s+(?:below|after)|scroll\s+down\s+for|advertis(?:e)?ment\s*:?$|sponsored(?:\s+content|\s+by\b|$)|loading(?:\.\.\.|…|$)"
    r"|(?:sign\s+up|subscribe|register)\s+(?:now|here|today|for|to)\b.{0,150}(?:newsletter|inbox|e-?mail|alerts?|updates?|briefing|offer|app|channel|for\s+free|today)"
    r"|get\s+(?:the|our|all\s+the|your)\b.{0,120}(?:newsletter|(?:in|to)\s+your\s+(?:inbox|e-?mail)|delivered)"
    r"|(?:follow|find|like|join|contact|add)\s+(?:us|me|him|her|them|[A-Z]\S+(?:\s[A-Z]\S+){0,2})\s+on\s+(?:Twitter|Facebook|Instagram|Telegram|WhatsApp|YouTube|LinkedIn|X\b|Google)"
    r"|(?:like|enjoy(?:ed)?)\s+this\s+(?:story|article)\?|share\s+(?:this|on|via|to)\b.{0,60}$|click\s+here\s+(?:to|for)\b"
    r"|(?:we\s+use|this\s+(?:web)?site\s+uses)\s+cookies|by\s+(?:continuing|using)\b.{0,80}(?:cookies|terms|privacy)"
    r"|(?:leave\s+a\s+(?:comment|reply)|(?:\d+\s+)?comments?|no\s+comments(?:\s+yet)?|view\s+comments|print(?:\s+this)?|e-?mail\s+this)\s*$"
    r"|(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|all\s+rights\s+reserved|filed\s+under\s*:|tags?\s*:|topics\s*:)", re.I)


def prune(tree: Any) -> None:
    """Take out of the tree, in place, what is named as no part of an article; short things only.

    Hidden elements stay: long articles are folded away until a reader asks for the rest."""
    total = len(tree.text_content())
    for element in list(tree.iter()):
        if element.tag in KEPT_TAGS or element.getparent() is None or not _condemned(element):
            continue
        if not is_small(element, MOST_INSIDE):
            continue
        length = len(element.text_content())
        if length <= LONGEST and length <= SHARE * total and not _holds_prose(element):
            element.drop_tree()


def _holds_prose(element: Any) -> bool:
    """Whether paragraphs of an article are in it: short ones are wrapped in boxes for subscribers, for sharing."""
    return sum(prose_of(paragraph) is not None for paragraph in element.iter("p")) > MOST_PROSE


def _condemned(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return NAMES.search(names) is not None and not BODY.search(names)


def is_pointer(paragraph: str) -> bool:
    """Whether a paragraph only points elsewhere: related stories, newsletters, sharing, cookies, rights."""
    return len(paragraph) <= LINE and POINTER.match(LEAD.sub("", paragraph)) is not None
