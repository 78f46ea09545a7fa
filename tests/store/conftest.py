"""What the tests of the store share."""
from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from by_hand import HandRecord, document
from server import fresh, programs, running

HERE = Path(__file__).parent
Start = Callable[[str | Path, int, int], "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of these tests' own."""
    programs_there = programs()
    if programs_there is None or importlib.util.find_spec("psycopg") is None:
        pytest.skip("NOT TESTED on PostgreSQL: it takes its server (Debian: postgresql) and the extra standoff[postgresql]")
    with running(programs_there) as address:
        yield address


@pytest.fixture(params=["folder", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """The place of a record that is not there yet, on either engine."""
    return tmp_path / "kept.standoff" if request.param == "folder" else fresh(request.getfixturevalue("server"))


@pytest.fixture
def record(where: str | Path) -> Iterator[HandRecord]:
    """A record of documents 0, 1 and 2."""
    with HandRecord(where) as kept:
        assert [added.status for added in kept.add(map(document, range(3)))] == ["added"] * 3
        yield kept


@pytest.fixture
def start_adder() -> Iterator[Start]:
    """Start adder.py on (folder, first, last); what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: str | Path, first: int, last: int) -> subprocess.Popen[str]:
        command = [sys.executable, str(HERE / "adder.py"), str(folder), str(first), str(last)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
