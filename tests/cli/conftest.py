"""What the tests of the command line share: a reader that needs no models, a record of readings built by hand."""
from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

for beside in ("store", "brief"):
    sys.path.insert(0, str(Path(__file__).parents[1] / beside))

from brief_by_hand import FULL, full  # noqa: E402
from by_hand import HandReader, HandRecord  # noqa: E402

from standoff.annotation import Document, Failed, Lean, Missing, Reading  # noqa: E402
from standoff.cli import main  # noqa: E402

Run = Callable[..., tuple[int, str, str]]


class FullReader(HandReader):
    """Reads the full paper by hand, and whatever HandReader reads."""

    READABLE = ("en",)

    def read_many(self, documents: Iterable[Document], workers: int = 1, lean: Lean | None = None) -> Iterator[Reading | Failed]:
        for document in documents:
            if document.text.rstrip() == FULL:
                yield dataclasses.replace(full(document.published).reading(), document=document)
            else:
                yield from map(_with_gaps, super().read_many([document], workers))


def _with_gaps(outcome: Reading | Failed) -> Reading | Failed:
    """The gaps that the reader itself would state."""
    if isinstance(outcome, Failed):
        return outcome
    gaps = [Missing("published", "no date given and none found")] if outcome.document.published is None else []
    if outcome.document.language != "en":
        gaps.append(Missing("events", f"the text is in {outcome.document.language!r}, which this version keeps but cannot code"))
    return dataclasses.replace(outcome, missing=(*outcome.missing, *gaps))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command here; (exit status, standard output, standard error). No model is loaded."""
    from standoff.cli import reading
    from standoff.record import Record

    monkeypatch.setattr(reading, "reader", FullReader())
    monkeypatch.setattr(Record, "_reader", lambda self: FullReader())

    def call(*arguments: object) -> tuple[int, str, str]:
        status = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A record that holds the full paper, dated 17 January 2022, by hand."""
    folder = tmp_path / "kept.standoff"
    with HandRecord(folder, FullReader()) as record:
        assert [added.status for added in record.add([full().document])] == ["added"]
    return folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The full paper as a text file."""
    path = tmp_path / "paper.txt"
    path.write_text(FULL, encoding="utf-8")
    return path
