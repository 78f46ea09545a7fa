"""What a place's name is used for: the place itself, its government ("Moscow said"), or the dateline."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from ..annotation import Span
from ..reference.gazetteer import GazetteerPlace
from .places_names import Named

if TYPE_CHECKING:
    from spacy.tokens import Doc

Use = Literal["literal", "metonymic", "dateline"]


def use_of(name: Named, place: GazetteerPlace | None, span: Span, datelines: Sequence[Span], parse: Doc | None) -> Use:
    """1. in a dateline 2. as its government does: a state or a capital that acts or is acted upon 3. literal."""
    if any(line.contains(span) for line in datelines):
        return "dateline"
    return "literal"
