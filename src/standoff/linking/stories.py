"""Documents about the same happening: each goes to the story whose words are nearest, among those told of lately, or begins one.

How much a word weighs follows from the documents before it alone, so that a later document never moves an earlier one.
"""
from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .nouns import Story
from .wording import MEANINGLESS, WORD, stem

NEAR = 0.2  # cosine to a story's centre, from which a document is of it; set on ECB+ train
NAMES = 3  # how many times a capitalised word counts; set there too
KEPT = 60  # a document's heaviest words: more blur its story; set there too
REACH = datetime.timedelta(days=4)  # from a story's last document


def counted(text: str) -> dict[str, int]:
    """How often each word that carries meaning stands in a text; a capitalised one counts NAMES times."""
    found: Counter[str] = Counter()
    for word in WORD.findall(text):
        if (folded := word.casefold()) not in MEANINGLESS:
            found[stem(folded)] += NAMES if word[0].isupper() else 1
    return dict(found)


@dataclass(slots=True)
class _Open:
    """A story with the sum of its documents' words."""

    documents: list[str]
    last: datetime.date | None
    words: dict[str, float] = field(default_factory=dict)
    square: float = 0.0  # of the length of `words`


class StoryFinder:
    """Documents one after the other, in order of publication."""

    def __init__(self) -> None:
        self._stories: list[_Open] = []
        self._having: dict[str, set[int]] = {}  # word: stories
        self._seen: Counter[str] = Counter()  # word: documents
        self._count = 0

    def add(self, document: str, words_counted: Mapping[str, int], published: datetime.date | None) -> int:
        """The number of its story."""
        words = self._weighed(words_counted)
        place = self._nearest(words, published)
        if place is None:
            place = len(self._stories)
            self._stories.append(_Open([], published))
        story = self._stories[place]
        story.documents.append(document)
        story.last = max(filter(None, (story.last, published)), default=None)
        for word, weight in words.items():
            before = story.words.get(word, 0.0)
            story.words[word] = before + weight
            story.square += weight * (2 * before + weight)
            self._having.setdefault(word, set()).add(place)
        return place

    def stories(self) -> Iterator[Story]:
        """Those of several documents, in the order of their first."""
        for story in self._stories:
            if len(story.documents) > 1:
                yield Story(story.documents[0], tuple(story.documents))

    def _weighed(self, counted: Mapping[str, int]) -> dict[str, float]:
        self._count += 1
        self._seen.update(counted.keys())
        weights = {word: (1 + math.log(times)) * math.log(1 + self._count / self._seen[word]) for word, times in counted.items()}
        heaviest = dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT])
        length = math.sqrt(sum(weight * weight for weight in heaviest.values())) or 1.0
        return {word: weight / length for word, weight in heaviest.items()}

    def _nearest(self, words: dict[str, float], published: datetime.date | None) -> int | None:
        products: dict[int, float] = {}
        for word, weight in words.items():
            for place in self._having.get(word, ()):
                products[place] = products.get(place, 0.0) + weight * self._stories[place].words[word]
        near = ((product / math.sqrt(self._stories[place].square), -place) for place, product in products.items()
                if self._is_open(self._stories[place], published))
        best = max(near, default=(0.0, 0))
        return -best[1] if best[0] >= NEAR else None

    @staticmethod
    def _is_open(story: _Open, published: datetime.date | None) -> bool:
        return published is None or story.last is None or published - story.last <= REACH
