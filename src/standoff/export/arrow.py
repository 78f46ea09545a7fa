"""Rows as Arrow tables. pyarrow is imported only when a table is asked for."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..store.cited import Cited
from .columns import COLUMNS, values

if TYPE_CHECKING:
    import pyarrow


def schema(layer: str) -> pyarrow.Schema:
    """The columns with their types, the same however many rows there are."""
    import pyarrow

    types = {"text": pyarrow.string(), "whole": pyarrow.int64(), "real": pyarrow.float64(), "flag": pyarrow.bool_(),
             "day": pyarrow.date32()}
    return pyarrow.schema([(column.name, types[column.cell]) for column in COLUMNS[layer]])


def table(layer: str, cited: Iterable[Cited[Any]]) -> pyarrow.Table:
    import pyarrow

    return pyarrow.Table.from_pylist([values(layer, one) for one in cited], schema=schema(layer))
