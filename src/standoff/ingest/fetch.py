"""Addresses, politely: only when asked for, robots.txt obeyed, a pause between two requests to one host, each bounded.

1. the address: http or https, no password in it
2. robots.txt of its host, once in a run: 4xx means everything may be fetched, trouble means nothing (RFC 9309)
3. a pause since the last request to that host, as long as robots.txt asks, at least PAUSE_SECONDS
4. the name is resolved once, and the connection goes to the address that was checked: public ones only
5. what was fetched before is asked for by its ETag or date, so that what did not change does not come again
6. redirects, each by 1 to 5, at most MOST_REDIRECTS
"""
from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ..errors import TooLarge, Unreachable, Unreadable
from .found import Visit
from .wire import Answer, ask

if TYPE_CHECKING:
    from protego import Protego

MOST_REDIRECTS = 6
PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0  # that robots.txt may ask for; who asks for more is not fetched
LONGEST_WAIT_SECONDS = 3_600.0  # that Retry-After may ask for
ROBOTS_BYTES = 512_000
LONGEST_ADDRESS = 2_000
SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; `raw` is None where the server says that what it gave before still stands."""

    address: str
    raw: bytes | None
    media: str
    charset: str | None
    visit: Visit


def _forget(_: str) -> Visit | None:
    return None


class Fetcher:
    """Fetches for one run; remembers robots.txt, pauses and hosts in trouble.

    Args:
        agent: how it names itself to servers and in robots.txt.
        private: whether this machine and the local network may be asked too.
        recall: the last visit of an address, or None.
        pause_seconds: between two requests to one host, where robots.txt asks for no longer one.
    """

    def __init__(self, agent: str, *, private: bool = False, recall: Callable[[str], Visit | None] = _forget,
                 pause_seconds: float = PAUSE_SECONDS) -> None:
        self._agent, self._private, self._recall, self._pause_seconds = agent, private, recall, pause_seconds
        self._robots: dict[str, Protego | None] = {}
        self._free_at: dict[str, float] = {}  # by host, on the monotonic clock
        self._in_trouble: dict[str, tuple[float, str]] = {}

    def get(self, address: str) -> Fetched:
        """What stands there.

        Raises:
            Unreachable: the network or the server is in trouble, another time may do.
            Unreadable: refused by robots.txt, not there, redirected without end, a private address.
            TooLarge: more than MAX_BYTES.
        """
        first = at = tidy(address)
        visit = self._recall(first)
        met: list[str] = []
        while True:
            if at in met:
                raise Unreadable("it redirects in a circle; not followed further")
            if len(met) > MOST_REDIRECTS:
                raise Unreadable(f"it redirects more than {MOST_REDIRECTS} times; not followed further")
            met.append(at)
            self._refuse_by_robots(at)
            answer = self._ask(at, visit)
            if answer.status == 304 and visit:
                return Fetched(at, None, "", None, visit)
            if answer.status not in (301, 302, 303, 307, 308):
                break
            at = tidy(urljoin(at, answer.headers.get("Location") or ""))
        self._refuse_status(at, answer)
        return self._fetched(first, at, answer)

    def rest(self) -> None:
        """A new round: hosts that were in trouble may be asked again, robots.txt too."""
        self._in_trouble = {host: held for host, held in self._in_trouble.items() if held[0] > time.monotonic()}
        self._robots.clear()

    def _fetched(self, first: str, at: str, answer: Answer) -> Fetched:
        told = Message()
        told["Content-Type"] = answer.headers.get("Content-Type") or ""
        visit = Visit(first, _short(answer.headers.get("ETag")), _short(answer.headers.get("Last-Modified")))
        return Fetched(at, answer.raw, told.get_content_type(), told.get_content_charset(), visit)

    def _ask(self, at: str, visit: Visit | None = None, most: int | None = None) -> Answer:
        """One request, after the pause. A host that fails once is not asked again until `rest`."""
        host = urlsplit(at).netloc
        _, why = self._in_trouble.get(host, (0.0, ""))
        if why:
            raise Unreachable(why)
        time.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
        headers = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
        if visit and visit.etag:
            headers["If-None-Match"] = visit.etag
        if visit and visit.last_modified:
            headers["If-Modified-Since"] = visit.last_modified
        try:
            answer = ask(at, headers, self._private, most)
        except Unreachable as error:
            self._in_trouble[host] = (0.0, str(error))
            raise
        finally:
            self._free_at[host] = time.monotonic() + self._pause_of(host)
        if answer.status in (429, 503):
            wait = _retry_after(answer)
            self._in_trouble[host] = (time.monotonic() + wait, f"the server asks to wait (status {answer.status})")
        return answer

    def _pause_of(self, host: str) -> float:
        robots = next((held for key, held in self._robots.items() if urlsplit(key).netloc == host), None)
        asked = (robots.crawl_delay(self._agent) if robots else None) or 0.0
        return max(self._pause_seconds, min(asked, LONGEST_PAUSE_SECONDS))

    def _refuse_by_robots(self, at: str) -> None:
        parts = urlsplit(at)
        key = f"{parts.scheme}://{parts.netloc}"
        if key not in self._robots:
            self._robots[key] = self._robots_of(key)
        robots = self._robots[key]
        if robots is None:
            return
        if not robots.can_fetch(at, self._agent):
            raise Unreadable(f"robots.txt of {parts.netloc} does not let it be fetched")
        if (robots.crawl_delay(self._agent) or 0.0) > LONGEST_PAUSE_SECONDS:
            raise Unreadable(f"robots.txt of {parts.netloc} asks for a pause of more than {LONGEST_PAUSE_SECONDS:.0f} seconds")

    def _robots_of(self, key: str) -> Protego | None:
        """The rules of a host; None where it has none."""
        from protego import Protego

        at = f"{key}/robots.txt"
        for _ in range(MOST_REDIRECTS):
            try:
                answer = self._ask(at, most=ROBOTS_BYTES)
            except TooLarge as error:
                raise Unreadable(f"robots.txt of {urlsplit(key).netloc} is larger than any that is one") from error
            if answer.status not in (301, 302, 303, 307, 308):
                break
            at = tidy(urljoin(at, answer.headers.get("Location") or ""))
        if answer.status == 429 or answer.status >= 500:
            raise Unreachable(f"robots.txt of {urlsplit(key).netloc} cannot be had (status {answer.status}), so nothing is fetched there")
        return Protego.parse(answer.raw.decode("utf-8", "replace")) if answer.status == 200 else None

    def _refuse_status(self, at: str, answer: Answer) -> None:
        if answer.status in (408, 425, 429) or answer.status >= 500:
            raise Unreachable(f"the server is in trouble (status {answer.status})")
        if answer.status != 200:
            why = {401: "it wants a password", 402: "it wants to be paid", 403: "the server refuses", 404: "it is not there",
                   410: "it is gone", 451: "it is withheld by law"}.get(answer.status, "no page")
            raise Unreadable(f"{why} (status {answer.status})")


def tidy(address: str) -> str:
    """The address as it is asked for: without fragment, what no address may hold escaped. Raises Unreadable where it is none."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Unreadable("no address of a page") from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None or len(address) > LONGEST_ADDRESS:
        raise Unreadable("no address of a page: http:// or https://, a host, no password")
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, host + port, quote(parts.path or "/", SAFE), quote(parts.query, SAFE), ""))


def _short(header: str | None) -> str | None:
    return header if header and len(header) <= 500 and re.fullmatch(r"[\x20-\x7e]+", header) else None


def _retry_after(answer: Answer) -> float:
    asked = answer.headers.get("Retry-After") or ""
    try:
        seconds = float(asked) if asked.isdigit() else parsedate_to_datetime(asked).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        seconds = 60.0
    return min(max(seconds, 0.0), LONGEST_WAIT_SECONDS)
