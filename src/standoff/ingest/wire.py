"""One request over HTTP: to an address that was checked, bounded in size and time. No proxy, no cookie, no retry."""
from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

from ..errors import TooLarge, Unreachable, Unreadable
from .found import MAX_BYTES, reason

TIMEOUT_SECONDS = 20.0  # for the connection, and between two pieces
WHOLE_SECONDS = 90.0
PIECE = 1 << 16
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address stands in its last four bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers, and the body unpacked."""

    status: int
    headers: Message
    raw: bytes


def ask(address: str, headers: dict[str, str], private: bool, most: int | None = None) -> Answer:
    """The answer to GET; the body of a status other than 200 is not read.

    Raises:
        Unreachable: no connection, or it breaks off, or takes longer than WHOLE_SECONDS.
        Unreadable: the host is on this machine or the local network, and `private` is false.
        TooLarge: more than `most` bytes.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    connection = _Connection(host, port, _checked(host, port, private), parts.scheme == "https")
    watch = threading.Timer(WHOLE_SECONDS, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=headers)
        answer = connection.getresponse()
        raw = _body(answer, most or MAX_BYTES) if answer.status == 200 else b""
        if connection.is_cut:
            raise ValueError
        return Answer(answer.status, answer.headers, raw)
    except ssl.SSLCertVerificationError as error:
        raise Unreachable(f"its certificate is not to be trusted ({reason(error)})") from error
    except TimeoutError as error:
        raise Unreachable(f"no answer within {TIMEOUT_SECONDS:.0f} seconds") from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        why = f"it took longer than {WHOLE_SECONDS:g} seconds" if connection.is_cut else reason(error)
        raise Unreachable(f"cannot be fetched ({why})") from error
    finally:
        watch.cancel()
        connection.close()


def _checked(host: str, port: int, private: bool) -> str:
    """The one address of the host that is connected to; refused where any of its addresses is not public."""
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"no such host ({reason(error)})") from error
    if not private and (inner := [one for one in found if not is_public(one)]):
        raise Unreadable(f"{host} is {inner[0]}, on this machine or a private network; not fetched without --fetch-private")
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network; one that stands for another is judged by that."""
    held = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(held, ipaddress.IPv6Address):
        inner = held.ipv4_mapped or held.sixtofour or (ipaddress.IPv4Address(int(held) & 0xFFFFFFFF) if held in NAT64 else None)
        if held.teredo:
            return False
        if inner:
            return is_public(str(inner))
    return held.is_global and not held.is_multicast


class _Connection(http.client.HTTPConnection):
    """Goes to the IP address that was checked, whatever the name resolves to by now; TLS is checked against the name."""

    def __init__(self, host: str, port: int, at: str, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_SECONDS)
        self._at, self._secure = at, secure
        self.default_port = 443 if secure else 80  # which the Host header leaves out
        self.is_cut = False
        self._line: socket.socket | None = None

    def connect(self) -> None:
        self.sock = socket.create_connection((self._at, self.port), TIMEOUT_SECONDS)
        self._line = self.sock.dup()  # http.client lets its own go before the answer is read
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """Break off, from another thread: a server may send a byte every few seconds for ever."""
        self.is_cut = True
        if self._line is not None:
            self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        super().close()
        if self._line is not None:
            self._line.close()


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    coding = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"it is packed as {coding[:20]}")
    unpack = zlib.decompressobj(47) if coding != "identity" else None  # 47: gzip or zlib, whichever it is
    body = bytearray()
    while piece := answer.read(PIECE):
        body += unpack.decompress(piece, most + 1 - len(body)) if unpack else piece
        if len(body) > most:
            raise TooLarge(f"more than {most / 1e6:.1f} MB; not fetched further")
    if answer.length or (unpack and not unpack.eof):
        raise ValueError("fewer bytes came than were promised")
    return bytes(body)
