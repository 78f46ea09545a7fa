"""What a batch costs: against labels where it has them, against a teacher's word where it has that."""
from __future__ import annotations

import torch
from torch.nn import functional as F

import examples as ex
from labels import TYPES
from model import Model

WEIGHTS = {"tags": 1.0, "arcs": 0.7, "triggers": 3.0, "auxiliaries": 1.0, "roles": 0.1, "bonds": 0.5, "kinds": 0.3, "names": 0.5,
           "root": 1.0}  # chosen by hand, no others were tried
TEACHER = 2.0  # the temperature of a teacher's word on pairs


def padded(batch: list[ex.Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    n = -(-max(len(one.ids) for one in batch) // 32) * 32  # few shapes: each new one costs the kernels a warm-up
    pad = lambda rows: torch.tensor([[*row, *[0] * (n - len(row))] for row in rows])
    return pad([one.ids for one in batch]), pad([one.kinds for one in batch]), pad([[1] * len(one.ids) for one in batch]).bool()


def loss_of(model: Model, batch: list[ex.Example]) -> torch.Tensor:
    ids, kinds, mask = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = {name: logits.float() for name, logits in model(ids, kinds, mask).items()}
    n = ids.shape[1]
    total = soft_loss(out, batch) if batch[0].soft is not None else torch.zeros(())
    for head in ("tags", "triggers", "auxiliaries", "bonds", "kinds", "names"):
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


def soft_loss(out: dict[str, torch.Tensor], batch: list[ex.Example]) -> torch.Tensor:
    """Cross entropy with the teacher's chances; modes and roles only where the teacher sees an act."""
    total = torch.zeros(())
    for b, one in enumerate(batch):
        soft = one.soft
        assert soft is not None
        if "root" in soft:
            want = (soft["root"].float() / TEACHER).softmax(-1)
            total = total - TEACHER**2 * WEIGHTS["root"] * (want * (out["root"][b] / TEACHER).log_softmax(-1)).sum()
            continue
        seen = soft["seen"]
        want = soft["triggers"].float()
        total = total - WEIGHTS["triggers"] * (want * out["triggers"][b, seen].log_softmax(-1)).sum(-1).mean()
        if len(rows := soft["rows"]):
            sure = soft["sure"].float()
            modes = -(soft["auxiliaries"].float() * out["auxiliaries"][b, rows].log_softmax(-1)).sum(-1)
            total = total + WEIGHTS["auxiliaries"] * (modes * sure).sum() / sure.sum()
            n = len(one.ids)
            for name in ("actors", "recipients"):
                losses = F.binary_cross_entropy_with_logits(out[name][b, rows][:, :n], soft[name].float(), reduction="none")
                total = total + WEIGHTS["roles"] * (losses.sum(-1) * sure).sum() / sure.sum()
    return total / len(batch)
