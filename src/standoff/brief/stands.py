"""Where they stand: positions by issue, then by party, the old one beside the new."""
from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..annotation import Position
from ..linking.wording import content
from .gather import Material
from .lines import Shown, chapter, entry, line, ordinal
from .names import party_names, speaker_name
from .nouns import Chapter, Entry, Line, Piece
from .same import Same, merged
from .words import clean, clip, day_of, joined, quoted

ISSUES, LINES = 12, 6  # issues; lines of one issue
SHARED = 0.6  # of the content words of two issues, from which they are one
ONE = ("rules", "considers", "opposes", "demands", "supports", "rejects", "undertakes", "concedes", "condemns", "offers", "accepts",
       "expects", "proposes", "seeks", "wants")  # the verbs of stances, of one party
TITLE = 90  # characters of an issue


@dataclass(slots=True)
class _Issue:
    """Positions whose issue is the same in other words."""

    words: frozenset[str]
    stances: list[Same[Position]] = field(default_factory=list)

    def sides(self) -> int:
        """How many stand there each for themselves."""
        return len({party_names(_parties(same)) for same in self.stances})


def positions(material: Material, shown: Shown) -> Chapter | None:
    """Issues on which more than one party stands first, then the newest. What a chapter of acts has quoted is left out there."""
    found = merged([told for told in material.positions if not shown.has(told)])
    for same in found:
        for told in same.all:
            shown.add(told)
    earlier = merged(material.earlier)
    issues = sorted(_issues(found), key=lambda issue: (-min(issue.sides(), 3), -max(ordinal(same.best.last) for same in issue.stances)))
    made = chapter("positions", "Where they stand", [_entry(issue, earlier) for issue in issues[:ISSUES]])
    return dataclasses.replace(made, more=max(0, len(issues) - ISSUES)) if made else None


def _parties(same: Same[Position]) -> list[str]:
    """The same words by the same document are one stance of all the parties that it is coded for."""
    return list(dict.fromkeys(told.annotation.party for told in same.all))


def _issues(found: Iterable[Same[Position]]) -> list[_Issue]:
    """Positions by issue; an issue finds those that share most of its words by the words themselves."""
    issues: list[_Issue] = []
    by_word: dict[str, list[int]] = {}
    for same in found:
        words = content(same.best.annotation.issue)
        counted = Counter(n for word in words for n in by_word.get(word, ()))
        match = next((n for n, shared in counted.most_common(5) if shared >= SHARED * len(words | issues[n].words)), None)
        if match is None:
            match = len(issues)
            issues.append(_Issue(words))
            for word in words:
                by_word.setdefault(word, []).append(match)
        issues[match].stances.append(same)
    return issues


def _entry(issue: _Issue, earlier: list[Same[Position]]) -> Entry:
    names = Counter(clean(same.best.annotation.issue) for same in issue.stances)
    lines: list[Line] = []
    for party in dict.fromkeys(tuple(_parties(same)) for same in sorted(issue.stances, key=lambda same: -ordinal(same.best.last))):
        own = sorted((same for same in issue.stances if tuple(_parties(same)) == party), key=lambda same: -ordinal(same.best.last))
        lines += [_line(same) for same in own]
        lines += [_line(same, before=True) for same in _changed(party, own[0], issue, earlier)]
    title = clip(names.most_common(1)[0][0], TITLE)
    return entry(title[:1].upper() + title[1:], lines, LINES)


def _changed(party: tuple[str, ...], now: Same[Position], issue: _Issue, earlier: list[Same[Position]]) -> list[Same[Position]]:
    """The last stance from before the asked day, if it was another one."""
    then = [same for same in earlier if tuple(_parties(same)) == party
            and len(content(same.best.annotation.issue) & issue.words) >= SHARED * len(content(same.best.annotation.issue) | issue.words)]
    last = max(then, key=lambda same: ordinal(same.best.last), default=None)
    return [last] if last and last.best.annotation.stance_type != now.best.annotation.stance_type else []


def _line(same: Same[Position], before: bool = False) -> Line:
    told = same.best
    parties = party_names(_parties(same))
    said = f"{', before' if before else ''}: {_stance(told.annotation, len(parties) > 1)} — "
    sayer = f" (said by {speaker_name(told.speaker)})" if told.speaker else ""
    day = f", {day_of(told.reported)}" if told.reported else ""
    return line((Piece(joined(parties), "who"), Piece(said), Piece(quoted(told.words), "words"), Piece(sayer + day)), same)


def _stance(position: Position, several: bool) -> str:
    """demands; of several parties: demand"""
    verb, _, rest = clean(position.stance).partition(" ")
    if several:
        verb = {"is": "are", "does": "do", "has": "have"}.get(verb) or (verb[:-1] if verb in ONE else verb)
    return f"{verb} {rest}".rstrip()
