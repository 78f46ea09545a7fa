"""What the encoder sees in a text: attributions, triggers of events with their roles, conditions and consequences, names.

These are marks, not yet annotations: the stages after this one decide what becomes of them.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..annotation import Document, Span
from ..reference.encoder import Encoder, Window, encoder, windows
from .contract import Layers

if TYPE_CHECKING:
    import numpy as np

TRIGGER_FLOOR = 0.15  # triggers less sure than this are not even marked; the events stage has a floor of its own
ROLE_FLOOR = 0.2
READY = 0.7  # taken from the logit of "no part of an attribution", set on PolNeAR's development part: what it misses is the greater loss


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker and the pieces of its content; cue or speaker None where none is seen."""

    cue: Span | None
    speaker: Span | None
    contents: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that carry an event. `scores` are probabilities of each type (with "O" they sum to 1), `auxiliaries` those
    of each mode ("none" for none), `actors` and `recipients` wordpieces' spans with their probabilities."""

    span: Span
    scores: dict[str, float]
    auxiliaries: dict[str, float]
    actors: tuple[tuple[Span, float], ...]
    recipients: tuple[tuple[Span, float], ...]

    @property
    def event_type(self) -> str:
        return max((name for name in self.scores if name != "O"), key=lambda name: self.scores[name])

    @property
    def score(self) -> float:
        """How sure it is that this is an event and of that type: the geometric mean of the chance that it is an event at all and
        of the chance that it is this one."""
        return float(((1 - self.scores["O"]) * self.scores[self.event_type]) ** 0.5)


