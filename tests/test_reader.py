"""The reader by itself: its order, its policy for errors, what it says is missing. Stages are put in by hand, no model is loaded."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest

from standoff import reader
from standoff.annotation import Document, Event, Failed, Party, Reading, Section, Span, Speaker, Statement, Time, Words
from standoff.errors import MAX_CHARACTERS, CallError, DocumentError, StandoffError, TooLarge, WeightsMissing
from standoff.stages.contract import Layers, Stage

TEXT = "Russia warned NATO on Monday."
DAY = datetime.date(2022, 1, 12)
Put = Callable[..., None]


def document(text: str = TEXT, **more: Any) -> Document:
    return dataclasses.replace(
        Document(Document.id_of(text, None, DAY), text, title="A title", published=DAY, published_basis="given"), **more
    )


def body(held: Document, layers: Layers) -> tuple[Section, ...]:
    return (Section("body", Span(0, len(held.text))),) if held.text else ()


def raising(error: Exception) -> Callable[[Document, Layers], Any]:
    def find(held: Document, layers: Layers) -> Any:
        raise error

    return find


def giving(*found: Any) -> Callable[[Document, Layers], Any]:
    return lambda held, layers: found


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Read with these stages after the sections."""

    def with_stages(**finds: Callable[[Document, Layers], Any]) -> None:
        monkeypatch.setattr(reader, "STAGES", (Stage("sections", (), body), *(Stage(name, (), find) for name, find in finds.items())))

    return with_stages


def test_stages_run_in_order_each_with_what_was_found_before(put: Put):
    seen = []

    def note(held: Document, layers: Layers) -> tuple[()]:
        seen.append((len(layers.sections), layers.times, layers.events))
        return ()

    when = Time("Monday", Span(22, 28), DAY, DAY, "day", "date", "2022-01-12")
    put(times=giving(when), events=note)
    reading = reader.read(document())
    assert seen == [(1, (when,), ())]
    assert reading.times == (when,) and reading.sections == (Section("body", Span(0, 29)),)


def test_what_is_kept_is_what_the_schema_prints():
    assert set(reader.KEPT) == {f.name for f in dataclasses.fields(Reading)} - {"document", "missing", "receipt", "schema"}


def test_a_stage_that_fails_is_named_in_one_line(put: Put):
    put(times=raising(ZeroDivisionError("division by zero")))
    with pytest.raises(DocumentError) as refused:
        reader.read(document())
    assert str(refused.value) == "A title: stage times failed: ZeroDivisionError: division by zero"
    assert isinstance(refused.value.__cause__, ZeroDivisionError)


def test_a_document_without_a_title_is_named_by_its_id(put: Put):
    put(times=raising(KeyError("x")))
    with pytest.raises(DocumentError, match=f"^{document().id[:8]}: stage times failed: KeyError"):
        reader.read(document(title=None))


@pytest.mark.parametrize("error", [WeightsMissing("gone"), TooLarge("long"), CallError("wrong")])
def test_our_own_errors_go_through_as_they_are(put: Put, error: StandoffError):
    put(marks=raising(error))
    with pytest.raises(type(error)) as refused:
        reader.read(document())
    assert refused.value is error


def test_too_long_a_text_is_refused_before_any_stage(put: Put):
    put(times=raising(AssertionError("a stage ran")))
    with pytest.raises(TooLarge, match=r"1,000,001 characters; at most 1,000,000 are read"):
        reader.read(document("a" * (MAX_CHARACTERS + 1)))


@pytest.mark.parametrize("held", [document(language="ru"), document(""), document(" \n ")])
def test_what_cannot_be_read_has_sections_only(put: Put, held: Document):
    put(times=raising(AssertionError("a stage ran")))
    assert reader.read(held).times == ()


# ---------------------------------------------------------------- what is missing


def missing(reading: Reading) -> dict[str, str]:
    return {one.what: one.why for one in reading.missing}


def test_nothing_is_missing_where_all_is_there(put: Put):
    put()
    assert missing(reader.read(document())) == {}


def test_no_date_and_no_title_are_said(put: Put):
    put()
    assert missing(reader.read(document(published=None, title=None))) == {
        "published": "no date given and none found",
        "title": "none given, and the first line is none",
    }


