"""An archive as a record that is only asked: its Parquet files, looked at by DuckDB under the names of the record's tables.

    archive.json                 what made it
    manifest/000001.json         one chunk each: its inputs, its files and rows; what no manifest names is not there
    documents/day=2022-01-17/000001.parquet    and so layers, statements, events, commitments, positions, figures, parties
    failures/000001.parquet      what could not be read, and why
    .staging/                    files on their way, of a chunk that is being committed

The column `document_number` of the files is `document` in the tables.
"""
from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from ..errors import CallError, RecordDamaged, StandoffError
from .tables import FLAT, annotated, documents, failures, layers, metadata, parties

FACE, MANIFEST, STAGING = "archive.json", "manifest", ".staging"
DOCUMENT = "document_number"
PARTITIONED = (documents, layers, *FLAT.values(), parties)
TABLES = {table.name: table for table in (*PARTITIONED, failures)}


def is_archive(folder: Path) -> bool:
    return (folder / FACE).is_file()


def read_json(file: Path) -> dict[str, Any]:
    """One file of an archive. Raises RecordDamaged."""
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return found
    except (OSError, ValueError) as error:
        raise RecordDamaged(f"{file}: cannot be read ({error}); restore a copy of it") from error


def manifests(folder: Path) -> list[dict[str, Any]]:
    """What was committed, in order. Raises RecordDamaged."""
    return [read_json(file) for file in sorted((folder / MANIFEST).glob("*.json"))]


def where_is(folder: Path, name: str) -> Path:
    """A committed file: a kill in the middle of its commit may have left it in staging."""
    return staged if (staged := folder / STAGING / name).exists() else folder / name


class Archived:
    """The place of an archive."""

    read_only = True

    def __init__(self, folder: Path) -> None:
        self.name, self.short, self._folder = str(folder), folder.resolve().name, folder

    def make(self, create: bool) -> None:
        if not importlib.util.find_spec("duckdb_engine"):
            raise CallError(f"{self.name}: is an archive; to ask it, install: pip install 'standoff[archive]'")

    def engine(self) -> Engine:
        # Each connection is a database of its own, so that one may ask while another is asking.
        engine = create_engine("duckdb:///:memory:", poolclass=QueuePool)
        event.listen(engine, "connect", self._look)
        return engine

    def damage(self, _: Connection) -> str | None:
        held = {name: rows for one in manifests(self._folder) for name, rows in one["files"].items()}
        absent = [name for name in held if not where_is(self._folder, name).is_file()]
        return f"{absent[0]} is not there, and {len(absent) - 1} more files" if absent else None

    def size_bytes(self, _: Connection) -> int:
        return sum(where_is(self._folder, name).stat().st_size for one in manifests(self._folder) for name in one["files"])

    def state(self, _: Connection) -> tuple[tuple[int, int], ...]:
        """How many chunks there are."""
        return ((len(manifests(self._folder)), 0),)

    def explained(self, error: exc.DatabaseError) -> StandoffError:
        return RecordDamaged(f"{self.name}: {' '.join(str(error.orig).split())[:200]}; restore a copy of it")

    def _look(self, connection: Any, _: object) -> None:
        files: dict[str, list[str]] = defaultdict(list)
        for one in manifests(self._folder):
            for name in one["files"]:
                files[name.split("/")[0]].append(str(where_is(self._folder, name)))
        files[annotated.name] = [file for layer in FLAT for file in files[layer]]  # their columns are in the same files
        for table in metadata.tables.values():
            connection.execute(f"CREATE VIEW {table.name} AS {_selected(table, files[table.name])}")


def _selected(table: Table, files: list[str]) -> str:
    """A table's columns from its files; of none, and of a table that archives do not have, no rows."""
    if not files:
        columns = (f'CAST(NULL AS {_SQL[column.type.python_type.__name__]}) AS "{column.name}"' for column in table.columns)
        return f"SELECT {', '.join(columns)} WHERE false"
    quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    columns = (f'{DOCUMENT} AS "document"' if column.name == "document" else f'"{column.name}"' for column in table.columns)
    return f"SELECT {', '.join(columns)} FROM read_parquet([{quoted}], hive_partitioning = false)"


_SQL = {"int": "BIGINT", "str": "VARCHAR", "bool": "BOOLEAN", "float": "DOUBLE", "date": "DATE", "datetime": "TIMESTAMP", "bytes": "BLOB"}
