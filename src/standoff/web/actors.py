"""Routes of parties and charts: weeks, coverage, parties, pairs, network, map, issues, positions over time, demands and answers."""
from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from . import parties as pages
from .asked import Code, TheDesk
from .examples import shown
from .filters import Lines, OfParty, Period, Stands, Weekly

routes = APIRouter()


@routes.get("/weeks", responses=shown("weeks"))
def weeks(desk: TheDesk, asked: Annotated[Weekly, Query()]) -> dict[str, Any]:
    """What was done beside how much was reported, week by week."""
    return {"weeks": pages.weeks(desk, asked.wanted())}


@routes.get("/coverage", responses=shown("coverage"))
def coverage(desk: TheDesk) -> dict[str, Any]:
    """Whose side the coverage comes from: who publishes, and whom they let speak."""
    return pages.coverage(desk)


@routes.get("/parties", responses=shown("parties"))
def parties(desk: TheDesk, asked: Annotated[Period, Query()]) -> dict[str, Any]:
    """Every party with how often it stands in what, most first."""
    return {"parties": pages.parties(desk, asked.wanted())}


@routes.get("/parties/{code}", responses=shown("party"))
def party(desk: TheDesk, code: Code, asked: Annotated[Period, Query()]) -> dict[str, Any]:
    """One party."""
    return pages.party(desk, code, asked.wanted())


@routes.get("/pairs/{one}/{other}", responses=shown("pair"))
def pair(desk: TheDesk, one: Code, other: Code, asked: Annotated[Period, Query()]) -> dict[str, Any]:
    """What each of two parties does toward the other, week by week."""
    return pages.pair(desk, one, other, asked.wanted())


@routes.get("/network", responses=shown("network"))
def network(desk: TheDesk, asked: Annotated[Lines, Query()]) -> dict[str, Any]:
    """Who acts toward whom."""
    return pages.network(desk, asked.wanted(), asked.least)


@routes.get("/places", responses=shown("places"))
def places(desk: TheDesk, asked: Annotated[OfParty, Query()]) -> dict[str, Any]:
    """Where events were."""
    return pages.places(desk, asked.wanted())


@routes.get("/issues", responses=shown("issues"))
def issues(desk: TheDesk, asked: Annotated[OfParty, Query()]) -> dict[str, Any]:
    """What there are positions on."""
    return pages.issues(desk, asked.wanted())


@routes.get("/timeline", responses=shown("timeline"))
def timeline(desk: TheDesk, asked: Annotated[Stands, Query()]) -> dict[str, Any]:
    """Who stood where when, the old quote beside the new."""
    return pages.timeline(desk, asked.wanted(), asked.issue or None)


@routes.get("/matrix", responses=shown("matrix"))
def matrix(desk: TheDesk, asked: Annotated[OfParty, Query()]) -> dict[str, Any]:
    """What is demanded, and how the others answer."""
    return pages.matrix(desk, asked.wanted())
