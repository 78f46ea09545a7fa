"""The two functions that Daft runs, and what comes out of them. Every error of a document is caught inside: it is a column.

1. documents: an input gives its documents, each a row
2. tables: a document gives its rows in every table, in processes that keep their models
"""
from __future__ import annotations

import datetime
import importlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..annotation import Document, Reading
from ..annotation.codec import from_plain
from ..errors import Broken, CallError, StandoffError
from ..ingest import Found, Opening, find, make
from ..ingest.found import stream
from ..store.documents import Origin
from ..store.layers import Maker
from .inputs import Part
from .tables import document_to_plain, rows_of, schemas

if TYPE_CHECKING:
    import pyarrow

Read = Callable[[Document], Reading]
AT_ONCE = 8  # documents handed to a worker at a time: few, so that none waits long at the end of a chunk


@dataclass(frozen=True, slots=True)
class How:
    """How a job is run. `ray` is a cluster's address (None: this machine), `workers` the processes that read. `read` and `version`
    are the reader's; None is standoff.reader, which is loaded where it is needed."""

    workers: int = 1
    ray: str | None = None
    published: datetime.date | None = None
    read: Read | None = None
    version: Callable[[], tuple[str, dict[str, str]]] | None = None

    def maker(self) -> Maker:
        """Who makes the readings. Raises WeightsMissing."""
        if self.version:
            return Maker.of(*self.version())
        from ..reader import version

        return Maker.of(*version())

    def reading(self, document: Document) -> Reading:
        """As standoff.reader.read gives it."""
        if self.read:
            return self.read(document)
        from ..reader import read

        return read(document)


