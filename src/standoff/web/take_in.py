"""Routes of adding: files, a text, addresses; then the job's progress as JSON or as server-sent events."""
from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Body, File, Form, Header, Path, Request, UploadFile
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from ..adding import Added
from ..errors import CallError
from ..ingest import MAX_BYTES, Found, document_of
from ..record import days
from ..store.documents import SHORTEST
from .asked import TheJobs
from .examples import shown
from .jobs import Job

routes = APIRouter(prefix="/add")
MOST_FILES = 200
LOOK_SECONDS, BREATH_SECONDS = 0.1, 15.0  # between two looks at a job, and between two signs of life on a silent stream
Day = Annotated[str | None, Field(max_length=10, description="the day of publication, 2022-01-17; else what each document tells of itself")]
Name = Annotated[str, Path(pattern="^[0-9a-f]{16}$", examples=["a1b2c3d4e5f60718"])]
Line = Annotated[str | None, Field(max_length=2000)]
Address = Annotated[str, Field(max_length=4000, pattern=r"^https?://[^\s]+$")]
STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "events added and done"}}


class Text(BaseModel):
    """One text, kept character for character."""

    model_config = ConfigDict(extra="forbid")
    text: str
    title: Line = None
    outlet: Line = None
    url: Line = None
    published: Day = None


class Addresses(BaseModel):
    """Pages to be fetched."""

    model_config = ConfigDict(extra="forbid")
    addresses: Annotated[list[Address], Field(min_length=1, max_length=MOST_FILES)]
    published: Day = None


@routes.post("/files", status_code=202, responses=shown("job started", 202))
def files(jobs: TheJobs, files: Annotated[list[UploadFile], File()], published: Annotated[Day, Form()] = None) -> dict[str, Any]:
    """Add files; each becomes one outcome."""
    if len(files) > MOST_FILES:
        raise CallError(f"files: {len(files)} at once; send {MOST_FILES} at most")
    return _started(jobs.start([_found(upload) for upload in files], _day(published)))


@routes.post("/text", status_code=202, responses=shown("job started", 202))
def text(jobs: TheJobs, asked: Annotated[Text, Body()]) -> dict[str, Any]:
    """Add one text."""
    document = document_of(asked.text, _day(asked.published), asked.title or None, asked.outlet or None, asked.url or None)
    return _started(jobs.start([document], None))


@routes.post("/addresses", status_code=202, responses=shown("job started", 202))
def addresses(jobs: TheJobs, asked: Annotated[Addresses, Body()]) -> dict[str, Any]:
    """Add what stands under addresses, as far as this version fetches any; each becomes one outcome."""
    return _started(jobs.start(asked.addresses, _day(asked.published)))


@routes.get("/{name}", responses=shown("job"))
def job(jobs: TheJobs, name: Name) -> Any:
    """How far a job is."""
    found = jobs.find(name)
    return _told(found) if found else _unknown(name)


@routes.get("/{name}/events", response_class=StreamingResponse, responses=STREAM)
async def events(request: Request, jobs: TheJobs, name: Name, last_event_id: Annotated[str | None, Header()] = None) -> Any:
    """A job's outcomes as they come: server-sent events `added`, at the end `done`. A reconnecting browser goes on where it was."""
    found = jobs.find(name)
    if found is None:
        return _unknown(name)
    told = last_event_id or ""
    begin = int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0
    return StreamingResponse(_stream(request, found, begin), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


async def _stream(request: Request, job: Job, begin: int) -> AsyncIterator[str]:
    told, silent = begin, 0.0
    while not await request.is_disconnected():
        over = job.is_over  # asked before the outcomes: what is over has all of them
        for outcome in job.outcomes[told:]:
            told += 1
            yield _event("added", told, _added(outcome))
        if over:
            yield _event("done", told, _told(job))
            return
        silent += LOOK_SECONDS
        if silent >= BREATH_SECONDS:
            silent = 0.0
            yield ": still at it\n\n"
        await asyncio.sleep(LOOK_SECONDS)


def _event(name: str, number: int, plain: dict[str, Any]) -> str:
    return f"event: {name}\nid: {number}\ndata: {json.dumps(plain)}\n\n"


def _found(upload: UploadFile) -> Found:
    """The bytes under the file's own name, without the folders that a browser may send."""
    name = " ".join(PurePath((upload.filename or "").replace("\\", "/")).name.split()) or "a file without a name"
    name = "".join(c if c.isprintable() else "\ufffd" for c in name)[:200]
    if (upload.size or 0) > MAX_BYTES:
        return Found(name, None, f"{name}: more than {MAX_BYTES / 1e6:.0f} MB; give the articles one by one")
    return Found(name, upload.file.read(), None)


def _day(published: str | None) -> str | None:
    """The day as it was given. Raises CallError where it is none."""
    if not published:
        return None
    first, last = days(published)
    if first != last:
        raise CallError(f"published {published!r}: one day is needed; write it as 2022-01-17")
    return published


def _started(job: Job) -> dict[str, Any]:
    return {"job": job.name, "documents": job.expected}


def _told(job: Job) -> dict[str, Any]:
    outcomes = list(job.outcomes)
    counts = Counter(one.status for one in outcomes)
    return {"job": job.name, "state": job.state, "expected": job.expected, "outcomes": [_added(one) for one in outcomes],
            "counts": {status: counts[status] for status in ("added", "known", "failed")}, "error": job.error}


def _added(outcome: Added) -> dict[str, Any]:
    return {"name": outcome.name, "status": outcome.status, "document": outcome.document_id and outcome.document_id[:SHORTEST],
            "error": outcome.error, "again": outcome.again}


def _unknown(name: str) -> JSONResponse:
    return JSONResponse({"error": f"{name}: no such job; it may have been forgotten since it was done"}, 404)
