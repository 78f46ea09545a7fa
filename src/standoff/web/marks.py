"""What is highlighted in an article: every finding's words by their part in it, with the tone that tells news from the rest."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..annotation import Event, Span
from ..queries.article import Article

NEWS, HISTORICAL = "news", "historical"
PARTS = {
    "statements": ("speaker", "cue", "content", "addressee", "said_on"),
    "events": ("evidence", "trigger", "actor", "recipient", "auxiliary_cue", "when", "place"),
    "commitments": ("condition", "consequence", "deadline"),
    "positions": ("evidence",),
    "figures": ("evidence", "claimed_by"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a finding: `id` is its own in the document ("s4"), `part` what they are in it, `tone` news, historical, future,
    hypothetical or negation."""

    id: str
    layer: str
    part: str
    start: int
    end: int
    tone: str = NEWS

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def marks_of(article: Article) -> list[Mark]:
    """Every mark of the article, in no order; what was rejected has none."""
    reading = article.reading
    found = [mark for layer, held in article.findings.items() for one in held if one.review != "reject"
             for mark in _of(one.local_id, layer, one.annotation)]
    for entity in reading.entities:
        found += [Mark(entity.id, "entities", "mention", span.start, span.end) for span in entity.mentions]
    for n, past in enumerate(reading.history, start=1):
        found.append(Mark(f"h{n}", "history", "evidence", past.evidence.span.start, past.evidence.span.end, HISTORICAL))
    for layer, name in (("times", "time"), ("places", "place")):
        found += [Mark(f"{name}{n}", layer, "words", one.span.start, one.span.end)
                  for n, one in enumerate(getattr(reading, layer), start=1)]
    return found


def _of(local_id: str, layer: str, annotation: Any) -> Iterator[Mark]:
    tone = (annotation.auxiliary or NEWS) if isinstance(annotation, Event) else NEWS
    for part in PARTS[layer]:
        held = getattr(annotation, part)
        for one in held if isinstance(held, tuple) else (held,):
            span = getattr(one, "span", None)  # a day that is the article's own has no words
            if span is not None:
                yield Mark(local_id, layer, part, span.start, span.end, tone)
