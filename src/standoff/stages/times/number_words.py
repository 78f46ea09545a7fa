"""Numbers in words: "twenty-five" is 25, "two hundred and six" 206, "nineteen ninety-seven" the year 1997, "21st" 21."""
from __future__ import annotations

import re

ONES = {name: i for i, name in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"))}
TENS = {name: 10 * i for i, name in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
ORDINALS = {name: i for i, name in enumerate((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"), 1) if name != "second"}
YEARS_OF_CENTURIES = range(10, 21)  # "nineteen" in "nineteen ninety-seven"

NUMBERS = frozenset((*ONES, *TENS, *SCALES))
_ANY = "|".join(sorted(NUMBERS, key=len, reverse=True))
# A run of number words: "twenty-five", "two hundred and six"; not the "twenty" of "twenty-first".
NUMBER_RUN = re.compile(rf"(?:{_ANY})(?:(?:[ -]| and )(?:{_ANY})\b)*\b", re.IGNORECASE)
_UNITS_OF_TEN = "|".join(name for name, i in ORDINALS.items() if i < 10) + "|second"
ORDINAL_RUN = re.compile(rf"({'|'.join(TENS)})-({_UNITS_OF_TEN})\b", re.IGNORECASE)  # "twenty-first"


def value_of_ordinal(words: str) -> int:
    """21 for "twenty-first": words that ORDINAL_RUN matches."""
    tens, ones = words.lower().split("-")
    return TENS[tens] + (2 if ones == "second" else ORDINALS[ones])


def value_of_number(words: str) -> float:
    """The number that a run of number words or digits ("1,200", "5.5") says. Raises ValueError: neither."""
    if words[0].isdecimal():
        return float(words.replace(",", ""))
    total = group = 0
    for word in _split(words):
        if word in SCALES:
            group = max(group, 1) * SCALES[word]
            if word == "thousand":
                total, group = total + group, 0
        else:
            group += ONES[word] if word in ONES else TENS[word]
    return float(total + group)


def year_of_words(words: str) -> int | None:
    """The year in "nineteen ninety-seven" or "two thousand", None where the words are a plain number."""
    first, *rest = _split(words)
    if rest == ["thousand"] and first == "two":
        return 2000
    if first not in ONES or ONES[first] not in YEARS_OF_CENTURIES or not 1 <= len(rest) <= 2 or any(word in SCALES for word in rest):
        return None
    below = sum(TENS.get(word, ONES.get(word, 0)) for word in rest)
    return 100 * ONES[first] + below if 10 <= below <= 99 else None


def _split(words: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", words.lower()) if word != "and"]
