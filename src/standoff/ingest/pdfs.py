"""PDF files: the words of their pages, the lines joined to paragraphs, running heads and page numbers left out."""
from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import replace
from statistics import quantiles

from ..errors import MAX_CHARACTERS, TooLarge, Unreadable
from .drafts import Draft
from .found import SLIPS, Told, reason
from .normalise import one_line
from .plain import read_plain

MOST_PAGES = 2_000
EDGE = 2  # lines at the head and at the foot of a page where a running one may stand
OFTEN = 3  # pages that have the same line there, numbers aside
SHORT = 0.75  # of a whole line: a shorter one that ends a sentence ends its paragraph
SENTENCE_END = re.compile(r"[.?!:…][\"'”’)\]]*$")
SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


def read_pdf(name: str, raw: bytes, told: Told) -> Draft:
    """The draft of a PDF's bytes.

    Raises:
        Unreadable: locked, damaged, or without words (pictures of pages).
        TooLarge: more than MAX_PAGES pages or MAX_CHARACTERS characters.
    """
    pages = _pages(raw)
    text = "\n\n".join(paragraphs(pages))
    if not text:
        raise Unreadable(f"no words in its {len(pages)} pages, pictures of pages perhaps; give it after OCR")
    return replace(read_plain(name, text), way_back=None)


def _pages(raw: bytes) -> list[list[str]]:
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("it is locked by a password; save it without")
        if len(reader.pages) > MOST_PAGES:
            raise TooLarge(f"{len(reader.pages):,} pages; at most {MOST_PAGES:,} are read, give the articles one by one")
        pages, length = [], 0
        for page in reader.pages:
            lines = [line for one in page.extract_text().splitlines() if (line := one_line(one))]
            length += sum(map(len, lines))
            if length > MAX_CHARACTERS:
                raise TooLarge(f"more than {MAX_CHARACTERS:,} characters; give the articles one by one")
            pages.append(lines)
        return pages
    except (PyPdfError, *SLIPS) as error:
        raise Unreadable(f"no PDF can be read in it ({reason(error)})") from error


def paragraphs(pages: list[list[str]]) -> list[str]:
    """The lines of all pages as paragraphs: a word broken at a line's end is joined, a short line that ends a sentence ends one."""
    running = _running(pages)
    lines = [line for page in pages for line in _without(page, running)]
    if not lines:
        return []
    whole = quantiles(map(len, lines), n=10)[-1] if len(lines) > 1 else len(lines[0])
    found, held = [], ""
    for k, line in enumerate(lines):
        held = (SPLIT_WORD.sub("", held) + line if SPLIT_WORD.search(held) and line[0].islower() else f"{held} {line}").strip()
        headline = k == 0 and len(lines) > 1 and not SENTENCE_END.search(line) and len(line) < SHORT * whole
        if headline or (len(line) < SHORT * whole and SENTENCE_END.search(line)):
            found.append(held)
            held = ""
    return [*found, held] if held else found


def _running(pages: list[list[str]]) -> set[str]:
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:EDGE], *page[-EDGE:])})
    return {key for key, count in edges.items() if count >= OFTEN}


def _without(page: list[str], running: set[str]) -> list[str]:
    last = len(page) - EDGE
    return [line for k, line in enumerate(page)
            if not ((k < EDGE or k >= last) and (_key(line) in running or not re.search(r"[^\W\d_]", line)))]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line)
