"""From words to whom they mean: the entity, the speaker, the parties at a place in the text."""
from __future__ import annotations

from bisect import bisect_right

from ..annotation import Document, Entity, Mention, Party, Span, Speaker
from ..reference.cues import anonymity
from .contract import Layers


class Who:
    """Looks up mentions and entities by place. Needs `mentions` and `entities`."""

    def __init__(self, document: Document, layers: Layers) -> None:
        self.text = document.text
        self.mentions = layers.mentions
        self.starts = [m.span.start for m in layers.mentions]
        self.entity_at: dict[Span, Entity] = {span: entity for entity in layers.entities for span in entity.mentions}
        self.named = {self.entity_at[m.span].id for m in layers.mentions if m.form == "name" and m.span in self.entity_at}
        self.longest = max((len(m.span) for m in layers.mentions), default=0)

    def mentions_over(self, span: Span) -> list[Mention]:
        """Those that share a character with `span`, outer before inner, in text order."""
        last = bisect_right(self.starts, span.end)
        first = bisect_right(self.starts, span.start - self.longest)
        return [m for m in self.mentions[first:last] if m.span.overlaps(span)]

    def mention(self, span: Span) -> Mention | None:
        """The mention that these words are: the one whose head stands in them, else one that they are a part of; of several
        the one that overlaps most, then the outer one."""
        near = self.mentions_over(span)
        over = [m for m in near if m.head.overlaps(span)] or [m for m in near if m.span.contains(span)]
        if not over and span.of(self.text).casefold() in ("the", "a", "an"):  # the article alone was marked
            over = [m for m in self.mentions_over(Span(span.start, span.end + 2)) if m.span.start == span.end + 1]
        return max(over, key=lambda m: (m.span.shared(span) / max(len(m.span), len(span)), len(m.span)), default=None)

    def entity(self, span: Span) -> Entity | None:
        mention = self.mention(span)
        return self.entity_at.get(mention.span) if mention else None

    def speaker(self, span: Span) -> Speaker:
        """Who these words name as a speaker. A description without a name keeps name None, and has a class of anonymity."""
        mention = self.mention(span)
        entity = self.entity_at.get(mention.span) if mention else None
        if mention and not mention.head.overlaps(span):
            span = mention.span  # "The" for "The American officials"
        words = span.of(self.text)
        if entity is None:
            return Speaker(words, span, anonymous=anonymity(words))
        name = entity.name if entity.id in self.named or entity.kind == "country" else None
        return Speaker(words, span, entity.id, name, entity.code, entity.role, None if name else anonymity(words))

    def party(self, mention: Mention) -> Party | None:
        """The party that a mention stands for; None where nobody knows its code."""
        entity = self.entity_at.get(mention.span)
        code = (entity.code if entity else None) or mention.code
        return Party(code, entity.id if entity else None, mention.span.of(self.text), mention.span) if code else None
