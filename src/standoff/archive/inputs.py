"""Which files an archive is coded from: paths, folders, patterns, on disk or on object storage; and chunks of them."""
from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import CallError
from ..ingest.forms import is_wanted

REMOTE = ("s3://", "gs://", "gcs://", "az://", "abfs://", "abfss://", "hf://", "file://")
MOST_BYTES = 256_000_000  # of a chunk's inputs: a large container is a chunk of its own


@dataclass(frozen=True, slots=True)
class Part:
    """An input, or some of its documents: those from the place `first` on (from 0) and before `last`."""

    name: str
    size_bytes: int
    first: int = 0
    last: int | None = None

    @property
    def is_remote(self) -> bool:
        return self.name.startswith(REMOTE)


def listed(inputs: Iterable[str], ray: str | None = None) -> Iterator[Part]:
    """Every file once: in the order of the inputs, those of a folder or a pattern sorted. What is not there comes as a file
    that cannot be read, so that it is named with its reason. Raises CallError where a storage cannot be asked."""
    met = set[str]()
    for given in inputs:
        for part in _behind(given, ray):
            if part.name not in met:
                met.add(part.name)
                yield part


def chunks(parts: Iterable[Part], most: int) -> Iterator[list[Part]]:
    """In order; at most so many inputs each, and no more bytes than MOST_BYTES, but one input at least."""
    held: list[Part] = []
    size = 0
    for part in parts:
        if held and (len(held) >= most or size + part.size_bytes > MOST_BYTES):
            yield held
            held, size = [], 0
        held.append(part)
        size += part.size_bytes
    if held:
        yield held


def _behind(given: str, ray: str | None) -> Iterator[Part]:
    if given.startswith(REMOTE):
        yield from _stored(given, ray)
    elif os.path.isdir(given):
        yield from _folder(given)
    elif not os.path.lexists(given) and glob.has_magic(given) and (found := sorted(glob.glob(given, recursive=True))):
        for path in found:
            if not os.path.isdir(path):
                yield _part(path)
            elif "**" not in given:
                yield from _folder(path)
    else:
        yield _part(given)


def _folder(folder: str) -> Iterator[Part]:
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (_part(os.path.join(at, name)) for name in sorted(files) if not name.startswith(".") and is_wanted(name))


def _part(path: str) -> Part:
    try:
        return Part(path, os.stat(path).st_size)
    except OSError:
        return Part(path, 0)  # the reader says why


def _stored(pattern: str, ray: str | None) -> Sequence[Part]:
    from .job import engine

    try:
        found = engine(ray).from_glob_path(pattern).to_pydict()
    except Exception as error:
        raise CallError(f"{pattern}: cannot be listed ({' '.join(str(error).split())[:160]})") from error
    return sorted((Part(name, size or 0) for name, size in zip(found["path"], found["size"], strict=True)), key=lambda part: part.name)
