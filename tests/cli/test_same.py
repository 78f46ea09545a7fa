"""standoff same: shows an entry, joins, parts, takes back."""
from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from by_hand import MONDAY, HandRecord, document

from standoff.cli import main


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, list[str]]:
    with HandRecord(tmp_path / "kept.standoff") as record:
        list(record.add([document(0), document(1, published=MONDAY + datetime.timedelta(days=1))]))
        return str(record.path), [row.ref for row in record.events() if row.ref.endswith(":v1")]


def test_same_shows_why_and_what_is_decided(kept: tuple[str, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    folder, (one, other) = kept
    assert main(["same", one, "--record", folder]) == 0
    shown = capsys.readouterr().out
    assert "2 mentions" in shown and f"as [{one}]: same words, 100% of the words" in shown and f"[{other}]" in shown
    assert main(["same", one, other, "--apart", "--because", "two threats", "--record", folder]) == 0
    assert "one mention" in capsys.readouterr().out
    assert main(["same", "--undo", "1", "--record", folder]) == 0
    assert main(["same", one, other, "--record", folder]) == 0
    assert "2 mentions" in capsys.readouterr().out


@pytest.mark.parametrize("call", [["same"], ["same", "3f9a2c1d:v1", "--apart"], ["same", "3f9a2c1d:v1", "--undo", "1"]])
def test_a_call_that_says_too_little_or_too_much(call: list[str], kept: tuple[str, list[str]]) -> None:
    assert main([*call, "--record", kept[0]]) == 2
