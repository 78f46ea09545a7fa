"""Dates as they are written in metadata, datelines and names: to the day or not at all."""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = ("(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[6-9]|2\d)\d\d)"
ISO = re.compile(r"(?<!\d)" + _YEAR + r"(?P<mark>[-/.]?)(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?=\D|$|\d{4,6}(?:\D|$))")
WRITTEN = (re.compile(rf"(?<!\w){_DAY}\s+{_MONTH}\.?,?\s+{_YEAR}(?!\d)", re.I),
           re.compile(rf"(?<!\w){_MONTH}\.?\s+{_DAY},?\s+{_YEAR}(?!\d)", re.I))
# What may stand beside a date on a line of its own.
REST = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\bat\b"
                  r"|T?\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|UTC|[A-Z]{1,2}[SD]?T)\b|Z$|[+-]\d\d:?\d\d$", re.I)


def date_in(words: str) -> datetime.date | None:
    """The first date that is written out in `words`, or None: 2022-01-17, 20220117, 17 January 2022, Jan. 17, 2022.

    The day as it stands there: no time zone is applied. 17/1/2022 is left alone, because 1/7/2022 has two readings.
    """
    found = sorted(_dates(words))
    return found[0][1] if found else None


def _dates(words: str) -> Iterator[tuple[int, datetime.date]]:
    for pattern in (ISO, *WRITTEN):
        for found in pattern.finditer(words):
            month = found["month"]
            number = int(month) if month.isdigit() else 1 + MONTHS.index(month[:3].lower())
            try:
                yield found.start(), datetime.date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                continue  # 31 February


def whole_date(line: str) -> datetime.date | None:
    """The date of a line that holds nothing else but a weekday and a time of day; else None."""
    told = date_in(line)
    if told is None:
        return None
    for pattern in (ISO, *WRITTEN):
        line = pattern.sub("", line, count=1)
    return None if REST.sub("", line).strip(" ,.()|-–—") else told
