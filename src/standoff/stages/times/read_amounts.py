"""Readers of amounts of time: durations ("the past three months", "10-year") and what recurs ("every Monday", "daily")."""
from __future__ import annotations

import datetime
from dataclasses import replace

from . import calendar_days as calendar
from . import read_dates as dates
from .calendar_days import Extent
from .context import FROM_PUBLICATION, Context, Found

# How many of which letter a unit is in a TIMEX3 period: decades are written in years.
PERIODS = {"S": ("PT", 1, "S"), "MIN": ("PT", 1, "M"), "H": ("PT", 1, "H"), "D": ("P", 1, "D"), "W": ("P", 1, "W"), "WE": ("P", 1, "WE"),
           "FORTNIGHT": ("P", 2, "W"), "M": ("P", 1, "M"), "Q": ("P", 1, "Q"), "Y": ("P", 1, "Y"), "DE": ("P", 10, "Y"),
           "CE": ("P", 100, "Y"), "ML": ("P", 1000, "Y")}
HALVES = {"MIN": "30S", "H": "30M", "Y": "6M", "D": "T12H"}
VAGUE_PERIODS = {"DE": "DE", "CE": "CE", "ML": "ML"}


def amount(found: Found) -> float | None:
    """How many units the match says; None: few, several, or none said."""
    if "n" not in found:
        return 0.5 if "h" in found else None
    value = found["n"].value
    return None if value == "X" else float(value) + (0.5 if "h" in found else 0)


def period(many: float | None, unit: str) -> str:
    """A TIMEX3 period: P2Y, PT30M, PXD for an unknown number of days, P2.5Y."""
    prefix, factor, letter = PERIODS[unit]
    if many is None:
        return f"{prefix}X{VAGUE_PERIODS.get(unit, letter)}"
    if many % 1 == 0.5 and unit in HALVES:
        return f"{prefix}{many // 1:g}{letter}{HALVES[unit]}" if many > 1 else prefix[:1] + HALVES[unit]
    return f"{prefix}{many * factor:g}{letter}"


def duration(found: Found, context: Context) -> Extent | None:
    """An amount of time that no date bounds. "12 to 18 months" is 12, as TimeBank has it."""
    return Extent(period(amount(found), found["u"].value), kind="duration")


def one(found: Found, context: Context) -> Extent | None:
    """The year that a date ends, "the year ended March 31": a year long, which days it has only that date says."""
    return Extent(period(1, found["u"].value), kind="duration")


def bounded(found: Found, context: Context) -> Extent | None:
    """The past three months, the next few days: up to publication, or from it on; the following: from the date told of."""
    return _bounded(amount(found), found, context)


def bounded_by_one(found: Found, context: Context) -> Extent | None:
    """The past decade."""
    return _bounded(1.0, found, context)


def _bounded(many: float | None, found: Found, context: Context) -> Extent:
    unit, pointer = found["u"].value, found["r"]
    value = period(many, unit)
    from_publication = pointer.kind in FROM_PUBLICATION and not context.narrative
    told = context.anchor()
    base = context.published if from_publication else told.start if told and context.narrative else None
    if many is None or base is None or not pointer.value or unit in ("S", "MIN", "H"):
        return Extent(value, kind="duration")
    other = calendar.shifted(base, unit, pointer.value * many)
    if other is None:
        return Extent(value, kind="duration")
    first, last = sorted((base, other))
    if unit in ("M", "Q", "Y", "DE", "CE", "ML"):  # no text counts years to the day
        first, last, unit = first.replace(day=1), calendar.last_day(last.year, last.month), "M"
    return Extent(value, first, last, unit, "duration", from_publication)


def part_of(found: Found, context: Context) -> Extent | None:
    """The first two months of 1939: from its first day on; the last three days of it: up to its last."""
    many, unit = amount(found), found["u"].value
    value = period(many, unit)
    if many is None or "y" not in found:
        return Extent(value, kind="duration")
    whole = calendar.year(found["y"].value) if "m" not in found else calendar.month(found["y"].value, found["m"].value)
    return _from_edge(whole, many, unit, found["r"].value == 1, value)


def part_of_month(found: Found, context: Context) -> Extent | None:
    """The first day of May, a date; the last week of it, a duration of known days, as the first; those between are not known."""
    whole, unit = dates.month(found, context), found["u"].value
    if unit not in ("D", "W") or whole is None:
        return None
    number = 2 if found["e"].kind == "second" else int(found["e"].value)  # -1: the last
    if whole.start is None or whole.end is None:
        return Extent(f"{whole.value}-XX") if unit == "D" else Extent(period(1, unit), kind="duration")
    if unit == "D":
        one_day = calendar.day(whole.end) if number < 0 else calendar.day_of(whole.start.year, whole.start.month, number)
        return replace(one_day, relative=whole.relative) if one_day else None
    return _from_edge(whole, 1, unit, number == 1, period(1, unit)) if number in (1, -1) else Extent(period(1, unit), kind="duration")


def _from_edge(whole: Extent, many: float, unit: str, at_start: bool, value: str) -> Extent:
    assert whole.start and whole.end
    if unit in ("S", "MIN", "H"):
        return Extent(value, kind="duration")
    edge = calendar.shifted(whole.start, unit, many) if at_start else calendar.shifted(whole.end, unit, -many)
    if edge is None:
        return Extent(value, kind="duration")
    start: datetime.date = whole.start if at_start else edge + calendar.DAY
    return Extent(value, start, edge - calendar.DAY if at_start else whole.end, unit, "duration")


def recurring(found: Found, context: Context) -> Extent | None:
    """Every two years, each Thursday, every May, Tuesdays, every night, a year ("two times a year")."""
    if "w" in found:
        return Extent(f"XXXX-WXX-{found['w'].value + 1}" + (f"T{found['p'].value}" if "p" in found else ""), kind="set")
    if "m" in found:
        return Extent(f"XXXX-{found['m'].value:02d}", kind="set")
    if "s" in found:
        return Extent(f"XXXX-{found['s'].value}", kind="set")
    if "p" in found:
        return Extent(f"XXXX-XX-XXT{found['p'].value}", kind="set")
    many = amount(found) if "n" in found else 1.0
    return Extent(period(many, found["u"].value), kind="set")


def often(found: Found, context: Context) -> Extent | None:
    """Daily, annually."""
    return Extent(found["o"].value, kind="set")
