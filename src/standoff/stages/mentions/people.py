"""2: people by name, with the title before it ("Soviet Foreign Minister Andrei Gromyko")."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...annotation import Mention
from .named_text import NamedText
from .words import LINKS, TITLES, gender_of, lookup, office_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

CONGRESS = re.compile(r",? \(?[DRI]-[A-Z][\w.]+")  # how American papers mark a member of Congress: "(D-N.Y.)"


def find_people(text: NamedText) -> Iterator[Mention]:
    """Takes note of the tokens of names and titles in `text`."""
    doc = text.doc
    for start, end in _person_names(text):
        left = _title_start(text, start)
        text.in_person.update(range(start, end))
        text.in_title_of.update(range(left, start))
        title = doc[left:start].text
        office = office_of(title) if title else None
        code = text.code_of(left, start, office.sector if office else None)
        name = " ".join(doc[start:end].text.split())
        held = text.held(name, code, title)
        role = text.role(left, start) if office else (held.role if held else None)
        if code is None or len(code) <= 3:
            in_congress = CONGRESS.match(text.text, doc[end - 1].idx + len(doc[end - 1]))
            code = held.code if held else "USA LEG" if in_congress else code
        yield text.mention(left, end, end - 1, form="name", kind="person", code=code,
                           name=held.name if held and end - start == 1 else name, role=role, plural=False, gender=gender_of(title))


def _person_names(text: NamedText) -> Iterator[tuple[int, int]]:
    """Tokens [start, end) of people's names: spaCy's PERSON, cut after a title, and known holders."""
    taken: set[int] = set()
    for start, end, name in text.names:
        if any(one.kind == "person" for one in lookup(name, text.on)) and _is_name(text, start, end) and not _is_title(name):
            taken.update(range(start, end))
            yield start, end
    for ent in text.ents:
        if ent.label_ not in ("ORG", "PERSON"):
            continue
        start, end = _cut(text, ent)
        words = [t.text for t in text.doc[start:end]]
        if ent.label_ == "ORG" and (len(words) != 2 or not _after_office(text, start)):
            continue
        if words and words[-1][0].isupper() and not taken & set(range(start, end)) and not _is_party(text, start, end):
            yield start, end


def _cut(text: NamedText, ent: Tokens) -> tuple[int, int]:
    """spaCy's entity without the titles before the name and what is no word after it."""
    doc, start, end = text.doc, ent.start, ent.end
    if ent.label_ == "ORG":  # "the US Anatoly Dobrynin": spaCy's slip after "Ambassador to"
        start = max((e for s, e, _ in text.names if start <= s and e < end), default=end)
    while start < end and (doc[start].lower_ in TITLES[0] | TITLES[1] or office_of(doc[start].text)):
        start += 1
    while end > start and not doc[end - 1].text[0].isalpha():
        end -= 1
    return start, end


def _after_office(text: NamedText, start: int) -> bool:
    return any(office_of(token.text) for token in text.doc[max(0, start - 6) : start])


def _is_name(text: NamedText, start: int, end: int) -> bool:
    return text.doc[start].text[0].isupper() and text.doc[end - 1].pos_ in ("PROPN", "NOUN", "ADJ", "X")


def _is_title(name: str) -> bool:
    """A title that names one office ("Secretary of State") and no person."""
    return office_of(name) is not None


def _is_party(text: NamedText, start: int, end: int) -> bool:
    """The whole stretch is a known state, body or group, so spaCy's PERSON is a slip."""
    return any(s <= start and end <= e and (one := lookup(name, text.on)) and one[0].kind != "person" for s, e, name in text.names)


def _title_start(text: NamedText, start: int) -> int:
    """Where the title before a name begins; `start` itself where there is none."""
    doc, at = text.doc, start
    while at > 0 and text.in_title(doc[at - 1], at - 1):
        at -= 1
        if doc[at].pos_ == "DET" and not _after_link(text, at):
            break
    while at < start and (doc[at].pos_ in ("PART", "ADP") or doc[at].text in "-–,"):
        at += 1
    words = doc[at:start].text
    told = words and (office_of(words) or doc[start - 1].lower_ in TITLES[0] | TITLES[1])
    return at if told else start


def _after_link(text: NamedText, i: int) -> bool:
    """The article stands inside a title: "ambassador to the US"."""
    return i > 1 and text.doc[i - 1].lower_ in LINKS and office_of(text.doc[i - 2].text) is not None
