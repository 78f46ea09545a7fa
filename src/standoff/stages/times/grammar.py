"""The grammar of time expressions: a table of patterns over token classes (words.py), each with its reader.

A pattern is a regular expression whose letters are words: `the? r=pointer u=unit` is an optional "the", a token of class
pointer, labelled r, and a unit. Names in UNIONS stand for any of their classes. Brackets group; {NAME} puts in a FRAGMENT.
Of all matches the longest stands, of equally long ones that of the earlier rule.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from . import read_amounts as amounts
from . import read_clock as clock
from . import read_dates as dates
from . import read_relative as relative
from .calendar_days import Extent
from .context import Context, Found
from .words import MARKS, WORDS, Token

Reader = Callable[[Found, Context], Extent | None]

OTHER_KINDS = ("other", "gap", "iso", "slash", "nine_eleven", "clock", "decade", "nthday", "year", "num", "num_word", "day", "possessive",
               "small_month")
CLASSES = tuple(dict.fromkeys((*OTHER_KINDS, *WORDS, *MARKS.values())))
LETTERS = {name: chr(0x100 + i) for i, name in enumerate(CLASSES)}

UNIONS = {
    "anymonth": "month month_or_word month_short",
    "dayno": "day nthday",
    "count": "num num_word day year a vague couple",
    "number": "num num_word day",
    "pointer": "this last past next coming current following previous latest same that",
    "stretching": "last past next coming following previous these",
    "singular": "unit decade_word day_word year_word century",
    "small": "unit decade_word day_word year_word quarter century",
    "plural": "units days_word centuries seconds quarters",
    "long_plural": "units days_word centuries",
    "offset": "ago later earlier hence",
    "stop": "comma dot close gap long_dash",
    "lead": "in since by of until during from through between to and or on",
    "ordinal": "nth nthday second",
}
FRAGMENTS = {
    "MONTH": "m=anymonth ((?<=month_short)dot)?",
    "YEAR": "(comma? of? y=(year|num|day)(?:(?<=year)(?!era)|era=era)|of? (the|that(?=same))? yr=pointer year_word)",
    "AMOUNT": "(the|a)? (?<!a a)n=count (of|more)? (and a h=half)?",
    "WEEKDAY": "(weekday dot? comma? the?)?",
}

# (what it is for, pattern, reader)
RULES: tuple[tuple[str, str, Reader], ...] = (
    # 1. days of the calendar
    ("2022-01-17", "d=iso", dates.iso),
    ("1/17/2022", "d=slash", dates.slashed),
    ("9/11", "nine_eleven", dates.nine_eleven),
    ("Friday, Jan. 14 2022", "{WEEKDAY} {MONTH} the? d=dayno (dash d2=dayno)? {YEAR}?", dates.month_day),
    ("on march 8", "(?<=on|by|since)m=small_month d=dayno {YEAR}?", dates.month_day),
    ("March eighth", "{WEEKDAY} {MONTH} the? d=nth {YEAR}?", dates.month_day),
    ("the eighth of March", "{WEEKDAY} the d=nth of {MONTH} {YEAR}?", dates.month_day),
    ("the week of March 6", "the week=unit of {MONTH} d=dayno", dates.week_of),
    ("14 January 2022", "{WEEKDAY} the? d=dayno ((dash|to) d2=dayno)? of? {MONTH} {YEAR}?", dates.month_day),
    ("the 5 of May 4 and 5", "(?<=m=anymonth dayno and)d=dayno(?=stop)", dates.month_day),
    ("the 4 of the 4 and 5 May", "the? d=dayno(?=and dayno {MONTH} {YEAR}?)", dates.month_day),
    ("the 4th of the 4th to the 5th of May", "the? d=nthday(?=(to|and|dash|through) the? nthday of? {MONTH} {YEAR}?)", dates.month_day),
    ("on the 5th.", "(?<=on|by|until|from|to|since|of)the d=nthday(?=stop|lead)", dates.day_alone),
    ("Christmas Eve", "(the? r=pointer)? christmas=christmas (eve=eve|day_word)? {YEAR}?", dates.holiday),
    ("New Year's Day", "new year_word possessive (eve=eve|day_word) {YEAR}?", dates.holiday),
    ("Thanksgiving Day", "(the? r=pointer)? thanks=holiday day_word? {YEAR}?", dates.holiday),
    # 2. months, quarters, seasons, years
    ("May 2022", "{MONTH} {YEAR}", dates.month),
    ("last April", "(the? r=pointer)? m=month", dates.month),
    ("Jan.", "(the? r=pointer)? m=month_short dot", dates.month),
    ("in May", "(?<=lead|part|dash)m=month_or_word", dates.month),
    ("last May", "(the? r=pointer) m=month_or_word", dates.month),
    ("the third quarter of 2021", "the? f=fiscal? dash? q=ordinal quarter (of fiscal)? {YEAR}?", dates.quarter),
    ("third-quarter", "f=fiscal? dash? q=ordinal dash quarter", dates.quarter),
    ("the fiscal year ended", "the fiscal? u=year_word(?=ended)", amounts.one),
    ("the latest period", "the? latest period", relative.latest_period),
    ("the 2021 quarter", "the y=year (quarter|period)", relative.quarter_of_year),
    ("the quarter a year ago", "the quarter a year_word (ago|earlier)", relative.year_ago),
    ("the 2021 third quarter", "the? y=year q=ordinal dash? quarter", dates.quarter),
    ("last year's third quarter", "the? yr=pointer year_word possessive q=ordinal quarter", dates.quarter),
    ("the second half of 2008", "the? q=(ordinal|latter|last) half {YEAR}", dates.half),
    ("the winter of 2021-2022", "(the|the? r=pointer)? part? s=season of? {YEAR} ((dash|stroke) (year|day))?", dates.season),
    ("2022 summer", "y=year s=season", dates.season),
    ("last fall, this past summer", "(the|this)? r=(last|next|this|past|coming|previous|following) s=season", dates.season),
    ("the summer", "the s=season(?!of|other)", dates.season),
    ("the summer of the summer offensive", "(?<=the)s=season(?=other)", dates.season),
    ("spring and summer", "(?<=season and)s=season", dates.season),
    ("in winter", "(?<=in|of|since|by|during|until|through|part)s=season", dates.season),
    ("fiscal 2015", "(the? fiscal year_word?|the year_word) y=year", dates.year),
    ("264 BC", "y=(year|num|day) era=era", dates.year),
    ("the 264 of 264-241 BC", "y=(year|num|day)(?=(dash|to|and) (year|num|day) era=era)", dates.year),
    ("1962", "(?<!money|stroke|numbered)y=year(?!percent|dash? plural|stroke)", dates.year),
    ("the 08 of 2007-08", "(?<=year dash)y=(day|num)(?!dash)", dates.later_year),
    ("the 1990s", "the? part? dash? c=(decade|decade_name) era=era?", dates.decade),
    ("the 19th century", "the? part? dash? c=(nth|nthday|num) dash? century era=era?", dates.century),
    # 3. from publication, or from the date told of before
    ("today", "d=deictic", relative.deictic),
    ("the day before yesterday", "the? day_word r=(before|after) d=deictic", relative.deictic),
    ("until Friday", "(?<=ahead=until)w=weekday", dates.weekday),
    ("last Friday", "((the|this)? r=pointer)? w=weekday", dates.weekday),
    ("last week", "the=the? r=pointer fiscal? u=small (or so)?", relative.pointed),
    ("the same day", "(the|that) r=same u=small", relative.pointed),
    ("last weekend", "the? r=pointer u=weekend", relative.weekend),
    ("a year ago", "a year_word r=(ago|earlier)", relative.year_ago),
    ("two days ago", "{AMOUNT} u=(singular|plural) (or so)? r=offset", relative.numbered_day),
    ("two days before.", "{AMOUNT} u=(singular|plural) r=(before|after)(?=stop)", relative.numbered_day),
    ("days later", "u=plural r=offset", relative.numbered_day),
    ("the day before.", "the u=small r=(before|after|following)(?=stop)", relative.pointed),
    ("the year-ago quarter", "the? year_word dash (ago|earlier) (ordinal? quarter|period)", relative.year_ago),
    ("year-earlier", "year_word dash (ago|earlier)", relative.year_ago),
    ("the quarter", "the fiscal? u=(quarter|year_word|weekend)", relative.lone_unit),
    ("the end of the month", "(?<=of|in)the u=(unit|day_word)(?!dash)", relative.lone_unit),
    ("month's end", "u=unit possessive stretch", relative.lone_unit),
    ("year-end", "u=year_word (dash|possessive)? stretch", relative.lone_unit),
    ("the one day of will one day", "(?<=modal|small_month)n=num_word u=day_word", relative.some_day),
    # 4. times of day
    ("10:30 p.m. EST", "clock=clock ampm=ampm? zone?", clock.clock),
    ("10 p.m.", "hour=day ampm=ampm zone?", clock.clock),
    ("noon", "moment=moment", clock.clock),
    ("this morning", "r=(the|that|this|last) part? p=daypart", clock.daypart),
    ("the next morning", "the? r=(next|following|same|previous) p=daypart", clock.other_daypart),
    ("mid afternoon", "part dash? p=daypart", clock.daypart),
    ("the morning of Friday morning", "(?<=weekday|deictic|day|nthday|year)p=daypart", clock.daypart),
    ("at night", "(?<=at)p=daypart", clock.any_day),
    ("tonight, overnight", "p=(tonight|overnight)", clock.daypart),
    # 5. amounts of time
    ("the two years", "{AMOUNT} u=plural (dash? long)?(?!dash? old|(?<=quarters)of)", amounts.duration),
    ("two-year", "n=count dash? of? u=(singular|plural) (dash? long)?(?!dash? old|(?<=quarters)of)", amounts.duration),
    ("a two-year period", "a? n=count dash u=(singular|plural) (period|term)", amounts.duration),
    ("a year and a half", "(the|a)? n=count u=(singular|plural) and a h=half", amounts.duration),
    ("12 to 18 months", "n=count (to|or|dash) n2=count dash? u=plural", amounts.duration),
    ("half a year", "h=half a? dash? u=singular", amounts.duration),
    ("the past two years", "the? r=stretching {AMOUNT} u=(plural|singular) (or so)?", amounts.bounded),
    ("the past decade", "the? r=stretching u=(decade_word|century)", amounts.bounded_by_one),
    ("the coming days", "the? r=(stretching|recent) u=plural (and plural)?", amounts.bounded),
    ("the first two months of 1939", "the? r=(ordinal|last) n=number u=plural (of fiscal? (m=anymonth of?)? y=year)?", amounts.part_of),
    ("the last week of May", "the e=(ordinal|last) u=(unit|day_word) of {MONTH} {YEAR}?", amounts.part_of_month),
    ("weeks, days-long", "((?<!of|on)|the)u=long_plural((or|and) plural|dash long)?(?!dash? old)", amounts.duration),
    # 6. what recurs
    ("every two years", "every (n=(number|ordinal)|other)? u=(singular|quarter|plural)", amounts.recurring),
    ("every Monday night", "every (w=weekday|m=anymonth|s=season|p=daypart)", amounts.recurring),
    ("Tuesdays", "w=weekdays", amounts.recurring),
    ("Tuesday nights", "w=(weekday|weekdays) p=(daypart|dayparts)(?<=dayparts)", amounts.recurring),
    ("per day", "per u=singular", amounts.recurring),
    ("$5 a day", "(?<=number|percent)a u=singular", amounts.recurring),
    ("daily", "o=often", amounts.often),
    # 7. the present, the past and the future
    ("now", "right? r=present", relative.present),
    ("recently", "more? r=recent", relative.present),
    ("current", "r=current", relative.present),
    ("the future", "the? (?<=the|in)(near|distant)? future(?!of)", relative.future_reference),
    ("the past", "(?<=in)the past", relative.past_reference),
    ("present-day", "r=modern dash? day_word", relative.present),
    ("these days", "r=these days_word", relative.present),
)


@dataclass(frozen=True, slots=True)
class Match:
    """One match: tokens [first, last) and those that are labelled."""

    first: int
    last: int
    rule: int
    labels: dict[str, Token]


def _letters(name: str) -> str:
    return "".join(_letters(one) for one in UNIONS[name].split()) if name in UNIONS else LETTERS[name]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of this grammar as a regular expression over letters. Raises KeyError: no such class."""
    for name, fragment in FRAGMENTS.items():
        pattern = pattern.replace("{" + name + "}", f"({fragment})")
    pattern = re.sub(r"=\(([a-z_|]+)\)", lambda m: "=" + m[1].replace("|", "+"), pattern)
    pattern = re.sub(r"\((?!\?)", "(?:", pattern)

    def piece(match: re.Match[str]) -> str:
        label, names = match[1], match[2].split("+")
        letters = "[" + "".join(map(_letters, names)) + "]"
        return f"(?P<{label}>{letters})" if label else letters

    return re.compile(re.sub(r"(?:([a-z_0-9]+)=)?([a-z_+]+)", piece, pattern).replace(" ", ""))


COMPILED = tuple(compiled(pattern) for _, pattern, _ in RULES)


def classes_of(tokens: Sequence[Token]) -> str:
    """One letter a token."""
    return "".join([LETTERS[token.kind] for token in tokens])


def matches(tokens: Sequence[Token], classes: str) -> list[Match]:
    """The matches that stand, in order, none overlapping."""
    found = sorted(_all(tokens, classes), key=lambda one: (one.first - one.last, one.rule, one.first))
    taken = bytearray(len(tokens))
    kept = []
    for one in found:
        if not any(taken[one.first : one.last]):
            taken[one.first : one.last] = b"\x01" * (one.last - one.first)
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)


def _all(tokens: Sequence[Token], classes: str) -> Iterator[Match]:
    for number, pattern in enumerate(COMPILED):
        for match in pattern.finditer(classes):
            if match.end() > match.start():
                labels = {name: tokens[match.start(name)] for name, held in match.groupdict().items() if held}
                yield Match(match.start(), match.end(), number, labels)
