"""What `import standoff` promises: docs and SCHEMA.md say it, this holds it."""

from __future__ import annotations

import dataclasses
import datetime
import json
import math
from typing import Any

import pytest
from hostile import HOSTILE, PROSE
from walking import dangling, nodes, untrue

import standoff
from standoff import Document, Failed, Reading
from standoff.annotation import Receipt
from standoff.annotation.codec import UNPRINTED
from standoff.errors import MAX_CHARACTERS, CallError, DocumentError, StandoffError, TooLarge, Unreadable
from standoff.reference.ontology import event_types

pytestmark = pytest.mark.slow
DAY = "2022-01-12"
SAYABLE = {name: text for name, text in HOSTILE.items() if text.strip()}
PAIR = ("Russia warned NATO that it would attack Ukraine.", (0, 6), (14, 18))


def timeless(reading: Reading) -> Reading:
    return dataclasses.replace(reading, receipt=dataclasses.replace(reading.receipt, seconds=0.0))


def as_printed(reading: Reading) -> Reading:
    """With the fields that the schema does not print as they are by default."""

    def plain(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(plain(one) for one in value)
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        unprinted = UNPRINTED.get(type(value).__name__, set())
        changes = {f.name: f.default if f.name in unprinted else plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **changes)

    printed: Reading = plain(reading)
    return printed


# ---------------------------------------------------------------- read


@pytest.mark.parametrize("name", SAYABLE)
def test_any_text_is_read_and_kept_character_for_character(name: str):
    reading = standoff.read(SAYABLE[name], published=DAY)
    assert reading.document.text == SAYABLE[name]
    assert untrue(reading, SAYABLE[name]) == []
    assert dangling(reading) == []
    assert json.loads(reading.to_json()) == reading.to_dict()
    assert Reading.from_dict(reading.to_dict()) == as_printed(reading)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in SAYABLE])
def test_a_text_without_words_is_refused_with_one_line(name: str):
    with pytest.raises(Unreadable) as refused:
        standoff.read(HOSTILE[name])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["Russia \ud800 warned NATO, Putin said.", "\udfff"])
def test_half_a_surrogate_is_read_or_refused_with_one_line(text: str):
    try:
        assert untrue(standoff.read(text), text) == []
    except DocumentError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "published, day",
    [
        ("2022-01-12", datetime.date(2022, 1, 12)),
        (" 2022-01-12\n", datetime.date(2022, 1, 12)),
        (datetime.date(2022, 1, 12), datetime.date(2022, 1, 12)),
        (datetime.datetime(2022, 1, 12, 23, 59), datetime.date(2022, 1, 12)),
        (None, None),
    ],
)
def test_published_in_every_form(published: Any, day: datetime.date | None):
    reading = standoff.read(PROSE, published=published)
    assert (reading.document.published, reading.document.published_basis) == (day, "given" if day else "unknown")
    assert any(m.what == "published" for m in reading.missing) == (day is None)
    assert any(t.start for t in reading.times if t.text == "Monday") == (day is not None)


@pytest.mark.parametrize("published", ["yesterday", "2022-13-01", "2022-13", "", "2999-01-01", 20220112, b"2022-01-12"])
def test_published_that_is_no_date_is_the_callers_error(published: Any):
    with pytest.raises(CallError, match=r"^published: "):
        standoff.read(PROSE, published=published)


@pytest.mark.parametrize("published", ["0001-01-05", "0002-01-01", "1066-10-14", "1900-01-01"])
def test_old_days_are_days(published: str):
    assert standoff.read(PROSE, published=published).document.published == datetime.date.fromisoformat(published)


@pytest.mark.parametrize("text", [None, 5, b"Russia", ["Russia"]])
def test_what_is_no_text_is_the_callers_error(text: Any):
    with pytest.raises(CallError, match=r"^text: a string is needed"):
        standoff.read(text)


def test_a_text_that_is_too_long_is_refused_before_it_is_read():
    with pytest.raises(TooLarge):
        standoff.read("a " * MAX_CHARACTERS)


def test_what_the_caller_says_of_a_text_is_kept():
    document = standoff.read(PROSE, DAY, "A title", "An outlet", "https://a.example/b").document
    assert (document.title, document.outlet, document.url) == ("A title", "An outlet", "https://a.example/b")
    assert document.id == Document.id_of(PROSE, "An outlet", datetime.date(2022, 1, 12))


def test_the_same_text_gives_the_same_bytes():
    assert timeless(standoff.read(PROSE, DAY)).to_json() == timeless(standoff.read(PROSE, DAY)).to_json()


