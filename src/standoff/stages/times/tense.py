"""Whether the words around a time expression speak of the past or of the future: "met Thursday", "will meet Thursday"."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

FUTURE_AUXILIARIES = frozenset(("will", "'ll", "’ll", "wo", "shall", "would", "should", "may", "might", "could", "can", "must"))
# What has been arranged, whatever its tense: "scheduled a meeting Friday".
ARRANGED = frozenset(("scheduled", "planned", "plans", "plan", "planning", "slated", "due"))
# What is foreseen, in front of a "to": "is expected to meet Friday".
FORESEEN = ARRANGED | {"expected", "set", "going", "supposed", "decided", "asked", "hopes", "intends", "ready", "poised", "expects",
                       "vowed", "promised", "agreed", "wants"}
PRESENT = ("VBP", "VBZ")  # with a date as its adverb it tells of what is to come: "the court sits Monday"
_WORDS = re.compile(r"[^\W\d_]+|['’]ll\b|[.;:!?]")
_PAST = re.compile(r"(?:was|were|had|did|said|met|held|took|came|went|left|made|told|began|gave|got|saw|sent|won|lost|rose|fell|shot|"
                   r"struck|brought|fought|broke|spoke|sat|led|ran|paid|ended|[a-z]{3,}ed)$")
# What stands right in front of a date and tells more than the verb does: "extended to Nov. 6", "payable Dec. 1", "since March".
_AHEAD = re.compile(r"""\b(?:until|till|effective|payable|of\ record|(?:as\ )?(?:soon|early)\ as|extended\ (?:to|through)|scheduled\ for)
    (?:\ (?:\d[\d:]*\ ?[ap]\.?m\.?|noon|midnight)(?:\ [a-z]{3})?,?)?
    (?:\ (?:the|early|mid|late|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?))?\ ?-?$""", re.IGNORECASE | re.VERBOSE)
_BY = re.compile(r"\bby(?: (?:the|early|mid|late|end|of))* ?-?$", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:the )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
_HAD_BEFORE, _HAD_BEHIND = re.compile(r"\bhad\b[^.;!?]*$"), re.compile(r"[^.;!?]*?\bhad\b")
_SINCE = re.compile(r"\bsince(?: (?:the|early|mid|late))? ?-?$", re.IGNORECASE)
CERTAINLY_PAST = -2
CUE_REACH = 40  # code points that a cue and what may follow it take at most
NEAR = 12  # words on either side that are looked at without a parse


def direction_by(doc: Doc | None, text: str) -> Callable[[int], int]:
    """A function from a code point to -1 (past), CERTAINLY_PAST, 1 (future) or 0 (the words there do not tell)."""
    by_verb = _by_words(text) if doc is None else _by_parse(doc)
    return lambda offset: _by_cue(text, offset) or by_verb(offset)


def _by_cue(text: str, offset: int) -> int:
    """By the words right in front. "By Monday" may be either, "by May" is ahead unless somebody had done something by then."""
    before = text[max(0, offset - CUE_REACH) : offset]
    had = _HAD_BEFORE.search(before) or _HAD_BEHIND.match(text, offset, offset + CUE_REACH)
    if _AHEAD.search(before) or (_BY.search(before) and not _WEEKDAY.match(text, offset) and not had):
        return 1
    return CERTAINLY_PAST if _SINCE.search(before) else 0


def _by_parse(doc: Doc) -> Callable[[int], int]:
    starts = [token.idx for token in doc]

    def direction(offset: int) -> int:
        if not starts:
            return 0
        token = doc[max(0, bisect_right(starts, offset) - 1)]
        seen = 0
        if token.dep_ == "npadvmod" and token.head.tag_ in PRESENT:
            return 1
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
        unable = "could" in words and any(child.dep_ == "neg" for child in verb.children)  # "could not be reached Friday"
        return -1 if "have" in words or unable else 1
    if "to" in words:
        had = any(child.lower_ == "had" for over in (verb.head, verb.head.head) for child in over.children)
        return 0 if verb.head.lower_ not in FORESEEN else -1 if had else 1  # "had been due to expire Friday"
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
