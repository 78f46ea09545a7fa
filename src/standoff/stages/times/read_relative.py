"""Readers of dates that count from another: "last week", "two days ago", "the following day", "a year earlier"."""
from __future__ import annotations

import datetime
from dataclasses import replace

from . import calendar_days as calendar
from .calendar_days import Extent
from .context import FROM_PUBLICATION, SIZES, Context, Found, size
from .read_amounts import amount, period

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
COARSE = {"FORTNIGHT": "W", "ML": "CE"}


def deictic(found: Found, context: Context) -> Extent | None:
    """Yesterday, today, tomorrow, the day before yesterday; in a narrative today is the present."""
    way = found["d"].value * (2 if "r" in found else 1)
    if context.published is None:
        return Extent("PRESENT_REF" if way == 0 else UNKNOWN["D"])
    return _from(context.published, "D", way, counted=True)


def pointed(found: Found, context: Context) -> Extent | None:
    """Last week, this year, the following day, that month, the latest quarter."""
    unit, pointer = found["u"].value, found["r"]
    unit = COARSE.get(unit, unit)
    if unit not in SIZES:
        return None
    if context.published and pointer.kind == "past":
        return _past(context.published, unit)
    if unit == "Q" and pointer.kind == "latest":
        return context.quarter() or _from(context.published, "Q", -1, counted=True)
    from_publication = pointer.kind in FROM_PUBLICATION and not ("the" in found and pointer.kind == "next")
    if from_publication and pointer.kind == "next" and unit == "D":
        from_publication = False
    if from_publication:
        return _from(context.published, unit, pointer.value, counted=True)
    return _from_told(context, unit, pointer.value)


def _past(published: datetime.date, unit: str) -> Extent | None:
    """The past year: the twelve months up to publication; TIMEX3 writes the calendar year before."""
    before = _from(published, unit, -1, counted=True)
    start = calendar.shifted(published, unit, -1)
    return replace(before, start=start, end=published) if before and start else None


def numbered_day(found: Found, context: Context) -> Extent | None:
    """Two days ago, six weeks earlier, three decades later. Few, several: PAST_REF or FUTURE_REF."""
    many, unit = amount(found), found["u"].value
    way = found["r"].value
    if many is None:
        return Extent(REFERENCES[way])
    if unit in ("S", "MIN", "H"):
        return Extent(period(many, unit), kind="duration")
    if found["r"].kind in ("ago", "hence"):
        return _from(context.published, unit, way * many, counted=True)
    if found["r"].kind == "earlier" and unit == "Y" and (told := context.quarter()):
        return _same_quarter(told, -many)
    return _from_told(context, COARSE.get(unit, unit), way * many)


def year_ago(found: Found, context: Context) -> Extent | None:
    """A year ago, the year-earlier quarter: the same quarter of the year before where the text has just told of one."""
    if told := context.quarter():
        return _same_quarter(told, -1)
    if context.published:
        return replace(_from(context.published, "Y", -1, counted=True) or Extent(None), aside=True)
    return _from_told(context, "Y", -1)


def latest_period(found: Found, context: Context) -> Extent | None:
    """The quarter told of last, else that before publication."""
    return context.quarter() or _from(context.published, "Q", -1, counted=True)


def quarter_of_year(found: Found, context: Context) -> Extent | None:
    """The 1988 period: that of the quarter told of last, else the whole year."""
    told, year = context.quarter(), int(found["y"].value)
    return replace(calendar.quarter(year, (told.start.month + 2) // 3), aside=True) if told and told.start else calendar.year(year)


def _same_quarter(told: Extent, years: float) -> Extent | None:
    assert told.start
    date = calendar.shifted(told.start, "Y", years)
    return replace(calendar.around(date, "Q"), aside=True) if date else None


def lone_unit(found: Found, context: Context) -> Extent | None:
    """The quarter, the year, the weekend: that told of last, if it is of this size, else that of publication. An hour is no date."""
    unit = found["u"].value
    if COARSE.get(unit, unit) not in UNKNOWN:
        return None
    told = context.anchor()
    if unit == "Q":
        told = context.quarter()
    if told and told.start and (told.unit == unit or (unit in ("Y", "M") and size(told) < SIZES.index(unit))):
        return calendar.around(told.start, unit)
    if context.published is None:
        return Extent(UNKNOWN.get(COARSE.get(unit, unit)))
    if unit == "Q":
        return Extent(f"{context.published.year}-QX")
    if unit == "WE":
        return _weekend(context.published, context.direction(found.start))
    return _from(context.published, unit, 0, counted=True)


def weekend(found: Found, context: Context) -> Extent | None:
    """Last weekend, this weekend."""
    if context.published is None:
        return Extent(UNKNOWN["WE"])
    way = found["r"].value
    return _weekend(context.published, way or context.direction(found.start))


def _weekend(published: datetime.date, way: int) -> Extent | None:
    """The weekend that was, unless the future is spoken of or it is the weekend."""
    now = published.weekday() >= 5
    base = calendar.shifted(published, "W", 0 if now or way > 0 else -1)
    return replace(calendar.weekend(base), relative=True) if base else None


def present(found: Found, context: Context) -> Extent | None:
    return Extent(REFERENCES[found["r"].value])


def past_reference(found: Found, context: Context) -> Extent | None:
    return Extent("PAST_REF")


def future_reference(found: Found, context: Context) -> Extent | None:
    return Extent("FUTURE_REF")


def some_day(found: Found, context: Context) -> Extent | None:
    """It will one day; "will two day" is no English."""
    return Extent("FUTURE_REF") if found["n"].value == 1 else None


def _from(base: datetime.date | None, unit: str, count: float, counted: bool) -> Extent | None:
    """The stretch `count` units from a day; without a day its TIMEX3 value says what size it has."""
    unit = COARSE.get(unit, unit)
    if base is None:
        return Extent(UNKNOWN.get(unit))
    date = calendar.shifted(base, unit, count)
    return replace(calendar.around(date, unit), relative=counted) if date else None


def _from_told(context: Context, unit: str, count: float) -> Extent | None:
    """Counted from the date told of last; unknown within it where that is coarser: two days after "May 1940" is 1940-05-XX."""
    told = context.anchor()
    if told and told.bc:
        return _from_bc(told, unit, count)
    if told is None or told.start is None:
        return _from(context.published, unit, count, counted=True)
    if size(told) > SIZES.index(COARSE.get(unit, unit)):
        return Extent(_within(told, unit)) if count else replace(told, relative=False)
    return replace(_from(told.start, unit, count, counted=False) or Extent(None), relative=told.relative)


def _from_bc(told: Extent, unit: str, count: float) -> Extent:
    """Counted from a date before Christ; what is smaller than a year is unknown within it."""
    assert told.bc
    year = max(1, told.bc - round(count * {"DE": 10, "CE": 100}.get(unit, 1)))
    if unit in ("DE", "CE"):
        return Extent(f"BC{year // 10:03d}" if unit == "DE" else f"BC{year // 100:02d}")
    return calendar.year_bc(year) if unit == "Y" else Extent(_within(told, unit))


def _within(told: Extent, unit: str) -> str | None:
    if unit == "D" and told.unit in ("M", "Y"):
        return f"{told.value}-XX" if told.unit == "M" else f"{told.value}-XX-XX"
    if unit == "M" and told.unit == "Y":
        return f"{told.value}-XX"
    return f"{told.value}-WXX" if unit == "W" and told.unit == "Y" else UNKNOWN.get(unit)
