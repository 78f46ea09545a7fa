"""What every stage of reader.STAGES keeps to, whichever it is. A new stage is tested by being in that list."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import itertools
import typing
from functools import cache
from typing import Any

import pytest
from golden_lines import DISPATCHES
from hostile import HOSTILE, PROSE
from walking import nodes, untrue

from standoff import reader
from standoff.annotation import Document, Mention, Section, Span, Words
from standoff.ingest import to_document
from standoff.stages.contract import Layers, Stage, check_order

pytestmark = pytest.mark.slow
STAGES = {stage.assigns: stage for stage in reader.STAGES}
TEXTS = ("2022-01-10-geneva-talks.txt", "2022-01-24-troops-on-alert.txt", "1962-10-25-stevenson-zorin.html")


def document(text: str, published: datetime.date | None = datetime.date(2022, 1, 12)) -> Document:
    return Document(Document.id_of(text, None, published), text, published=published, published_basis="given" if published else "unknown")


@cache
def dispatch(name: str) -> Document:
    path = DISPATCHES / name
    return to_document(str(path), path.read_bytes())


class Spy:
    """Layers that note which of them are asked for."""

    def __init__(self, layers: Layers) -> None:
        self._layers, self.asked = layers, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self._layers, name)


@dataclasses.dataclass(frozen=True)
class Run:
    """All stages over one document; what each asked for, by stage."""

    layers: Layers
    asked: dict[str, set[str]]


@cache
def run(held: Document) -> Run:
    layers, asked = Layers(), {}
    for stage in reader.STAGES:
        spy = Spy(layers)
        found = stage.find(held, typing.cast(Layers, spy))
        asked[stage.assigns] = spy.asked
        layers = layers.having(stage.assigns, found)
    return Run(layers, asked)


def fingerprint(layer: Any) -> Any:
    """Something to compare: a parse by its bytes, whatever was hung on it included."""
    return layer.to_bytes() if hasattr(layer, "to_bytes") else layer


every_stage = pytest.mark.parametrize("name", STAGES)
every_text = pytest.mark.parametrize("text", HOSTILE)


# ---------------------------------------------------------------- what it declares


def test_the_order_gives_every_stage_what_it_requires():
    check_order(reader.STAGES)


def test_a_stage_before_what_it_requires_is_refused():
    find = STAGES["sections"].find
    with pytest.raises(ValueError, match="stage b: requires a, which no stage before it assigns"):
        check_order((Stage("b", ("a",), find), Stage("a", (), find)))
    with pytest.raises(ValueError, match="stage a: assigned twice"):
        check_order((Stage("a", (), find), Stage("a", (), find)))


def test_every_layer_has_one_stage_and_every_stage_a_layer():
    assert {f.name for f in dataclasses.fields(Layers)} - {"lean"} == set(STAGES)  # lean is what the reader was asked for
    assert set(reader.KEPT) <= set(STAGES)


@every_stage
def test_a_stage_looks_only_at_what_it_requires(name: str):
    asked = set.union(*(run(dispatch(text)).asked[name] for text in TEXTS))
    allowed = {*STAGES[name].requires, "lean"}
    assert asked <= allowed, f"{name} also reads {sorted(asked - allowed)}"


@every_stage
def test_a_stage_gives_its_own_layer_and_nothing_else(name: str):
    """A tuple of the layer's own noun; a parse and marks are what they are."""
    kind = typing.get_type_hints(Layers, vars(__import__("standoff.stages.contract", fromlist=["x"])) | _only_for_types())[name]
    for text in TEXTS:
        layer = getattr(run(dispatch(text)).layers, name)
        if typing.get_origin(kind) is tuple:
            assert type(layer) is tuple
            assert {type(one) for one in layer} <= {typing.get_args(kind)[0]}
        else:
            assert type(layer).__name__ in str(kind)


def _only_for_types() -> dict[str, Any]:
    from spacy.tokens import Doc

    from standoff.stages.marks import Marks

    return {"Doc": Doc, "Marks": Marks}


# ---------------------------------------------------------------- offsets


@every_stage
@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_that_stand_there(name: str, text: str):
    held = dispatch(text)
    layer = getattr(run(held).layers, name)
    assert untrue(layer, held.text) == []
    if name == "parse":
        assert "".join(token.text_with_ws for token in layer) == held.text
        assert all(held.text[t.idx : t.idx + len(t)] == t.text for t in layer)


