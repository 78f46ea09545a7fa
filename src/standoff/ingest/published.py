"""When a page was published.

1. the day in its address (/2022/01/17/): the outlet's own day, where metadata often counts in UTC
2. datePublished of the JSON-LD article
3. article:published_time and its relatives in <meta>
4. an element marked datePublished or pubdate, else the first <time> behind the title
5. htmldate over the whole page; what it takes from a bare month or year is left out
1 to 4 are "metadata", 5 is "inferred". A date in 1 to 4 that lies in the future ends the search: the document will have none.
"""
from __future__ import annotations

import datetime
import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from ..annotation.document import PublishedBasis
from .dates import date_in
from .linked import Node, words_of
from .metadata import meta_of

IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)|/((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?=[/_.-]|$)")
NAMES = ("article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
         "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "publish_date", "publication_date", "pubdate",
         "cxenseparse:recs:publishtime",
         "dc.date.issued", "dcterms.issued", "dc.date.created", "article.published", "originalpublicationdate", "article_date_original")
OUTSIDE = {"nav", "footer"}
COMMENTS = re.compile(r"comment|related|recommend|sidebar|most-", re.I)
TOMORROW = datetime.timedelta(days=1)  # it is already tomorrow somewhere

Published = tuple[datetime.date | None, PublishedBasis]


def published_of(tree: Any, page: str, url: str | None, article: Node) -> Published:
    """The day and how it is known, by the cascade above; (None, "unknown") where the page does not tell.

    Args:
        tree: the page's tree, without scripts.
        page: the page's markup as it came; step 5 looks into scripts and comments too.
    """
    for told in _told(tree, url, article):
        if told is not None:
            return told, "metadata"
    guessed, latest = _guessed(page), datetime.date.today() + TOMORROW
    return (guessed, "inferred") if guessed is not None and guessed <= latest else (None, "unknown")


def _told(tree: Any, url: str | None, article: Node) -> Iterator[datetime.date | None]:
    yield _in_address(url)
    yield date_in(words_of(article, "datePublished") or "")
    metas = meta_of(tree)
    yield from (date_in(metas.get(name, "")) for name in NAMES)
    yield _marked(tree)
    yield _first_time(tree)


def _in_address(url: str | None) -> datetime.date | None:
    if (found := IN_ADDRESS.search(url or "")) is None:
        return None
    year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _marked(tree: Any) -> datetime.date | None:
    for element in tree.iter():
        if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None:
            told = date_in(element.get("datetime") or element.get("content") or element.text_content()[:100])
            if told and not _outside(element):
                return told
    return None


def _first_time(tree: Any) -> datetime.date | None:
    behind = next(tree.iter("h1"), None) is None
    for element in tree.iter("h1", "time"):
        if element.tag == "h1":
            behind = True
        elif behind and (told := date_in(element.get("datetime") or "")) and not _outside(element):
            return told
    return None


def _outside(element: Any) -> bool:
    around = (up for up in (element, *element.iterancestors()) if up.tag != "body")
    return any(up.tag in OUTSIDE or COMMENTS.search(up.get("class") or "") for up in around)


def _guessed(page: str) -> datetime.date | None:
    """htmldate's answer. It gets a tree, never a string: a string that looks like an address it would fetch."""
    import htmldate

    from .markup import whole_tree

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    if (tree := whole_tree(page)) is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dateutil's, of time zones it does not know
            words = htmldate.find_date(tree, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None  # its own slips on odd pages; a date is never worth an article
    told = date_in(words or "")
    return told if told is None or told.day > 1 or _written(told, page) else None


def _written(day: datetime.date, page: str) -> bool:
    """Whether a first of a month stands on the page as a day: from "2020" alone htmldate makes 1 January."""
    y, m = day.year, day.month
    year = rf"(?:{y}|{y % 100:02})(?!\d)"
    numbers = rf"{y}[-/.]?0?{m}[-/.]?0?1(?!\d)|(?<!\d)0?1[./-]0?{m}[./-]{year}|(?<!\d)0?{m}/0?1/{year}"
    words = rf"(?<!\d)0?1(?:st|er|\.|º)?\s+(?:de\s+)?\w{{3,12}}\.?,?\s+(?:de\s+)?{y}|[^\W\d]{{3,12}}\.?\s+0?1(?:st)?,?\s+{y}"
    return re.search(f"{numbers}|{words}", page) is not None
