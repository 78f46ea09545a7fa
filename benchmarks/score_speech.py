"""Statements of the kind "speech" alone against the keys of whole documents, by the rules of score_readings.py.

The keys have what was said in a clause or in quotation marks. A reading has attitudes beside that ("rejected the portrayal"), as
PolNeAR has; against these keys they would all be wrong, and here they are left out.
"""
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder of texts with keys")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(args.data.resolve().parents[0 if args.data.name == "seed" else 1] / "eval"))
    import common
    import score_readings as scored

    keys, documents = scored.load(args.data)
    readings = dict(zip(documents, common.run(list(documents.values()), args.workers), strict=True))
    for reading in readings.values():
        reading["statements"] = [one for one in reading["statements"] if one["kind"] == "speech"]
    told = {row: figures for row, figures in scored.score(keys, readings)["layers"].items() if row.startswith("statements")}
    if args.json:
        args.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
