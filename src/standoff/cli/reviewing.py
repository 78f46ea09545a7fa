"""standoff review: what a person decides about the findings of a record."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any

from ..brief.described import described
from ..brief.render import Row
from ..brief.words import clean
from ..errors import CallError
from ..export.files import whole
from ..queries import Wanted
from ..queries.reviewing import Counted, Told
from ..record import Record
from ..store.corrections import MAY
from .screen import complain, harmless, print_rows

ORDERS = {"sample": "sample", "doubt": "score", "text": "text"}
DECISIONS = ("accept", "correct", "reject")
# How a value on the command line is read; what is not named here is words.
LISTS, FLAGS, NUMBERS = {"contexts", "actor", "recipient", "by", "toward"}, {"hedged", "direct", "approximate"}, {"value", "low", "high"}


def review(options: Namespace) -> int:
    """Do one action on the record."""
    if options.changes and options.action != "correct":
        raise CallError(f"review {options.action}: --set is for correct")
    if options.action in DECISIONS and not options.ref:
        raise CallError(f"review {options.action}: name a finding, such as 3f9a2c1d:v4; see: standoff review list")
    with Record(options.record) as record:
        _ACTIONS[options.action](record, options)
    return 0


def _list(record: Record, options: Namespace) -> None:
    page = record.page(options.layer, Wanted(review="unreviewed"), ORDERS[options.order], size=min(options.limit, 200))
    for cited in page.rows:
        reading = record.reading(cited.document.short)
        told = described(cited.document.short, reading, cited.ref.rpartition(":")[2])
        rows = [Row("line", f"  {name}: {value}") for name, value in told]
        print_rows([Row("heading", f"[{cited.ref}] “{clean(cited.words.text)}”"), *rows])
        print()
    print(f"{page.total} {options.layer} are to be reviewed")


def _decide(record: Record, options: Namespace) -> None:
    entry = record.review(options.ref, options.action, _changes(options.changes) or None, reviewer=options.reviewer)
    print(f"{options.ref}: {_done(entry.decision)} (decision {entry.number})")


def _undo(record: Record, options: Namespace) -> None:
    which = int(options.ref) if options.ref and options.ref.isdecimal() and len(options.ref) < 16 else options.ref
    entry, undone = record.undo_review(which, reviewer=options.reviewer)
    words, was = clean(undone.words.text), _done(undone.decision)
    print(f"decision {undone.number} taken back: “{words}” is no longer {was} (entry {entry.number})")


def _history(record: Record, options: Namespace) -> None:
    told = record.reviews()
    for one in told[: options.limit]:
        print_rows([Row("line", _line(one))])
    print(f"{len(told)} entries, {sum(one.stands for one in told)} decisions stand, "
          f"{sum(one.stands and one.orphaned for one in told)} of them without their finding")


def _figures(record: Record, options: Namespace) -> None:
    made = record.review_figures()
    for one in (*made.by_layer, *made.by_event_type):
        if one.precision.reviewed:
            print(f"{one.name}: {_share(one)}")
    for (layer, name), (kept, changed) in made.fields.items():
        if changed:
            print(f"{layer} {name}: changed in {changed} of {kept + changed}")
    agreed = made.agreement
    if agreed.findings:
        alpha = f", alpha {agreed.alpha:.2f}" if agreed.alpha is not None else ""
        print(f"agreement: {agreed.same} of {agreed.pairs} pairs of decisions on {agreed.findings} findings are the same{alpha}")
    print(f"{made.decisions} decisions stand, {made.orphaned} more have lost their finding")


def _training(record: Record, options: Namespace) -> None:
    if options.output is None:
        for line in _lines(record):
            sys.stdout.write(line)
        return
    with whole(options.output) as part, part.open("w", encoding="utf-8", newline="\n") as handle:
        count = sum(1 for line in _lines(record) if handle.write(line))
    complain(f"{options.output}: {count} disagreements written")


_ACTIONS: dict[str, Callable[[Record, Namespace], None]] = {
    "list": _list, "undo": _undo, "history": _history, "figures": _figures, "training": _training, **dict.fromkeys(DECISIONS, _decide)}


def _lines(record: Record) -> Iterator[str]:
    for one in record.disagreements():
        yield harmless(json.dumps(one, ensure_ascii=False)) + "\n"


def _changes(given: list[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for one in given:
        name, equals, words = one.partition("=")
        if not equals or not any(name in names for names in MAY.values()):
            raise CallError(f"--set {clean(one)}: write a field and its value, such as event_type=REQUEST")
        changes[name] = _value(name, words)
    return changes


def _value(name: str, words: str) -> Any:
    if name in LISTS:
        return [part.strip() for part in words.split(";") if part.strip()]
    if not words:
        return None
    if name in FLAGS and words in ("true", "false"):
        return words == "true"
    if name == "speaker":
        called, _, code = words.partition(";")
        return {"name": called.strip() or None, "code": code.strip() or None}
    if name == "when":
        start, _, end = words.partition("/")
        return {"start": start, "end": end or start}
    try:
        return (float(words) if "." in words else int(words)) if name in NUMBERS else words
    except ValueError:
        raise CallError(f"--set {name}={clean(words)}: a number is needed") from None


def _done(decision: str) -> str:
    return {"accept": "accepted", "correct": "corrected", "reject": "rejected"}[decision]


def _line(told: Told) -> str:
    entry = told.entry
    did = f"took {entry.undoes} back" if entry.decision == "undo" else _done(entry.decision)
    where = told.ref or f"{entry.document[:8]}, found no more"
    stands = "" if told.stands or entry.decision == "undo" else ", no longer stands"
    by = clean(entry.reviewer or "no name")
    return f"{entry.number} · {entry.at} · {by} · {did} “{clean(entry.words.text)}” [{where}]{stands}"


def _share(one: Counted) -> str:
    share, (low, high) = one.precision.share, one.precision.interval or (0.0, 1.0)
    return (f"{one.accepted} of {one.precision.reviewed} right as found ({share:.0%}, 95 % interval {low:.0%} to {high:.0%}), "
            f"{one.corrected} corrected, {one.rejected} rejected")
