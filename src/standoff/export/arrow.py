"""Rows as an Arrow table, and a table as the bytes of a Parquet file. arro3 is imported only when one of them is asked for."""
from __future__ import annotations

import datetime
import io
import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .columns import COLUMNS, Cell

if TYPE_CHECKING:
    from arro3.core import Array, DataType, Schema, Table

_EPOCH = datetime.date(1970, 1, 1)
_ROWS_AT_ONCE = 10_000  # rows held as Python values while a table is filled; one batch each


def table(layer: str, cited: Iterable[Any]) -> Table:
    """The columns with their types, the same however many rows there are."""
    from arro3.core import RecordBatch, Table

    typed, rows, batches = schema(layer), iter(cited), []
    while some := list(itertools.islice(rows, _ROWS_AT_ONCE)):
        arrays = [_array(column.cell, [column.take(one) for one in some]) for column in COLUMNS[layer]]
        batches.append(RecordBatch.from_arrays(arrays, schema=typed))
    return Table.from_batches(batches, schema=typed)


def schema(layer: str) -> Schema:
    from arro3.core import Field, Schema

    return Schema([Field(column.name, _type(column.cell), nullable=True) for column in COLUMNS[layer]])


def parquet(whole: Table) -> bytes:
    """The same table gives the same bytes. Compressed by snappy, which every reader of Parquet knows."""
    from arro3.io import write_parquet

    # Into memory, not into the file: where a disk is full arro3 panics, with an exception that is no OSError.
    held = io.BytesIO()
    write_parquet(whole, held, compression="snappy")
    return held.getvalue()


def _type(cell: Cell) -> DataType:
    from arro3.core import DataType

    types = {"text": DataType.utf8, "whole": DataType.int64, "real": DataType.float64, "flag": DataType.bool, "day": DataType.date32}
    return types[cell]()


def _array(cell: Cell, held: Sequence[Any]) -> Array:
    from arro3.core import Array, DataType

    if cell != "day":
        return Array(held, _type(cell))
    # arro3 0.9 makes no dates of dates: they go in as what date32 is, days since 1970.
    return Array([None if day is None else (day - _EPOCH).days for day in held], DataType.int32()).cast(DataType.date32())
