"""Words for people: safe to print, clipped where words end, dates as they are said."""
from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence

QUOTE = 180  # characters of a quotation: two lines of a page, most evidence is shorter
KEPT_FORMATS = "\u200c\u200d"  # joiners, which scripts and emoji need; every other invisible character is left out
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BEHIND = re.compile(r"(?i)[,;:(]| (?:of|in|from|at|near|on|with|for|to|by|under|against|who|that|which)\b")  # what follows a phrase's head
MANY = re.compile(r"(?:[a-z]*(?:people|police|(?<!gi|ci)men|children)|\w*[a-z](?<![siu])s)$")
MANY_NAMED = re.compile(r"[A-Z][a-z]+(?:ists|ants|ents|ers|ians|als|els|ees|ors|ops)$")  # where a sentence begins with them


def clean(words: str) -> str:
    """`words` on one line, without control characters, invisible ones and half characters: safe for any terminal."""
    if not words.isprintable():
        words = "".join(map(_safe, words))
    return " ".join(words.split())


def _safe(c: str) -> str:
    category = unicodedata.category(c)
    if c.isspace() or category in ("Zl", "Zp"):
        return " "
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" or (category == "Cf" and c not in KEPT_FORMATS) else c


def clip(words: str, limit: int = QUOTE) -> str:
    """At most `limit` characters, cut where a word ends."""
    if len(words) <= limit:
        return words
    end = words.rfind(" ", 0, limit + 1)
    return words[: end if end > limit // 2 else limit].rstrip(" ,;:–—-") + " …"


def quoted(words: str, limit: int = QUOTE) -> str:
    """The exact words as they go between quotation marks: without marks of their own at the edges, clipped."""
    words = clean(words).strip(" ,;")
    inner = words.strip(" ,;“”\"")
    balanced = inner.count("“") == inner.count("”") and inner.count('"') % 2 == 0
    return clip(inner if balanced else words, limit)


def joined(names: Sequence[str], limit: int = 5) -> str:
    """A, B and C; beyond `limit`: A, B, C and 2 others."""
    if len(names) > limit:
        return f"{', '.join(names[: limit - 1])} and {len(names) - limit + 1} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def is_plural(words: str) -> bool:
    """Whether several are meant, as far as the form tells: "the separatists", "police", "dozens of men"; not "Hamas"."""
    head = BEHIND.split(words, maxsplit=1)[0].split()
    if not head:
        return False
    last = head[-1]
    named = last[0].isupper() and (len(head) > 1 or not MANY_NAMED.match(last))
    return "and" in head or ((not named or head[0] == "the") and MANY.match(last) is not None)


def day_of(day: datetime.date) -> str:
    """10 Jan 2022"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_of(first: datetime.date, last: datetime.date, precision: str = "day") -> str:
    """10 Jan 2022 · week of 10 Jan 2022 · Jan 2022 · 2022 · 10 to 12 Jan 2022"""
    if precision == "year" and first.year == last.year:
        return str(first.year)
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if precision == "week" and (last - first).days < 7:
        return f"week of {day_of(first)}"
    if first == last:
        return day_of(first)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else day_of(first)} to {day_of(last)}"


def partial(date: str) -> str:
    """A date as precise as a text told it: "1962-10" is Oct 1962, "1962/1964" 1962 to 1964; what is no such date ("1990s") stays."""
    if "/" in date:
        return " to ".join(partial(part) for part in date.split("/"))
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return clean(date)
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    if not 0 <= month <= 12:
        return date
    return " ".join(filter(None, (str(day or ""), MONTHS[month - 1] if month else "", str(year))))
