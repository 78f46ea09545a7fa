"""Decisions of people: kept for good, reviewed over predicted, whatever is read later."""

from __future__ import annotations

import csv
import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from by_hand import HandReader, HandRecord, document, read

from standoff.annotation import Document, Event, Failed, Reading
from standoff.errors import CallError, NoSuchReference
from standoff.queries import Wanted
from standoff.queries.reviewing import Share
from standoff.store.sqlite import FILE

Change = Callable[[Reading], Reading]


class ChangedReader(HandReader):
    """Another model: what it reads is changed by hand."""

    def __init__(self, change: Change) -> None:
        super().__init__("bb")
        self.change = change

    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading | Failed]:
        for outcome in super().read_many(documents, workers):
            yield outcome if isinstance(outcome, Failed) else self.change(outcome)


def read_anew(record: HandRecord, change: Change) -> None:
    """Every document once more, by a reader that finds something else."""
    record.hand = ChangedReader(change)
    assert {added.again for added in record.add(map(document, range(3)))} == {True}


def with_events(change: Callable[[tuple[Event, ...]], tuple[Event, ...]]) -> Change:
    """A change of the events alone; they are numbered anew."""

    def changed(reading: Reading) -> Reading:
        events = tuple(dataclasses.replace(event, id=f"v{n}") for n, event in enumerate(change(reading.events), start=1))
        return dataclasses.replace(reading, events=events)

    return changed


def short_of(n: int) -> str:
    return document(n).id[:8]


def types(record: HandRecord, n: int = 1) -> list[str]:
    return [cited.annotation.event_type for cited in record.events() if cited.document.id == document(n).id]


def test_a_correction_stands_before_what_was_read(record: HandRecord) -> None:
    entry = record.review(f"{short_of(1)}:v1", "correct", {"event_type": "CONSULT", "auxiliary": "future"}, reviewer="desk")
    assert (entry.decision, entry.reviewer, entry.machine["event_type"]) == ("correct", "desk", "THREATEN")
    assert types(record) == ["CONSULT", "MOBILIZE"] and types(record, 2) == ["THREATEN", "MOBILIZE"]
    event = record.reading(short_of(1)).events[0]
    assert (event.event_type, event.auxiliary, event.quad, event.evidence.text) == (
        "CONSULT",
        "future",
        1,
        "threatened Russia with sanctions",
    )
    assert [cited.ref for cited in record.events(event_type="CONSULT")] == [f"{short_of(1)}:v1"]
    assert record.resolve(f"{short_of(1)}:v1").annotation == event


def test_parties_are_corrected_by_code_with_their_words(record: HandRecord) -> None:
    record.review(f"{short_of(1)}:v2", "correct", {"actor": ["USA"], "recipient": ["IGO NATO"]})
    event = record.reading(short_of(1)).events[1]
    assert [(party.code, party.text) for party in event.actor] == [("USA", "The United States")]
    assert [(party.code, party.text) for party in event.recipient] == [("IGO NATO", "NATO")]
    assert f"{short_of(1)}:v2" in {cited.ref for cited in record.events("USA", role="actor")}
    text = document(1).text
    where = text.index("Ukraine")
    record.review(f"{short_of(1)}:v2", "correct", {"actor": [{"code": "UKR", "span": [where, where + 7]}]})
    assert record.reading(short_of(1)).events[1].actor[0].text == "Ukraine"


