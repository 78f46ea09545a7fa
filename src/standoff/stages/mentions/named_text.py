"""A parsed text with the names that reference/parties knows in it: what every kind of mention is read from."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...annotation import Document, Mention, Span
from ...reference import parties
from ...reference.named import Named
from .words import OFFICE_ADJECTIVES, lookup, office_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words that name a state without speaking for it: "pro-Moscow rebels", "Russian-backed fighters".
AT_ARMS_LENGTH = re.compile(r"(?i)(?:pro|anti|non)-.+"
                            r"|.+-(?:backed|aligned|supported|brokered|occupied|held|controlled|born|trained|made|speaking)")


class NamedText:
    """One document's tokens and known names. `in_person` and `in_title_of` are the tokens of people's names and of the titles
    before them, as far as they have been found. `text` and `ents` are the Doc's, which it makes anew at each asking."""

    def __init__(self, document: Document, doc: Doc) -> None:
        self.doc = doc
        self.text = document.text
        self.ents = doc.ents
        self.names = parties.find_names([token.text for token in doc])
        self.known = {i: (start, end, name) for start, end, name in self.names for i in range(start, end)}
        self.in_person: set[int] = set()
        self.in_title_of: set[int] = set()
        self.on = document.published

    def mention(self, start: int, end: int, head: int, **told: Any) -> Mention:
        """Of tokens [start, end) with their head word."""
        doc = self.doc
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        return Mention(span, Span(doc[head].idx, doc[head].idx + len(doc[head])), **told)

    def held(self, name: str, code: str | None, title: str = "") -> Named | None:
        """The office holder of that name as of the document's date, of the same country where the words name one; under a title
        that holders of one state alone have had ("President Eisenhower"), whoever had it before."""
        on = self.on
        found = lookup(name, on) if " " in name else parties.surname(name, on)
        people = [one for one in found if one.kind == "person"]
        if not people and title:
            before = [one for one in parties.surname(name.split()[-1]) if one.role and one.role in title.casefold()]
            people = before if len({one.code for one in before}) == 1 else []
        return next((one for one in people if code is None or one.code[:3] == code[:3]), None)

    def in_title(self, token: Token, i: int) -> bool:
        if token.is_space or (token.is_punct and token.text not in "-–."):
            return False
        if token.lower_ in ("of", "for", "to", "at"):
            return i > 0 and office_of(self.doc[i - 1].text) is not None
        may = token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART") or i in self.known or token.tag_ == "VBN"
        return may and token.tag_ not in ("PRP", "TO", "RP")

    def code_of(self, start: int, end: int, sector: str | None) -> str | None:
        """The party that tokens [start, end) name, with the sector of the office among them. A name after "to" is an
        ambassador's post, not his country."""
        best = None
        for s, e, name in self.names:
            if start <= s and e <= end and not self._is_post(s, start):
                readings = () if AT_ARMS_LENGTH.fullmatch(self.doc[s].text) else lookup(name, self.on)
                found = next((one for one in readings if one.kind != "person"), None)
                if found and (best is None or len(found.code) > len(best)):
                    best = found.code if found.use != "capital" or sector else found.code[:3]
        if best is None:
            return None
        return f"{best} {sector}" if sector and len(best) == 3 else best

    def _is_post(self, name: int, start: int) -> bool:
        """The name at that token stands after "to" or "to the" within the words from `start` on."""
        return (name > start and self.doc[name - 1].lower_ == "to") or (
            name > start + 1 and self.doc[name - 2 : name].text.lower() == "to the")

    def role(self, start: int, end: int) -> str | None:
        """The office in tokens [start, end), without article and nationality: "deputy foreign minister"."""
        kept = [t for t in self.doc[start:end] if t.pos_ not in ("DET", "PUNCT") and t.text not in ("'s", "’s", "’", "'")]
        while kept and (parties.demonym(kept[0].text) or kept[0].text in ("US", "U.S.", "UK") or
                        (kept[0].tag_ in ("JJ", "JJR", "VBN", "VBG", "CD") and kept[0].lower_ not in OFFICE_ADJECTIVES)):
            kept = kept[1:]
        text = self.text[kept[0].idx : kept[-1].idx + len(kept[-1])] if kept else ""
        return text or None
