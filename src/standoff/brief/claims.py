"""Figures and who claims them; what they said in their own words; the past that is recalled."""
from __future__ import annotations

from collections.abc import Hashable, Sequence

from ..annotation import Event, Figure, History, Statement
from ..follow import Range
from ..linking.wording import content
from .acts import date_words, forms_of, who_of
from .gather import Material, Told
from .lines import Shown, chapter, entry, line, merged_acts, newest, ordinal
from .names import speaker_name
from .nouns import Chapter, Entry, Line, Piece
from .same import Same, merged
from .words import clean, clip, day_of, partial, quoted

FIGURES, CLAIMS = 12, 5  # things counted; claims of one
SPEAKERS, QUOTES = 8, 2  # speakers; quotations of each
LONG_ENOUGH = 8  # words, below which a quotation tells nothing alone
BEST_LENGTH = 25  # words of a quotation that is easily quoted
PAST = 12


def figures(material: Material, ranges: Sequence[Range] = ()) -> Chapter | None:
    """By what is counted; things with more than one number first, their numbers side by side, from the lowest to the highest."""
    within = {told.ref: span for span in ranges for told in span.figures}
    groups: dict[Hashable, list[Same[Figure]]] = {}
    for same in sorted(merged(material.figures), key=newest):
        figure = same.best.annotation
        groups.setdefault(within.get(same.best.ref) or (content(figure.what), figure.unit), []).append(same)
    ordered = sorted(groups.items(), key=lambda pair: (-min(len(pair[1]), 2), pair[1][0].best.annotation.unit != "people"))
    entries = (_figures_entry(group, key if isinstance(key, Range) else None) for key, group in ordered)
    return chapter("figures", "Figures and who claims them", entries, FIGURES)


def _figures_entry(group: list[Same[Figure]], span: Range | None) -> Entry:
    what = clip(clean(group[0].best.annotation.what), 90)
    differ = len({(same.best.annotation.value, same.best.annotation.low, same.best.annotation.high) for same in group}) > 1
    apart = f": {number_of(span.low)} to {number_of(span.high)}" if span and span.conflicting else ""
    heading = f"{what[:1].upper()}{what[1:]}{f' — figures differ{apart}' if differ else ''}"
    return entry(heading, [_figure_line(same) for same in group], CLAIMS)


def _figure_line(same: Same[Figure]) -> Line:
    told = same.best
    figure = told.annotation
    outlet = f", {clean(told.article.outlet)}" if told.article.outlet and told.article.short else ""
    claimed = f", claimed by {speaker_name(figure.claimed_by)}" if figure.claimed_by else outlet
    as_of = f", as of {partial(figure.as_of)}" if figure.as_of else ""
    day = f", reported {day_of(told.reported)}" if told.reported else ""
    return line((Piece(amount(figure), "who"), Piece(f"{as_of}{claimed}: "), Piece(quoted(told.words), "words"), Piece(day)), same)


def amount(figure: Figure) -> str:
    """about 14,000 people · 169,000 to 190,000 soldiers · at least 40 · at most 5 percent"""
    low, high = figure.low, figure.high
    if figure.unit == "times" and figure.value in (1, 2):
        return "once" if figure.value == 1 else "twice"
    if figure.value is not None:
        number = number_of(figure.value)
    elif low is not None and high is not None:
        number = f"{number_of(low)} to {number_of(high)}"
    else:
        number = f"at least {number_of(low)}" if low is not None else f"at most {number_of(high or 0)}"
    return f"{'about ' if figure.approximate and figure.value is not None else ''}{number}{f' {clean(figure.unit)}' if figure.unit else ''}"


def number_of(number: float | int) -> str:
    """14,000 · 2.5 · 3 billion"""
    if abs(number) >= 1e15:
        return f"{number:.3g}"
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size and number / size * 1000 == int(number / size * 1000):
            return f"{number / size:g} {name}"
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,g}"


def voices(material: Material, shown: Shown) -> Chapter | None:
    """Direct quotations that no other chapter has: who speaks most weightily first, few of each."""
    spoken = [told for told in material.statements if told.annotation.direct and told.speaker and told.speaker.code
              and told.annotation.cue and len(told.words.split()) >= LONG_ENOUGH and not shown.has(told, 0.5)]
    speakers: dict[str, list[Same[Statement]]] = {}
    for same in sorted(merged(spoken), key=_quotable):
        if same.best.speaker:
            speakers.setdefault(speaker_name(same.best.speaker), []).append(same)
    entries = [entry(name, [_quote_line(same) for same in quotes], QUOTES) for name, quotes in speakers.items()]
    return chapter("voices", "In their words", entries, SPEAKERS)


def _quotable(same: Same[Statement]) -> tuple[int, int, int]:
    told = same.best
    named = told.speaker is not None and told.speaker.name is not None
    return -named, -ordinal(told.last), abs(len(told.words.split()) - BEST_LENGTH)


def _quote_line(same: Same[Statement]) -> Line:
    told = same.best
    addressee = told.annotation.addressee
    to = f" (to {clip(clean(addressee.text), 60)})" if addressee else ""
    day = f", {day_of(told.last)}" if told.last and (told.dated or told.reported) else ""
    return line((Piece(quoted(told.words, 260), "words"), Piece(to + day)), same)


def background(material: Material, shown: Shown) -> Chapter | None:
    """The past that is recalled, the latest first; none of it is news."""
    recalled = merged(material.history)
    for same in recalled:
        for told in same.all:
            shown.add(told)
    lines = [(same.best.annotation.when or "", _past_line(same)) for same in recalled]
    acts = [told for told in material.events if told.annotation.auxiliary == "historical" and not shown.has(told, 0.3)]
    lines += [(_year(same.best), _act_line(same)) for same in merged_acts(acts)]
    ordered = [one for _, one in sorted(lines, key=lambda pair: pair[0], reverse=True)]
    return chapter("background", "Background: the past that is recalled", [entry(None, ordered, PAST)])


def _year(told: Told[Event]) -> str:
    return told.when.start.isoformat() if told.dated and told.when else ""


def _past_line(same: Same[History]) -> Line:
    past = same.best.annotation
    what = clip(clean(past.what), 90)
    told = quoted(same.best.words)
    words = (Piece(" — "), Piece(told, "words")) if content(told) - content(what) else ()
    return line((Piece(f"{partial(past.when)}: " if past.when else ""), Piece(what, "who"), *words), same)


def _act_line(same: Same[Event]) -> Line:
    told = same.best
    dated = date_words(told).lstrip(", ") if told.dated else ""
    who, said = Piece(who_of(told.annotation), "who"), Piece(f": {forms_of(told.annotation)[2]} — ")
    return line((Piece(f"{dated}: " if dated else ""), who, said, Piece(quoted(told.words), "words")), same)


