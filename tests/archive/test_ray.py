"""The same job on a Ray cluster of the test's own, everything on 127.0.0.1, with a worker killed in the middle."""
from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import hand_reader
import pytest

from standoff.record import Record

for package in ("daft", "duckdb_engine", "ray"):
    pytest.importorskip(package, reason=f"NOT TESTED on Ray: it takes the extra standoff[ray] ({package} is not there)")

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
# Ray takes the host's own address for 127.0.0.1 unless it is told that it is no cluster of several machines.
LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_USAGE_STATS_ENABLED": "0", "RAY_raylet_start_wait_time_s": "120"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address; its processes are of one group and end with the test."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    folder = Path("/tmp") / f"standoff-ray-{os.getpid()}"  # short: the names of Ray's sockets have a limit
    environment = os.environ | LOOPBACK | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    head = subprocess.Popen(
        [Path(sys.executable).with_name("ray"), "start", "--head", "--block", "--node-ip-address=127.0.0.1", f"--port={port}",
         "--num-cpus=4", "--include-dashboard=false", "--disable-usage-stats", "--object-store-memory=150000000", f"--temp-dir={folder}"],
        env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 150
        while time.monotonic() < end and not list(folder.glob("session_latest/sockets/raylet*")):
            time.sleep(0.5)
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(head.pid, signal.SIGKILL)
        head.wait()
        subprocess.run(["rm", "-rf", folder], check=False)


def test_a_killed_worker_costs_nothing(cluster: str, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    hand_reader.write(tmp_path / "in", 40, poison="Poison here", once=f"Kills once: {mark}")
    environment = os.environ | LOOPBACK | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    coder = [sys.executable, str(HERE / "coder.py"), str(tmp_path / "in"), str(tmp_path / "out"), cluster]
    subprocess.run(coder, check=True, env=environment, timeout=400)
    subprocess.run([*coder[:3], str(tmp_path / "here")], check=True, env=environment, timeout=400)
    assert mark.exists(), "no worker was killed"
    with Record(tmp_path / "out") as on_ray, Record(tmp_path / "here") as here:
        assert on_ray.documents() == here.documents() and len(here.documents()) == 41
        assert list(on_ray.readings()) == list(here.readings()) and list(on_ray.rows("events")) == list(here.rows("events"))
        assert [Path(one.name).name for one in on_ray.failures()] == ["poison.txt"]
