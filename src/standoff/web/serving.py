"""Serving the workbench: where it may listen, and the address that is printed."""
from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from ..errors import CallError
from ..record import Record
from .app import application

SHORTEST_TOKEN = 16


def serve(record: Record, host: str, port: int, token: str | None, workers: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. `ready` is called with the address once the port is ours.

    Args:
        host: an address of this machine; another than the machine's own loopback demands a token.
        port: 0 takes any that is free.

    Raises:
        CallError: no token where one is needed, one too short, or an address that cannot be listened at.
        NoSuchRecord, RecordDamaged: no record there, or a broken one.
    """
    check_host(host, token)
    record.stats()  # a folder without a record is a wrong call: said before the port is open
    listening = _listen(host, port)
    bound = listening.getsockname()[1]
    named = f"[{host}]" if ":" in host else host
    hosts = None if token else frozenset(f"{name}:{bound}" for name in ("127.0.0.1", "localhost", "[::1]", named.casefold()))
    app = application(record, hosts=hosts, token=token, workers=workers)
    ready(f"http://{named}:{bound}/" + (f"?token={token}" if token else ""))
    settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2, lifespan="on")
    with listening:
        uvicorn.Server(settings).run(sockets=[listening])


def check_host(host: str, token: str | None) -> None:
    """Raises CallError where the address would be open to others without a token."""
    if token is not None and (len(token) < SHORTEST_TOKEN or not token.isascii() or not all(c.isalnum() or c in "-_" for c in token)):
        raise CallError(f"--token: at least {SHORTEST_TOKEN} letters, digits, - or _ are needed")
    if not is_loopback(host) and token is None:
        raise CallError(f"--host {host}: others could reach this address; give a --token that they must know, or leave --host out")


def is_loopback(host: str) -> bool:
    """Whether an address is the machine's own; a name other than localhost is not believed to be."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise CallError(f"{host}:{port}: cannot be listened at ({error.strerror or error}); choose another --port") from error
    return listening
