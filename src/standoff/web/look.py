"""Routes for reading: about, brief, changes, documents, one article, references, search, failures, menus, codebook."""
from __future__ import annotations

import typing
from typing import Annotated, Any

from fastapi import APIRouter, Query

from ..annotation.codec import to_plain
from ..annotation.commitment import CommitmentKind, StanceType, Status
from ..annotation.event import Auxiliary
from ..brief.described import QUADS
from ..errors import MAX_CHARACTERS
from ..ingest import MAX_BYTES
from ..queries import shelf
from ..queries.shelf import Cursor
from ..record import days
from ..reference import ontology
from . import pages
from .asked import Ref, TheDesk, Words
from .examples import shown
from .filters import Shelved
from .take_in import MOST_FILES

routes = APIRouter()
Visit = Annotated[str, Query(max_length=40, description="the cursor of the last visit", examples=["d8.r0"])]


@routes.get("/about", responses=shown("about"))
def about(desk: TheDesk) -> dict[str, Any]:
    """What the record holds, what made it, and what may be sent here."""
    from importlib.metadata import version

    from ..reference.encoder import FOLDER, manifest_of

    calibrated = sorted(manifest_of(FOLDER).get("temperature") or ())
    return {"standoff": version("standoff"), "record": desk.database.name, **to_plain(desk.record.stats()),
            "cursor": str(shelf.cursor(desk.database)), "calibrated": calibrated,
            "limits": {"upload_bytes": MAX_BYTES, "files": MOST_FILES, "characters": MAX_CHARACTERS}}


@routes.get("/choices", responses=shown("choices"))
def choices(desk: TheDesk) -> dict[str, Any]:
    """What the menus of filters offer, with how often each value occurs."""
    return pages.choices_page(desk)


@routes.get("/codebook", responses=shown("codebook"))
def codebook() -> dict[str, Any]:
    """What may be chosen in a correction."""
    types = [{"name": name, "quad": ontology.quad(name), "intensity": ontology.intensity(name), "modes": ontology.modes(name)}
             for name in ontology.event_types()]
    return {"event_types": types, "contexts": ontology.contexts(), "auxiliaries": typing.get_args(Auxiliary), "quads": QUADS,
            "commitment_kinds": typing.get_args(CommitmentKind), "statuses": typing.get_args(Status),
            "stance_types": typing.get_args(StanceType)}


@routes.get("/brief", responses=shown("brief"))
def brief(desk: TheDesk, since: Annotated[str | None, Query(max_length=10, examples=["2022-01-10"])] = None,
          party: Annotated[str | None, Query(max_length=100, examples=["RUS"])] = None) -> pages.BriefPage:
    """The crisis brief, live."""
    return pages.brief_page(desk, days(since)[0], party)


@routes.get("/changes", responses=shown("changes"))
def changes(desk: TheDesk, since: Visit = "d0.r0") -> pages.ChangesPage:
    """What was added to the record after a cursor. The record keeps no clock: a visit is a place in the order of adding."""
    return pages.changes_page(desk, Cursor.of(since))


@routes.get("/documents", responses=shown("documents"))
def documents(desk: TheDesk, asked: Annotated[Shelved, Query()]) -> pages.ShelfPage:
    """The documents, each with how much was found in it."""
    return pages.shelf_page(desk, asked.wanted(), asked.sort or None, (asked.page, asked.size))


@routes.get("/documents/{ref}", responses=shown("article"))
def article(desk: TheDesk, ref: Ref) -> pages.ArticlePage:
    """One article: its text in flat pieces, the marks over it, every layer."""
    return pages.article_page(desk, ref)


@routes.get("/refs/{ref}", responses=shown("ref"))
def reference(desk: TheDesk, ref: Ref) -> pages.RefPage:
    """What a reference points at, with the words around it."""
    return pages.ref_page(desk, ref)


@routes.get("/search", responses=shown("search"))
def search(desk: TheDesk, q: Words, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> pages.SearchPage:
    """Documents in which all the words stand, best first."""
    return pages.search_page(desk, q, limit)


@routes.get("/failures", responses=shown("failures"))
def failures(desk: TheDesk) -> dict[str, Any]:
    """What could not be read, and why."""
    return {"failures": [to_plain(one) for one in desk.record.failures()]}
