"""Routes of reviewing: the queue, a decision, undoing, the history, the figures, disagreements as training data."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from ..queries import CONTEXT, reviewing
from ..queries.reviewing import Counted, Told
from ..store import deciding
from ..store.reviews import Entry
from . import pages, shapes
from .asked import TheDesk
from .examples import shown
from .filters import LAST_PAGE, Queue
from .shapes import Fault

routes = APIRouter(prefix="/reviews")
MOST = 200
ORDERS = {"sample": "sample", "doubt": "score", "text": "text"}
Text = Annotated[str, Field(max_length=200)]


class Decided(BaseModel):
    """A decision. `finding`, where it is given, must be the key of what the reference points at."""

    model_config = ConfigDict(extra="forbid")
    ref: Text
    decision: Literal["accept", "correct", "reject"]
    correction: dict[str, Any] | None = None
    finding: Text | None = None
    reviewer: Text | None = None


class Undone(BaseModel):
    """Which decision is taken back: that on a reference, that of a number, or, with neither, the last that stands."""

    model_config = ConfigDict(extra="forbid")
    ref: Text | None = None
    number: Annotated[int, Field(ge=1, le=2**62)] | None = None
    reviewer: Text | None = None


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry of the history. `ref` is null where its finding is found no more (orphaned)."""

    number: int
    at: str
    reviewer: str | None
    decision: Literal["accept", "correct", "reject", "undo"]
    undoes: int | None
    stands: bool
    orphaned: bool
    ref: str | None
    document: str
    title: str | None
    layer: str
    finding: str
    words: shapes.Quoted
    machine: dict[str, Any]
    reviewed: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What is still to be reviewed, in an order."""

    total: int
    page: int
    size: int
    pages: int
    rows: list[shapes.Finding]
    names: shapes.Names
    done: int
    left: int


@routes.get("/queue", responses=shown("queue"))
def queue(desk: TheDesk, asked: Annotated[Queue, Query()]) -> QueuePage:
    """Findings that nobody has decided on."""
    wanted = replace(asked.of(asked.layer), review="unreviewed")
    found = desk.page(asked.layer, wanted, ORDERS[asked.order], (asked.page, asked.size), CONTEXT)
    every = desk.record.page(asked.layer, replace(wanted, review="all"), size=1).total
    return QueuePage(found.total, found.page, found.size, found.pages, found.rows, found.names, every - found.total, found.total)


@routes.post("", status_code=201, responses={**shown("decide", 201), 409: {"model": Fault, "description": "another finding is there now"}})
def decide(desk: TheDesk, asked: Annotated[Decided, Body()]) -> Any:
    """Keep a decision."""
    if asked.finding is not None:
        with desk.database.reading() as connection:
            there = deciding.pointed_at(connection, asked.ref)[3].key
        if there != asked.finding:
            return JSONResponse({"error": f"{asked.ref}: another finding is there now, for the document was read anew; look again"}, 409)
    entry = desk.record.review(asked.ref, asked.decision, asked.correction, reviewer=asked.reviewer)
    return {"entry": _entry(Told(entry, True, asked.ref, None)), "finding": pages.ref_page(desk, asked.ref).finding}


@routes.post("/undo", status_code=201, responses=shown("undo", 201))
def undo(desk: TheDesk, asked: Annotated[Undone, Body()]) -> dict[str, Any]:
    """Take a decision back; both entries stay in the history."""
    entry, undone = desk.record.undo_review(asked.ref or asked.number, reviewer=asked.reviewer)
    ref = next((one.ref for one in desk.record.reviews() if one.entry.number == undone.number), None)
    found = pages.ref_page(desk, ref).finding if ref else None
    return {"entry": _entry(Told(entry, False, ref, None)), "undone": _entry(Told(undone, False, ref, None)), "finding": found}


@routes.get("", responses=shown("history"))
def history(desk: TheDesk, orphaned: bool | None = None, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
            size: Annotated[int, Query(ge=1, le=MOST)] = 50) -> dict[str, Any]:
    """Every decision and every undoing, newest first."""
    told = [one for one in desk.record.reviews() if orphaned is None or one.orphaned == orphaned]
    rows = [_entry(one) for one in told[(page - 1) * size : page * size]]
    return {"total": len(told), "page": page, "size": size, "pages": -(-len(told) // size), "rows": rows}


@routes.get("/figures", responses=shown("figures"))
def figures(desk: TheDesk) -> dict[str, Any]:
    """Precision by layer and event type, what was corrected, and how far reviewers agree."""
    made = desk.record.review_figures()
    fields = [{"layer": layer, "field": name, "kept": kept, "changed": changed} for (layer, name), (kept, changed) in made.fields.items()]
    agreed = made.agreement
    return {"decisions": made.decisions, "orphaned": made.orphaned, "by_layer": [_counted(one, "layer") for one in made.by_layer],
            "by_event_type": [{**_counted(one, "name"), "type_right": one.type_right} for one in made.by_event_type], "fields": fields,
            "agreement": {"findings": agreed.findings, "pairs": agreed.pairs, "same": agreed.same, "alpha": agreed.alpha}}


@routes.get("/training", response_class=StreamingResponse,
            responses={200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}, "description": "one a line"}})
def training(desk: TheDesk) -> StreamingResponse:
    """Corrections and rejections with their paragraphs, as JSON lines to learn from."""
    def lines() -> Iterator[str]:
        for one in reviewing.disagreements(desk.database):
            yield json.dumps(one, ensure_ascii=False) + "\n"

    attached = {"content-disposition": 'attachment; filename="disagreements.jsonl"'}
    return StreamingResponse(lines(), media_type="application/x-ndjson", headers=attached)


def _counted(one: Counted, called: str) -> dict[str, Any]:
    low, high = one.precision.interval or (None, None)
    return {called: one.name, "reviewed": one.precision.reviewed, "accepted": one.accepted, "corrected": one.corrected,
            "rejected": one.rejected, "precision": one.precision.share, "low": low, "high": high}


def _entry(told: Told) -> EntryShown:
    entry: Entry = told.entry
    return EntryShown(entry.number, entry.at, entry.reviewer, entry.decision, entry.undoes, told.stands, told.orphaned, told.ref,
                      entry.document, told.title, entry.layer, entry.finding, shapes.quoted(entry.words), dict(entry.machine),
                      None if entry.reviewed is None else dict(entry.reviewed))


