"""What getting in hands on: one document's bytes, or why there are none."""
from __future__ import annotations

import datetime
import hashlib
import io
import struct
import zlib
from dataclasses import dataclass, fields
from typing import BinaryIO, cast

MAX_BYTES = 20_000_000  # 1,000,000 characters of text are at most 4 MB; the largest news page met had 1.1 MB
# What parsers that are not ours raise on broken bytes, beside errors of their own.
SLIPS = (ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError,
         struct.error, zlib.error)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands beside a document's bytes: columns of a table, a mail's head, a feed's entry, a server's answer.

    `form` is how the bytes are to be read ("page", "pdf", …; forms.py), where that is known for sure; `charset` is what is
    claimed, not what is true. Each None where nothing is told.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    form: str | None = None
    charset: str | None = None


SILENT = Told()
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Visit:
    """An address that was asked, and what its server gave to ask again by; `raw_sha256` is of what came."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One input: its bytes, or why there are none. Exactly one of `raw`, `error` and `unchanged` is given.

    `name` is the path or address as it was given or found, of a document in a container with its place there
    (`a.zip!b.html`, `c.jsonl#12`); printable, one line. `error` is one line that begins with it. `unchanged`: the server says
    that what it gave before still stands; `again`: another time may do, the network or a server is in trouble.
    """

    name: str
    raw: bytes | None
    error: str | None
    told: Told = SILENT
    visit: Visit | None = None
    unchanged: bool = False
    again: bool = False

    @property
    def is_fleeting(self) -> bool:
        """Whether its bytes cannot be had again: of an address, of standard input."""
        return self.name.startswith(("http://", "https://", STANDARD_INPUT))

    def sha256(self) -> str | None:
        """Of the bytes, and of what is told beside them: the same words of two outlets are two documents."""
        if self.raw is None:
            return self.visit.raw_sha256 if self.visit and self.unchanged else None
        said = [str(one) for field in fields(Told) if field.name not in ("form", "charset") and (one := getattr(self.told, field.name))]
        whole = hashlib.sha256(self.raw)
        if said:
            whole.update("\x1f".join(["", *said]).encode("utf-8", "surrogatepass"))
        return whole.hexdigest()


def failed(name: str, why: str) -> Found:
    """An input without bytes; `why` is told behind its name."""
    name = printable(name)
    return Found(name, None, f"{name}: {why}")


def printable(name: str) -> str:
    """`name` as it can be printed on one line: what is not printable stands as its escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in name)


def reason(error: BaseException) -> str:
    """What an error says, short and on one line."""
    said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return " ".join(printable(said).split())[:120].lower()


def too_large(size: str, most: int = MAX_BYTES) -> str:
    """Why so much is not read."""
    return f"too large ({size}); at most {most / 1e6:.0f} MB are read, give the articles one by one"


def stream(raw: bytes) -> BinaryIO:
    """Bytes that are there already, as a stream that can be looked into."""
    return cast(BinaryIO, io.BufferedReader(io.BytesIO(raw)))  # type: ignore[arg-type]
