"""What a teacher says of texts that nobody has labelled: `python training/soft.py TEACHER OUT.pt`.

Windows are drawn, with a fixed seed, from the corpora that labelled paragraphs come from; pairs are two names of states,
bodies or people in one sentence of them. Nothing of the development documents and sentences is read, nor a sentence of PLV's
test (by its hash).
"""
from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import torch

import examples as ex
from bases import teacher_folder
from draw import PARTIES, PARTY, kept_out, squeezed
from losses import padded
from model import Model
from paragraphs import SHARED, documents, paragraphs
from standoff.reference.encoder import windows
from standoff.stages.pairs import marked

SEED = 20220226
SHARES = {"wh-ukraine": 0.36, "speech": 0.22, "polnear": 0.2, "wh-kabul": 0.08, "tempeval3": 0.06, "re3d": 0.03, "geowebnews": 0.02,
          "trnews": 0.03}
NAME = re.compile(rf"\b(?:(?:President|Minister|Secretary|Chancellor|King|General|the) )?(?:{PARTIES})[a-z]*(?: [A-Z]\w+)?")
LEAST = 0.2  # a teacher's chance of an act from which its modes and roles are taught


def drawn(count: int, rng: random.Random) -> list[ex.Example]:
    """Windows as they stand in their documents, three in four with a party's name."""
    found = []
    for corpus, share in SHARES.items():
        texts = ["\n".join(paragraphs(text)) for name, text in documents(corpus) if not kept_out(name)]
        rng.shuffle(texts)
        want, some = round(count * share), []
        for text in texts:
            every = windows(text)
            near = [w for w in every if PARTY.search(text[_start(w) : w.spans[-2][1]])]
            names = ex.names_in(text)
            taken = {id(w): w for w in (*rng.sample(near, min(len(near), 12)), *rng.sample(every, min(4, len(near))))}
            some += [ex.Example(list(w.ids), list(w.kinds), {"first": [w.first], "names": ex.told_names(w, names)}) for w in taken.values()]
            if len(some) >= want:
                break
        found += some[:want]
    return found


def _start(window) -> int:
    return next(s for s, _ in window.spans[window.first :] if s >= 0)


def pairs(count: int, rng: random.Random) -> list[ex.Example]:
    blocked = set((SHARED / "data/plv/test_text_sha256.txt").read_text().split())
    found = [pair for corpus in SHARES for name, text in documents(corpus) if not kept_out(name) for pair in _pairs(text, blocked, rng)]
    rng.shuffle(found)
    return found[:count]


def _pairs(text: str, blocked: set[str], rng: random.Random) -> Iterator[ex.Example]:
    for paragraph in paragraphs(text):
        for sentence in re.split(r"(?<=[.?!][ ”\"])(?=[A-Z“\"])", paragraph):
            names = [m.span() for m in NAME.finditer(sentence)]
            known = hashlib.sha256(squeezed(sentence).encode()).hexdigest() in blocked
            if 8 <= len(sentence.split()) <= 60 and len(names) > 1 and not known:
                actor, recipient = sorted(rng.sample(names, 2)) if rng.random() < 0.7 else rng.sample(names, 2)
                yield ex.Example(*marked(sentence, actor, recipient))


@torch.no_grad()
def read(model: Model, examples: list[ex.Example], pair: bool) -> None:
    """Write the teacher's word into each example."""
    order, size = sorted(examples, key=lambda one: len(one.ids)), 32 if pair else 8
    start = time.time()
    for at in range(0, len(order), size):
        batch = order[at : at + size]
        ids, kinds, mask = padded(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(ids, kinds, mask)
        for b, one in enumerate(batch):
            one.soft = {"root": out["root"][b].half()} if pair else _word(out, b, one)
        if at % 800 == 0:
            print(f"{at}/{len(order)} {time.time() - start:.0f} s", flush=True)


def _word(out: dict[str, torch.Tensor], b: int, one: ex.Example) -> dict[str, torch.Tensor]:
    n, first = len(one.ids), one.token.pop("first")[0]
    chance = lambda name: out[name][b, rows, :n].float().sigmoid().half()
    chances = out["triggers"][b, :n].float().softmax(-1)
    seen = torch.arange(first, n)
    rows = torch.tensor([i for i in range(first, n) if 1 - chances[i, 0] > LEAST], dtype=torch.long)
    return {"seen": seen, "triggers": chances[seen].half(), "rows": rows, "sure": (1 - chances[rows, 0]).half(),
            "auxiliaries": out["auxiliaries"][b, rows].float().softmax(-1).half(),
            "actors": chance("actors"), "recipients": chance("recipients")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--windows", type=int, default=4000)
    parser.add_argument("--pairs", type=int, default=14000)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    rng = random.Random(SEED)
    model = Model(teacher_folder(args.teacher.parent / "mpnet"), "teacher")
    model.load_state_dict(torch.load(args.teacher / "model.pt", weights_only=True)["model"])
    model.eval()
    some, two = drawn(args.windows, rng), pairs(args.pairs, rng)
    print(f"{len(some)} windows, {len(two)} pairs", flush=True)
    read(model, some, pair=False)
    read(model, two, pair=True)
    torch.save({"windows": some, "pairs": two}, args.out)


if __name__ == "__main__":
    main()
