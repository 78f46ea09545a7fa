"""The encoder and its heads, as trained and as exported.

One MiniLM-L6 (384 wide) reads a window; each head tells something of each wordpiece:

    tags         [n, 7]     O, B/I of cue, speaker, content         who said what
    arcs         [n, n]     speaker or content piece -> cue piece   (0, the [CLS], is "no cue here")
    triggers     [n, 17]    O and the sixteen event types
    auxiliaries  [n, 5]     none, historical, future, hypothetical, negation; read at triggers
    actors       [n, n]     trigger piece -> piece of an actor; recipients likewise
    bonds        [n, 5]     O, B/I of condition, consequence        commitments
    kinds        [n, 6]     kind of commitment; read at consequences
    root         [16]       event type of a marked pair, from [mean; actor mark; recipient mark]
"""
from __future__ import annotations

import torch
from torch import nn
from transformers import BertModel

from labels import KINDS, TYPES
from standoff.stages.pairs import ACTOR, RECIPIENT

TAGS = ["O", "B-cue", "I-cue", "B-speaker", "I-speaker", "B-content", "I-content"]
TRIGGERS = ["O", *TYPES]
AUXILIARIES = ["none", "historical", "future", "hypothetical", "negation"]
BONDS = ["O", "B-condition", "I-condition", "B-consequence", "I-consequence"]
LABELS = {"tags": TAGS, "triggers": TRIGGERS, "auxiliaries": AUXILIARIES, "bonds": BONDS, "kinds": list(KINDS), "root": list(TYPES)}

WIDTH, ARC = 384, 96
FROZEN = 2  # layers at the bottom that stay as they come: less work a step; more or fewer were not tried
OUTPUTS = ["tags", "arcs", "triggers", "auxiliaries", "actors", "recipients", "bonds", "kinds", "root"]


class Arcs(nn.Module):
    """A biaffine score for each ordered pair of wordpieces."""

    def __init__(self) -> None:
        super().__init__()
        self.tail = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU(), nn.Dropout(0.1))
        self.head = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU(), nn.Dropout(0.1))
        self.between = nn.Linear(ARC, ARC, bias=False)
        self.prior = nn.Linear(ARC, 1)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        tail, head = self.tail(hidden), self.head(hidden)
        return self.between(tail) @ head.transpose(1, 2) / ARC**0.5 + self.prior(head).transpose(1, 2)


class Model(nn.Module):
    """ids and kinds [b, n] int64, mask [b, n] bool -> the logits above by name, each with a batch axis in front."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        # No dropout inside: on two CPU cores it took a step of eight windows from .6 to .9 s. The heads keep theirs.
        still = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa", **still)
        for frozen in (self.bert.embeddings, *self.bert.encoder.layer[:FROZEN]):
            frozen.requires_grad_(False)
        self.kind = nn.Embedding(6, WIDTH)  # case and inside a quotation: encoder.py
        nn.init.zeros_(self.kind.weight)
        self.drop = nn.Dropout(0.1)
        self.tags, self.triggers = nn.Linear(WIDTH, len(TAGS)), nn.Linear(WIDTH, len(TRIGGERS))
        self.auxiliaries, self.bonds, self.kinds = (nn.Linear(WIDTH, len(x)) for x in (AUXILIARIES, BONDS, KINDS))
        self.arcs, self.actors, self.recipients = Arcs(), Arcs(), Arcs()
        self.root = nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.Tanh(), nn.Dropout(0.1), nn.Linear(WIDTH, len(TYPES)))

    def encode(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        words = self.bert.embeddings.word_embeddings(ids) + self.kind(kinds)
        return self.bert(inputs_embeds=words, attention_mask=mask.long()).last_hidden_state

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> dict[str, torch.Tensor]:
        hidden = self.encode(ids, kinds, mask)
        dropped = self.drop(hidden)
        heads = ("tags", "triggers", "auxiliaries", "bonds", "kinds", "arcs", "actors", "recipients")
        out = {name: getattr(self, name)(dropped) for name in heads}
        out["root"] = self.root(self.pair(hidden, ids, mask))
        return out

    def pair(self, hidden: torch.Tensor, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """[mean; at the actor's mark; at the recipient's mark]; zeros where a mark is absent."""
        seen = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * seen).sum(1) / seen.sum(1)
        at = [(hidden * (ids == mark).unsqueeze(-1).to(hidden.dtype)).sum(1) for mark in (ACTOR, RECIPIENT)]
        return torch.cat([mean, *at], -1)
