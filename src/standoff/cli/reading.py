"""standoff read: files in, a brief or JSON lines out; nothing is stored."""
from __future__ import annotations

import itertools
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import version

from .. import brief, ingest, reader
from ..annotation import Document, Failed, Reading
from ..errors import DocumentError
from .arguments import fetching
from .screen import complain, harmless, print_rows, progress, width


def read(options: Namespace) -> int:
    """Print the brief of the files, or one reading a line; 1 where some could not be read."""
    reading = Run(options)
    with progress("reading", quiet=options.json and sys.stdout.isatty()) as done:
        readings = reading.readings(done)
        if options.json:
            for one in readings:
                print(json_line(one), flush=True)
        else:
            shaped = brief.shape(referenced(readings), None, reading.failures)
    if not options.json and reading.count:
        if options.markdown:
            print(brief.markdown(shaped), end="")
        else:
            print_rows(brief.rows_of(shaped, width()))
    return 1 if reading.failures else 0


class Run:
    """One reading of files: what was read comes out, what could not be is named on standard error and kept in `failures`."""

    def __init__(self, options: Namespace) -> None:
        self.failures: list[tuple[str, str]] = []
        self.count = 0
        self._options = options
        self._names: dict[str, str] = {}

    def readings(self, done: Callable[[], None]) -> Iterator[Reading]:
        """In order; `done` is called after each document."""
        for outcome in reader.read_many(self._documents(), self._options.workers, self._options.lean):
            done()
            name = self._names.get(outcome.document.id, "")
            if isinstance(outcome, Failed):
                self._fail(name, f"{name}: {outcome.error}")
                continue
            self.count += 1
            for gap in outcome.missing:
                if gap.what == "published" or outcome.document.language not in reader.READABLE:
                    complain(f"{name}: {gap.why}" + ("; give one with --published 2022-01-17" if gap.what == "published" else ""))
            yield outcome

    def _documents(self) -> Iterator[Document]:
        for found in ingest.find(self._options.files, self._fetcher()):
            if found.raw is None:
                self._fail(found.name, found.error or found.name)
                continue
            try:
                made = ingest.make(found, self._options.published)
            except DocumentError as error:
                self._fail(found.name, str(error))
                continue
            if made.remark:
                complain(made.remark)
            self._names[made.document.id] = found.name
            yield made.document

    def _fetcher(self) -> ingest.Fetcher | None:
        fetch = fetching(self._options)
        return ingest.Fetcher(f"standoff/{version('standoff')}", private=fetch == "any") if fetch else None

    def _fail(self, name: str, why: str) -> None:
        self.failures.append((name, why))
        complain(why)


def referenced(readings: Iterator[Reading]) -> Iterator[tuple[str, Reading]]:
    """Each reading with what begins its references: nothing for one alone, else the first digits of its id, as in a record.

    The same text under two names is told once.
    """
    others = _distinct(readings)
    first, second = next(others, None), next(others, None)
    if first and second is None:
        yield "", first
        return
    for one in itertools.chain((first, second), others):
        if one:
            yield one.document.id[:8], one


def _distinct(readings: Iterator[Reading]) -> Iterator[Reading]:
    met: set[str] = set()
    for one in readings:
        if one.document.id not in met:
            met.add(one.document.id)
            yield one


def json_line(reading: Reading) -> str:
    """One line of JSON in which no character is left that a terminal would obey."""
    return harmless(reading.to_json())
