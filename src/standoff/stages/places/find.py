"""From a text to its places, by the three steps that the package's docstring names."""
from __future__ import annotations

from ...annotation import Document, Place, Span
from ..contract import Layers
from .names import find_names, tokens_of
from .resolve import key_of, resolve
from .use import use_of


def find_places(document: Document, layers: Layers) -> tuple[Place, ...]:
    """Return the places of a document, in text order; none overlap.

    A state's people and its adjective ("the French", "Russian troops") are that state, metonymic; its language is not. No place is
    a name inside that of a person or an organisation ("Washington Post"), unless it is that of its own police or government.
    A place that no gazetteer has keeps its words, without country and point.

    Args:
        document: text in code points.
        layers: `parse`, if there, gives entity tags and dependencies; without it only the gazetteer's larger places are
            found. `sections` tell the datelines.

    Returns:
        Spans index document.text; `use` is dateline, metonymic or literal.
    """
    tokens = tokens_of(document.text, layers.parse)
    names = find_names(tokens)
    meant = resolve(names, tokens)
    datelines = [section.span for section in layers.sections if section.kind == "dateline"]
    found = []
    for one in names:
        span, place = Span(one.start, one.end), meant.get(key_of(one))
        use = use_of(one, span, datelines, layers.parse)
        found.append(Place(span.of(document.text), span, place.name if place else span.of(document.text), place.country if place else None,
                           place.latitude if place else None, place.longitude if place else None, place.geonames if place else None, use))
    return tuple(found)
