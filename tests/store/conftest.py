"""What the tests of the store share."""
from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from by_hand import HandRecord, document

HERE = Path(__file__).parent
Start = Callable[[Path, int, int], "subprocess.Popen[str]"]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[HandRecord]:
    """A record of documents 0, 1 and 2."""
    with HandRecord(tmp_path / "kept.standoff") as kept:
        assert [added.status for added in kept.add(map(document, range(3)))] == ["added"] * 3
        yield kept


@pytest.fixture
def start_adder() -> Iterator[Start]:
    """Start adder.py on (folder, first, last); what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
        command = [sys.executable, str(HERE / "adder.py"), str(folder), str(first), str(last)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