@cache
def engine(ray: str | None) -> Any:
    """Daft, set to run here or on Ray, once in a process; nothing is reported to anybody. Raises CallError where a package is not
    installed, the cluster does not answer, or this process runs jobs elsewhere already."""
    os.environ |= {"DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "true", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}
    try:
        daft = importlib.import_module("daft")
        importlib.import_module("ray" if ray else "pyarrow")
    except ImportError as error:
        extra = "ray" if ray else "archive"
        raise CallError(f"code: the package {error.name} is not installed; install it with: pip install 'standoff[{extra}]'") from error
    try:
        if ray:
            daft.set_runner_ray(ray)
        else:
            daft.set_runner_native()
    except Exception as error:
        why = " ".join(str(error).split())[:160]
        raise CallError(f"--ray {ray}: no cluster answers ({why})" if ray else f"code: Daft cannot run here ({why})") from error
    return daft


def outcomes(parts: Sequence[Part], how: How) -> Iterator[pyarrow.RecordBatch]:
    """One row a document, in any order: `place` of its part, `number` in it, `name`, `raw_sha256`, and `outcome`, a struct of every
    table's rows, with `error` where there are none, and `broken` where no other document would fare better.

    Raises:
        RuntimeError: a worker process was killed (on this machine).
    """
    daft = engine(how.ray)
    types = _types(daft)
    parts_of = daft.func(_Documents(how.published).__call__, return_dtype=types["document"], use_process=False)
    rows = daft.from_pydict({"place": list(range(len(parts))), "name": [part.name for part in parts],
                             "first": [part.first for part in parts], "last": [part.last for part in parts]})
    column = daft.col
    raw = daft.functions.download(column("name"), on_error="null") if all(part.is_remote for part in parts) else daft.lit(None)
    rows = rows.with_column("raw", raw.cast(daft.DataType.binary()))
    rows = rows.select("place", parts_of(column("name"), column("first"), column("last"), column("raw")).alias("found"))
    rows = rows.select("place", *(column("found").get(name).alias(name) for name in _FOUND)).into_batches(AT_ONCE)
    read = daft.cls(_reading(daft, types["outcome"]), use_process=True, max_concurrency=how.workers)(how)
    outcome = read.outcome(*(column(name) for name in ("name", "raw_sha256", "document", "error")))
    for batch in rows.select("place", "number", "name", "raw_sha256", outcome.alias("outcome")).to_arrow_iter():
        yield batch.filter(batch["number"].is_valid()).cast(schema())  # an input without documents has a row without a number


def count(part: Part, how: How) -> int:
    """How many documents there are in an input. Raises RuntimeError where even looking for them kills the process."""
    daft = engine(how.ray)
    found = daft.func(_Documents(how.published).__call__, return_dtype=_types(daft)["document"], use_process=False)
    rows = daft.from_pydict({"name": [part.name]}).select(found(daft.col("name"), 0, None, None).alias("found"))
    return int(rows.count_rows())


def without_rows(number: int, name: str, error: str) -> pyarrow.RecordBatch:
    """What comes of one document of which nothing came."""
    import pyarrow

    nothing: dict[str, Any] = {"error": error, "broken": None, **{table: [] for table in schemas()}}
    row = {"place": 0, "number": number, "name": name, "raw_sha256": None, "outcome": nothing}
    return pyarrow.RecordBatch.from_pylist([row], schema())


def schema() -> pyarrow.Schema:
    """The columns of an outcome."""
    import pyarrow

    words, number = pyarrow.string(), pyarrow.int64()
    tables = [(name, pyarrow.list_(pyarrow.struct(list(columns)))) for name, columns in schemas().items()]
    outcome = pyarrow.struct([("error", words), ("broken", words), *tables])
    return pyarrow.schema([("place", number), ("number", number), ("name", words), ("raw_sha256", words), ("outcome", outcome)])


_FOUND = ("number", "name", "raw_sha256", "document", "error")


class _Documents:
    """The documents of one input as rows. A class, so that it travels to another process with what it holds."""

    def __init__(self, published: datetime.date | None) -> None:
        self._published = published

    def __call__(self, name: str, first: int, last: int | None, raw: bytes | None) -> Iterator[dict[str, Any]]:
        for number, found in enumerate(_found(name, raw)):
            if number >= first and (last is None or number < last):
                yield self._row(number, found)

    def _row(self, number: int, found: Found) -> dict[str, Any]:
        row: dict[str, Any] = dict.fromkeys(_FOUND) | {"number": number, "name": found.name, "error": found.error}
        if found.raw is None:
            return row
        row["raw_sha256"] = found.sha256()
        try:
            return row | {"document": document_to_plain(make(found, self._published).document)}
        except UnicodeEncodeError as error:
            return row | {"error": f"{found.name}: half a character at {error.start} cannot be stored; save it as UTF-8"}
        except StandoffError as error:
            return row | {"error": str(error)}
        except Exception as error:
            return row | {"error": _said(found.name, error)}


def _found(name: str, raw: bytes | None) -> Iterator[Found]:
    if raw is not None:
        yield from Opening().inside(name, stream(raw))
    elif "://" in name:
        yield Found(name, None, f"{name}: cannot be fetched from its storage")
    else:
        yield from find([name])


def outcome_of(how: How, maker: Maker, name: str, raw_sha256: str | None, document: str | None, error: str | None) -> dict[str, Any]:
    """The rows of one document, or why there are none. Never raises."""
    nothing: dict[str, Any] = {"error": None, "broken": None, **{table: [] for table in schemas()}}
    if document is None:
        return nothing | {"error": error}
    try:
        reading = how.reading(from_plain(Document, json.loads(document)))
        return nothing | rows_of(reading, Origin(name, raw_sha256), maker)
    except Broken as broken:
        return nothing | {"broken": str(broken)}
    except StandoffError as failure:
        return nothing | {"error": f"{name}: {failure}"}
    except Exception as failure:
        return nothing | {"error": _said(name, failure)}


def _said(name: str, error: Exception) -> str:
    return f"{name}: {type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _reading(daft: Any, kind: Any) -> type:
    class Reading:
        def __init__(self, how: How) -> None:
            self.how, self.maker = how, how.maker()

        @daft.method(return_dtype=kind)  # type: ignore[untyped-decorator]
        def outcome(self, name: str, raw_sha256: str | None, document: str | None, error: str | None) -> dict[str, Any]:
            return outcome_of(self.how, self.maker, name, raw_sha256, document, error)

    return Reading


def _types(daft: Any) -> dict[str, Any]:
    import pyarrow

    found = pyarrow.struct([(name, pyarrow.int64() if name == "number" else pyarrow.string()) for name in _FOUND])
    kinds = (("document", found), ("outcome", schema().field("outcome").type))
    return {name: daft.DataType.from_arrow_type(kind) for name, kind in kinds}
