"""Annotations to plain JSON values and back, by their own field types."""
from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from functools import cache
from typing import Any, TypeVar

from .span import Span

T = TypeVar("T")

# Fields of ours that the schema does not print, by class name, and those printed only where they have a value.
UNPRINTED = {"Document": {"known_sections"}, "Time": {"relative"}}
ONLY_WITH_VALUE = {"score", "auxiliary_cue", "lean", "anonymous", "strength", "specificity"}


def to_plain(value: Any) -> Any:
    """dicts, lists, strings, numbers, booleans and None; a Span is [start, end], a date is ISO 8601."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        skip = UNPRINTED.get(type(value).__name__, set())
        pairs = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value) if f.name not in skip)
        return {name: to_plain(held) for name, held in pairs if held is not None or name not in ONLY_WITH_VALUE}
    if isinstance(value, (tuple, list)):
        return [to_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: to_plain(one) for key, one in value.items()}
    return value.isoformat() if isinstance(value, datetime.date) else value


def from_plain(kind: type[T], plain: Any) -> T:
    """The dataclass `kind` from what to_plain gave. Raises KeyError where a required field is absent."""
    return typing.cast(T, _read(kind, plain))


def _read(kind: Any, plain: Any) -> Any:
    if plain is None or kind is Any:
        return plain
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read(next(arm for arm in typing.get_args(kind) if arm is not type(None)), plain)
    if origin is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(_read(inner, one) for one in plain)
    if kind is Span:
        return Span(*plain)
    if kind is datetime.date:
        return datetime.date.fromisoformat(plain)
    if dataclasses.is_dataclass(kind):
        return _read_fields(kind, plain)
    return plain


def _read_fields(kind: Any, plain: dict[str, Any]) -> Any:
    hints = _hints(kind)
    required = {f.name for f in dataclasses.fields(kind)
                if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    if absent := required - plain.keys():
        raise KeyError(f"{kind.__name__} without {', '.join(sorted(absent))}")
    return kind(**{name: _read(hints[name], plain[name]) for name in hints if name in plain})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
