"""From what stands on the command line to documents' bytes: files, folders, patterns, addresses and standard input."""
from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from .fetch import Fetcher
from .forms import FORMS, Opening, is_wanted
from .found import STANDARD_INPUT, Found, failed, reason

PIECE = 1 << 16


def find(inputs: Sequence[str], fetcher: Fetcher | None = None) -> Iterator[Found]:
    """What stands behind each of `inputs`, in their order; bytes are read when they are asked for. Never raises.

    1. `-`: standard input
    2. a path that is there: a folder gives its files of every form that can be read (forms.py), sorted, those of sub-folders
       too; hidden files and folders are left out, links to folders are not followed
    3. `http://…`: fetched where a `fetcher` is given, else refused
    4. a pattern (`*`, `?`, `[…]`, `**`): what it matches, sorted
    An archive, a table, a mailbox or a feed gives each document in it. A path or an address met twice is given once.
    """
    opening = Opening(fetcher)
    for given in inputs:
        yield from _behind(given, opening)


def _behind(given: str, opening: Opening) -> Iterator[Found]:
    if given == "-":
        if _new(STANDARD_INPUT, opening):
            yield from _standard_input(opening)
    elif not given or "\x00" in given:
        yield failed(given or "''", "no path; give a file or a folder")
    elif os.path.lexists(given):
        yield from _path(given, opening)
    elif given.lower().startswith(("http://", "https://")):
        yield from opening.follow(given)
    elif glob.has_magic(given):
        yield from _matches(given, opening)
    else:
        yield failed(given, "no such file or folder")


def _matches(pattern: str, opening: Opening) -> Iterator[Found]:
    paths = sorted(glob.glob(pattern, recursive=True))
    if not paths:
        yield failed(pattern, "nothing matches this pattern")
    for path in paths:
        # `**` gives folders beside what is in them
        if "**" not in pattern or not os.path.isdir(path):
            yield from _path(path, opening)


def _path(path: str, opening: Opening) -> Iterator[Found]:
    if not _new(os.path.abspath(path), opening):
        return
    if not os.path.isdir(path):
        yield from _file(path, opening)
        return
    empty = True
    for inside in _folder(path):
        empty = False
        if isinstance(inside, Found):
            yield inside
        elif _new(os.path.abspath(inside), opening):
            yield from _file(inside, opening)
    if empty:
        known = ", ".join(form.endings[0] for form in FORMS.values() if form.endings and is_wanted(f"x{form.endings[0]}"))
        yield failed(path, f"no file in this folder that can be read ({known})")


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
            yield failed(path, f"cannot be opened ({reason(error)})")
            continue
        inside = [os.path.join(path, name) for name in names if not name.startswith(".")]
        waiting += [one for one in inside if (not os.path.islink(one) if os.path.isdir(one) else is_wanted(one))]


def _new(name: str, opening: Opening) -> bool:
    if name in opening.met:
        return False
    opening.met.add(name)
    return True


def _file(path: str, opening: Opening) -> Iterator[Found]:
    """What is in one regular file; a FIFO or a device is not opened, it might never end."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            yield failed(path, "not a regular file (a pipe, a socket or a device)")
            return
        with open(path, "rb") as file:
            yield from opening.inside(path, file)
    except FileNotFoundError:
        yield failed(path, "a link to a file that is not there" if os.path.islink(path) else "no such file or folder")
    except OSError as error:
        yield failed(path, f"cannot be read ({reason(error)})")


def _standard_input(opening: Opening) -> Iterator[Found]:
    if sys.stdin is None:
        yield failed(STANDARD_INPUT, "it is closed")
        return
    try:
        yield from opening.inside(STANDARD_INPUT, cast(BinaryIO, io.BufferedReader(sys.stdin.buffer, PIECE)))  # type: ignore[arg-type]
    except (OSError, ValueError) as error:
        yield failed(STANDARD_INPUT, f"cannot be read ({reason(error)})")


def again(name: str, sha256: str | None) -> bytes | None:
    """The bytes of a document that was found under that name before, in a container too; None where they are not there any more."""
    path = name
    while path and not os.path.isfile(path):
        path = path[: max(path.rfind("!"), path.rfind("#"), 0)]
    return next((one.raw for one in find([path]) if one.name == name and one.sha256() == sha256), None) if path else None
