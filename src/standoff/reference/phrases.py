"""A table of names that finds its longest entries in a token sequence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from standoff.reference.wording import bare, case_fits, case_rule, cut, fold

Meaning = TypeVar("Meaning")
_Form = tuple[str, str, list[str], tuple[Meaning, ...]]  # listed name, its case rule, its tokens, what it means
_Entry = tuple[int, list[str], tuple[_Form[Meaning], ...]]  # length in tokens, folded tokens, every spelling of these


class PhraseTable(Generic[Meaning]):
    """Names with their meanings, by folded first token; read-only once built.

    Args:
        rows: (name, lower_ok, meanings); the same name may come several times. A name without
            meanings is passed over whole: "South China Sea" is not China.
    """

    __slots__ = ("_by_first",)

    def __init__(self, rows: Iterable[tuple[str, bool, tuple[Meaning, ...]]]) -> None:
        listed: dict[str, tuple[Meaning, ...]] = {}
        forms: dict[tuple[str, ...], dict[str, tuple[str, list[str]]]] = {}
        for name, lower_ok, meanings in rows:
            name = bare(name)
            if name not in listed:
                tokens = cut(name)
                forms.setdefault(tuple(map(fold, tokens)), {})[name] = (case_rule(name, lower_ok), tokens)
            listed[name] = listed.get(name, ()) + meanings
        by_first: dict[str, list[_Entry[Meaning]]] = {}
        for key, spellings in forms.items():
            entry = (len(key), list(key), tuple((name, *form, listed[name]) for name, form in spellings.items()))
            by_first.setdefault(key[0], []).append(entry)
        for bucket in by_first.values():
            bucket.sort(key=lambda entry: -entry[0])
        self._by_first = by_first

    def find(self, tokens: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, listed name) of greedy longest matches, left to right.

        start and end count tokens. A token such as "U.S.-led" counts as a match of "U.S.".
        """
        by_first = self._by_first
        folded = [fold(token) for token in tokens]
        found: list[tuple[int, int, str]] = []
        position, count = 0, len(tokens)
        while position < count:
            bucket = by_first.get(folded[position])
            match = self._longest(bucket, tokens, folded, position) if bucket else None
            if match is None and ".-" in folded[position]:
                match = self._before_hyphen(tokens[position])
            if match is None:
                position += 1
                continue
            if match[1] is not None:
                found.append((position, position + match[0], match[1]))
            position += match[0]
        return found

    def meanings(self, words: str) -> tuple[Meaning, ...]:
        """Return the meanings of an exact name in the order in which they were listed."""
        tokens = cut(bare(words))
        folded = [fold(token) for token in tokens]
        found: tuple[Meaning, ...] = ()
        for length, key, forms in self._by_first.get(folded[0], ()) if folded else ():
            if length == len(tokens) and key == folded:
                for _, rule, listed, meanings in forms:
                    if case_fits(rule, listed, tokens):
                        found += meanings
        return found

    def names(self) -> Iterable[str]:
        """Yield every listed name that means something."""
        for bucket in self._by_first.values():
            for _, _, forms in bucket:
                yield from (name for name, _, _, meanings in forms if meanings)

    @staticmethod
    def _longest(bucket: list[_Entry[Meaning]], tokens: Sequence[str], folded: list[str],
                 position: int) -> tuple[int, str | None] | None:
        for length, key, forms in bucket:
            if length == 1 or folded[position:position + length] == key:
                for name, rule, listed, meanings in forms:
                    if case_fits(rule, listed, tokens[position:position + length]):
                        return length, name if meanings else None
        return None

    def _before_hyphen(self, token: str) -> tuple[int, str | None] | None:
        head = token[:token.index(".-") + 1]
        bucket = self._by_first.get(fold(head))
        return self._longest([entry for entry in bucket if entry[0] == 1], [head], [fold(head)], 0) if bucket else None
