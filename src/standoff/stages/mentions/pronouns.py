"""1: pronouns of the third person."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...annotation import Mention
from .named_text import NamedText

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS: dict[str, tuple[bool, str | None]] = {  # word: (plural, gender)
    **dict.fromkeys(("he", "him", "his", "himself"), (False, "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), (False, "f")),
    **dict.fromkeys(("it", "its", "itself"), (False, "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (True, None)),
}


def find_pronouns(text: NamedText) -> Iterator[Mention]:
    for token in text.doc:
        if token.tag_ in ("PRP", "PRP$") and (told := PRONOUNS.get(token.lower_)) and not _empty_it(token):
            yield text.mention(token.i, token.i + 1, token.i, form="pronoun", kind="other", plural=told[0], gender=told[1])


def _empty_it(token: Token) -> bool:
    """ "It is clear that", "it must be": refers to nobody."""
    if token.lower_ != "it":
        return False
    verb = token.head
    clause_after = any(child.dep_ in ("ccomp", "advcl") and child.i > verb.i for child in verb.children)
    return token.dep_ == "expl" or (clause_after and verb.pos_ == "AUX")
