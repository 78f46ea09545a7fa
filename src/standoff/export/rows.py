"""What a query gave: annotations with their references, in a list that other libraries can take."""
from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ..errors import CallError
from ..store.cited import Cited
from . import arrow
from .columns import COLUMNS, Cell, values

if TYPE_CHECKING:
    from arro3.core import Table

A = TypeVar("A")

# What is not known is NA, NaN or NaT. Days as datetime64: pandas can reckon with them, and seconds reach every year there is.
_DTYPES: dict[Cell, str] = {"text": "string", "whole": "Int64", "real": "float64", "flag": "boolean", "day": "datetime64[s]"}


class Rows(Sequence[Cited[A]], Generic[A]):
    """The annotations of one layer, each a Cited: `.ref`, `.document`, `.annotation`, `.words`. A slice is Rows again."""

    def __init__(self, layer: str, cited: Iterable[Cited[A]]) -> None:
        self.layer = layer
        self._cited = tuple(cited)

    def __len__(self) -> int:
        return len(self._cited)

    def __iter__(self) -> Iterator[Cited[A]]:
        return iter(self._cited)

    @overload
    def __getitem__(self, place: int) -> Cited[A]: ...
    @overload
    def __getitem__(self, place: slice) -> Rows[A]: ...
    def __getitem__(self, place: int | slice) -> Cited[A] | Rows[A]:
        return Rows(self.layer, self._cited[place]) if isinstance(place, slice) else self._cited[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self.layer, self._cited) == (other.layer, other._cited)

    def __hash__(self) -> int:
        return hash((self.layer, tuple(one.ref for one in self._cited)))

    def __repr__(self) -> str:
        return f"<{len(self)} {self.layer}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The flat table, one dict a row; `cited.to_dict()` gives the nested form of schema 1 instead."""
        return [values(self.layer, one) for one in self._cited]

    def to_arrow(self) -> Table:
        """The flat table as an arro3.core.Table, its column types the same however many rows there are.

        Whatever knows Arrow's PyCapsule interface takes it as it is: `pyarrow.table(t)`, `polars.DataFrame(t)`.
        """
        return arrow.table(self.layer, self._cited)

    def to_pandas(self) -> Any:
        """The flat table as a pandas.DataFrame, its dtypes the same however many rows there are; a day is datetime64.

        Raises CallError where pandas is not installed.
        """
        pandas = _need("pandas", "to_pandas")
        columns = COLUMNS[self.layer]
        return pandas.DataFrame({column.name: pandas.Series([column.take(one) for one in self._cited], dtype=_DTYPES[column.cell])
                                 for column in columns})

    def to_polars(self) -> Any:
        """The flat table as a polars.DataFrame. Raises CallError where polars is not installed."""
        polars = _need("polars", "to_polars")
        return polars.DataFrame(self.to_arrow())  # its from_arrow makes a Series of structs of what is not pyarrow's


def _need(package: str, method: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise CallError(f"{method}: the package {package} is not installed; install it with: pip install {package}") from error
