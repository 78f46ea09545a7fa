"""From readings to acts that weigh: each entry once, on the day of its first report and as that day's reports tell it.

So a later document never changes an earlier day: what the record showed on a day and what it shows of that day are one.
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..annotation import Commitment, Event, Reading
from ..annotation.codes import side_of
from ..linking import Entry, Linker, Links
from ..store.link_decisions import LinkDecision
from ..told import Article, Told, article_of, findings, is_of, order_of
from .nouns import Act, Subject
from .weights import Weights

LAYERS = ("events", "commitments", "statements", "positions")
THREATS, OFFERS = ("threat", "warning", "ultimatum"), ("offer",)
ASIDE = {"historical": "in the past", "hypothetical": "feared or possible", "negation": "denied or not so"}  # what weighs nothing


@dataclass(slots=True)
class Gathered:
    """Everything that is weighed, and what lights indicators, of readings whose texts were let go."""

    articles: list[Article] = field(default_factory=list)
    told: dict[str, Told[Any]] = field(default_factory=dict)  # by reference
    events: dict[str, list[Told[Event]]] = field(default_factory=dict)  # by what begins their references
    links: Links = field(default_factory=lambda: Links((), (), ()))

    @property
    def last(self) -> datetime.date | None:
        """The last day of publication."""
        return max((article.published for article in self.articles if article.published), default=None)


def gather(readings: Iterable[tuple[str, Reading]], decisions: Sequence[LinkDecision] = (), rejected: Collection[str] = ()) -> Gathered:
    """The readings, in any order, each with what begins its references; each is let go before the next. `rejected` are references
    of what a reviewer has rejected: it weighs nothing and lights nothing."""
    gathered, linker = Gathered(), Linker()
    for short, reading in readings:
        article = article_of(short, reading)
        gathered.articles.append(article)
        linker.add(short, reading)
        gathered.told |= {told.ref: told for layer in LAYERS for told in findings(article, reading, layer) if told.ref not in rejected}
    for told in gathered.told.values():
        if isinstance(told.annotation, Event):
            gathered.events.setdefault(told.article.short, []).append(told)
    gathered.articles.sort(key=order_of)
    gathered.links = linker.links(decisions)
    return gathered


def acts_of(gathered: Gathered, weights: Weights) -> tuple[list[Act], Counter[str]]:
    """The acts in order of their first report, and how many entries were left aside, by the reason."""
    acts: list[Act] = []
    aside: Counter[str] = Counter()
    makers: dict[str, Callable[[Gathered, Entry, Weights], Act | str | None]] = {"events": _event, "commitments": _commitment}
    for entry in gathered.links.entries:
        made = makers[entry.layer](gathered, entry, weights) if entry.layer in makers else None
        if isinstance(made, Act):
            acts.append(made)
        elif made:
            aside[made] += 1
    return sorted(acts, key=lambda act: act.day), aside


def concerns(act: Act, subject: Subject) -> bool:
    """Whether the act is one of the subject's."""
    if not subject.parties:
        return True
    actor, recipient = ([any(is_of(code, party) for code in side) for party in subject.parties] for side in (act.actor, act.recipient))
    if not subject.between:
        return any(actor) or any(recipient)
    return all(actor) or (actor[0] and recipient[1]) or (actor[1] and recipient[0])


def first_told(gathered: Gathered, entry: Entry) -> Told[Any] | None:
    """Of the mentions of the first day the surest, of several the first; None where no day of publication is known, or all of them
    were rejected."""
    day = entry.mentions[0].published
    if day is None:
        return None
    first = [gathered.told[mention.ref] for mention in entry.mentions if mention.published == day and mention.ref in gathered.told]
    return max(first, key=lambda told: told.annotation.score if told.annotation.score is not None else -1.0, default=None)


def _event(gathered: Gathered, entry: Entry, weights: Weights) -> Act | str | None:
    told = first_told(gathered, entry)
    if told is None:
        return "without a date" if entry.mentions[0].published is None else None
    event: Event = told.annotation
    actor, recipient = (tuple(dict.fromkeys(party.code for party in side if party.code)) for side in (event.actor, event.recipient))
    if why := _left_aside(told, actor, recipient, weights):
        return why
    planned = event.auxiliary == "future"
    where = weights.of(event.event_type, event.event_mode, planned)
    return _act(entry, told, (event.event_type, event.event_mode, planned), (actor, recipient), where, weights)


def _left_aside(told: Told[Event], actor: tuple[str, ...], recipient: tuple[str, ...], weights: Weights) -> str | None:
    event, published = told.annotation, told.article.published
    if event.auxiliary in ASIDE:
        return ASIDE[event.auxiliary]
    if not (actor or recipient):
        return "of nobody known"
    if recipient and len({side_of(code) for code in (*actor, *recipient)}) == 1 and actor:
        return "within one state"
    if told.dated and told.last and published and (published - told.last).days > weights.current_days:
        return "of earlier days"
    return None


def _commitment(gathered: Gathered, entry: Entry, weights: Weights) -> Act | str | None:
    """A threat or offer that no event carries; None for what is neither, or carried."""
    told = first_told(gathered, entry)
    if told is None:
        return None  # its event, where there is one, is counted already
    bond: Commitment = told.annotation
    if bond.kind not in (*THREATS, *OFFERS) or not bond.by or _is_carried(gathered, told):
        return None
    where = weights.in_words(conflict=bond.kind in THREATS)
    return _act(entry, told, (bond.kind, None, True), (bond.by, bond.toward), where, weights)


def _is_carried(gathered: Gathered, told: Told[Commitment]) -> bool:
    """Whether an event that weighs tells the same: its own, or one within its words."""
    for event in _events_beside(gathered, told):
        weighs = event.annotation.auxiliary not in ASIDE
        if weighs and (event.ref.endswith(f":{told.annotation.event}") or event.span.overlaps(told.span)):
            return True
    return False


def _events_beside(gathered: Gathered, told: Told[Any]) -> Iterable[Told[Event]]:
    return gathered.events.get(told.article.short, ())


def _act(entry: Entry, told: Told[Any], what: tuple[str, str | None, bool], sides: tuple[tuple[str, ...], tuple[str, ...]],
         where: tuple[Any, float], weights: Weights) -> Act:
    outlet, score = told.article.outlet, told.annotation.score
    speaker = told.speaker.code if told.speaker and told.speaker.code else None
    told_by = side_of(speaker) if speaker else weights.sides.get((outlet or "").casefold())
    assert told.article.published is not None
    refs = (told.ref, *(ref for ref in entry.refs if ref != told.ref))
    return Act(entry.key, told.article.published, *what, *sides, *where, weights.unscored if score is None else score, told_by, outlet,
               told.words, refs)
