"""The server as a process of its own: where it listens, what it prints, how it ends."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from by_hand import HandRecord

TOKEN = "a-token-of-24-characters"


@pytest.fixture
def served(record: HandRecord) -> Iterator[str]:
    """The address of a running `standoff serve`."""
    command = [sys.executable, "-m", "standoff", "serve", "--record", str(record.path), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    said = process.stdout.readline()
    yield said.split(" at ")[1].split()[0]
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode in (0, 130) and "Traceback" not in errors


def test_it_answers_on_the_machine_itself_and_under_its_own_name_alone(served: str) -> None:
    assert served.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(f"{served}api/about", timeout=10) as answer:
        assert json.load(answer)["documents"] == 5 and answer.headers["content-security-policy"]
    foreign = urllib.request.Request(f"{served}api/about", headers={"host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(foreign, timeout=10)
    assert refused.value.code == 421


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "standoff", *map(str, arguments)], capture_output=True, text=True, timeout=60)


def test_a_wrong_call_ends_with_one_line(record: HandRecord, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for arguments, said in (
            (("--record", record.path, "--host", "0.0.0.0"), "--token"),
            (("--record", tmp_path / "none"), "no record here"),
            (("--record", record.path, "--token", "short"), "--token"),
            (("--record", record.path, "--port", port), "another --port"),
            (("--record", record.path, "--port", "70000"), "no port"),
        ):
            done = call("serve", *arguments)
            assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1, done.stderr
    done = call("mcp", "--record", tmp_path / "none")
    assert done.returncode == 2 and "no record here" in done.stderr


def test_mcp_speaks_on_standard_input_and_output(record: HandRecord) -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
    }
    command = [sys.executable, "-m", "standoff", "mcp", "--record", str(record.path)]
    done = subprocess.run(command, input=json.dumps(hello) + "\n", capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout.splitlines()[0])["result"]["serverInfo"]["name"] == "standoff", done.stderr
