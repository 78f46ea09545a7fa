"""CONCEDE told from RETREAT, which PLV joins as YIELD, by standoff.code_events.

Gold: the rows of PLV dev that yield.json names, each read once by PLOVER's rules (who frees, leaves, ends or lifts what was in
force: RETREAT; who announces, eases a rule or gives in by word: CONCEDE; rows that are neither for certain are left out); and
the events of the gold sentences that are one of the two and do not accept the other, with their first actor and recipient.
A pair that is coded as a third type is wrong. Small: some forty pairs, by one reader.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

HERE = Path(__file__).parent
Pair = tuple[str, tuple[int, int] | None, tuple[int, int] | None]


def gold(plv: Path, sentences: Path) -> list[tuple[Pair, str]]:
    told = json.loads((HERE / "yield.json").read_text(encoding="utf-8"))
    span = lambda pair: tuple(pair) if pair else None
    found: list[tuple[Pair, str]] = []
    for row in map(json.loads, plv.read_text(encoding="utf-8").splitlines()):
        if row["id"] in told:
            found.append(((row["text"], span(row.get("source_span")), span(row.get("target_span"))), told[row["id"]]))
    for row in map(json.loads, sentences.read_text(encoding="utf-8").splitlines()):
        for event in row["events"]:
            kinds = {"CONCEDE", "RETREAT"} & {event["event_type"], *event.get("accept", ())}
            if kinds == {event["event_type"]}:
                sides = [next((tuple(one["span"]) for one in event[f"{side}_text"]), None) for side in ("actor", "recipient")]
                found.append(((row["text"], *sides), event["event_type"]))
    return found


def score(pairs: list[tuple[Pair, str]]) -> dict:
    import standoff

    coded = [one.event_type for one in standoff.code_events([pair for pair, _ in pairs])]
    right = {kind: sum(c == k == kind for c, (_, k) in zip(coded, pairs, strict=True)) for kind in ("CONCEDE", "RETREAT")}
    counts = {kind: (sum(k == kind for _, k in pairs), sum(c == kind for c in coded)) for kind in right}
    f1 = {kind: 2 * right[kind] / (sum(counts[kind]) or 1) for kind in right}
    either = [(c, k) for c, (_, k) in zip(coded, pairs, strict=True) if c in right]
    return {"pairs": len(pairs), "accuracy": sum(right.values()) / len(pairs), "macro_f1": sum(f1.values()) / 2, "by_type": f1,
            "told apart": sum(c == k for c, k in either) / (len(either) or 1), "coded as either": len(either)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="PLV dev")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    scored = score(gold(args.data, args.data.parents[2] / "gold/sentences/dev.jsonl"))
    if args.json:
        args.json.write_text(json.dumps(scored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scored, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
