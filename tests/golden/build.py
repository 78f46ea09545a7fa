"""Write the golden readings of the example dispatches.

python tests/golden/build.py            write <dispatch>.json and made_by.json; raise the floors where more facts hold;
                                        strike open facts that hold now
python tests/golden/build.py --check    write nothing, print what differs; exit status 1 where something does
python tests/golden/build.py --open WHY write, and note every hard fact that does not hold as open, with the reason
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from expectations import HARD, SOFT
from golden_lines import HERE, MADE_BY, difference, golden_of, lines_of, load, made_by, read_dispatches, written
from judged import OPEN, complaints, floor, least, opened

from standoff.annotation import Reading


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where something differs")
    parser.add_argument("--open", metavar="WHY", help="note the hard facts that do not hold as open, for this reason")
    options = parser.parse_args()
    readings = read_dispatches()
    differing = goldens(readings, write=not options.check)
    failing = facts(readings, write=not options.check, why=options.open)
    return 1 if options.check and (differing or failing) else 0


def goldens(readings: dict[str, Reading], write: bool) -> int:
    """How many goldens differ, or differed before they were written."""
    differing = 0
    for name, reading in readings.items():
        path, now = golden_of(name), lines_of(reading)
        if told := difference(load(path) if path.exists() else {}, now):
            differing += 1
            print(f"== {name}\n{told}" if path.exists() else f"== {name}: new")
        if write:
            path.write_text(written(now), encoding="utf-8")
    known = {golden_of(name) for name in readings}
    for path in HERE.glob("[0-9]*.json"):
        if path not in known:
            differing += 1
            print(f"== {path.name}: no such dispatch any more")
            if write:
                path.unlink()
    if write:
        MADE_BY.write_text(json.dumps(made_by(), indent=1) + "\n", encoding="utf-8")
    print(f"{len(readings)} dispatches, {differing} {'differed' if write else 'differ'} from their golden readings")
    return differing


def facts(readings: dict[str, Reading], write: bool, why: str | None) -> int:
    """How many hard facts neither hold nor are open, after what was written."""
    wrong, before = complaints(HARD, readings), opened()
    keep = {name: reason for name, reason in before.items() if name in wrong} | (
        {name: why for name in wrong if name not in before} if why else {}
    )
    for name in sorted(set(before) - set(keep)):
        print(f"holds now: {name}")
    shares = {"hard": 1 - len(wrong) / len(HARD), "soft": 1 - len(complaints(SOFT, readings)) / len(SOFT)}
    floors = {
        kind: [*least(kind), *([floor(share)] if floor(share) > max(least(kind), default=0) else [])] for kind, share in shares.items()
    }
    if write:
        OPEN.write_text(json.dumps({**floors, "open": dict(sorted(keep.items()))}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    missed = {name: what for name, what in wrong.items() if name not in keep}
    for name, what in missed.items():
        print(f"does not hold: {name}: {what}")
    print(
        f"hard facts: {len(HARD) - len(wrong)} of {len(HARD)} hold, {len(keep)} open, {len(missed)} neither; shares that hold: "
        + ", ".join(f"{kind} {share:.3f} (floors {floors[kind]})" for kind, share in shares.items())
    )
    return len(missed)


if __name__ == "__main__":
    sys.exit(main())
