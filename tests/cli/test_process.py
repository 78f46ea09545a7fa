"""What only a process of its own shows: how soon it answers, pipes, interruptions, terminals."""
from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "standoff"]
HEAVY = {"spacy", "numpy", "onnxruntime", "tokenizers", "sqlalchemy", "trafilatura", "lxml", "arro3", "rich", "standoff.reader",
         "standoff.brief"}


def started(*arguments: object, **more: object) -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | more
    return subprocess.Popen([*COMMAND, *map(str, arguments)], **pipes)  # type: ignore[call-overload,no-any-return]


def on_a_terminal(*arguments: object, **environment: str) -> str:
    """What a terminal gets of standard output; standard error goes elsewhere."""
    ours, theirs = pty.openpty()
    settings = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm", "COLUMNS": "90"} | environment
    with subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=theirs, stderr=subprocess.PIPE, env=settings) as process:
        os.close(theirs)
        got = b""
        try:
            while piece := os.read(ours, 65536):
                got += piece
        except OSError:  # the other end is closed
            pass
        finally:
            os.close(ours)
        assert process.wait() == 0
    return got.decode()


def test_help_answers_at_once():
    seconds = []
    for _ in range(3):
        begun = time.perf_counter()
        assert subprocess.run([*COMMAND, "--help"], capture_output=True, check=True).stdout
        seconds.append(time.perf_counter() - begun)
    assert min(seconds) < 0.4


def test_help_imports_nothing_heavy():
    code = "import sys; from standoff.cli import main; main(['brief', '--help']); print('|', *sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(out.partition("|")[2].split()) & HEAVY == set()


def test_a_reader_that_has_enough_is_no_error(kept: Path):
    with started("export", "--record", kept) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == "" and process.wait() == 0


def test_an_interruption_ends_quietly():
    with started("read", "-", stdin=subprocess.PIPE) as process:
        assert process.stderr and process.stdout
        time.sleep(3)  # well into waiting for its input, or still importing: both must be quiet
        process.send_signal(signal.SIGINT)
        assert (process.wait(timeout=20), process.stderr.read(), process.stdout.read()) == (130, "", "")


def test_colours_only_on_a_terminal_that_wants_them(kept: Path):
    assert "\x1b[" in on_a_terminal("brief", "--record", kept)
    assert "\x1b" not in on_a_terminal("brief", "--record", kept, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal("brief", "--record", kept, TERM="dumb")
    with started("brief", "--record", kept) as process:
        assert "\x1b" not in process.communicate()[0]


def test_a_narrow_encoding_is_no_error(kept: Path):
    with started("brief", "--record", kept, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, encoding="latin-1") as process:
        out, err = process.communicate()
        assert (process.returncode, err) == (0, "") and "Russia ? Ukraine" in out
