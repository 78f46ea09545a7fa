"""What linking gives: entries with their mentions, reasons and differences; stories; near copies."""
from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..errors import NoSuchReference

Days = tuple[datetime.date, datetime.date]
Kinship = Literal["same text", "cut", "reworked"]
Manner = Literal["same words", "same quotation", "same words and day", "same talks and day", "same story and word", "by hand"]
Aspect = Literal["who", "to whom", "when", "where", "how many"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One annotation as it is compared and cited.

    `key` follows from the document and the words alone, so that a person's decision finds it again after a re-run. Only
    mentions of one `block` are compared. `sides` are the parties by role: of an event actors and recipients, of a statement who
    speaks. `heads` are the words that carry the act, `words` all that carry meaning, `names` and `numbers` those
    of them that two reports of one act share. `days` is what the words themselves tell, a day or a week.
    """

    key: str
    ref: str
    layer: str
    document: str
    published: datetime.date | None
    start: int
    block: Hashable
    sides: tuple[frozenset[str], ...]
    words: frozenset[str]
    heads: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    days: Days | None = None
    place: str | None = None
    amounts: tuple[tuple[str, str], ...] = ()
    reciprocal: bool = False
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why `ref` is of the entry: how it is the same as `other`. `share` is that of the words of the shorter one that both have;
    `copies` whether their documents are near copies; `decision` the number of a person's decision and `because` what was said."""

    ref: str
    other: str
    manner: Manner
    share: float
    copies: bool = False
    decision: int | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the mentions of one entry differ: each value with the references that tell it, the most told first."""

    aspect: Aspect
    told: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act or statement. `key` is the letter of its layer and the key of its first mention: it stays when later documents
    come, and where an earlier one comes the old key still leads here. Mentions in order of publication; one reason for each
    but the first."""

    key: str
    layer: str
    mentions: tuple[Mention, ...]
    reasons: tuple[Reason, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(mention.ref for mention in self.mentions)

    def key_of(self, ref: str) -> str:
        """The letter of the layer and the key of the mention that is meant by a reference or a key; the entry's where it is none's."""
        wanted = ref.strip().lower()
        return self.key[0] + next((one.key for one in self.mentions if one.ref == wanted or one.key == wanted[1:]), self.key[1:])


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about the same happening, by their ids, in order of publication; `key` is the first one's id."""

    key: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """Documents that are near copies, by their ids, in order of publication. `kinship` says for each but the first what it is
    of the one before that is nearest: (document, that one, kinship, share of the shorter one's runs of words that both have)."""

    documents: tuple[str, ...]
    kinship: tuple[tuple[str, str, Kinship, float], ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All entries (those of one mention too), stories and copies (only of several documents), in order of publication."""

    entries: tuple[Entry, ...]
    stories: tuple[Story, ...]
    copies: tuple[Copies, ...]
    orphaned: tuple[int, ...] = ()  # numbers of decisions about a mention that is no longer there
    by_ref: Mapping[str, Entry] = field(default_factory=dict)
    by_key: Mapping[str, Entry] = field(default_factory=dict)

    def of(self, ref: str) -> Entry:
        """The entry that a reference or a key is of. Raises NoSuchReference."""
        wanted = ref.strip().lower()
        found = self.by_ref.get(wanted) or self.by_key.get(wanted[1:])
        if found is None:
            raise NoSuchReference(f"{ref}: no finding or entry of this record is called so; write it as 3f9a2c1d:v2 or as its entry's key")
        return found
