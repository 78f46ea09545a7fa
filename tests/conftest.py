"""What tests of several floors share: the example dispatches, read once a session as `standoff read` would read them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "golden"))

from golden_lines import read_dispatches

from standoff.annotation import Reading


@pytest.fixture(scope="session")
def dispatches() -> dict[str, Reading]:
    """Every reading by its file's name. Needs the models."""
    return read_dispatches()
