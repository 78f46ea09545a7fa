"""Words that may refer to somebody: names, descriptions ("the Russian envoy"), pronouns, with what the words alone tell.

    1  pronouns of the third person, singular and plural
    2  people by name, with the title before it ("Russian Deputy Foreign Minister Sergei Ryabkov")
    3  names that reference/parties knows: states, capitals, bodies, organs, groups, leaders
    4  descriptions whose head is an office or a force ("officials in Moscow", "NATO troops", "the spokesman")
    5  pairs without a name ("both sides", "the two countries"), and bodies by a noun ("the alliance")
    6  other organisations that spaCy names
Of mentions over the same words the first kind in this order stands; descriptions may hold names inside them.
"""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ..annotation import Document, Mention, Span
from ..annotation.entity import EntityKind
from ..reference import parties
from ..reference.named import Named, Office
from .contract import Layers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS: dict[str, tuple[bool, str | None]] = {  # word: (plural, gender)
    **dict.fromkeys(("he", "him", "his", "himself"), (False, "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), (False, "f")),
    **dict.fromkeys(("it", "its", "itself"), (False, "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (True, None)),
}
PAIR_NOUNS = ("sides", "countries", "nations", "states", "governments", "leaders", "powers", "presidents", "rivals", "parties",
              "superpowers", "neighbours", "neighbors", "capitals", "allies", "foes", "ministers", "adversaries")
BODY_NOUNS = ("alliance", "bloc", "organisation", "organization", "coalition", "agency", "union", "pact", "council")
TITLES = {"mr", "mr.", "mister", "sir", "lord"}, {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "lady", "dame"}
OFFICE_ADJECTIVES = ("foreign", "prime", "deputy", "vice", "chief", "former", "general", "permanent", "special", "national", "senior", "armed", "naval",
                     "top", "military", "acting", "supreme", "joint")
LINKS = ("of", "for", "to", "in", "at", "from", "with")
# Words that name a state without speaking for it: "pro-Moscow rebels", "Russian-backed fighters".
AT_ARMS_LENGTH = re.compile(r"(?i)(?:pro|anti|non)-.+|.+-(?:backed|aligned|supported|brokered|occupied|held|controlled|born|trained|made|speaking)")
CONGRESS = re.compile(r",? \(?[DRI]-[A-Z][\w.]+")  # how American papers mark a member of Congress: "(D-N.Y.)"
FEMALE, MALE = ("woman", "queen", "princess", "lady"), ("man", "king", "prince", "lord", "sheikh")


@lru_cache(maxsize=20_000)
def office_of(words: str) -> Office | None:
    return parties.office(words)


@lru_cache(maxsize=20_000)
def lookup(name: str, on: datetime.date | None) -> tuple[Named, ...]:
    return parties.lookup(name, on)


def find_mentions(document: Document, layers: Layers) -> tuple[Mention, ...]:
    """Return the mentions in text order, outer before inner. Needs `parse`."""
    assert layers.parse is not None
    finder = Finder(document, layers.parse)
    kept: dict[tuple[int, int], Mention] = {}
    for mention in finder.all():
        kept.setdefault((mention.span.start, -mention.span.end), mention)
    return tuple(kept[key] for key in sorted(kept))


class Finder:
    """The mentions of one parsed document."""

    def __init__(self, document: Document, doc: Doc) -> None:
        self.document, self.doc = document, doc
        self.names = parties.find_names([token.text for token in doc])
        self.known = {i: (start, end, name) for start, end, name in self.names for i in range(start, end)}
        self.in_person: set[int] = set()
        self.in_title_of: set[int] = set()
        self.on = document.published

    def all(self) -> Iterator[Mention]:
        yield from self.pronouns()
        yield from self.people()
        yield from self.known_names()
        yield from self.descriptions()
        yield from self.pairs_and_bodies()
        yield from self.other_names()

    def mention(self, start: int, end: int, head: int, **told: object) -> Mention:
        """Of tokens [start, end) with their head word."""
        doc = self.doc
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        return Mention(span, Span(doc[head].idx, doc[head].idx + len(doc[head])), **told)  # type: ignore[arg-type]

    def pronouns(self) -> Iterator[Mention]:
        """1"""
        for token in self.doc:
            if token.tag_ in ("PRP", "PRP$") and (told := PRONOUNS.get(token.lower_)) and not _empty_it(token):
                yield self.mention(token.i, token.i + 1, token.i, form="pronoun", kind="other", plural=told[0], gender=told[1])

    def people(self) -> Iterator[Mention]:
        """2"""
        for start, end in self.person_names():
            left = self.title_start(start)
            self.in_person.update(range(start, end))
            self.in_title_of.update(range(left, start))
            title = self.doc[left:start].text
            office = office_of(title) if title else None
            code = self.code_of(left, start, office.sector if office else None)
            name = " ".join(t.text for t in self.doc[start:end])
            held = self.held(name, code)
            role = _role(self.doc, left, start) if office else (held.role if held else None)
            if code is None or len(code) <= 3:
                code = held.code if held else "USA LEG" if CONGRESS.match(self.doc.text, self.doc[end - 1].idx + len(self.doc[end - 1])) else code
            yield self.mention(left, end, end - 1, form="name", kind="person", code=code, name=held.name if held and end - start == 1 else name,
                               role=role, plural=False, gender=_gender(title))

    def held(self, name: str, code: str | None) -> Named | None:
        """The office holder of that name as of the document's date, of the same country where the words name one."""
        on = self.on
        found = lookup(name, on) if " " in name else parties.surname(name, on)
        people = [one for one in found if one.kind == "person"]
        return next((one for one in people if code is None or one.code[:3] == code[:3]), None)

    def person_names(self) -> Iterator[tuple[int, int]]:
        """Tokens [start, end) of people's names: spaCy's PERSON, cut after a title, and known holders."""
        taken: set[int] = set()
        for start, end, name in self.names:
            if any(one.kind == "person" for one in lookup(name, self.on)) and self.is_name(start, end):
                if not _is_title(name):
                    taken.update(range(start, end))
                    yield start, end
        for ent in self.doc.ents:
            start, end = ent.start, ent.end
            if ent.label_ == "ORG":  # "the US Anatoly Antonov": spaCy's slip after "Ambassador to"
                start = max((e for s, e, _ in self.names if start <= s and e < end), default=end)
            elif ent.label_ != "PERSON":
                continue
            while start < end and (self.doc[start].lower_ in TITLES[0] | TITLES[1] or office_of(self.doc[start].text)):
                start += 1
            while end > start and not self.doc[end - 1].text[0].isalpha():
                end -= 1
            words = [t.text for t in self.doc[start:end]]
            if ent.label_ == "ORG" and (len(words) != 2 or not self.after_office(start)):
                continue
            if words and words[-1][0].isupper() and not taken & set(range(start, end)) and not self.is_party(start, end):
                yield start, end

    def after_office(self, start: int) -> bool:
        return any(office_of(token.text) for token in self.doc[max(0, start - 6) : start])

    def is_name(self, start: int, end: int) -> bool:
        return self.doc[start].text[0].isupper() and self.doc[end - 1].pos_ in ("PROPN", "NOUN", "ADJ", "X")

    def is_party(self, start: int, end: int) -> bool:
        """The whole stretch is a known state, body or group, so spaCy's PERSON is a slip."""
        return any(s <= start and end <= e and (one := lookup(name, self.on)) and one[0].kind != "person" for s, e, name in self.names)

    def title_start(self, start: int) -> int:
        """Where the title before a name begins; `start` itself where there is none."""
        doc, at = self.doc, start
        while at > 0 and self.in_title(doc[at - 1], at - 1):
            at -= 1
            if doc[at].pos_ == "DET" and not self.after_link(at):
                break
        while at < start and (doc[at].pos_ in ("PART", "ADP") or doc[at].text in "-–,"):
            at += 1
        words = doc[at:start].text
        told = words and (office_of(words) or doc[start - 1].lower_ in TITLES[0] | TITLES[1])
        return at if told else start

    def after_link(self, i: int) -> bool:
        """The article stands inside a title: "ambassador to the US"."""
        return i > 1 and self.doc[i - 1].lower_ in LINKS and office_of(self.doc[i - 2].text) is not None

    def in_title(self, token: Token, i: int) -> bool:
        if token.is_space or token.is_punct and token.text not in "-–.":
            return False
        if token.lower_ in ("of", "for", "to", "at"):
            return i > 0 and office_of(self.doc[i - 1].text) is not None
        return (token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART") or i in self.known or token.tag_ == "VBN") and token.tag_ not in ("PRP", "TO", "RP")

    def code_of(self, start: int, end: int, sector: str | None) -> str | None:
        """The party that tokens [start, end) name, with the sector of the office among them. A name after "to" is an
        ambassador's post, not his country."""
        best = None
        for s, e, name in self.names:
            if start <= s and e <= end and not (s > start and self.doc[s - 1].lower_ == "to") and not (s > start + 1 and self.doc[s - 2 : s].text.lower() == "to the"):
                readings = [] if AT_ARMS_LENGTH.fullmatch(self.doc[s].text) else lookup(name, self.on)
                found = next((one for one in readings if one.kind != "person"), None)
                if found and (best is None or len(found.code) > len(best)):
                    best = found.code if found.use != "capital" or sector else found.code[:3]
        if best is None:
            return None
        return f"{best} {sector}" if sector and len(best) == 3 else best

    def known_names(self) -> Iterator[Mention]:
        """3"""
        for start, end, name in self.names:
            found = next((one for one in lookup(name, self.on) if one.kind != "person"), None)
            if found is None or start in self.in_person or self.within_other_name(start, end):
                continue
            kind: EntityKind = "country" if found.kind in ("country", "place") and len(found.code) == 3 else "group" if found.kind == "group" else "organisation"
            people = found.use == "demonym" and self.doc[end - 1].tag_ in ("NNS", "NNPS")
            yield self.mention(start, end, end - 1, form="name", kind=kind, code=found.code, name=found.name, plural=people or None, gender="n")

    def within_other_name(self, start: int, end: int) -> bool:
        """The name is a part of another's: "Washington Post", "Jordan Henderson", "South Korea's Lee Jae" is not."""
        for ent in self.doc[start].doc.ents:
            if ent.start > start:
                break
            if ent.start <= start and end < ent.end and ent.label_ in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"):
                rest = [t for t in self.doc[ent.start : ent.end] if t.i < start or t.i >= end]
                proper = [t for t in rest if t.pos_ == "PROPN" and t.text[0].isupper() and t.i not in self.known]
                return bool(proper) and office_of(ent.text) is None and start == ent.start and self.doc[end - 1].tag_ != "JJ"
        return False

    def descriptions(self) -> Iterator[Mention]:
        """4"""
        for token in self.doc:
            if token.pos_ not in ("NOUN", "PROPN") or token.i in self.in_person or token.i in self.in_title_of or self.goes_on(token):
                continue
            left = self.description_start(token)
            office = office_of(self.doc[left : token.i + 1].text)
            if office is None:
                continue
            end = self.description_end(token.i + 1)
            code = self.code_of(left, token.i + 1, office.sector) or self.code_of(token.i + 1, end, office.sector)
            plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("police", "military", "personnel")
            kind: EntityKind = "group" if plural else "person" if _is_person_noun(token.lower_, office.sector) else "organisation"
            yield self.mention(left, end, token.i, form="description", kind=kind, code=code, role=_role(self.doc, left, token.i + 1),
                               plural=plural, gender=_gender(token.text) if kind == "person" else None)

    def goes_on(self, token: Token) -> bool:
        """The noun only modifies the next ("military aid", "police chief")."""
        return token.dep_ in ("compound", "nmod", "amod", "poss") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN") and token.head.i not in self.in_person \
            and (token.dep_ != "poss")

    def description_start(self, token: Token) -> int:
        at = token.i
        while at > 0 and self.in_title(self.doc[at - 1], at - 1) and self.doc[at - 1].lower_ not in LINKS:
            at -= 1
            if self.doc[at].pos_ == "DET":
                break
        while at < token.i and self.doc[at].pos_ == "PART":
            at += 1
        return at

    def description_end(self, end: int) -> int:
        """After a name that "of", "in" or the like ties to the description."""
        doc = self.doc
        if end + 1 < len(doc) and doc[end].lower_ in ("of", "in", "from", "for", "at", "with"):
            first = end + 1 + (doc[end + 1].lower_ == "the")
            if first in self.known and self.known[first][0] == first:
                return self.known[first][1]
        return end

    def pairs_and_bodies(self) -> Iterator[Mention]:
        """5"""
        for token in self.doc:
            if token.lower_ in PAIR_NOUNS and token.i and self.doc[token.i - 1].lower_ in ("both", "two"):
                start = token.i - 1 - (token.i > 1 and self.doc[token.i - 2].lower_ in ("the", "these", "those"))
                yield self.mention(start, token.i + 1, token.i, form="description", kind="group", role="both sides", plural=True)
            elif token.lower_ in BODY_NOUNS and token.i and self.doc[token.i - 1].lower_ in ("the", "this", "that") and not self.goes_on(token):
                yield self.mention(token.i - 1, token.i + 1, token.i, form="description", kind="organisation", role=token.lower_, plural=False, gender="n")

    def other_names(self) -> Iterator[Mention]:
        """6. A word that is the last of somebody's name above, or a known holder's, is that person, whatever spaCy says."""
        surnames = {self.doc[i].text for i in self.in_person if i + 1 not in self.in_person}
        for token in self.doc:
            if token.pos_ == "PROPN" and token.ent_type_ in ("", "ORG", "GPE", "NORP", "PRODUCT", "FAC", "PERSON") and self.alone(token) and token.i not in self.known:
                held = self.held(token.text, None)
                if token.text in surnames or held:
                    self.in_person.add(token.i)
                    yield self.mention(token.i, token.i + 1, token.i, form="name", kind="person", code=held.code if held else None,
                                       name=held.name if held else token.text, role=held.role if held else None, plural=False)
        for ent in self.doc.ents:
            if ent.label_ == "ORG" and ent.start not in self.known and ent.start not in self.in_person and ent.text[0].isupper():
                end = ent.end - (self.doc[ent.end - 1].text in ("'s", "’s"))
                if end > ent.start and not any(i in self.in_person or i in self.known for i in range(ent.start, end)):
                    yield self.mention(ent.start, end, end - 1, form="name", kind="organisation", name=self.doc[ent.start : end].text, gender="n")

    def alone(self, token: Token) -> bool:
        """No other part of a name stands beside it."""
        beside = [self.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(self.doc)]
        return token.i not in self.in_person and not any(t.pos_ == "PROPN" and t.ent_type_ == token.ent_type_ and t.i not in self.in_title_of for t in beside)


def _empty_it(token: Token) -> bool:
    """ "It is clear that", "it must be": refers to nobody."""
    return token.lower_ == "it" and (token.dep_ == "expl" or token.head.lemma_ in ("seem", "rain") or
                                     any(child.dep_ in ("ccomp", "advcl") and child.i > token.head.i for child in token.head.children) and token.head.pos_ == "AUX")


def _is_title(name: str) -> bool:
    """A title that names one office ("Secretary of State") and no person."""
    return office_of(name) is not None


def _is_person_noun(word: str, sector: str) -> bool:
    collective = ("insurgency", "government", "ministry", "army", "navy", "force", "parliament", "congress", "senate", "house", "police", "court", "administration", "regime",
                  "opposition", "department", "committee", "military", "cabinet", "guard", "service", "agency", "company", "bank", "union", "delegation",
                  "assembly", "duma", "council", "tribunal", "kremlin", "junta", "militia", "fleet", "brigade", "party", "mission", "embassy", "press", "crowd")
    return sector != "UNK" and not word.endswith(collective)


def _role(doc: Doc, start: int, end: int) -> str | None:
    """The office in tokens [start, end), without article and nationality: "deputy foreign minister"."""
    kept = [t for t in doc[start:end] if t.pos_ not in ("DET", "PUNCT") and t.text not in ("'s", "’s", "’", "'")]
    while kept and (parties.demonym(kept[0].text) or kept[0].text in ("US", "U.S.", "UK") or
                    kept[0].tag_ in ("JJ", "JJR", "VBN", "VBG", "CD") and kept[0].lower_ not in OFFICE_ADJECTIVES):
        kept = kept[1:]
    text = doc.text[kept[0].idx : kept[-1].idx + len(kept[-1])] if kept else ""
    return text or None


def _gender(title: str) -> str | None:
    words = title.lower().split()
    if any(w in TITLES[0] for w in words) or any(w.endswith(MALE) and not w.endswith("woman") for w in words):
        return "m"
    return "f" if any(w in TITLES[1] for w in words) or any(w.endswith(FEMALE) for w in words) else None
