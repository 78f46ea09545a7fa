"""standoff code: into an archive."""
from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..archive import Progress
from ..archive import code as run
from ..archive.job import How
from .screen import complain


def code(options: Namespace) -> int:
    """Read everything into the archive; say how far it is after each chunk, and at the end what was new, known and failed."""
    how = How(options.workers, options.ray, options.published)
    done = run(options.sources, Path(options.into), how, options.chunk, _tell)
    for _, why in done.failures:
        complain(why)
    before = f"; {done.done_before} files were done before" if done.done_before else ""
    print(f"{done.documents} coded, {done.known} known already, {len(done.failures)} failed{before}")
    return 1 if done.failures else 0


def _tell(progress: Progress) -> None:
    if progress.inputs:
        left = f"; {_span(*progress.seconds_left)} left" if progress.seconds_left and progress.inputs < progress.of_inputs else ""
        complain(f"{progress.inputs} of {progress.of_inputs} files, {progress.documents} documents, {progress.failed} failed, "
                 f"{_time(progress.seconds)}{left}")


def _span(least: float, most: float) -> str:
    """From the fastest to the slowest chunk so far."""
    return f"about {_time(most)}" if _time(least) == _time(most) else f"{_time(least)} to {_time(most)}"


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
