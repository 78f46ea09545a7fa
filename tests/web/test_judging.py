"""Reviewing over the API: queue, decisions, undo, history, figures."""

from __future__ import annotations

import json

import pytest
from at_hand import Get
from by_hand import HandRecord, document
from starlette.testclient import TestClient

SHORT = document(1).id[:8]


def post(client: TestClient, path: str, status: int = 201, **body: object) -> dict:
    answer = client.post(f"/api/reviews{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_the_queue_shrinks_with_every_decision(client: TestClient, get: Get) -> None:
    queue = get("reviews/queue", size=3)
    assert (queue["total"], queue["done"], queue["left"], queue["pages"]) == (10, 0, 10, 4)
    first = queue["rows"][0]
    assert first["before"] is not None and get("reviews/queue", size=3)["rows"][0] == first
    made = post(client, "", ref=first["ref"], finding=first["finding"], decision="accept", reviewer="desk")
    assert made["finding"]["review"]["decision"] == "accept" and made["entry"]["stands"]
    queue = get("reviews/queue")
    assert (queue["done"], queue["left"]) == (1, 9) and first["ref"] not in {row["ref"] for row in queue["rows"]}


def test_the_order_of_chance_is_by_keys_and_doubt_comes_first(get: Get) -> None:
    keys = [row["finding"] for row in get("reviews/queue")["rows"]]
    assert keys == sorted(keys)
    assert [row["score"] for row in get("reviews/queue", order="doubt")["rows"]] == [0.8] * 5 + [None] * 5
    assert {row["layer"] for row in get("reviews/queue", layer="figures", order="text")["rows"]} == {"figures"}


def test_a_correction_and_its_undoing(client: TestClient, get: Get) -> None:
    made = post(client, "", ref=f"{SHORT}:v1", decision="correct", correction={"event_type": "REQUEST"})
    assert made["finding"]["annotation"]["event_type"] == "REQUEST"
    assert made["finding"]["review"]["machine"]["event_type"] == "THREATEN"
    assert get("ledger/events", kind="REQUEST")["rows"][0]["review"]["machine"]["event_type"] == "THREATEN"
    undone = post(client, "/undo")
    assert undone["undone"]["number"] == made["entry"]["number"] and undone["finding"]["review"] is None
    assert get("ledger/events", kind="REQUEST")["total"] == 0
    assert [row["decision"] for row in get("reviews")["rows"]] == ["undo", "correct"]
    assert "no decision stands" in post(client, "/undo", 404)["error"]


def test_a_finding_that_became_another_is_not_decided_on(client: TestClient, get: Get) -> None:
    error = post(client, "", 409, ref=f"{SHORT}:v1", finding="0" * 32, decision="accept")["error"]
    assert "another finding" in error and get("reviews")["total"] == 0


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"ref": f"{SHORT}:v1", "decision": "maybe"}, 422, "decision"),
        ({"ref": f"{SHORT}:v77", "decision": "accept"}, 404, "no event v77"),
        ({"ref": f"{SHORT}:v1", "decision": "correct"}, 422, "changed fields"),
        ({"ref": f"{SHORT}:v1", "decision": "accept", "mood": 1}, 422, "mood"),
        (
            {"ref": f"{SHORT}:v1", "decision": "correct", "correction": {"actor": [{"code": "RUS", "span": [1, 2**80]}]}},
            422,
            "inside the text",
        ),
        ({"ref": f"{SHORT}:v1", "decision": "correct", "correction": {"event_type": {"a": []}}}, 422, "needs words"),
        ({"ref": f"{SHORT}:v1", "decision": "accept", "reviewer": "x" * 201}, 422, "reviewer"),
    ],
)
def test_a_wrong_decision_is_refused_in_one_line(client: TestClient, get: Get, body: dict, status: int, said: str) -> None:
    error = post(client, "", status, **body)["error"]
    assert said in error and "\n" not in error and get("reviews")["total"] == 0


def test_figures_and_training(client: TestClient, get: Get, record: HandRecord) -> None:
    post(client, "", ref=f"{SHORT}:v1", decision="accept", reviewer="one")
    post(client, "", ref=f"{SHORT}:v2", decision="reject", reviewer="one")
    figures = get("reviews/figures")
    layer = next(one for one in figures["by_layer"] if one["layer"] == "events")
    assert (layer["accepted"], layer["rejected"], layer["precision"]) == (1, 1, 0.5) and 0 < layer["low"] < 0.5 < layer["high"] < 1
    assert [(one["name"], one["precision"]) for one in figures["by_event_type"]] == [("MOBILIZE", 0.0), ("THREATEN", 1.0)]
    lines = client.get("/api/reviews/training").text.splitlines()
    assert [json.loads(line)["machine"]["event_type"] for line in lines] == ["MOBILIZE"]


def test_orphans_can_be_listed(client: TestClient, get: Get, record: HandRecord) -> None:
    post(client, "", ref=f"{SHORT}:v1", decision="accept")
    assert get("reviews", orphaned=True)["total"] == 0 and get("reviews", orphaned=False)["total"] == 1
