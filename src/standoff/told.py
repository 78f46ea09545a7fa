"""One finding with what it takes to cite it: its reference, its article without the text, its exact words, who said it, its days."""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .annotation import Commitment, Event, Figure, Position, Reading, Span, Speaker, Statement, When
from .linking import Entry
from .store.kinds import BY_LAYER, local_ids, words_of

A = TypeVar("A")

LEAD_IN = 30  # characters before a condition in which its "unless" or "provided that" stands
ONLY_SAID = re.compile(r"(?i)^(?:[\w.,’'-]+ ){0,9}(?:(?:said|says|told|added)(?: [\w.’'-]+){0,2}|"
                       r"called|claimed|demanded|warned|insisted|asked|denied)(?: it)?[.,]?$")


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


def order(told: Told[Any]) -> tuple[bool, datetime.date, str, int]:
    """By publication, undated last, then by document and place in its text."""
    return *order_of(told.article), told.span.start


def order_of(article: Article) -> tuple[bool, datetime.date, str]:
    return article.published is None, article.published or datetime.date.min, article.short


def is_of(code: str | None, party: str) -> bool:
    """Whether `code` is `party` or a part of it: "RUS GOV" is of "RUS"."""
    return code is not None and f"{code} ".casefold().startswith(f"{party} ".casefold())


def article_of(short: str, reading: Reading) -> Article:
    """The document of a reading, without its text."""
    document = reading.document
    return Article(short, document.title or _headline(reading), document.outlet, document.published, document.language)


def _headline(reading: Reading) -> str | None:
    """The first title in the text, where the document has none of its own."""
    return next((section.span.of(reading.document.text) for section in reading.sections if section.kind == "title"), None)


def is_hollow(words: str) -> bool:
    """Whether the words say nothing that a reader could check: one word, or only that somebody spoke."""
    return len(words.split()) < 2 or ONLY_SAID.search(words) is not None


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
