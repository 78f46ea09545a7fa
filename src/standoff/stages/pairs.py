"""The event between one given actor and recipient in one sentence."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..annotation import CodedEvent
from ..annotation.event import Auxiliary
from ..reference import ontology
from ..reference.encoder import CLS, PLAIN, SEP, case_of, encoder, tokenizer
from .marks import softmax

Pair = tuple[str, tuple[int, int] | None, tuple[int, int] | None]

ACTOR, ACTOR_END, RECIPIENT, RECIPIENT_END = 1, 2, 3, 4  # wordpieces put round the pair; training/model.py has the same
LONGEST = 250  # wordpieces: what follows is not seen


def code_pairs(pairs: Iterable[Pair]) -> Iterator[CodedEvent]:
    """One CodedEvent a (sentence, actor span, recipient span), in order. Spans are half-open code points of the sentence;
    either may be None.

    Raises:
        WeightsMissing: the encoder's file is absent or its sha256 differs.
        ValueError: a span outside its sentence.
    """
    for sentence, actor, recipient in pairs:
        for span in (actor, recipient):
            if span is not None and not 0 <= span[0] < span[1] <= len(sentence):
                raise ValueError(f"span {span} is not inside the sentence ({len(sentence)} characters)")
        yield _code(sentence, actor, recipient)


def _code(sentence: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> CodedEvent:
    loaded = encoder()
    ids, kinds = marked(sentence, actor, recipient)
    out = loaded.run(ids, kinds)
    chances = softmax(out["root"])
    scores = {name: float(p) for name, p in zip(loaded.labels["root"], chances, strict=True)}
    best = max(scores, key=lambda name: scores[name])
    mode = ontology.mode_by_words(best, sentence, sentence)
    sure = 1 - softmax(out["triggers"])[:, 0]
    modes = loaded.labels["auxiliaries"]
    auxiliary = modes[int(out["auxiliaries"][int(sure.argmax())].argmax())]
    contexts = ontology.contexts_by_words(sentence, mode)
    return CodedEvent(best, mode, contexts, _auxiliary(auxiliary), ontology.quad(best), scores[best], scores)


def _auxiliary(name: str) -> Auxiliary | None:
    return None if name == "none" else name  # type: ignore[return-value]


def marked(text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> tuple[list[int], list[int]]:
    """Wordpieces and kinds of a sentence with marks round the pair."""
    opens = [(span[0], mark) for span, mark in ((actor, ACTOR), (recipient, RECIPIENT)) if span]
    closes = [(span[1], mark) for span, mark in ((recipient, RECIPIENT_END), (actor, ACTOR_END)) if span]
    encoded = tokenizer().encode(text, add_special_tokens=False)
    ids, kinds = [CLS], [PLAIN]

    def put(waiting: list[tuple[int, int]], reached: Callable[[int], bool]) -> None:
        for one in [one for one in waiting if reached(one[0])]:
            waiting.remove(one)
            ids.append(one[1])
            kinds.append(PLAIN)

    for piece, (start, end) in zip(encoded.ids, encoded.offsets, strict=True):
        put(opens, lambda at, end=end: at < end)  # type: ignore[misc]  # a span may begin inside a wordpiece
        ids.append(piece)
        kinds.append(case_of(text[start:end]))
        put(closes, lambda at, end=end: at <= end)  # type: ignore[misc]
    return [*ids[:LONGEST], SEP], [*kinds[:LONGEST], PLAIN]
