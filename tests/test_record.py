"""The record as its callers use it."""
from __future__ import annotations

import dataclasses
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "store"))
from by_hand import MONDAY, TEXT, HandReader, HandRecord, document, read

from standoff import adding
from standoff.annotation import Span
from standoff.errors import CallError, NoSuchRecord, NoSuchReference, WeightsMissing
from standoff.queries import Wanted, around
from standoff.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[HandRecord]:
    """A record of documents 0 to 4, published from Monday to Friday, by two outlets in turn."""
    with HandRecord(tmp_path / "kept.standoff") as kept:
        list(kept.add(map(document, range(5))))
        yield kept


# Adding

def test_adding_again_does_nothing(record: HandRecord) -> None:
    record.hand.seen.clear()
    said: list[object] = []
    again = list(record.add(map(document, range(6)), progress=said.append))
    assert [(added.status, added.document_id) for added in again[:5]] == [("known", document(n).id) for n in range(5)]
    assert again[5].status == "added" and said == again
    assert [one.id for one in record.hand.seen] == [document(5).id]  # no second reading


def test_a_change_of_models_reads_again(record: HandRecord) -> None:
    before = record.documents()
    with HandRecord(record.path, HandReader("bb")) as newer:
        again = list(newer.add([document(0), document(7), document(1)]))
        assert [(added.status, added.again) for added in again] == [("added", True), ("added", False), ("added", True)]
        assert [facts for facts in newer.documents() if facts.id != document(7).id] == before
        assert len(newer.events("RUS")) == 6
        assert [added.status for added in newer.add(map(document, (0, 1, 7)))] == ["known"] * 3
        newer.check()


def test_outcomes_stand_in_the_order_of_inputs(record: HandRecord) -> None:
    bad = document(8, text="unreadable")
    inputs = [document(0), document(9), bad, document(9), bad, document(1), document(10)]
    outcomes = list(record.add(inputs))
    assert [one.status for one in outcomes] == ["known", "added", "failed", "known", "failed", "known", "added"]
    assert [one.document_id for one in outcomes] == [one.id for one in inputs]
    assert outcomes[2].error == "the reader gave up"
    assert [(one.name, one.times) for one in record.failures()] == [("https://example.org/8", 2)]


class _Eager(HandReader):
    """As a pool of workers does: takes all before it gives any."""

    def read_many(self, documents, workers=1):
        yield from super().read_many(list(documents), workers)


def test_a_reader_that_takes_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_KNOWN_IN_A_ROW", 10)  # the reader is let go and taken again, many times
    record = HandRecord(tmp_path / "kept.standoff", _Eager())
    numbers = [*range(3), 0, *range(50), 1, 60]
    statuses = [added.status for added in record.add(map(document, numbers))]
    assert statuses == ["added"] * 3 + ["known"] * 4 + ["added"] * 47 + ["known", "added"]
    again = [added.status for added in record.add(map(document, [*range(50), 70, *range(50), 71]))]
    assert again == ["known"] * 50 + ["added"] + ["known"] * 50 + ["added"]
    assert len(record.documents()) == 53


def test_who_stops_early_keeps_what_was_given(tmp_path: Path) -> None:
    record = HandRecord(tmp_path / "kept.standoff")
    outcomes = record.add(map(document, range(10)))
    given = [next(outcomes).document_id for _ in range(4)]
    outcomes.close()
    assert sorted(given) == sorted(facts.id for facts in record.documents())


def test_one_document_alone_and_wrong_calls(tmp_path: Path) -> None:
    record = HandRecord(tmp_path / "new" / "kept.standoff")
    with pytest.raises(NoSuchRecord, match="standoff add"):
        record.documents()
    assert not record.path.exists()
    assert [added.status for added in record.add(document())] == ["added"]
    for wrong in ("2022-13", "yesterday"):
        with pytest.raises(CallError, match="2022-01-17"):
            list(record.add([], published=wrong))
    (tmp_path / "file").write_text("")
    with pytest.raises(CallError, match="cannot be made"):
        list(HandRecord(tmp_path / "file").add([]))


# Files, through the real ingest

