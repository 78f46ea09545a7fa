"""Points as flat rows, for other programs: one a period; references and parties of one cell are joined by ";"."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .nouns import MEASURES, Level, Weighed


def rows_of(weighed: Weighed) -> Iterator[dict[str, Any]]:
    """The rows of one subject."""
    for point in weighed.points:
        yield {"parties": ";".join(weighed.subject.parties), "between": weighed.subject.between, "step": weighed.step,
               "weights": weighed.weights, "first": point.first, "last": point.last, "closed": point.closed, "state": point.state,
               **{name: _value(point.level(name)) for name in MEASURES},
               **_bounds("tension", point.tension), **_bounds("talk", point.talk),
               "documents": point.coverage.documents, "telling": point.coverage.telling,
               "outlets": len([outlet for outlet, _ in point.coverage.outlets if outlet]),
               "acts": len(point.acts), "refs": ";".join(act.refs[0] for act in point.acts)}


def _value(level: Level | None) -> float | None:
    return level.value if level else None


def _bounds(name: str, level: Level | None) -> dict[str, float | None]:
    return {name: _value(level), f"{name}_low": level.low if level else None, f"{name}_high": level.high if level else None}
