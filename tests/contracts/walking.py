"""Every place in an annotation where words or a span stand, whatever its class."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from standoff.annotation import Span


def nodes(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """(path, dataclass instance) of `value` and of all in it, tuples, lists and dicts opened."""
    if isinstance(value, (tuple, list)):
        for n, one in enumerate(value):
            yield from nodes(one, f"{path}[{n}]")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from nodes(one, f"{path}[{key!r}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for field in dataclasses.fields(value):
            yield from nodes(getattr(value, field.name), f"{path}.{field.name}")


def untrue(value: Any, text: str) -> list[str]:
    """What is wrong with the offsets in `value`: a span beyond `text`, or a `text` beside a `span` that is not what stands there."""
    wrong = []
    for path, node in nodes(value):
        if isinstance(node, Span):
            if node.end > len(text):
                wrong.append(f"{path} [{node.start}, {node.end}) of {len(text)}")
        elif (
            (span := getattr(node, "span", None)) is not None
            and isinstance(words := getattr(node, "text", None), str)
            and span.of(text) != words
        ):
            wrong.append(f"{path} {type(node).__name__} {words!r} at {span}, where {span.of(text)!r} stands")
    return wrong


def dangling(reading: Any) -> list[str]:
    """References of a reading to what is not there."""
    there = {
        "entity": {e.id for e in reading.entities},
        "statement": {s.id for s in reading.statements},
        "event": {v.id for v in reading.events},
    }
    there["reported_by"] = there["statement"]
    return [
        f"{path}.{name} is {target}"
        for path, node in nodes(reading)
        if not isinstance(node, Span)
        for name, known in there.items()
        if isinstance(target := getattr(node, name, None), str) and target not in known
    ]
