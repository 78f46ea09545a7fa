"""Mentions to entries: in order of publication each goes to the entry that it is of, or begins one; people's decisions over all.

Later documents never change what earlier ones made. Candidates are looked up by block and parties or by the longest words,
among entries that were told of within REACH; so the work grows with the number of mentions, not with its square.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..store.kinds import BY_LAYER
from ..store.link_decisions import LinkDecision
from .alike import BEGINNING, STRENGTH, same
from .differences import differences
from .nouns import Entry, Mention, Reason

REACH = datetime.timedelta(days=10)  # between the publication of two that tell the same, copies excepted
COMPARED = 6  # of an entry's mentions, the first ones: what the fortieth adds to its words must not draw in others
LONGEST = 3  # words by which a statement is found, and an event whose parties are told differently


@dataclass(slots=True)
class _Open:
    """An entry in the making."""

    mentions: list[Mention]
    reasons: list[Reason] = field(default_factory=list)
    last: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """What is known of the documents: the number of each one's story, and the earlier one of which it is a near copy."""

    story: Mapping[str, int]
    copy_of: Mapping[str, str]


class EntryMaker:
    """Mentions one after the other, in order of publication."""

    def __init__(self, kin: Kin, decisions: Sequence[LinkDecision] = ()) -> None:
        self._kin = kin
        self._joined = [one for one in decisions if one.verdict == "same"]
        self._apart: dict[str, set[str]] = {}
        for one in decisions:
            if one.verdict == "apart":
                self._apart.setdefault(one.one, set()).add(one.other)
                self._apart.setdefault(one.other, set()).add(one.one)
        self._entries: list[_Open] = []
        self._having: dict[object, list[int]] = {}
        self._of_document: dict[str, list[int]] = {}

    def add(self, mention: Mention) -> None:
        best: tuple[int, float, int] | None = None
        reason: Reason | None = None
        for place in self._candidates(mention):
            found = self._reason(mention, self._entries[place])
            if found and (best is None or (STRENGTH[found.manner], found.share, -place) > best):
                best, reason = (STRENGTH[found.manner], found.share, -place), found
        if best is None or reason is None:
            self._begin(mention)
        else:
            self._join(-best[2], mention, reason)

    def entries(self) -> list[Entry]:
        """In the order of their first mentions, decisions applied."""
        united = _united(self._entries, self._joined, self._apart)
        return [Entry(f"{BY_LAYER[one.mentions[0].layer].letter}{one.mentions[0].key}", one.mentions[0].layer, tuple(one.mentions),
                      tuple(one.reasons), differences(one.mentions)) for one in united]

    def _candidates(self, mention: Mention) -> Iterator[int]:
        met: set[int] = set()
        for lookup in self._lookups(mention):
            held = self._having.get(lookup, [])
            if held and not self._within_reach(held[0], mention):
                held[:] = [place for place in held if self._within_reach(place, mention)]
            yield from (place for place in held if place not in met)
            met.update(held)
        if before := self._kin.copy_of.get(mention.document):
            yield from (place for place in self._of_document.get(before, ()) if place not in met)

    @staticmethod
    def _lookups(mention: Mention) -> Iterator[object]:
        longest = sorted(mention.words, key=lambda word: (-len(word), word))[:LONGEST]
        if mention.layer == "statements":
            yield from ((mention.sides, word) for word in longest or [""])
        elif mention.layer != "events" or any(mention.sides):
            yield mention.block, mention.sides
        else:
            yield from ((mention.block, head[:BEGINNING]) for head in sorted(mention.heads))
        if mention.layer == "events":
            yield from ((mention.block, mention.block, word) for word in longest)

    def _within_reach(self, place: int, mention: Mention) -> bool:
        last = self._entries[place].last
        return last is None or mention.published is None or mention.published - last <= REACH

    def _reason(self, mention: Mention, entry: _Open) -> Reason | None:
        """The best one by any of the entry's first mentions, unless a person has set the mention apart from one in it."""
        if entry.mentions[0].block != mention.block:
            return None
        if (apart := self._apart.get(mention.key)) and any(there.key in apart for there in entry.mentions):
            return None
        reasons = filter(None, (self._why(mention, there) for there in (*entry.mentions[:COMPARED], *entry.mentions[COMPARED:][-1:])))
        return max(reasons, key=lambda reason: (STRENGTH[reason.manner], reason.share), default=None)

    def _why(self, mention: Mention, there: Mention) -> Reason | None:
        story = self._kin.story.get(mention.document)
        if not (found := same(there, mention, story is not None and story == self._kin.story.get(there.document))):
            return None
        return Reason(mention.ref, there.ref, found[0], round(found[1], 3), self._kin.copy_of.get(mention.document) == there.document)

    def _begin(self, mention: Mention) -> None:
        self._entries.append(_Open([mention], [], mention.published))
        self._post(len(self._entries) - 1, mention)

    def _join(self, place: int, mention: Mention, reason: Reason) -> None:
        entry = self._entries[place]
        entry.mentions.append(mention)
        entry.reasons.append(reason)
        entry.last = max(filter(None, (entry.last, mention.published)), default=None)
        self._post(place, mention)

    def _post(self, place: int, mention: Mention) -> None:
        for lookup in self._lookups(mention):
            held = self._having.setdefault(lookup, [])
            if place not in held[-1:] and place not in held:
                held.append(place)
        self._of_document.setdefault(mention.document, []).append(place)


def _united(entries: Sequence[_Open], joined: Iterable[LinkDecision], apart: Mapping[str, set[str]]) -> list[_Open]:
    """The entries, those that a person has joined as one; a pair that a person has set apart stays apart."""
    holds = {mention.key: entry for entry in entries for mention in entry.mentions}
    for decision in joined:
        one, other = holds.get(decision.one), holds.get(decision.other)
        if one is None or other is None or one is other or one.mentions[0].layer != other.mentions[0].layer:
            continue
        if any(apart.get(mention.key, set()) & {there.key for there in other.mentions} for mention in one.mentions):
            continue
        first, second = sorted((one, other), key=lambda entry: order(entry.mentions[0]))
        by_hand = Reason(second.mentions[0].ref, first.mentions[0].ref, "by hand", 0.0, False, decision.number, decision.because)
        first.reasons += [by_hand, *second.reasons]
        first.mentions += second.mentions
        for mention in second.mentions:
            holds[mention.key] = first
        second.mentions = []
    left = [entry for entry in entries if entry.mentions]
    for entry in left:
        entry.mentions.sort(key=order)
    return sorted(left, key=lambda entry: order(entry.mentions[0]))


def order(mention: Mention) -> tuple[bool, datetime.date, str, int, str]:
    """By publication, undated last, then by document and place in its text."""
    return mention.published is None, mention.published or datetime.date.min, mention.document, mention.start, mention.key