def test_another_language_is_kept_and_said():
    reading = standoff.read(
        "Le ministre a déclaré lundi à Moscou que la Russie répondrait à toute provocation de l'Alliance atlantique.", DAY
    )
    assert reading.document.language == "fr" and reading.sections
    assert not any((reading.statements, reading.events, reading.commitments, reading.positions, reading.figures))
    assert [m.what for m in reading.missing if "fr" in m.why] == ["events"]


# ---------------------------------------------------------------- the shape


def test_a_reading_has_the_keys_of_the_schema_in_its_order(dispatches: dict[str, Reading]):
    plain = dispatches["2022-01-10-geneva-talks.txt"].to_dict()
    assert list(plain) == [
        "schema",
        "document",
        "sections",
        "entities",
        "statements",
        "events",
        "commitments",
        "positions",
        "figures",
        "history",
        "times",
        "places",
        "missing",
        "receipt",
    ]
    assert set(plain["document"]) == {"id", "title", "outlet", "url", "published", "published_basis", "language", "text"}
    assert set(plain["receipt"]) == {"standoff", "models", "seconds"} and plain["schema"] == 1


def test_every_dispatch_goes_through_json_and_back(dispatches: dict[str, Reading]):
    for name, reading in dispatches.items():
        assert json.loads(reading.to_json()) == reading.to_dict(), name
        assert Reading.from_dict(json.loads(reading.to_json())) == as_printed(reading), name
        assert "\n" not in reading.to_json(), name


def test_every_offset_and_reference_of_every_dispatch_is_true(dispatches: dict[str, Reading]):
    for name, reading in dispatches.items():
        assert untrue(reading, reading.document.text) == [], name
        assert dangling(reading) == [], name


def test_codes_quads_and_scores_are_what_they_may_be(dispatches: dict[str, Reading]):
    for name, reading in dispatches.items():
        for event in reading.events:
            assert event.event_type in event_types() and event.quad in (1, 2, 3, 4) and -10 <= event.intensity <= 10, name
            assert all(party.code or (party.code is None and party.text) for party in (*event.actor, *event.recipient)), name
            actors = [p.code or p.text.casefold() for p in event.actor]
            assert len(actors) == len(set(actors)), f"{name}: {actors} twice in one event"
        for _, node in nodes(reading):
            score = getattr(node, "score", None)
            assert score is None or 0 <= score <= 1, name


def test_figures_have_a_value_or_bounds(dispatches: dict[str, Reading]):
    for name, reading in dispatches.items():
        for figure in reading.figures:
            bounds = figure.low is not None or figure.high is not None
            assert (figure.value is not None) != bounds, f"{name}: {figure}"
            assert figure.low is None or figure.high is None or figure.low <= figure.high, f"{name}: {figure}"
            assert all(math.isfinite(n) for n in (figure.value, figure.low, figure.high) if n is not None)


# ---------------------------------------------------------------- read_many

MANY: list[Any] = [
    PROSE,
    {"text": PROSE, "published": DAY},
    "",
    {"text": "a", "published": "never"},
    {"words": "a"},
    7,
    None,
    "Putin met Xi in Beijing.",
    {"text": "Biden spoke.", "title": "A title", "outlet": "An outlet", "url": "u"},
]
REFUSED = {2, 3, 4, 5, 6}


def test_order_is_kept_and_a_bad_document_stands_in_its_place():
    found = list(standoff.read_many(MANY))
    assert [n for n, one in enumerate(found) if isinstance(one, Failed)] == sorted(REFUSED)
    assert [one.document.text for one in found if isinstance(one, Reading)] == [PROSE, PROSE, "Putin met Xi in Beijing.", "Biden spoke."]
    for n in REFUSED:
        failed = found[n]
        assert isinstance(failed, Failed) and failed.document is MANY[n] and failed.error and "\n" not in failed.error


def test_two_workers_give_the_bytes_of_one(dispatches: dict[str, Reading]):
    documents = [*MANY, *(reading.document for reading in list(dispatches.values())[:6])]
    alone, together = (list(standoff.read_many(documents, workers=n)) for n in (1, 2))
    assert [timeless(one).to_json() if isinstance(one, Reading) else one for one in alone] == [
        timeless(one).to_json() if isinstance(one, Reading) else one for one in together
    ]