@dataclass(frozen=True, slots=True)
class Bond:
    """A condition or a consequence of a commitment; `kinds` are probabilities of each kind, read at consequences."""

    part: str
    span: Span
    kinds: dict[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its kind as spaCy's models call it: PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, WORK_OF_ART, LAW."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that the encoder marks in one document, each in text order."""

    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    bonds: tuple[Bond, ...] = ()
    names: tuple[Name, ...] = ()


def find_marks(document: Document, layers: Layers) -> Marks:
    """Return what the encoder marks. Spans keep to one paragraph and to whole words.

    Raises:
        WeightsMissing: the encoder's file is absent or its sha256 differs.
    """
    loaded = encoder()
    attributions: list[Attribution] = []
    triggers: list[Trigger] = []
    bonds: list[Bond] = []
    names: list[Name] = []
    for window in windows(document.text):
        out = loaded.run(window.ids, window.kinds)
        attributions += _attributions(out, window, loaded)
        triggers += _triggers(out, window, loaded, document.text)
        bonds += _bonds(out, window, loaded)
        names += (Name(_span(window, pieces), kind) for kind, pieces in tagged(out["names"], loaded.labels["names"], window))
    return Marks(tuple(attributions), tuple(triggers), tuple(bonds), tuple(names))


# ---------------------------------------------------------------- decoding

def softmax(logits: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    import numpy

    powers = numpy.exp(logits - logits.max(-1, keepdims=True))
    chances: np.ndarray = powers / powers.sum(-1, keepdims=True)
    return chances


def sigmoid(logits: np.ndarray) -> np.ndarray:
    import numpy

    chances: np.ndarray = 1 / (1 + numpy.exp(-logits))
    return chances


def tagged(logits: np.ndarray, labels: list[str], window: Window) -> Iterator[tuple[str, list[int]]]:
    """(name, wordpieces) of each stretch by the best legal row of BIO tags: I-x only after B-x or I-x, nothing across a mark."""
    best = _viterbi(logits, labels, [s < 0 for s, _ in window.spans])
    name, pieces = "", list[int]()
    for i, tag in enumerate([*best, 0]):
        kind, _, rest = labels[tag].partition("-")
        if pieces and (kind != "I" or rest != name):
            if pieces[-1] >= window.first:
                yield name, [p for p in pieces if p >= window.first]
            pieces = []
        if kind != "O":
            name = rest
            pieces.append(i)


def _viterbi(logits: np.ndarray, labels: list[str], breaks: list[bool]) -> list[int]:
    import numpy

    n, k = logits.shape
    legal = numpy.zeros((k, k))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            legal[[i for i, before in enumerate(labels) if before[2:] != label[2:]], j] = -1e9
    logs = numpy.log(softmax(logits) + 1e-12)
    logs[numpy.array(breaks), 1:] = -1e9
    free = logs.argmax(-1)
    if (legal[free[:-1], free[1:]] == 0).all() and legal[0, free[0]] == 0:  # each piece's best tag is legal already: nothing to seek
        return [int(tag) for tag in free]
    score, back = logs[0].copy(), numpy.zeros((n, k), dtype=int)
    for i in range(1, n):
        paths = score[:, None] + legal
        back[i] = paths.argmax(0)
        score = paths.max(0) + logs[i]
    best = [int(score.argmax())]
    for i in range(n - 1, 0, -1):
        best.append(int(back[i, best[-1]]))
    return best[::-1]


def _span(window: Window, pieces: list[int]) -> Span:
    return Span(window.spans[pieces[0]][0], window.spans[pieces[-1]][1])


def _attributions(out: dict[str, np.ndarray], window: Window, loaded: Encoder) -> Iterator[Attribution]:
    """Speakers and contents, gathered under the cue that their wordpieces point to."""
    tags = out["tags"].copy()
    tags[:, 0] -= READY
    stretches = list(tagged(tags, loaded.labels["tags"], window))
    cues = [pieces for name, pieces in stretches if name == "cue"]
    arcs = softmax(out["arcs"])
    sure = softmax(tags).max(-1)
    under: dict[int, list[tuple[str, list[int], float]]] = {}
    for name, pieces in stretches:
        if name == "cue":
            continue
        weights = [float(arcs[pieces][:, cue].sum()) / len(pieces) for cue in cues]
        none = float(arcs[pieces][:, 0].mean())
        at = max(range(len(cues)), key=lambda i: weights[i], default=-1)
        at = -1 - len(under) if at < 0 or weights[at] < none else at
        under.setdefault(at, []).append((name, pieces, float(sure[pieces].mean())))
    for at, parts in sorted(under.items(), key=lambda group: group[1][0][1]):
        contents = tuple(_span(window, pieces) for name, pieces, _ in parts if name == "content")
        speakers = [(score, pieces) for name, pieces, score in parts if name == "speaker"]
        if contents:
            speaker = _span(window, max(speakers)[1]) if speakers else None
            cue = _span(window, cues[at]) if at >= 0 else None
            yield Attribution(cue, speaker, contents, min(score for _, _, score in parts))


def _triggers(out: dict[str, np.ndarray], window: Window, loaded: Encoder, text: str) -> Iterator[Trigger]:
    names, modes = loaded.labels["triggers"], loaded.labels["auxiliaries"]
    chances = softmax(out["triggers"])
    auxiliaries = softmax(out["auxiliaries"])
    for word in _words(window, text):
        mean = chances[word].mean(0)
        if 1 - mean[0] < TRIGGER_FLOOR:
            continue
        mode = auxiliaries[word].mean(0)
        roles = [tuple((Span(*window.spans[i]), round(float(p), 4)) for i, p in enumerate(sigmoid(out[name][word]).mean(0))
                       if p >= ROLE_FLOOR and window.spans[i][0] >= 0) for name in ("actors", "recipients")]
        yield Trigger(_span(window, word), {n: float(p) for n, p in zip(names, mean, strict=True)},
                      {n: float(p) for n, p in zip(modes, mode, strict=True)}, roles[0], roles[1])


def _words(window: Window, text: str) -> Iterator[list[int]]:
    """The wordpieces of each word that this window tells of; words are broken by white space and marks, not by hyphens."""
    word: list[int] = []
    for i in range(window.first, len(window.ids)):
        start = window.spans[i][0]
        if start < 0 or not text[start].isalnum():
            joins = start >= 0 and text[start] == "-" and bool(word) and start == window.spans[word[-1]][1]
        else:
            joins = True
        if word and (not joins or start != window.spans[word[-1]][1]):
            yield word
            word = []
        if joins:
            word.append(i)
    if word:
        yield word


def _bonds(out: dict[str, np.ndarray], window: Window, loaded: Encoder) -> Iterator[Bond]:
    sure, kinds = softmax(out["bonds"]).max(-1), softmax(out["kinds"])
    names = loaded.labels["kinds"]
    for part, pieces in tagged(out["bonds"], loaded.labels["bonds"], window):
        mean = kinds[pieces].mean(0)
        yield Bond(part, _span(window, pieces), {n: float(p) for n, p in zip(names, mean, strict=True)}, float(sure[pieces].mean()))
