"""Weekly tension held against the world: the White House texts of winter 2021-22 that name Russia or Ukraine, together with the Russian
headlines of the same weeks, beside the daily Geopolitical Risk index (Caldara and Iacoviello, American Economic Review 2022).

Data: the index as CSV; the texts and headlines lie in the folders beside it. Tension is that of acts which concern Russia or Ukraine,
by the shipped weights; a day's acts are those first reported on it. Spearman over whole weeks, in levels and in week-to-week changes,
beside the same for how often the two names stand in the texts; Spearman is told as (rho + 1) / 2, from 0 to 1, so that it can have a
floor. Where the index has no days of these weeks its figures are left out. The index is of the whole world and of other newspapers:
agreement says that a series moves with what papers write of war, not that it measures one.

--readings FILE takes readings kept before (JSON lines) in place of reading anew; --keep FILE writes them.
"""
from __future__ import annotations

import argparse
import csv
import datetime
import gzip
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FIRST, LAST = datetime.date(2021, 11, 1), datetime.date(2022, 3, 13)  # nineteen whole weeks
QUIET, CRISIS = ("2021-11", "2021-12"), ("2022-02", "2022-03")
PEAK = datetime.date(2022, 2, 25)  # the index's own, as its provenance tells it; used where the file has no such days
NAMES = re.compile(r"\b(?:Russia|Ukrain)\w*")
TEXTS, HEADLINES = "whitehouse_briefings_2021_2025/ukraine_2021_22.jsonl.gz", "rus_state_media_heads/ukraine_2021_22.jsonl.gz"
Series = dict[datetime.date, float]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        yield from map(json.loads, handle)


def documents(corpora: Path) -> Iterator[dict[str, Any]]:
    """What is read: whole texts, and headlines once each."""
    inside = lambda row: FIRST <= datetime.date.fromisoformat(row["date"]) <= LAST
    for row in filter(inside, lines(corpora / TEXTS)):
        text = f"{row['title']}\n\n{row['body']}"
        if NAMES.search(text):
            yield {"text": text, "title": row["title"], "published": row["date"], "outlet": "The White House", "url": row["url"]}
    met: set[tuple[str, str, str]] = set()
    for row in filter(inside, lines(corpora / HEADLINES)):
        if (key := (row["source"], row["date"], row["title"])) not in met:
            met.add(key)
            yield {"text": row["title"], "published": row["date"], "outlet": row["source"], "url": row["url"]}


def read(corpora: Path, workers: int, keep: Path | None) -> Iterator[Any]:
    import standoff

    handle = keep.open("w", encoding="utf-8") if keep else None
    for outcome in standoff.read_many(documents(corpora), workers=workers):
        if isinstance(outcome, standoff.Reading):
            if handle:
                handle.write(outcome.to_json() + "\n")
            yield outcome
    if handle:
        handle.close()


def kept(path: Path) -> Iterator[Any]:
    import standoff

    with path.open(encoding="utf-8") as handle:
        yield from (standoff.Reading.from_dict(json.loads(line)) for line in handle)


def index(path: Path) -> Series:
    """The index by day, as far as it goes; its columns hold their own date."""
    with path.open(encoding="utf-8") as handle:
        days = {datetime.date.fromisoformat(row["date"]): float(row["GPRD"]) for row in csv.DictReader(handle)}
    return {day: value for day, value in days.items() if FIRST <= day <= LAST}


