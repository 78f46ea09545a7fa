"""standoff timeline, issue: one party or issue in order of days; issues listed, named and made one."""
from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..annotation.codec import to_plain
from ..brief.course import moment_line
from ..brief.names import party_code, party_names
from ..brief.render import Row, wrapped
from ..brief.words import clean, day_of, joined
from ..errors import CallError
from ..follow import Course, Issue
from ..follow.timeline import Moment
from ..record import Record
from .screen import harmless, print_rows, width

KEY = 8  # letters of an issue's key that are shown; as many as it takes where two begin alike


def timeline(options: Namespace) -> int:
    """Print what the record tells of a party or an issue, in order of days."""
    with Record(options.record, options.as_of) as record:
        moments = record.timeline(_code(options.about), options.since, options.until)
    if options.json:
        for moment in moments:
            print(harmless(json.dumps(_plain(moment), ensure_ascii=False)))
        return 0
    print_rows(_rows(moments))
    if not moments:
        print("Nothing on these days.")
    return 0


def _code(words: str) -> str:
    """A party's code for its name; other words as they are."""
    try:
        return party_code(words)
    except CallError:
        return words


def _rows(moments: Iterable[Moment]) -> Iterator[Row]:
    for day, those in groupby(moments, lambda moment: moment.day):
        yield Row("heading", day_of(day) if day else "No day known")
        for moment in those:
            yield from wrapped("line", line_of(moment), width(), "  - ", "    ")


def line_of(moment: Moment, before: bool = True) -> str:
    """One moment on a line, with its references; without the words that it answers where they are told above it."""
    made = moment_line(moment, before)
    day = f", {day_of(moment.day)}" if not before and moment.day else ""
    return f"{made.text}{day} [{', '.join(made.refs)}]"


def _plain(moment: Moment) -> dict[str, object]:
    quotes = {name: {"ref": quote.ref, "words": quote.words, "span": [quote.span.start, quote.span.end], "day": to_plain(quote.day)}
              for name, quote in (("quote", moment.quote), ("before", moment.before)) if quote}
    return {"day": to_plain(moment.day), "kind": moment.kind, "what": moment.what, "by": list(moment.by), "of": list(moment.of), **quotes}


def issue(options: Namespace) -> int:
    """List the issues, or keep what the user decides of them."""
    words = options.words
    with Record(options.record, options.as_of) as record:
        if options.action == "rename":
            if len(words) < 2:
                raise CallError("issue rename: give the issue and its new name, such as: standoff issue rename 3f9a2c1d 'Nile dam'")
            record.rename_issue(words[0], " ".join(words[1:]))
        elif options.action == "merge":
            if len(words) < 2:
                raise CallError("issue merge: give two issues or more, such as: standoff issue merge 3f9a2c1d 77ab01fe")
            record.merge_issues(*words)
        course = record.follow()
    if options.action != "list":
        print("kept")
        return 0
    if options.json:
        for one in course.issues[: options.limit]:
            print(harmless(json.dumps(_plain_issue(one), ensure_ascii=False)))
        return 0
    print_rows(_issue_rows(course, options.limit))
    return 0


def _issue_rows(course: Course, limit: int) -> Iterator[Row]:
    for one in course.issues[:limit]:
        own = " (named by you)" if one.named_by_user else ""
        yield Row("heading", f"{one.key[:KEY]}  {clean(one.name)}{own}")
        parties = party_names(stance.party for stance in one.stances)
        moved = f"; moved: {joined(party_names(shift.party for shift in one.shifts))}" if one.shifts else ""
        told = len(one.stances)
        yield from wrapped("line", f"{told} {'quote' if told == 1 else 'quotes'} of {joined(parties)}{moved}", width(), "  ", "  ")
    if len(course.issues) > limit:
        yield Row("note", f"… and {len(course.issues) - limit} more")
    for key in course.orphans:
        yield Row("note", f"decided about an issue that no article is about any more: {key[:KEY]}")


def _plain_issue(one: Issue) -> dict[str, object]:
    stances = [{"party": stance.party, "stance_type": stance.stance_type, "ref": stance.quote.ref, "words": stance.quote.words}
               for stance in one.stances]
    return {"key": one.key, "name": one.name, "named_by_user": one.named_by_user, "stances": stances}
