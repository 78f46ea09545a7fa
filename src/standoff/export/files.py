"""Files for others: JSON lines of whole readings, CSV and Parquet of one layer. A file is there whole or not at all.

The same record gives the same bytes: the caller's order is kept, and nothing of the clock or the machine is written.

CSV is that of RFC 4180: UTF-8, commas, lines that end in CR LF; empty for what is not known, true and false. A text that begins
with = + - @, a tab or a carriage return (or the wide forms of those signs) would be run as a formula by a spreadsheet, so it gets
a ' before it; numbers do not.
"""
from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from ..annotation import Reading
from ..errors import CallError
from . import arrow
from .columns import COLUMNS, LAYERS, Column

FORMATS = {".jsonl": "JSON lines", ".csv": "CSV", ".parquet": "Parquet"}

_RUNS = tuple("=+-@\t\r＝＋－＠")


def format_of(path: str | Path) -> str:
    """The suffix that says how a file is written. Raises CallError where it is none of FORMATS."""
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise CallError(f"{path}: no format for this name; end it with {', '.join(FORMATS)}")
    return suffix


def write_json_lines(path: str | Path, readings: Iterable[Reading]) -> int:
    """One reading a line, by schema 1; how many there are."""
    with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as handle:
        return print_json_lines(handle, readings)


__all__ = ["FORMATS", "LAYERS", "format_of", "print_csv", "write_csv", "write_json_lines", "write_parquet"]


def write_csv(path: str | Path, layer: str, cited: Iterable[Any]) -> int:
    """A heading and one line an annotation; how many there are."""
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as handle:
        return print_csv(handle, layer, cited)


def write_parquet(path: str | Path, layer: str, cited: Iterable[Any]) -> int:
    """The same columns as CSV, typed; how many rows there are. All rows are held in memory, as Arrow."""
    with whole(path) as part, part.open("wb") as handle:
        # Filled before arro3 writes: it would make a bare Exception of an error that comes up while it draws rows.
        table = arrow.table(layer, cited)
        handle.write(arrow.parquet(table))
    return table.num_rows


def print_json_lines(handle: IO[str], readings: Iterable[Reading]) -> int:
    """To an open handle, such as standard output."""
    return sum(1 for reading in readings if handle.write(reading.to_json() + "\n"))


def print_csv(handle: IO[str], layer: str, cited: Iterable[Any]) -> int:
    """To an open handle, such as standard output."""
    columns = COLUMNS[layer]
    writer = csv.writer(handle)  # with another line end than CR LF it would leave a CR in a text without quotes
    writer.writerow([column.name for column in columns])
    return sum(1 for one in cited if writer.writerow([_cell(column, one) for column in columns]))


@contextmanager
def whole(path: str | Path) -> Iterator[Path]:
    """A path to write to; it becomes `path` at the end, or, where something fails, is taken away.

    Raises:
        CallError: nothing can be written there.
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as error:
        raise CallError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error
    finally:
        part.unlink(missing_ok=True)


def _cell(column: Column, cited: Any) -> str:
    held = column.take(cited)
    if held is None:
        return ""
    if column.cell == "flag":
        return "true" if held else "false"
    words = str(held).removesuffix(".0") if column.cell == "real" else str(held)
    return f"'{words}" if column.cell == "text" and words.startswith(_RUNS) else words
