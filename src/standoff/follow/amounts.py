"""Figures of the same thing side by side, with a low and a high."""
from __future__ import annotations

import datetime
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from ..annotation import Figure
from ..told import Told
from .clauses import WORD
from .gather import Heard
from .nouns import Range
from .words import STOP, stem, stems

WEEKS = datetime.timedelta(days=21)  # between two figures of one thing; after that it may have changed
ALIKE = 0.6  # of the words of the shorter one, from which two figures count the same
SHARES = stems("percent percentage % point points")  # of whatever: alone they compare with nothing
AROUND = 0.6  # of the words of the shorter sentence, where what is counted tells too little
TIMES = 10  # how far apart two figures of one thing may be: beyond that other things are counted
COMPARED = 40  # figures that one is compared with
ABOUT = 0.1  # how far "about 100" reaches on either side
UNCOUNTED = stems("""times percent number figure total about some estimate count put around more less least nearly over almost only
    up hundred thousand million billion trillion dozen half another above below""")


@dataclass(slots=True)
class _Group:
    stems: frozenset[str]
    around: frozenset[str]
    unit: str
    figures: list[Told[Figure]] = field(default_factory=list)


def follow_figures(heard: Heard) -> tuple[Range, ...]:
    """Things that more than one figure is told of within weeks, those whose figures conflict first."""
    groups: list[_Group] = []
    near: defaultdict[str, list[_Group]] = defaultdict(list)
    for told in heard.figures:
        figure = told.annotation
        if any(abs(number) > sys.float_info.max for number in (figure.value, figure.low, figure.high) if number is not None):
            continue  # 1.8e308 is in the words and compares with nothing
        stems, around, unit = _stems(figure.what), _around(told, heard), stem(figure.unit or "")
        blocks = stems or {unit}
        held = {id(group): group for block in blocks for group in near[block] if not unit or not group.unit or group.unit == unit}
        same = next((group for group in reversed(held.values()) if _is_same(group, stems, around, told)), None)
        if same is None:
            groups.append(same := _Group(stems, around, unit))
            for block in blocks:
                near[block].append(same)
        same.figures.append(told)
    made = [_range(group) for group in groups if len(group.figures) > 1]
    return tuple(sorted(made, key=lambda one: (not one.conflicting, -len(one.figures), one.what)))


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word[0]) for word in WORD.finditer(words)
                     if word[0].casefold() not in STOP and not word[0][0].isdigit()) - UNCOUNTED


def _around(told: Told[Figure], heard: Heard) -> frozenset[str]:
    clause = heard.within.get(told.ref)
    return _stems(clause.text) if clause else frozenset()


def _is_same(group: _Group, stems: frozenset[str], around: frozenset[str], told: Told[Figure]) -> bool:
    """By what is counted; where that is one word alone ("soldiers") or none ("$5 billion"), their sentences must be alike as well."""
    if not all(_may_be_one(other, told) for other in group.figures[-COMPARED:]):
        return False
    shorter = min(len(stems), len(group.stems))
    if shorter >= 2:
        return len(stems & group.stems) >= ALIKE * shorter
    if shorter == 1 and not stems & group.stems:
        return False
    if group.unit in SHARES or not (stems - group.stems <= group.around and group.stems - stems <= around):
        return False  # a share, or "soldiers near Kashmir", and soldiers in a sentence that tells of no such place
    if around and around == group.around:
        return True  # one sentence, or two of the same words
    first, second = around - stems, group.around - group.stems
    return len(first & second) >= max(2, AROUND * min(len(first), len(second)))


def _may_be_one(one: Told[Figure], other: Told[Figure]) -> bool:
    """Whether two figures may count the same thing: told within weeks, not too far apart, and not two numbers of one article and
    claimant, for nobody contradicts himself."""
    before, now = one.article.published, other.article.published
    if before and now and now - before > WEEKS:
        return False
    (low, high), (least, most) = _reach(one.annotation), _reach(other.annotation)
    if (low, high) != (least, most) and one.article is other.article and _claimant(one) == _claimant(other):
        return False
    return max(high, most) <= TIMES * min(low, least)


def _range(group: _Group) -> Range:
    lows, highs = zip(*(_reach(told.annotation) for told in group.figures), strict=True)
    what = Counter(told.annotation.what for told in group.figures).most_common(1)[0][0]
    conflicting = any(_conflict(one, other) for n, one in enumerate(group.figures) for other in group.figures[n + 1 : n + COMPARED])
    return Range(what, group.figures[0].annotation.unit, min(lows), max(highs), conflicting, tuple(group.figures))


def _reach(figure: Figure) -> tuple[float, float]:
    told = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    return float(min(told)), float(max(told))


def _conflict(one: Told[Figure], other: Told[Figure]) -> bool:
    """Whether both cannot be right: of no two different days, and out of one another's reach."""
    if one.annotation.as_of and other.annotation.as_of and one.annotation.as_of != other.annotation.as_of:
        return False
    (low, high), (least, most) = _wide(one.annotation), _wide(other.annotation)
    return high < least or most < low


def _claimant(told: Told[Figure]) -> str | None:
    by = told.annotation.claimed_by
    return (by.code or by.name or by.text) if by else None


def _wide(figure: Figure) -> tuple[float, float]:
    """From the least to the most that the words allow."""
    low, high = _reach(figure)
    if figure.value is None:
        return (low, high) if figure.low is not None and figure.high is not None else (
            (low, float("inf")) if figure.low is not None else (float("-inf"), high))
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if figure.approximate else (low, high)
