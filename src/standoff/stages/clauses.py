"""Clauses of the parse: where one begins and ends, its subject, its modal verb."""
from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from ..annotation import Span
from .places.words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = listed("will would shall should could may might 'll ’ll must can wo ca 'd ’d")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
LONGEST, SHORT = 130, 40  # code points of a clause at most, and what is left at least where one is cut at a clause


def subject(verb: Token) -> Token | None:
    """Of the verb, of the one that it is joined to, or of the one that governs it ("threatened to cut")."""
    for _ in range(4):
        if found := next((c for c in verb.children if c.dep_ in SUBJECTS), None):
            return found
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX", "ADJ"):
            return None
        whom = next((c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i), None)
        if verb.dep_ == "xcomp" and whom is not None and not verb.head.lower_.startswith(("promis", "threat", "vow", "pledg")):
            return whom  # "asked them to promise"
        verb = verb.head
    return None


def holder_of(token: Token) -> Token | None:
    """The subject of the word, of the "be" that it stands under, or the noun that it describes."""
    found = subject(token)
    if found is None and token.dep_ in ("acomp", "attr", "oprd", "advcl", "conj", "ccomp", "xcomp", "pcomp"):
        found = next((s for a in list(token.ancestors)[:2] if (s := subject(a)) is not None), None)
    return found if found is not None else token.head if token.dep_ in ("acl", "amod") and token.head.pos_ in ("NOUN", "PROPN") else None


def modal(verb: Token) -> str | None:
    """"will", "would", …, in small letters; of the verb that this one is joined to, where it has no subject of its own."""
    while True:
        found = next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in MODALS), None)
        if found or verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
            return found
        verb = verb.head


def is_counterfactual(verb: Token) -> bool:
    """ "Would have helped"."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("have", "'ve", "’ve") for c in verb.children)


def clause(verb: Token, without: Collection[Token] = ()) -> list[Token]:
    """The verb's clause in one piece round it: not another that is joined to it with a subject of its own, not `without`."""
    others = [c for c in verb.children if c.dep_ in ("conj", "parataxis", "ccomp") and c.i != verb.i
              and (c.dep_ != "ccomp" or c.i < verb.i) and any(g.dep_ in SUBJECTS for g in c.children)]
    telling = [t for t in verb.subtree if t.dep_ in ("acl", "advcl") and t.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in t.children)]
    left_out = {t.i for c in (*others, *telling) for t in c.subtree} | {t.i for t in without}
    kept = {t.i for t in verb.subtree if t.sent == verb.sent and not t.is_space} - left_out
    first = last = verb.i
    while first - 1 in kept or (verb.doc[first - 1].is_space and first - 2 in kept and first > 1):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and verb.doc[last + 1].is_space):
        last += 1
    return [verb.doc[i] for i in range(first, last + 1)]


def span(words: Iterable[Token]) -> Span | None:
    tokens = [t for t in words if not t.is_space]
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None


def shortened(words: list[Token]) -> list[Token]:
    """A long clause without its last clauses: those that begin with "which", "that", a participle or a dash behind what it
    is about."""
    while words and words[-1].idx + len(words[-1]) - words[0].idx > LONGEST:
        breaks = [t.i for t in words if t.idx - words[0].idx > SHORT and (
            t.text in (";", "—", "–") or t.tag_ in ("WDT", "WP") or (t.dep_ == "advcl" and t.tag_ == "VBG") or t.text == ",")]
        if not breaks:
            words = [t for t in words if t.idx + len(t) - words[0].idx <= LONGEST]
            while len(words) > 1 and words[-1].pos_ in ("ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"):
                words = words[:-1]
            break
        words = [t for t in words if t.i < breaks[-1]]
    return words


def at(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def asks(token: Token) -> bool:
    return "?" in str(token.sent.text).rstrip()[-4:]
