"""What is missing and why, and what the brief rests on."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .gather import Article, Material
from .lines import chapter, entry, is_told, ordinal
from .nouns import Chapter, Line, Piece
from .words import clean, clip, day_of

GAPS, DOCUMENTS, FAILURES = 10, 20, 10
CITED = 4  # documents cited for one gap


def missing(material: Material) -> Chapter | None:
    """The same gap in several documents is one line, its numbers added up."""
    gaps: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for short, what, why in material.missing:
        number = re.match(r"\d+", why)
        gaps.setdefault((clean(what), clean(re.sub(r"^\d+ ", "", why))), []).append((int(number[0]) if number else 0, short))
    lines = [_gap(*key, told) for key, told in sorted(gaps.items(), key=lambda pair: -len(pair[1]))]
    if nameless := [told.ref for told in material.events if not is_told(told.annotation)]:
        lines.append(_plain(f"{several_of(len(nameless), 'act')} of nobody known left out", nameless))
    if material.hollow:
        lines.append(_plain(f"{several_of(len(material.hollow), 'finding')} left out: their own words do not show them", material.hollow))
    if material.undated:
        words = f"{several_of(len(material.undated), 'document')} left out for want of a date: whether they are new cannot be told"
        lines.append(_plain(words, material.undated))
    return chapter("missing", "What is missing and why", [entry(None, lines, GAPS)])


def _gap(what: str, why: str, told: list[tuple[int, str]]) -> Line:
    number = sum(count for count, _ in told)
    several = f" ({len(told)} documents)" if len(told) > 1 else ""
    return Line((Piece(what, "who"), Piece(f": {f'{number} ' if number else ''}{why}{several}")), _refs([short for _, short in told]))


def _plain(words: str, refs: list[str]) -> Line:
    return Line((Piece(words),), _refs(refs))


def _refs(refs: list[str]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref)


def coverage(material: Material, failures: Sequence[tuple[str, str]]) -> Chapter | None:
    """The documents, the newest first, and what could not be read."""
    articles = sorted(material.articles, key=lambda article: -ordinal(article.published))
    read = entry(f"Read: {counted(articles)}", [_article(article) for article in articles], DOCUMENTS)
    failed = entry("Could not be read", [Line((Piece(clip(clean(error), 240)),), ()) for _, error in failures], FAILURES)
    return chapter("coverage", "Coverage", [read, failed])


def _article(article: Article) -> Line:
    title = Piece(clip(clean(article.title or "Untitled"), 110), "who")
    return Line((title, Piece(f", {article_words(article)}")), (article.short,) if article.short else (), article.published)


def article_words(article: Article) -> str:
    """Outlet, day and, where it is not read, language."""
    said = [clean(article.outlet) if article.outlet else "", day_of(article.published) if article.published else "no date",
            f"in {article.language!r}, not coded" if article.language != "en" else ""]
    return ", ".join(one for one in said if one)


def counted(articles: Sequence[Article]) -> str:
    outlets = len({clean(article.outlet) for article in articles if article.outlet})
    said = f", {several_of(outlets, 'outlet')}" if outlets else ""
    return f"{several_of(len(articles), 'document')}{said}{dates_of(articles)}"


def dates_of(articles: Sequence[Article]) -> str:
    """, 7 Dec 2021 to 24 Feb 2022"""
    days = sorted(article.published for article in articles if article.published)
    if not days:
        return ""
    return f", {day_of(days[0])}" + (f" to {day_of(days[-1])}" if days[0] != days[-1] else "")


def several_of(count: int, noun: str) -> str:
    """1 document, 2 documents"""
    return f"{count} {noun}{'' if count == 1 else 's'}"
