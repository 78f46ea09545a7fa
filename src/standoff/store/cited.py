"""References: how a finding is cited (`3f9a2c1d:s4`), and what a reference points at.

REF is the beginning of a document's id, eight digits or, where two begin alike, more; then a colon, a letter (e entity,
s statement, v event, c commitment, p position, f figure, h past event) and a number. A document alone has no colon.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from ..annotation import Reading, Words
from ..annotation.codec import to_plain
from ..errors import NoSuchReference
from . import documents
from .documents import DocumentFacts
from .kinds import BY_LETTER, local_ids

A = TypeVar("A")

_REFERENCE = re.compile(r"([0-9a-f]{4,64})(?::([esvcpfh][0-9]+))?")


@dataclass(frozen=True, slots=True)
class Cited(Generic[A]):
    """An annotation with what it takes to cite it: `ref`, the document's facts, and the words that show it. `entry` is the key of
    the act or statement that it is a mention of, the same for all that tell of it. `finding` is its own key, `review` what was
    decided about it (accept, correct, reject; None: nothing)."""

    ref: str
    document: DocumentFacts
    annotation: A
    words: Words
    entry: str | None = None
    finding: str = ""
    review: str | None = None

    @property
    def origin(self) -> str:
        """predicted, or reviewed where somebody accepted or corrected it."""
        return "reviewed" if self.review in ("accept", "correct") else "predicted"

    def to_dict(self) -> dict[str, Any]:
        """The annotation as schema 1 has it, after its `ref`, its document's id and its `entry`."""
        return {"ref": self.ref, "document": self.document.id, "entry": self.entry, **to_plain(self.annotation)}


def parse(ref: str) -> tuple[str, str | None]:
    """The beginning of a document's id, and the local id ("s4") or None. Raises NoSuchReference."""
    match = _REFERENCE.fullmatch(ref.strip().lower())
    if not match:
        raise NoSuchReference(f"{ref!r} is no reference; write a document as 3f9a2c1d, what stands in it as 3f9a2c1d:s4 "
                              "(letter e, s, v, c, p, f or h)")
    return match[1], match[2]


def find_document(connection: Connection, prefix: str) -> DocumentFacts:
    """The one document whose id begins so. Raises NoSuchReference where none does, or several do."""
    found = documents.beginning_with(connection, prefix)
    if not found:
        raise NoSuchReference(f"{prefix}: no document of this record begins so; find one with: standoff search WORDS")
    if len(found) > 1:
        names = ", ".join(facts.short for facts in found[:3]) + (", …" if len(found) > 3 else "")
        raise NoSuchReference(f"{prefix}: {len(found)} documents begin so ({names}); write more of the one you mean")
    return found[0]


def find_annotation(reading: Reading, ref: str, local_id: str) -> Any:
    """The annotation of that local id. Raises NoSuchReference."""
    kind = BY_LETTER[local_id[0]]
    ids = local_ids(reading, kind)
    if local_id not in ids:
        there = f"it has {', '.join(ids) if len(ids) < 4 else f'{ids[0]} to {ids[-1]}'}" if ids else "it has none"
        raise NoSuchReference(f"{ref}: no {kind.noun} {local_id} in this document; {there}")
    return getattr(reading, kind.layer)[ids.index(local_id)]
