"""What people decide about links is kept, by keys that a re-run leaves, and can be taken back."""
from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from by_hand import MONDAY, HandReader, HandRecord, document

from standoff.errors import CallError, NoSuchReference


@pytest.fixture
def record(tmp_path: Path) -> HandRecord:
    """Two documents of the same words, a day apart: their events are of two entries."""
    made = HandRecord(tmp_path / "kept.standoff")
    list(made.add([document(0), document(1, published=MONDAY + datetime.timedelta(days=1))]))
    return made


def entries_of(record: HandRecord, local: str) -> list[str]:
    return [one.entry for one in record.events() if one.ref.endswith(local)]


def test_copies_are_one_entry_in_rows_search_and_export(record: HandRecord, tmp_path: Path) -> None:
    first, second = entries_of(record, ":v1")
    assert first == second and first.startswith("v")
    assert {hit.entries for hit in record.search("moved troops")} == {(entries_of(record, ":v2")[0],)}
    record.export(tmp_path / "events.csv")
    assert (tmp_path / "events.csv").read_text(encoding="utf-8").count(first) == 2
    assert record.entry(first) == record.entry(record.events()[0].ref)


def test_what_is_set_apart_stays_apart_after_reading_again_and_can_be_taken_back(record: HandRecord) -> None:
    one, other = (row.ref for row in record.events() if row.ref.endswith(":v1"))
    record.apart(one, other, "two threats, a day apart")
    assert len(set(entries_of(record, ":v1"))) == 2
    record.hand = HandReader("another model")
    assert {added.again for added in record.add([document(0), document(1, published=MONDAY + datetime.timedelta(days=1))])} == {True}
    assert len(set(entries_of(record, ":v1"))) == 2
    record.undo(1)
    assert len(set(entries_of(record, ":v1"))) == 1
    assert [decision.verdict for decision in record.link_decisions()] == ["apart", "undo"]


def test_what_is_joined_is_one_with_the_reason(record: HandRecord) -> None:
    refs = [row.ref for row in record.events()]
    one, other = next(ref for ref in refs if ref.endswith(":v1")), next(ref for ref in refs if ref.endswith(":v2"))
    entry = record.same(one, other, "the move is the threat")
    assert len(entry.mentions) == 4
    assert [(reason.manner, reason.decision, reason.because) for reason in entry.reasons if reason.decision] == [
        ("by hand", 1, "the move is the threat")]
    record.apart(one, other)  # the later of two about one pair holds
    assert len(record.entry(one).mentions) == 2


def test_a_decision_about_what_is_gone_is_kept_and_named(record: HandRecord) -> None:
    one, other = (row.ref for row in record.events() if row.ref.endswith(":v1"))
    record.apart(one, other)
    with record._open().writing() as connection:
        from standoff.store import documents
        documents.remove(connection, record.documents()[0].number)
    assert record.links().orphaned == (1,) and len(record.link_decisions()) == 1


def test_wrong_calls_are_told_in_one_line(record: HandRecord) -> None:
    ref = record.events()[0].ref
    with pytest.raises(NoSuchReference, match="no finding or entry"):
        record.entry("v000000000000")
    with pytest.raises(CallError, match="two findings of one kind"):
        record.same(ref, record.statements()[0].ref)
    with pytest.raises(CallError, match="none of that number"):
        record.undo(7)
