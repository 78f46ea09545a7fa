"""Tables with one article a row: JSON lines, JSON, CSV and Parquet; what each column is, is known by its name."""
from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import MAX_CHARACTERS, DocumentError, Unreadable
from .dates import date_in
from .decode import charset_of, decode
from .found import MAX_BYTES, SLIPS, Found, Told, failed, printable, reason, too_large
from .lines import lines_of

if TYPE_CHECKING:
    from .forms import Opening

# The first of these names that a row has, in this order, whatever its letters' size. Collected from the data sets that news
# is handed on in (news-please, Common Crawl News, GDELT, Kaggle's tables, press offices).
COLUMNS = {
    "text": ("text", "body", "content", "article_text", "articlebody", "article_body", "full_text", "fulltext", "maintext", "article",
             "story", "content_text", "message", "summary", "description", "abstract", "snippet", "lead"),
    "html": ("html", "raw_html", "content_html", "page"),
    "title": ("title", "headline", "name"),
    "outlet": ("outlet", "publisher", "publication", "source_name", "source", "sitename", "site_name", "newspaper", "media", "domain"),
    "url": ("url", "link", "address", "permalink", "source_url", "canonical_url", "external_url"),
    "published": ("published", "published_at", "date_published", "datepublished", "published_time", "publication_date", "publish_date",
                  "pub_date", "pubdate", "date_publish", "date", "day", "datetime", "time", "timestamp"),
}
MARKED_UP = re.compile(r"<(?:p|div|html|body|br|article|h[1-6])\b[^>]*>", re.I)
SEPARATORS = ",;\t|"
HEAD_BYTES = 1 << 16
ROWS = 1_000_000  # of one JSON array: it is held whole


