"""Parties, pairs, the network, the map, demands and answers, positions over time."""
from __future__ import annotations

from typing import Any


def test_who_acts_toward_whom(opened: Any, asked: Any):
    page = opened.go("/parties")
    network = asked("/network")
    shown = page.locator("svg a[href^='/party/']")
    assert shown.count() == min(18, len(network["nodes"]))
    assert page.locator("svg path.edge").count() > 3
    assert page.locator("tbody tr").count() == min(30, len(asked("/parties")["parties"]))


def test_the_network_is_drawn_the_same_every_time(opened: Any):
    places = "[...document.querySelectorAll('svg a circle')].map(one => one.getAttribute('cx') + ' ' + one.getAttribute('cy')).join()"
    first = opened.go("/parties").evaluate(places)
    assert first == opened.go("/parties").evaluate(places)


def test_a_party_has_its_page(opened: Any, asked: Any):
    page = opened.go("/parties")
    page.locator("tbody a", has_text="Russia").first.click()
    page.wait_for_url("**/party/RUS")
    opened.settled()
    held = asked("/parties/RUS")
    assert page.locator("h1").inner_text() == held["name"]
    assert page.locator("section", has=page.locator("#with-whom")).locator("tbody tr").count() == min(15, len(held["partners"]))
    for heading in ("over-time", "stands", "binds", "bound", "latest", "says"):
        assert page.locator(f"#{heading}").is_visible()


def test_a_pair_has_its_page_with_both_ways(opened: Any, asked: Any):
    page = opened.go("/party/RUS")
    page.locator("section", has=page.locator("#with-whom")).locator("tbody a").first.click()
    page.wait_for_url("**/pair/RUS/**")
    opened.settled()
    other = page.url.split("/")[-1]
    pair = asked(f"/pairs/RUS/{other}")
    words = sum(way["words"] for way in pair["forth"] + pair["back"])
    deeds = sum(way["deeds"] for way in pair["forth"] + pair["back"])
    heights = "all => all.filter(one => Number(one.getAttribute('height')) > 0).length"
    assert (page.locator("figure rect.words").evaluate_all(heights) > 0) == (words > 0)
    assert (page.locator("figure rect.deeds").evaluate_all(heights) > 0) == (deeds > 0)
    assert page.locator("tbody tr").count() == len(pair["kinds"])


def test_the_map_shows_where_and_opens_the_words(opened: Any, asked: Any):
    page = opened.go("/map")
    page.wait_for_selector("path.land")
    places = asked("/places")["places"]
    assert page.locator("main svg circle").count() == len(places) > 0
    page.locator("main svg circle").first.press("Enter")
    page.wait_for_selector("li.picked a.ref")
    page.locator("li.picked a.ref").first.click()
    page.wait_for_selector(".text .lit")


def test_demands_and_answers(opened: Any, asked: Any):
    page = opened.go("/matrix")
    matrix = asked("/matrix")
    assert page.locator("tbody tr").count() == len(matrix["rows"]) > 0
    assert page.locator("tbody th q.quote").count() > 0
    answered = [row for row in matrix["rows"] if any(cell["answers"] for cell in row["cells"])]
    page.get_by_role("button", name="Only those with an answer").click()
    page.wait_for_url("**answered=yes**")
    assert page.locator("tbody tr").count() == len(answered)


def test_positions_over_time(opened: Any, asked: Any):
    page = opened.go("/timeline")
    lines = asked("/timeline")["lines"]
    assert page.locator("main section").count() == min(40, len(lines)) > 0
    assert page.locator("main section li:not(:has(q.quote))").count() == 0
    moved = sum(step["moved"] for line in lines for step in line["steps"])
    assert page.locator("main li.moved .old q.quote").count() == moved


def test_a_party_without_a_record_says_so(opened: Any):
    page = opened.page
    page.goto("/party/NZL")
    opened.settled()
    assert page.locator("main h1, main [role=alert]").count() > 0
    opened.faults.clear()
