"""Routes of the five ledgers: a page of findings, and the same view as a file."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from ..export import write_csv, write_parquet
from ..export.files import whole
from ..queries import Wanted
from . import shapes
from .asked import TheDesk
from .desk import Desk
from .examples import shown
from .filters import Listed, Taken

routes = APIRouter(prefix="/ledger")
MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "parquet": "application/vnd.apache.parquet"}
BYTES = {"schema": {"type": "string", "format": "binary"}}
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind.partition(";")[0]: BYTES for kind in MEDIA.values()}, "description": "the file"}}


@routes.get("/{layer}", responses=shown("ledger"))
def ledger(desk: TheDesk, layer: shapes.Layer, asked: Annotated[Listed, Query()]) -> shapes.Findings:
    """One page of a ledger."""
    return desk.page(layer, asked.of(layer), asked.sort, (asked.page, asked.size))


@routes.get("/{layer}/download", response_class=FileResponse, responses=FILE)
def download(desk: TheDesk, layer: shapes.Layer, asked: Annotated[Taken, Query()]) -> FileResponse:
    """All rows of a view as a file, in order of publication; reviewed over predicted."""
    folder = tempfile.TemporaryDirectory(prefix="standoff-")
    path = Path(folder.name) / f"{layer}.{asked.form}"
    try:
        _write(desk, layer, asked.of(layer), path)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(path, media_type=MEDIA[asked.form], filename=path.name, background=BackgroundTask(folder.cleanup))


def _write(desk: Desk, layer: str, wanted: Wanted, path: Path) -> None:
    cited = desk.record.ledger.cited(layer, wanted)
    if path.suffix == ".jsonl":
        lines: Iterator[str] = (json.dumps(one.to_dict(), ensure_ascii=False) + "\n" for one in cited)
        with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(lines)
    else:
        (write_csv if path.suffix == ".csv" else write_parquet)(path, layer, cited)
