"""standoff export: a record for other programs."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar, cast

from ..annotation.codec import to_plain
from ..errors import CallError
from ..export import write_csv, write_parquet
from ..export.files import print_csv, whole
from ..record import Record
from .arguments import FORMATS
from .reading import json_line
from .screen import complain, harmless, progress

T = TypeVar("T")
Done = Callable[[], None]


def export(options: Namespace) -> int:
    """Write the record, or one layer of it, to a file or to standard output."""
    form = options.format or _form_of(options.output)
    layer = options.layer or ("readings" if form == "jsonl" else "events")
    if layer == "readings" and form != "jsonl":
        raise CallError(f"export: readings are nested and cannot be {form}; choose --format jsonl, or a --layer such as events")
    if form == "parquet" and not options.output:
        raise CallError("export: parquet is not for standard output; give --output FILE.parquet")
    with Record(options.record, options.as_of) as record, progress("writing", quiet=not options.output) as done:
        count = _write(record, form, layer, options.output, done)
    if options.output:
        complain(f"{options.output}: {count} {layer} written")
    return 0


class Harmless:
    """Standard output without the characters that a terminal would obey."""

    def write(self, words: str) -> int:
        return sys.stdout.write("".join(c if c.isprintable() or c in "\r\n\t" else "\ufffd" for c in words))


def _form_of(output: str | None) -> str:
    ending = Path(output or "").suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else "jsonl"


def _write(record: Record, form: str, layer: str, output: str | None, done: Done) -> int:
    if form == "jsonl":
        return _write_lines(_lines(record, layer, done), output)
    cited = _counted(record.rows(layer), done)
    if output is None:
        return print_csv(cast(IO[str], Harmless()) if sys.stdout.isatty() else sys.stdout, layer, cited)
    return (write_csv if form == "csv" else write_parquet)(output, layer, cited)


def _lines(record: Record, layer: str, done: Done) -> Iterator[str]:
    if layer == "readings":
        yield from (json_line(reading) for reading in _counted(record.readings(), done))
        return
    for one in _counted(record.rows(layer), done):
        plain = to_plain(one) if isinstance(one, dict) else one.to_dict()
        yield harmless(json.dumps(plain, ensure_ascii=False))


def _write_lines(lines: Iterator[str], output: str | None) -> int:
    if output is None:
        return sum(1 for line in lines if sys.stdout.write(f"{line}\n"))
    with whole(output) as part, part.open("w", encoding="utf-8", newline="\n") as handle:
        return sum(1 for line in lines if handle.write(f"{line}\n"))


def _counted(found: Iterator[T], done: Done) -> Iterator[T]:
    for one in found:
        done()
        yield one
