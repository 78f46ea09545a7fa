"""Whether two mentions of one block are of the same act, and how that is known.

1. same words: the same parties, and almost all the words of the shorter one
2. same words and day: the same parties and day, and part of the words
3. same talks and day: those who met on a day met once
4. same story and word: the same parties, their documents are of one story and one day, and so is the word that carries the act
5. other parties: almost all the words of two long ones; who did it is then told differently
"""
from __future__ import annotations

import datetime

from .nouns import Manner, Mention
from .wording import own_names, respelled

ALIKE = 0.85  # of the words of the shorter one, from which two tell the same: "moved ten tanks" is not "moved ten ships"
ALIKE_ON_A_DAY = 0.3  # the same where both are of one day
ALIKE_IN_A_STORY = 0.5  # the same where two outlets tell it on one day, by the same word: on the next the same is done again
ALIKE_BY_WORD = 0.1  # the same where no party is known; set on ECB+ train
SAID_ON_A_DAY = 0.6  # the same for what one speaker says on a day: he says many things
FEW, MANY = 4, 5  # words: fewer tell nothing where no party is known; from so many on the parties may differ
BEGINNING = 5  # letters, by which "arrest" is known again in "arrests" and "arresting", "invade" in "invasion"
LAG = datetime.timedelta(days=1)  # between the days that two outlets give for one act

STRENGTH: dict[Manner, int] = {
    "same words": 4, "same quotation": 4, "same words and day": 3, "same talks and day": 2, "same story and word": 1}


def same(one: Mention, other: Mention, story: bool) -> tuple[Manner, float] | None:
    """How two mentions are the same, with the share of the words of the shorter one that both have; None where they are not.
    `story`: their documents are of one story."""
    both = len(one.words & other.words)
    fewer = min(len(one.words), len(other.words))
    share = both / fewer if fewer else 1.0
    if one.sides != other.sides:
        return ("same words", share) if _same_but_for_parties(one, other, share, fewer) else None
    if one.layer == "events":
        return _same_event(one, other, share, fewer, story)
    if one.words == other.words or (share >= ALIKE and fewer > _few(one)):
        return ("same quotation" if one.layer == "statements" else "same words"), share
    return ("same words and day", share) if share >= SAID_ON_A_DAY and fewer >= MANY and _on_a_day(one, other) else None


def _same_event(one: Mention, other: Mention, share: float, fewer: int, story: bool) -> tuple[Manner, float] | None:
    if _elsewhere(one, other) or not (any(one.sides) or _same_head(one, other)):
        return None  # where no party is known the word that carries the act must be the same
    said = fewer > 1 or one.document == other.document  # "talks" alone tells nothing of those in another document
    alike = said and (one.words == other.words or (share >= ALIKE and fewer > _few(one)))
    if _another_day(one, other):
        return ("same words", share) if alike and fewer >= MANY and _lagging(one, other) else None
    if alike:
        return "same words", share
    if _on_a_day(one, other) and (share >= ALIKE_ON_A_DAY or one.reciprocal):
        return "same talks and day" if share < ALIKE_ON_A_DAY else "same words and day", share
    if one.reciprocal and other.days is None and one.document == other.document:
        return "same talks and day", share  # "the talks", without a day, are those told before
    return ("same story and word", share) if story and _told_so(one, other, share) else None


def _told_so(one: Mention, other: Mention, share: float) -> bool:
    """Whether two of one story that have the word of the act in common tell of the same one. Within one document the same parties
    do the same thing to several."""
    if not any(one.sides):
        return share >= ALIKE_BY_WORD
    on_a_day = one.published is not None and one.published == other.published
    return one.document != other.document and on_a_day and share >= ALIKE_IN_A_STORY and _same_head(one, other)


def _same_but_for_parties(one: Mention, other: Mention, share: float, fewer: int) -> bool:
    """An act told in the same words by two documents that do not name the same parties."""
    return (one.layer == "events" and share >= ALIKE and fewer >= MANY and one.document != other.document
            and (not _another_day(one, other) or _lagging(one, other)) and not _elsewhere(one, other)
            and not (own_names(one.names, other.names) and own_names(other.names, one.names)))


def _few(one: Mention) -> int:
    """More words than so many must be there to tell anything."""
    return 1 if not one.sides or any(one.sides) else FEW - 1


def _same_head(one: Mention, other: Mention) -> bool:
    return bool(one.heads & other.heads) or any(
        a[:BEGINNING] == b[:BEGINNING] for a in one.heads for b in other.heads if min(len(a), len(b)) >= BEGINNING)


def _on_a_day(one: Mention, other: Mention) -> bool:
    return one.days is not None and one.days == other.days


def _another_day(one: Mention, other: Mention) -> bool:
    return bool(one.days and other.days and (one.days[1] < other.days[0] or other.days[1] < one.days[0]))


def _lagging(one: Mention, other: Mention) -> bool:
    assert one.days and other.days
    return max(one.days[0], other.days[0]) - min(one.days[1], other.days[1]) <= LAG and one.document != other.document


def _elsewhere(one: Mention, other: Mention) -> bool:
    return bool(one.place and other.place and one.place != other.place and not respelled(one.place, other.place))
