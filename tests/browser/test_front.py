"""The first page: the brief, what is new, commitments, moves, tension beside volume, coverage."""
from __future__ import annotations

import json
from typing import Any


def test_the_brief_is_whole_and_every_line_is_cited(opened: Any, asked: Any):
    page = opened.go("/")
    brief = asked("/brief")
    assert page.locator("h1").inner_text() == brief["title"]
    assert page.locator(".brief section").count() == len(brief["chapters"])
    lines = [line for chapter in brief["chapters"] for entry in chapter["entries"] for line in entry["lines"]]
    assert page.locator(".brief li").count() == len(lines)
    assert page.locator(".brief li:not(:has(a.ref))").count() == 0


def test_words_are_set_as_quotes(opened: Any, asked: Any):
    page = opened.go("/")
    words = [piece["text"] for chapter in asked("/brief")["chapters"] for entry in chapter["entries"] for line in entry["lines"]
             for piece in line["pieces"] if piece["kind"] == "words"]
    assert words
    assert page.locator(".brief q.quote").all_text_contents() == words


def test_a_reference_opens_the_article_at_the_words(opened: Any):
    page = opened.go("/")
    ref = page.locator(".brief a.ref").first
    wanted = ref.inner_text()
    ref.click()
    page.wait_for_selector(".text .lit")
    short, local = wanted.split(":")
    assert page.url.endswith(f"/article/{short}?at={local}")
    assert page.locator(".text .lit").first.is_visible()


def test_tension_never_stands_without_how_much_was_reported(opened: Any):
    page = opened.go("/")
    chart = page.locator("figure svg[role=img]").first
    assert "articles published" in chart.get_attribute("aria-label")
    heights = chart.locator("rect.docs").evaluate_all("all => all.map(one => Number(one.getAttribute('height')))")
    assert max(heights) > 0
    page.get_by_text("As a table").first.click()
    assert page.locator("details table tbody tr").count() > 3


def test_open_commitments_stand_with_their_conditions(opened: Any):
    page = opened.go("/")
    section = page.locator("section", has=page.locator("#open-commitments"))
    assert section.locator("dt", has_text="if").count() >= 3
    assert section.locator("dd q.quote").count() >= 3


def test_since_and_party_are_in_the_address_and_change_the_brief(opened: Any, asked: Any):
    page = opened.go("/")
    page.get_by_role("combobox", name="Party").select_option("RUS")
    page.get_by_label("Since", exact=True).fill("2022-01-20")
    page.get_by_label("Since", exact=True).press("Enter")
    page.wait_for_url("**since=2022-01-20**")
    opened.settled()
    brief = asked("/brief?since=2022-01-20&party=RUS")
    page.wait_for_function("number => document.querySelectorAll('.brief section').length === number", arg=len(brief["chapters"]))
    page.reload()
    opened.settled()
    assert page.get_by_role("combobox", name="Party").input_value() == "RUS"
    assert page.locator(".brief section").count() == len(brief["chapters"])


def test_what_changed_since_the_last_visit(own: Any):
    page = own.go("/")
    assert page.locator("#since-visit").count() == 0
    page.goto("/add")
    page.get_by_label("Title").fill("Paris warns Moscow")
    page.locator("textarea").first.fill("PARIS, 2 March 2022 - France warned Russia on Wednesday of new sanctions if it attacked Ukraine.")
    page.get_by_role("button", name="Add the text").click()
    page.wait_for_selector("text=1 read, 0 failed", timeout=120_000)
    own.go("/")
    assert "1 article" in page.locator("#since-visit").inner_text()
    page.get_by_role("button", name="Mark as seen").click()
    page.wait_for_selector("text=Nothing new since your last visit")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert any(key.startswith("standoff.seen.") for key in json.loads(kept))


def test_whose_side_the_coverage_comes_from(opened: Any, asked: Any):
    page = opened.go("/")
    speakers = asked("/coverage")["speakers"]
    table = page.locator("section", has=page.locator("#whose-side")).locator("table").first
    assert table.locator("tbody tr").first.inner_text().startswith(speakers[0]["name"])
