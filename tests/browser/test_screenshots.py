"""The pictures of the docs, made from the record of the tests: STANDOFF_SCREENSHOTS=1 writes them into docs/screenshots."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Opened

PICTURES = ROOT / "docs" / "screenshots"
PAGES = {
    "brief": "/?since=2021-12-01",
    "article": "/article",
    "events": "/ledger/events?party=RUS&since=2021-12-01",
    "parties": "/parties?since=2021-12-01",
    "pair": "/pair/USA/RUS",
    "map": "/map",
    "matrix": "/matrix",
}
DARK = {"brief-dark": "/?since=2021-12-01"}
PHONE = {"article-phone": "/article"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go: into the docs only if asked."""
    if os.environ.get("STANDOFF_SCREENSHOTS") != "1":
        return tmp_path
    PICTURES.mkdir(exist_ok=True)
    return PICTURES


def shot(browser: Any, server: str, path: str, target: Path, **settings: Any) -> None:
    opened = Opened(browser, server, **settings)
    page = opened.go(path)
    page.wait_for_timeout(150)
    page.screenshot(path=target)
    opened.close()
    assert target.stat().st_size > 5_000


def path_of(path: str, asked: Any) -> str:
    if path != "/article":
        return path
    rows = asked("/documents?size=200")["rows"]
    row = next(row for row in rows if row["counts"]["commitments"] >= 2 and row["counts"]["statements"] >= 3)
    commitment = asked(f"/ledger/commitments?document={row['short']}")["rows"][0]["ref"]
    return f"/article/{row['short']}?at={commitment.split(':')[1]}"


@pytest.mark.parametrize("name", PAGES)
def test_pictures(browser: Any, server: str, asked: Any, folder: Path, name: str):
    shot(browser, server, path_of(PAGES[name], asked), folder / f"{name}.png", viewport={"width": 1240, "height": 780})


@pytest.mark.parametrize("name", DARK)
def test_pictures_in_the_dark(browser: Any, server: str, asked: Any, folder: Path, name: str):
    shot(browser, server, path_of(DARK[name], asked), folder / f"{name}.png", viewport={"width": 1240, "height": 780}, color_scheme="dark")


@pytest.mark.parametrize("name", PHONE)
def test_pictures_of_a_phone(browser: Any, server: str, asked: Any, folder: Path, name: str):
    shot(browser, server, path_of(PHONE[name], asked), folder / f"{name}.png", viewport={"width": 390, "height": 800})


def test_a_picture_of_the_review(own: Any, folder: Path):
    """With some decisions taken, so that it has figures to show."""
    page = own.go("/review")
    page.set_viewport_size({"width": 1240, "height": 780})
    for key in "aarara":
        shown = page.locator("section.card a.ref").inner_text()
        page.keyboard.press(key)
        page.wait_for_selector(f"[role=status].says:has-text('{shown}')")
    own.settled()
    page.wait_for_selector("section:has(#review-figures) td")
    page.screenshot(path=folder / "review.png")
