"""What the tests of the workbench share: a record of readings built by hand, and its application, in this process."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from at_hand import HOST, TOKEN, Get
from by_hand import HandRecord, document

from standoff.web.app import api, application


@pytest.fixture
def record(tmp_path: Path) -> Iterator[HandRecord]:
    """A record of documents 0 to 4."""
    with HandRecord(tmp_path / "kept.standoff") as kept:
        assert {added.status for added in kept.add(map(document, range(5)))} == {"added"}
        yield kept


@pytest.fixture
def client(record: HandRecord) -> Iterator[TestClient]:
    """The routes, without their guard."""
    with TestClient(api(record)) as opened:
        yield opened


@pytest.fixture
def get(client: TestClient) -> Get:
    """What an address under /api gives."""
    def got(path: str, status: int = 200, /, **query: Any) -> Any:
        answer = client.get(f"/api/{path}", params=query)
        assert answer.status_code == status, answer.text
        return answer.json()
    return got


@pytest.fixture
def guarded(record: HandRecord) -> Iterator[TestClient]:
    """The whole application as `standoff serve` runs it, under HOST."""
    with TestClient(application(record, hosts=frozenset({HOST})), base_url=f"http://{HOST}") as opened:
        yield opened


@pytest.fixture
def demanding(record: HandRecord) -> Iterator[TestClient]:
    """The whole application, open to others, with a token."""
    with TestClient(application(record, token=TOKEN), base_url="http://desk.example:8765") as opened:
        yield opened
