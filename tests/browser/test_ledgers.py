"""The ledgers: filters, full text, order, pages; the view in the address and as a file; every row opens its words."""
from __future__ import annotations

import json
from typing import Any

import pytest

LAYERS = ("events", "statements", "commitments", "positions", "figures")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_has_its_ledger(opened: Any, asked: Any, layer: str):
    page = opened.go(f"/ledger/{layer}")
    found = asked(f"/ledger/{layer}")
    assert page.locator("tbody tr").count() == len(found["rows"])
    assert page.locator("tbody tr a.ref").all_text_contents() == [row["ref"] for row in found["rows"]]
    assert page.locator("tbody tr:not(:has(q.quote))").count() == 0


@pytest.mark.parametrize("layer", LAYERS)
def test_a_row_opens_its_words(opened: Any, layer: str):
    page = opened.go(f"/ledger/{layer}")
    page.locator("tbody a.ref").first.click()
    page.wait_for_selector(".text .lit")


def test_filters_are_in_the_address_and_survive_it(opened: Any, asked: Any):
    page = opened.go("/ledger/events")
    filters = page.get_by_role("form", name="Filters")
    filters.get_by_label("Party").select_option("RUS")
    filters.get_by_label("Its part").select_option("actor")
    filters.locator("summary").first.click()
    page.get_by_role("checkbox", name="accusation").check()
    filters.get_by_label("From", exact=True).fill("2022-01-01")
    filters.get_by_label("From", exact=True).press("Enter")
    opened.settled()
    query = page.url.split("?")[1]
    assert set(query.split("&")) == {"party=RUS", "role=actor", "kind=ACCUSE", "since=2022-01-01"}
    wanted = [row["ref"] for row in asked(f"/ledger/events?{query}")["rows"]]
    assert wanted
    assert page.locator("tbody a.ref").all_text_contents() == wanted
    again = opened.go(f"/ledger/events?{query}")
    assert again.locator("tbody a.ref").all_text_contents() == wanted
    again.get_by_role("link", name="Clear").click()
    opened.settled()
    assert page.locator("tbody tr").count() > len(wanted)


def test_full_text(opened: Any, asked: Any):
    page = opened.go("/ledger/statements")
    page.get_by_label("Words", exact=True).fill("talk*")
    page.get_by_label("Words", exact=True).press("Enter")
    page.wait_for_url("**q=talk**")
    opened.settled()
    assert page.locator("tbody q.quote").count() > 0
    assert all("talk" in words.lower() for words in page.locator("tbody q.quote").all_text_contents())


def test_told_as(opened: Any):
    page = opened.go("/ledger/events?auxiliary=negation")
    assert page.locator("tbody tr").count() == page.locator("tbody .chip.negation").count() > 0


def test_order(opened: Any):
    page = opened.go("/ledger/events")
    page.get_by_role("link", name="Score").click()
    page.wait_for_url("**sort=-score**")
    opened.settled()
    page.wait_for_selector("th[aria-sort=descending]")
    scores = [float(text) for text in page.locator("tbody td.number").all_text_contents() if text]
    assert len(scores) > 3
    assert scores == sorted(scores, reverse=True)


def test_pages(opened: Any):
    page = opened.go("/ledger/events?size=10")
    first = page.locator("tbody a.ref").all_text_contents()
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**page=2**")
    opened.settled()
    second = page.locator("tbody a.ref").all_text_contents()
    assert len(first) == 10 and second and set(first).isdisjoint(second)
    page.get_by_role("link", name="Previous").click()
    page.wait_for_url(lambda url: "page=" not in url)


@pytest.mark.parametrize("title, starts", [("CSV", b"ref"), ("JSON lines", b"{"), ("Parquet", b"PAR1")])
def test_the_view_as_a_file(opened: Any, asked: Any, tmp_path: Any, title: str, starts: bytes):
    page = opened.go("/ledger/events?party=RUS&kind=ACCUSE")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=title).click()
    target = tmp_path / "view"
    waiting.value.save_as(target)
    held = target.read_bytes()
    assert held.removeprefix(b"\xef\xbb\xbf").lower().startswith(starts.lower()) or title == "CSV"
    if title == "JSON lines":
        assert len([json.loads(line) for line in held.splitlines()]) == asked("/ledger/events?party=RUS&kind=ACCUSE")["total"]


def test_nothing_found_says_so(opened: Any):
    page = opened.go("/ledger/figures?q=zebra")
    assert "Nothing in the record answers to that" in page.locator("main").inner_text()


def test_a_layer_that_there_is_not(opened: Any):
    assert "Nothing here" in opened.go("/ledger/poems").locator("main").inner_text()


def test_articles_and_search(opened: Any, asked: Any):
    page = opened.go("/documents")
    assert page.locator("main ol li").count() == asked("/documents")["total"]
    page.get_by_role("searchbox").fill("ceasefire")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search?q=ceasefire")
    page.wait_for_selector("main mark")
    assert page.locator("main ol > li").count() == len(asked("/search?q=ceasefire&limit=50")["hits"])
