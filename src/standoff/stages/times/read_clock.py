"""Readers of times of day: "10 p.m.", "noon", "Friday night"; the day is in the match, else that told of or of publication."""
from __future__ import annotations

from dataclasses import replace

from .calendar_days import Extent, day, shifted
from .context import Context, Found


def clock(found: Found, context: Context) -> Extent | None:
    """An hour, or an hour and minutes, of the day told of last, else of publication."""
    hour, minute = _hour(found)
    if hour is None:
        return None
    return _on(_day(context), f"T{hour:02d}:{minute:02d}" if minute is not None else f"T{hour:02d}:00")


def _hour(found: Found) -> tuple[int | None, int | None]:
    if "clock" in found:
        hour, minute = found["clock"].value
    elif "moment" in found:
        hour, minute = map(int, found["moment"].value.split(":"))
    else:
        hour, minute = int(found["hour"].value), None
    if "ampm" in found:
        if not 1 <= hour <= 12:
            return None, None
        hour = hour % 12 + found["ampm"].value
    return (hour, minute) if 0 <= hour <= 24 else (None, None)


def daypart(found: Found, context: Context) -> Extent | None:
    """The morning, that night, this evening, last night, overnight, tonight."""
    pointer = found["r"].kind if "r" in found else ""
    back = pointer == "last"
    base = _day(context)
    if pointer == "this" or back or found["p"].kind == "tonight":
        base = replace(day(context.published), relative=True) if context.published else None
    if back and base and base.start and (before := shifted(base.start, "D", -1)):
        base = replace(day(before), relative=True)
    return _on(base, f"T{found['p'].value}")


def other_daypart(found: Found, context: Context) -> Extent | None:
    """The next morning, the same night: of the day told of, or the one after or before it."""
    base, steps = _day(context), found["r"].value
    moved = shifted(base.start, "D", steps) if base and base.start else None
    return _on(replace(day(moved), relative=base.relative) if base and moved else None, f"T{found['p'].value}")


def any_day(found: Found, context: Context) -> Extent | None:
    """At night: of no day in particular."""
    return _on(None, f"T{found['p'].value}")


def _day(context: Context) -> Extent | None:
    told = context.anchor()
    if told and told.start and told.unit == "D" and told.start == told.end:
        return told
    return replace(day(context.published), relative=True) if context.published else None


def _on(base: Extent | None, when: str) -> Extent:
    """A time of a day; of an unknown one, its value alone."""
    if base is None or base.start is None:
        return Extent(f"XXXX-XX-XX{when}", kind="time")
    return Extent(base.start.isoformat() + when, base.start, base.start, "D", "time", base.relative)


def joined(date: Extent, time: Extent) -> Extent:
    """A date and the time of day beside it as one: "10 p.m. Wednesday", "Friday night", "the morning of April 19"."""
    when = (time.value or "T").partition("T")[2]
    return replace(date, value=f"{date.value}T{when}", kind="time")