def test_documents_and_texts_give_what_read_gives(dispatches: dict[str, Reading]):
    document = dispatches["2022-01-10-geneva-talks.txt"].document
    (one,) = standoff.read_many([document])
    assert isinstance(one, Reading) and timeless(one) == timeless(dispatches["2022-01-10-geneva-talks.txt"])


def test_documents_are_taken_as_they_are_asked_for():
    taken: list[int] = []

    def endless():
        for n in range(10**9):
            taken.append(n)
            yield "Putin met Xi."

    many = standoff.read_many(endless())
    for _ in range(2):
        next(many)
    assert len(taken) <= 3


def test_nothing_given_nothing_read():
    assert list(standoff.read_many([])) == list(standoff.read_many([], workers=2)) == []


# ---------------------------------------------------------------- code_event


@pytest.mark.parametrize(
    "actor, recipient",
    [
        ((0, 6), (14, 18)),
        (None, (14, 18)),
        ((0, 6), None),
        (None, None),
        ((0, 6), (0, 6)),
        ((0, 6), (6, 13)),
        ((0, 48), (14, 18)),
        ((3, 4), (47, 48)),
    ],
)
def test_a_pair_is_coded_whatever_stands_in_it(actor: tuple[int, int] | None, recipient: tuple[int, int] | None):
    coded = standoff.code_event(PAIR[0], actor, recipient)
    assert set(coded.scores) == set(event_types()) and math.isclose(sum(coded.scores.values()), 1, abs_tol=1e-4)
    assert coded.event_type == max(coded.scores, key=lambda name: coded.scores[name]) and coded.score == coded.scores[coded.event_type]
    assert coded.quad in (1, 2, 3, 4) and coded.auxiliary in (None, "historical", "future", "hypothetical", "negation")
    assert all(0 <= p <= 1 for p in coded.scores.values())


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, 49), (48, 49), (60, 70)])
def test_a_span_outside_its_sentence_is_a_value_error(span: tuple[int, int]):
    assert len(PAIR[0]) == 48
    for actor, recipient in ((span, None), (None, span), (span, (0, 6))):
        with pytest.raises(ValueError, match="is not inside the sentence"):
            standoff.code_event(PAIR[0], actor, recipient)


def test_many_pairs_give_what_each_gives_alone():
    pairs = [PAIR, (PAIR[0], None, None), ("Putin met Xi in Beijing.", (0, 5), (10, 12)), (PAIR[0], *PAIR[1:])]
    assert standoff.code_events(pairs) == [standoff.code_event(*pair) for pair in pairs]
    assert standoff.code_events(iter(pairs[:1])) == [standoff.code_event(*PAIR)]
    assert standoff.code_events([]) == []


def test_who_is_whose_recipient_counts():
    there, back = standoff.code_events([PAIR, (PAIR[0], PAIR[2], PAIR[1])])
    assert there.scores != back.scores


@pytest.mark.parametrize(
    "sentence, actor",
    [
        ("🚀" * 3, (2, 3)),
        ("e\u0301" * 10, (1, 2)),
        ("a " * 3000 + "Russia attacked Ukraine.", (6000, 6006)),
        (" ", (0, 1)),
        ("", None),
        ("\x00", (0, 1)),
        ("قال وزير", (0, 3)),
    ],
)
def test_odd_sentences_are_coded_too(sentence: str, actor: tuple[int, int] | None):
    assert math.isclose(sum(standoff.code_event(sentence, actor, None).scores.values()), 1, abs_tol=1e-4)


# ---------------------------------------------------------------- the nouns at the door


def test_the_door_gives_what_it_names():
    assert all(getattr(standoff, name) for name in standoff.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        standoff.nothing  # noqa: B018


def test_a_receipt_names_the_version_and_the_models():
    receipt: Receipt = standoff.read(PROSE).receipt
    assert receipt.standoff and receipt.seconds > 0 and "en_core_web_sm" in receipt.models
    assert [len(value) for name, value in receipt.models.items() if name != "en_core_web_sm"] == [64]


def test_all_that_can_go_wrong_is_a_standoff_error():
    for call in (
        lambda: standoff.read(""),
        lambda: standoff.read(5),
        lambda: standoff.read("a", published="x"),
        lambda: standoff.read("a" * (MAX_CHARACTERS + 1)),
    ):  # type: ignore[arg-type]
        with pytest.raises(StandoffError):
            call()


def test_a_moment_counts_as_its_day_and_a_month_as_no_day():
    assert standoff.read(PROSE, published="2022-01-12T13:37").document.published == datetime.date(2022, 1, 12)
    assert standoff.read(PROSE, published="2022-01").document.published is None
