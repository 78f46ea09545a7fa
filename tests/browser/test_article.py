"""The article: the text exactly as stored, highlights in layers, highlight and record found from one another."""
from __future__ import annotations

from typing import Any

import pytest

# What somebody hostile sends: all of it is words.
HOSTILE = """<script>window.taken = 1</script> Ministers & envoys

Paris, 3 March 2022 - France warned Russia on Thursday of <b onmouseover="window.taken = 2">further sanctions</b> if it attacked Ukraine.

"We will <img src=x onerror="window.taken = 3"> answer together", Emmanuel Macron said. 😀 He called the plan "</div></main><iframe>".
"""
COUNTED = "document.querySelector('.text').textContent"


def longest(asked: Any) -> dict[str, Any]:
    return max(asked("/documents?size=200")["rows"], key=lambda row: sum(row["counts"].values()))


def everything(asked: Any) -> list[dict[str, Any]]:
    return asked("/documents?size=200")["rows"]


def test_every_text_stands_exactly_as_it_is_stored(opened: Any, asked: Any):
    for row in everything(asked):
        article = asked(f"/documents/{row['short']}")
        stored = "".join(piece["text"] for block in article["blocks"] for piece in block["pieces"])
        page = opened.go(f"/article/{row['short']}")
        assert page.evaluate(COUNTED) == stored
        assert len(stored) == row["characters"]


def test_a_hostile_text_is_words(own: Any):
    page = own.go("/add")
    page.get_by_label("Title").fill("<img src=x onerror='window.taken = 4'> Sanctions")
    page.get_by_label("Text", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Add the text").click()
    page.wait_for_selector("text=1 read, 0 failed", timeout=120_000)
    page.get_by_role("link", name="added", exact=True).click()
    page.wait_for_selector(".text .piece")
    assert page.evaluate(COUNTED).strip() == HOSTILE.strip()
    for path in (f"{page.url}?show=events statements commitments entities times places", "/documents", "/search?q=sanctions",
                 "/ledger/events?party=FRA", "/ledger/statements?party=FRA", "/party/FRA", "/review?order=text", "/"):
        own.go(path)
        assert page.locator("main iframe, main script, main img, .text b").count() == 0
        assert page.evaluate("window.taken") is None


def test_layers_can_be_switched(opened: Any, asked: Any):
    page = opened.go(f"/article/{longest(asked)['short']}")
    switch = page.get_by_role("group", name="Layers of highlights").get_by_role("button", name="Events")
    assert page.locator(".text .piece.events").count() > 0
    switch.click()
    assert switch.get_attribute("aria-pressed") == "false"
    assert page.locator(".text .piece.events").count() == 0
    assert "show=" in page.url
    page.reload()
    page.wait_for_selector(".text .piece")
    assert page.locator(".text .piece.events").count() == 0


def test_a_click_on_a_highlight_shows_the_record(opened: Any, asked: Any):
    page = opened.go(f"/article/{longest(asked)['short']}")
    page.locator(".text .piece.events").first.click()
    detail = page.get_by_label("The record that is chosen")
    detail.wait_for()
    assert page.locator(".text .lit").count() > 0
    assert page.locator("aside li a[aria-current]").count() == 1
    assert detail.locator("q.quote").first.inner_text() in page.evaluate(COUNTED)


def test_a_click_on_a_record_scrolls_to_the_words(opened: Any, asked: Any):
    page = opened.go(f"/article/{longest(asked)['short']}")
    page.set_viewport_size({"width": 1360, "height": 420})
    page.locator("aside li a").last.click()
    page.wait_for_function("() => { const lit = document.querySelector('.text .lit'); if (!lit) return false;"
                           " const at = lit.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; }")


def test_where_records_share_words_each_click_opens_the_next(opened: Any, asked: Any):
    row = longest(asked)
    page = opened.go(f"/article/{row['short']}?show=events%20statements")
    both = page.locator(".text .piece.events.statements").first
    both.click()
    first = page.url
    both.click()
    assert page.url != first
    layers = {"v": "events", "s": "statements"}
    assert {layers[url.split("at=")[1][0]] for url in (first, page.url)} == {"events", "statements"}


def test_spans_that_cross_are_drawn_by_flat_pieces(opened: Any, asked: Any):
    """Wherever two records cross or overlap, each piece carries the lanes of all that cover it, and of nothing else."""
    for row in everything(asked):
        article = asked(f"/documents/{row['short']}")
        page = opened.go(f"/article/{row['short']}?show=events%20statements%20commitments%20positions%20figures")
        assert page.locator(".text .piece .piece").count() == 0
        drawn = page.locator(".text .piece").evaluate_all("all => all.map(one => [one.textContent, [...one.classList].sort().join(' ')])")
        main = {"events": "evidence", "statements": "content", "commitments": ("condition", "consequence"), "positions": "evidence",
                "figures": "evidence"}
        wanted = []
        for piece in (piece for block in article["blocks"] for piece in block["pieces"]):
            marks = [article["marks"][at] for at in piece["marks"]]
            layers = {mark["layer"] for mark in marks if mark["part"] in main.get(mark["layer"], ())}
            if layers:
                wanted.append([piece["text"], layers])
        assert [[text, set(classes.split()) & main.keys()] for text, classes in drawn] == wanted


@pytest.mark.parametrize("tone, sign", [("hypothetical", "?"), ("negation", "¬"), ("future", "→"), ("historical", "↶")])
def test_what_is_no_news_looks_different(opened: Any, asked: Any, tone: str, sign: str):
    name = asked(f"/ledger/events?auxiliary={tone}&size=1")["rows"]
    if not name:
        pytest.skip(f"no example is told as {tone}")
    page = opened.go(f"/article/{name[0]['document']['short']}")
    piece = page.locator(f".text .piece.events.{tone}[data-sign]").first
    assert sign in piece.get_attribute("data-sign")
    plain = page.evaluate("""() => { const made = document.createElement('span'); made.className = 'piece events';
        document.querySelector('.text').append(made); const seen = getComputedStyle(made).backgroundImage; made.remove(); return seen; }""")
    assert piece.evaluate("one => getComputedStyle(one).backgroundImage") != plain


def test_pronouns_show_whom_they_mean(opened: Any, asked: Any):
    shown = 0
    for row in everything(asked)[:8]:
        page = opened.go(f"/article/{row['short']}")
        names = {one["name"] for one in asked(f"/documents/{row['short']}")["layers"]["entities"]}
        told = page.locator(".text [data-who]").evaluate_all("all => all.map(one => one.dataset.who)")
        assert set(told) <= names
        shown += len(told)
    assert shown > 0


def test_the_keyboard_goes_from_record_to_record(opened: Any, asked: Any):
    page = opened.go(f"/article/{longest(asked)['short']}")
    page.keyboard.press("n")
    first = page.url
    page.keyboard.press("n")
    assert page.url != first
    page.keyboard.press("p")
    assert page.url == first
    page.keyboard.press("Escape")
    assert "at=" not in page.url


def test_an_article_that_is_not_there_says_so(opened: Any):
    page = opened.page
    page.goto("/article/00000000")
    page.wait_for_selector("[role=alert]")
    assert "00000000" in page.locator("[role=alert]").inner_text()
    opened.faults.clear()  # the browser notes the 404 itself
