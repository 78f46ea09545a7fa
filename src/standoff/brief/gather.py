"""From readings to what a brief is shaped from; the texts are let go."""
from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..annotation import Commitment, Event, Figure, History, Position, Reading, Statement
from ..linking import Entry, Linker
from ..store.link_decisions import LinkDecision
from ..told import Article, Told, article_of, codes_of, findings, is_hollow, is_of, order, order_of
from .nouns import Asked

__all__ = ["Article", "Material", "Told", "findings", "gather", "is_hollow", "order"]


@dataclass(slots=True)
class Material:
    """What a brief is shaped from. Everything is of the asked party; `earlier` are positions from before `since`."""

    asked: Asked
    articles: list[Article] = field(default_factory=list)
    before: int = 0  # documents published before `since`
    events: list[Told[Event]] = field(default_factory=list)
    statements: list[Told[Statement]] = field(default_factory=list)
    commitments: list[Told[Commitment]] = field(default_factory=list)
    positions: list[Told[Position]] = field(default_factory=list)
    earlier: list[Told[Position]] = field(default_factory=list)
    figures: list[Told[Figure]] = field(default_factory=list)
    history: list[Told[History]] = field(default_factory=list)
    missing: list[tuple[str, str, str]] = field(default_factory=list)  # the document's reference, what, why
    undated: list[str] = field(default_factory=list)  # documents left out because `since` cannot be told of them
    rejected: Collection[str] = ()  # references of what a reviewer has rejected
    hollow: list[str] = field(default_factory=list)  # acts and positions left out because their words alone show nothing


LAYERS = ("events", "statements", "commitments", "positions", "figures", "history")


def gather(readings: Iterable[tuple[str, Reading]], asked: Asked, decisions: Sequence[LinkDecision] = (),
           rejected: Collection[str] = ()) -> Material:
    """Everything in the readings that is asked for and not among the `rejected`. Each reading comes with what begins its
    references ("" gives bare ones: v12)."""
    material, linker = Material(asked, rejected=rejected), Linker()
    for short, reading in readings:
        article = article_of(short, reading)
        _note(material, article, reading)
        linker.add(short, reading)
        for layer in LAYERS:
            _take(material, layer, findings(article, reading, layer))
    _enter(material, linker.links(decisions).by_ref)
    _order(material)
    return material


def _enter(material: Material, entries: Mapping[str, Entry]) -> None:
    """Give each finding its entry, which the whole of the readings decides, asked for or not."""
    for layer in (*LAYERS, "earlier"):
        setattr(material, layer, [dataclasses.replace(told, entry=entries.get(told.ref)) for told in getattr(material, layer)])


def _order(material: Material) -> None:
    """The order in which readings come must not show."""
    material.articles.sort(key=order_of)
    for found in (material.events, material.statements, material.commitments, material.positions, material.earlier, material.figures,
                  material.history):
        found.sort(key=order)
    for named in (material.missing, material.undated, material.hollow):
        named.sort()


def _note(material: Material, article: Article, reading: Reading) -> None:
    """Count the document in, or among those that are left out by their date."""
    since = material.asked.since
    if since and article.published is None:
        material.undated.append(article.short)
    elif since and article.published and article.published < since:
        material.before += 1
    else:
        material.articles.append(article)
        material.missing += [(article.short, one.what, one.why) for one in reading.missing]


def _take(material: Material, layer: str, found: Iterator[Told[Any]]) -> None:
    asked = material.asked
    for told in found:
        if told.ref in material.rejected or (asked.party and not any(is_of(code, asked.party) for code in codes_of(told.annotation))):
            continue
        is_in = not asked.since or _is_since(told, asked.since)
        if layer in ("events", "positions") and is_hollow(told.words):
            material.hollow += [told.ref] if is_in else []
        elif is_in:
            getattr(material, layer).append(told)
        elif layer == "positions" and told.last:
            material.earlier.append(told)


def _is_since(told: Told[Any], since: datetime.date) -> bool:
    """Published since that day, or of an earlier article but to begin only then: a meeting that was announced before."""
    published = told.article.published
    return published is not None and (published >= since or bool(told.dated and told.first and told.first >= since))
