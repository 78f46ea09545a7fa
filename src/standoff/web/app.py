"""The workbench: routes under /api, the built files, and for every other address the page itself.

guard      who is let in; headers; sizes
desk       the record behind the pages, with what is the same until somebody writes
pages      what each page shows; parties: those of parties and charts
shapes     what answers are made of
filters    what stands in a query string
highlight  text and marks to flat pieces; marks: what is marked
jobs       adding while the page is used
look, ledgers, actors, judge, take_in    the routes, by what they are for
mcp_server the same record for language models, read only (standoff mcp)
"""
from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Scope

from ..errors import Broken, CallError, DocumentError, NoSuchReference, StandoffError
from ..record import Record
from . import actors, examples, judge, ledgers, look, take_in
from .desk import Desk
from .guard import Guard
from .jobs import Jobs
from .shapes import Fault

STATIC, INDEX = Path(__file__).parent / "static", "index.html"
STATUS: dict[type[StandoffError], int] = {NoSuchReference: 404, CallError: 422, DocumentError: 422, Broken: 503}
FAULTS: dict[int | str, dict[str, Any]] = {
    404: {"model": Fault, "description": "nothing there"}, 422: {"model": Fault, "description": "the call is wrong"},
    400: {"model": Fault, "description": "the body cannot be read"},
    503: {"model": Fault, "description": "the record is damaged or locked"},
}


class Built(StaticFiles):
    """The built files; every other address is the page itself, which finds its way. Names carry no hash, so a browser asks each
    time whether they are still the same."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            return await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404:
                raise
        if not (STATIC / INDEX).is_file():
            raise HTTPException(404, "the pages are not built in this checkout; the API is under /api (see /api/openapi.json)")
        return await super().get_response(INDEX, scope)


def application(record: Record, *, hosts: frozenset[str] | None = None, token: str | None = None, workers: int = 1) -> ASGIApp:
    """The whole workbench over one record, guarded. `hosts`: the values of the Host header that are answered; None: any, which is
    safe with a `token` only."""
    return Guard(api(record, workers), hosts, token)


def api(record: Record, workers: int = 1) -> FastAPI:
    """The application without its guard: for tests of the routes alone."""
    jobs = Jobs(record, workers)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()

    app = FastAPI(title="standoff", version=version("standoff"), docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
                  lifespan=living, responses=FAULTS, description="A cited record of a crisis: every answer points to the exact words.")
    app.state.desk, app.state.jobs = Desk(record), jobs
    for routes in (look.routes, ledgers.routes, actors.routes, judge.routes, take_in.routes):
        app.include_router(routes, prefix="/api")
    _answer_faults(app)

    @app.get("/api/{rest:path}", include_in_schema=False)
    def nothing(rest: str) -> JSONResponse:
        return _fault(404, f"/api/{rest[:100]}: nothing is there; see /api/openapi.json")

    told = app.openapi()  # once, and kept by FastAPI
    examples.with_examples(told)
    app.mount("/", Built(directory=STATIC, check_dir=False, html=True))
    return app


def _answer_faults(app: FastAPI) -> None:
    """Every error becomes one line and a status."""
    @app.exception_handler(StandoffError)
    def ours(_: Request, error: StandoffError) -> JSONResponse:
        status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)
        return _fault(status, str(error))

    @app.exception_handler(RequestValidationError)
    def wrong_call(_: Request, error: RequestValidationError) -> JSONResponse:
        told = [f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg']}" for one in error.errors()]
        return _fault(422, "; ".join(told[:5]))

    @app.exception_handler(HTTPException)
    def refused(_: Request, error: HTTPException) -> JSONResponse:
        return _fault(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(Exception)
    def fault(_: Request, error: Exception) -> JSONResponse:
        return _fault(500, f"{type(error).__name__}; this is a fault in standoff: please report it with what standoff serve printed")


def _fault(status: int, error: str, headers: dict[str, str] | None = None) -> JSONResponse:
    plain = " ".join(error.encode("utf-8", "replace").decode().split())
    return JSONResponse({"error": plain}, status, headers)
