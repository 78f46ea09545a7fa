"""The words that time expressions are made of: a text as tokens, each with a class ("month", "unit", "ago") and a value.

The classes of a text, one letter a token, are what the grammar's patterns run over (grammar.py). A word that stands in no
time expression is of class "other", so that most of a text is skipped at the speed of a regular expression.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .number_words import NUMBER_RUN, NUMBERS, ORDINAL_RUN, ORDINALS, value_of_number, value_of_ordinal, year_of_words

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTHS_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "thur": 3, "fri": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DECADE_NAMES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
UNITS = {"minute": "MIN", "hour": "H", "week": "W", "fortnight": "FORTNIGHT", "month": "M"}

# class -> words with what they say: a month's number, a unit's letter, a direction (-1 before, 1 after), a TIMEX3 code
WORDS: dict[str, dict[str, Any]] = {
    "month": {name: i for i, name in enumerate(MONTHS, 1) if name not in ("march", "may")},
    "month_short": MONTHS_SHORT,
    "month_or_word": {"march": 3, "may": 5},
    "weekday": {name: i for i, name in enumerate(WEEKDAYS)} | WEEKDAYS_SHORT,
    "weekdays": {name + "s": i for i, name in enumerate(WEEKDAYS)},
    "day_word": {"day": "D"}, "decade_word": {"decade": "DE"}, "days_word": {"days": "D"}, "year_word": {"year": "Y"},
    "unit": UNITS, "units": {name + "s": code for name, code in UNITS.items()} | {"years": "Y", "decades": "DE", "millennia": "ML"},
    "century": {"century": "CE", "millennium": "ML"}, "centuries": {"centuries": "CE"},
    "second": {"second": "S"}, "seconds": {"seconds": "S"}, "quarter": {"quarter": "Q"}, "quarters": {"quarters": "Q"},
    "weekend": {"weekend": "WE"}, "weekends": {"weekends": "WE"},
    "season": SEASONS, "seasons": {name + "s": code for name, code in SEASONS.items() if name not in ("fall", "spring")},
    "daypart": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"},
    "dayparts": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "moment": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "decade_name": DECADE_NAMES,
    "half": {"half": 0.5}, "vague": dict.fromkeys(("few", "several", "many", "numerous"), "X"), "couple": {"couple": 2.0},
    "every": dict.fromkeys(("every", "each"), 1), "per": {"per": 1},
    "often": {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
              "yearly": "P1Y", "annually": "P1Y", "everyday": "P1D"},
    "deictic": {"yesterday": -1, "today": 0, "tomorrow": 1}, "tonight": {"tonight": "NI"}, "overnight": {"overnight": "NI"},
    "present": {"now": 0, "nowadays": 0, "currently": 0, "presently": 0}, "recent": {"recent": -1, "recently": -1, "lately": -1},
    "last": {"last": -1}, "past": {"past": -1}, "this": {"this": 0}, "these": {"these": 0}, "current": {"current": 0},
    "next": {"next": 1}, "coming": {"coming": 1, "upcoming": 1}, "following": {"following": 1, "subsequent": 1, "ensuing": 1},
    "previous": {"previous": -1, "preceding": -1, "prior": -1}, "latest": {"latest": 0},
    "same": {"same": 0}, "that": {"that": 0, "those": 0},
    "ago": {"ago": -1}, "later": {"later": 1, "afterwards": 1, "afterward": 1, "thereafter": 1},
    "after": {"after": 1}, "before": {"before": -1}, "earlier": {"earlier": -1, "previously": -1, "beforehand": -1},
    "hence": {"hence": 1}, "part": {"early": "START", "mid": "MID", "late": "END"},
    "stretch": {"beginning": "START", "start": "START", "outset": "START", "middle": "MID", "end": "END", "close": "END"},
    "roughly": dict.fromkeys(("about", "approximately", "roughly", "nearly", "almost", "over", "under")),
    "around": {"around": None}, "more": dict.fromkeys(("more", "less", "fewer", "longer")), "least": {"least": None, "most": None},
    "fiscal": {"fiscal": True, "financial": True}, "era": {"bc": -1, "bce": -1},
    "ampm": {"am": 0, "pm": 12}, "zone": dict.fromkeys(("gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "bst", "cet")),
    "modern": dict.fromkeys(("modern", "present"), 0),
    "modal": dict.fromkeys(("will", "would", "could", "might", "shall", "can")), "ended": dict.fromkeys(("ended", "ending")),
    "future": {"future": 1}, "nth": dict(ORDINALS), "latter": {"latter": 2}, "old": {"old": 0}, "long": {"long": 0},
    "christmas": {"christmas": (12, 25)}, "holiday": {"thanksgiving": "thanksgiving", "easter": "easter"}, "a": {"a": 1.0, "an": 1.0},
    "numbered": dict.fromkeys(("resolution", "resolutions", "proclamation", "flight", "no", "nos", "number", "room", "route",
                               "section", "article")),
    **{word: {word: None} for word in (
        "the", "of", "in", "on", "at", "to", "and", "or", "than", "new", "eve", "right", "period", "term", "time", "so", "other",
        "up", "near", "distant", "rest", "most", "since", "by", "until", "from", "between", "during", "for", "through")},
}
NEEDS_CAPITAL = frozenset(("may", "march", "mar", "jan", "sep", "dec", "mon", "wed", "fri", "sat", "sun", "august"))
SMALL_MONTHS = {"may": 5, "march": 3}  # without a capital: only in "on march 8"
MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "‐": "dash", "‑": "dash", "—": "long_dash", "(": "open", "[": "open",
         ")": "close", "/": "stroke", "$": "money", "£": "money", "€": "money", "#": "money", "%": "percent"}
_KINDS = {word: (kind, value) for kind, words in WORDS.items() for word, value in words.items()}

_TOKEN = re.compile(r"""
    (?P<ampm>(?<=[\d ])[apAP]\.[mM]\b\.?)
  | (?P<era>[bB]\.[cC]\b\.?)
  | (?P<word>[^\W\d_]+)
  | (?P<iso>\d{4}-[01]\d-[0-3]\d(?:T[\d:.]+\d(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))
  | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
  | (?P<nine_eleven>9/11(?![\d/]))
  | (?P<clock>\d{1,2}:[0-5]\d(?!\d))
  | (?P<decade>(?:[12]\d\d|['’‘]?[2-9]|[1-9]\d(?=0s\ [bB]\.?[cC]))0['’]?s\b)
  | (?P<nthday>\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
  | (?P<short_year>(?<!['’‘])['’‘]\d\d(?![\d\w]))
  | (?P<half_more>\d{1,3}(?:[ -]1/2|½))
  | (?P<digits>\d+(?:,\d{3})+|\d+(?:\.\d+)?)
  | (?P<possessive>['’]s\b)
  | (?P<mark>[^\w\s])""", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: its class and what it says."""

    start: int
    end: int
    kind: str
    value: Any = None


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and marks of a text in order; a blank line between two is a token of class "gap", of no length."""
    found: list[Token] = []
    resume = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < resume:
            continue
        if found and "\n\n" in text[found[-1].end : start]:
            found.append(Token(start, start, "gap"))
        group = match.lastgroup or "mark"
        kind, value = _READERS[group](match[group])
        if kind == "number":
            end, kind, value = _number(text, start, end)
            resume = end
        found.append(Token(start, end, kind, value))
    return found


def _number(text: str, start: int, end: int) -> tuple[int, str, Any]:
    """The end, class and value of the number in words that begins here: "two hundred and six", "twenty-first"."""
    if run := ORDINAL_RUN.match(text, start):
        return run.end(), "nth", value_of_ordinal(run[0])
    run = NUMBER_RUN.match(text, start)
    end = run.end() if run else end
    year = year_of_words(text[start:end])
    return (end, "year", year) if year else (end, "num_word", value_of_number(text[start:end]))


def _word(word: str) -> tuple[str, Any]:
    lowered = word.lower()
    if lowered in NEEDS_CAPITAL and word == lowered:
        return ("small_month", SMALL_MONTHS[word]) if word in SMALL_MONTHS else ("other", None)
    return ("number", None) if lowered in NUMBERS else _KINDS.get(lowered, ("other", None))


def _digits(word: str) -> tuple[str, Any]:
    """Four figures are a year from 1000 to 2100, 1 to 31 a day (or a plain number: the grammar decides), "02" too."""
    value = value_of_number(word)
    if len(word) == 4 and 1000 <= value <= 2100 and word.isdecimal():
        return "year", int(value)
    if len(word) <= 2 and 0 < value <= 31:
        return "day", int(value)
    return "num", value


def _nth(word: str) -> tuple[str, Any]:
    value = int(word[:-2])
    return ("nthday" if 0 < value <= 31 else "nth", value)


def _decade(word: str) -> tuple[str, Any]:
    figures = "".join(c for c in word if c.isdecimal())
    return "decade", int(figures) // 10 if len(figures) > 2 else 190 + int(figures) // 10


# Two figures of a year are of this century up to 30, else of the last (news of 2024 may say '28; TempEval's '80s are 1980s).
CENTURY_TURNS_AT = 30


def full_year(two_figures: int) -> int:
    """'98 is 1998, '08 is 2008."""
    return (2000 if two_figures <= CENTURY_TURNS_AT else 1900) + two_figures


_READERS: dict[str, Callable[[str], tuple[str, Any]]] = {
    "iso": lambda word: ("iso", word),
    "slash": lambda word: ("slash", tuple(map(int, word.split("/")))),
    "nine_eleven": lambda word: ("nine_eleven", None),
    "clock": lambda word: ("clock", tuple(map(int, word.split(":")))),
    "decade": _decade,
    "nthday": _nth,
    "short_year": lambda word: ("year", full_year(int(word[1:]))),
    "half_more": lambda word: ("num", int(re.split(r"[ ½-]", word)[0]) + 0.5),
    "digits": _digits,
    "ampm": lambda word: ("ampm", 12 if word[0] in "pP" else 0),
    "era": lambda word: ("era", -1),
    "possessive": lambda word: ("possessive", None),
    "word": _word,
    "mark": lambda word: (MARKS.get(word, "other"), None),
}
