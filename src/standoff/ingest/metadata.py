"""What a page says of itself beside its text: title, outlet, address, and who wrote it."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .linked import Node, as_list, words_of
from .normalise import one_line
from .placing import is_small, letters_of, shown_words

LONGEST_TITLE = 300
LONGEST_BYLINE = 160
MOST_IN_BYLINE = 40  # elements
LONGEST_URL = 2_000
# "Title - Outlet", "Title | Outlet": the separator must stand between spaces.
SUFFIX = re.compile(r"\s+(?:[-–—|·•»«:/]|::)\s+(?=\S)")
BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line(?:s|[\s_-]?(?:name|text|author))?|author(?:s|[\s_-]?names?)?|article-?author|writer"
                    r"|reporter)(?:$|[\s_-])", re.I)
BY = re.compile(r"^(?:by|von|par|por|di|автор:?|written by|reporting by|story by|words by)\s+\S", re.I)
OUTSIDE = {"nav", "aside", "footer", "form", "head", "html", "body", "script", "meta", "link", "ul", "ol", "article", "main",
           "section", "img"}


@dataclass(frozen=True, slots=True)
class About:
    """Each None where the page does not tell. `byline` is in the page's own words ("By Ann Author")."""

    title: str | None
    outlet: str | None
    url: str | None
    byline: str | None


def about_of(tree: Any, article: Node) -> About:
    """What the tree and its JSON-LD article (empty where it has none) tell."""
    metas = meta_of(tree)
    outlet = _outlet(metas, article)
    url = _url(tree, metas, article)
    return About(_title(tree, metas, article, (outlet, _host(url))), outlet, url, _byline(tree, article))


def meta_of(tree: Any) -> dict[str, str]:
    """The <meta> elements: lower-cased property, name or itemprop to content, the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = one_line(meta.get("content") or "")
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and content:
                metas.setdefault(name.strip().lower(), content)
    return metas


def _host(url: str | None) -> str | None:
    """The part of an address that names its owner: "entermedia" of www.entermedia.co.kr."""
    found = re.match(r"https?://(?:www\.|m\.)?([^./:]{4,})\.", url or "")
    return found[1] if found else None


def _title(tree: Any, metas: dict[str, str], article: Node, outlets: tuple[str | None, ...]) -> str | None:
    """1. the one <h1> that shares its words with 2. to 4.; else 2. og:title 3. JSON-LD's headline 4. <title>, these
    without the outlet's name behind a separator; 5. the only <h1>."""
    shown = [words for h1 in tree.iter("h1") if (words := _clean(shown_words(h1)))]
    page = tree.find(".//title")
    told = [metas.get("og:title"), words_of(article, "headline"), page.text_content() if page is not None else None]
    named = [_without_outlet(words, outlets, shown) for one in told if one and (words := _clean(one))]
    for name in named:
        if same := [one for one in shown if _alike(one, name)]:
            return same[0]
    return named[0] if named else shown[0] if len(shown) == 1 else None


def _clean(words: str) -> str | None:
    # some pages escape twice: &amp;#8217;
    words = one_line(html.unescape(words))
    return words if 0 < len(words) <= LONGEST_TITLE else None


def _without_outlet(title: str, outlets: tuple[str | None, ...], shown: list[str]) -> str:
    """The title without "- Outlet" behind it: where the outlet is known by name, or where what is left is shown as <h1>."""
    for found in SUFFIX.finditer(title):
        head, tail = title[: found.start()], letters_of(title[found.end():]).lower()
        if head in shown or any(outlet and letters_of(outlet).lower() in tail for outlet in outlets):
            return head
    return title


def _alike(one: str, other: str) -> bool:
    """Half of the shorter one's words, and three or all of them, stand in the other."""
    first, second = (set(re.findall(r"\w+", words.lower())) for words in (one, other))
    shared, shorter = len(first & second), min(len(first), len(second))
    return shorter > 0 and shared >= max(min(3, shorter), shorter / 2)


def _outlet(metas: dict[str, str], article: Node) -> str | None:
    """1. og:site_name 2. JSON-LD's publisher 3. the publisher of other metadata; addresses are no names."""
    told = (metas.get("og:site_name"), words_of(article, "publisher"), metas.get("dc.publisher"), metas.get("publisher"),
            metas.get("application-name"))
    for one in told:
        if one and (words := _clean(one)) and len(words) <= 80 and not words.startswith(("http", "@")):
            return words
    return None


def _url(tree: Any, metas: dict[str, str], article: Node) -> str | None:
    """1. the canonical link 2. og:url 3. JSON-LD's url; whole addresses only."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for one in (*links, metas.get("og:url"), words_of(article, "url")):
        address = (one or "").strip()
        if re.match(r"https?://[^\s/]+\.[^\s/]+", address) and len(address) <= LONGEST_URL and not re.search(r"[\s<>\"]", address):
            return address
    return None


def _byline(tree: Any, article: Node) -> str | None:
    """1. the first element named a byline that holds the name of a JSON-LD author 2. the first that begins with "By";
    of the elements inside it that do the same, the one with the fewest words: the outer ones hold dates and buttons too."""
    names = [letters_of(name).lower() for node in as_list(article.get("author")) if (name := words_of({"name": node}, "name"))]
    shown = [(element, words) for element in _byline_elements(tree)
             if 2 < len(words := shown_words(element)) <= LONGEST_BYLINE and words[0] != "@"]
    named = [one for one in shown if any(name and name in letters_of(one[1]).lower() for name in names)]
    for group in (named, [one for one in shown if BY.match(one[1])]):
        if group:
            first = group[0][0]
            inside = [words for element, words in group if element is first or first in element.iterancestors()]
            return min(inside, key=lambda words: (not BY.match(words), len(words)))
    return None


def _byline_elements(tree: Any) -> Iterator[Any]:
    for element in tree.iter():
        if element.tag not in OUTSIDE and is_small(element, MOST_IN_BYLINE):
            named = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}"
            if BYLINE.search(named):
                yield element

