"""Stories and event coreference across documents, by standoff.linking, on ECB+.

Documents: into seminal events ("12_ecb" and "12_ecbplus" are two captures of pirates a year apart), by their whole texts, in the
order of their ids, with no date. Baselines: each alone, all in one, and the topics of gold, which hold two events each.

Events: the action mentions of gold within the annotated sentences, their clusters across documents; what a mention is of no chain
is a cluster of its own. Given are the mentions' words and sentences alone, no gold participants, times or stories; the parties are
not known, so that what links them is the word, the sentence and the story. Baselines: each alone, all in one, the same word (its
stem) anywhere, in the topic of gold, in the story of gold.

Published figures are of the test part, most with gold topics; "recalled" where they were not read again.
"""
from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clusters import Clustering, score
from standoff.linking.entries import EntryMaker, Kin
from standoff.linking.nouns import Mention
from standoff.linking.stories import StoryFinder, counted
from standoff.linking.wording import WORD, content, stem, telling

PUBLISHED = {
    "events, word and story baseline (test, recalled)": "B3 .78, CoNLL .765",
    "events, Barhom et al. 2019 (test, recalled)": "CoNLL .795",
    "events, cross-encoders, CDLM 2021 (test, recalled)": "CoNLL .856",
}


def stories(documents: list[dict[str, Any]]) -> dict[str, int]:
    """Each document's story."""
    finder = StoryFinder()
    return {one["doc_id"]: finder.add(one["doc_id"], counted(one["text"]), None) for one in documents}


def actions(documents: list[dict[str, Any]]) -> Iterator[tuple[Mention, dict[str, Any], dict[str, Any]]]:
    """Each action mention as linking compares it, with the gold mention and its document."""
    for document in documents:
        lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]+", document["text"])]
        for place, gold in enumerate(document["mentions"]):
            if not gold["in_gold_sentence"] or "ACTION" not in gold["type"]:
                continue
            start = gold["spans"][0][0]
            line = next(line for line in lines if line[0] <= start < line[1])
            sentence = document["text"][line[0] : line[1]]
            names, numbers = telling(sentence)
            heads = frozenset(stem(word) for word in WORD.findall(gold["text"].casefold()))
            key = f"{document['doc_id']}:{place}"
            yield Mention(key, key, "events", document["doc_id"], None, start, None, (), content(sentence) - heads, heads, names,
                          numbers), gold, document


def events(documents: list[dict[str, Any]], story: dict[str, int]) -> tuple[Clustering, Clustering, dict[str, Clustering]]:
    """Gold, what is found, and the baselines."""
    maker = EntryMaker(Kin(story, {}))
    told = list(actions(documents))
    for mention, _, _ in told:
        maker.add(mention)
    found = {mention.key: entry.key for entry in maker.entries() for mention in entry.mentions}
    key = {mention.key: gold["chain"] or mention.key for mention, gold, _ in told}
    word = {mention.key: " ".join(sorted(mention.heads)) for mention, _, _ in told}
    return key, found, {
        "each alone": {one: one for one in key}, "all in one": dict.fromkeys(key, 0), "same word": word,
        "same word, found story": {mention.key: (story[document["doc_id"]], word[mention.key]) for mention, _, document in told},
        "same word, gold story": {mention.key: (document["cluster"], word[mention.key]) for mention, _, document in told},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="ECB+ dev")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    documents = sorted(map(json.loads, args.data.read_text(encoding="utf-8").splitlines()), key=lambda one: one["doc_id"])
    story = stories(documents)
    names = [one["doc_id"] for one in documents]
    of_gold, of_topic = ({one["doc_id"]: one[field] for one in documents} for field in ("cluster", "topic"))
    key, found, baselines = events(documents, story)
    scored = {
        "stories": score(of_gold, story), "events": score(key, found),
        "stories, baselines": {"each alone": score(of_gold, dict(zip(names, names, strict=True))),
                               "topics of gold": score(of_gold, of_topic), "all in one": score(of_gold, dict.fromkeys(names, 0))},
        "events, baselines": {name: score(key, clustering) for name, clustering in baselines.items()},
        "counts": {"documents": len(documents), "mentions": len(key), "chains": len(set(key.values()))}, "published": PUBLISHED,
    }
    if args.json:
        args.json.write_text(json.dumps(scored, indent=1) + "\n", encoding="utf-8")
    print("\n".join(_lines(scored)))
    return 0


def _lines(scored: dict[str, Any]) -> Iterator[str]:
    yield f"{'':<34}  MUC   B3 P  B3 R  B3 F1 CEAF  CoNLL"
    for what in ("stories", "events"):
        for name, one in {what: scored[what], **scored[f"{what}, baselines"]}.items():
            b3 = one["b3"]
            figures = (one["muc"]["f1"], b3["precision"], b3["recall"], b3["f1"], one["ceaf_e"]["f1"], one["conll"])
            yield f"{name:<34}  " + "  ".join(f"{figure:.3f}"[-4:] if figure < 1 else "1.00" for figure in figures)
    yield from (f"{name}: {figure}" for name, figure in scored["published"].items())
    yield json.dumps(scored["counts"])


if __name__ == "__main__":
    raise SystemExit(main())
