"""From what stands on the command line to bytes: files, folders, globs and standard input."""
from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MAX_BYTES = 20_000_000  # 1,000,000 characters of text are at most 4 MB; the largest news page met had 1.1 MB
READ = (".txt", ".html", ".htm")  # what is taken out of a folder
# Named plainly, they are refused with their name; in a folder too, so that nobody thinks they were read.
UNSUPPORTED = {
    ".pdf": "PDF", ".doc": "Word", ".docx": "Word", ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB", ".pptx": "PowerPoint",
    ".xlsx": "Excel", ".xls": "Excel", ".eml": "e-mail", ".msg": "e-mail", ".mht": "MHTML", ".mhtml": "MHTML", ".warc": "WARC",
    ".zip": "ZIP", ".gz": "gzip", ".7z": "7z", ".rar": "RAR", ".tar": "tar", ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG",
    ".gif": "GIF", ".mp3": "MP3", ".mp4": "MP4", ".json": "JSON", ".jsonl": "JSON lines", ".csv": "CSV", ".xml": "XML",
}
BESIDE_PAGES = {".jpg", ".jpeg", ".png", ".gif", ".json", ".xml", ".mp3", ".mp4"}  # in a folder, what a saved page brings with it
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Found:
    """One input: its bytes, or why there are none. Exactly one of `raw` and `error` is None.

    `name` is the path as it was given or found (printable, one line); `error` is one line that begins with it.
    """

    name: str
    raw: bytes | None
    error: str | None


def find(inputs: Sequence[str]) -> Iterator[Found]:
    """What stands behind each of `inputs`, in their order; bytes are read when they are asked for. Never raises.

    1. `-`: standard input
    2. a path that is there: a folder gives its .txt, .html and .htm files, sorted, those of sub-folders too; hidden files
       and folders are left out, links to folders are not followed
    3. `http://…`: refused, nothing is fetched
    4. a pattern (`*`, `?`, `[…]`, `**`): what it matches, sorted
    A path met twice is given once.
    """
    met: set[str] = set()
    for given in inputs:
        yield from _behind(given, met)


def _behind(given: str, met: set[str]) -> Iterator[Found]:
    if given == "-":
        if STANDARD_INPUT not in met:
            met.add(STANDARD_INPUT)
            yield _standard_input()
    elif not given or "\x00" in given:
        yield _failed(given or "''", "no path; give a file or a folder")
    elif os.path.lexists(given):
        yield from _path(given, met)
    elif given.lower().startswith(("http://", "https://")):
        yield _failed(given, "addresses are not fetched; save the page and give its file")
    elif glob.has_magic(given):
        yield from _matches(given, met)
    else:
        yield _failed(given, "no such file or folder")


def _matches(pattern: str, met: set[str]) -> Iterator[Found]:
    paths = sorted(glob.glob(pattern, recursive=True))
    if not paths:
        yield _failed(pattern, "nothing matches this pattern")
    for path in paths:
        # `**` gives folders beside what is in them
        if "**" not in pattern or not os.path.isdir(path):
            yield from _path(path, met)


def _path(path: str, met: set[str]) -> Iterator[Found]:
    if not os.path.isdir(path):
        if _new(path, met):
            yield _file(path)
        return
    if not _new(path, met):
        return
    empty = True
    for inside in _folder(path):
        empty = False
        if isinstance(inside, Found):
            yield inside
        elif _new(inside, met):
            yield _file(inside)
    if empty:
        yield _failed(path, f"no {', '.join(READ)} file in this folder")


def _folder(folder: str) -> Iterator[str | Found]:
    """The wanted paths in a folder and its sub-folders, sorted; in the place of one that cannot be opened, its error."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not os.path.isdir(path):
            yield path
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield _failed(path, f"cannot be opened ({_reason(error)})")
            continue
        inside = [os.path.join(path, name) for name in names if not name.startswith(".")]
        waiting += [one for one in inside if _wanted(one) or (os.path.isdir(one) and not os.path.islink(one))]


def _wanted(path: str) -> bool:
    if os.path.isdir(path):
        return False
    ending = Path(path).suffix.lower()
    return ending in READ or (ending in UNSUPPORTED and ending not in BESIDE_PAGES)


def _new(path: str, met: set[str]) -> bool:
    whole = os.path.abspath(path)
    if whole in met:
        return False
    met.add(whole)
    return True


def _file(path: str) -> Found:
    """The bytes of one regular file; a FIFO or a device is not opened, it might never end."""
    if kind := UNSUPPORTED.get(Path(path).suffix.lower()):
        return _failed(path, f"{kind} is not supported yet; save it as .txt or .html")
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return _failed(path, "not a regular file (a pipe, a socket or a device)")
        if status.st_size > MAX_BYTES:
            return _failed(path, _too_large(f"{status.st_size / 1e6:.0f} MB"))
        with open(path, "rb") as file:
            return _read(path, file)
    except FileNotFoundError:
        return _failed(path, "a link to a file that is not there" if os.path.islink(path) else "no such file or folder")
    except OSError as error:
        return _failed(path, f"cannot be read ({_reason(error)})")


def _standard_input() -> Found:
    if sys.stdin is None:
        return _failed(STANDARD_INPUT, "it is closed")
    try:
        return _read(STANDARD_INPUT, sys.stdin.buffer)
    except (OSError, ValueError) as error:
        return _failed(STANDARD_INPUT, f"cannot be read ({_reason(error)})")


def _read(name: str, file: BinaryIO) -> Found:
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        return _failed(name, _too_large(f"more than {MAX_BYTES / 1e6:.0f} MB"))
    return Found(printable(name), raw, None)


def _too_large(size: str) -> str:
    return f"too large ({size}); at most {MAX_BYTES / 1e6:.0f} MB are read, give the articles one by one"


def _reason(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__).lower()


def _failed(name: str, why: str) -> Found:
    name = printable(name)
    return Found(name, None, f"{name}: {why}")


def printable(name: str) -> str:
    """`name` as it can be printed on one line: what is not printable stands as its escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in name)
