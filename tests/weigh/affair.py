"""Invented dispatches about real states, read by hand, for what is weighed: no model is loaded."""
from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path

for beside in ("brief", "store"):
    sys.path.insert(0, str(Path(__file__).parents[1] / beside))

from brief_by_hand import Paper, stated  # noqa: E402

from standoff.annotation import Reading  # noqa: E402
from standoff.weigh import Gathered, Subject, Weighed, gather, weigh  # noqa: E402

MONDAY = datetime.date(2021, 3, 1)
PAIR = Subject(("PER", "ECU"), True)


def on(day: int) -> datetime.date:
    """Days after the first of March 2021, which is a Monday."""
    return MONDAY + datetime.timedelta(days=day)


def paper(text: str, day: int | None, outlet: str | None = "The Wire") -> Paper:
    return Paper(text, None if day is None else on(day), outlet, title=None)


def act(day: int | None, kind: str, actor: str, recipient: str, words: str, outlet: str | None = "The Wire", **more: object) -> Paper:
    """A dispatch of one event."""
    made = paper(words + ".", day, outlet)
    made.event(kind, actor, recipient, words, **({"score": 0.8} | more))
    return made


def idle(day: int, outlet: str = "The Wire", n: int = 0) -> Paper:
    """A dispatch that tells of nothing that weighs."""
    return paper(f"The markets of Lima and Quito were calm on day {day}, number {n}.", day, outlet)


def pairs_of(papers: Iterable[Paper]) -> list[tuple[str, Reading]]:
    return [(one.short, one.reading()) for one in papers]


def gathered(*papers: Paper) -> Gathered:
    return gather(pairs_of(papers))


def weighed(*papers: Paper, subject: Subject = PAIR, **more: object) -> Weighed:
    return weigh(gathered(*papers), subject, **more)  # type: ignore[arg-type]


def affair() -> list[Paper]:
    """Three weeks: talks, then an accusation and a threat, then troops and a denied attack, told by two outlets."""
    crossing = "Peruvian troops crossed the river into Ecuadorian territory at dawn"
    denied = paper("Peru denied that it had attacked the Ecuadorian garrison.", 15, "Post")
    denied.event("ASSAULT", "PER", "ECU", "Peru denied that it had attacked the Ecuadorian garrison", auxiliary="negation", score=0.9)
    voiced = paper("Ecuador accuses Peru of moving border stones, its foreign minister said.", 7, "Post")
    minister = voiced.speaker("its foreign minister", None, "ECU GOV", "foreign minister")
    said = voiced.says("Ecuador accuses Peru of moving border stones", minister, direct=False)
    voiced.event("ACCUSE", "ECU", "PER", "Ecuador accuses Peru of moving border stones", reported_by=said, score=0.8)
    return [
        act(0, "CONSULT", "PER+ECU", "", "Peru and Ecuador held talks on the border in Bogota"), idle(1), idle(2, "Post"),
        voiced, act(8, "THREATEN", "PER", "ECU", "Peru threatened Ecuador with the closing of the border"), idle(9),
        act(14, "MOBILIZE", "PER MIL", "ECU", crossing, event_mode="troops"),
        act(15, "MOBILIZE", "PER MIL", "ECU", crossing, "Post", event_mode="troops"),
        act(15, "ASSAULT", "PER", "ECU", "Peru may attack the Ecuadorian garrison within days", auxiliary="hypothetical"),
        denied, act(16, "AID", "BRA", "ECU", "Brazil will send Ecuador field hospitals", auxiliary="future"),
    ]


__all__ = ["MONDAY", "PAIR", "Paper", "act", "affair", "gathered", "idle", "on", "pairs_of", "paper", "stated", "weighed"]
