"""How quick the workbench's ledgers are on a large record: `python -m benchmarks.ledgers [DIR] [--rows 200000]`.

The record is written by hand: no model reads anything. Its events are spread over parties, types, days and outlets as in a
press that writes much about few. Medians of RUNS calls each, through the same function that the page calls; without a slower
page than BOUND_MS it ends with 0, else with 1.
"""
from __future__ import annotations

import argparse
import datetime
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from standoff.annotation import Document, Event, Party, Reading, Section, Span, Speaker, Statement, Words
from standoff.queries import Wanted
from standoff.queries.paging import page
from standoff.reference import ontology
from standoff.store import keep
from standoff.store.database import Database
from standoff.store.documents import Origin
from standoff.store.layers import Maker

RUNS = 7
BOUND_MS = 150.0
EVENTS, STATEMENTS = 40, 10  # of each document
CODES = ("USA GOV", "RUS GOV", "UKR", "CHN GOV", "IGO NATO", "DEU GOV", "FRA GOV", "GBR GOV", "POL", "TUR GOV", "ISR MIL", "IRN GOV")
SHARES = (39, 30, 12, 5, 3, 3, 2, 2, 1, 1, 1)  # of a hundred, for the codes in their order; what is left is the last one's
VERBS = ("warned", "met", "struck", "praised", "sanctioned", "invited", "accused", "armed", "left", "promised")
AUXILIARIES = (None, None, None, None, "future", "hypothetical", "historical", "negation")
FIRST_DAY = datetime.date(2020, 1, 1)

ASKED: dict[str, tuple[Wanted, str]] = {
    "first page": (Wanted(), "-day"),
    "by publication": (Wanted(), "-published"),
    "oldest first": (Wanted(), "day"),
    "surest first": (Wanted(), "-score"),
    "by outlet": (Wanted(), "outlet"),
    "by type": (Wanted(), "kind"),
    "common party": (Wanted(party="USA"), "-day"),
    "rare party": (Wanted(party="IRN"), "-day"),
    "party as actor": (Wanted(party="RUS", role="actor"), "-day"),
    "a pair": (Wanted(party="USA", other="RUS"), "-day"),
    "one type": (Wanted(equal={"event_type": ("THREATEN",)}), "-day"),
    "asserted": (Wanted(equal={"auxiliary": (None,)}), "-day"),
    "days": (Wanted(since=datetime.date(2021, 3, 1), until=datetime.date(2021, 3, 31)), "-day"),
    "outlet": (Wanted(outlet="Outlet 3"), "-day"),
    "score": (Wanted(score=(0.8, None)), "-day"),
    "a common word": (Wanted(words="warned"), "-day"),
    "a rare word": (Wanted(words="dispatch17"), "-day"),
    "words in order": (Wanted(words='"warned the second party"'), "-day"),
    "all at once": (Wanted(party="USA", role="actor", since=datetime.date(2020, 6, 1), outlet="Outlet 2", words="met",
                           equal={"auxiliary": (None, "future")}, score=(0.3, None)), "-score"),
    "to review": (Wanted(review="unreviewed"), "sample"),
}


def reading(n: int) -> Reading:
    """Document n of the record, as if it had been read."""
    lines = [f"Party {n} {VERBS[(n + k * k) % 10]} the second party over matter {(n * 7 + k) % 97} in dispatch{n % 500}."
             for k in range(EVENTS)]
    text = "\n".join(lines)
    published = FIRST_DAY + datetime.timedelta(days=n * 1500 // 5000)
    outlet = f"Outlet {n % 7}"
    document = Document(Document.id_of(text, outlet, published), text, f"Dispatch {n}", outlet, None, published, "given")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    events = tuple(_event(n, k, lines[k], starts[k], published) for k in range(EVENTS))
    statements = tuple(_statement(n, k, lines[k], starts[k]) for k in range(STATEMENTS))
    return Reading(document, (Section("body", Span(0, len(text))),), statements=statements, events=events)


def _event(n: int, k: int, line: str, start: int, published: datetime.date) -> Event:
    types = ontology.event_types()
    kind = types[(n * 31 + k * 17) % len(types)]
    actor, recipient = _code(n * 3 + k), _code(n + k * 5 + 1)
    trigger = line.split()[2]
    at = start + line.index(trigger)
    actors = (Party(actor, None, "Party", Span(start, start + 5)),)
    recipients = (Party(recipient, None, "second", Span(start + 6, start + 12)),)
    return Event(f"v{k + 1}", kind, None, ("diplomatic",), ontology.quad(kind), ontology.intensity(kind),
                 AUXILIARIES[(n + k) % 8], False, actors, recipients,  # type: ignore[arg-type]
                 Words(line, Span(start, start + len(line))), Words(trigger, Span(at, at + len(trigger))),
                 score=((n * 37 + k * 11) % 100) / 100)


def _code(seed: int) -> str:
    """The first codes come up far more often than the last."""
    place = seed * 2654435761 % 2**32 % 100
    return CODES[next((n for n in range(len(SHARES)) if place < sum(SHARES[: n + 1])), -1)]


def _statement(n: int, k: int, line: str, start: int) -> Statement:
    speaker = Speaker("Party", Span(start, start + 5), None, f"Speaker {n % 90}", _code(n + k))
    return Statement(f"s{k + 1}", speaker, None, Words(line, Span(start, start + len(line))), k % 2 == 0)


def write(folder: Path, count: int) -> Database:
    """A record with so many events in `folder`; one that is there is taken as it is."""
    database = Database(folder, create=True)
    maker = Maker.of("benchmark", {})
    with database.reading() as connection:
        there = len(keep.documents.beginning_with(connection, ""))
    while there * EVENTS < count:
        with database.writing() as connection:
            for n in range(there, min(there + 250, count // EVENTS)):
                keep.keep(connection, Origin(f"benchmark {n}"), reading(n), maker)
        there += 250
    return database


def measured(database: Database) -> Iterator[tuple[str, int, float]]:
    """(what is asked, how many there are, median milliseconds)."""
    for name, (wanted, sort) in ASKED.items():
        taken = []
        for _ in range(RUNS):
            began = time.perf_counter()
            found = page(database, "events", wanted, sort)
            taken.append((time.perf_counter() - began) * 1000)
        yield name, found.total, statistics.median(taken)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--rows", type=int, default=200_000)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        began = time.perf_counter()
        database = write(options.folder or Path(made), options.rows)
        print(f"a record of {options.rows:,} events, {database.size_bytes() / 1e6:.0f} MB, written in {time.perf_counter() - began:.0f} s")
        print(f"{'page':<18}{'rows':>10}{'ms':>8}")
        slowest = 0.0
        for name, total, milliseconds in measured(database):
            slowest = max(slowest, milliseconds)
            print(f"{name:<18}{total:>10,}{milliseconds:>8.0f}")
        print(f"slowest {slowest:.0f} ms, bound {BOUND_MS:.0f} ms")
        database.close()
    return int(slowest > BOUND_MS)


if __name__ == "__main__":
    sys.exit(main())
