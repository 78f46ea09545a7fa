"""The words that tell a title, an office or a gender, and the look-ups that are asked again and again."""
from __future__ import annotations

import datetime
from functools import lru_cache

from ...reference import parties
from ...reference.named import Named, Office

TITLES = {"mr", "mr.", "mister", "sir", "lord"}, {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "lady", "dame"}
OFFICE_ADJECTIVES = ("foreign", "prime", "deputy", "vice", "chief", "former", "general", "permanent", "special", "national", "senior",
                     "armed", "naval", "top", "military", "acting", "supreme", "joint")
LINKS = ("of", "for", "to", "in", "at", "from", "with")
FEMALE, MALE = ("woman", "queen", "princess", "lady"), ("man", "king", "prince", "lord", "sheikh")


@lru_cache(maxsize=20_000)
def office_of(words: str) -> Office | None:
    return parties.office(words)


@lru_cache(maxsize=20_000)
def lookup(name: str, on: datetime.date | None) -> tuple[Named, ...]:
    return parties.lookup(name, on)


def gender_of(title: str) -> str | None:
    words = title.lower().split()
    if any(w in TITLES[0] for w in words) or any(w.endswith(MALE) and not w.endswith("woman") for w in words):
        return "m"
    return "f" if any(w in TITLES[1] for w in words) or any(w.endswith(FEMALE) for w in words) else None
