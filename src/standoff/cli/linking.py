"""standoff same: the entry of a finding, why its mentions are one, where they differ; and what a person decides about it."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..brief.render import Row
from ..brief.same import difference_words
from ..brief.words import clean, clip, day_of
from ..errors import CallError
from ..linking import Entry
from ..record import Record
from .screen import print_rows


def same(options: Namespace) -> int:
    """Decide, where OTHER or --undo is given; print the entry of REF as it is then."""
    if (options.ref is None) == (options.undo is None) or (options.apart and options.other is None):
        raise CallError("same: give REF, REF OTHER, REF OTHER --apart, or --undo N; see: standoff same --help")
    with Record(options.record) as record:
        if options.undo is not None:
            record.undo(options.undo, options.because)
            print(f"decision {options.undo} taken back")
            return 0
        if options.other is None:
            entry = record.entry(options.ref)
        else:
            entry = (record.apart if options.apart else record.same)(options.ref, options.other, options.because)
        print_rows(list(_rows(record, entry)))
    return 0


def _rows(record: Record, entry: Entry) -> Iterator[Row]:
    why = {reason.ref: reason for reason in entry.reasons}
    several = f"{len(entry.mentions)} mentions" if len(entry.mentions) > 1 else "one mention"
    yield Row("title", f"{entry.key}: {several}")
    for mention in entry.mentions:
        found = record.resolve(mention.ref)
        facts = [clean(found.document.outlet or ""), day_of(mention.published) if mention.published else ""]
        words = clip(clean(found.words.text)) if found.words else ""
        yield Row("line", f"[{mention.ref}] {', '.join(filter(None, facts))}: “{words}”")
        if reason := why.get(mention.ref):
            copies = ", near copies" if reason.copies else ""
            share = f", {reason.share:.0%} of the words{copies}" if reason.decision is None else f", decision {reason.decision}"
            because = f" (“{clean(reason.because)}”)" if reason.because else ""
            yield Row("note", f"  as [{reason.other}]: {reason.manner}{share}{because}")
    yield from (Row("line", f"told differently, {words}") for words in difference_words(entry))
