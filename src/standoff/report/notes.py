"""References as footnotes: each one once, numbered where it is first cited, with its article and its exact words."""
from __future__ import annotations

import html
from collections.abc import Iterable

from ..annotation import Reading
from ..brief.gather import LAYERS
from ..brief.words import clean, clip, day_of
from ..told import Article, article_of, findings

WORDS = 400  # characters of the words in a note
CITED = 6  # notes at one place; further ones are counted


class Notes:
    """Hears the readings; then gives a mark for references, and at the end the notes."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Article, str]] = {}
        self._numbers: dict[str, int] = {}

    def hear(self, short: str, reading: Reading) -> None:
        """Keep the words of one reading by their references, which begin with `short`."""
        article = article_of(short, reading)
        self._told[short] = (article, "")
        for layer in LAYERS:
            self._told |= {told.ref: (article, told.words) for told in findings(article, reading, layer)}

    def mark(self, refs: Iterable[str]) -> str:
        """HTML of the numbers of these references, each a link to its note."""
        cited = list(dict.fromkeys(refs))
        more = f" +{len(cited) - CITED}" if len(cited) > CITED else ""
        numbers = [self._numbers.setdefault(ref, len(self._numbers) + 1) for ref in cited[:CITED]]
        links = ",".join(f'<a href="#note-{number}">{number}</a>' for number in numbers)
        return f'<sup class="cite">{links}{more}</sup>' if links else ""

    def listed(self) -> str:
        """HTML of every note that was cited, in order."""
        return "".join(f'<li id="note-{number}">{self._note(ref)}</li>' for ref, number in self._numbers.items())

    def _note(self, ref: str) -> str:
        article, words = self._told.get(ref, (None, ""))
        if article is None:
            return f"<code>{html.escape(clean(ref))}</code>"
        day = day_of(article.published) if article.published else "no date"
        said = [clean(article.title or "Untitled"), clean(article.outlet or ""), day]
        quote = f": “{html.escape(clip(clean(words), WORDS))}”" if words else ""
        return f"<code>{html.escape(ref)}</code> {html.escape(', '.join(one for one in said if one))}{quote}"
