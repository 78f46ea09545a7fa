"""The tools of `standoff mcp`: read only, cited, and honest where the record has nothing."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from by_hand import HandRecord, document

pytest.importorskip("mcp", reason="the extra mcp is not installed")

from mcp.server.mcpserver.exceptions import ToolError

from standoff.web.mcp_server import NONE, server

SHORT = document(1).id[:8]


def waited(told: Any) -> Any:
    """What a coroutine gives, in a thread of its own: another test may keep a loop running in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, told).result()


def call(record: HandRecord, tool: str, **given: Any) -> dict[str, Any]:
    answer = waited(server(record).call_tool(tool, given))
    plain: dict[str, Any] = json.loads(answer.content[0].text)  # type: ignore[union-attr]
    return plain


def test_every_tool_only_reads(record: HandRecord) -> None:
    tools = waited(server(record).list_tools())
    assert {tool.name for tool in tools} == {"about", "find", "search", "show", "brief"}
    assert all(tool.annotations and tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools)


def test_every_line_is_cited_with_its_exact_words(record: HandRecord) -> None:
    found = call(record, "find", layer="events", party="Russia", toward="USA", kind="threaten", limit=3)
    assert (found["found"], found["shown"]) == (5, 3)
    for one in found["citations"]:
        assert record.resolve(one["ref"]).words.text == one["words"] == "threatened Russia with sanctions"  # type: ignore[union-attr]
    brief = call(record, "brief")
    assert brief["found"] and all(line["refs"] for line in brief["citations"])
    assert call(record, "search", words="sanctions invades")["citations"][0]["findings"]
    assert call(record, "show", ref=f"{SHORT}:s1")["words"] == "We will not wait"


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("find", {"layer": "events", "party": "China"}),
        ("find", {"layer": "figures", "since": "2030"}),
        ("search", {"words": "zebra"}),
        ("brief", {"since": "2030"}),
    ],
)
def test_where_the_record_has_none_it_says_so(record: HandRecord, tool: str, given: dict[str, Any]) -> None:
    answer = call(record, tool, **given)
    assert (answer["found"], answer["citations"], answer["note"]) == (0, [], NONE)


def test_what_was_rejected_is_not_found_and_shown_as_that(record: HandRecord) -> None:
    record.review(f"{SHORT}:v1", "reject")
    assert f"{SHORT}:v1" not in {one["ref"] for one in call(record, "find", layer="events", limit=50)["citations"]}
    assert call(record, "show", ref=f"{SHORT}:v1")["review"] == "reject"


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("show", {"ref": "hello"}, "no reference"),
        ("find", {"layer": "events", "party": "Atlantis"}, "no such party"),
        ("find", {"layer": "events", "since": "soon"}, "no date"),
        ("find", {"layer": "oracles"}, "layer"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(record: HandRecord, tool: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(ToolError, match=said):
        call(record, tool, **given)
