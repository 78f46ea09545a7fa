"""3 and 6: names of parties that reference/parties knows, other organisations that spaCy names, last names alone."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...annotation import Mention
from ...annotation.entity import EntityKind
from ...reference.named import Named
from .named_text import NamedText
from .words import lookup, office_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_known_names(text: NamedText) -> Iterator[Mention]:
    """3"""
    for start, end, name in text.names:
        found = next((one for one in lookup(name, text.on) if one.kind != "person"), None)
        if found is None or start in text.in_person or _within_other_name(text, start, end):
            continue
        people = found.use == "demonym" and text.doc[end - 1].tag_ in ("NNS", "NNPS")
        yield text.mention(start, end, end - 1, form="name", kind=_kind_of(found), code=found.code, name=found.name,
                           plural=people or None, gender="n")


def _kind_of(found: Named) -> EntityKind:
    if found.kind in ("country", "place") and len(found.code) == 3:
        return "country"
    return "group" if found.kind == "group" else "organisation"


def _within_other_name(text: NamedText, start: int, end: int) -> bool:
    """The name is a part of another's: "Washington Post", "Jordan Henderson", "South Korea's Lee Jae" is not."""
    doc = text.doc
    for ent in text.ents:
        if ent.start > start:
            break
        if ent.start <= start and end < ent.end and ent.label_ in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"):
            rest = [t for t in doc[ent.start : ent.end] if t.i < start or t.i >= end]
            proper = [t for t in rest if t.pos_ == "PROPN" and t.text[0].isupper() and t.i not in text.known]
            return bool(proper) and office_of(ent.text) is None and start == ent.start and doc[end - 1].tag_ != "JJ"
    return False


def find_other_names(text: NamedText) -> Iterator[Mention]:
    """6. A word that is the last of somebody's name above, or a known holder's, is that person, whatever spaCy says."""
    surnames = {text.doc[i].text for i in text.in_person if i + 1 not in text.in_person}
    for token in text.doc:
        if _may_be_surname(text, token):
            held = text.held(token.text, None)
            if token.text in surnames or held:
                text.in_person.add(token.i)
                yield text.mention(token.i, token.i + 1, token.i, form="name", kind="person", code=held.code if held else None,
                                   name=held.name if held else token.text, role=held.role if held else None, plural=False)
    for ent in text.ents:
        if ent.label_ == "ORG" and ent.start not in text.known and ent.start not in text.in_person and ent.text[0].isupper():
            end = ent.end - (text.doc[ent.end - 1].text in ("'s", "’s"))
            if end > ent.start and not any(i in text.in_person or i in text.known for i in range(ent.start, end)):
                yield text.mention(ent.start, end, end - 1, form="name", kind="organisation",
                                   name=text.doc[ent.start : end].text, gender="n")


def _may_be_surname(text: NamedText, token: Token) -> bool:
    """A proper noun that is no known party's name, with no other part of a name beside it."""
    if token.pos_ != "PROPN" or token.ent_type_ not in ("", "ORG", "GPE", "NORP", "PRODUCT", "FAC", "PERSON"):
        return False
    if token.i in text.in_person or token.i in text.known:
        return False
    beside = [text.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(text.doc)]
    return not any(t.pos_ == "PROPN" and t.ent_type_ == token.ent_type_ and t.i not in text.in_title_of for t in beside)
