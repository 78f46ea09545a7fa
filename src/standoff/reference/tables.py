"""The data files of the reference floor, read once, as plain Python rows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from standoff.reference.named import Country, Term

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[Any, ...]:
    """Return the rows of data/<name>.json (dicts; strings in not_names); callers must not
    change them."""
    return tuple(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


def first_day(when: str) -> date:
    """Return the first day of "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""
    parts = [int(part) for part in when.split("-")]
    return date(*parts, *[1] * (3 - len(parts)))


def last_day(when: str) -> date:
    """Return the last day of "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0] + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@cache
def countries() -> dict[str, Country]:
    """Return every state by code, vanished ones included."""
    return {row["code"]: Country(
        row["code"], row["name"], tuple(row["adjectives"]), tuple(row["people"]), row["capital"],
        first_day(row["start"]) if row["start"] else None,
        last_day(row["end"]) if row["end"] else None) for row in rows("countries")}


@cache
def terms() -> tuple[tuple[Term, dict[str, Any]], ...]:
    """Return every term of office with its row (aliases, surnames), latest start first."""
    built = [(Term(row["name"], row["code"], row["office"], row["head"], first_day(row["start"]),
                   last_day(row["end"]) if row["end"] else None, row["gender"]), row)
             for row in rows("leaders")]
    return tuple(sorted(built, key=lambda pair: pair[0].start, reverse=True))
