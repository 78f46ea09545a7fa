"""standoff add: into a record."""
from __future__ import annotations

from argparse import Namespace
from collections import Counter

from ..record import Record
from .screen import complain, progress


def add(options: Namespace) -> int:
    """Add the sources; say how many were new, known and failed."""
    counted: Counter[str] = Counter()
    with Record(options.record) as record:
        with progress("adding") as done:
            for added in record.add(options.sources, workers=options.workers, published=options.published):
                done()
                counted["read again" if added.again else added.status] += 1
                if added.status == "failed":
                    complain(_reason(added.name, added.error or "could not be read"))
        held = record.stats().documents
    again = f", {counted['read again']} read again" if counted["read again"] else ""
    print(f"{counted['added']} added{again}, {counted['known']} known already, {counted['failed']} failed; the record has {held} documents")
    return 1 if counted["failed"] else 0


def _reason(name: str, error: str) -> str:
    return error if error.startswith(name) else f"{name}: {error}"
