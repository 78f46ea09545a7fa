"""Readers of calendar dates: what a match such as "10 January 2022", "in May" or "the third quarter" means in its context."""
from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import replace

from . import calendar_days as calendar
from .calendar_days import Extent
from .context import FROM_PUBLICATION, Context, Found
from .tense import CERTAINLY_PAST
from .words import Token, full_year

# Without a publication date a month is that nearest the date told of before. Dates before it count as further off by this:
# chosen on WikiWars train from 1 to 4.
BACKWARD = 1.5
# In news a month or a day without a year is that nearest to publication; those against the tense count as further off by this:
# chosen on TempEval-3 train from 2 to 20, where 2 to 5 are alike.
AGAINST_TENSE = 4.0
NEAR_YEARS = range(-1, 2)  # a date without a year is in the year of publication, or of the last date, or beside it


def iso(found: Found, context: Context) -> Extent | None:
    """2022-01-17, 2022-01-17T10:30:00Z."""
    words: str = found["d"].value
    year, number, first = map(int, words[:10].split("-"))
    date = calendar.day_of(year, number, first)
    return replace(date, value=words[:16], kind="time") if date and len(words) > 10 else date


def slashed(found: Found, context: Context) -> Extent | None:
    """Month first, as American news writes it, unless there is no such month."""
    first, second, year = found["d"].value
    year = year if year > 99 else full_year(year)
    return calendar.day_of(year, first, second) or calendar.day_of(year, second, first)


def nine_eleven(found: Found, context: Context) -> Extent | None:
    return calendar.day_of(2001, 9, 11)


def month_day(found: Found, context: Context) -> Extent | None:
    """A day, or the days from one to another, of a month; the year stated, pointed at ("that year") or inferred."""
    month, first = found["m"].value, found["d"].value
    years = _years(found, context)
    if "d2" in found and first < found["d2"].value:
        spans = [_days(year, month, first, found["d2"].value) for year in years]
    else:
        spans = [calendar.day_of(year, month, first) for year in years]
    if not years:
        return Extent(f"XXXX-{month:02d}-{first:02d}") if calendar.day_of(2000, month, first) else None
    return _nearest([one for one in spans if one], found, context)


def day_alone(found: Found, context: Context) -> Extent | None:
    """On the 5th: of the month told of last, else of that of publication."""
    told = context.anchor()
    counted = told is None or told.start is None or told.unit not in ("D", "W", "M")
    base = context.published if counted or told is None else told.start
    date = calendar.day_of(base.year, base.month, found["d"].value) if base else None
    return replace(date, relative=counted) if date else None


def week_of(found: Found, context: Context) -> Extent | None:
    """The week of March 6."""
    day = month_day(found, context) if found["week"].value == "W" else None
    return replace(calendar.week(day.start), relative=day.relative) if day and day.start else None


def _days(year: int, month: int, first: int, last: int) -> Extent | None:
    start, end = calendar.day_of(year, month, first), calendar.day_of(year, month, last)
    return Extent(f"{start.value}/{end.value}", start.start, end.end, "D") if start and end else None


def month(found: Found, context: Context) -> Extent | None:
    number = found["m"].value
    spans = [calendar.month(year, number) for year in _years(found, context)]
    return _nearest(spans, found, context) if spans else Extent(f"XXXX-{number:02d}")


def quarter(found: Found, context: Context) -> Extent | None:
    number = _ordinal(found["q"])
    if not 1 <= number <= 4:
        return None
    if "f" in found and context.published and "y" not in found:  # which fiscal year is the company's own affair
        return _counted(calendar.quarter(context.published.year, number))
    spans = [calendar.quarter(year, number) for year in _years(found, context)]
    return _nearest(spans, found, context) if spans else Extent(f"XXXX-Q{number}")


def _ordinal(token: Token) -> int:
    return 2 if token.kind == "second" else int(token.value)


def half(found: Found, context: Context) -> Extent | None:
    number = 1 if _ordinal(found["q"]) == 1 else 2
    spans = [calendar.half(year, number) for year in _years(found, context)]
    return _nearest(spans, found, context) if spans else Extent(f"XXXX-H{number}")


def season(found: Found, context: Context) -> Extent | None:
    code = found["s"].value
    spans = [calendar.season(year, code) for year in _years(found, context)]
    if code == "WI" and context.narrative and "y" not in found:  # of the year it ends in, as WikiWars has it
        spans = [replace(one, value=f"{one.end.year:04d}-WI") for one in spans if one.end]
    return _nearest(spans, found, context) if spans else Extent(f"XXXX-{code}")


def holiday(found: Found, context: Context) -> Extent | None:
    """Christmas, New Year and their eves, and (American) Thanksgiving."""
    years = _years(found, context)
    if "thanks" in found:
        return _nearest([calendar.day(_thanksgiving(year)) for year in years], found, context) if years else Extent("XXXX-11-WXX-4")
    month_number, first = (12, 25) if "christmas" in found else (1, 1)
    if "eve" in found:
        month_number, first = (12, 24) if "christmas" in found else (12, 31)
    spans = [one for year in years if (one := calendar.day_of(year, month_number, first))]
    return _nearest(spans, found, context) if spans else Extent(f"XXXX-{month_number:02d}-{first:02d}")