def json_lines(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """One document a line, named `NAME#LINE`; empty lines are none."""
    for number, line in enumerate(lines_of(file, MAX_BYTES), start=1):
        place = f"{name}#{number}"
        if line is None:
            yield failed(place, too_large(f"a line of more than {MAX_BYTES / 1e6:.0f} MB"))
        elif line.strip(b"\xef\xbb\xbf \t\r\n\x00"):
            yield _json_row(place, line)


def _json_row(place: str, line: bytes) -> Found:
    try:
        row = json.loads(decode(line))
    except (ValueError, RecursionError, DocumentError) as error:
        return failed(place, f"no JSON ({reason(error)})")
    return _row(place, row)


def json_file(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """A JSON file: a feed, a list of articles (`NAME#NUMBER`), or one article."""
    raw = file.read(MAX_BYTES * 10 + 1)
    if len(raw) > MAX_BYTES * 10:
        yield failed(name, too_large(f"more than {MAX_BYTES / 1e5:.0f} MB", MAX_BYTES * 10) + ", or as JSON lines")
        return
    try:
        held = json.loads(decode(raw))
    except (ValueError, RecursionError, DocumentError) as error:
        yield failed(name, f"no JSON ({reason(error)})")
        return
    if isinstance(held, dict) and isinstance(held.get("items"), list) and "version" in held:
        from .feeds import from_json

        yield from opening.feed(name, from_json(held))
    elif isinstance(held, list):
        yield from (_row(f"{name}#{number}", row) for number, row in enumerate(held, start=1))
    else:
        yield _row(name, held)


def csv_rows(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """One document a row behind the line of names, `NAME#NUMBER`, the first 1. Commas, semicolons, tabs or bars between."""
    csv.field_size_limit(2 * MAX_CHARACTERS)
    failures: list[Found] = []
    head = file.peek(HEAD_BYTES)[:HEAD_BYTES]  # type: ignore[attr-defined]
    lines = _decoded(name, file, charset_of(head), failures)
    first = head.decode(charset_of(head), "replace").partition("\n")[0]
    reader = csv.reader(lines, delimiter=max(SEPARATORS, key=first.count))
    names = [one.strip().lstrip("\ufeff") for one in next(reader, [])]
    if not {one.lower() for one in names} & {*COLUMNS["text"], *COLUMNS["html"]}:
        raise Unreadable(f"no column of text among {', '.join(names)[:80] or 'none'}; call one of them \"text\"")
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield failed(f"{name}#{number}", f"no row of a table ({reason(error)})")
            continue
        yield from failures
        failures.clear()
        if row is None:
            return
        if any(map(str.strip, row)):
            yield _row(f"{name}#{number}", dict(zip(names, row)))


def _decoded(name: str, file: BinaryIO, charset: str, failures: list[Found]) -> Iterator[str]:
    if charset.startswith(("utf-16", "utf-32")):  # in whose bytes a line end is no single one
        yield from io.TextIOWrapper(file, charset, errors="replace", newline="")
        return
    for number, line in enumerate(lines_of(file, MAX_BYTES), start=1):
        if line is None:
            failures.append(failed(f"{name}, line {number}", too_large(f"a line of more than {MAX_BYTES / 1e6:.0f} MB")))
        else:
            yield from (one.decode(charset, "replace") for one in line.replace(b"\x00", b"").splitlines(keepends=True))


def parquet_rows(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """One document a row, `NAME#NUMBER`, the first 1."""
    from arro3.core import RecordBatchReader
    from arro3.io import read_parquet

    _refuse_cut(file)
    reader = RecordBatchReader.from_arrow(read_parquet(file))
    wanted = {one for some in COLUMNS.values() for one in some} | {"document"}
    if not {one.lower() for one in reader.schema.names} & {*COLUMNS["text"], *COLUMNS["html"]}:
        raise Unreadable(f"no column of text among {', '.join(reader.schema.names)[:80]}; call one of them \"text\"")
    number = 0
    for batch in reader:
        held = [one for one in batch.column_names if one.lower() in wanted]
        for cells in zip(*(batch.column(one).to_pylist() for one in held)):
            number += 1
            yield _row(f"{name}#{number}", dict(zip(held, cells)))


def _refuse_cut(file: BinaryIO) -> None:
    """What arro3 would not refuse but panic at: a file without its end, where the list of its columns stands."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 8))
    tail = file.read(8)
    file.seek(0)
    if len(tail) < 8 or tail[4:] != b"PAR1" or int.from_bytes(tail[:4], "little") > size - 12:
        raise Unreadable("the file is cut short or damaged: the list at its end is not there, without which nothing in it can be read")


def _row(place: str, row: Any) -> Found:
    """One row as a document's bytes, and what its other columns tell."""
    if isinstance(row, dict) and isinstance(row.get("document"), dict):
        row = row["document"]  # a reading, as standoff itself exports it
    if not isinstance(row, dict):
        return failed(place, "no object with a text in it")
    cells = {str(key).strip().lower(): cell for key, cell in row.items()}
    text, html = _words(cells, "text"), _words(cells, "html")
    words = text or html
    if not words:
        present = "is empty" if cells.keys() & {*COLUMNS["text"], *COLUMNS["html"]} else f"is absent; call one of its columns {'text'!r}"
        return failed(place, f"its text {present}")
    if len(words) > 4 * MAX_CHARACTERS:
        return failed(place, too_large(f"{len(words):,} characters"))
    marked = text is None or len(MARKED_UP.findall(words[:5_000])) > 1
    told = Told(_words(cells, "title"), _named(cells), _words(cells, "url"), day_of(_cell(cells, "published")),
                "fragment" if marked else "text", "utf-8")
    return Found(printable(place), words.encode("utf-8", "replace"), None, told)


def _cell(cells: Mapping[str, Any], column: str) -> Any:
    return next((cells[one] for one in COLUMNS[column] if cells.get(one) not in (None, "")), None)


def _words(cells: Mapping[str, Any], column: str) -> str | None:
    cell = _cell(cells, column)
    return cell.strip() or None if isinstance(cell, str) else None


def _named(cells: Mapping[str, Any]) -> str | None:
    """The outlet; news APIs give {"name": …}."""
    cell = _cell(cells, "outlet")
    return _words({"outlet": cell.get("name")}, "outlet") if isinstance(cell, dict) else _words(cells, "outlet")


def day_of(cell: Any) -> datetime.date | None:
    """The day of a cell: a date, a moment, "2022-01-10T18:00Z", "10 Jan 2022", seconds or milliseconds since 1970; else None."""
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 1e8 < cell < 1e14:
        try:
            return datetime.datetime.fromtimestamp(cell / (1000 if cell > 1e11 else 1), datetime.UTC).date()
        except SLIPS:
            return None
    return date_in(cell[:100]) if isinstance(cell, str) else None
