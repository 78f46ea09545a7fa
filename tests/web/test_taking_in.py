"""Adding over the API: progress as it comes, failures named one by one, nothing of the machine given away."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from at_hand import Get
from by_hand import HandReader, HandRecord, document
from starlette.testclient import TestClient

from standoff.annotation import Document, Failed, Reading
from standoff.errors import WeightsMissing
from standoff.web import jobs
from standoff.web.app import api

SECONDS = 20


class SlowReader(HandReader):
    """Reads each document only after `go` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading | Failed]:
        for one in documents:
            assert self.go.wait(SECONDS)
            yield from super().read_many([one])


def over(get: Get, job: str) -> dict[str, Any]:
    """The job when it is done."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if (told := get(f"add/{job}"))["state"] in ("done", "stopped"):
            return told
        time.sleep(0.02)
    raise AssertionError("the job did not end")


def events_of(client: TestClient, job: str, headers: dict[str, str] | None = None) -> list[tuple[str, dict[str, Any]]]:
    """(event, what it carries) of a whole stream."""
    answer = client.get(f"/api/add/{job}/events", headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    lines = [line.split(": ", 1) for line in answer.text.splitlines() if ": " in line and not line.startswith(":")]
    named = [dict(lines[n : n + 3]) for n in range(0, len(lines), 3)]
    return [(one["event"], json.loads(one["data"])) for one in named]


def test_files_are_added_and_failures_named(client: TestClient, get: Get) -> None:
    text = document(11).text.encode()
    files = [
        ("files", ("../../etc/wire.txt", text)),
        ("files", ("scan.pdf", b"%PDF-1.4 nothing")),
        ("files", ("empty.txt", b"")),
        ("files", ("again.txt", text)),
        ("files", ("<script>.txt", b"unreadable words of some length")),
    ]
    started = client.post("/api/add/files", files=files, data={"published": "2022-01-17"})
    assert started.status_code == 202 and started.json()["documents"] == 5
    told = over(get, started.json()["job"])
    assert [(one["name"], one["status"]) for one in told["outcomes"]] == [
        ("wire.txt", "added"),
        ("scan.pdf", "failed"),
        ("empty.txt", "failed"),
        ("again.txt", "known"),
        ("<script>.txt", "failed"),
    ]
    assert told["counts"] == {"added": 1, "known": 1, "failed": 3} and "PDF" in told["outcomes"][1]["error"]
    assert get("documents", sort="-number")["rows"][0]["origin"] == "wire.txt"
    assert {one["name"] for one in get("failures")["failures"]} == {"scan.pdf", "empty.txt", "<script>.txt"}


def test_a_text_is_kept_character_for_character(client: TestClient, get: Get) -> None:
    text = document(12).text + "\r\n\u200f<b>🕊"
    started = client.post("/api/add/text", json={"text": text, "outlet": "The Wire", "published": "2022-01-17"})
    (outcome,) = over(get, started.json()["job"])["outcomes"]
    page = get(f"documents/{outcome['document']}")
    assert "".join(piece["text"] for block in page["blocks"] for piece in block["pieces"]) == text
    assert (page["document"]["outlet"], page["document"]["published"]) == ("The Wire", "2022-01-17")


def test_progress_comes_while_the_page_is_used(record: HandRecord) -> None:
    record.hand = SlowReader()
    with TestClient(api(record)) as client:
        files = [("files", (f"{n}.txt", document(n).text.encode())) for n in (21, 22)]
        job = client.post("/api/add/files", files=files).json()["job"]
        assert client.get(f"/api/add/{job}").json()["state"] in ("waiting", "running")
        assert client.get("/api/ledger/events").json()["total"] == 10  # meanwhile
        record.hand.go.set()
        told = events_of(client, job)
        assert [name for name, _ in told] == ["added", "added", "done"] and told[2][1]["counts"]["added"] == 2
        # A browser that lost the line says what it has seen last.
        assert [name for name, _ in events_of(client, job, {"last-event-id": "1"})] == ["added", "done"]
        assert [name for name, _ in events_of(client, job, {"last-event-id": "nonsense"})] == ["added", "added", "done"]


def test_what_breaks_stops_the_job_and_not_the_page(record: HandRecord) -> None:
    class Broken(HandReader):
        def read_many(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading | Failed]:
            raise WeightsMissing("encoder.onnx is missing: install standoff again")

    record.hand = Broken()
    with TestClient(api(record)) as client:
        job = client.post("/api/add/text", json={"text": document(31).text}).json()["job"]
        assert events_of(client, job)[-1][1] | {"job": ""} == {
            "job": "",
            "state": "stopped",
            "expected": 1,
            "outcomes": [],
            "counts": {"added": 0, "known": 0, "failed": 0},
            "error": "encoder.onnx is missing: install standoff again",
        }
        record.hand = HandReader()
        job = client.post("/api/add/text", json={"text": document(31).text}).json()["job"]
        assert events_of(client, job)[-1][1]["counts"]["added"] == 1


def test_only_addresses_of_the_web_are_taken(client: TestClient, get: Get) -> None:
    for address in ("file:///etc/passwd", "/etc/passwd", "ftp://example.org/x", "javascript:taken()", "C:\\x.txt", "-", "https://a b"):
        assert client.post("/api/add/addresses", json={"addresses": [address]}).status_code == 422, address
    assert client.post("/api/add/addresses", json={"addresses": []}).status_code == 422


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"text": "  "}, "white space"),
        ({"text": "x" * 1_000_001}, "character"),
        ({"text": "words", "published": "soon"}, "no date"),
        ({"text": "words", "published": "2022"}, "one day"),
        ({"text": "words", "path": "/etc"}, "path"),
        ({}, "text"),
        ({"text": "words", "title": "x" * 3000}, "title"),
    ],
)
def test_a_text_that_cannot_be_added_is_refused_at_once(client: TestClient, body: dict[str, Any], said: str) -> None:
    answer = client.post("/api/add/text", json=body)
    assert answer.status_code == 422 and said in answer.json()["error"] and "\n" not in answer.json()["error"]


def test_half_a_character_fails_by_name(client: TestClient, get: Get) -> None:
    started = client.post("/api/add/text", content=b'{"text": "half \\ud800"}', headers={"content-type": "application/json"})
    (outcome,) = over(get, started.json()["job"])["outcomes"]
    assert outcome["status"] == "failed" and "half a character" in outcome["error"]


def test_too_many_files_or_jobs_are_refused(client: TestClient, record: HandRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [("files", (f"{n}.txt", b"x")) for n in range(201)]
    assert "200 at most" in client.post("/api/add/files", files=files).json()["error"]
    record.hand = SlowReader()
    monkeypatch.setattr(jobs, "WAITING", 2)
    with TestClient(api(record)) as slow:
        answers = [slow.post("/api/add/text", json={"text": document(40 + n).text}).status_code for n in range(5)]
        record.hand.go.set()
    assert answers[0] == 202 and answers[-1] == 422


def test_an_unknown_job(get: Get) -> None:
    assert "no such job" in get(f"add/{'0' * 16}", 404)["error"] and "no such job" in get(f"add/{'0' * 16}/events", 404)["error"]
