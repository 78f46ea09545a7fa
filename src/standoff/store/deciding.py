"""One decision about a finding: kept as an entry, and made to count in the columns that are asked, in one transaction."""
from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from ..annotation import Reading
from ..annotation.codec import to_plain
from ..errors import CallError, NoSuchReference
from . import cited, corrections, documents, flat, layers, reviews
from .findings import LAYERS, key_of
from .kinds import BY_LETTER, words_of
from .reviewed import Finding, findings, looked_at
from .reviews import DECISIONS, Decision, Entry

LONGEST_NAME = 200  # characters of a reviewer's name


def decide(connection: Connection, ref: str, decision: Decision, changes: Mapping[str, Any] | None, by: tuple[str | None, str]) -> Entry:
    """Keep a decision about what `ref` points at; the entry as it was kept.

    Args:
        connection: from Database.writing(), which commits.
        changes: the corrected fields, with "correct" alone; they are applied to the machine's value.
        by: the reviewer's name or None, and the time.

    Raises:
        NoSuchReference: nothing there that can be reviewed.
        CallError: no such decision; a correction that makes no sense.
    """
    if decision not in DECISIONS:
        raise CallError(f"review: no decision {decision!r}; there are {', '.join(DECISIONS)}")
    if (decision == "correct") != bool(changes):
        raise CallError("review: a correction names the changed fields" if decision == "correct"
                        else f"review: {decision} takes no correction")
    number, reading, layer, finding = pointed_at(connection, ref)
    left, reviewed_finding = finding.machine, None
    if decision == "correct":
        assert changes is not None
        left = corrections.corrected(reading, layer, finding.machine, changes)
        reviewed_finding = key_of(reading.document.id, layer, left)
    entry = Entry(0, by[1], _name(by[0]), decision, None, reading.document.id, layer, finding.key, reviewed_finding,
                  words_of(finding.machine, reading.document.text), to_plain(finding.machine),
                  None if decision == "reject" else looked_at(layer, left))
    kept = reviews.add(connection, entry)
    flat.rewrite(connection, number, reading)
    return kept


def undo(connection: Connection, which: str | int | None, by: tuple[str | None, str]) -> tuple[Entry, Entry]:
    """Take a decision back: that on a reference, that of a number, or the last that stands. The new entry, and the one undone.

    Raises:
        NoSuchReference: no decision stands there.
    """
    undone = _to_undo(connection, which)
    entry = dataclasses.replace(undone, at=by[1], reviewer=_name(by[0]), decision="undo", undoes=undone.number)
    kept = reviews.add(connection, entry)
    if held := documents.by_id(connection, undone.document):
        flat.rewrite(connection, held.number, layers.load(connection, held.number))
    return kept, undone


def pointed_at(connection: Connection, ref: str) -> tuple[int, Reading, str, Finding]:
    """The document's number, the machine's reading of it, the layer and the finding that a reference names.

    Raises:
        NoSuchReference: nothing there, or nothing that can be reviewed.
    """
    prefix, local_id = cited.parse(ref)
    layer = BY_LETTER[local_id[0]].layer if local_id else "documents"
    if layer not in LAYERS:
        raise NoSuchReference(f"{ref}: {layer} are not reviewed; name one of {', '.join(LAYERS)}, such as {prefix}:v1")
    assert local_id is not None
    facts = cited.find_document(connection, prefix)
    reading = layers.load(connection, facts.number)
    cited.find_annotation(reading, ref, local_id)
    entries = reviews.standing(reviews.of_document(connection, facts.id))
    return facts.number, reading, layer, next(one for one in findings(reading, layer, entries) if one.local_id == local_id)


def _to_undo(connection: Connection, which: str | int | None) -> Entry:
    if isinstance(which, str):
        finding = pointed_at(connection, which)[3]
        if finding.entry is None:
            raise NoSuchReference(f"{which}: no decision stands on it")
        return finding.entry
    stand = reviews.standing(reviews.everything(connection))
    found = [entry for entry in stand if which in (None, entry.number)]
    if not found:
        raise NoSuchReference("review: no decision stands that could be taken back" if which is None
                              else f"review: no decision {which} stands; see: standoff review list --history")
    return found[-1]


def _name(reviewer: str | None) -> str | None:
    named = " ".join((reviewer or "").encode("utf-8", "replace").decode().split())
    if len(named) > LONGEST_NAME:
        raise CallError(f"review: a reviewer's name has at most {LONGEST_NAME} characters")
    return named or None
