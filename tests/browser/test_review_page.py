"""Review with the keyboard alone, undo, figures; the same decisions beside an article."""
from __future__ import annotations

import json
import urllib.request
from typing import Any


def figures(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{address}/api/reviews/figures", timeout=10) as answer:
        return json.load(answer)


def decided(page: Any, word: str) -> None:
    page.wait_for_selector(f"[role=status].says:has-text('{word}')")


def test_the_keyboard_alone_is_enough(own: Any):
    page = own.go("/review?order=text")
    ref = page.locator("section.card a.ref")
    first = ref.inner_text()
    page.keyboard.press("a")
    decided(page, f"Accepted {first}")
    second = ref.inner_text()
    assert second != first
    page.keyboard.press("r")
    decided(page, f"Rejected {second}")
    third = ref.inner_text()
    page.keyboard.press("c")
    page.wait_for_selector("form[aria-label='Correct the record'] select:focus")
    now = page.locator("form select").first.input_value()
    page.keyboard.press("ArrowUp" if now != "AGREE" else "ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    decided(page, f"Corrected {third}")
    held = figures(own.address)
    assert held["decisions"] == 3
    events = next(one for one in held["by_layer"] if one["layer"] == "events")
    assert (events["accepted"], events["corrected"], events["rejected"]) == (1, 1, 1)
    assert "3 decisions" in page.locator("section", has=page.locator("#review-figures")).inner_text()


def test_undo_brings_the_finding_back(own: Any):
    page = own.go("/review?order=text")
    first = page.locator("section.card a.ref").inner_text()
    page.keyboard.press("r")
    decided(page, "Rejected")
    page.keyboard.press("u")
    decided(page, "Taken back")
    assert page.locator("section.card a.ref").inner_text() == first
    assert figures(own.address)["by_layer"][0]["rejected"] == 0


def test_next_and_previous_decide_nothing(own: Any):
    page = own.go("/review?order=text&layer=statements")
    first = page.locator("section.card a.ref").inner_text()
    page.keyboard.press("j")
    page.wait_for_function("first => document.querySelector('section.card a.ref').textContent !== first", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("first => document.querySelector('section.card a.ref').textContent === first", arg=first)
    assert figures(own.address)["decisions"] == 0


def test_a_rejected_finding_leaves_the_ledger(own: Any):
    page = own.go("/review?layer=figures&order=text")
    ref = page.locator("section.card a.ref").inner_text()
    page.keyboard.press("r")
    decided(page, "Rejected")
    own.go("/ledger/figures?size=200")
    assert ref not in page.locator("tbody a.ref").all_text_contents()
    own.go("/ledger/figures?review=reject")
    assert page.locator("tbody a.ref").all_text_contents() == [ref]


def test_a_correction_is_what_the_ledger_shows(own: Any):
    page = own.go("/review?layer=figures&order=text")
    ref = page.locator("section.card a.ref").inner_text()
    page.keyboard.press("c")
    page.get_by_label("What is counted").fill("hats on parade")
    page.keyboard.press("Enter")
    decided(page, f"Corrected {ref}")
    own.go("/ledger/figures?review=correct")
    row = page.locator("tbody tr").first.inner_text()
    assert "hats on parade" in row and "corrected" in row


def test_decisions_beside_an_article(own: Any):
    page = own.go("/ledger/events")
    page.locator("tbody a.ref").first.click()
    detail = page.get_by_label("The record that is chosen")
    detail.get_by_role("button", name="Accept").click()
    detail.get_by_text("accepted").wait_for()
    detail.get_by_role("button", name="Take the decision back").click()
    detail.get_by_role("button", name="Accept").wait_for()


def test_every_layer_can_be_corrected(own: Any):
    for layer in ("events", "statements", "commitments", "positions", "figures"):
        page = own.go(f"/review?layer={layer}")
        page.keyboard.press("c")
        form = page.get_by_role("form", name="Correct the record")
        form.locator("input, select").first.wait_for()
        assert form.locator("input, select").count() >= 3
        assert form.get_by_role("button", name="Save").is_disabled()
        page.keyboard.press("Escape")
        form.wait_for(state="detached")
