"""Numbers in a text: digits and words to values, bounds, shares and ranks. No parse is needed.

A number is read in these steps:
    1  cores     "14,000", "twenty-five", "2.5 million", "half a million", "a dozen", "dozens", "tens of thousands", "half", "once", "no"
    2  ranges    "10 to 15", "between 169,000 and 190,000", "three or four"; a falling pair ("98-1") is a tally of votes
    3  units     "$", "dollars", "percent", "times"
    4  hedges    "more than" gives low, "up to" gives high, "about" makes it approximate; also after it ("or so", "or more")
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

AmountKind = Literal["count", "vague", "money", "percent", "share", "rank", "ordinal", "times", "tally", "none"]
Number = int | float


def _numbered(names: str, first: int, step: int = 1) -> dict[str, int]:
    return {name: first + step * i for i, name in enumerate(names.split())}


ONES = _numbered("zero one two three four five six seven eight nine ten eleven twelve", 0) | _numbered(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 13)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
BIG = {"dozen": 12, "hundred": 100, **SCALES}
SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
# "Dozens" are at least two of them; of hundreds and thousands the plural alone is taken to say one, as the gold keys do.
PLURALS = {"tens": 10, "dozens": 24, "scores": 40, "hundreds": 100} | {name + "s": scale for name, scale in SCALES.items()}
ORDINALS = _numbered("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 2)
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
SIGNS = {"$": "USD", "A$": "AUD", "C$": "CAD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₪": "ILS"}
COINS = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "ruble": "RUB", "rouble": "RUB", "yen": "JPY", "yuan": "CNY", "hryvnia": "UAH",
         "rupee": "INR", "shekel": "ILS", "rial": "IRR", "riyal": "SAR", "lira": "TRY", "franc": "CHF"}
OVER_IS_MORE = 10  # "over 300 soldiers" counts, "over two islands" is a place: smaller numbers after a bare over or under are no bounds

_SMALL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_BIG = "|".join(("hundred", *SCALES))
_MANY = "hundreds|thousands|millions|billions|trillions"
_ORDINAL = rf"{'|'.join(ORDINALS)}|\d{{1,3}}(?:nd|rd|th)"
_RUN = rf"(?:(?:{_SMALL})|an?(?=[ -](?:{_BIG})\b))(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=illion))[ ]and[ ])(?:{_SMALL}|{_BIG})\b)*"
_CORE = re.compile(rf"""(?<![\w’'])(?<!\w[/:.,])(?<![^\W\d_][-–])(?:
    (?P<share>(?:(?:an?|one)[ -])?half(?=[ ](?:of|the|its|their|our|his|her|all|that|those|what|as)\b)
        |(?:an?|one|two|three|four|nine)[ -](?:thirds?|quarters?|fifths?|sixth|tenths?)(?=[ ]of\b)
        |(?P<some>{_SMALL}|\d\d?)[ ](?:in|out[ ]of)[ ](?:every[ ])?(?P<all>{_SMALL}|\d\d?\d?))
  | (?P<half>half[ ]an?[ ](?:dozen|{_BIG})|(?:{_SMALL}|\d{{1,9}})[ ]and[ ]a[ ]half(?:[ ](?:{_BIG}))?)
  | (?P<dozen>(?:(?:{_SMALL}|an?|\d{{1,9}}|a[ ]couple(?:[ ]of)?)[ -])?dozen|a[ ]couple(?:[ ]of)?(?:[ ](?:{_BIG}))?)
  | (?P<vague>(?:tens|dozens|scores|{_MANY})(?:[ ](?:and|upon)[ ](?:{_MANY}))?(?:[ ]of[ ](?:{_MANY}))*
        |(?:several|many|(?:an?[ ])?few)[ ](?:{_BIG}|dozen))
  | (?P<rank>(?:{_ORDINAL})(?=[ -](?:(?!rest|west|guest|quest|test|request)[a-z]+est\b|(?:most|least)[ -]\w|leading\b)))
  | (?P<ordinal>{_ORDINAL})
  | (?P<times>once|twice|thrice)
  | (?P<none>no(?![ ](?:more|fewer|less|greater|longer)\b))
  | (?P<digits>(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,15}})(?:\.\d{{1,15}})?)
        (?:[ -]?(?P<scale>{_BIG})|[ ]?(?P<short>[mbt]n|[kmb]))?(?!['’]s\b)(?![.:/]\d)
  | (?P<run>{_RUN}))(?!\w)""", re.VERBOSE | re.IGNORECASE)

_SIGN = re.compile(r"((?:\b(?:US|A|C|NZ|HK))?[$€£¥₽₴₹₪]) ?$")
_COIN = re.compile(rf"(?: (?:of )?(?:(?:US|U\.S\.|American|Canadian) )?({'|'.join(COINS)})|-(dollar|euro|ruble))s?\b(?! of)", re.I)
_PERCENT = re.compile(r" ?%|[ -]per ?cent\b|[ -]percentage points?\b", re.I)
_TIMES = re.compile(r" times\b(?! (?:as|more|less|the|\w+er)\b)", re.I)
_GAP = re.compile(r"(?: ?%| per ?cent)?(?: to | or |[-–—]| – | (?P<both>and) )(?:US\$|[$€£])?", re.I)
_LEAD = re.compile(r"\b(between|from) (?:about |some |nearly |around |an estimated )?(?:US\$|[$€£])?$", re.I)
_BEFORE = re.compile(r"""(?:\b(?:
    (?P<low>(?:(?:well|far|just|slightly|many)[ ])?(?:more|greater)[ ]than|(?:well[ ]|just[ ])?(?P<over>over|above)|at[ ]least
        |no[ ](?:fewer|less)[ ]than|not[ ]less[ ]than|upwards?[ ]of|in[ ]excess[ ]of|exceeding|north[ ]of)
  | (?P<high>up[ ]to|(?:no|not)[ ](?:more|greater)[ ]than|(?:less|fewer)[ ]than|(?:just[ ]|well[ ])?(?P<under>under|below)
        |at[ ](?:the[ ])?most|as[ ](?:many|much)[ ]as)
  | (?P<about>about|around|some|nearly|almost|roughly|approximately|close[ ]to|an[ ]estimated|estimated|circa|between)
  | (?P<plain>only|just|another|additional|an[ ]additional|a[ ]further|a[ ]total[ ]of|a[ ]record|exactly|fully)
  )[ ]|(?P<tilde>~[ ]?))$""", re.VERBOSE | re.IGNORECASE)
_AFTER = re.compile(r"(?P<low>-plus\b|\+| or more\b| and counting\b)|(?P<high> or (?:fewer|less)\b)|(?P<about> or so\b)", re.I)


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a text. [start, end) holds its hedges and its unit, `core` is where the bare number begins; either `value`,
    or `low` and/or `high`. `unit` is a currency or "percent". `hyphened`: a hyphen and a word follow ("90-minute")."""

    start: int
    core: int
    end: int
    kind: AmountKind
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    approximate: bool = False
    unit: str | None = None
    hyphened: bool = False

    @property
    def size(self) -> Number:
        """The number that tells how big it is: the value, else the lower, else the upper bound."""
        return next((n for n in (self.value, self.low, self.high) if n is not None), 0)


def find_amounts(text: str) -> list[Amount]:
    """The numbers of a text in order, none overlapping. Dates, ages and names are among them: what counts is decided elsewhere."""
    cores = list(_cores(text))
    found: list[Amount] = []
    at = 0
    while at < len(cores):
        joined = _range(text, cores[at], cores[at + 1]) if at + 1 < len(cores) else None
        at += 2 if joined else 1
        amount = _hedged(text, _with_unit(text, joined or cores[at - 1]))
        found.append(replace(amount, start=max(amount.start, found[-1].end if found else 0)))
    return found


def value_of(words: str) -> Number | None:
    """The number that number words or digits say; None where they do not compose to one ("nineteen eighty-four", "two five").

    >>> value_of("one hundred and six thousand"), value_of("2.5 million"), value_of("1,200")
    (106000, 2500000, 1200)
    """
    total, group, smallest = 0, 0, 10**15
    for n, word in enumerate(parts := re.split(r" and |[\s-]+", words.strip().lower())):
        if word[:1].isdecimal():
            plain = n == 0 and re.fullmatch(r"\d[\d,]{0,20}(?:\.\d{1,15})?", word)
            return _whole(float(word.replace(",", "")) * BIG.get("".join(parts[1:]), 1)) if plain else None
        if word in ("a", "an"):
            group = 1
        elif (atom := ONES.get(word, TENS.get(word))) is not None:
            rest = group % 100  # "five" goes after twenty or a hundred, "fifteen" and "fifty" after a hundred only
            if (rest and (atom > 9 or rest < 20 or rest % 10)) or (atom == 0 and len(parts) > 1):
                return None
            group += atom
        elif word == "hundred" and group < 100:
            group = max(group, 1) * 100
        elif word in SCALES and SCALES[word] < smallest and group:
            smallest = SCALES[word]
            total, group = total + group * smallest, 0
        else:
            return None
    return total + group


def _whole(number: float) -> Number:
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _cores(text: str) -> Iterator[Amount]:
    """1"""
    for match in _CORE.finditer(text):
        kind, value = _read(match, bool(_SIGN.search(text[max(0, match.start() - 5) : match.start()])))
        if value is None:
            continue
        start, end = match.span()
        vague = Amount(start, start, end, "vague", None, low=value, approximate=True)
        yield vague if kind == "vague" else Amount(start, start, end, kind, value, approximate="couple" in match[0].lower())


def _read(match: re.Match[str], money: bool) -> tuple[AmountKind, Number | None]:
    """The kind and the value of one core."""
    words, name = match[0].lower(), next(n for n, held in match.groupdict().items() if held is not None)
    if name == "share":
        return "share", _share(words, match)
    if name == "half":  # "half a million", "two and a half million"
        whole = value_of(words.split(" and")[0]) if " and " in words else 0
        return "count", _whole(((whole or 0) + 0.5) * BIG.get(words.split()[-1], 1))
    if name == "dozen":
        many = 2 if "couple" in words else value_of(re.sub(r"[ -]?dozen$", "", words) or "one")
        return "count", (many or 1) * BIG.get(re.split(r"[ -]", words)[-1], 1)
    if name == "vague":
        return "vague", _vague(words)
    if name in ("rank", "ordinal"):
        return ("rank" if name == "rank" else "ordinal"), ORDINALS.get(words) or int(re.sub(r"\D", "", words) or 0)
    if name in ("times", "none"):
        return ("times", {"twice": 2, "thrice": 3}.get(words, 1)) if name == "times" else ("none", 0)
    if name == "run":
        return "count", value_of(words)
    scale, short = (match["scale"] or "").lower(), (match["short"] or "").lower()
    if short in ("m", "b") and not money:  # "5m" is five metres, "$5m" five million
        return "count", None
    return "count", _whole(float(match["digits"].replace(",", "")) * BIG.get(scale, 1) * SHORT.get(short, 1))


def _share(words: str, match: re.Match[str]) -> float | None:
    """Rounded to hundredths, as a newspaper's "two-thirds" is no more exact."""
    if match["all"]:
        some, whole = value_of(match["some"]), value_of(match["all"])
        return round(some / whole, 2) if some and whole and some < whole else None
    first, last = re.split(r"[ -]", words)[0], re.split(r"[ -]", words)[-1]
    return round(ONES.get(first, 1) / PARTS.get(last.rstrip("s"), 2), 2)


def _vague(words: str) -> int:
    if words.split()[0] in ("several", "many", "few", "a"):  # "several thousand" is told like "thousands"
        return PLURALS.get(words.split()[-1] + "s", 1)
    return math.prod(PLURALS.get(word, 1) for word in re.sub(r" (?:and|upon) \w+", "", words).split(" of "))


def _range(text: str, left: Amount, right: Amount) -> Amount | None:
    """2"""
    gap, lead = _GAP.fullmatch(text, left.end, right.start), _LEAD.search(text[max(0, left.start - 40) : left.start])
    led = lead[1].lower() if lead else ""  # "from 5 to 10" tells two numbers, not a range
    if left.kind != "count" or right.kind != "count" or gap is None or led == "from" or bool(gap["both"]) != (led == "between"):
        return None
    low, high = left.size, right.size
    scale = SCALES.get(re.split(r"[ -]", text[right.start : right.end].lower())[-1], 1)
    if low < min(1000, high / scale):  # "10 to 15 million"
        low = _whole(low * scale)
    if low < high:
        return Amount(left.start, left.core, right.end, "count", None, low, high, approximate=True)
    digits = text[left.start].isdecimal() and text[right.start].isdecimal() and gap[0].strip() in ("to", "-", "–")
    return Amount(left.start, left.core, right.end, "tally", low) if digits else None


def _with_unit(text: str, amount: Amount) -> Amount:
    """3"""
    sign = _SIGN.search(text[max(0, amount.start - 5) : amount.start])
    after = text[amount.end : amount.end + 40]
    coin = _COIN.match(after) if amount.kind in ("count", "vague") else None
    if sign or coin:
        unit = SIGNS.get(sign[1], SIGNS.get(sign[1][-1])) if sign else COINS.get((coin[1] or coin[2]).lower()) if coin else None
        start, end = amount.start - len(sign[0]) if sign else amount.start, amount.end + (coin.end() if coin else 0)
        return replace(amount, start=start, core=start, end=end, kind="money", unit=unit)
    if amount.kind == "count" and (percent := _PERCENT.match(after)):
        return replace(amount, end=amount.end + percent.end(), kind="percent", unit="percent")
    if amount.kind == "count" and (times := _TIMES.match(after)):
        return replace(amount, end=amount.end + times.end(), kind="times")
    return replace(amount, hyphened=bool(re.match(r"[-‑–][^\W\d_]", after)) and not _AFTER.match(after))


def _hedged(text: str, amount: Amount) -> Amount:
    """4"""
    if after := _AFTER.match(text, amount.end):
        amount = replace(_bounded(amount, after.lastgroup or ""), end=after.end())
    while match := _BEFORE.search(text[max(0, amount.start - 24) : amount.start]):
        named = match.groupdict()
        if (named["over"] or named["under"]) and amount.size < OVER_IS_MORE and amount.kind == "count":
            break
        effect = next((e for e in ("low", "high", "plain") if named[e]), "about")
        amount = replace(_bounded(amount, effect), start=amount.start - len(match[0]))
    return amount


def _bounded(amount: Amount, effect: str) -> Amount:
    if effect == "plain" or amount.kind in ("none", "rank", "ordinal"):
        return amount
    if effect in ("low", "high") and amount.value is not None:
        low, high = (amount.value, None) if effect == "low" else (None, amount.value)
        return replace(amount, value=None, low=low, high=high, approximate=True)
    return replace(amount, approximate=True)
