"""What a stance is about: a short noun phrase of the text.

Of a verb: its object, else what its clause or preposition is about; of a clause its object, else its subject. A noun phrase
loses its articles, possessive pronouns, quotation marks and relative clauses; times are no issue, pronouns tell none.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 9  # words of an issue
INSIDE = ("det", "amod", "compound", "nmod", "nummod", "poss", "case", "prep", "pobj", "advmod", "quantmod", "cc", "conj", "pcomp", "dobj",
          "npadvmod", "neg")
LEFT_OUT = ("DET", "PRON", "CCONJ", "ADP", "PART", "SCONJ", "AUX", "PUNCT", "ADV")
CLAUSES = ("xcomp", "ccomp", "pcomp", "advcl", "acl")
ENDS = (",", ";", ":", "—", "–", ".")
JOINTS = "“”\"‘’'-–/"  # marks that may stand inside a noun phrase


@dataclass(frozen=True, slots=True)
class Issues:
    """`party` says whether a noun names somebody, `timed` whether it tells a time."""

    party: Callable[[Token], bool]
    timed: Callable[[Token], bool]

    def of(self, token: Token, behind: frozenset[str] = frozenset(), asked: bool = False) -> str | None:
        """The issue of the stance that this word tells. `behind`: the prepositions that lead to it, if any; `asked`: somebody
        named behind the word is asked, thanked or offered something, which is the issue then."""
        following = behind_of(token)
        if any(c.dep_ == "agent" for c in following):  # "is not recognised by", "the plan proposed by"
            what = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
            what = token.head if token.dep_ in ("acl", "relcl") and (what is None or what.pos_ == "PRON") else what
            return self.noun_phrase(what)
        clause = [c for c in following if c.dep_ in CLAUSES and c.pos_ in ("VERB", "AUX", "NOUN", "ADJ")][:1]
        objects = [c for c in following if c.dep_ in ("dobj", "attr", "oprd", "pobj", "dative")]
        preps = sorted((c for c in following if c.dep_ in ("prep", "prt")), key=lambda c: c.lower_ not in behind)
        led = [g for c in preps for g in c.children if g.dep_ in ("pobj", "pcomp")]
        whom = [o for o in (*objects, *led) if asked and self.party(o)]
        clause = clause or [c for o in whom for c in o.children if c.dep_ in ("acl", "relcl")][:1]
        order = [*objects, *led, *clause] if behind and not asked and led and preps[0].lower_ in behind else [*objects, *clause, *led]
        act = None if asked else next((_act(c) for c in clause if c.dep_ == "xcomp"), None)  # none of "asked not to be named"
        return self.first((*(o for o in order if o not in whom), *whom)) or act

    def first(self, candidates: Iterable[Token]) -> str | None:
        return next((words for c in candidates if (words := self.of_clause(c) if c.pos_ in ("VERB", "AUX") else self.of_noun(c))), None)

    def of_noun(self, noun: Token) -> str | None:
        """The noun phrase; of "the notion that …" what the clause is about."""
        clauses = (c for c in noun.children if c.dep_ in ("acl", "ccomp"))
        clause = next((c for c in clauses if any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)), None)
        return (self.of_clause(clause) if clause is not None else None) or self.noun_phrase(noun)

    def of_clause(self, verb: Token) -> str | None:
        """A gerund with its object; else the object, the subject if it is nobody, the object of a clause inside, what a
        preposition leads to, the subject."""
        if verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp", "dobj", "pobj"):
            return phrase([t for t in verb.subtree if t.i >= verb.i])
        who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        objects = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "attr")]
        nobody = [who] if who is not None and who.pos_ != "PRON" and not self.party(who) else []
        inner = [c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "conj") and c.pos_ == "VERB"]
        led = [g for c in verb.children if c.dep_ == "prep" and c.i > verb.i for g in c.children if g.dep_ == "pobj"]
        for candidates, read in (((*objects, *nobody), self.noun_phrase), (inner, self.of_clause), (led, self.noun_phrase)):
            for candidate in candidates:
                if words := read(candidate):
                    return words
        return self.noun_phrase(who)

    def noun_phrase(self, noun: Token | None) -> str | None:
        if noun is None or noun.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "VERB") or self.timed(noun):
            return None
        near = (t for t in noun.subtree if t.dep_ in INSIDE and _within(t, noun))
        inside = {noun.i, *(t.i for t in near if not (t.dep_ == "pobj" and self.timed(t)))}
        first = last = noun.i
        while last + 1 in inside or (last + 2 in inside and noun.doc[last + 1].text in JOINTS):
            last += 1
        while first - 1 in inside or (first - 2 in inside and noun.doc[first - 1].text in JOINTS):
            first -= 1
        return phrase(list(noun.doc[first : last + 1]), noun)


def behind_of(token: Token) -> list[Token]:
    """What hangs from the word behind it; of a noun, the preposition that follows it too ("deepened his resistance to …")."""
    found = [c for c in token.children if c.i > token.i]
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.pos_ == "NOUN" and following is not None and following.dep_ == "prep" and following not in found:
        found.append(following)
    return found


def phrase(words: list[Token], head: Token | None = None) -> str | None:
    """The words in one piece, without what is no part of a noun phrase at its edges; None without a noun or gerund."""
    while words and words[0] != head and (words[0].pos_ in LEFT_OUT or words[0].is_punct or words[0].is_space or words[0].tag_ == "PRP$"):
        words = words[1:]
    stop = next((n for n, t in enumerate(words) if n and (t.text in ENDS or t.tag_ in ("WDT", "WP", "WRB"))), len(words))
    words = words[: min(stop, LONGEST)]
    while words and words[-1] != head and (
            words[-1].pos_ in LEFT_OUT or words[-1].tag_ in ("PRP$", "JJ", "POS") or words[-1].is_space or words[-1].text.endswith("-")):
        words = words[:-1]
    if not any(t.pos_ in ("NOUN", "PROPN") or (t.tag_ == "VBG" and n == 0) for n, t in enumerate(words)):
        return None
    text = words[0].doc.text[words[0].idx : words[-1].idx + len(words[-1])]
    return " ".join("".join(c for c in text if c not in "“”\"").split()).strip(" '‘’")


def _act(verb: Token) -> str | None:
    """ "Talk" of "is ready to talk"."""
    words = [t for t in verb.subtree if t.i >= verb.i and not t.is_space]
    stop = next((n for n, t in enumerate(words) if t.is_punct or t.pos_ in ("PRON", "SCONJ")), len(words))
    return " ".join(t.text for t in words[: min(stop, 5)]) or None


def _within(token: Token, noun: Token) -> bool:
    while token != noun:
        if token.dep_ not in INSIDE:
            return False
        token = token.head
    return True
