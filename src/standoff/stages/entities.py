"""Who is meant: mentions gathered into entities, each with a party's code as of the document's date.

Mentions are taken in text order; each joins an entity or opens one:
    1  a name          joins by its party, a person's by the last name
    2  a description   joins a person of that office and country, "the alliance" the last body named; who holds an office that
                       one person holds ("the Russian president") is known by the date
    3  a pronoun       joins the most salient that agrees in number and gender
Salience: nearness in sentences, subjects before others, and who speaks outside a quotation is not sought inside one.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..annotation import Document, Entity, Mention, Span
from ..annotation.entity import EntityKind
from ..reference import parties
from ..reference.quotation import quotations
from .contract import Layers

if TYPE_CHECKING:
    from spacy.tokens import Doc

OFFICES = (  # nouns by which one person is called now this, now that
    {"ambassador", "envoy", "diplomat", "emissary", "representative"},
    {"spokesman", "spokeswoman", "spokesperson", "secretary", "official"},
    {"president", "leader", "premier", "chancellor", "minister", "king", "head"},
    {"minister", "diplomat", "secretary", "chief"},
    {"general", "commander", "chief", "admiral", "officer", "colonel"},
    {"secretary-general", "chief", "secretary", "head"},
    {"senator", "lawmaker", "congressman", "congresswoman", "legislator", "representative"},
)
OWN_HEAD = re.compile(r"[Tt]he (?:Vice )?President")
RULERS = ("government", "regime", "authorities", "administration", "junta")
FAR, NEAR = 6, 2  # sentences: further back no pronoun reaches; "it" not so far
SUBJECT, IN_QUOTE, STALE = 1.5, 4.0, 1.0  # weights of salience, chosen by hand


@dataclass
class Open:
    """An entity while it grows."""

    kind: EntityKind
    name: str
    code: str | None
    role: str | None
    gender: str | None
    plural: bool
    named: bool
    mentions: list[Mention] = field(default_factory=list)


def find_entities(document: Document, layers: Layers) -> tuple[Entity, ...]:
    """Return the entities by first mention; ids are e1, e2, … Needs `parse` and `mentions`. A pronoun that agrees with
    nobody near belongs to none."""
    assert layers.parse is not None
    found = Resolver(document, layers.parse).all(layers.mentions)
    return tuple(Entity(f"e{n}", one.name, one.kind, one.code, one.role, tuple(m.span for m in one.mentions))
                 for n, one in enumerate(found, 1))


class Resolver:
    def __init__(self, document: Document, doc: Doc) -> None:
        self.text, self.on = document.text, document.published
        self.starts = [sentence.start_char for sentence in doc.sents]
        self.subjects = {t.idx for t in doc if t.dep_ in ("nsubj", "nsubjpass", "csubj")}
        self.apposed = {t.idx: t.head.idx for t in doc if t.dep_ == "appos"}
        self.quotes = [q.inner for q in quotations(document.text)]
        self.open: list[Open] = []
        self.by_head: dict[int, Open] = {}

    def all(self, mentions: tuple[Mention, ...]) -> list[Open]:
        for mention in mentions:
            entity = self.of(mention)
            if entity is not None:
                entity.mentions.append(mention)
                self.by_head[mention.head.start] = entity
                _learn(entity, mention)
        return self.open

    def of(self, mention: Mention) -> Open | None:
        if mention.form == "pronoun":
            return self.pronoun(mention)
        beside = self.by_head.get(self.apposed.get(mention.head.start, -1))
        if beside and beside.kind == mention.kind == "person" and not (beside.named and mention.form == "name"):
            return beside
        if mention.form == "name":
            return self.person(mention) if mention.kind == "person" else self.party(mention)
        return self.description(mention)

    # ------------------------------------------------------------ names

    def person(self, mention: Mention) -> Open:
        """1, people"""
        name = mention.name or mention.span.of(self.text)
        words = set(name.casefold().split())
        for one in reversed(self.open):
            if one.kind == "person" and one.named:
                other = one.name.casefold().split()
                alone = len(mention.span.of(self.text).split()) == 1  # a last name alone: whoever was called so before
                if alone and other[-1] == name.casefold().split()[-1]:
                    return one
                if other[-1] == name.casefold().split()[-1] and (words <= set(other) or set(other) <= words):
                    return one
        title = self.same_office(mention) if mention.role else None
        return title if title and not title.named else self.new(mention, name)

    def party(self, mention: Mention) -> Open:
        """1, states, bodies, groups"""
        name = mention.name or mention.span.of(self.text)
        for one in self.open:
            if one.kind != "person" and one.named and _same_party(one, mention, name):
                return one
        return self.new(mention, name)

    # ------------------------------------------------------------ descriptions

    def description(self, mention: Mention) -> Open | None:
        """2"""
        words = mention.span.of(self.text)
        if mention.kind == "person":
            indefinite = words.split()[0].casefold() in ("a", "an", "another", "one")
            found = None if indefinite and mention.code is None else self.same_office(mention)
            return self.own_head(mention, found) or found or self.holder(mention) or self.new(mention, words)
        if mention.kind == "organisation" and mention.code is None:
            return self.body(mention) or self.new(mention, words)
        alike = (mention.kind, mention.code, mention.role)
        same = (one for one in self.open if mention.code and not one.named and (one.kind, one.code, one.role) == alike)
        return next(same, None) or self.new(mention, words)

    def same_office(self, mention: Mention) -> Open | None:
        """The last person of that office, and of that country where the words name one."""
        for one in sorted((o for o in self.open if o.kind == "person" and o.role), key=lambda o: -o.mentions[-1].span.start):
            if mention.code and one.code and mention.code[:3] != one.code[:3]:
                continue
            if mention.gender and one.gender and mention.gender != one.gender:
                continue
            if self.sentence(mention.span) - self.sentence(one.mentions[-1].span) > 5 * FAR and not (mention.code and one.code):
                continue
            if _alike(mention.role, one.role):
                return one
        return None

    def holder(self, mention: Mention) -> Open | None:
        """Who held the office on the day, where one person holds it at a time."""
        if not mention.code or not mention.role or len(mention.code.split()) != 2 or self.on is None:
            return None
        held = parties.holder(mention.code[:3], mention.role.casefold(), self.on)
        held = tuple(one for one in held if not (one.role or "").startswith("former"))
        if len(held) != 1:
            return None
        same = next((o for o in self.open if o.kind == "person" and o.name == held[0].name), None)
        return same or self.new(mention, held[0].name, named=True)

    def own_head(self, mention: Mention, called: Open | None) -> Open | None:
        """ "The President" of American usage, capitalised and without a country: the American one, unless `called`, the last of
        that office, was named before and not in this very sentence."""
        if mention.code or not OWN_HEAD.fullmatch(mention.span.of(self.text)):
            return None
        if called is not None and (called.code or "").startswith("USA"):
            return called
        beside = called is not None and self.sentence(called.mentions[-1].span) == self.sentence(mention.span)
        ahead = re.search(r"\bPresident [A-Z]", self.text[mention.span.end : mention.span.end + 120]) is not None
        if called is not None and not beside and not ahead:
            return None
        role = (mention.role or "president").casefold()
        held = parties.holder("USA", role, self.on) if self.on else ()
        name = held[0].name if len(held) == 1 else None
        same = next((o for o in self.open if o.kind == "person" and (o.code or "").startswith("USA") and _alike(o.role, role)), None)
        if same is None:
            same = self.new(mention, name or mention.span.of(self.text), named=name is not None)
            same.code, same.role = "USA GOV", role
        return same

    def body(self, mention: Mention) -> Open | None:
        """ "The alliance", "the ministry": the last organisation that could be called so."""
        noun = (mention.role or "").casefold().split()[-1:] or [""]
        if noun[0] in RULERS:  # "the government" after "the Iranian regime"
            known = (o for o in reversed(self.open) if o.code and o.kind == "organisation" and o.role and o.role.split()[-1] in RULERS)
            return next(known, None)
        known = (o for o in self.open if o.kind == "organisation" and o.code and o.mentions)
        for one in sorted(known, key=lambda o: -o.mentions[-1].span.start):
            called = " ".join(parties.called(one.code)) if (one.code or "").startswith(("IGO", "NGO", "REB")) else ""
            if (noun[0] and noun[0] in one.name.casefold()) or noun[0] in called.casefold().split():
                return one
        return None

    # ------------------------------------------------------------ pronouns

    def pronoun(self, mention: Mention) -> Open | None:
        """3"""
        here, quoted = self.sentence(mention.span), self.quote(mention.span)
        best, most = None, -1e9
        for one in self.open:
            if not _agrees(mention, one):
                continue
            last = max((self.salience(m, here, quoted) for m in one.mentions[-4:]), default=-1e9)
            if last > most:
                best, most = one, last
        return best if most > -float(NEAR if mention.gender == "n" else FAR) else None

    def salience(self, mention: Mention, here: int, quoted: Span | None) -> float:
        distance = here - self.sentence(mention.span)
        subject = mention.head.start in self.subjects
        quote = self.quote(mention.span)
        elsewhere = quote is not None and quote != quoted
        later = 0.001 * mention.span.start / (1 + len(self.text))
        return -STALE * distance + SUBJECT * subject - IN_QUOTE * elsewhere + later

    def sentence(self, span: Span) -> int:
        return bisect_right(self.starts, span.start)

    def quote(self, span: Span) -> Span | None:
        at = bisect_right(self.quotes, Span(span.start, span.start + 1_000_000_000)) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at].contains(span) else None

    def new(self, mention: Mention, name: str, named: bool | None = None) -> Open:
        named = mention.form == "name" if named is None else named
        one = Open(mention.kind, name, mention.code, mention.role, mention.gender, bool(mention.plural), named)
        self.open.append(one)
        return one


def _same_party(one: Open, mention: Mention, name: str) -> bool:
    """A state or body is one whatever it is called; two organs of one state are two."""
    if mention.code is None or (len(mention.code) == 7 and mention.code[3] == " "):
        return one.name.casefold() == name.casefold() and one.code == mention.code
    return one.code == mention.code


def _agrees(pronoun: Mention, one: Open) -> bool:
    if pronoun.gender in ("m", "f"):
        return one.kind == "person" and not one.plural and one.gender in (None, pronoun.gender)
    if pronoun.plural:
        return one.plural or one.kind == "group" or (one.kind == "organisation" and one.code is not None and len(one.code) > 3)
    return one.kind in ("country", "organisation") and not one.plural


def _alike(a: str | None, b: str | None) -> bool:
    """Two roles may be the same person's: the head nouns are equal or in one set of OFFICES, and nothing else is at odds."""
    x, y = ({w.strip(",") for w in (role or "").casefold().replace("-", " ").split()} for role in (a, b))
    if not x or not y or ("former" in x) != ("former" in y):
        return False
    if x <= y or y <= x:
        return True
    heads = ((a or "").casefold().split()[-1], (b or "").casefold().split()[-1]) if not x & {"to"} | y & {"to"} else (min(x), min(y))
    return any((heads[0] in group or bool(x & group)) and (heads[1] in group or bool(y & group)) and len(x) == 1 for group in OFFICES)


def _more_exact(code: str, known: str) -> bool:
    return len(code) > len(known) and code[:3] == known[:3]


def _learn(entity: Open, mention: Mention) -> None:
    """A later mention may tell more: a fuller name, an office, a country, a gender."""
    if mention.form == "pronoun":
        entity.gender = entity.gender or (mention.gender if entity.kind == "person" else None)
        return
    if mention.form == "name" and mention.name and (not entity.named or (entity.kind == "person" and len(mention.name) > len(entity.name))):
        entity.name, entity.named = mention.name, True
    if mention.code and (entity.code is None or (entity.kind == "person" and _more_exact(mention.code, entity.code))):
        entity.code = mention.code
    entity.role = entity.role or mention.role
    entity.gender = entity.gender or mention.gender

