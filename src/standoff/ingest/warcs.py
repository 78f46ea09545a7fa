"""Web archives (WARC): each page that a server answered with is an input of its own. Broken ones give what can be read."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import Unreadable
from .found import MAX_BYTES, SLIPS, Found, Told, failed, printable, reason, too_large

if TYPE_CHECKING:
    from .forms import Opening

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
FORMS = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text", "application/pdf": "pdf"}


def warc_records(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """The pages, texts and PDFs in an archive, named `NAME#NUMBER` by their place among all records, the first 1.

    Answers other than 200, pictures, scripts and the records about the crawl are no documents and are passed over.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = found = 0
    records = iter(ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False))
    try:
        for number, record in enumerate(records, start=1):
            one = _document(f"{name}#{number}", record)
            found += one is not None
            if one is not None:
                yield one
    except SLIPS as error:
        if not number:
            raise Unreadable(f"no WARC can be read in it ({reason(error)})" + _older(name, file)) from error
        yield failed(name, f"the archive breaks off after record {number} ({reason(error)}); what was met before is kept")
        return
    if not found:
        yield failed(name, f"no page in its {number} records")


def _older(name: str, file: BinaryIO) -> str:
    file.seek(0)
    older = b"filedesc://" in file.read(64) or name.lower().endswith((".arc", ".arc.gz"))
    return "; it is an ARC file, the older form: convert it with `warcio recompress`" if older else ""


def _document(place: str, record: Any) -> Found | None:
    """One record; None where it is no document."""
    from fastwarc.warc import WarcRecordType as Kind

    kind = record.record_type
    declared = record.headers.get("Content-Length")
    if kind == Kind.no_type or declared is None:
        return failed(place, "the record is cut short or damaged")
    if kind not in (Kind.response, Kind.resource, Kind.conversion):
        return None
    block = record.reader.read(MAX_BYTES + 1)
    if len(block) > MAX_BYTES:
        return failed(place, too_large(f"{int(declared) / 1e6:.0f} MB"))
    try:
        return _of_block(place, record, block, len(block) < int(declared))
    except SLIPS as error:
        return failed(place, f"the record is damaged ({reason(error)})")


def _of_block(place: str, record: Any, block: bytes, cut: bool) -> Found | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ").replace(" ", "%20")
    record.set_bytes_content(block)
    if block.startswith(b"HTTP/"):
        record.parse_http(auto_decode="all")
        if record.http_headers.status_code != 200:
            return None
        media, charset = record.http_content_type, record.http_charset
    else:
        media, _, charset = (record.headers.get("Content-Type") or "").partition(";")
        charset = charset.rpartition("charset=")[2].strip() or None
    if (media or "").strip().lower() not in PAGES or not url.startswith(("http://", "https://")):
        return None
    if cut:
        return failed(place, "the record is cut short")
    raw = record.reader.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        return failed(place, too_large(f"unpacked, more than {MAX_BYTES / 1e6:.0f} MB"))
    return Found(printable(place), raw, None, Told(url=url, form=FORMS.get(media.lower()), charset=charset))
