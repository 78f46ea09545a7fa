"""Turns of a transcript: who has the word, by the labels at the heads of paragraphs."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..annotation import Span

LABEL = re.compile(r"^(?P<label>(?:Q(?:UESTION)?|[A-Z][A-Z.’'\- ]{1,45}[A-Z.])(?: \([^)]{1,40}\))?)"
                   r"(?P<mark>:\s+|\s{1,3}(?=\S))", re.M)
QUESTIONS = ("Q", "Q.", "QUESTION", "REPORTER")
HEADINGS = {"CAPTION", "PHOTO", "PICTURE", "IMAGE", "CORRECTION", "CORRECTED", "UPDATE", "UPDATED", "NOTE", "EDITOR’S NOTE",
            "EDITOR'S NOTE", "BREAKING", "ANALYSIS", "LIVE", "WATCH", "READ MORE", "BACKGROUND", "SUMMARY", "CONTEXT",
            "ABSTRACT", "FULL TEXT", "FACT SHEET", "RELATED", "KEYWORDS", "TAGS", "END", "WHO", "WHAT", "WHERE", "WHEN"}
FEWEST = 2  # labels: one alone may be a dateline or a shout


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: its label, and the words up to the next label."""

    label: Span
    words: Span
    question: bool


def find_turns(text: str) -> list[Turn]:
    """The turns in order; empty for a text that is no transcript. "Q" needs no colon, every other label does."""
    labels = [m for m in LABEL.finditer(text) if (":" in m["mark"] or m["label"] in QUESTIONS) and m["label"] not in HEADINGS]
    if len(labels) < FEWEST or not any(":" in m["mark"] for m in labels):
        return []
    ends = [m.start() for m in labels[1:]] + [len(text)]
    turns = []
    for m, end in zip(labels, ends, strict=True):
        start, end = m.end(), m.end() + len(text[m.end() : end].rstrip())
        if end > start:
            turns.append(Turn(Span(*m.span("label")), Span(start, end), m["label"].split(" (")[0] in QUESTIONS))
    return turns
