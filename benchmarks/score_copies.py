"""Near copies found by standoff.linking among texts of the White House briefing room and our own example dispatches.

A near copy is the same text once more: whole, cut, with another headline, spelled otherwise, or with a correction. Two texts from
one mould that tell of two things (disaster declarations for two states, a nomination and its withdrawal) are none.

Natural pairs: every document of the folder, and the dispatches, in order of publication; each pair that is found is looked up in
copies.json. For that every pair was looked at of which the shorter text has at least half of its runs of four words in the other
and which is the nearest to either: 19 pairs, so that no sample was needed. Those with many words of their own on both sides were
judged by their titles and these words, the others by a word diff; the six that are copies differ in marks, misprints, length, a
corrected name, or are a later lead of one report. A found pair that is not in the list counts as wrong until it is read.

Made pairs: of every seventh document of 120 words or more and of every dispatch one copy of our own making: in turn the last third
cut off, another headline and lead word, some words in British or other spelling, every ninth sentence left out. They are found
where the copy's nearest earlier document is its original; what else a copy is said to be a copy of is wrong. The thresholds were
set on the same texts.
"""
from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standoff.ingest import to_document
from standoff.linking.copies import CopyFinder, print_of

HERE = Path(__file__).parent
DISPATCHES = HERE.parent / "examples" / "dispatches"
SPELLED = (("ization", "isation"), ("ized", "ised"), ("izing", "ising"), ("efense", "efence"), ("enter ", "entre "), ("abor", "abour"),
           ("ogram ", "ogramme "), ("Kyiv", "Kiev"), ("Zelenskyy", "Zelensky"))
EVERY, LONG_ENOUGH = 7, 120

Texts = list[tuple[str, str]]


def natural(folder: Path) -> Texts:
    """(id, text) in order of publication; the dispatches behind."""
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl.gz")) for line in gzip.decompress(path.read_bytes()).splitlines()]
    texts = [(row["id"], row["body"]) for row in sorted(rows, key=lambda row: (row["date"], row["id"]))]
    return texts + [(path.name, to_document(path.name, path.read_bytes()).text) for path in sorted(DISPATCHES.glob("*.*"))]


def made(texts: Texts) -> Iterator[tuple[str, str, str]]:
    """(kind, original's id, text) of copies of our own making."""
    chosen = [one for place, one in enumerate(texts) if (place % EVERY == 0 or "/" not in one[0]) and len(one[1].split()) >= LONG_ENOUGH]
    for place, (name, text) in enumerate(chosen):
        kind = ("cut", "headline", "spelled", "sentences")[place % 4]
        yield kind, name, _edit(kind, text)


def _edit(kind: str, text: str) -> str:
    if kind == "cut":
        words = text.split(" ")
        return " ".join(words[: len(words) * 2 // 3])
    if kind == "headline":
        return f"In brief: what was said\n\nUpdate. {text}"
    if kind == "sentences":
        return " ".join(one for place, one in enumerate(re.split(r"(?<=[.!?])\s+", text)) if place % 9 != 4)
    for before, after in SPELLED:
        text = text.replace(before, after)
    return text


def score(texts: Texts, gold: dict[str, list[list[str]]]) -> dict[str, Any]:
    finder, found = CopyFinder(), list[tuple[str, str]]()
    for name, text in texts:
        if before := finder.add(name, *print_of(text)):
            found.append((before, name))
    copies = {tuple(pair) for pair in gold["copies"]}
    right = [pair for pair in found if pair in copies]
    by_kind: dict[str, list[int]] = {}
    wrong, copies_made = 0, list(made(texts))
    group = {name: one.documents[0] for one in finder.copies() for name in one.documents}
    for place, (kind, original, text) in enumerate(copies_made):
        before = finder.add(f"made {place}", *print_of(text))
        hit = before is not None and group.get(before, before) == group.get(original, original)
        by_kind.setdefault(kind, []).append(hit)
        wrong += before is not None and not hit
    hits = sum(map(sum, by_kind.values()))
    return {
        "documents": len(texts), "natural": {"found": len(found), "right": len(right), "in gold": len(copies),
                                             "precision": len(right) / (len(found) or 1), "recall": len(right) / (len(copies) or 1)},
        "unread or wrong": [pair for pair in found if pair not in copies],
        "made": {"copies": len(copies_made), "found": hits, "wrong": wrong, "recall": hits / (len(copies_made) or 1),
                 "by kind": {kind: sum(one) / len(one) for kind, one in by_kind.items()}},
        "all": {"precision": (len(right) + hits) / (len(found) + hits + wrong or 1)},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the briefing room's texts")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    scored = score(natural(args.data), json.loads((HERE / "copies.json").read_text(encoding="utf-8")))
    if args.json:
        args.json.write_text(json.dumps(scored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scored, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
