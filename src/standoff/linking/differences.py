"""Where the mentions of one entry differ on who, to whom, when, where and how many. What one leaves out is no difference."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from .nouns import Aspect, Difference, Mention
from .wording import content

_SIDES: tuple[tuple[Aspect, int], ...] = (("who", 0), ("to whom", 1))


def differences(mentions: Sequence[Mention]) -> tuple[Difference, ...]:
    """Of the mentions of an entry of events or statements; each value with the references that tell it, the most told first."""
    if len(mentions) < 2 or mentions[0].layer not in ("events", "statements"):
        return ()
    aspects: list[tuple[Aspect, list[tuple[str, str]]]] = [
        *((aspect, told) for aspect, side in _SIDES if not _alike(told := list(_parties(mentions, side)))),
        ("when", [(_days(mention), mention.ref) for mention in mentions]),
        ("where", [(mention.place or "", mention.ref) for mention in mentions]),
        *(("how many", told) for told in _amounts(mentions)),
    ]
    return tuple(found for aspect, told in aspects if (found := _difference(aspect, told)))


def _alike(told: Sequence[tuple[str, str]]) -> bool:
    """Whether all who are named share a word: the army of a state is no other than the state, "40 states" than "40 states of two"."""
    return bool(frozenset.intersection(*([content(value) for value, _ in told if value] or [frozenset()])))


def _difference(aspect: Aspect, told: Sequence[tuple[str, str]]) -> Difference | None:
    by_value: dict[str, list[str]] = {}
    for value, ref in told:
        if value:
            by_value.setdefault(value, []).append(ref)
    if len(by_value) < 2:
        return None
    ordered = sorted(by_value.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return Difference(aspect, tuple((value, tuple(refs)) for value, refs in ordered))


def _parties(mentions: Sequence[Mention], side: int) -> Iterator[tuple[str, str]]:
    for mention in mentions:
        yield (" and ".join(sorted(mention.sides[side])) if side < len(mention.sides) else ""), mention.ref


def _days(mention: Mention) -> str:
    if not mention.days:
        return ""
    first, last = mention.days
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _amounts(mentions: Sequence[Mention]) -> Iterator[list[tuple[str, str]]]:
    """By unit; where one mention counts several things of one unit it cannot be told which the others mean."""
    for unit in sorted({unit for mention in mentions for unit, _ in mention.amounts}):
        told = [(sorted({amount for of, amount in mention.amounts if of == unit}), mention.ref) for mention in mentions]
        if all(len(amounts) <= 1 for amounts, _ in told):
            yield [(f"{amounts[0]} {unit}".strip(), ref) for amounts, ref in told if amounts]
