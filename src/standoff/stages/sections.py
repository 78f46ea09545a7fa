"""What each paragraph is: title, body, caption, credit, keywords, byline, dateline or boilerplate.

A cascade, first match wins; n is the paragraph's number:
    1  what the page's markup gave away (document.known_sections)
    2  keywords      a line of three or more comma-separated bare words, no sentence
    3  credit        a short line that names an agency or ends a picture's paragraph
    4  byline        "By A. Author", "Reporting by …"
    5  boilerplate   a label or a call to read on, sign up, share
    6  caption       stands after keywords or before a credit, or speaks of its picture
    7  title         n = 0: short, no full stop, more text after it
    8  dateline      "GENEVA, Jan 10 (Agency) -" at the start of a body paragraph
    9  body
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..annotation import Document, Section, Span
from ..annotation.document import SectionKind
from .contract import Layers

AGENCIES = r"AFP|Reuters|REUTERS|Getty Images|Getty|AP Photo|AP|EPA|Shutterstock|TASS|Sputnik|Xinhua|Anadolu|Zuma|NurPhoto|Bloomberg"
CREDIT = re.compile(rf"(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by| courtesy|:| credit).{{0,90}}"
                    rf"|(?:[^.!?]{{0,60}}/)?\s?(?:{AGENCIES})(?:\s?/.{{0,60}})?"
                    rf"|.{{3,80}}/(?:.{{0,40}}/)?(?:{AGENCIES}).{{0,40}}|\((?:Photo|Image|File)[^)]{{0,90}}\)", re.S)
BYLINE = re.compile(r"(?:By|BY|Reporting by|Writing by|Editing by|Story by) [A-Z][^.!?]{2,100}"
                    r"(?:[.;] (?:Writing|Editing|Reporting) by [^.]{2,80}\.?)*")
BOILERPLATE = re.compile(
    r"(?i)(?:abstract|full text|advertisement|read more|related|share|print|listen|watch|more on this(?: story)?|see also|sponsored"
    r"|comments?)[.:…]?|(?:read more|related|see also|also read|more)\s?[:|].{0,160}"
    r"|.{0,30}(?:sign up|subscribe|newsletter|all rights reserved|click here|follow us|cookie).{0,120}"
    r"|(?:©|copyright).{0,120}|(?:END|###|\*\*\*|–30–|-30-|# # #)|\d{1,2}:\d\d [AP]\.?M\.? ?[A-Z]{0,4}")
PICTURED = re.compile(r"(?i)\b(?:in this (?:\w+ )?(?:photo|picture|image|frame|video)|(?:file|handout) (?:photo|picture)|pictured"
                      r"|is seen (?:in|at|on|during)|are (?:seen|displayed|pictured)|\((?:L|R|C|left|right|center|centre|file)\)"
                      r"|photo(?:graph)? (?:shows|taken|released|published))")
DATELINE = re.compile(r"[A-Z][A-Z'’. /-]{2,40}(?:, [A-Z][\w. ]{2,24})?"
                      r"(?:, (?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.? \d{1,2}(?:, \d{4})?)?"
                      r"(?: \([^)]{2,30}\))? ?[-–—]{1,2} ")
LABEL = re.compile(r"(?i)((?:photo |picture |image )?(?:caption|credit|keywords|tags)|photo|picture|image):\s")
LABELS: dict[str, SectionKind] = {"caption": "caption", "photo": "caption", "picture": "caption", "image": "caption", "credit": "credit",
                                  "keywords": "keywords", "tags": "keywords"}
SHORT = 200  # characters: no title and no credit is longer
Line = tuple[int, int]


def find_sections(document: Document, layers: Layers) -> tuple[Section, ...]:
    """Return the sections in text order. They do not overlap; white space between paragraphs is in none."""
    text = document.text
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]
    kinds: list[SectionKind | None] = [_known(document, line) or _line_kind(text[slice(*line)]) for line in lines]
    for n in range(len(lines)):
        kinds[n] = kinds[n] or _by_neighbours(text, lines, kinds, n)
    return tuple(_split(text, lines, kinds))


def _known(document: Document, line: Line) -> SectionKind | None:
    """1"""
    whole = Span(*line)
    return next((s.kind for s in document.known_sections if s.kind != "dateline" and s.span.shared(whole) * 2 > len(whole)), None)


def _line_kind(line: str) -> SectionKind | None:
    """2 to 5: what the line alone tells; a label in front tells at once."""
    if label := LABEL.match(line):
        return LABELS[label[1].casefold().split()[-1]]
    if _is_keywords(line):
        return "keywords"
    if len(line) <= SHORT and CREDIT.fullmatch(line):
        return "credit"
    if len(line) <= SHORT and BYLINE.fullmatch(line):
        return "byline"
    return "boilerplate" if len(line) <= SHORT and BOILERPLATE.fullmatch(line) else None


def _is_keywords(line: str) -> bool:
    parts = line.split(",")
    return len(parts) >= 3 and line[-1] not in ".!?:;”\"" and all(0 < len(part.split()) <= 3 for part in parts) and line == line.lower()


def _by_neighbours(text: str, lines: list[Line], kinds: list[SectionKind | None], n: int) -> SectionKind | None:
    """3 again, 6 and 7: what stands beside the line tells."""
    line = text[slice(*lines[n])]
    before = kinds[n - 1] if n else None
    if before == "caption" and _names_only(line):
        return "credit"
    follows = text[slice(*lines[n + 1])] if n + 1 < len(lines) else ""
    pictured = n and PICTURED.search(line[:400]) and line[0] not in "“\""
    if before == "keywords" or pictured or (kinds[n + 1 : n + 2] == ["credit"] and len(line) < 4 * SHORT):
        return "caption"
    if n == 0 and len(line) <= SHORT and follows and line[-1] not in ".!?:,;”\"-–" and kinds[1:2] != ["caption"]:
        return "title"
    if n == 0 and len(line) <= SHORT and follows and line[-1] == "." and text[lines[0][1] : lines[1][0]].count("\n") > 1 and _heading(line):
        return "title"
    return None


def _names_only(line: str) -> bool:
    words = line.split()
    return len(words) <= 7 and line[-1] not in ".!?:”" and all(w[0].isupper() or w in ("of", "the", "and", "via", "for") for w in words)


def _heading(line: str) -> bool:
    """Title Case though it ends in a full stop, as some databases print headlines."""
    words = [w for w in line.split() if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() or not w[0].isalpha() for w in words) >= 0.8 * len(words)


def _split(text: str, lines: list[Line], kinds: list[SectionKind | None]) -> Iterator[Section]:
    """8 and 9."""
    for (start, end), kind in zip(lines, kinds, strict=True):
        if kind is None and (found := DATELINE.match(text, start, end)) and found.end() < end:
            stop = found.end() - 1
            while text[stop - 1].isspace():
                stop -= 1
            yield Section("dateline", Span(start, stop))
            start = found.end()
        yield Section(kind or "body", Span(start, end))