def test_what_is_rejected_counts_nowhere_and_moves_no_reference(record: HandRecord, tmp_path: Path) -> None:
    record.review(f"{short_of(1)}:p1", "reject")
    record.review(f"{short_of(1)}:v1", "reject")
    assert types(record) == ["MOBILIZE"] and len(record.positions()) == 2
    assert record.resolve(f"{short_of(1)}:v1").review == "reject"
    refs = {ref for chapter in record.brief().chapters for entry in chapter.entries for line in entry.lines for ref in line.refs}
    assert f"{short_of(1)}:v1" not in refs and f"{short_of(2)}:v1" in refs
    assert f"{short_of(1)}:v1" not in {ref for hit in record.search("threatened") for ref, _ in hit.passages}
    record.export(tmp_path / "all.jsonl")
    exported = {one["document"]["id"]: one for one in map(json.loads, (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines())}
    assert [event["id"] for event in exported[document(1).id]["events"]] == ["v2"]
    assert exported[document(1).id]["commitments"][0]["event"] is None  # no link to what is not there
    assert exported[document(2).id]["commitments"][0]["event"] == "v1"


def test_tables_take_reviewed_over_predicted(record: HandRecord, tmp_path: Path) -> None:
    record.review(f"{short_of(0)}:v1", "accept")
    record.review(f"{short_of(1)}:v1", "correct", {"event_type": "REQUEST"})
    record.review(f"{short_of(2)}:v1", "reject")
    record.export(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["ref"]: (row["event_type"], row["origin"]) for row in csv.DictReader(handle)}
    assert rows[f"{short_of(0)}:v1"] == ("THREATEN", "reviewed")
    assert rows[f"{short_of(1)}:v1"] == ("REQUEST", "reviewed")
    assert f"{short_of(2)}:v1" not in rows and rows[f"{short_of(2)}:v2"] == ("MOBILIZE", "predicted")


def test_undoing_is_a_further_entry(record: HandRecord) -> None:
    first = record.review(f"{short_of(1)}:v1", "correct", {"event_type": "REQUEST"})
    second = record.review(f"{short_of(1)}:v1", "reject")
    assert types(record) == ["MOBILIZE"]
    assert record.undo_review()[1] == second and types(record) == ["REQUEST", "MOBILIZE"]
    assert record.undo_review(f"{short_of(1)}:v1", reviewer="desk")[1] == first and types(record) == ["THREATEN", "MOBILIZE"]
    assert [one.entry.decision for one in record.reviews()] == ["undo", "undo", "reject", "correct"]
    assert [one.entry.undoes for one in record.reviews()] == [first.number, second.number, None, None]
    with pytest.raises(NoSuchReference, match="no decision stands"):
        record.undo_review()
    with pytest.raises(NoSuchReference, match="no decision 1 stands"):
        record.undo_review(1)


def test_entries_cannot_be_changed_or_taken_out(record: HandRecord) -> None:
    if not isinstance(record.path, Path):
        pytest.skip("on PostgreSQL it is a matter of the server's rights")
    record.review(f"{short_of(1)}:v1", "accept")
    with closing(sqlite3.connect(record.path / FILE)) as connection:
        for statement in ("DELETE FROM reviews", "UPDATE reviews SET decision = 'reject'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(statement)


def test_a_new_reading_loses_no_decision(record: HandRecord) -> None:
    """v1 becomes v2, and the machine's parties and score change: the decision stays with its words."""
    record.review(f"{short_of(1)}:v1", "correct", {"event_type": "REQUEST"})
    record.review(f"{short_of(1)}:v2", "reject")
    record.review(f"{short_of(2)}:v1", "accept")

    def change(events: tuple[Event, ...]) -> tuple[Event, ...]:
        new = dataclasses.replace(events[0], trigger=events[1].trigger, evidence=events[1].evidence, event_type="ASSAULT")
        return (new, *(dataclasses.replace(event, recipient=(), score=0.1) for event in events))

    read_anew(record, with_events(change))
    assert [(cited.ref, cited.annotation.event_type) for cited in record.events() if cited.document.id == document(1).id] == [
        (f"{short_of(1)}:v1", "ASSAULT"),
        (f"{short_of(1)}:v2", "REQUEST"),
    ]
    kept = record.reading(short_of(2)).events[1]
    assert [party.code for party in kept.recipient] == ["RUS"] and kept.score == 0.1  # accepted with its recipient; the score is today's
    assert [one.orphaned for one in record.reviews()] == [False, False, False]


def test_a_decision_without_its_finding_is_shown_as_orphaned(record: HandRecord) -> None:
    record.review(f"{short_of(1)}:v1", "accept", reviewer="desk")
    read_anew(record, with_events(lambda events: events[1:]))
    told = record.reviews()
    assert [(one.orphaned, one.ref, one.stands) for one in told] == [(True, None, True)]
    assert told[0].entry.words.text == "threatened Russia with sanctions"
    assert (record.review_figures().decisions, record.review_figures().orphaned) == (0, 1)
    assert record.undo_review(told[0].entry.number)[1] == told[0].entry


def test_a_correction_that_the_machine_has_learned_stays_a_decision(record: HandRecord) -> None:
    record.review(f"{short_of(1)}:v1", "correct", {"event_type": "REQUEST"})

    def learned(events: tuple[Event, ...]) -> tuple[Event, ...]:
        return (dataclasses.replace(events[0], event_type="REQUEST"), *events[1:])

    read_anew(record, with_events(learned))
    page = record.page("events", Wanted(review="correct"))
    assert [cited.ref for cited in page.rows] == [f"{short_of(1)}:v1"]
    assert [one.orphaned for one in record.reviews()] == [False]


def test_a_document_that_is_dated_anew_shows_its_decisions_as_orphaned(tmp_path: Path) -> None:
    file = tmp_path / "wire.txt"
    file.write_text(document(1).text, encoding="utf-8")
    with HandRecord(tmp_path / "kept") as record:
        assert [one.status for one in record.add(file, published="2022-01-17")] == ["added"]
        record.review(record.events()[0].ref, "reject")
        assert [one.status for one in record.add(file, published="2022-01-18")] == ["added"]
        assert len(record.events()) == 2 and [one.orphaned for one in record.reviews()] == [True]


@pytest.mark.parametrize(
    ("ref", "changes", "said"),
    [
        ("v1", {"event_type": "QUARREL"}, "no event type QUARREL"),
        ("v1", {"event_mode": "flight"}, "THREATEN has no mode flight"),
        ("v1", {"contexts": ["weather"]}, "no context weather"),
        ("v1", {"auxiliary": "maybe"}, "auxiliary is one of"),
        ("v1", {"actor": ["ATLANTIS"]}, "actor needs codes"),
        ("v1", {"actor": ["CHN"]}, "CHN is not named in this document"),
        ("v1", {"actor": [{"code": "CHN", "span": [5, 900]}]}, "inside the text"),
        ("v1", {"actor": None}, "actor cannot be null"),
        ("v1", {"score": 1}, "no score to correct"),
        ("v1", {"event_type": "THREATEN"}, "nothing is changed"),
        ("v1", {"when": {"start": "2022-02-01", "end": "2022-01-01"}}, "ends before it begins"),
        ("v1", {"hedged": 1}, "true or false"),
        ("s1", {"direct": "yes"}, "true or false"),
        ("c1", {"kind": "oath"}, "kind is one of"),
        ("p1", {"stance": "\ud800"}, "half a character"),
        ("f1", {"value": float("nan")}, "needs a number"),
        ("f1", {"value": None}, "needs a value"),
        ("v1", {}, "names the changed fields"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(record: HandRecord, ref: str, changes: dict, said: str) -> None:
    with pytest.raises(CallError, match=said) as raised:
        record.review(f"{short_of(1)}:{ref}", "correct", changes)
    assert "\n" not in str(raised.value)
    assert record.reviews() == []


def test_only_findings_can_be_reviewed(record: HandRecord) -> None:
    for ref in (short_of(1), f"{short_of(1)}:e1", f"{short_of(1)}:h1", f"{short_of(1)}:v9"):
        with pytest.raises(NoSuchReference):
            record.review(ref, "accept")
    with pytest.raises(CallError, match="no decision"):
        record.review(f"{short_of(1)}:v1", "maybe")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ref", "changes", "name", "value"),
    [
        ("s1", {"speaker": {"name": "the envoy", "code": "RUS GOV"}}, "speaker.code", "RUS GOV"),
        ("c1", {"status": "withdrawn"}, "status", "withdrawn"),
        ("c1", {"by": ["USA", "IGO NATO"]}, "by", ("USA", "IGO NATO")),
        ("p1", {"stance_type": "offer"}, "stance_type", "offer"),
        ("f1", {"value": 1400, "approximate": False}, "value", 1400),
        ("s1", {"speaker": None}, "speaker", None),
    ],
)
def test_every_layer_can_be_corrected(record: HandRecord, ref: str, changes: dict, name: str, value: object) -> None:
    record.review(f"{short_of(1)}:{ref}", "correct", changes)
    found = record.resolve(f"{short_of(1)}:{ref}").annotation
    for part in name.split("."):
        found = getattr(found, part)
    assert found == value
    record.check()


def test_disagreements_come_with_their_paragraph(record: HandRecord) -> None:
    record.review(f"{short_of(0)}:v1", "accept")
    record.review(f"{short_of(1)}:v1", "correct", {"event_type": "REQUEST"}, reviewer="desk")
    record.review(f"{short_of(2)}:v2", "reject")
    first, second = record.disagreements()
    assert (first["machine"]["event_type"], first["reviewed"]["event_type"], first["reviewer"]) == ("THREATEN", "REQUEST", "desk")
    start, end = first["words"]["span"]
    assert first["text"][start - first["start"] : end - first["start"]] == first["words"]["text"] == "threatened Russia with sanctions"
    assert (second["decision"], second["reviewed"]) == ("reject", None)


def test_figures_are_those_of_the_decisions(record: HandRecord) -> None:
    record.review(f"{short_of(0)}:v1", "accept", reviewer="one")
    record.review(f"{short_of(1)}:v1", "correct", {"actor": ["TUR GOV"]}, reviewer="one")
    record.review(f"{short_of(2)}:v1", "reject", reviewer="one")
    record.review(f"{short_of(0)}:v2", "accept")
    made = record.review_figures()
    counted = {one.name: one for one in made.by_event_type}
    assert [(one.accepted, one.corrected, one.rejected, one.type_right) for one in (counted["THREATEN"], counted["MOBILIZE"])] == [
        (1, 1, 1, 2),
        (1, 0, 0, 1),
    ]
    assert counted["THREATEN"].precision == Share(1, 3)
    assert made.fields["events", "actor"] == (2, 1) and made.fields["events", "event_type"] == (3, 0)
    assert next(one for one in made.by_layer if one.name == "figures").precision.share is None


def test_agreement_is_between_named_reviewers(record: HandRecord) -> None:
    for n, (one, other) in enumerate((("accept", "accept"), ("accept", "reject"), ("reject", "reject"))):
        record.review(f"{short_of(n)}:v1", one, reviewer="one")  # type: ignore[arg-type]
        record.review(f"{short_of(n)}:v1", other, reviewer="Other")  # type: ignore[arg-type]
    record.review(f"{short_of(0)}:v2", "accept", reviewer="one")
    record.review(f"{short_of(0)}:v2", "reject")  # nobody's
    agreed = record.review_figures().agreement
    # By hand: 3 units of two, one differs: observed 2 of 6, expected 18 of 30, alpha = 1 - (5 * 2) / 18.
    assert (agreed.findings, agreed.pairs, agreed.same) == (3, 3, 2) and agreed.alpha == pytest.approx(1 - 10 / 18)


def test_an_interval_is_wilsons() -> None:
    low, high = Share(8, 10).interval or (0, 0)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert Share(0, 0).interval is None


def test_keys_do_not_hang_on_numbers_or_versions(record: HandRecord) -> None:
    from standoff.store.findings import LAYERS, keys

    reading = read(document(1))
    twice = dataclasses.replace(reading, events=(*reading.events, reading.events[0]))
    assert keys(twice, "events")[:2] == keys(reading, "events") and len(set(keys(twice, "events"))) == 3
    every = [key for layer in LAYERS for key in keys(reading, layer)]
    assert len(set(every)) == len(every)
    assert not set(every) & {key for layer in LAYERS for key in keys(read(document(2)), layer)}
