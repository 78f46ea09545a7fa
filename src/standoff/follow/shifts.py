"""Positions over time: where a party moved from one side of an issue to another, the old words beside the new."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from .gather import is_later
from .nouns import Shift, Stance


def shifts_of(stances: Sequence[Stance], same: Callable[[Stance, Stance], bool]) -> tuple[Shift, ...]:
    """Each change of side by one party on one issue, in order; `stances` are in order of publication. Of one day none is known to be
    the later, and what takes no side changes nothing. `same` says whether two stances are about the very same: an issue is wider."""
    last: dict[str, Stance] = {}
    found: list[Shift] = []
    for stance in stances:
        if stance.side is None:
            continue
        before = last.get(stance.party)
        if before and before.side != stance.side and is_later(before.quote.day, stance.quote.day) and same(before, stance):
            found.append(Shift(stance.party, before, stance))
        last[stance.party] = stance
    return tuple(found)
