"""Quotation marks: where they open and close, paragraph by paragraph."""
from __future__ import annotations

from dataclasses import dataclass

from ..annotation import Span

# What may close each mark; straight and curly ones are mixed by those who retype.
OPENING = {"“": "”\"", "„": "“”", "«": "»", '"': '"”', "‟": "”"}
SINGLE_OPEN, SINGLE_CLOSE = "‘", "’"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks (`inner`, never empty); `closed` is False where the paragraph ends first, as it does
    where a quotation runs on into the next paragraph."""

    inner: Span
    closed: bool
    single: bool = False


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text in order, outermost only. A line break ends a quotation that nothing closed."""
    found: list[Quotation] = []
    start = 0
    for line in text.split("\n"):
        found += _in_line(line, start)
        start += len(line) + 1
    return found


def _in_line(line: str, offset: int) -> list[Quotation]:
    found, at = [], 0
    while at < len(line):
        mark = line[at]
        if mark in OPENING:
            end = _closing(line, at + 1, OPENING[mark])
        elif mark == SINGLE_OPEN and (at == 0 or not line[at - 1].isalnum()):
            end = _closing_single(line, at + 1)
            if end is None:
                at += 1
                continue
        else:
            at += 1
            continue
        stop = len(line) if end is None else end
        if inner := _trimmed(line, at + 1, stop):
            found.append(Quotation(Span(offset + inner[0], offset + inner[1]), end is not None, mark == SINGLE_OPEN))
        at = stop + 1
    return found


def _closing(line: str, start: int, marks: str) -> int | None:
    """Where the quotation closes. A new opening curly mark before that means that this one was never closed."""
    places = [at for at in (line.find(mark, start) for mark in marks) if at >= 0]
    return min(places, default=None)


def _closing_single(line: str, start: int) -> int | None:
    """The first ’ that ends a word and no possessive is likely: a letter or mark before it, no letter after."""
    at = line.find(SINGLE_CLOSE, start)
    while at >= 0:
        after = line[at + 1 : at + 2]
        if not after.isalnum() and not (line[at - 1] == "s" and line.find(SINGLE_CLOSE, at + 1) >= 0):
            return at
        at = line.find(SINGLE_CLOSE, at + 1)
    return None


def _trimmed(line: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
