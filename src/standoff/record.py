"""The kept record of many documents: a folder on disk that is added to, asked and taken out of. It alone knows every room."""
from __future__ import annotations

import dataclasses
import datetime
import itertools
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Any

from .adding import Added, Adding, Fetch, Input, Reader, fetcher_of
from .annotation import Commitment, Document, Event, Figure, Position, Reading, Statement
from .brief import Asked, Brief, shape
from .errors import CallError
from .export import LAYERS, Rows, format_of, write_csv, write_json_lines, write_parquet
from .follow import Course, Decision, follow
from .follow.issues import issue_of
from .follow.rows import LAYERS as FOLLOWED
from .follow.rows import rows_of
from .follow.timeline import Moment, between, of_issue, of_party
from .linking import Entry, Linker, Links
from .queries import Hit, Ledger, Resolved, Stats, Wanted, paging, reviewing
from .queries.asked import Day, Some, days, given, wanted_of
from .queries.paging import Page
from .queries.reviewing import Figures, Told
from .showing import Shown, shown_on_original
from .store import deciding, decisions, link_decisions, linked
from .store.database import Database
from .store.documents import DocumentFacts, Failure
from .store.link_decisions import LinkDecision, Verdict
from .store.postgresql import is_address
from .store.reviews import Decision as ReviewDecision
from .store.reviews import Entry as ReviewEntry
from .watching import Watching
from .weigh import Gathered, Step, Subject, Weighed, gather, load_weights, weigh
from .weigh import rows_of as weighed_rows

if TYPE_CHECKING:
    from .ingest import Fetcher

__all__ = ["Added", "Record", "Shown", "days"]

VERSION = "1"  # of linking: raised when it links otherwise, so that kept entries are made again
WEIGHED = ("tension",)  # layers that are weighed