def test_files(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in (1, 2):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "1.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    with HandRecord(tmp_path / "kept.standoff") as record:
        outcomes = {Path(added.name).name: added for added in record.add([str(folder), tmp_path / "none.txt"])}
        assert {name: added.status for name, added in outcomes.items()} == {
            "1.txt": "added", "2.txt": "added", "copy.txt": "known", "empty.txt": "failed", "none.txt": "failed"}
        assert {Path(one.name).name for one in record.failures()} == {"empty.txt", "none.txt"}
        assert all("\n" not in one.error for one in record.failures())
        record.hand.seen.clear()
        assert {added.status for added in record.add(folder)} == {"known", "failed"} and not record.hand.seen
        (folder / "empty.txt").write_text(TEXT.format(n=3), encoding="utf-8")
        assert [added.status for added in record.add(str(folder / "empty.txt"))] == ["added"]
        assert [Path(one.name).name for one in record.failures()] == ["none.txt"]


def test_a_date_given_later_corrects(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    with HandRecord(tmp_path / "kept.standoff") as record:
        first = next(record.add(tmp_path / "1.txt"))
        dated = next(record.add(tmp_path / "1.txt", published="2022-01-17"))
        assert (first.status, dated.status) == ("added", "added") and first.document_id != dated.document_id
        assert [facts.published for facts in record.documents()] == [MONDAY]
        assert [added.status for added in record.add(tmp_path / "1.txt")] == ["known"]  # without a date it stays dated
        assert [added.status for added in record.add(tmp_path / "1.txt", published=MONDAY)] == ["known"]
        assert len(record.events()) == 2
        record.check()


# The real reader

@pytest.mark.slow
def test_with_the_models(tmp_path: Path) -> None:
    reader = pytest.importorskip("standoff.reader", exc_type=ImportError)
    try:
        reader.version()
    except WeightsMissing as error:
        pytest.skip(str(error))
    path = tmp_path / "1.txt"
    path.write_text(TEXT.format(n=1), encoding="utf-8")
    with Record(tmp_path / "kept.standoff") as record:
        assert [added.status for added in record.add(path, published=MONDAY)] == ["added"]
        assert [added.status for added in record.add(path, published=MONDAY)] == ["known"]
        kept = next(record.readings())
        anew = reader.read(kept.document)
        assert kept == dataclasses.replace(anew, receipt=kept.receipt)
        assert (kept.receipt.standoff, kept.receipt.models) == reader.version()
        for row in (*record.events(), *record.statements(), *record.commitments(), *record.positions(), *record.figures()):
            assert record.resolve(row.ref).annotation == row.annotation
            assert row.words.text == row.words.span.of(kept.document.text)
        record.check()


# Asking

def test_by_party(record: HandRecord) -> None:
    assert {row.annotation.id for row in record.events("USA")} == {"v1"}
    assert len(record.events("usa gov")) == len(record.events("RUS")) == 5
    assert not record.events("RUS", role="actor") and not record.events("US") and not record.events("IGO NAT")
    assert {row.annotation.id for row in record.events("IGO NATO")} == {"v2"}
    assert len(record.statements("TUR")) == len(record.positions("USA")) == len(record.figures("TUR GOV")) == 5
    assert len(record.commitments("RUS", role="toward")) == 5 and not record.commitments("RUS", role="by")


def test_by_kind(record: HandRecord) -> None:
    assert len(record.events()) == 10
    assert len(record.events(event_type="THREATEN")) == len(record.events(auxiliary=None)) == len(record.events(auxiliary="future")) == 5
    assert len(record.events(event_type=("THREATEN", "MOBILIZE"))) == 10 and not record.events(event_type="AID")
    assert len(record.statements(direct=True)) == 5 and not record.statements(direct=False)
    assert len(record.commitments(kind="threat", status="open")) == 5 and not record.commitments(status="met")
    assert len(record.positions(stance_type="demand")) == 5 and not record.figures(unit="USD")
    assert len(record.events(outlet="the wire", event_type="THREATEN")) == 3


def test_by_day(record: HandRecord) -> None:
    def days(**asked: object) -> list[tuple[str, int]]:
        return [(row.annotation.id, row.document.published.day) for row in record.events(**asked)]

    # v2 is dated in its text, 14 January; v1 counts from its publication, 17 to 21 January.
    assert days(since="2022-01-20") == [("v1", 20), ("v1", 21)]
    assert days(until=datetime.date(2022, 1, 14)) == [("v2", day) for day in range(17, 22)]
    assert days(since=datetime.datetime(2022, 1, 18, 5), until="2022-01-18", event_type="THREATEN") == [("v1", 18)]
    assert len(days(since="2022", until="2022")) == len(days(since="2022-01", until="2022-01")) == 10 and not days(since="2022-02")
    assert len(record.commitments(since="2022-01-21")) == 1 and len(record.statements(until="2022-01-14")) == 5
    published = record.ledger.events(Wanted(published_since=datetime.date(2022, 1, 21), published_until=datetime.date(2022, 1, 21)))
    assert [cited.annotation.id for cited in published] == ["v1", "v2"]
    with pytest.raises(CallError, match="no date"):
        days(since="soon")


def test_undated_documents_come_last_and_are_in_no_span_of_days(record: HandRecord) -> None:
    undated = document(5, published=None, published_basis="unknown")
    list(record.add(undated))
    assert record.documents()[-1].id == undated.id and record.events()[-1].document.id == undated.id
    assert undated.id not in {row.document.id for row in record.events(since="1900", event_type="THREATEN")}


def test_documents_and_stats(record: HandRecord) -> None:
    facts = record.documents()
    assert [one.published.day for one in facts] == [17, 18, 19, 20, 21] and [one.number for one in facts] == [1, 2, 3, 4, 5]
    assert facts[0].characters == len(document(0).text) and facts[0].origin == "https://example.org/0"
    stats = record.stats()
    assert (stats.documents, stats.failures, stats.outlets, stats.versions) == (5, 0, 2, {"0.1.0": 5})
    assert (stats.first_published, stats.last_published) == (MONDAY, datetime.date(2022, 1, 21))
    assert stats.annotations == {"statements": 5, "events": 10, "commitments": 5, "positions": 5, "figures": 5} and stats.size_bytes > 0


# References

@pytest.mark.parametrize(("local_id", "words"), [
    ("e1", "President Recep Tayyip Erdoğan"), ("s1", "We will not wait"), ("v2", "NATO moved troops"),
    ("c1", "sanctions if it invades Ukraine"), ("p1", "with sanctions"), ("f1", "14,000 people have died"),
    ("h1", "In 1962 the world stood close to war")])
def test_every_reference_resolves(record: HandRecord, local_id: str, words: str) -> None:
    one = document(3)
    resolved = record.resolve(f" {one.id[:8].upper()}:{local_id.upper()} ")
    assert resolved.ref == f"{one.id[:8]}:{local_id}" and resolved.document.id == one.id
    assert resolved.words.text == words == resolved.words.span.of(one.text)
    assert resolved.before + resolved.words.text + resolved.after in one.text
    assert record.resolve(f"{one.id}:{local_id}") == resolved


def test_a_whole_document(record: HandRecord) -> None:
    one = document(3)
    resolved = record.resolve(one.id[:8])
    assert (resolved.ref, resolved.annotation, resolved.words, resolved.before) == (one.id[:8], None, None, "")
    assert one.text.startswith(resolved.after) and 150 < len(resolved.after) <= 200 and one.text[len(resolved.after) - 1] == " "
    assert record.reading(one.id[:8]) == record.reading(one.id) == read(one)


def test_references_that_resolve_to_nothing(record: HandRecord) -> None:
    known = document(3).id[:8]
    list(record.add(document(n) for n in range(5, 25)))
    shared = next(first for first in "0123456789abcdef" if sum(facts.id.startswith(first) for facts in record.documents()) > 1)
    for ref, said in (("", "no reference"), ("s4", "no reference"), (f"{known}:x1", "no reference"), (f"{known}:s", "no reference"),
                      ("00000000", "standoff search"), (f"{known}:s2", "it has s1"), (f"{known}:v99", "it has v1, v2")):
        with pytest.raises(NoSuchReference, match=said) as raised:
            record.resolve(ref)
        assert "\n" not in str(raised.value)
    with pytest.raises(NoSuchReference), record._open().reading() as connection:
        from standoff.store.cited import find_document
        find_document(connection, shared)
    with pytest.raises(NoSuchReference):
        record.reading("00000000")


def test_context_is_cut_where_words_end() -> None:
    text = "aaa bbbb ccccc WORD ddddd eeee fff"
    span = Span(15, 19)
    assert around(text, span, 100) == ("aaa bbbb ccccc ", " ddddd eeee fff")
    assert around(text, span, 8) == ("ccccc ", " ddddd ")
    assert around(text, span, 6) == ("ccccc ", " ddddd")
    assert around(text, Span(0, len(text)), 5) == ("", "")
    assert around("x" * 500, Span(250, 252), 100) == ("x" * 100, "x" * 100)  # one word longer than the reach
