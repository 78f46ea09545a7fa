"""Paragraphs of the research corpora, by address, so that labels can stand apart from texts that may not be copied.

An address is "<corpus>/<document>#<n>": the n-th paragraph (from 0) of that document after `paragraphs` has joined its lines.
Corpora live beside the project in ../shared and are read, never copied.
"""
from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"

CORPORA = {  # name: (file, field of the id, field of the text)
    "wh-ukraine": ("corpora/whitehouse_briefings_2021_2025/ukraine_2021_22.jsonl.gz", "id", "body"),
    "wh-kabul": ("corpora/whitehouse_briefings_2021_2025/kabul_2021.jsonl.gz", "id", "body"),
    "speech": ("corpora/us_presidential_speeches/speeches_1945_on.jsonl.gz", "id", "body"),
    "polnear": ("data/polnear/train.jsonl", "doc_id", "text"),
    "re3d": ("data/re3d/train.jsonl", "doc_id", "text"),
    "tempeval3": ("data/tempeval3/train.jsonl", "doc_id", "text"),
    "trnews": ("data/geo_trnews/train.jsonl", "doc_id", "text"),
    "geowebnews": ("data/geo_geowebnews/train.jsonl", "doc_id", "text"),
    "cameo": ("data/cb_cameo_class/train.jsonl", "id", "text"),
}


def documents(corpus: str) -> Iterator[tuple[str, str]]:
    """(id, text) of every document of one corpus, in file order."""
    name, key, body = CORPORA[corpus]
    path = SHARED / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row[key], row[body]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line, Markdown's marks taken out."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"[*_\\]{1,3}|^#+ ", "", text, flags=re.M)
    blocks = re.split(r"\n\s*\n", text) if "\n\n" in text else text.split("\n")
    return [joined for block in blocks if (joined := " ".join(block.split()))]
