"""What a query gave: annotations with their references, in a list that other libraries can take."""
from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ..errors import CallError
from ..store.cited import Cited
from . import arrow
from .columns import values

if TYPE_CHECKING:
    import pyarrow

A = TypeVar("A")


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

    def to_arrow(self) -> pyarrow.Table:
        """The flat table, its column types the same however many rows there are."""
        _need("pyarrow", "to_arrow")
        return arrow.table(self.layer, self._cited)

    def to_pandas(self) -> Any:
        """The flat table as a pandas.DataFrame. Raises CallError where pandas is not installed."""
        _need("pandas", "to_pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The flat table as a polars.DataFrame. Raises CallError where polars is not installed."""
        polars = _need("polars", "to_polars")
        return polars.from_arrow(self.to_arrow())


def _need(package: str, method: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise CallError(f"{method}: the package {package} is not installed; install it with: pip install {package}") from error
