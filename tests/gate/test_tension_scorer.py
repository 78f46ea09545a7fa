"""The scorer of tension against an index: on series made by hand."""
from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from benchmarks.score_tension import FIRST, LAST, against, changes, index, spearman, weekly

DAYS = [FIRST + datetime.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_spearman_is_of_ranks_and_ties_share_theirs():
    assert spearman([1, 2, 3, 4], [10, 20, 30, 400]) == pytest.approx(1) and spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert spearman([1, 1, 2], [1, 2, 3]) == pytest.approx(0.8660254) and spearman([1, 1, 1], [1, 2, 3]) == 0


def test_weeks_are_whole_and_an_index_with_holes_gives_nothing(tmp_path: Path):
    assert len(weekly({})) == 19 and weekly({FIRST: 3.0, DAYS[6]: 1.0, DAYS[7]: 5.0})[:3] == [4.0, 5.0, 0.0]
    file = tmp_path / "index.csv"
    file.write_text("date,GPRD\n" + "".join(f"{day},{n}\n" for n, day in enumerate(DAYS)), encoding="utf-8")
    whole = index(file)
    assert weekly(whole, mean=True)[0] == 3.0 and weekly(dict.fromkeys(DAYS[1:], 1.0), mean=True) == []
    assert against([1.0], []) == {}


def test_levels_and_changes_are_told_from_0_to_1():
    found = against([1, 2, 3, 2], [1, 2, 3, 1])
    assert found["levels of 1"] == pytest.approx((found["levels"] + 1) / 2) and changes([1, 2, 3, 2]) == [1, 1, -1]
