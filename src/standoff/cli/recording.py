"""standoff add and standoff watch: into a record."""
from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable

from ..record import Added, Record
from .arguments import fetching
from .screen import complain, progress


class Count:
    """What became of the documents of one run."""

    def __init__(self) -> None:
        self.by_status: Counter[str] = Counter()
        self.by_language: Counter[str] = Counter()
        self.remarks = 0

    def take(self, added: Added) -> None:
        """Count one; say on standard error what is to be said of it."""
        self.by_status["read again" if added.again else added.status] += 1
        if added.status == "failed":
            complain(_reason(added.name, added.error or "could not be read"))
        if added.remark:
            self.remarks += 1
            complain(added.remark)
        if added.status == "added" and added.language not in (None, "en"):
            self.by_language[added.language or ""] += 1

    def line(self, held: int) -> str:
        """All of it on one line; `held` is how many documents the record has now."""
        count = self.by_status
        again = f", {count['read again']} read again" if count["read again"] else ""
        remarks = f" ({self.remarks} with a remark)" if self.remarks else ""
        line = (f"{count['added']} added{remarks}{again}, {count['known']} known already, {count['failed']} failed; "
                f"the record has {held} documents")
        if other := sum(self.by_language.values()):
            languages = ", ".join(f"{language} {number}" for language, number in sorted(self.by_language.items()))
            line += f"\n{other} of them in other languages ({languages}): kept and searchable, not coded"
        return line


def add(options: Namespace) -> int:
    """Add the sources; say how many were new, known and failed."""
    count = Count()
    with Record(options.record) as record:
        with progress("adding") as done:
            for added in record.add(options.sources, workers=options.workers, published=options.published, fetch=fetching(options),
                                    translate=options.translate):
                done()
                count.take(added)
        held = record.stats().documents
    print(count.line(held))
    return 1 if count.by_status["failed"] else 0


def watch(options: Namespace) -> int:
    """Follow the feeds until stopped (Ctrl-C, or a signal to end): a line for each item that is kept, and the sum at the end."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _watch(options)
    finally:
        signal.signal(signal.SIGTERM, before)


def _watch(options: Namespace) -> int:
    count = Count()
    with Record(options.record) as record:
        following = record.watch(options.feeds, every_seconds=60 * options.every, rounds=1 if options.once else None,
                                 workers=options.workers, fetch="any" if options.fetch_private else "public", translate=options.translate)
        _until_stopped(following, count.take)
        held = record.stats().documents
    print(count.line(held))
    return 1 if options.once and count.by_status["failed"] else 0


def _until_stopped(following: Iterable[Added], take: Callable[[Added], None]) -> None:
    try:
        for added in following:
            take(added)
            if added.status == "added":
                print(f"{(added.document_id or '')[:8]} {added.name}", flush=True)
    except KeyboardInterrupt:
        sys.stdout.flush()  # to be stopped is how it ends


def _reason(name: str, error: str) -> str:
    return error if error.startswith(name) else f"{name}: {error}"
