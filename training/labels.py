"""Labelled paragraphs (corpus/README.md says how they are written) as spans over their text.

`python training/labels.py FILE…` checks files: every quoted word must stand in its paragraph. Exit status 1 where one does not.
"""
from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from paragraphs import documents, paragraphs

Span = tuple[int, int]

TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
         "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
AUXILIARIES = ("-", "historical", "future", "hypothetical", "negation")
KINDS = ("threat", "promise", "offer", "warning", "ultimatum", "guarantee")


class LabelError(ValueError):
    """A line that cannot be read or words that are not in the paragraph."""


@dataclass(frozen=True)
class EventLabel:
    event_type: str
    auxiliary: str
    trigger: Span
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]


@dataclass(frozen=True)
class CommitmentLabel:
    kind: str
    by: tuple[Span, ...]
    toward: tuple[Span, ...]
    condition: Span | None
    consequence: Span


@dataclass
class Labelled:
    """One paragraph with its labels."""

    address: str
    text: str
    events: list[EventLabel] = field(default_factory=list)
    commitments: list[CommitmentLabel] = field(default_factory=list)
    heads: dict[Span, list[Span]] = field(default_factory=dict)  # of each trigger: examples.py


EVENT = re.compile(r"(?P<kind>[A-Z]+) (?P<aux>\S+) (?P<trigger>.+?) <(?P<actor>.*?)>(?P<recipient>.*)")
COMMITMENT = re.compile(r"(?P<kind>\w+) <(?P<actor>.*?)>(?P<recipient>[^?]*)\?(?P<condition>.*?)!(?P<consequence>.+)")


def labelled(path: Path) -> Iterator[Labelled | LabelError]:
    """The paragraphs of one file in order; in place of a bad line a LabelError, the rest of its paragraph kept."""
    current = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        mark, _, rest = line.partition(" ")
        try:
            if mark in ("T:", "@"):
                if current:
                    yield current
                current = None
                current = Labelled(f"{path.stem}#{number}", rest) if mark == "T:" else Labelled(rest, text_at(rest))
            elif mark == "E:" and current:
                current.events.append(event(rest, current.text))
            elif mark == "C:" and current:
                current.commitments.append(commitment(rest, current.text))
            elif line and not line.startswith("#"):
                raise LabelError("not T:, @, E:, C: or #" if current else "no paragraph above")
        except LabelError as error:
            yield LabelError(f"{path.name}:{number}: {error}: {line[:90]}")
    if current:
        yield current


def event(line: str, text: str) -> EventLabel:
    parts = EVENT.fullmatch(line)
    if not parts or parts["kind"] not in TYPES or parts["aux"] not in AUXILIARIES:
        raise LabelError("want TYPE AUX trigger < actor > recipient")
    trigger = place(parts["trigger"], text)
    return EventLabel(parts["kind"], parts["aux"], trigger, parties(parts["actor"], text, trigger[0]),
                      parties(parts["recipient"], text, trigger[0]))


def commitment(line: str, text: str) -> CommitmentLabel:
    parts = COMMITMENT.fullmatch(line)
    if not parts or parts["kind"] not in KINDS:
        raise LabelError("want KIND < by > toward ? condition ! consequence")
    consequence = place(parts["consequence"], text)
    condition = place(parts["condition"], text, consequence[0]) if parts["condition"].strip() else None
    return CommitmentLabel(parts["kind"], parties(parts["actor"], text, consequence[0]),
                           parties(parts["recipient"], text, consequence[0]), condition, consequence)


def parties(words: str, text: str, near: int) -> tuple[Span, ...]:
    return tuple(place(part, text, near) for part in words.split(";") if part.strip())


def place(words: str, text: str, near: int | None = None) -> Span:
    """Where the words stand: the occurrence asked for (#n), else the one nearest to `near`, else the only one."""
    words, _, nth = words.strip().partition("#")
    edge = lambda at, c: r"(?<!\w)" if at == 0 and c.isalnum() else r"(?!\w)" if at and c.isalnum() else ""
    found = [m.span() for m in re.finditer(edge(0, words[:1]) + re.escape(words) + edge(1, words[-1:]), text)] if words else []
    if not found or (nth and int(nth) > len(found)):
        raise LabelError(f"not in the paragraph: {words!r}{nth and '#' + nth}")
    if nth:
        return found[int(nth) - 1]
    if near is None and len(found) > 1:
        raise LabelError(f"stands {len(found)} times, say which with #n: {words!r}")
    return min(found, key=lambda span: abs(span[0] - (near or 0)))


def text_at(address: str) -> str:
    corpus, _, rest = address.partition("/")
    document, _, number = rest.rpartition("#")
    try:
        return corpus_paragraphs(corpus)[document][int(number)]
    except (KeyError, IndexError, ValueError):
        raise LabelError("no such address") from None


@cache
def corpus_paragraphs(corpus: str) -> dict[str, list[str]]:
    return {name: paragraphs(text) for name, text in documents(corpus)}


def main(paths: list[str]) -> int:
    bad = events = commitments = kept = 0
    for path in map(Path, paths):
        for one in labelled(path):
            if isinstance(one, LabelError):
                bad += 1
                print(one)
            else:
                kept, events, commitments = kept + 1, events + len(one.events), commitments + len(one.commitments)
    print(f"{kept} paragraphs, {events} events, {commitments} commitments, {bad} bad lines")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
