"""Make scores probabilities: `python training/calibrate.py` reads the development sentences and documents with the installed
weights and fits the slope and offset of a logistic over the raw scores of events (is there such an event of such a type?). It
writes them into the manifest, and what was measured into reliability.json: the expected calibration error over ten equal bins
before, and after with each half of the texts measured by what the other half gave, and that half's bins for the plot.
"""
from __future__ import annotations

import datetime
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from paragraphs import SHARED

sys.path.insert(0, str(SHARED / "eval"))

import common  # the scorers' own matching
import events as scored
import score_readings
import score_sentences

from standoff import reader
from standoff.annotation import Document
from standoff.reference.encoder import FOLDER
from standoff.stages import events as stage

Told = tuple[float, bool]  # a score, and whether the event was right


def told() -> Iterator[list[Told]]:
    """Raw scores of the events read in each development text, each with whether gold has that event with that type."""
    keep = stage.Coder.score
    stage.Coder.score = lambda self, trigger: trigger.score  # type: ignore[method-assign]
    sentences = common.rows(SHARED / "gold/sentences/dev.jsonl")
    whole = score_sentences.documents(sentences)
    for row in sentences:
        reading = read(whole[row["id"]]["text"], row["published"])
        yield list(_pairs(score_sentences.gold_events(row), score_sentences.read_events(row, reading), reading,
                          score_sentences.joined(row)[1]))
    for folder in ("gold/documents", "seed"):
        keys, documents = score_readings.load(SHARED / folder)
        for name, key in keys.items():
            reading = read(documents[name]["text"], documents[name].get("published"))
            yield list(_pairs([scored.event(e) for e in key["events"]], [scored.event(e) for e in reading["events"]], reading))
    stage.Coder.score = keep  # type: ignore[method-assign]


def read(text: str, published: str | None) -> dict:
    """A reading as the scorers want it."""
    day = datetime.date.fromisoformat(published) if published and len(published) == 10 else None
    return reader.read(Document("", text, published=day)).to_dict()


def _pairs(gold: list, found: list, reading: dict, start: int = 0) -> Iterator[Told]:
    """`start` is where the spans of `found` count from in the reading's text."""
    right = common.match(gold, found, lambda g, p: scored.touches(g, p) and scored.type_right(g, p))
    good = {id(p) for _, p in right}
    scores = {tuple(e["trigger"]["span"]): e.get("score") for e in reading["events"]}
    for one in found:
        score = scores.get((one.trigger[0] + start, one.trigger[1] + start))
        if score is not None:
            yield score, id(one) in good


def fitted(pairs: list[Told]) -> tuple[float, float]:
    """Slope and offset of least log loss, by Newton's method."""
    slope, offset = 1.0, 0.0
    points = [(math.log(min(max(p, 1e-6), 1 - 1e-6) / (1 - min(max(p, 1e-6), 1 - 1e-6))), y) for p, y in pairs]
    for _ in range(50):
        ga = gb = haa = hab = hbb = 0.0
        for x, y in points:
            q = 1 / (1 + math.exp(-(slope * x + offset)))
            w = q * (1 - q)
            ga, gb = ga + (q - y) * x, gb + (q - y)
            haa, hab, hbb = haa + w * x * x, hab + w * x, hbb + w
        det = haa * hbb - hab * hab or 1e-9
        slope, offset = slope - (hbb * ga - hab * gb) / det, offset - (haa * gb - hab * ga) / det
    return slope, offset


def error(pairs: list[Told]) -> float:
    """Expected calibration error over ten equal bins."""
    bins: dict[int, list[Told]] = {}
    for p, y in pairs:
        bins.setdefault(min(9, int(p * 10)), []).append((p, y))
    return sum(abs(sum(p for p, _ in b) - sum(y for _, y in b)) for b in bins.values()) / len(pairs)


def through(pairs: list[Told], slope: float, offset: float) -> list[Told]:
    held = ((min(max(p, 1e-6), 1 - 1e-6), y) for p, y in pairs)
    return [(1 / (1 + math.exp(-(slope * math.log(p / (1 - p)) + offset))), y) for p, y in held]


def bins(pairs: list[Told]) -> list[dict[str, float]]:
    """For the plot: of each tenth its mean score, the share that was right, and how many."""
    found: dict[int, list[Told]] = {}
    for p, y in pairs:
        found.setdefault(min(9, int(p * 10)), []).append((p, y))
    return [{"score": round(sum(p for p, _ in b) / len(b), 4), "right": round(sum(y for _, y in b) / len(b), 4), "events": len(b)}
            for _, b in sorted(found.items())]


def main() -> None:
    texts = list(told())
    halves = [[pair for text in texts[n::2] for pair in text] for n in (0, 1)]
    pairs = halves[0] + halves[1]
    crossed = through(halves[0], *fitted(halves[1])) + through(halves[1], *fitted(halves[0]))
    slope, offset = fitted(pairs)
    path = Path(FOLDER) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["calibration"] = {"events": [round(slope, 4), round(offset, 4)]}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    measured = {"model": manifest["name"], "events": len(pairs), "right": round(sum(y for _, y in pairs) / len(pairs), 4),
                "error before": round(error(pairs), 4), "error across halves": round(error(crossed), 4),
                "error fitted and measured on all": round(error(through(pairs, slope, offset)), 4), "bins": bins(crossed)}
    (Path(__file__).parent / "reliability.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(measured, indent=1))


if __name__ == "__main__":
    main()
