"""From readings to findings: each annotation with its reference, its exact words, who said it and its days; the texts are let go."""
from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ..annotation import Commitment, Event, Figure, History, Position, Reading, Span, Speaker, Statement, When
from ..linking import Entry, Linker
from ..store.decisions import Decision
from ..store.kinds import BY_LAYER, local_ids, words_of
from .names import is_of
from .nouns import Asked

A = TypeVar("A")

ONLY_SAID = re.compile(r"(?i)^(?:[\w.,’'-]+ ){0,9}(?:(?:said|says|told|added)(?: [\w.’'-]+){0,2}|"
                       r"called|claimed|demanded|warned|insisted|asked|denied)(?: it)?[.,]?$")
LEAD_IN = 30  # characters before a condition in which its "unless" or "provided that" stands


@dataclass(frozen=True, slots=True)
class Article:
    """A document without its text. `short` begins its references; empty where it is the only one and its lines need no date."""

    short: str
    title: str | None
    outlet: str | None
    published: datetime.date | None
    language: str


@dataclass(frozen=True, slots=True)
class Told(Generic[A]):
    """One annotation, and the entry that it is a mention of. `first` and `last` are the days of what it tells, else of
    publication; `dated` says which."""

    ref: str
    article: Article
    annotation: A
    words: str
    span: Span
    speaker: Speaker | None = None
    when: When | None = None
    lead_in: str = ""
    entry: Entry | None = None

    @property
    def reported(self) -> datetime.date | None:
        """The day of publication as a line may give it: not where one article stands alone and gives it in its head."""
        return self.article.published if self.article.short else None

    @property
    def dated(self) -> bool:
        """Whether its own words give the day."""
        return self.when is not None and self.when.basis != "published"

    @property
    def first(self) -> datetime.date | None:
        return self.when.start if self.when else self.article.published

    @property
    def last(self) -> datetime.date | None:
        return self.when.end if self.when else self.article.published


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
    hollow: list[str] = field(default_factory=list)  # acts and positions left out because their words alone show nothing


LAYERS = ("events", "statements", "commitments", "positions", "figures", "history")


def gather(readings: Iterable[tuple[str, Reading]], asked: Asked, decisions: Sequence[Decision] = ()) -> Material:
    """Everything in the readings that is asked for. Each comes with what begins its references ("" gives bare ones: v12)."""
    material, linker = Material(asked), Linker()
    for short, reading in readings:
        document = reading.document
        article = Article(short, document.title or _headline(reading), document.outlet, document.published, document.language)
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


def order(told: Told[Any]) -> tuple[bool, datetime.date, str, int]:
    """By publication, undated last, then by document and place in its text."""
    return *_order_of(told.article), told.span.start


def _order_of(article: Article) -> tuple[bool, datetime.date, str]:
    return article.published is None, article.published or datetime.date.min, article.short


def _order(material: Material) -> None:
    """The order in which readings come must not show."""
    material.articles.sort(key=_order_of)
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


def _headline(reading: Reading) -> str | None:
    """The first title in the text, where the document has none of its own."""
    return next((section.span.of(reading.document.text) for section in reading.sections if section.kind == "title"), None)


def _take(material: Material, layer: str, found: Iterator[Told[Any]]) -> None:
    asked = material.asked
    for told in found:
        if asked.party and not any(is_of(code, asked.party) for code in codes_of(told.annotation)):
            continue
        is_in = not asked.since or _is_since(told, asked.since)
        if layer in ("events", "positions") and is_hollow(told.words):
            material.hollow += [told.ref] if is_in else []
        elif is_in:
            getattr(material, layer).append(told)
        elif layer == "positions" and told.last:
            material.earlier.append(told)


def is_hollow(words: str) -> bool:
    """Whether the words say nothing that a reader could check: one word, or only that somebody spoke."""
    return len(words.split()) < 2 or ONLY_SAID.search(words) is not None


def _is_since(told: Told[Any], since: datetime.date) -> bool:
    """Published since that day, or of an earlier article but to begin only then: a meeting that was announced before."""
    published = told.article.published
    return published is not None and (published >= since or bool(told.dated and told.first and told.first >= since))


def codes_of(annotation: Any) -> list[str | None]:
    """The codes of everybody in it; None for who has none."""
    if isinstance(annotation, Event):
        return [party.code for party in (*annotation.actor, *annotation.recipient)]
    if isinstance(annotation, Commitment):
        return [*annotation.by, *annotation.toward]
    if isinstance(annotation, Position):
        return [annotation.party]
    speaker = annotation.speaker if isinstance(annotation, Statement) else getattr(annotation, "claimed_by", None)
    return [speaker.code] if speaker else []


def findings(article: Article, reading: Reading, layer: str) -> Iterator[Told[Any]]:
    """Each annotation of one layer of the reading, in order."""
    kind, text = BY_LAYER[layer], reading.document.text
    speakers = {statement.id: statement.speaker for statement in reading.statements}
    for local_id, annotation in zip(local_ids(reading, kind), getattr(reading, layer), strict=True):
        ref = f"{article.short}:{local_id}" if article.short else local_id
        words = words_of(annotation, text)
        speaker = _speaker(annotation, speakers)
        yield Told(ref, article, annotation, words.text, words.span, speaker, _when(annotation), _lead_in(annotation, text))


def _speaker(annotation: Any, speakers: dict[str, Speaker | None]) -> Speaker | None:
    if isinstance(annotation, Statement):
        return annotation.speaker
    if isinstance(annotation, Figure):
        return annotation.claimed_by
    statement = annotation.reported_by if isinstance(annotation, Event) else getattr(annotation, "statement", None)
    return speakers.get(statement) if statement else None


def _when(annotation: Any) -> When | None:
    if isinstance(annotation, Event):
        return annotation.when
    return annotation.said_on if isinstance(annotation, Statement) else None


def _lead_in(annotation: Any, text: str) -> str:
    """The words just before a condition: its "if" is not always a part of it."""
    condition = annotation.condition if isinstance(annotation, Commitment) else None
    return text[max(0, condition.span.start - LEAD_IN) : condition.span.start] if condition else ""
