"""Keys of findings: what a decision holds on to when a document is read anew and v12 has become v13.

A key is the first half of a sha256 over the document's id, the layer, the words by their spans, and what sort of finding it is
(an event's type, a commitment's kind, a position's party and stance type, a figure's number). Of several alike in these the
second in text order has another key than the first.
"""
from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from ..annotation import Commitment, Event, Figure, Position, Reading, Span, Statement
from .tables import FLAT

LAYERS = tuple(FLAT)


def keys(reading: Reading, layer: str) -> list[str]:
    """The key of each finding of one layer, in order; all are different."""
    met: Counter[str] = Counter()
    found = []
    for annotation in getattr(reading, layer):
        content = _content(reading.document.id, layer, annotation)
        found.append(_hashed(content, met[content]))
        met[content] += 1
    return found


def key_of(document_id: str, layer: str, annotation: Any) -> str:
    """The key that an annotation has where none alike stands before it."""
    return _hashed(_content(document_id, layer, annotation), 0)


def _hashed(content: str, before: int) -> str:
    return hashlib.sha256(f"{content}\x1f{before}".encode()).hexdigest()[:32]


def _content(document_id: str, layer: str, annotation: Any) -> str:
    return json.dumps([document_id, layer, *_parts(annotation)], ensure_ascii=True)


def _parts(one: Any) -> list[Any]:
    if isinstance(one, Event):
        return [_at(one.evidence.span), _at(one.trigger.span), one.event_type]
    if isinstance(one, Statement):
        return [_at(one.content.span)]
    if isinstance(one, Commitment):
        return [_at(one.condition.span) if one.condition else None, _at(one.consequence.span), one.kind]
    if isinstance(one, Position):
        return [_at(one.evidence.span), one.party, one.stance_type]
    assert isinstance(one, Figure)
    return [_at(one.evidence.span), one.value, one.low, one.high, one.unit]


def _at(span: Span) -> list[int]:
    return [span.start, span.end]