def _thanksgiving(year: int) -> datetime.date:
    """The fourth Thursday of November."""
    return calendar.weekday_from(datetime.date(year, 11, 1), 3, 1) + 21 * calendar.DAY


def year(found: Found, context: Context) -> Extent | None:
    number = int(found["y"].value)
    if "era" in found:
        return calendar.year_bc(number)
    return calendar.year(number) if 1 <= number <= 9999 else None


def later_year(found: Found, context: Context) -> Extent | None:
    """The 08 of "2007-08"."""
    told = context.anchor()
    two = found["y"].value
    if told is None or told.start is None or told.unit != "Y" or not told.start.year % 100 < two < 100:
        return None
    return calendar.year(told.start.year // 100 * 100 + int(two))


def decade(found: Found, context: Context) -> Extent | None:
    number = found["c"].value
    if "era" in found:
        return Extent(f"BC{number:03d}")
    return calendar.decade(190 + number if number < 10 else number)


def century(found: Found, context: Context) -> Extent | None:
    number = int(found["c"].value)
    return None if not 1 <= number <= 30 else Extent(f"BC{number - 1:02d}") if "era" in found else calendar.century(number)


def weekday(found: Found, context: Context) -> Extent | None:
    """1. pointed at: "last Friday", "next Monday" 2. by the tense there, on or before publication, or on or after it
    3. in a narrative, on or after the date told of before."""
    number = found["w"].value
    pointer = found.token("r")
    if context.published and (pointer is None or pointer.kind in FROM_PUBLICATION):
        way = pointer.value if pointer else 0
        tense = 1 if "ahead" in found else context.direction(found.start)
        side = way or (1 if tense > 0 or (tense == 0 and pointer) else -1)
        return _counted(calendar.day(calendar.weekday_from(context.published + way * calendar.DAY, number, side)))
    told = context.anchor()
    if told is None or told.start is None or told.unit not in ("D", "W"):
        return Extent(f"XXXX-WXX-{number + 1}")
    way = pointer.value if pointer else 1
    base = told.start + way * calendar.DAY if pointer else told.start
    return calendar.day(calendar.weekday_from(base, number, way or 1))


def _years(found: Found, context: Context) -> Iterable[int]:
    """The years that come into question: one that is stated or pointed at, else those around publication or the last date."""
    if "era" in found:
        return []
    if "y" in found:
        return [min(9998, max(1, found["y"].value))]
    base = context.published if context.published and not ("yr" in found and found["yr"].kind not in FROM_PUBLICATION) else None
    told = context.anchor() if "yr" in found else context.scene()
    if base is None and told and (not context.narrative or "yr" not in found or found["yr"].kind not in FROM_PUBLICATION):
        base = told.start
    if base is None:
        return []
    if "yr" in found:
        return [base.year + (found["yr"].value or 0)]
    return [base.year + step for step in NEAR_YEARS if 1 <= base.year + step <= 9998]


def _nearest(spans: list[Extent], found: Found, context: Context) -> Extent | None:
    """1. the year is stated 2. it is pointed at ("July of that year") 3. the stretch is ("last April", "this September")
    4. by the tense there, near publication 5. nearest to the date told of before."""
    if not spans or "y" in found:
        return spans[0] if spans else None
    if "yr" in found:
        return _counted(spans[0]) if context.published and found["yr"].kind in FROM_PUBLICATION else spans[0]
    if context.published and "r" in found:
        return _counted(_pointed(spans, context.published, found["r"].value))
    if context.published:
        return _counted(_by_direction(spans, context.published, context.direction(found.start)))
    told = context.scene()
    assert told and told.start
    if "r" in found:
        return _pointed(spans, told.start, found["r"].value)
    return min(spans, key=lambda one: _distance(one, told.start, BACKWARD))


def _pointed(spans: list[Extent], published: datetime.date, way: int) -> Extent:
    """Last April, next summer, this September: the last that is over, the next to come, that of this year."""
    over = [one for one in spans if one.end and one.end < published]
    ahead = [one for one in spans if one.start and one.start > published]
    if way and (over if way < 0 else ahead):
        return over[-1] if way < 0 else ahead[0]
    return min(spans, key=lambda one: abs((one.start or published).year - published.year))


def _by_direction(spans: list[Extent], published: datetime.date, way: int) -> Extent:
    """The one nearest to publication; those against the tense count as AGAINST_TENSE times as far."""
    def weighted(one: Extent) -> float:
        assert one.start and one.end
        side = -1 if one.end < published else 1 if one.start > published else 0
        if way == CERTAINLY_PAST and side > 0:
            return math.inf
        return _distance(one, published) * (AGAINST_TENSE if side == -way else 1)

    return min(spans, key=weighted)


def _distance(one: Extent, date: datetime.date | None, backward: float = 1.0) -> float:
    """Days between a stretch and a date, 0 inside it; those of an earlier stretch times `backward`."""
    assert one.start and one.end and date
    return max((one.start - date).days, backward * (date - one.end).days, 0)


def _counted(one: Extent) -> Extent:
    return Extent(one.value, one.start, one.end, one.unit, one.kind, relative=True)
