"""Every noun to plain values, to JSON and back, whatever is in it."""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
from typing import Any

import pytest
from how_many import FEW
from hypothesis import given
from hypothesis import strategies as st

from standoff import annotation
from standoff.annotation import Span
from standoff.annotation.codec import ONLY_WITH_VALUE, UNPRINTED, from_plain, to_plain

NOUNS = [
    noun for name in annotation.__all__ if dataclasses.is_dataclass(noun := getattr(annotation, name)) and name != "Failed"
]  # Failed holds what was handed in
every_noun = pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Whatever a field of that type may hold."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(values(arm) for arm in inner))
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=3)
    if hint is Span:
        return st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
    plain = {
        str: st.text(max_size=8),
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        datetime.date: st.dates(),
        types.NoneType: st.none(),
    }
    return plain[hint] if hint in plain else nouns(hint)


def nouns(noun: Any) -> st.SearchStrategy[Any]:
    """Instances of a noun; the fields that the schema does not print as they are by default."""
    if noun is Span:
        return values(Span)
    hints, unprinted = typing.get_type_hints(noun), UNPRINTED.get(noun.__name__, set())
    return st.builds(noun, **{name: values(hint) for name, hint in hints.items() if name not in unprinted})


@every_noun
@FEW
@given(st.data())
def test_a_noun_comes_back_as_it_was(noun: Any, data: st.DataObject):
    value = data.draw(nouns(noun))
    plain = to_plain(value)
    assert from_plain(noun, plain) == value
    assert json.loads(json.dumps(plain)) == plain, "nothing but what JSON has"
    assert to_plain(from_plain(noun, json.loads(json.dumps(plain, ensure_ascii=False)))) == plain


@every_noun
def test_a_noun_prints_its_fields_in_their_order(noun: Any):
    if noun is Span:
        return
    names = [f.name for f in dataclasses.fields(noun) if f.name not in UNPRINTED.get(noun.__name__, set())]

    @FEW
    @given(nouns(noun))
    def prints(value: Any) -> None:
        assert [name for name in names if name not in ONLY_WITH_VALUE or getattr(value, name) is not None] == list(to_plain(value))

    prints()


@every_noun
def test_a_noun_without_a_required_field_is_refused(noun: Any):
    if noun is Span:
        return
    required = [f.name for f in dataclasses.fields(noun) if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]
    if required:
        with pytest.raises(KeyError, match=f"{noun.__name__} without"):
            from_plain(noun, {})


@every_noun
@FEW
@given(st.data())
def test_what_a_later_version_adds_is_passed_over(noun: Any, data: st.DataObject):
    if noun is Span:
        return
    value = data.draw(nouns(noun))
    assert from_plain(noun, {**to_plain(value), "field_of_tomorrow": 1}) == value


@FEW
@given(st.lists(nouns(annotation.Party), max_size=3))
def test_a_party_without_a_code_keeps_its_words(parties: list[annotation.Party]):
    uncoded = [dataclasses.replace(party, code=None) for party in parties]
    for party in uncoded:
        plain = to_plain(party)
        assert list(plain) == ["code", "entity", "text", "span"] and plain["code"] is None
        assert from_plain(annotation.Party, json.loads(json.dumps(plain))) == party
        with pytest.raises(KeyError, match="Party without code"):
            from_plain(annotation.Party, {name: held for name, held in plain.items() if name != "code"})
