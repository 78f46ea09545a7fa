"""What a caller asks, as it is looked for: days as people write them, filters of which only some are given."""
from __future__ import annotations

import calendar
import datetime
from typing import Any

from ..errors import CallError
from .wanted import Wanted

Day = str | datetime.date | None
Some = str | tuple[str, ...] | None  # one value, one of several, or whichever


def wanted_of(party: str | None, since: Day, until: Day, outlet: str | None, **more: Any) -> Wanted:
    """The filter of a question. Raises CallError for what is no day."""
    return Wanted(party=party, since=days(since)[0], until=days(until)[1], outlet=outlet, **more)


def given(**columns: Some | bool) -> dict[str, Any]:
    """Those that ask for something."""
    return {name: value for name, value in columns.items() if value is not None}


def days(day: Day) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of "2022", "2022-01" or "2022-01-10". Raises CallError."""
    if day is None:
        return None, None
    spelled = (day.date() if isinstance(day, datetime.datetime) else day).isoformat() if isinstance(day, datetime.date) else day.strip()
    try:
        first = datetime.date.fromisoformat(spelled + {4: "-01-01", 7: "-01"}.get(len(spelled), ""))
    except ValueError:
        raise CallError(f"{day!r} is no date; write it as 2022-01-17, 2022-01 or 2022") from None
    if len(spelled) == 4:
        return first, first.replace(month=12, day=31)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1]) if len(spelled) == 7 else first
