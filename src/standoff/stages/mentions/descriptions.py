"""4 and 5: descriptions by an office or a force, pairs without a name, and bodies by a noun."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...annotation import Mention
from ...annotation.entity import EntityKind
from .named_text import NamedText
from .words import LINKS, gender_of, office_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PAIR_NOUNS = ("sides", "countries", "nations", "states", "governments", "leaders", "powers", "presidents", "rivals", "parties",
              "superpowers", "neighbours", "neighbors", "capitals", "allies", "foes", "ministers", "adversaries")
BODY_NOUNS = ("alliance", "bloc", "organisation", "organization", "coalition", "agency", "union", "pact", "council")
COLLECTIVE = ("insurgency", "government", "ministry", "army", "navy", "force", "parliament", "congress", "senate", "house", "police",
              "court", "administration", "regime", "opposition", "department", "committee", "military", "cabinet", "guard", "service",
              "agency", "company", "bank", "union", "delegation", "assembly", "duma", "council", "tribunal", "kremlin", "junta",
              "militia", "fleet", "brigade", "party", "mission", "embassy", "press", "crowd")


def find_descriptions(text: NamedText) -> Iterator[Mention]:
    """4"""
    for token in text.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.i in text.in_person or token.i in text.in_title_of or _goes_on(text, token):
            continue
        start, stop, _ = text.known.get(token.i, (token.i, token.i + 1, None))
        if stop - start > 1:  # the Soviet Union is no trade union
            continue
        left = _start(text, token)
        office = office_of(text.doc[left : token.i + 1].text)
        if office is None:
            continue
        end = _end(text, token.i + 1)
        code = text.code_of(left, token.i + 1, office.sector) or text.code_of(token.i + 1, end, office.sector)
        plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("police", "military", "personnel")
        kind: EntityKind = "group" if plural else "person" if _is_person_noun(token.lower_, office.sector) else "organisation"
        yield text.mention(left, end, token.i, form="description", kind=kind, code=code, role=text.role(left, token.i + 1),
                           plural=plural, gender=gender_of(token.text) if kind == "person" else None)


def find_pairs_and_bodies(text: NamedText) -> Iterator[Mention]:
    """5"""
    for token in text.doc:
        before = text.doc[token.i - 1].lower_ if token.i else ""
        if token.lower_ in PAIR_NOUNS and before in ("both", "two"):
            start = token.i - 1 - (token.i > 1 and text.doc[token.i - 2].lower_ in ("the", "these", "those"))
            yield text.mention(start, token.i + 1, token.i, form="description", kind="group", role="both sides", plural=True)
        elif token.lower_ in BODY_NOUNS and before in ("the", "this", "that") and not _goes_on(text, token):
            yield text.mention(token.i - 1, token.i + 1, token.i, form="description", kind="organisation", role=token.lower_,
                               plural=False, gender="n")


def _goes_on(text: NamedText, token: Token) -> bool:
    """The noun only modifies the next ("military aid", "police chief")."""
    if token.dep_ not in ("compound", "nmod", "amod") or token.head.i <= token.i:
        return False
    return token.head.pos_ in ("NOUN", "PROPN") and token.head.i not in text.in_person


def _start(text: NamedText, token: Token) -> int:
    doc, at, last = text.doc, int(token.i), int(token.i)
    while at > 0 and text.in_title(doc[at - 1], at - 1) and doc[at - 1].lower_ not in LINKS:
        at -= 1
        if doc[at].pos_ == "DET":
            break
    while at < last and doc[at].pos_ == "PART":
        at += 1
    return at


def _end(text: NamedText, end: int) -> int:
    """After a name that "of", "in" or the like ties to the description."""
    doc = text.doc
    if end + 1 < len(doc) and doc[end].lower_ in ("of", "in", "from", "for", "at", "with"):
        first = end + 1 + (doc[end + 1].lower_ == "the")
        if first in text.known and text.known[first][0] == first:
            return text.known[first][1]
    return end


def _is_person_noun(word: str, sector: str) -> bool:
    return sector != "UNK" and not word.endswith(COLLECTIVE)
