"""Speakers where the text names one and where it names none: a reading's statements against PolNeAR's attributions.

nobody invented   of gold attributions without a source, the share for which no speaker is given: those whose content no statement
                  with a speaker covers (IoU >= 0.5)
precision         of all statements with a speaker whose content is some gold attribution's (IoU >= 0.5), the share whose speaker
                  shares a character with a source of it
speech            precision, recall and F1 of content alone, where statements of the kind "attitude" are left out; PolNeAR's own
                  attributions are of both kinds
"""
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def score(rows: list[dict[str, Any]], readings: list[dict[str, Any]]) -> dict[str, Any]:
    import common
    import score_attribution as scored

    silent = kept_silent = named = right = 0
    speech = []
    for row, reading in zip(rows, readings, strict=True):
        gold = scored.prepare(row, row["attributions"])
        found = scored.prepare(row, scored.from_reading(reading))
        matched = common.match(gold, found, scored.alike)
        given = {id(one) for one, other in matched if other["source"]}
        silent += sum(not one["source"] for one in gold)
        kept_silent += sum(not one["source"] and id(one) not in given for one in gold)
        for one, other in matched:
            if other["source"]:
                named, right = named + 1, right + bool(one["source"] & other["source"])
        said = [s for s in reading["statements"] if s["kind"] == "speech"]
        only = scored.prepare(row, scored.from_reading({"statements": said}))
        speech.append(common.Count(len(common.match(gold, only, scored.alike)), len(only), len(gold)))
    return {"nobody invented": {"gold": silent, "right": kept_silent, "share": kept_silent / (silent or 1)},
            "precision": {"statements": named, "right": right, "share": right / (named or 1)},
            "speech": common.total(speech).figures()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR dev")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(args.data.parents[2] / "eval"))
    import common

    rows = common.rows(args.data)
    readings = common.run([{"text": row["text"], "published": row["dct"], "outlet": row["publisher"]} for row in rows], args.workers)
    scored = score(rows, list(readings))
    if args.json:
        args.json.write_text(json.dumps(scored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scored, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
