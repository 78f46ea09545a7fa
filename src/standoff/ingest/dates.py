"""Dates as they are written in metadata, datelines and names: to the day or not at all."""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

MONTHS = ("january february march april may june july august september october november december").split()
_MONTH = "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
ISO = re.compile(r"(?<!\d)" + _YEAR + r"(?P<mark>[-/.]?)(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?=\D|$|T)")
WRITTEN = (re.compile(rf"(?<!\w){_DAY}\s+{_MONTH}\.?,?\s+{_YEAR}(?!\d)", re.I),
           re.compile(rf"(?<!\w){_MONTH}\.?\s+{_DAY},?\s+{_YEAR}(?!\d)", re.I))


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
            number = int(month) if month.isdigit() else 1 + next(k for k, name in enumerate(MONTHS) if name.startswith(month[:3].lower()))
            try:
                yield found.start(), datetime.date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                continue  # 31 February


def iso_date(words: str) -> datetime.date | None:
    """The date that `words` begin with in ISO 8601, or None."""
    found = ISO.match(words.strip())
    return date_in(found.group()) if found else None
