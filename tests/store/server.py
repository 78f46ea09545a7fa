"""A PostgreSQL server of the tests' own, on 127.0.0.1 and in a folder that goes with it; run by another user where we are root."""
from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

USER = "postgres"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: Debian's newest, or where initdb is."""
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = kept[-1] if kept else shutil.which("initdb")
    return Path(found).parent if found else None


@contextlib.contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """Its address without a database's name; one user, no password, for it listens to this machine alone and for minutes."""
    folder, port = Path(tempfile.mkdtemp(prefix="standoff-postgresql-")), _free_port()
    as_other = {} if os.getuid() else {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}
    if as_other:
        shutil.chown(folder, "nobody")
    try:
        subprocess.run([bin_folder / "initdb", "-D", folder / "kept", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
                       check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_other)
        server = subprocess.Popen([bin_folder / "postgres", "-D", folder / "kept", "-p", str(port), "-c", "listen_addresses=127.0.0.1",
                                   "-k", folder, "-F"], stderr=subprocess.DEVNULL, cwd=folder, **as_other)
        try:
            _wait(f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres")
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh(server: str) -> str:
    """The address of a new, empty database."""
    name = f"kept_{uuid.uuid4().hex}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:") + "/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return f"{server}/{name}"


def _wait(address: str) -> None:
    engine = create_engine(address)
    for _ in range(300):
        with contextlib.suppress(OperationalError), engine.connect():
            break
        time.sleep(0.2)
    engine.dispose()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
