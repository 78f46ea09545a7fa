"""The table of forms: what each kind of file is known by, and what reads it; and how a stream is opened by it.

1. what is told for sure
2. the first bytes, where they cannot mislead
3. the name's ending
4. how XML and JSON begin
else it is a text or a page.
"""
from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import IO, BinaryIO, cast
from urllib.parse import urlsplit

from ..errors import DocumentError, Unreachable
from .docx import read_docx
from .drafts import Draft
from .feeds import Entry, feed_entries, own_words
from .fetch import Fetched, Fetcher, tidy
from .found import MAX_BYTES, SILENT, Found, Told, Visit, failed, printable, reason, stream, too_large
from .mails import mail_parts, mailbox
from .markup import is_page
from .pdfs import read_pdf
from .rows import csv_rows, json_file, json_lines, parquet_rows
from .sitemaps import sitemap_pages
from .swelling import Swelling
from .warcs import warc_records
from .zips import zip_entries

HEAD_BYTES = 4_096
MOST_DEEP = 4  # containers in one another: an archive, a table in it, …


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of file. It has `read` where it is one document (the text and page forms are documents.py's own), `entries`
    where it holds many; `whole` where it cannot be read from one end to the other."""

    called: str
    endings: tuple[str, ...] = ()
    magic: tuple[bytes, ...] = ()
    read: Callable[[str, bytes, Told], Draft] | None = None
    entries: Callable[[str, BinaryIO, Opening], Iterator[Found]] | None = None
    whole: bool = False


FORMS = {
    "text": Form("text", (".txt",)),
    "page": Form("HTML", (".html", ".htm", ".xhtml", ".shtml")),
    "pdf": Form("PDF", (".pdf",), (b"%PDF-",), read=read_pdf),
    "docx": Form("Word", (".docx",), read=read_docx),
    "mail": Form("e-mail", (".eml",), entries=mail_parts),
    "mailbox": Form("mailbox", (".mbox",), entries=mailbox),
    "jsonl": Form("JSON lines", (".jsonl", ".ndjson"), entries=json_lines),
    "json": Form("JSON", (".json",), entries=json_file),
    "csv": Form("table", (".csv", ".tsv"), entries=csv_rows),
    "parquet": Form("Parquet", (".parquet",), (b"PAR1",), entries=parquet_rows, whole=True),
    "zip": Form("archive", (".zip",), (b"PK\x03\x04",), entries=zip_entries, whole=True),
    "warc": Form("web archive", (".warc", ".warc.gz", ".arc", ".arc.gz"), (b"WARC/", b"filedesc://"), entries=warc_records, whole=True),
    "feed": Form("feed", (".rss", ".atom"), entries=feed_entries),
    "sitemap": Form("sitemap", (), entries=sitemap_pages),
}
PACKED: dict[str, tuple[bytes, Callable[[BinaryIO], IO[bytes]]]] = {
    ".gz": (b"\x1f\x8b", lambda file: cast(IO[bytes], gzip.GzipFile(fileobj=file))),
    ".bz2": (b"BZh", bz2.BZ2File), ".xz": (b"\xfd7zXZ", lzma.LZMAFile)}
# Named plainly or in a folder, they are refused with their name, so that nobody thinks they were read.
UNSUPPORTED = {".doc": "old Word", ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB", ".pptx": "PowerPoint", ".xlsx": "Excel",
               ".xls": "Excel", ".msg": "Outlook", ".mht": "MHTML", ".mhtml": "MHTML", ".7z": "7z", ".rar": "RAR", ".tar": "tar",
               ".tgz": "tar", ".zst": "zstd", ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".mp3": "MP3", ".mp4": "MP4"}
# In a folder or an archive they are passed over: what a saved page brings with it, and what is no document by itself.
BESIDE_PAGES = {".jpg", ".jpeg", ".png", ".gif", ".json", ".xml", ".mp3", ".mp4"}
BY_ENDING = {ending: name for name, form in FORMS.items() for ending in form.endings}
XML = re.compile(rb"<(?:rss|(?:atom:)?feed|rdf:RDF)[\s>]|(?P<sitemap><(?:urlset|sitemapindex)[\s>])", re.I)


def ending_of(name: str) -> str:
    """The ending that tells the form, in small letters: ".pdf"; of "a.csv.gz" and "a.tar.gz" what was packed; of an address, its path's."""
    path = PurePath((urlsplit(name).path if name.startswith(("http://", "https://")) else name).lower())
    last = "".join(path.suffixes[-2:])
    if last in BY_ENDING:
        return last
    return path.with_suffix("").suffix if path.suffix in PACKED else path.suffix


def is_wanted(name: str) -> bool:
    """Whether a folder or an archive gives the file of that name: what can be read, and what a reader may have hoped for."""
    ending = ending_of(name)
    return ending not in BESIDE_PAGES and (ending in BY_ENDING or ending in UNSUPPORTED)


def form_of(name: str, head: bytes, told: Told = SILENT) -> str:
    """The name of the form, by the four steps above; "text" where nothing speaks for another."""
    if told.form:
        return told.form
    ending = ending_of(name)
    for known, form in FORMS.items():
        if form.magic and head.startswith(form.magic):
            return "docx" if known == "zip" and ending == ".docx" else known
    if ending in BY_ENDING:
        return BY_ENDING[ending]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and b"jsonfeed.org/version" in head:
        return "feed"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf", b"<urlset", b"<sitemap", b"<!--")) and (found := XML.search(head)):
        return "sitemap" if found["sitemap"] else "feed"
    return "text"


@dataclass(frozen=True, slots=True)
class Opening:
    """How containers are opened: how deep we are, whether addresses are fetched, and which were met.

    Args:
        base: the address that the stream came from, if it came from one.
    """

    fetcher: Fetcher | None = None
    depth: int = 0
    base: str | None = None
    met: set[str] = field(default_factory=set)

    @property
    def fetches(self) -> bool:
        return self.fetcher is not None

    def wants(self, name: str) -> bool:
        return is_wanted(name)

    def inside(self, name: str, file: BinaryIO, told: Told = SILENT) -> Iterator[Found]:
        """What stands in a stream: one document, or those of a container."""
        head = file.peek(HEAD_BYTES)[:HEAD_BYTES]  # type: ignore[attr-defined]
        unpack = next((unpack for magic, unpack in PACKED.values() if head.startswith(magic)), None)
        if kind := UNSUPPORTED.get(ending_of(name)):
            yield failed(name, f"{kind} is not supported; save it as .txt, .html or .pdf")
        elif unpack and BY_ENDING.get(ending_of(name)) != "warc":
            watched = Swelling(_size_of(file) or len(head)).watched(unpack(file))
            yield from _counted(self._formed(name, watched, told), name)
        else:
            yield from self._formed(name, file, told)

    def _formed(self, name: str, file: BinaryIO, told: Told) -> Iterator[Found]:
        form = FORMS.get(form_of(name, file.peek(HEAD_BYTES)[:HEAD_BYTES], told))  # type: ignore[attr-defined]
        if form is None or form.entries is None:
            yield _whole(name, file, told)
        elif self.depth >= MOST_DEEP:
            yield failed(name, f"more than {MOST_DEEP} archives in one another; unpack it first")
        else:
            if form.whole and not _can_seek(file):
                yield from _counted(self._spooled(name, file, form), name, form.called)
                return
            yield from _counted(form.entries(name, file, replace(self, depth=self.depth + 1)), name, form.called)

    def _spooled(self, name: str, file: BinaryIO, form: Form) -> Iterator[Found]:
        """The same for a form that cannot be read in passing: from a copy, on disk where it is large."""
        assert form.entries
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.seek(0)
            yield from form.entries(name, copy, replace(self, depth=self.depth + 1))  # type: ignore[arg-type]

    def follow(self, address: str, told: Told = SILENT) -> Iterator[Found]:
        """What stands at an address, fetched; each address once in a run."""
        if self.fetcher is None:
            yield failed(address, "addresses are not fetched unless asked; add --fetch, or save the page and give its file")
            return
        try:
            if (asked := tidy(address)) in self.met:
                return
            self.met.add(asked)
            fetched = self.fetcher.get(address)
        except DocumentError as error:
            yield replace(failed(address, str(error)), visit=Visit(address), again=isinstance(error, Unreachable))
            return
        if fetched.raw is None:
            yield Found(printable(address), None, None, told, fetched.visit, unchanged=True)
            return
        inside = replace(self, base=fetched.address, depth=self.depth)
        told = replace(told, url=fetched.address, charset=fetched.charset)
        told = replace(told, form=told.form or _served(fetched))
        for one in inside.inside(address, stream(fetched.raw), told):
            yield replace(one, visit=replace(fetched.visit, raw_sha256=one.sha256())) if one.name == printable(address) else one

    def feed(self, name: str, entries: Iterable[Entry]) -> Iterator[Found]:
        """The documents of a feed's entries: fetched, where that is asked for and an entry has an address; else their own words."""
        for entry in entries:
            if self.fetches and entry.told.url:
                yield from self.follow(entry.told.url, replace(entry.told, form=None, charset=None))
            else:
                yield own_words(name, entry)


# Of what servers claim this is believed: much else is served as text/html or text/plain.
MEDIA = {"application/pdf": "pdf", "text/csv": "csv", "message/rfc822": "mail"}


def _served(fetched: Fetched) -> str | None:
    """The form that a server's claim gives, where the bytes do not speak against it; a page in the place of a PDF is a page."""
    head = (fetched.raw or b"")[:HEAD_BYTES]
    if is_page(head.decode("latin-1")):
        return "page"
    if fetched.media == "text/html":
        return "page" if form_of(fetched.address, head) == "text" else None
    return MEDIA.get(fetched.media)


def _whole(name: str, file: BinaryIO, told: Told) -> Found:
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        size = _size_of(file)
        return failed(name, too_large(f"{size / 1e6:.0f} MB" if size else f"more than {MAX_BYTES / 1e6:.0f} MB"))
    return Found(printable(name), raw, None, told)


def _counted(entries: Iterator[Found], name: str, what: str = "") -> Iterator[Found]:
    """`entries`; where they break off, what was met before stands and a failure of the whole says so; so too where none came."""
    count = 0
    try:
        for one in entries:
            yield one
            count += 1
    except DocumentError as error:
        yield failed(name, str(error))
    except BaseException as error:
        # libraries raise what they like at broken files, and those written in Rust panic with what is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        yield failed(name, f"it breaks off after {count} documents ({reason(error)}); what was met before is kept")
    else:
        if not count:
            yield failed(name, f"no document in this {what}")


def _can_seek(file: BinaryIO) -> bool:
    return file.seekable() and isinstance(getattr(file, "raw", None), (io.FileIO, io.BytesIO))


def _size_of(file: BinaryIO) -> int | None:
    """Bytes in all, of a file or of what is held; None of a stream that has no size yet."""
    if not _can_seek(file):
        return None
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size


