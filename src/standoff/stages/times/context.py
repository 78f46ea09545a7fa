"""What a time expression is read in: its words by label, the day of publication, and the dates told of before it."""
from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median_low

from .calendar_days import Extent
from .words import Token

SIZES = ("D", "WE", "W", "M", "Q", "SEASON", "Y", "DE", "CE")
# Words that count from the day of publication; the others (that, same, following, previous) count from the date told of before.
FROM_PUBLICATION = frozenset(("this", "these", "last", "past", "next", "coming", "current", "latest"))
QUARTER_REACH = 8  # how many dates back a quarter still counts. On TempEval-3 train 2 to 50 are alike

LATELY, LEAP = 5, 10  # so many dates, and years from their median, are one scene. On WikiWars train 3 to 9 and 5 to 25 are alike


@dataclass(frozen=True, slots=True)
class Found:
    """One match of one rule: the code points [start, end) and the tokens that its pattern labels."""

    start: int
    end: int
    labels: dict[str, Token]

    def __contains__(self, label: str) -> bool:
        return label in self.labels

    def token(self, label: str) -> Token | None:
        """The token of a label, None where the match has none."""
        return self.labels.get(label)

    def __getitem__(self, label: str) -> Token:
        return self.labels[label]


@dataclass(slots=True)
class Context:
    """`direction` tells, at a code point, whether the verb there speaks of the past (below 0), the future (1) or neither (0).
    `told` holds the dates that the text has named so far, in order."""

    published: datetime.date | None
    direction: Callable[[int], int]
    told: list[Extent] = field(default_factory=list)

    @property
    def narrative(self) -> bool:
        """No day of publication: dates without a year go by those told of before."""
        return self.published is None

    def anchor(self) -> Extent | None:
        """The date told of last, which "the following day" counts from."""
        return self.told[-1] if self.told else None

    def scene(self) -> Extent | None:
        """The date told of last that is near the others told of lately, which "in May" goes by: not the 2005 of "as papers
        found in 2005 show" amid the events of 1964."""
        lately = [one for one in self.told[-LATELY:] if one.start]
        if not self.narrative or not lately or self.told[-1].bc:
            return self.anchor()
        middle = median_low([one.start.year for one in lately if one.start])
        return next((one for one in reversed(lately) if one.start and abs(one.start.year - middle) <= LEAP), lately[-1])

    def quarter(self) -> Extent | None:
        """The latest quarter among the last dates told of: company news counts from it."""
        held = [one for one in self.told[-QUARTER_REACH:] if one.unit == "Q"]
        return max(held, key=lambda one: one.value or "", default=None)

    def tell(self, extent: Extent) -> None:
        """Keep a date, no coarser than a year, for those that count from it."""
        if (extent.start or extent.bc) and not extent.aside and extent.kind in ("date", "time") and size(extent) <= SIZES.index("Y"):
            self.told.append(extent)


def size(extent: Extent) -> int:
    return SIZES.index(extent.unit) if extent.unit in SIZES else len(SIZES)
