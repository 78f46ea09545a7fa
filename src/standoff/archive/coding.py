"""Chunk after chunk into an archive: taken up where it was left, around what kills a worker, with an estimate."""
from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Broken, CallError
from .inputs import Part, chunks, listed
from .job import How, count, outcomes, without_rows
from .kept import Committed, Kept

if TYPE_CHECKING:
    import pyarrow

HERE = How()
CHUNK = 1_000  # inputs; a kill loses no more than the work of these


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `seconds_left` is from the slowest and the fastest chunk of this run, by bytes; None until one is done."""

    inputs: int
    of_inputs: int
    documents: int
    failed: int
    seconds: float
    seconds_left: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Coded:
    """What a run did: documents that are new in the archive, those that it had already, and what failed, by name and reason;
    `done_before` inputs were committed by earlier runs."""

    documents: int
    known: int
    failures: tuple[tuple[str, str], ...]
    done_before: int


def code(inputs: Iterable[str], into: Path, how: How = HERE, chunk: int = CHUNK,
         progress: Callable[[Progress], object] = lambda _: None) -> Coded:
    """Read every input into the archive, chunk by chunk; what was committed before, by whichever chunks and workers, is left out.

    The same inputs give the same rows with the same numbers, whatever the chunks, the workers and the kills on the way; with the
    same chunks also the same bytes in every file.

    Raises:
        CallError: nothing to read; the folder cannot be used; a package is not installed; no cluster answers.
        Broken: the installation is damaged; what was committed before is kept.
    """
    with closing(Kept(into, how.maker())) as kept:
        done = kept.inputs()
        everything = list(listed(inputs, how.ray))
        if not everything:
            raise CallError("code: no file that can be read is behind these inputs")
        todo = [part for part in everything if part.name not in done]
        run = _Run(how, kept, todo, progress)
        run.tell()
        for some in chunks(_by_kind(todo), chunk):
            run.chunk(some)
        return Coded(run.done.documents, run.done.known, run.done.failures, len(everything) - len(todo))


def _by_kind(parts: Sequence[Part]) -> list[Part]:
    """Those of a storage after those on disk: a chunk has one kind."""
    return sorted(parts, key=lambda part: part.is_remote)


class _Run:
    """One run's course."""

    def __init__(self, how: How, kept: Kept, todo: Sequence[Part], progress: Callable[[Progress], object]) -> None:
        self._how, self._kept, self._progress = how, kept, progress
        self._inputs, self._bytes_left = len(todo), sum(_weight(part) for part in todo)
        self._inputs_done, self._began, self._rates = 0, time.monotonic(), list[float]()
        self.done = Committed()

    def chunk(self, parts: Sequence[Part]) -> None:
        """Read and commit some inputs."""
        start = time.monotonic()
        batches = self._around_kills(parts, parts)
        made = self._kept.commit([part.name for part in parts], batches)
        self.done = Committed(self.done.documents + made.documents, self.done.known + made.known, self.done.failures + made.failures)
        weight = sum(_weight(part) for part in parts)
        self._rates.append(weight / max(time.monotonic() - start, 1e-6))
        self._inputs_done += len(parts)
        self._bytes_left -= weight
        self.tell()

    def tell(self) -> None:
        left = (self._bytes_left / max(self._rates), self._bytes_left / min(self._rates)) if self._rates else None
        self._progress(Progress(self._inputs_done, self._inputs, self.done.documents, len(self.done.failures),
                                time.monotonic() - self._began, left))

    def _around_kills(self, parts: Sequence[Part], whole: Sequence[Part], again: bool = False) -> list[pyarrow.RecordBatch]:
        """What comes of the parts. Where a worker is killed, each half anew; one document alone twice, then it is the one that
        kills, and fails. Places are those in `whole`."""
        try:
            return [_placed(batch, parts, whole) for batch in outcomes(parts, self._how)]
        except RuntimeError as error:
            if "UDF process" not in str(error) or "Traceback" in str(error):
                raise Broken(f"code: the job broke off ({_last_words(error)}); what was committed before is kept") from error
        halves = _halves(parts, self._how)
        if halves:
            return [batch for half in halves for batch in self._around_kills(half, whole)]
        if not again:
            return self._around_kills(parts, whole, again=True)
        name = parts[0].name if parts[0].last is None else f"{parts[0].name} (document {parts[0].first + 1} in it)"
        killed = without_rows(parts[0].first, name, f"{name}: the process that read it was killed, twice; for want of memory perhaps")
        return [_placed(killed, parts, whole)]


def _halves(parts: Sequence[Part], how: How) -> tuple[Sequence[Part], ...]:
    """Two halves of some parts, or of the documents of one; nothing where it is a single document, or none can be counted."""
    if len(parts) > 1:
        return parts[: len(parts) // 2], parts[len(parts) // 2 :]
    only = parts[0]
    try:
        last = only.last if only.last is not None else count(only, how)
    except RuntimeError:
        return ()
    middle = (only.first + last) // 2
    if last - only.first < 2:
        return ()
    return [dataclasses.replace(only, last=middle)], [dataclasses.replace(only, first=middle, last=last)]


def _last_words(error: Exception) -> str:
    return " ".join(str(error).rpartition("Traceback")[2].split())[-200:]


def _placed(batch: pyarrow.RecordBatch, parts: Sequence[Part], whole: Sequence[Part]) -> pyarrow.RecordBatch:
    """With the places that these parts have in the whole."""
    import pyarrow

    of_name = {part.name: place for place, part in enumerate(whole)}
    places = pyarrow.array([of_name[parts[place].name] for place in batch["place"].to_pylist()], pyarrow.int64())
    return batch.set_column(0, "place", places)


def _weight(part: Part) -> int:
    return part.size_bytes + 500  # an empty file takes its time as well
