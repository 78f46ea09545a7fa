"""What the grammar finds before anybody is bound by it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...annotation import Span
from ...annotation.commitment import CommitmentKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Bond:
    """What may be a commitment: the words of what would follow, the word at their head, the words of the condition. `holder`
    names whom it binds, where the grammar tells; `firm`: somebody promises, threatens or offers it in so many words."""

    head: Token
    consequence: Span
    condition: Span | None = None
    kind: CommitmentKind | None = None
    holder: Token | None = None
    firm: bool = False
