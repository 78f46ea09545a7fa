"""The columns of each layer's flat table: first the document's, then the layer's own, then the words.

Several codes or contexts in one cell are joined by ";". A date is a day; what is not known is empty.
"""
from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, Literal

from ..annotation import Party
from ..store.cited import Cited

Cell = Literal["text", "whole", "real", "flag", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` in the heading, what its cells hold, and how it is taken from an annotation."""

    name: str
    cell: Cell
    take: Callable[[Any], Any]  # of a Cited; of what is followed through a record, of a flat row


def values(layer: str, cited: Cited[Any]) -> dict[str, Any]:
    """One row, by column: str, int, float, bool, datetime.date or None."""
    return {column.name: column.take(cited) for column in COLUMNS[layer]}


def _of_document(name: str, cell: Cell = "text", heading: str | None = None) -> Column:
    return Column(heading or name, cell, attrgetter(f"document.{name}"))


def _own(name: str, cell: Cell = "text") -> Column:
    return Column(name, cell, attrgetter(f"annotation.{name}"))


def _inside(path: str, heading: str, cell: Cell = "text") -> Column:
    """A field of a part that may be None: "place.name"."""
    part, name = path.split(".")
    return Column(heading, cell, lambda cited: getattr(getattr(cited.annotation, part), name, None))


def _joined(name: str) -> Column:
    """A list of codes or contexts; a party without a code is not in it."""
    def take(cited: Cited[Any]) -> str:
        held: Iterable[str | Party] = getattr(cited.annotation, name)
        codes = (one.code if isinstance(one, Party) else one for one in held)
        return ";".join(dict.fromkeys(code for code in codes if code is not None))
    return Column(name, "text", take)


def _linked(name: str) -> Column:
    """The id of another annotation of the same document, as a reference."""
    def take(cited: Cited[Any]) -> str | None:
        local_id = getattr(cited.annotation, name)
        return f"{cited.document.short}:{local_id}" if local_id else None
    return Column(name, "text", take)


def _number(name: str) -> Column:
    def take(cited: Cited[Any]) -> float | None:
        held = getattr(cited.annotation, name)
        # A whole number beyond what a column of numbers holds (1.8e308) stays in the words alone.
        return None if held is None or abs(held) > sys.float_info.max else float(held)
    return Column(name, "real", take)


def _when(part: str) -> tuple[Column, ...]:
    return (_inside(f"{part}.start", f"{part}_start", "day"), _inside(f"{part}.end", f"{part}_end", "day"),
            _inside(f"{part}.precision", f"{part}_precision"), _inside(f"{part}.basis", f"{part}_basis"))


_FIRST = (
    Column("ref", "text", attrgetter("ref")), Column("entry", "text", attrgetter("entry")),
    _of_document("id", heading="document"), _of_document("title"), _of_document("outlet"), _of_document("url"),
    _of_document("published", "day"),
)
_LAST = (
    Column("evidence", "text", attrgetter("words.text")),
    Column("evidence_start", "whole", attrgetter("words.span.start")),
    Column("evidence_end", "whole", attrgetter("words.span.end")),
    Column("origin", "text", attrgetter("origin")),  # predicted, or reviewed
)
_SPEAKER = (_inside("speaker.name", "speaker"), _inside("speaker.code", "speaker_code"), _inside("speaker.role", "speaker_role"),
            _inside("speaker.text", "speaker_words"))

_OWN: dict[str, tuple[Column, ...]] = {
    "events": (
        _own("event_type"), _own("event_mode"), _joined("contexts"), _own("quad", "whole"), _number("intensity"), _own("auxiliary"),
        _own("hedged", "flag"), _joined("actor"), _joined("recipient"), *_when("when"),
        _inside("place.name", "place"), _inside("place.country", "country"), _inside("place.latitude", "latitude", "real"),
        _inside("place.longitude", "longitude", "real"), _inside("place.geonames", "geonames", "whole"),
        _inside("trigger.text", "trigger"), _linked("reported_by"), _own("score", "real"),
    ),
    "statements": (
        *_SPEAKER, _inside("cue.text", "cue"), _own("direct", "flag"), _inside("addressee.text", "addressee"), *_when("said_on"),
        _own("score", "real"), _own("kind"), _own("strength"), _inside("speaker.anonymous", "anonymous"),
    ),
    "commitments": (
        _own("kind"), _joined("by"), _joined("toward"), _inside("condition.text", "condition"),
        _inside("consequence.text", "consequence"), *_when("deadline"), _own("status"), _linked("event"), _linked("statement"),
        _own("score", "real"), _own("specificity"),
    ),
    "positions": (
        _own("issue"), _own("party"), _own("stance"), _own("stance_type"), _linked("statement"), _own("score", "real"),
    ),
    "figures": (
        _own("what"), _number("value"), _number("low"), _number("high"), _own("unit"), _own("approximate", "flag"), _own("as_of"),
        _inside("claimed_by.name", "claimed_by"), _inside("claimed_by.code", "claimed_by_code"),
    ),
}

LAYERS = tuple(_OWN)
COLUMNS: dict[str, tuple[Column, ...]] = {layer: (*_FIRST, *own, *_LAST) for layer, own in _OWN.items()}


# ------------------------------------------------------------ what is followed through a record: rows that are flat already

def _held(name: str, cell: Cell = "text") -> Column:
    return Column(name, cell, itemgetter(name))


def _quote(prefix: str = "") -> tuple[Column, ...]:
    return _held(f"{prefix}ref"), _held(f"{prefix}day", "day"), _held(f"{prefix}words")


COLUMNS |= {
    "demands": (_held("kind"), _held("by"), _held("of"), *_quote(), _held("times_told", "whole"), _held("answer"), *_quote("answer_")),
    "moves": (_held("kind"), _held("by"), _held("toward"), *_quote(), _held("from_status"), _held("to_status"), _held("why"),
              *_quote("moved_")),
    "stances": (_held("issue"), _held("name"), _held("party"), _held("stance_type"), _held("side"), *_quote(), _held("moved", "flag"),
                *_quote("before_")),
    "ranges": (_held("thing", "whole"), _held("what"), _held("unit"), _held("low", "real"), _held("high", "real"),
               _held("conflicting", "flag"), _held("claimed_by"), _held("value", "real"), _held("value_low", "real"),
               _held("value_high", "real"), _held("as_of"), *_quote()),
    "tension": (_held("parties"), _held("between", "flag"), _held("step"), _held("weights"), _held("first", "day"), _held("last", "day"),
                _held("closed", "flag"), _held("state"),
                *(_held(name, "real") for name in ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
                                                   "tension", "tension_low", "tension_high", "talk", "talk_low", "talk_high")),
                _held("documents", "whole"), _held("telling", "whole"), _held("outlets", "whole"), _held("acts", "whole"), _held("refs")),
}
