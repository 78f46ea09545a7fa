"""Stretches of the calendar: a day, a week, a quarter, a season, a decade, each with its TIMEX3 value and its first and last day."""
from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

from ...annotation.time import Precision

Kind = Literal["date", "time", "duration", "set"]
DAY = datetime.timedelta(days=1)
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological: the northern ones that English news means
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_IN = {"D": 1, "W": 7, "FORTNIGHT": 14, "WE": 7}
PRECISIONS: dict[str, Precision] = {"D": "day", "W": "week", "WE": "day", "FORTNIGHT": "week", "M": "month", "Q": "month"}


@dataclass(frozen=True, slots=True)
class Extent:
    """What a time expression means. `start` and `end` are its first and last day, None where unknown; `unit` is the letter of
    its size (D, W, WE, M, Q, SEASON (a half year too), Y, DE, CE), None where it has none; `relative` where it was counted from
    publication; `aside` for a comparison ("a year earlier"), from which later words do not count; `bc` is the year before Christ,
    which has no days here."""

    value: str | None
    start: datetime.date | None = None
    end: datetime.date | None = None
    unit: str | None = None
    kind: Kind = "date"
    relative: bool = False
    aside: bool = False
    bc: int | None = None

    @property
    def precision(self) -> Precision | None:
        return PRECISIONS.get(self.unit or "", "year" if self.unit != "SEASON" else "month") if self.start else None


def day(date: datetime.date) -> Extent:
    return Extent(date.isoformat(), date, date, "D")


def day_of(year: int, month: int, day_of_month: int) -> Extent | None:
    """None: there is no such day."""
    try:
        return day(datetime.date(year, month, day_of_month))
    except ValueError:
        return None


def week(date: datetime.date) -> Extent:
    """The ISO week, Monday to Sunday, around a day."""
    year, number, weekday = date.isocalendar()
    monday = date - (weekday - 1) * DAY
    return Extent(f"{year:04d}-W{number:02d}", monday, monday + 6 * DAY, "W")


def weekend(date: datetime.date) -> Extent:
    """Saturday and Sunday of the ISO week around a day."""
    whole = week(date)
    assert whole.start and whole.end
    return Extent(f"{whole.value}-WE", whole.start + 5 * DAY, whole.end, "WE")


def month(year: int, number: int) -> Extent:
    return Extent(f"{year:04d}-{number:02d}", datetime.date(year, number, 1), last_day(year, number), "M")


def quarter(year: int, number: int) -> Extent:
    """number 1 to 4."""
    return Extent(f"{year:04d}-Q{number}", datetime.date(year, 3 * number - 2, 1), last_day(year, 3 * number), "Q")


def half(year: int, number: int) -> Extent:
    """number 1 or 2."""
    return Extent(f"{year:04d}-H{number}", datetime.date(year, 6 * number - 5, 1), last_day(year, 6 * number), "SEASON")


def season(year: int, code: str) -> Extent:
    """The three months of a season; a winter begins in December of its year ("the winter of 1941")."""
    first = SEASON_STARTS[code]
    end = last_day(year + 1, 2) if code == "WI" and year < 9999 else last_day(year, min(first + 2, 12))
    return Extent(f"{year:04d}-{code}", datetime.date(year, first, 1), end, "SEASON")


def year(number: int) -> Extent:
    return Extent(f"{number:04d}", datetime.date(number, 1, 1), datetime.date(number, 12, 31), "Y")


def year_bc(number: int) -> Extent:
    """264 is 264 BC."""
    return Extent(f"BC{number:04d}", unit="Y", bc=number)


def decade(number: int) -> Extent:
    """198 is the 1980s. TIMEX3 writes them with three figures."""
    return Extent(f"{number:03d}", datetime.date(max(1, 10 * number), 1, 1), datetime.date(10 * number + 9, 12, 31), "DE")


def century(number: int) -> Extent:
    """The 20th century is 20, its TIMEX3 value "19"."""
    return Extent(f"{number - 1:02d}", datetime.date(100 * (number - 1) + 1, 1, 1), datetime.date(100 * number, 12, 31), "CE")


def last_day(of_year: int, of_month: int) -> datetime.date:
    return datetime.date(of_year, of_month, calendar.monthrange(of_year, of_month)[1])


def around(date: datetime.date, unit: str) -> Extent:
    """The stretch of that size that holds a day: its month, its quarter, its decade."""
    if unit in DAYS_IN:
        return {"D": day, "WE": weekend}.get(unit, week)(date)
    if unit == "Q":
        return quarter(date.year, (date.month + 2) // 3)
    if unit == "M":
        return month(date.year, date.month)
    if unit == "DE":
        return decade(date.year // 10)
    return century((date.year + 99) // 100) if unit == "CE" else year(date.year)


def shifted(date: datetime.date, unit: str, count: float) -> datetime.date | None:
    """The day `count` units after (before, if negative) a day; None beyond the calendar. A month's end stays within the month."""
    try:
        if unit in DAYS_IN:
            return date + round(count * DAYS_IN[unit]) * DAY
        months = date.year * 12 + date.month - 1 + round(count * MONTHS_IN[unit])
        to_year, to_month = months // 12, months % 12 + 1
        return datetime.date(to_year, to_month, min(date.day, last_day(to_year, to_month).day))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def weekday_from(date: datetime.date, weekday: int, direction: int) -> datetime.date:
    """The nearest such weekday (0 Monday): on or before a day (-1), on or after it (1). Raises OverflowError beyond the calendar."""
    ahead = (weekday - date.weekday()) % 7
    return date + ahead * DAY if direction > 0 or ahead == 0 else date + (ahead - 7) * DAY

