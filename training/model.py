"""The encoder and its heads, as trained and as exported.

A body reads a window; each head tells something of each wordpiece:

    tags         [n, 7]     O, B/I of cue, speaker, content         who said what
    arcs         [n, n]     speaker or content piece -> cue piece   (0, the [CLS], is "no cue here")
    triggers     [n, 17]    O and the sixteen event types
    auxiliaries  [n, 5]     none, historical, future, hypothetical, negation; read at triggers
    actors       [n, n]     trigger piece -> piece of an actor; recipients likewise
    bonds        [n, 5]     O, B/I of condition, consequence        commitments
    kinds        [n, 6]     kind of commitment; read at consequences
    names        [n, 21]    O, B/I of people, states, bodies, places … as spaCy's models call them
    root         [16]       event type of a marked pair, from [mean; actor mark; recipient mark]

The student's body is MiniLM-L6 (384 wide), the teacher's mpnet (12 layers, 768 wide); windows are the student's for both.
"""
from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import BertModel, MPNetModel

from labels import KINDS, TYPES
from standoff.reference.encoder import CLS, SEP
from standoff.stages.pairs import ACTOR, RECIPIENT

TAGS = ["O", "B-cue", "I-cue", "B-speaker", "I-speaker", "B-content", "I-content"]
TRIGGERS = ["O", *TYPES]
AUXILIARIES = ["none", "historical", "future", "hypothetical", "negation"]
KINDS_OF_NAME = ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
NAMES = ["O", *(f"{place}-{kind}" for kind in KINDS_OF_NAME for place in "BI")]
BONDS = ["O", "B-condition", "I-condition", "B-consequence", "I-consequence"]
LABELS = {"tags": TAGS, "triggers": TRIGGERS, "auxiliaries": AUXILIARIES, "bonds": BONDS, "kinds": list(KINDS), "names": NAMES,
          "root": list(TYPES)}

ARC = 96
FROZEN = {"student": 1, "teacher": 3}  # layers at the bottom that stay as they come: less work a step
OUTPUTS = ["tags", "arcs", "triggers", "auxiliaries", "actors", "recipients", "bonds", "kinds", "names", "root"]


class Arcs(nn.Module):
    """A biaffine score for each ordered pair of wordpieces."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.tail = nn.Sequential(nn.Linear(width, ARC), nn.GELU(), nn.Dropout(0.1))
        self.head = nn.Sequential(nn.Linear(width, ARC), nn.GELU(), nn.Dropout(0.1))
        self.between = nn.Linear(ARC, ARC, bias=False)
        self.prior = nn.Linear(ARC, 1)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        tail, head = self.tail(hidden), self.head(hidden)
        return self.between(tail) @ head.transpose(1, 2) / ARC**0.5 + self.prior(head).transpose(1, 2)


class Model(nn.Module):
    """ids and kinds [b, n] int64, mask [b, n] bool -> the logits above by name, each with a batch axis in front."""

    def __init__(self, folder: Path, part: str = "student") -> None:
        super().__init__()
        self.part = part
        # Dropout on the hidden states alone: on attention it would cost half a step more on a CPU.
        drops = {"hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.0}
        if part == "student":
            self.bert = BertModel.from_pretrained(str(folder), add_pooling_layer=False, attn_implementation="sdpa", **drops)
        else:
            self.bert = MPNetModel.from_pretrained(str(folder), add_pooling_layer=False, **drops)
        for frozen in (self.bert.embeddings, *self.bert.encoder.layer[: FROZEN[part]]):
            frozen.requires_grad_(False)
        width = self.bert.config.hidden_size
        self.kind = nn.Embedding(6, width)  # case and inside a quotation: encoder.py
        nn.init.zeros_(self.kind.weight)
        self.drop = nn.Dropout(0.1)
        self.tags, self.triggers = nn.Linear(width, len(TAGS)), nn.Linear(width, len(TRIGGERS))
        self.auxiliaries, self.bonds, self.kinds, self.names = (nn.Linear(width, len(x)) for x in (AUXILIARIES, BONDS, KINDS, NAMES))
        self.arcs, self.actors, self.recipients = Arcs(width), Arcs(width), Arcs(width)
        self.root = nn.Sequential(nn.Linear(3 * width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, len(TYPES)))

    def encode(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        ids = ids if self.part == "student" else _mpnet(ids)
        words = self.bert.embeddings.word_embeddings(ids) + self.kind(kinds)
        return self.bert(inputs_embeds=words, attention_mask=mask.long()).last_hidden_state

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> dict[str, torch.Tensor]:
        hidden = self.encode(ids, kinds, mask)
        dropped = self.drop(hidden)
        heads = ("tags", "triggers", "auxiliaries", "bonds", "kinds", "names", "arcs", "actors", "recipients")
        out = {name: getattr(self, name)(dropped) for name in heads}
        out["root"] = self.root(self.pair(hidden, ids, mask))
        return out

    def pair(self, hidden: torch.Tensor, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """[mean; at the actor's mark; at the recipient's mark]; zeros where a mark is absent."""
        seen = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * seen).sum(1) / seen.sum(1)
        at = [(hidden * (ids == mark).unsqueeze(-1).to(hidden.dtype)).sum(1) for mark in (ACTOR, RECIPIENT)]
        return torch.cat([mean, *at], -1)


def _mpnet(ids: torch.Tensor) -> torch.Tensor:
    """mpnet has BERT's vocabulary four places further on, with marks of its own for start, end and padding."""
    moved = ids + 4
    for bert, own in ((CLS, 0), (SEP, 2), (0, 1)):
        moved = torch.where(ids == bert, own, moved)
    return moved
