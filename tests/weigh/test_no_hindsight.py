"""What the record showed on a day: replaying the past day by day gives what the full run gives."""
from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from affair import PAIR, act, affair, gathered, idle, on, pairs_of, weighed
from by_hand import HandReader, HandRecord

from standoff.annotation import Document, Reading
from standoff.record import Record
from standoff.weigh import Point, Subject, gather, weigh

WORDS = "Peruvian troops crossed the river into Ecuadorian territory at dawn"


def papers() -> list:
    """The affair, with late, repeated and undated reports."""
    later = [act(18, "MOBILIZE", "PER MIL", "ECU", WORDS, "Echo", event_mode="troops", score=0.99),
             act(19, "ACCUSE", "ECU", "PER", "Ecuador accuses Peru of moving border stones", "Echo", score=0.99),
             act(20, "THREATEN", "PER", "ECU", "Peru threatened Ecuador with the closing of the border", "Echo", score=0.3),
             act(None, "ASSAULT", "PER", "ECU", "Shells fell on the fort of Zarumilla"), idle(22)]
    return [*affair(), *later]


def as_of(day: datetime.date) -> list:
    return [one for one in papers() if one.document.published and one.document.published <= day]


def values(point: Point) -> Point:
    """All of a point but the references of later reports of the same acts."""
    return dataclasses.replace(point, acts=tuple(dataclasses.replace(act, refs=act.refs[:1]) for act in point.acts))


@pytest.mark.parametrize("subject", [Subject(), Subject(("ECU",)), PAIR])
@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_replaying_day_by_day_gives_the_values_of_the_full_run(step: str, subject: Subject):
    whole = weighed(*papers(), subject=subject, step=step, until=on(22)).points
    closed = 0
    for day in (on(n) for n in range(23)):
        then = weigh(gather(pairs_of(as_of(day))), subject, step, day).points  # type: ignore[arg-type]
        assert then and then[-1].first <= day <= then[-1].last
        for point, now in zip(then, whole):
            if point.closed:
                closed += 1
                assert values(point) == values(now)
    assert closed > (0 if step == "month" else 20) or step == "month"


def test_references_of_later_reports_are_not_there_before_them():
    then = [ref for point in weigh(gather(pairs_of(as_of(on(14)))), PAIR, "week", on(14)).points for act in point.acts for ref in act.refs]
    early = {one.short for one in as_of(on(14))}
    assert {ref.partition(":")[0] for ref in then} <= early
    late = [ref for point in weighed(*papers()).points for act in point.acts for ref in act.refs]
    assert set(then) < set(late)


class AffairReader(HandReader):
    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading]:
        known = {paper.document.id: paper.reading() for paper in papers()}
        yield from (known[document.id] for document in documents)


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    folder = tmp_path / "crisis.standoff"
    with HandRecord(folder, AffairReader()) as record:
        assert {added.status for added in record.add([paper.document for paper in papers()])} == {"added"}
    return folder


def only_until(folder: Path, day: datetime.date) -> Record:
    """A record to which nothing later was ever added."""
    record = HandRecord(folder, AffairReader())
    assert {added.status for added in record.add([one.document for one in as_of(day)])} == {"added"}
    return record


@pytest.mark.parametrize("n", [0, 8, 15, 19])
def test_the_record_of_a_day_is_the_record_that_was_kept_until_that_day(crisis: Path, tmp_path: Path, n: int):
    with Record(crisis, on(n)) as later, only_until(tmp_path / "then.standoff", on(n)) as then:
        assert [one.id for one in later.documents()] == [one.id for one in then.documents()]
        assert later.tension("PER", "ECU") == dataclasses.replace(
            then.tension("PER", "ECU"), points=weigh(then.weighing(), PAIR, "week", on(n)).points)
        for layer in ("events", "statements", "demands", "stances"):
            told = lambda record, layer=layer: [one if isinstance(one, dict) else one.to_dict() for one in record.rows(layer)]
            assert told(later) == told(then)
        assert later.follow() == then.follow() and later.links() == then.links()
        assert [one.ref for one in later.events("PER")] == [one.ref for one in then.events("PER")]


def test_what_is_kept_beside_the_annotations_is_of_the_whole_record_whoever_asks_first(crisis: Path):
    with Record(crisis, on(8)) as record:
        assert {one.entry is not None for one in record.events()} == {True}
    with Record(crisis) as record:
        assert None not in {one.entry for one in record.events()}


def test_a_decision_by_way_of_a_later_report_does_not_reach_back(crisis: Path):
    """Two early findings that are one only through a third, later one are two as of the day before it."""
    with HandRecord(crisis, AffairReader()) as record:
        known = {(one.words.text, one.document.outlet): one.ref for one in record.events()}
        talks = known["Peru and Ecuador held talks on the border in Bogota", "The Wire"]
        threat = known["Peru threatened Ecuador with the closing of the border", "The Wire"]
        late = known["Ecuador accuses Peru of moving border stones", "Echo"]
        record.same(talks, late)
        record.same(late, threat)
        assert record.entry(talks).key == record.entry(threat).key
    entries = lambda record: {one.ref: one.entry for one in record.events() if one.ref in (talks, threat)}
    with Record(crisis) as whole, Record(crisis, on(10)) as then:
        assert len(set(entries(whole).values())) == 1 and len(set(entries(then).values())) == 2


def test_undated_documents_are_left_out(crisis: Path):
    with Record(crisis) as whole, Record(crisis, "2021") as year:
        assert len(whole.documents()) == len(year.documents()) + 1
        assert dict(whole.tension().aside)["without a date"] == 1 and "without a date" not in dict(year.tension().aside)
    assert gathered().last is None
