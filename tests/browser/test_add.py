"""Adding: files and text, live progress, failures by name, and the pages stay usable meanwhile."""
from __future__ import annotations

from pathlib import Path
from typing import Any

STORY = "OTTAWA, 4 March 2022 - Canada promised Ukraine further aid on Friday and accused Russia of breaking its word."


def test_files_are_read_and_failures_named(own: Any, tmp_path: Path):
    good, bad = tmp_path / "ottawa.txt", tmp_path / "photo.png"
    good.write_text(STORY, encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = own.go("/add")
    page.locator("input[type=file]").set_input_files([good, bad])
    page.wait_for_selector("text=1 read, 1 failed", timeout=120_000)
    listed = page.get_by_label("Adding 2 files")
    assert listed.locator("li.failed").inner_text().startswith("photo.png")
    listed.get_by_role("link", name="added").click()
    page.wait_for_selector(".text")
    assert page.evaluate("document.querySelector('.text').textContent") == STORY


def test_files_can_be_dropped(own: Any):
    page = own.go("/add")
    page.evaluate("""text => {
        const held = new DataTransfer();
        held.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
        const dropped = new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true });
        document.querySelector('#drop').closest('section').dispatchEvent(dropped);
    }""", STORY)
    page.wait_for_selector("text=1 read, 0 failed", timeout=120_000)
    assert "dropped.txt" in page.locator("main").inner_text()


def test_a_text_is_not_added_twice(own: Any):
    page = own.go("/add")
    for said in ("added", "was there already"):
        page.get_by_label("Text", exact=True).fill(STORY)
        page.get_by_role("button", name="Add the text").click()
        page.wait_for_selector(f"main li a:has-text('{said}')")
    held = page.locator("nav[aria-label=Pages] a", has_text="Articles").inner_text()
    assert held.split()[-1] == "21"


def test_the_pages_stay_usable_meanwhile(own: Any):
    page = own.go("/add")
    page.get_by_label("Text", exact=True).fill("\n\n".join([STORY] * 40))
    page.get_by_role("button", name="Add the text").click()
    page.get_by_role("link", name="Events").click()
    page.wait_for_selector("tbody tr")
    page.get_by_role("link", name="Add", exact=True).click()
    page.wait_for_selector("text=1 read, 0 failed", timeout=120_000)


def test_a_private_address_is_refused_by_name(own: Any):
    page = own.go("/add")
    page.get_by_label("One a line").fill("http://127.0.0.1:9/secret")
    page.get_by_role("button", name="Fetch and add").click()
    page.wait_for_selector("main [role=alert], main li.failed")
    assert "127.0.0.1" in page.locator("main [role=alert], main li.failed").first.inner_text()
    own.faults.clear()  # the browser notes a refusal itself
