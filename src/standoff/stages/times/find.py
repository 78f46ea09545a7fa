"""From a text to its times, by the four steps that the package's docstring names."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...annotation import Document, Span, Time
from ..contract import Layers
from . import read_clock
from .calendar_days import Extent
from .context import Context, Found
from .grammar import LETTERS, RULES, UNIONS, Match, classes_of, compiled, matches
from .tense import direction_by
from .words import Token, tokens_of

# What may stand in front of an expression and belongs to it: of a weekday, of an amount, of any other date.
DAYPART_OF = "(the|that)? part? (in the)? daypart of the?"
FRONT_WEEKDAY = compiled(f"({DAYPART_OF}|part|around)$")
FRONT_AMOUNT = compiled("(roughly|around|more than|at least|up to)$")
FRONT = compiled(f"((the|a)? part dash? in?|the? stretch of the?|(later|earlier) (in|on)? the?|{DAYPART_OF}|around)$")
AMOUNTS = frozenset(LETTERS[name] for name in UNIONS["count"].split() if name != "year")
JOIN = compiled("(comma|on|of)?")
LISTED = compiled("(comma? and|or|to|dash|long_dash|stroke|comma|through|until) the? part? dash?")  # between dates of one year
DATED = compiled("weekday|deictic|anymonth|iso|slash")  # a time of day that has its date already


def find_times(document: Document, layers: Layers) -> tuple[Time, ...]:
    """Return the time expressions of a document, in text order; none overlap.

    Relative ones count from `document.published`. Without it they keep their words, with `start` and `end` None and as much
    of a TIMEX3 value as is known; what counts from a date that the text names before ("two weeks later") has its days all
    the same, and so has "in May" after such a date. Nothing is counted from today.

    Args:
        document: text in code points.
        layers: `parse`, if there, tells the tense of the verb that a "Thursday" belongs to; else the words nearby do.

    Returns:
        Spans index document.text. `start` and `end` are the first and the last day, both or neither.
    """
    tokens = tokens_of(document.text)
    classes = classes_of(tokens)
    context = Context(document.published, direction_by(layers.parse, document.text))
    read = list(_read(_with_years(matches(tokens, classes), classes), tokens, context))
    return tuple(_time(document.text, first, last, extent, tokens) for first, last, extent in _fronted(_joined(read, classes), classes))


Piece = tuple[int, int, Extent]  # tokens [first, last) and what they mean


def _with_years(found: Sequence[Match], classes: str) -> list[Match]:
    """The matches, months and seasons with the year of that they are listed with: "in May and June 1955", "26 June - 4 August 1952"."""
    kept = list(found)
    for i in range(len(kept) - 2, -1, -1):
        one, after = kept[i].labels, kept[i + 1].labels
        if "y" in one or "yr" in one or "y" not in after or not LISTED.fullmatch(classes, kept[i].last, kept[i + 1].first):
            continue
        if {"m", "s"} & one.keys() and {"m", "s"} & after.keys():
            over = "m" in one and "m" in after and one["m"].value > after["m"].value and "era" not in after  # December to March 1917
            year = replace(after["y"], value=after["y"].value - over)
            kept[i] = replace(kept[i], labels=one | {"y": year} | {name: after[name] for name in ("era",) if name in after})
    return kept


def _read(found: Sequence[Match], tokens: Sequence[Token], context: Context) -> Iterator[Piece]:
    for one in found:
        start, end = tokens[one.first].start, tokens[one.last - 1].end
        try:
            found_here = Found(start, end, one.labels)
            extent = _before_christ(RULES[one.rule][2](found_here, context), found_here, context)
        except (OverflowError, ValueError):  # beyond the calendar, which begins in year 1 and ends in 9999
            continue
        if extent is not None:
            context.tell(extent)
            yield one.first, one.last, extent


def _before_christ(extent: Extent | None, found: Found, context: Context) -> Extent | None:
    """A month, a season, "the year" of a year before Christ that the match has or that was told of last: XXXX-04 is BC0480-04."""
    told = context.anchor()
    year = int(found["y"].value) if "era" in found and "y" in found else told.bc if told and context.narrative else None
    if extent is None or year is None or extent.bc or extent.kind == "set" or not (extent.value or "").startswith("XXXX"):
        return extent
    if "s" in found and "y" not in found and found["s"].value == "WI":  # a winter is of the year it ends in
        year = max(1, year - 1)
    rest = (extent.value or "")[4:]
    unit = {0: "Y", 3: "M" if rest[1:].isdecimal() else "SEASON"}.get(len(rest), "D")
    return replace(extent, value=f"BC{year:04d}{rest}", bc=year, unit=unit, aside="XX" in rest)


def _joined(pieces: Sequence[Piece], classes: str) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if kept and (both := _join(kept[-1], piece, classes)):
            kept[-1] = both
        else:
            kept.append(piece)
    return kept


def _join(left: Piece, right: Piece, classes: str) -> Piece | None:
    """A bare time of day and the date before or behind it as one."""
    time = left if left[2].kind == "time" else right
    if left[2].kind == right[2].kind or DATED.search(classes, time[0], time[1]) or not JOIN.fullmatch(classes, left[1], right[0]):
        return None
    if left[2].kind == "time" and right[2].kind == "date" and right[2].unit == "D":
        return left[0], right[1], read_clock.joined(right[2], left[2])
    if left[2].kind == "date" and right[2].kind == "time" and left[2].unit == "D" and left[1] == right[0]:
        return left[0], right[1], read_clock.joined(left[2], right[2])
    return None


def _fronted(pieces: Sequence[Piece], classes: str) -> Iterator[Piece]:
    floor = 0
    for first, last, extent in pieces:
        match = _front(classes, first, extent).search(classes, max(floor, first - 6), first)
        if match:
            first = match.start()
        floor = last
        yield first, last, extent


def _front(classes: str, first: int, extent: Extent) -> re.Pattern[str]:
    if classes[first] in AMOUNTS:
        return FRONT_AMOUNT
    return FRONT_WEEKDAY if classes[first] == LETTERS["weekday"] else FRONT


def _time(text: str, first: int, last: int, extent: Extent, tokens: Sequence[Token]) -> Time:
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Time(span.of(text), span, extent.start, extent.end, extent.precision, extent.kind, extent.value, extent.relative)
