"""One browser for all tests of the pages, and the real server on a real record of the example dispatches.

Without a browser the tests skip and say so in a warning; with STANDOFF_BROWSER=required in the environment they fail instead.
STANDOFF_SCREENSHOTS=1 writes the pictures of docs/screenshots anew.
"""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
START_SECONDS = SLOW_SECONDS = 60  # only a machine with much else to do comes near


def browser_path() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def not_tested(why: str) -> None:
    if os.environ.get("STANDOFF_BROWSER") == "required":
        pytest.fail(f"the pages of the workbench cannot be tested: {why}")
    warnings.warn(f"THE PAGES OF THE WORKBENCH WERE NOT TESTED: {why}", stacklevel=2)
    pytest.skip(why)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        not_tested("playwright is not installed (pip install playwright)")
    found = browser_path()
    if found is None:
        not_tested("there is no chromium (apt-get install chromium, or name one in CHROMIUM)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def record_folder(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example dispatches, read once a session."""
    record = tmp_path_factory.mktemp("workbench") / "examples.standoff"
    command = [sys.executable, "-m", "standoff", "add", "examples/dispatches", "--record", str(record)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return record


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def serve(record: Path) -> Iterator[str]:
    """The address of a server on a record, until it is no longer needed."""
    port = free_port()
    command = [sys.executable, "-m", "standoff", "serve", "--record", str(record), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = f"http://127.0.0.1:{port}"
    end = time.monotonic() + START_SECONDS
    while not answers(f"{address}/api/about"):
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            pytest.fail(f"the server does not answer: {process.communicate()[0]}")
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(10)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except OSError:
        return False


@pytest.fixture(scope="session")
def server(record_folder: Path) -> Iterator[str]:
    """A server on the record that nobody writes to."""
    yield from serve(record_folder)


@pytest.fixture
def own_server(record_folder: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a copy of the record, for a test that writes."""
    copy = tmp_path / "own.standoff"
    shutil.copytree(record_folder, copy)
    yield from serve(copy)


class Opened:
    """A page of the workbench. What went wrong in it is gathered, and is looked at when the test is over."""

    def __init__(self, browser: Any, address: str, **settings: Any) -> None:
        self.address, self.faults = address, []
        asked = {"viewport": {"width": 1360, "height": 900}, **settings}
        self.context = browser.new_context(base_url=address, reduced_motion="reduce", **asked)
        self.page = self.context.new_page()
        self.page.set_default_timeout(SLOW_SECONDS * 1000)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", lambda said: said.type == "error" and self.faults.append(f"console: {said.text}"))
        self.page.on("request", self._note_outside)

    def _note_outside(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {request.url}")

    def go(self, path: str) -> Any:
        self.page.goto(path)
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until everything that the page has asked for is there."""
        self.page.wait_for_selector("main h1", state="attached")
        self.page.wait_for_function("() => !document.querySelector('.wait, [aria-busy=true]')")

    def close(self) -> None:
        self.context.close()
        assert self.faults == []


@pytest.fixture
def opened(browser: Any, server: str) -> Iterator[Opened]:
    opened = Opened(browser, server)
    yield opened
    opened.close()


@pytest.fixture
def own(browser: Any, own_server: str) -> Iterator[Opened]:
    opened = Opened(browser, own_server)
    yield opened
    opened.close()


@pytest.fixture
def asked(server: str) -> Any:
    """What the server answers at a path of its API."""
    def get(path: str) -> Any:
        with urllib.request.urlopen(f"{server}/api{path}", timeout=20) as answer:
            return json.load(answer)
    return get
