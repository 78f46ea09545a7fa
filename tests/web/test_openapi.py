"""The API against its own OpenAPI: whatever the description allows is answered as it says, and never by a fault."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from by_hand import HandRecord, document
from jsonschema import validate

from standoff.record import Record
from standoff.web.app import api

EXAMPLES = 20  # calls of each route


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HandRecord]:
    with HandRecord(tmp_path_factory.mktemp("openapi") / "kept.standoff") as kept:
        assert {added.status for added in kept.add(map(document, range(5)))} == {"added"}
        yield kept


@pytest.fixture(scope="module")
def described(record: HandRecord) -> Any:
    return schemathesis.openapi.from_asgi("/api/openapi.json", api(record))


def operations() -> list[tuple[str, str]]:
    """(path, method) of all that is described but the stream, which is tested in test_taking_in.py. No record is opened."""
    spec = api(Record("nowhere")).openapi()
    return [(path, method) for path, methods in spec["paths"].items() for method in methods if not path.endswith("/events")]


@pytest.mark.parametrize(("path", "method"), operations(), ids=" ".join)
def test_every_call_that_is_described_is_answered_as_described(described: Any, path: str, method: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(case=described[path][method].as_strategy())
    def calls(case: Any) -> None:
        # What is no date, no code of anybody or no cursor is refused, which a schema cannot say.
        case.call_and_validate(excluded_checks=[schemathesis.checks.CHECKS.get_one("positive_data_acceptance")])

    calls()


def test_every_answer_has_an_example_of_its_shape(record: HandRecord) -> None:
    spec = api(record).openapi()
    without = []
    for path, methods in spec["paths"].items():
        for method, route in methods.items():
            for status, answer in route["responses"].items():
                held = answer.get("content", {}).get("application/json", {})
                if status.startswith("2") and held:
                    if "example" not in held:
                        without.append(f"{method} {path}")
                        continue
                    validate(held["example"], {**held["schema"], "components": spec["components"]})
    assert without == []
    assert len(spec["paths"]) > 30


def test_examples_have_the_shape_of_real_answers(record: HandRecord) -> None:
    """The keys of an example, as deep as it goes, are those of what is really given."""
    from starlette.testclient import TestClient

    from standoff.web import examples

    short = document(1).id[:8]
    paths = {
        "about": "about",
        "choices": "choices",
        "codebook": "codebook",
        "brief": "brief",
        "changes": "changes",
        "documents": "documents",
        "article": f"documents/{short}",
        "ref": f"refs/{short}:v1",
        "search": "search?q=sanctions",
        "ledger": "ledger/events",
        "queue": "reviews/queue",
        "history": "reviews",
        "figures": "reviews/figures",
        "weeks": "weeks",
        "coverage": "coverage",
        "parties": "parties",
        "party": "parties/USA",
        "pair": "pairs/USA/RUS",
        "network": "network",
        "places": "places",
        "issues": "issues",
        "timeline": "timeline",
        "matrix": "matrix",
        "failures": "failures",
    }
    with TestClient(api(record)) as client:
        for name, path in paths.items():
            assert differs(examples.EXAMPLES[name], client.get(f"/api/{path}").json()) == [], name


def differs(example: Any, given: Any, where: str = "") -> list[str]:
    """Where the keys of two values differ; of lists the first of each, and nothing where one is empty; codes are no keys."""
    if isinstance(example, list) and isinstance(given, list):
        return differs(example[0], given[0], f"{where}[]") if example and given else []
    if not (isinstance(example, dict) and isinstance(given, dict)):
        return []
    if where.endswith(("names", "annotation", "machine", "reviewed", "kinds", "quads", "annotations", "versions", "layers", "receipt")):
        return []
    keys = [f"{where}.{key}" for key in example.keys() ^ given.keys()]
    return keys + [one for key in example.keys() & given.keys() for one in differs(example[key], given[key], f"{where}.{key}")]
