"""A web server of these tests on 127.0.0.1: paths to answers, and what it was asked."""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """Status, headers and body; `act` takes the place of all, with the connection's handler."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Site:
    """What the server answers by path (the query left out); what has no reply is 404. `asked` are the paths, in order."""

    base: str = ""
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def put(self, path: str, body: bytes | str = b"", status: int = 200, media: str = "text/html", **headers: str) -> str:
        raw = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): words for name, words in headers.items()}
        self.replies[path] = Reply(raw, status, {"Content-Type": media, **named})
        return self.base + path


@contextmanager
def serving() -> Iterator[Site]:
    """A site that runs until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            site.asked.append(path)
            site.headers.append(dict(self.headers.items()))
            reply = site.replies.get(path, Reply(b"nothing here", 404))
            if reply.act:
                reply.act(self)
                return
            etag = reply.headers.get("ETag")
            fresh = etag is not None and self.headers.get("If-None-Match") == etag
            self.send_response(304 if fresh else reply.status)
            for name, words in reply.headers.items():
                self.send_header(name, words)
            body = b"" if fresh else reply.body
            if "Content-Length" not in reply.headers and not fresh:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