def weekly(series: Series, mean: bool = False) -> list[float]:
    """Sums, or means, of the nineteen weeks; [] where a day of them is not there and a mean is wanted."""
    weeks = [[FIRST + datetime.timedelta(days=7 * week + day) for day in range(7)] for week in range((LAST - FIRST).days // 7 + 1)]
    if mean and any(day not in series for week in weeks for day in week):
        return []
    sums = [sum(series.get(day, 0.0) for day in week) for week in weeks]
    return [one / 7 for one in sums] if mean else sums


def spearman(one: list[float], other: list[float]) -> float:
    """Pearson's correlation of the ranks, ties at their mean."""
    ranks = [[sum(place for place, held in enumerate(sorted(values)) if held == value) / values.count(value) for value in values]
             for values in (one, other)]
    means = [sum(values) / len(values) for values in ranks]
    parts = [[value - mean for value in values] for values, mean in zip(ranks, means)]
    product = sum(a * b for a, b in zip(*parts))
    return product / ((sum(a * a for a in parts[0]) * sum(b * b for b in parts[1])) ** 0.5 or 1.0)


def changes(values: list[float]) -> list[float]:
    return [after - before for before, after in itertools.pairwise(values)]


def against(values: list[float], world: list[float]) -> dict[str, float]:
    """Spearman in levels and changes, each also from 0 to 1; {} without the index."""
    if not world:
        return {}
    found = {"levels": spearman(values, world), "changes": spearman(changes(values), changes(world))}
    return found | {f"{name} of 1": (rho + 1) / 2 for name, rho in found.items()}


def score(readings: Iterable[Any], corpora: Path, world: Series) -> dict[str, Any]:
    from standoff.weigh import Subject, gather, weigh

    gathered = gather((reading.document.id[:12], reading) for reading in readings)
    weighed = weigh(gathered, Subject(("RUS", "UKR")), "day", LAST)
    days = {point.first: point for point in weighed.points}
    series: dict[str, Series] = {name: {day: level.value for day, point in days.items() if (level := point.level(name))}  # type: ignore[arg-type]
                                 for name in ("tension", "talk", "verbal_conflict", "material_conflict")}
    published = Counter(article.published for article in gathered.articles)
    series["documents"] = {day: float(count) for day, count in published.items() if day}
    series["mentions"] = mentions(corpora)
    index_weeks = weekly(world, mean=True)
    weeks = {name: weekly(one) for name, one in series.items()}
    weeks["tension a document"] = [told / (count or 1.0) for told, count in zip(weeks["tension"], weeks["documents"])]
    top = max(series["tension"], key=lambda day: (series["tension"][day], day))
    peak = max(world, key=lambda day: world[day]) if index_weeks else PEAK
    quiet, crisis = (monthly(series["tension"], months) for months in (QUIET, CRISIS))
    return {"read": len(gathered.articles), "index days": len(world), "weeks": weeks, "index weeks": index_weeks,
            **{name: against(values, index_weeks) for name, values in weeks.items()},
            "peak": {"tension": top.isoformat(), "index": peak.isoformat(), "days apart": abs((top - peak).days),
                     "within two days": float(abs((top - peak).days) <= 2)},
            "quiet months": quiet, "crisis months": crisis, "quieter": float(max(quiet.values()) < min(crisis.values())),
            "turning": [(turn.of, turn.first.isoformat(), turn.known and turn.known.isoformat(), turn.level_before, turn.level_after)
                        for turn in weigh(gathered, Subject(("RUS", "UKR")), "week", LAST).turning]}


def monthly(series: Series, months: tuple[str, ...]) -> dict[str, float]:
    """The mean a day of each month."""
    found = {month: [value for day, value in series.items() if day.isoformat().startswith(month)] for month in months}
    return {month: sum(values) / (len(values) or 1) for month, values in found.items()}


def mentions(corpora: Path) -> Series:
    """How often the two names stand in the same texts and headlines, by day."""
    found: Series = {}
    for one in documents(corpora):
        day = datetime.date.fromisoformat(one["published"])
        found[day] = found.get(day, 0.0) + len(NAMES.findall(one["text"]))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the index, gpr_daily.csv")
    parser.add_argument("--run", action="store_true", help="for the other scorers' sake: it always runs")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    corpora = args.data.parents[1]
    readings = kept(args.readings) if args.readings else read(corpora, args.workers, args.keep)
    scored = score(readings, corpora, index(args.data))
    if args.json:
        args.json.write_text(json.dumps(scored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scored, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
