"""A reader of these tests' own, without models, and files that it reads: poison, killers and slow ones among them."""
from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "store"))

import by_hand

from standoff.annotation import Document, Reading
from standoff.archive.job import How
from standoff.errors import DocumentError


def read(of: Document) -> Reading:
    """By the words in the text."""
    if "Poison" in of.text:
        raise ZeroDivisionError("poison\nin two lines")
    if "Unreadable" in of.text:
        raise DocumentError("the reader gave up")
    if "Killer" in of.text:
        os._exit(9)
    if "Slow" in of.text:
        time.sleep(0.2)
    marks = [line.removeprefix("Kills once: ") for line in of.text.splitlines() if line.startswith("Kills once: ")]
    if marks and not os.path.exists(marks[0]):
        Path(marks[0]).touch()
        os._exit(9)
    return by_hand.read(of) if of.text.startswith("Crisis") else Reading(of)


def version() -> tuple[str, dict[str, str]]:
    return "0.1.0", {"marks": "aa"}


def how(workers: int = 1, ray: str | None = None) -> How:
    return How(workers, ray, None, read, version)


def write(folder: Path, count: int, **more: str) -> Path:
    """Files 0000.txt … of the words of a crisis on one of seven days, and those in `more` by name."""
    folder.mkdir(parents=True)
    for n in range(count):
        text = f"{by_hand.TEXT.format(n=n)}\n"
        (folder / f"{n:04}-2022-01-{17 + n % 7}.txt").write_text(text, encoding="utf-8")
    for name, text in more.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
