"""Train a teacher or the student from the data folders: `python training/train.py OUT [--part teacher] [--soft FILE] …`.

Four tasks share the encoder, a batch of one task at each step, shuffled together with a fixed seed: who said what (PolNeAR
train), events and commitments (corpus/), the type of a given pair (PLV train and pairs from corpus/), and what a teacher says
of texts that nobody has labelled (soft.py). Writes OUT/model.pt, the running mean of the weights; export.py makes the shipped
weights of it.
"""
from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import examples as ex
from bases import student_folder, teacher_folder
from losses import loss_of
from model import LABELS, Model
from paragraphs import SHARED

HERE = Path(__file__).parent
SEED = 20220224
RATES = {"student": (1.2e-4, 6e-4), "teacher": (6e-5, 6e-4)}  # encoder and heads; chosen by hand, no others were tried
AGAIN = 0.6  # of these rates where a run goes on from weights that have learned already (--after), chosen by hand
MEAN = 0.995  # of the running mean of the weights


def batches(examples: list[ex.Example], size: int, rng: random.Random) -> list[list[ex.Example]]:
    """Shuffled batches of windows of like length."""
    order = sorted(examples, key=lambda one: len(one.ids) + rng.random() * 24)
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def schedule(args: argparse.Namespace) -> list[list[ex.Example]]:
    """Every batch of the run in its order."""
    rng = random.Random(SEED)
    train, _ = ex.paragraphs_of(HERE / "corpus", args.held_out)
    names = args.part == "student"  # a teacher is not asked for them
    said = ex.attribution(SHARED / "data/polnear/train.jsonl") if args.attribution else []
    given, own = ex.pairs(ex.plv(SHARED / "data/plv/train.jsonl")), ex.pairs(ex.own_pairs(train))
    soft = torch.load(args.soft, weights_only=False) if args.soft else {"windows": [], "pairs": []}
    count = sum(len(p.events) for p in train)
    print(f"{len(said)} windows of attribution, {len(train)} paragraphs with {count} events, {len(given)} and {len(own)} pairs, "
          f"{len(soft['windows'])} windows and {len(soft['pairs'])} pairs that a teacher read", flush=True)
    found = [b for e in range(args.events) for b in batches(ex.events(train, SEED + e, names), 8, rng)]
    for some, size, epochs in ((said, 8, args.attribution), (given, 16, args.plv), (own, 16, args.pairs),
                               (soft["windows"], 8, args.soft_windows), (soft["pairs"], 16, args.soft_pairs)):
        every = [b for _ in range(math.ceil(epochs)) for b in batches(some, size, rng)]
        found += every[: round(epochs * len(some) / size)]
    rng.shuffle(found)
    return found


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", choices=("student", "teacher"), default="student")
    parser.add_argument("--after", type=Path, help="a folder with a model.pt from which this run goes on")
    parser.add_argument("--soft", type=Path, help="what soft.py wrote")
    parser.add_argument("--events", type=int, default=0, help="epochs of corpus/")
    for name, what in (("attribution", "PolNeAR"), ("plv", "PLV's pairs"), ("pairs", "the pairs from corpus/"),
                       ("soft-windows", "the windows that a teacher read"), ("soft-pairs", "the pairs that it read")):
        parser.add_argument(f"--{name}", type=float, default=0, help=f"epochs of {what}; a part of one is that share of its batches")
    parser.add_argument("--held-out", type=float, default=0.0, help="share of corpus/ kept out for a look")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    args.out.mkdir(parents=True, exist_ok=True)
    steps = schedule(args)
    model = Model(student_folder() if args.part == "student" else teacher_folder(args.out.parent / "mpnet"), args.part)
    if args.after:
        model.load_state_dict(torch.load(args.after / "model.pt", weights_only=True)["model"])
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(MEAN))
    rate, head_rate = (one * (AGAIN if args.after else 1) for one in RATES[args.part])
    slow = [p for p in model.bert.parameters() if p.requires_grad]
    known = {id(p) for p in slow}
    fast = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": head_rate}], weight_decay=0.01)
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
        mean.update_parameters(model)
        running += float(loss.detach())
        if step % 100 == 0:
            print(f"{step}/{len(steps)} loss {running / 100:.3f} {time.time() - start:.0f} s", flush=True)
            running = 0.0
        if step % 500 == 0 or step == len(steps):
            torch.save({"model": mean.module.state_dict(), "labels": LABELS, "part": args.part}, args.out / "model.pt")


if __name__ == "__main__":
    main()
