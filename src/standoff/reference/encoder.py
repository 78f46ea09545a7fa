"""The encoder: text to windows of wordpieces to what its heads say of each wordpiece.

Weights are one ONNX file in int8 beside this package's data; they are loaded at the first use, checked against their sha256,
and run one window at a time, unpadded and on one thread: dynamic int8 makes a result depend on its batch, and the same text
must give the same bytes.
"""
from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import WeightsMissing
from .quotation import quotations

if TYPE_CHECKING:
    import numpy as np

FOLDER = Path(__file__).parent / "data" / "encoder"
NEW, CONTEXT = 192, 64  # wordpieces: a window tells of at most NEW and sees up to CONTEXT before them
CLS, SEP = 101, 102
PLAIN, TITLE, UPPER = 0, 1, 2  # a wordpiece's case; inside a quotation 3 more


@dataclass(frozen=True, slots=True)
class Window:
    """One run of the encoder. `ids` and `kinds` are wordpieces and their kinds, marks included; `spans` the code points of
    each, (-1, -1) for marks; the wordpieces from `first` on are told of here, those before are context."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    first: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """The wordpieces of one paragraph."""

    ids: list[int]
    kinds: list[int]
    spans: list[tuple[int, int]]


def windows(text: str) -> list[Window]:
    """The windows that tell of every wordpiece of `text` exactly once, in order. Paragraphs are packed whole as far as
    they fit, and [SEP] stands between them."""
    found: list[Window] = []
    packed: list[Pieces] = []
    before: list[Pieces] = []
    for piece in _chunks(text):
        if packed and sum(len(p.ids) for p in packed) + len(piece.ids) > NEW:
            found.append(_window(before, packed))
            before, packed = packed, []
        packed.append(piece)
    if packed:
        found.append(_window(before, packed))
    return found


def _window(before: list[Pieces], packed: list[Pieces]) -> Window:
    ids, kinds, spans = [CLS], [PLAIN], [(-1, -1)]

    def append(pieces: Pieces, start: int = 0) -> None:
        ids.extend([*pieces.ids[start:], SEP])
        kinds.extend([*pieces.kinds[start:], PLAIN])
        spans.extend([*pieces.spans[start:], (-1, -1)])

    left, kept = CONTEXT, []
    for pieces in reversed(before):
        if left <= 0:
            break
        kept.append((pieces, max(0, len(pieces.ids) - left)))
        left -= len(pieces.ids)
    for pieces, start in reversed(kept):
        append(pieces, start)
    first = len(ids)
    for pieces in packed:
        append(pieces)
    return Window(tuple(ids), tuple(kinds), tuple(spans), first)


def _chunks(text: str) -> Iterator[Pieces]:
    """The paragraphs of a text as wordpieces; longer ones cut after a full stop, else anywhere."""
    quoted = [(q.inner.start, q.inner.end) for q in quotations(text)]
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield from _cut(_pieces(line, start, quoted))
        start += len(line) + 1


def _cut(pieces: Pieces) -> Iterator[Pieces]:
    start, stop = 0, _vocabulary()["."]
    while len(pieces.ids) - start > NEW:
        end = start + NEW
        stops = [i + 1 for i in range(start + NEW // 2, end) if pieces.ids[i] == stop]
        end = stops[-1] if stops else end
        yield Pieces(pieces.ids[start:end], pieces.kinds[start:end], pieces.spans[start:end])
        start = end
    yield Pieces(pieces.ids[start:], pieces.kinds[start:], pieces.spans[start:])


def _pieces(line: str, offset: int, quoted: Sequence[tuple[int, int]]) -> Pieces:
    encoded = tokenizer().encode(line, add_special_tokens=False)
    spans = [(offset + s, offset + e) for s, e in encoded.offsets]
    near = [q for q in quoted if q[1] > offset and q[0] < offset + len(line)]
    kinds = [case_of(line[s:e]) + 3 * any(a <= offset + s < b for a, b in near) for s, e in encoded.offsets]
    return Pieces(encoded.ids, kinds, spans)


def case_of(piece: str) -> int:
    """PLAIN, TITLE or UPPER."""
    if not piece[:1].isupper():
        return PLAIN
    return UPPER if len(piece) > 1 and piece.isupper() else TITLE


# ---------------------------------------------------------------- weights

@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded session. `run` gives each output of the graph as an array whose first axis counts the window's wordpieces."""

    session: Any
    outputs: tuple[str, ...]
    labels: dict[str, list[str]]
    calibration: dict[str, tuple[float, float]]

    def probability(self, kind: str, raw: float) -> float | None:
        """The calibrated probability behind a raw score in (0, 1): the logistic of slope · logit + offset, as the manifest has
        them for that kind; None where it was not calibrated."""
        if kind not in self.calibration:
            return None
        slope, offset = self.calibration[kind]
        raw = min(max(raw, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(slope * math.log(raw / (1 - raw)) + offset)))

    def run(self, ids: Sequence[int], kinds: Sequence[int]) -> dict[str, np.ndarray]:
        """Logits by output name; see training/model.py for their shapes."""
        import numpy

        feed = {"ids": numpy.array([ids], dtype=numpy.int64), "cases": numpy.array([kinds], dtype=numpy.int64)}
        return dict(zip(self.outputs, (array[0] for array in self.session.run(self.outputs, feed)), strict=True))


@cache
def encoder() -> Encoder:
    """The one encoder, loaded once a process.

    Raises:
        WeightsMissing: the file is absent, or its sha256 is not the one that the manifest states.
    """
    manifest = manifest_of(FOLDER)
    path = FOLDER / "encoder.onnx"
    if sha256(path) != manifest["sha256"]:
        raise WeightsMissing(f"{path.name}: sha256 differs from the manifest's; install standoff again")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return Encoder(session, tuple(o.name for o in session.get_outputs()), manifest["labels"],
                   {kind: (slope, offset) for kind, (slope, offset) in manifest["calibration"].items()})


def manifest_of(folder: Path) -> dict[str, Any]:
    """What lies beside the weights: their name, sha256, labels of each head, temperatures."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return manifest
    except FileNotFoundError:
        raise WeightsMissing(f"{folder.name}/manifest.json: the encoder is not installed; install standoff again") from None


def sha256(path: Path) -> str:
    """In hex. Raises WeightsMissing where there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise WeightsMissing(f"{path.name}: the encoder's weights are absent; install standoff again") from None


@cache
def tokenizer() -> Any:
    """The wordpiece tokenizer (offsets are code points). Raises WeightsMissing."""
    path = FOLDER / "tokenizer.json"
    if not path.exists():
        raise WeightsMissing(f"{path.name}: the encoder's tokenizer is absent; install standoff again")
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(path))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


@cache
def _vocabulary() -> dict[str, int]:
    vocabulary: dict[str, int] = tokenizer().get_vocab()
    return vocabulary
