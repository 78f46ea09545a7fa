"""Whether the words around a time expression speak of the past or of the future: "met Thursday", "will meet Thursday"."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

FUTURE_AUXILIARIES = frozenset(("will", "'ll", "’ll", "wo", "shall", "would", "should", "may", "might", "could", "can"))
# What has been arranged, whatever its tense: "scheduled a meeting Friday".
ARRANGED = frozenset(("scheduled", "planned", "plans", "plan", "planning", "slated", "due"))
# What is foreseen, in front of a "to": "is expected to meet Friday".
FORESEEN = ARRANGED | {"expected", "set", "going", "hopes", "intends", "ready", "poised", "expects", "vowed", "promised", "agreed", "wants"}
_WORDS = re.compile(r"[^\W\d_]+|['’]ll\b|[.;:!?]")
_PAST = re.compile(r"(?:was|were|had|did|said|met|held|took|came|went|left|made|told|began|gave|got|saw|sent|won|lost|rose|fell|shot|"
                   r"struck|brought|fought|broke|spoke|sat|led|ran|paid|ended|[a-z]{3,}ed)$")
NEAR = 12  # words on either side that are looked at without a parse


def direction_by(doc: Doc | None, text: str) -> Callable[[int], int]:
    """A function from a code point to -1 (past), 1 (future) or 0 (the words there do not tell)."""
    return _by_words(text) if doc is None else _by_parse(doc)


def _by_parse(doc: Doc) -> Callable[[int], int]:
    starts = [token.idx for token in doc]

    def direction(offset: int) -> int:
        if not starts:
            return 0
        token = doc[max(0, bisect_right(starts, offset) - 1)]
        seen = 0
        while token.head.i != token.i and seen < len(doc):
            token, seen = token.head, seen + 1
            if token.tag_.startswith("VB") and (told := _of_verb(token)):
                return told
        return _of_verb(token) if token.tag_[:2] in ("VB", "MD") else 0

    return direction


def _of_verb(verb: Any) -> int:
    """1. will, shall 2. "is to", "expected to" 3. had, was, past tense 4. 0: the present, or a verb that has no time."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & FUTURE_AUXILIARIES:
        return -1 if "have" in words else 1
    if "to" in words:
        return 1 if verb.head.lower_ in FORESEEN else 0
    if verb.lower_ in ARRANGED:
        return 1
    if verb.tag_ == "VBD" or any(child.tag_ in ("VBD", "VBN") for child in helpers):
        return -1
    if verb.tag_ == "VBN" and words & {"has", "have", "'ve", "’ve", "having"}:
        return -1
    return -1 if verb.tag_ == "VBN" and not helpers else 0


def _by_words(text: str) -> Callable[[int], int]:
    """The nearest word on either side that tells, within the sentence; words before are preferred."""

    def direction(offset: int) -> int:
        before = _until_stop(reversed(_WORDS.findall(text[max(0, offset - 10 * NEAR) : offset])))
        after = _until_stop(_WORDS.findall(text[offset : offset + 10 * NEAR]))
        told = [(rank, way) for words in (before, after) for rank, word in enumerate(words) if (way := _of_word(word.lower()))]
        return min(told, key=lambda one: one[0])[1] if told else 0

    return direction


def _until_stop(words: Any) -> list[str]:
    kept: list[str] = []
    for word in words:
        if word in ".;:!?" or len(kept) >= NEAR:
            break
        kept.append(word)
    return kept


def _of_word(word: str) -> int:
    if word in FUTURE_AUXILIARIES or word in ARRANGED:
        return 1
    return -1 if _PAST.match(word) else 0
