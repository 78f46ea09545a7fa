"""Who is let in: every request passes here before any page sees it.

1. Host: only the names under which the page is served, so that a foreign name that is made to point here (DNS rebinding) reads
   nothing. With a token any name will do, since who rebinds does not have it.
2. Token, where one is demanded: in the Authorization header, in a cookie, or once in the address (then it becomes the cookie).
3. Origin: what changes something, and every call of /api, must come from the page itself or from no browser at all.
4. Size: a body that is larger than its address takes is cut off.

Answers carry a strict content security policy: no script, style, picture or connection from elsewhere, none inline, no frame.
"""
from __future__ import annotations

import hashlib
import hmac
import json
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
HEADERS = {
    "content-security-policy": POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
}
COOKIE = "standoff"
BODY_BYTES = 8_000_000  # a text of a million characters as JSON, with escapes
UPLOAD_BYTES = 100_000_000  # of all files that are dropped at once
FILES_PATH = "/api/add/files"
LOOKS = ("GET", "HEAD", "OPTIONS")


class Guard:
    """ASGI middleware around the whole application. `hosts` are the values of Host that are answered, None: any."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None, token: str | None) -> None:
        self._app, self._hosts, self._key = app, hosts, _hashed(token) if token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there is no web socket here
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        sending = _with_headers(send, scope["path"])
        refused = self._refused(scope, headers)
        if refused:
            await _answer(sending, *refused)
        elif self._key and not self._is_known(headers):
            await self._ask_for_token(scope, sending)
        else:
            await self._app(scope, _limited(scope["path"], receive), sending)

    def _refused(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if self._hosts is not None and host.casefold() not in self._hosts:
            return 421, f"this page is not served as {host[:100]!r}; open it under the address that standoff serve printed"
        if scope["method"] not in LOOKS or scope["path"].startswith("/api"):
            origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
            if (origin is not None and urlsplit(origin).netloc.casefold() != host.casefold()) or site not in ("same-origin", "none"):
                return 403, "another page may not call this one; open it under the address that standoff serve printed"
        size, most = headers.get("content-length", "0"), most_bytes(scope["path"])
        if not (size.isascii() and size.isdecimal()) or len(size) > 15 or int(size) > most:
            return 413, f"the request is larger than {most / 1e6:.0f} MB; send less at once"
        return None

    def _is_known(self, headers: dict[str, str]) -> bool:
        assert self._key is not None
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        given = [bearer] if scheme.casefold() == "bearer" else []
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            cookie = None
        known = [_hashed(one) for one in given] + ([cookie.value] if cookie else [])
        return any(hmac.compare_digest(one.encode(), self._key.encode()) for one in known)

    async def _ask_for_token(self, scope: Scope, send: Send) -> None:
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == "token"), None)
        if given is None or scope["method"] != "GET" or not hmac.compare_digest(_hashed(given).encode(), (self._key or "").encode()):
            await _answer(send, 401, "a token is needed: open the address with ?token=… that standoff serve printed")
            return
        # The cookie is not the token: who reads it there cannot tell it to anybody.
        rest = urlencode([one for one in query if one[0] != "token"])
        # One slash at the front, whatever was sent: two would lead to another host.
        where = "/" + quote(scope["path"].replace("\\", "/").lstrip("/"), safe="/:", errors="replace") + (f"?{rest}" if rest else "")
        cookie = f"{COOKIE}={self._key}; HttpOnly; SameSite=Lax; Path=/"
        await _answer(send, 303, "", {"location": where, "set-cookie": cookie})


def most_bytes(path: str) -> int:
    """How large a body an address takes."""
    return UPLOAD_BYTES if path == FILES_PATH else BODY_BYTES


def _hashed(token: str) -> str:
    return hashlib.sha256(b"standoff\0" + token.encode("utf-8", "surrogatepass")).hexdigest()


def _limited(path: str, receive: Receive) -> Receive:
    """A body that says nothing of its size is counted as it comes."""
    taken, most = 0, most_bytes(path)

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, f"the request is larger than {most / 1e6:.0f} MB; send less at once")
        return message

    return counted


def _with_headers(send: Send, path: str) -> Send:
    held = HEADERS | ({"cache-control": "no-store"} if path.startswith("/api") else {})

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *((name.encode(), value.encode()) for name, value in held.items()
                                                         if name.encode() not in given)]
        await send(message)

    return sending


async def _answer(send: Send, status: int, error: str, headers: dict[str, str] | None = None) -> None:
    body = json.dumps({"error": error}).encode() if error else b""
    plain = {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}
    await send({"type": "http.response.start", "status": status,
                "headers": [(name.encode(), value.encode("latin-1", "replace")) for name, value in plain.items()]})
    await send({"type": "http.response.body", "body": body})
