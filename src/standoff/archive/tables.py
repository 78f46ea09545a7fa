"""A reading as rows of every table of an archive: the record's columns and, before them, those that an export has."""
from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table

from ..annotation import Document, Reading, Span, Words
from ..export.columns import COLUMNS, Cell, values
from ..store import documents, flat, layers
from ..store.archived import DOCUMENT, PARTITIONED
from ..store.cited import Cited
from ..store.documents import DocumentFacts, Origin
from ..store.kinds import BY_LAYER
from ..store.layers import Maker
from ..store.tables import FLAT, annotated

if TYPE_CHECKING:
    import pyarrow

SHORT = 16  # digits of a document's id in references: the same whatever else is in the archive. Of a billion documents two may share them

Rows = dict[str, list[dict[str, Any]]]


def rows_of(reading: Reading, origin: Origin, maker: Maker) -> Rows:
    """The rows of one document by table, numbered 0 until they are committed. `seconds` of its receipt, a clock's, are set to 0."""
    reading = dataclasses.replace(reading, receipt=dataclasses.replace(reading.receipt, seconds=0.0))
    document = documents.row_of(reading.document, origin, reading.document.id[:SHORT])
    facts = DocumentFacts(number=0, **{name: document[name] for name in DocumentFacts.__dataclass_fields__ if name != "number"})
    held = [_numbered(one) for one in layers.rows(0, reading, maker)]
    made: Rows = {"documents": [document | {"number": 0}], "layers": held, "parties": []}
    for layer in FLAT:
        made[layer] = []
        for row, annotation in zip(flat.rows(0, reading, BY_LAYER[layer]), getattr(reading, layer), strict=True):
            columns = row.columns | row.annotation
            words = Words(columns["evidence"], Span(columns["evidence_start"], columns["evidence_end"]))
            cited = Cited(f"{facts.short}:{columns['local_id']}", facts, annotation, words, None, columns["finding"])
            made[layer].append(_numbered(columns) | values(layer, cited))
            made["parties"] += map(_numbered, row.parties)
    return made


def _numbered(row: dict[str, Any]) -> dict[str, Any]:
    return {DOCUMENT if name == "document" else name: held for name, held in row.items()}


def schemas() -> dict[str, pyarrow.Schema]:
    """The columns of each table's files, in order, by its name."""
    import pyarrow

    return {table.name: pyarrow.schema([(name, kind) for name, kind in _columns(table).items()]) for table in PARTITIONED}


def _columns(table: Table) -> dict[str, pyarrow.DataType]:
    import pyarrow

    types = {int: pyarrow.int64(), str: pyarrow.string(), bool: pyarrow.bool_(), float: pyarrow.float64(), datetime.date: pyarrow.date32()}
    exported: dict[str, Cell] = {column.name: column.cell for column in COLUMNS.get(table.name, ())}
    held = [*table.columns, *(annotated.columns if table.name in FLAT else ())]
    own = {DOCUMENT if column.name == "document" else column.name: types[column.type.python_type] for column in held}
    return {name: types[_CELLS[cell]] for name, cell in exported.items()} | {
        name: kind for name, kind in own.items() if name not in exported}


_CELLS: dict[Cell, type] = {"text": str, "whole": int, "real": float, "flag": bool, "day": datetime.date}


def document_to_plain(document: Document) -> str:
    """A document on its way between two processes. Raises UnicodeEncodeError where half a character is in it."""
    plain = layers.to_json(document)
    plain.encode("utf-8")
    return plain
