"""Demands and answers of one crisis are not mixed with those of another."""
from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from standoff.queries.stands import together


def told(day: str | None) -> Any:
    return SimpleNamespace(document=SimpleNamespace(published=datetime.date.fromisoformat(day) if day else None))


@pytest.mark.parametrize("days, parts", [
    ([], []), (["1962-10-22", "2022-01-31"], [1, 1]), (["2021-12-17", "2022-01-26", "2022-02-16"], [3]),
    (["1962-10-22", "1962-10-28", "2022-01-10"], [2, 1]), ([None, "2022-01-10"], [1, 1]),
])
def test_a_long_silence_parts_what_has_the_same_words(days: list[str | None], parts: list[int]):
    assert [len(part) for part in together([told(day) for day in days])] == parts
