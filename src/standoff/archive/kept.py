"""An archive's folder as it is written: one chunk at a time, there whole or not at all.

1. the chunk's files are written into staging, where no reader looks
2. its manifest is renamed into its place: from now on the chunk is there
3. its files are renamed into theirs; where a kill comes between, whoever opens the folder next does that
"""
from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Broken, CallError
from ..store.archived import DOCUMENT, FACE, MANIFEST, STAGING, manifests, read_json
from ..store.layers import Maker
from ..store.tables import row_keys
from .tables import schemas

if TYPE_CHECKING:
    import pyarrow

FORM = 1
NO_DAY = "__HIVE_DEFAULT_PARTITION__"  # how every reader of partitioned files spells that there is none


@dataclass(frozen=True, slots=True)
class Committed:
    """What one chunk, or several, brought: documents that are new, those that were there already, and what failed, by name and
    reason."""

    documents: int = 0
    known: int = 0
    failures: tuple[tuple[str, str], ...] = ()


class Kept:
    """The folder, held by this process alone until it is closed.

    Raises:
        CallError: another process holds it; another version made it; something else is in it.
        RecordDamaged: a file of it cannot be read.
    """

    def __init__(self, folder: Path, maker: Maker) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(folder, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            raise CallError(f"{folder}: another process codes into it; wait until that is done") from None
        except OSError as error:
            raise CallError(f"{folder}: cannot be made an archive's folder ({error.strerror}); name another one") from error
        try:
            self._begin(maker)
            self._manifests = manifests(folder)
            self._finish()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        os.close(self._lock)

    def inputs(self) -> set[str]:
        """The names of those that are done."""
        return {name for one in self._manifests for name in one["inputs"]}

    def commit(self, inputs: Sequence[str], batches: Sequence[pyarrow.RecordBatch]) -> Committed:
        """Write what came of these inputs; from its return on it is there for good.

        The rows are put in the order of inputs and documents; a document that the archive has already is left out.
        """
        rows = _in_order(batches)
        new, numbers, known = self._sorted_out(rows)
        outcome = rows["outcome"].combine_chunks()
        failures = [(name, raw, error) for name, raw, error in zip(
            rows["name"].to_pylist(), rows["raw_sha256"].to_pylist(), outcome.field("error").to_pylist(), strict=True) if error]
        staging = self._folder / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        chunk = f"{len(self._manifests) + 1:06d}"
        files = dict(_written(staging, chunk, outcome.take(new), numbers, failures))
        done = Committed(len(new), known, tuple((name, error) for name, _, error in failures))
        self._note(chunk, {"inputs": list(inputs), "documents": done.documents, "known": known, "failed": len(failures), "files": files})
        self._finish()
        return done

    def _begin(self, maker: Maker) -> None:
        face, made_by = self._folder / FACE, {"form": FORM, **asdict(maker)}
        if not face.exists():
            if others := [one.name for one in self._folder.iterdir() if not one.name.startswith(".")]:
                raise CallError(f"{self._folder}: {others[0]} is in it already; name a folder that is empty or an archive")
            _rename_into(face, made_by)
        elif read_json(face) != made_by:
            raise CallError(f"{self._folder}: another version of standoff or of its models made this archive; code into a new folder")

    def _sorted_out(self, rows: pyarrow.Table) -> tuple[list[int], list[int], int]:
        """The places of the rows that bring a new document, the number of each, and how many documents were there already."""
        outcome = rows["outcome"].combine_chunks()
        if broken := next((words for words in outcome.field("broken").to_pylist() if words), None):
            raise Broken(broken)
        met = self._ids_of(days := [held[0] if held else None for held in (
            [(one["id"], one["published"]) for one in found] for found in outcome.field("documents").to_pylist())])
        new, known = [], 0
        for place, one in enumerate(days):
            if one is None:
                continue
            if one[0] in met:
                known += 1
            else:
                met.add(one[0])
                new.append(place)
        before = sum(one["documents"] for one in self._manifests)
        return new, list(range(before + 1, before + 1 + len(new))), known

    def _ids_of(self, documents: Sequence[tuple[str, Any] | None]) -> set[str]:
        """The ids in the archive on the days of these documents; a document of another day has another id."""
        from pyarrow import parquet

        days = {_folder_of("documents", one[1]) for one in documents if one}
        return {held for one in self._manifests for name in one["files"] if name.rpartition("/")[0] in days
                for held in parquet.read_table(self._folder / name, columns=["id"], partitioning=None)["id"].to_pylist()}

    def _note(self, chunk: str, manifest: dict[str, Any]) -> None:
        os.sync()  # what the manifest names is on disk before it
        _rename_into(self._folder / MANIFEST / f"{chunk}.json", manifest)
        self._manifests.append(manifest)

    def _finish(self) -> None:
        """Bring the last chunk's files from staging into their places; what else is there belongs to no chunk."""
        staging = self._folder / STAGING
        if staging.exists() and self._manifests:
            for name in self._manifests[-1]["files"]:
                if (staged := staging / name).exists():
                    (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
                    os.replace(staged, self._folder / name)
        shutil.rmtree(staging, ignore_errors=True)


def _in_order(batches: Sequence[pyarrow.RecordBatch]) -> pyarrow.Table:
    import pyarrow

    from .job import schema

    return pyarrow.Table.from_batches(batches, schema()).sort_by([("place", "ascending"), ("number", "ascending")])


def _written(staging: Path, chunk: str, outcome: pyarrow.StructArray, numbers: list[int],
             failures: list[tuple[str, str | None, str]]) -> Iterator[tuple[str, int]]:
    """Write every file; its name and how many rows it has."""
    import pyarrow

    schema = pyarrow.schema([("name", pyarrow.string()), ("raw_sha256", pyarrow.string()), ("error", pyarrow.string()),
                             ("times", pyarrow.int64())])
    if failures:
        held = [{"name": name, "raw_sha256": raw, "error": error, "times": 1} for name, raw, error in failures]
        yield _write(staging, f"failures/{chunk}.parquet", pyarrow.Table.from_pylist(held, schema))
    days = outcome.field("documents").flatten().field("published")
    for table, columns in schemas().items():
        lists = outcome.field(table)
        parents = lists.value_parent_indices()
        rows = _numbered(lists.flatten(), pyarrow.array(numbers, pyarrow.int64()).take(parents), columns)
        for day, some in _by_day(rows, days.take(parents)):
            yield _write(staging, f"{_folder_of(table, day)}/{chunk}.parquet", some)


def _numbered(rows: pyarrow.StructArray, numbers: pyarrow.Array, columns: pyarrow.Schema) -> pyarrow.Table:
    """The rows as a table, with the number of each one's document in place of 0."""
    import pyarrow
    from pyarrow import compute

    flat = dict(zip(columns.names, (rows.field(name).cast(columns.field(name).type) for name in columns.names), strict=True))
    flat["number" if "number" in flat else DOCUMENT] = numbers
    if "row_key" in flat:
        flat["row_key"] = compute.add(flat["row_key"], compute.multiply(numbers, row_keys(1)[0]))
    return pyarrow.table(flat, schema=columns)


def _by_day(rows: pyarrow.Table, days: pyarrow.Array) -> Iterator[tuple[Any, pyarrow.Table]]:
    from pyarrow import compute

    for day in sorted(set(days.to_pylist()), key=lambda one: (one is None, one)):
        yield day, rows.filter(compute.is_null(days) if day is None else compute.fill_null(compute.equal(days, day), False))


def _folder_of(table: str, day: Any) -> str:
    return f"{table}/day={NO_DAY if day is None else day.isoformat()}"


def _write(staging: Path, name: str, rows: pyarrow.Table) -> tuple[str, int]:
    from pyarrow import parquet

    (staging / name).parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(rows, staging / name, compression="zstd")
    return name, rows.num_rows


def _rename_into(file: Path, plain: dict[str, Any]) -> None:
    """Write a small file so that it is there whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    with part.open("w", encoding="utf-8") as handle:
        json.dump(plain, handle, ensure_ascii=False, indent=1)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(part, file)