def test_a_title_in_the_text_is_one(put: Put, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "STAGES", (Stage("sections", (), giving(Section("title", Span(0, 6)))),))
    assert missing(reader.read(document(title=None))) == {}


def test_another_language_is_said_and_nothing_else_of_it(put: Put):
    put()
    assert missing(reader.read(document(language="fr", title=None))) == {
        "events": "the text is in 'fr', which this version keeps but cannot code"
    }


@pytest.mark.parametrize("published", [DAY, None])
def test_loose_times_are_counted(put: Put, published: datetime.date | None):
    loose = Time("Monday", Span(22, 28), None, None, None, "date", None)
    dated = dataclasses.replace(loose, start=DAY, end=DAY)
    put(times=giving(loose, loose, dataclasses.replace(loose, type="duration"), dated))
    why = missing(reader.read(document(published=published)))["times"]
    assert re.findall(r"\d+", why) == ["2"] and ("publication date" in why) == (published is None)


def test_events_without_known_actor_and_statements_without_party_are_counted(put: Put):
    words = Words("warned", Span(7, 13))
    russia = Party("RUS", None, "Russia", Span(0, 6))
    nobody_listed = Party(None, None, "Monday", Span(22, 28))
    event = Event("v1", "THREATEN", None, (), 3, -3.5, None, False, (), (russia,), words, words)
    said = Statement("s1", None, None, words, False)
    speakers = (None, Speaker("it", Span(0, 2)), Speaker("Russia", Span(0, 6), code="RUS"))
    put(
        events=giving(*(dataclasses.replace(event, actor=actor) for actor in ((), (russia,), (nobody_listed,), (nobody_listed, russia)))),
        statements=giving(*(dataclasses.replace(said, speaker=one) for one in speakers)),
    )
    assert {what: re.findall(r"\d+", why) for what, why in missing(reader.read(document())).items()} == {"actor": ["2"], "speaker": ["2"]}


# ---------------------------------------------------------------- many


def failing_on(word: str, error: Exception) -> Callable[[Document, Layers], Any]:
    def find(held: Document, layers: Layers) -> tuple[()]:
        if word in held.text:
            raise error
        return ()

    return find


def test_one_bad_document_stands_failed_in_its_place(put: Put):
    put(times=failing_on("bad", RuntimeError("no\nluck")))
    held = [document("one"), document("bad"), document("three")]
    found = list(reader.read_many(held))
    assert [type(one) for one in found] == [Reading, Failed, Reading]
    assert [one.document for one in found] == held
    assert isinstance(found[1], Failed) and found[1].error.startswith("A title: stage times failed: RuntimeError: no")


def test_a_reason_is_one_line(put: Put):
    put(times=failing_on("bad", RuntimeError("no\nluck")))
    (failed,) = reader.read_many([document("bad")])
    assert isinstance(failed, Failed) and "\n" not in failed.error


def test_a_broken_installation_stops_the_run(put: Put):
    put(times=failing_on("bad", WeightsMissing("gone")))
    many = reader.read_many([document("one"), document("bad"), document("three")])
    assert isinstance(next(many), Reading)
    with pytest.raises(WeightsMissing):
        next(many)


def test_documents_are_taken_one_by_one(put: Put):
    put()
    taken = []
    many = reader.read_many(taken.append(n) or document(str(n)) for n in range(1000))
    assert taken == []
    next(many)
    assert taken == [0]


def test_a_receipt_tells_the_version_the_models_and_the_time(put: Put):
    put()
    receipt = reader.read(document()).receipt
    assert (receipt.standoff, receipt.models) == reader.version()
    assert 0 <= receipt.seconds < 60


@pytest.mark.parametrize("lean", [None, "precision", "recall"])
def test_what_a_reading_leans_to_reaches_the_stages_and_the_receipt(put: Put, lean: str | None):
    leant = []
    put(events=lambda held, layers: leant.append(layers.lean) or ())
    reading = reader.read(document(), lean)
    assert leant == [lean] and reading.receipt.lean == lean
    assert ("lean" in reading.to_dict()["receipt"]) == (lean is not None)
    assert [one.receipt.lean for one in reader.read_many([document()], 1, lean)] == [lean]
