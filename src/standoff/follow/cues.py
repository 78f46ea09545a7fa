"""How demands are made and answered: the words, and where a sentence says what somebody answered."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .clauses import Clause, doer, is_told
from .nouns import Reply
from .words import is_past, stems

DEMANDS = stems("demand call urge ask appeal insist request want press summon exhort require")
PROPOSES = stems("offer propose suggest invite")
DEMAND_NOUNS = stems("demand call request appeal ultimatum condition")
PROPOSAL_NOUNS = stems("offer proposal plan idea invitation suggestion initiative")
REJECTS = stems("reject refuse dismiss decline rebuff spurn veto oppose")
ACCEPTS = stems("accept agree approve grant comply heed concede consent")
PARTICLES: dict[tuple[str, str], Reply] = {
    ("turn", "down"): "rejected", ("rul", "out"): "rejected", ("brush", "aside"): "rejected",
    ("giv", "in"): "accepted", ("bow", "to"): "accepted", ("yield", "to"): "accepted"}
BACKS = stems("back support welcome endorse")
IGNORES, SILENT = stems("ignore"), stems("reply respond answer react")
VERBS: dict[Reply | Literal["backed"], frozenset[str]] = {"rejected": REJECTS, "accepted": ACCEPTS, "ignored": IGNORES, "backed": BACKS}
QUALIFIED = frozenset(("partly", "partially", "reservations", "conditions", "conditionally"))
PARTLY = (("in", "part"), ("step", "by", "step"), ("on", "condition"), ("for", "changes"))
# What says nothing of the thing itself that is asked or answered.
CUES = DEMANDS | PROPOSES | DEMAND_NOUNS | PROPOSAL_NOUNS | REJECTS | ACCEPTS | IGNORES | SILENT | BACKS | stems(
    """renew repeat reiterate promise pledge vow declare announce warn threaten tell recall add condemn criticise accuse blame deny rule
    turn open willing ready prepared consider against vote look forward await commit affirm express appreciation commend""")


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a sentence says what somebody answered, or that he backed it: from its verb to the last word that belongs to it."""

    kind: Reply | Literal["backed"]
    by: frozenset[str]
    first: int
    last: int


def answers_in(clause: Clause) -> Iterator[Cue]:
    """What is said to be answered in a sentence, by whom, in order."""
    for n in range(len(clause.tokens)):
        if (kind := _reply(clause, n)) and (by := doer(clause, n)):
            last = end_of(clause, n)
            yield Cue("partly" if kind == "accepted" and _is_qualified(clause, n) else kind, by, n, last)


def _reply(clause: Clause, n: int) -> Reply | Literal["backed"] | None:
    tokens = clause.tokens
    token = tokens[n]
    if token.stem not in _FIRST:
        return None
    following = tokens[n + 1].lower if n + 1 < len(tokens) else ""
    near = [one.lower for one in tokens[max(0, n - 3) : n]]
    if token.stem in SILENT and is_past(token.text) and any(one in ("not", "never") or one.endswith("n't") for one in near):
        return "ignored"
    if token.stem in SILENT and any(one in ("not", "never") for one in near) and "did" in near:
        return "ignored"
    if token.lower == "unanswered":
        return "ignored"
    if not is_told(clause, n):
        return None
    if (token.stem, following) in PARTICLES:
        return PARTICLES[token.stem, following]
    if token.stem == "accept" and following == "that":
        return None  # admitted
    for kind, verbs in VERBS.items():
        if token.stem in verbs:
            return kind
    return None


_FIRST = REJECTS | ACCEPTS | IGNORES | BACKS | SILENT | stems("unanswered") | frozenset(verb for verb, _ in PARTICLES)


def end_of(clause: Clause, n: int) -> int:
    """The last token before the sentence goes on to tell another act, or to a side sentence."""
    tokens = clause.tokens
    for k in range(n + 1, len(tokens)):
        between = clause.text[tokens[k - 1].start + len(tokens[k - 1].text) : tokens[k].start]
        if ";" in between or "—" in between or (k > n + 1 and is_told(clause, k) and tokens[k].stem not in PROPOSES):
            while k - 1 > n and tokens[k - 1].lower in ("and", "but", "who", "which"):
                k -= 1
            return k - 1
    return len(tokens) - 1


def _is_qualified(clause: Clause, n: int) -> bool:
    """Whether the rest of the sentence takes a part of an acceptance back: "but", "step by step"."""
    rest = [token.lower for token in clause.tokens[n:]]
    if "but" in rest or QUALIFIED & set(rest):
        return True
    return any(tuple(rest[k : k + len(words)]) == words for words in PARTLY for k in range(len(rest)))
