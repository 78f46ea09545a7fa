"""Plain text files: the title, the dateline and the date, where the text itself shows them."""
from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import PurePath

from ..annotation import Section, Span
from .backwards import of_map
from .dates import date_in, whole_date
from .drafts import Draft
from .normalise import normalise

LONGEST_TITLE = 160
TITLE_END = re.compile(r"[.,;:…][\"'”’)]*$")
ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){1,4}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Gen|Gov|Sen|Rep|No|Dr|St)\.$")
INNER_END = re.compile(r"[.?!]\s+[A-Z]")
# One line that gives the date: "Published: 10 January 2022", "Date 2022-01-10 17:40 GMT".
PUBLISHED_LINE = re.compile(
    r"^(?:date|published|publication date|posted|first published|date published|issued|dated)\b\s*(?:on|:|–|-)?\s*"
    r"(?P<rest>.{4,60})$", re.I)
HEAD_LINES = 12  # non-empty lines in which such a line may stand
DATE_LINES = 4  # and one that is a date and nothing else
FILE_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)")
INFERRED_UNTIL = datetime.timedelta(days=1)  # from today: it is already tomorrow somewhere

# Datelines. Words in capitals that open a paragraph before a dash and are no place:
_NO_PLACE = (r"(?!(?:NATO|U\.?S\.?A?|U\.?N\.?|U\.?K\.?|E\.?U\.?|MR|MRS|MS|DR|Q|A|THE\s+PRESIDENT|SECRETARY|SENATOR|GENERAL|MODERATOR"
             r"|BREAKING|UPDATED?|EXCLUSIVE|ANALYSIS|OPINION|LIVE|WATCH|FACTBOX|EXPLAINER|NEWS|VIDEO|PHOTOS?|NOTE|FILE)\b\.?)")
_WORD = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’-]"
_CAPITALS = rf"{_WORD}+(?:\s+{_WORD}*){{0,3}}(?:/{_WORD}+(?:\s+{_WORD}*){{0,2}})?"
_NAME = r"[A-ZÀ-Ý][\w.'’-]+(?:\s+[A-ZÀ-Ý][\w.'’-]*){0,3}"
_LAND = r"(?:,\s+[A-Z][\w.'’-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w.'’-]*){0,3}?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:[.,]\s*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?:19|20)\d\d)?)"
_AGENCY = r"(?:\s*[(/\[][A-Z][\w .&/’'-]{1,30}[)/\]])"
_DASH = r"\s*(?:--|[-–—])(?=\s*[\"“‘'A-Z\d])"
DATELINES = (
    re.compile(rf"{_NO_PLACE}{_CAPITALS}{_LAND}{_DAY}?{_AGENCY}?{_DASH}"),  # GENEVA, Jan 10 (Reuters) - ; BUFFALO, N.Y. —
    re.compile(rf"{_NO_PLACE}{_NAME}{_LAND}(?:{_DAY}{_AGENCY}?|{_AGENCY}){_DASH}"),  # Geneva, 10 January 2022 – ; Moscow (CNN) —
    re.compile(rf"{_NO_PLACE}{_CAPITALS}{_DAY}\.?{_AGENCY}\.?(?=\s)"),  # MOSCOW, January 10. /TASS/.
)
DATELINE_LONGEST = 90


def read_plain(name: str, text: str) -> Draft:
    """The draft of a text file's characters: normalised, nothing left out.

    1. title: the first line, if it is short, does not end as a sentence and a blank line follows; it stays in the text
    2. dateline: at the start of the first or second paragraph behind the title
    3. date, "inferred": of the dateline if it has a year, else of a line such as "Published: 10 January 2022" near the
       top, else of the file's name (2022-01-10-talks.txt). A date in the future is none.
    Bylines, captions and credits are found by a later stage.

    Args:
        name: the file's name or path; only its last part is looked at.
    """
    normal = normalise(text)
    text = normal.text
    title = title_of(text)
    dateline = dateline_of(text, title.end if title else 0)
    published = _published(name, text, dateline)
    sections = tuple(Section(kind, span) for kind, span in (("title", title), ("dateline", dateline)) if span)  # type: ignore[arg-type]
    return Draft(text, sections, title.of(text) if title else None, None, None, published, "inferred" if published else "unknown",
                 of_map(normal.offsets))


def with_head(name: str, draft: Draft) -> Draft:
    """A draft whose title is known, with its dateline, and the date that its head tells."""
    sections = with_dateline(draft.text, draft.sections)
    dateline = next((one.span for one in sections if one.kind == "dateline"), None)
    published = _published(name, draft.text, dateline)
    return replace(draft, sections=sections, published=published, published_basis="inferred" if published else "unknown")


def with_dateline(text: str, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections and the dateline at the start of the first body paragraph."""
    behind = 0
    for section in sections:
        if text[behind : section.span.start].strip():
            break
        behind = section.span.end
    dateline = dateline_of(text, behind)
    if dateline is None or any(dateline.overlaps(section.span) for section in sections):
        return sections
    return tuple(sorted((*sections, Section("dateline", dateline)), key=lambda one: one.span))


def title_of(text: str) -> Span | None:
    """The first line as a title, or None."""
    first, rest = text.partition("\n")[::2]
    if not 2 < len(first) <= LONGEST_TITLE or not rest.startswith("\n") or not rest.strip() or not any(map(str.isalpha, first)):
        return None
    if (TITLE_END.search(first) and not ABBREVIATION.search(first)) or (first[-1] in "?!" and INNER_END.search(first)):
        return None
    return None if _dateline(first) or whole_date(first) else Span(0, len(first))


def dateline_of(text: str, start: int) -> Span | None:
    """The dateline at the start of one of the first two paragraphs behind `start`, its dash included; None without one."""
    for paragraph in list(re.finditer(r"[^\n]+", text[start : start + 2_000]))[:2]:
        if length := _dateline(paragraph.group()):
            return Span(start + paragraph.start(), start + paragraph.start() + length)
    return None


def _dateline(paragraph: str) -> int:
    """How many characters of a dateline it begins with; 0 without one."""
    opening = paragraph[: DATELINE_LONGEST + 1]
    found = (pattern.match(opening) for pattern in DATELINES)
    return next((len(one.group()) for one in found if one and len(one.group()) <= DATELINE_LONGEST), 0)


def _published(name: str, text: str, dateline: Span | None) -> datetime.date | None:
    told = date_in(dateline.of(text)) if dateline else None
    told = told or _in_head(text)
    if told is None and (found := FILE_DATE.search(PurePath(name).name)):
        told = date_in(found.group())
    return told if told and told <= datetime.date.today() + INFERRED_UNTIL else None


def _in_head(text: str) -> datetime.date | None:
    """The date on a line of its own, or behind "Published:", near the top."""
    lines = [line.strip() for line in text[:4_000].split("\n") if line.strip()][:HEAD_LINES]
    for line in lines:
        found = PUBLISHED_LINE.match(line)
        if found and (told := date_in(found["rest"])):
            return told
    return next((told for line in lines[:DATE_LINES] if (told := whole_date(line))), None)
