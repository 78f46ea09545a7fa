"""Adding while the page is used: one job after the other in a thread, each outcome kept for whoever watches."""
from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from ..adding import Added, Input
from ..errors import CallError, StandoffError
from ..record import Record

END_SECONDS = 10
WAITING, KEPT = 20, 50  # jobs that may wait, and finished ones that can still be looked at


@dataclass(slots=True)
class Job:
    """One adding. `outcomes` grows while it runs; `error` says why it stopped before its end."""

    name: str
    inputs: Sequence[Input]
    published: str | None
    expected: int
    state: Literal["waiting", "running", "done", "stopped"] = "waiting"
    outcomes: list[Added] = field(default_factory=list)
    error: str | None = None

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "stopped")


class Jobs:
    """The jobs of one record. `workers` processes read; 1 reads in this one."""

    def __init__(self, record: Record, workers: int) -> None:
        self._record, self._workers = record, workers
        self._line: queue.Queue[Job | None] = queue.Queue(WAITING)
        self._jobs: dict[str, Job] = {}
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self, inputs: Sequence[Input], published: str | None) -> Job:
        """Put a job in line. Raises CallError where too many wait already."""
        job = Job(secrets.token_hex(8), inputs, published, len(inputs))
        with self._lock:
            try:
                self._line.put_nowait(job)
            except queue.Full:
                raise CallError(f"add: {WAITING} jobs wait already; try again when some are done") from None
            self._jobs[job.name] = job
            over = [name for name, held in self._jobs.items() if held.is_over]
            for name in over[: max(0, len(over) - KEPT)]:
                del self._jobs[name]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="adding", daemon=True)
                self._thread.start()
        return job

    def find(self, name: str) -> Job | None:
        return self._jobs.get(name)

    def close(self) -> None:
        """Let the thread end after the job that it is at; what waits is forgotten. A later `start` begins anew."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread:
            with suppress(queue.Empty):
                while True:
                    self._line.get_nowait()
            self._line.put_nowait(None)
            thread.join(timeout=END_SECONDS)

    def _run(self) -> None:
        while job := self._line.get():
            job.state = "running"
            try:
                for added in self._record.add(job.inputs, workers=self._workers, published=job.published):
                    job.outcomes.append(added)
                job.state = "done"
            except StandoffError as error:
                job.error, job.state = str(error), "stopped"
            except Exception as error:  # the face: a fault of ours ends this job, not the page
                job.error, job.state = f"{type(error).__name__}: {error}; this is a fault in standoff: please report it", "stopped"
            finally:
                job.inputs = ()
