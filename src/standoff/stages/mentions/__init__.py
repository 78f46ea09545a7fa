"""Words that may refer to somebody: names, descriptions ("the Russian envoy"), pronouns, with what the words alone tell.

    1  pronouns.py       pronouns of the third person, singular and plural
    2  people.py         people by name, with the title before it ("Soviet Foreign Minister Andrei Gromyko")
    3  names.py          names that reference/parties knows: states, capitals, bodies, organs, groups, leaders
    4  descriptions.py   descriptions whose head is an office or a force ("officials in Moscow", "NATO troops", "the spokesman")
    5  descriptions.py   pairs without a name ("both sides", "the two countries"), and bodies by a noun ("the alliance")
    6  names.py          other organisations that spaCy names
Of mentions over the same words the first kind in this order stands; descriptions may hold names inside them.
"""
from __future__ import annotations

from collections.abc import Iterator

from ...annotation import Document, Mention
from ..contract import Layers
from .descriptions import find_descriptions, find_pairs_and_bodies
from .named_text import NamedText
from .names import find_known_names, find_other_names
from .people import find_people
from .pronouns import find_pronouns

__all__ = ["find_mentions"]


def find_mentions(document: Document, layers: Layers) -> tuple[Mention, ...]:
    """Return the mentions in text order, outer before inner. Needs `parse`."""
    assert layers.parse is not None
    kept: dict[tuple[int, int], Mention] = {}
    for mention in _all(NamedText(document, layers.parse)):
        kept.setdefault((mention.span.start, -mention.span.end), mention)
    return tuple(kept[key] for key in sorted(kept))


def _all(text: NamedText) -> Iterator[Mention]:
    """In this order: each takes note in `text` of what those after it have to leave alone."""
    yield from find_pronouns(text)
    yield from find_people(text)
    yield from find_known_names(text)
    yield from find_descriptions(text)
    yield from find_pairs_and_bodies(text)
    yield from find_other_names(text)