@pytest.mark.parametrize("text", TEXTS)
def test_layers_are_in_text_order_and_ids_follow_it(text: str):
    layers = run(dispatch(text)).layers
    places = {
        "sections": [s.span for s in layers.sections],
        "statements": [s.content.span for s in layers.statements],
        "events": [e.trigger.span for e in layers.events],
        "times": [t.span for t in layers.times],
        "places": [p.span for p in layers.places],
        "history": [h.evidence.span for h in layers.history],
        "figures": [f.evidence.span for f in layers.figures],
        "commitments": [c.consequence.span for c in layers.commitments],
        "mentions": [m.span for m in layers.mentions],
        "positions": [p.evidence.span for p in layers.positions],
    }
    starts = {name: [span.start for span in spans] for name, spans in places.items()}
    assert {name: found for name, found in starts.items() if found != sorted(found)} == {}
    for name, letter in (("statements", "s"), ("events", "v"), ("commitments", "c"), ("entities", "e")):
        assert [one.id for one in getattr(layers, name)] == [f"{letter}{n}" for n in range(1, len(getattr(layers, name)) + 1)]


@pytest.mark.parametrize("text", TEXTS)
def test_sections_and_mentions_stand_as_they_must(text: str):
    held = dispatch(text)
    layers = run(held).layers
    sections: tuple[Section, ...] = layers.sections
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(sections))
    covered = {n for s in sections for n in range(s.span.start, s.span.end)}
    assert all(held.text[n].isspace() for n in range(len(held.text)) if n not in covered)
    mentions: tuple[Mention, ...] = layers.mentions
    assert [m for m in mentions if not m.span.contains(m.head)] == []
    known: set[Span] = {m.span for m in mentions}
    assert [span for e in layers.entities for span in e.mentions if span not in known] == []
    held_by = [span for e in layers.entities for span in e.mentions]
    assert len(held_by) == len(set(held_by)), "a mention of two entities"


def test_a_wrong_offset_is_seen_wherever_it_stands():
    text = "Russia warned NATO. 🚀"
    right = Words("🚀", Span(20, 21))
    assert untrue({"a": [(right,)]}, text) == []
    assert untrue({"a": [(Words("🚀", Span(19, 20)),)]}, text)[0].startswith("['a'][0][0] Words")
    assert untrue((Section("body", Span(0, 22)),), text) == ["[0].span [0, 22) of 21"]


# ---------------------------------------------------------------- the same again, and nothing touched


@every_stage
def test_a_stage_finds_the_same_again_and_changes_nothing(name: str):
    stage = STAGES[name]
    for text in TEXTS:
        held, found = dispatch(text), run(dispatch(text)).layers
        before = {f.name: fingerprint(getattr(found, f.name)) for f in dataclasses.fields(Layers)}
        document_before = copy.deepcopy(held)
        once, twice = stage.find(held, found), stage.find(held, found)
        assert fingerprint(once) == fingerprint(twice) == before[name]
        assert held == document_before
        assert {f.name: fingerprint(getattr(found, f.name)) for f in dataclasses.fields(Layers)} == before


def test_nothing_that_a_stage_is_given_can_be_written():
    held, layers = dispatch(TEXTS[0]), run(dispatch(TEXTS[0])).layers
    with pytest.raises(dataclasses.FrozenInstanceError):
        held.text = ""  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        layers.events = ()  # type: ignore[misc]
    loose = {type(node).__name__ for f in dataclasses.fields(Layers) for _, node in nodes(getattr(layers, f.name)) if not _frozen(node)}
    assert loose == set()


def _frozen(node: Any) -> bool:
    return bool(type(node).__dataclass_params__.frozen)


# ---------------------------------------------------------------- texts that nobody expects


@every_text
def test_every_stage_answers_every_text(text: str):
    for published in (datetime.date(2022, 1, 12), None):
        held = document(HOSTILE[text], published)
        layers = run(held).layers
        for f in dataclasses.fields(Layers):
            assert untrue(getattr(layers, f.name), held.text) == [], f.name
        assert "".join(token.text_with_ws for token in layers.parse or ()) == held.text


@every_stage
@pytest.mark.parametrize("text", ["empty", "a space", "white space only"])
def test_a_text_without_words_gives_an_empty_layer(name: str, text: str):
    layer = getattr(run(document(HOSTILE[text])).layers, name)
    if name == "parse":
        assert all(token.is_space for token in layer)
    elif name == "marks":
        assert layer == type(layer)()
    else:
        assert layer == ()


def test_without_a_date_nothing_is_counted_from_today():
    layers = run(document(PROSE, None)).layers
    assert [t for t in layers.times if t.start] == []
    assert [e.when for e in layers.events if e.when] == []


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max, datetime.date(2024, 2, 29)])
def test_days_at_the_ends_of_the_calendar_are_read(day: datetime.date):
    run(document(PROSE + " Two weeks ago, next month and in ten years it was so; in the past century too.", day))