class Record:
    """A record in a folder, such as ukraine.standoff. `add` makes the folder where it is not there; every question to a folder
    without a record raises NoSuchRecord. Several processes may add and ask at once. A context manager, or `close()` it.

    Questions take `party` (a code: "RUS" finds "RUS GOV" too; "IGO NATO"), `since` and `until` (a date, "2022-01-10", "2022-01"
    or "2022"; both days included; of the act or words, where they are dated, else of publication) and `outlet`. What comes
    back is in order of publication, then of documents and text.

    With `as_of` it is the record of that day (of the last day of "2022-01"): every list, count and course is made of what was
    published up to then, and undated documents are left out. What is looked up by a reference or by words is found all the same.
    """

    def __init__(self, path: str | os.PathLike[str], as_of: Day = None) -> None:
        self.path = path if is_address(path) else Path(path)
        self.as_of = days(as_of)[1]
        self._opened: Database | None = None

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go; the next call opens it again."""
        if self._opened:
            self._opened.close()
            self._opened = None

    def add(self, inputs: Input | Iterable[Input], *, workers: int = 1, published: Day = None,
            progress: Callable[[Added], object] | None = None, fetch: Fetch | None = None,
            translate: str | None = None) -> Iterator[Added]:
        """One Added for each document in order, after it is safe on disk. Nothing happens until you iterate.

        Args:
            inputs: what `ingest.find` takes (files, folders, patterns, addresses), Documents, or the bytes of files (`ingest.Found`);
                one that cannot be read comes back failed.
            workers: processes that read.
            published: the date of every one of these documents; without it, what each tells of itself.
            progress: called with each Added as well.
            fetch: "public" fetches addresses of the open network, politely; "any" those of this machine and its network too.
            translate: a command that reads a text and writes its English translation; for documents in other languages.

        Raises:
            CallError: no folder can be made there; a date that is none.
            Broken: the models or the record are damaged; what was given before is kept.
        """
        if isinstance(inputs, (str, os.PathLike, Document)) or not isinstance(inputs, Iterable):
            inputs = [inputs]
        first, last = days(published)
        if first != last:
            raise CallError(f"published {published!r}: one day is needed; write it as 2022-01-17")
        for added in self._adding(workers, first, fetcher_of(self._open(create=True), fetch) if fetch else None, translate).run(inputs):
            if progress:
                progress(added)
            yield added

    def watch(self, feeds: str | Iterable[str], *, every_seconds: float = 900.0, rounds: int | None = None, workers: int = 1,
              fetch: Fetch = "public", translate: str | None = None) -> Iterator[Added]:
        """Follow feeds (RSS, Atom, JSON Feed): one Added for each item that they name for the first time and each that failed.

        No item is taken twice, also after a restart; what an outage kept from being read goes on waiting in the record.

        Args:
            feeds: addresses, or files.
            every_seconds: from the end of a round to the next.
            rounds: how many; None goes on until you stop iterating.
            fetch, translate, workers: as in `add`.
        """
        fetcher = fetcher_of(self._open(create=True), fetch)
        adding = self._adding(workers, None, fetcher, translate)
        watching = Watching(self._open(create=True), adding, fetcher, [feeds] if isinstance(feeds, str) else list(feeds))
        for number in itertools.count(1):
            yield from watching.round()
            if number == rounds:
                return
            time.sleep(every_seconds)

    def events(self, party: str | None = None, since: Day = None, until: Day = None, *, event_type: Some = None,
               auxiliary: Some | EllipsisType = ..., outlet: str | None = None, role: str | None = None) -> Rows[Event]:
        """Events. `auxiliary=None` leaves those that are asserted of the present; left out, it asks for nothing. `role` is
        where the party stands: actor or recipient."""
        equal = given(event_type=event_type) | ({} if auxiliary is ... else {"auxiliary": auxiliary})
        return Rows("events", self._cited("events", wanted_of(party, since, until, outlet, role=role, equal=equal)))

    def statements(self, party: str | None = None, since: Day = None, until: Day = None, *, direct: bool | None = None,
                   outlet: str | None = None) -> Rows[Statement]:
        """What the party's speakers said; `direct`: only inside quotation marks, or only outside of them."""
        return Rows("statements", self._cited("statements", wanted_of(party, since, until, outlet, equal=given(direct=direct))))

    def commitments(self, party: str | None = None, since: Day = None, until: Day = None, *, kind: Some = None, status: Some = None,
                    outlet: str | None = None, role: str | None = None) -> Rows[Commitment]:
        """Threats, promises, offers, … by day of publication. `role` is where the party stands: by or toward."""
        wanted = wanted_of(party, since, until, outlet, role=role, equal=given(kind=kind, status=status))
        return Rows("commitments", self._cited("commitments", wanted))

    def positions(self, party: str | None = None, since: Day = None, until: Day = None, *, stance_type: Some = None,
                  outlet: str | None = None) -> Rows[Position]:
        """Who stands where, by day of publication."""
        return Rows("positions", self._cited("positions", wanted_of(party, since, until, outlet, equal=given(stance_type=stance_type))))

    def figures(self, party: str | None = None, since: Day = None, until: Day = None, *, unit: Some = None,
                outlet: str | None = None) -> Rows[Figure]:
        """Numbers, by day of publication; `party` is who claims them."""
        return Rows("figures", self._cited("figures", wanted_of(party, since, until, outlet, equal=given(unit=unit))))

    def documents(self) -> list[DocumentFacts]:
        """What is known of every document besides its text."""
        return self.ledger.documents()

    def failures(self) -> list[Failure]:
        """What could not be read, and why."""
        return self.ledger.failures()

    def reading(self, document_id_prefix: str) -> Reading:
        """All that was read in one document. Raises NoSuchReference where none or several begin so."""
        return self.ledger.reading(document_id_prefix)

    def readings(self) -> Iterator[Reading]:
        """Every reading, one at a time."""
        return self.ledger.readings()

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Documents in which all the words stand, best first; "in quotes" in this order, a star* leaves the ending open."""
        return self._entered().search(query, limit)

    def resolve(self, ref: str) -> Resolved:
        """What `3f9a2c1d:s4` or `3f9a2c1d` points at, with the words around it. Raises NoSuchReference."""
        return self.ledger.resolve(ref)

    def original(self, ref: str) -> Shown:
        """Where the words of a reference stand in what the document was made from: a page's markup, a file's characters. Of a
        translation, the sentences or paragraphs behind them in what was translated.

        Raises:
            NoSuchReference: none such; or no way back is kept (a PDF), or the file is gone or has changed.
        """
        return shown_on_original(self._open(), self.resolve(ref))

    def follow(self) -> Course:
        """What the articles tell together: commitments over time, demands and answers, issues, parties that moved, figures compared.
        It is worked out anew each time, from everything in the record."""
        return follow(self._referenced(), self.decisions())

    def decisions(self) -> list[Decision]:
        """What the user decided about issues, in order."""
        return [Decision(made.kind, made.key, made.words) for made in self.ledger.decisions("issue")]  # type: ignore[arg-type]

    def timeline(self, about: str, since: Day = None, until: Day = None) -> tuple[Moment, ...]:
        """What the record tells of a party (its code) or of an issue (its key or its name), in order of days, both included.
        Raises CallError where there is neither."""
        course, first, last = self.follow(), days(since)[0], days(until)[1]
        if moments := of_issue(course, found) if (found := issue_of(course, about, lenient=True)) else of_party(course, about):
            return between(moments, first, last)
        raise CallError(f"{about}: no party and no issue of this record; see: standoff issue list --record {self.path}")

    def rename_issue(self, issue: str, name: str) -> None:
        """Call an issue so from now on. `issue` is its key or its name. Raises CallError where there is none, or no name is given."""
        if not name.split():
            raise CallError("an issue needs a name of at least one word")
        found = issue_of(self.follow(), issue)
        assert found is not None
        self._decide(("name", found.key, " ".join(name.split())))

    def merge_issues(self, issue: str, *others: str) -> None:
        """Make others one with an issue, which keeps its name. Raises CallError where one is not there, or they are one already."""
        course = self.follow()
        first, *rest = (issue_of(course, one) for one in (issue, *others))
        assert first is not None
        joined = [one for one in rest if one is not None and one is not first]
        if len(joined) < len(others) or not others:
            raise CallError(f"{issue}: this is one issue already; name two different ones")
        self._decide(*(("merge", first.key, one.key) for one in joined), ("name", first.key, first.name))

    def _decide(self, *made: tuple[str, str, str]) -> None:
        with self._open().writing() as connection:
            decisions.add(connection, "issue", made)

    def stats(self) -> Stats:
        return self.ledger.stats()

    def brief(self, asked: Asked | None = None, progress: Callable[[], object] | None = None) -> Brief:
        """The crisis brief. `progress` is called for each document. Failures bear no day: as of one they are left out."""
        failures = [(one.name, one.said) for one in self.failures() if self.as_of is None]
        asked = dataclasses.replace(asked or Asked(), as_of=self.as_of)
        return shape(self._referenced(progress), asked, failures, self.decisions(), self.link_decisions(), reviewing.rejected(self._open()))

    def review(self, ref: str, decision: ReviewDecision, correction: Mapping[str, Any] | None = None, *,
               reviewer: str | None = None) -> ReviewEntry:
        """Keep a decision about what `ref` points at: "accept", "reject", or "correct" with the changed fields in plain values
        (`{"event_type": "REQUEST", "actor": ["USA GOV"]}`). From then on it stands before what a machine reads there.

        Raises:
            NoSuchReference: nothing there that can be reviewed.
            CallError: a correction that makes no sense.
        """
        with self._open().writing() as connection:
            return deciding.decide(connection, ref, decision, correction, (reviewer, _now()))

    def undo_review(self, which: str | int | None = None, *, reviewer: str | None = None) -> tuple[ReviewEntry, ReviewEntry]:
        """Take a decision back: that on a reference, that of a number, or the last one. The new entry, and the one undone; both
        stay in the history. Raises NoSuchReference where none stands."""
        with self._open().writing() as connection:
            return deciding.undo(connection, which, (reviewer, _now()))

    def reviews(self) -> list[Told]:
        """Every decision and every undoing, newest first; those whose finding is found no more are orphaned."""
        return reviewing.history(self._open())

    def review_figures(self) -> Figures:
        """Precision by layer and event type, and how far reviewers agree, by the decisions that stand."""
        return reviewing.figures(self._open())

    def disagreements(self) -> Iterator[dict[str, Any]]:
        """What reviewers corrected and rejected, as training data."""
        return reviewing.disagreements(self._open())

    def page(self, layer: str, wanted: Wanted | None = None, sort: str = "-day", page: int = 1, size: int = 50) -> Page:
        """One page of a layer's findings. Raises CallError for a sort that the layer does not have."""
        return paging.page(self._open(), layer, wanted or Wanted(), sort, (page, size))

    def export(self, path: str | os.PathLike[str], layer: str = "events", rows: Rows[Any] | None = None) -> int:
        """Write a file and say how many lines or rows it has: whole readings (.jsonl), or a layer's flat table (.csv, .parquet),
        all of it or the given `rows`. Raises CallError for another ending."""
        suffix = format_of(Path(path))
        if suffix == ".jsonl":
            return write_json_lines(Path(path), self.readings())
        if layer not in (*LAYERS, *FOLLOWED, *WEIGHED):
            raise CallError(f"{layer}: no layer to export; name one of {', '.join((*LAYERS, *FOLLOWED, *WEIGHED))}")
        write = write_csv if suffix == ".csv" else write_parquet
        if rows is not None:
            return write(Path(path), rows.layer, rows)
        return write(Path(path), layer, self.rows(layer))

    def rows(self, layer: str) -> Iterator[Any]:
        """All of a layer as it is written: its annotations, each a Cited with its entry; of what is followed through the record
        flat rows."""
        if layer in (*FOLLOWED, *WEIGHED):
            return rows_of(self.follow(), layer) if layer in FOLLOWED else weighed_rows(self.tension())
        return self._cited(layer, Wanted())

    def _cited(self, layer: str, wanted: Wanted) -> Iterator[Any]:
        found = self._entered().cited(layer, wanted)
        if self.as_of is None:
            return found
        # Decisions may join two by a later third: what is kept beside the annotations knows it, the day did not.
        entries = self.links().by_ref
        return (dataclasses.replace(one, entry=entries[one.ref].key if one.ref in entries else None) for one in found)

    def weighing(self) -> Gathered:
        """What is weighed, made once for several subjects: `weigh.weigh` and `weigh.light` take it."""
        return gather(self._referenced(), self.link_decisions(), reviewing.rejected(self._open()))

    def tension(self, *parties: str, step: Step = "week", weights: str | os.PathLike[str] | None = None) -> Weighed:
        """Tension and talk over time: of everybody, of what concerns one party (a code), or between two. `weights` is a file of
        yours over PLOVER's. Raises CallError for more parties, or for a file that is no such."""
        if len(parties) > 2:
            raise CallError("tension: name one party or two; leave them out for the whole record")
        return weigh(self.weighing(), Subject(parties, len(parties) == 2), step, self.as_of, load_weights(weights))

    def _referenced(self, progress: Callable[[], object] | None = None) -> Iterator[tuple[str, Reading]]:
        """Every reading with what begins its references."""
        for short, reading, _ in self.ledger.referenced():
            if progress:
                progress()
            yield short, reading

    def links(self) -> Links:
        """What several documents tell as one: entries, stories, near copies. Made anew at each call."""
        linker = Linker()
        for short, reading in self._referenced():
            linker.add(short, reading)
        return linker.links(self.link_decisions())

    def entry(self, ref: str) -> Entry:
        """The act or statement that a reference (3f9a2c1d:v2) or an entry's key (v9f31c2a47b10, an old one too) is of.

        Raises:
            NoSuchReference: nothing of the record is called so, or it is no mention of anything.
        """
        return self.links().of(ref)

    def same(self, ref: str, other: str, because: str | None = None) -> Entry:
        """Decide that the entries of two references are one, for good; the entry that they are now."""
        return self._link("same", ref, other, because)

    def apart(self, ref: str, other: str, because: str | None = None) -> Entry:
        """Decide that what two references point at is not the same, for good; the entry of the first."""
        return self._link("apart", ref, other, because)

    def undo(self, number: int, because: str | None = None) -> None:
        """Take a decision back; it stays in the list, and so does this. Raises CallError where there is none of that number."""
        with self._open().writing() as connection:
            made = {decision.number: decision for decision in link_decisions.all_of(connection) if decision.verdict != "undo"}
            if number not in made:
                raise CallError(f"decision {number}: there is none of that number; see Record.link_decisions")
            link_decisions.note(connection, "undo", made[number].one, made[number].other, because, number)

    def link_decisions(self) -> list[LinkDecision]:
        """All that people ever decided about links, in order."""
        with self._open().reading() as connection:
            return link_decisions.all_of(connection)

    def _link(self, verdict: Verdict, ref: str, other: str, because: str | None) -> Entry:
        links = self.links()
        keys = [links.of(one).key_of(one) for one in (ref, other)]
        if keys[0] == keys[1] or keys[0][0] != keys[1][0]:
            raise CallError(f"{ref}, {other}: name two findings of one kind, two events or two statements")
        with self._open().writing() as connection:
            link_decisions.note(connection, verdict, keys[0][1:], keys[1][1:], because)
        return self.links().by_key[keys[0][1:]]

    def _entered(self) -> Ledger:
        """The ledger, each annotation's entry beside it: made out again where documents or decisions have come since."""
        database = self._open()
        if not database.read_only:
            with Record(self.path) as whole:  # what is kept is of all documents, whatever day is asked for
                linked.keep_current(database, VERSION, lambda: [(ref, entry.key) for ref, entry in whole.links().by_ref.items()])
        return self.ledger

    @property
    def ledger(self) -> Ledger:
        """The same questions one annotation at a time, and finer ones (`Wanted`)."""
        return Ledger(self._open(), self.as_of)

    @property
    def database(self) -> Database:
        """For read models that ask more than the ledger does; opened where it is not."""
        return self._open()

    def check(self) -> None:
        """Look through the whole database. Raises RecordDamaged with the first thing that is wrong."""
        self._open().check()

    def _open(self, *, create: bool = False) -> Database:
        if self._opened is None:
            self._opened = Database(self.path, create=create)
        return self._opened

    def _adding(self, workers: int, published: datetime.date | None, fetcher: Fetcher | None, translate: str | None) -> Adding:
        from .ingest import Translator

        translator = None if translate is None else Translator(translate)
        return Adding(self._open(create=True), self._reader(), workers, published, fetcher, translator)

    def _reader(self) -> Reader:
        from . import reader  # the models load here: who only asks does not wait for them

        return reader


def _now() -> str:
    """The time of a decision, the one thing that a record takes from the clock."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
