"""Office nouns and the sectors that they stand for: "deputy foreign minister" is GOV."""

from __future__ import annotations

from functools import cache

from standoff.reference.named import Office
from standoff.reference.tables import rows
from standoff.reference.wording import cut, fold

_PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "from", "with"))
_FORMER = frozenset(("former", "ex", "one-time", "onetime", "erstwhile", "retired", "ousted", "deposed"))
_BELOW_HEAD = frozenset(("deputy", "vice", "assistant", "associate", "under", "junior"))
_LONGEST = 6  # tokens of the longest phrase that is worth trying


def office(words: str) -> Office | None:
    """Return what the office noun at the head of a noun phrase stands for, or None.

    The longest listed phrase counts that ends the words, or that ends before the first
    preposition ("president of the Russian Federation"). "former" makes it ELI; "deputy" and
    "vice" take away the head flag.
    """
    tokens = [fold(token) for token in cut(words)]
    while tokens and tokens[-1] in ("'s", "'", "’s"):
        tokens.pop()
    stop = next((at for at, token in enumerate(tokens) if at and token in _PREPOSITIONS), len(tokens))
    match = _ending(tokens, len(tokens))
    if stop < len(tokens) and (match is None or match[0] > stop):
        match = _ending(tokens, stop)
    if match is None:
        return None
    start, found = match
    before = tokens[:start]
    if _FORMER.intersection(before) and found.sector in ("GOV", "MIL", "LEG", "SPY", "JUD"):
        return Office(found.phrase, "ELI", False)
    return Office(found.phrase, found.sector, False) if _BELOW_HEAD.intersection(before) else found


def _ending(tokens: list[str], end: int) -> tuple[int, Office] | None:
    table = _table()
    for start in range(max(0, end - _LONGEST), end):
        found = table.get(tuple(tokens[start:end]))
        if found is not None:
            return start, found
    return None


@cache
def _table() -> dict[tuple[str, ...], Office]:
    table: dict[tuple[str, ...], Office] = {}
    for row in rows("offices"):
        found = Office(row["phrase"], row["sector"], row["head"])
        for form in (row["phrase"], row["plural"]):
            if form:
                table.setdefault(tuple(fold(token) for token in cut(form)), found)
    return table
