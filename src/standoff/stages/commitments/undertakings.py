"""What somebody undertakes, threatens or offers without a condition, by grammar.

    1  a word that binds       "promised to …", "is committed to …", "our determination to …", "warned of consequences"
    2  will                    "we will …", "our response will …", "the United States will …": whether it is the speaker's own
                               act is for `bound` to say
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..clauses import SUBJECTS, asks, clause, holder_of, modal, shortened, span, subject
from ..places.words import listed
from ..standing import owner
from . import words as tables
from .bond import Bond

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LIGHT = listed("""give gives gave given giving express expresses expressed voice voiced renew renewed reaffirm reaffirmed reaffirms
    reiterate reiterated repeat repeated make makes made underscore underscored underline underlined have has stress stressed restate
    restated""")
WARNED = ("will", "would", "could", "may", "might")
WOULD = ("would", "'d", "’d")
QUESTIONS = ("whether", "why", "how", "what", "where", "when", "who", "which", "if")
TOO_SHORT = 15  # code points of a consequence that does not tell enough without the word that governs it


def find_undertakings(doc: Doc) -> Iterator[Bond]:
    for token in doc:
        if asks(token):
            continue
        if token.lower_ in tables.BINDING and not _denied(token):
            found = _noun(token) if token.pos_ == "NOUN" else _verb(token)
            if found:
                yield found
        elif token.pos_ in ("VERB", "AUX") and (found := _will(token)):
            yield found


def _denied(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in (*token.children, *(token.head.children if token.dep_ in ("acomp", "xcomp") else ())))


def _verb(token: Token) -> Bond | None:
    """1. "Promised to", "are prepared to", "pledged aid"."""
    governed = [c for c in token.children if c.i > token.i]
    if tables.BINDING[token.lower_] == "threat" and (found := _threatened_with(token)):
        return found
    to = next((c for c in governed if c.dep_ == "prep" and c.lower_ in ("to", "of")), None)
    led = next((c for c in to.children if c.dep_ in ("pcomp", "pobj")), None) if to is not None else None
    complement = next((c for c in governed if c.dep_ in ("xcomp", "ccomp")), None)
    if complement is None and led is not None and (to is not None and (to.lower_ == "to" or tables.HARM.search(led.text))):
        complement = led
    if complement is None:
        complement = next((c for c in governed if c.dep_ == "dobj"), None)
        gives = token.pos_ == "VERB" and tables.BINDING[token.lower_] in ("promise", "guarantee")
        if complement is None or not gives or complement.pos_ == "PRON":
            return None
    if _is_told(complement) or (tables.BINDING[token.lower_] == "warning" and not _warns(complement)):
        return None
    words = clause(complement) if complement.pos_ in ("VERB", "AUX") else list(complement.subtree)
    words = [t for t in words if t.i > token.i]
    plain = token.pos_ == "ADJ" or token.tag_ == "VBN" or span(words) is None or len(span(words) or "") < TOO_SHORT
    follows = span(shortened([token, *token.doc[token.i + 1 : words[-1].i + 1]] if plain and words else words))
    return Bond(complement, follows, None, tables.BINDING[token.lower_], holder_of(token), True) if follows else None


def _threatened_with(token: Token) -> Bond | None:
    """ "Threatened whoever interfered with a quick response": whom it would hit is the condition, where a clause tells."""
    where = next((c for c in token.subtree if c.dep_ == "prep" and c.lower_ == "with" and c.i > token.i and any(
        t.dep_ == "pobj" for t in c.children)), None)
    hit = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    if where is None or hit is None:
        return None
    told = [t for t in hit.subtree if t.i < where.i]
    follows = span(shortened([t for t in where.subtree if t.i > where.i]))
    condition = span(told) if any(t.dep_ == "relcl" for t in told) else None
    return Bond(where, follows, condition, "threat", holder_of(token), True) if follows else None


def _is_told(complement: Token) -> bool:
    """A clause of what was or is, no act to come."""
    helpers = [c for c in complement.children if c.dep_ in ("aux", "auxpass")]
    finite = complement.dep_ == "ccomp" and complement.pos_ in ("VERB", "AUX") and not any(c.lower_ == "to" for c in helpers)
    return finite and modal(complement) is None


def _warns(complement: Token) -> bool:
    words = " ".join(t.text for t in complement.subtree)
    first = subject(complement)
    own = first is not None and (first.lower_ in tables.FIRST_PERSON or any(c.lower_ in tables.OWN for c in first.children))
    told = first is not None and first.lower_ in ("it", "they", "he", "she") and modal(complement) in WARNED
    return own or told or complement.dep_ == "xcomp" or tables.HARM.search(words) is not None


def _noun(token: Token) -> Bond | None:
    """1. "Our commitment to", "gave assurances that"; a noun of nobody's binds nobody."""
    whose = owner(token)
    verb = token.head if token.dep_ in ("dobj", "conj") else None
    giver = subject(verb) if verb is not None and verb.lower_ in LIGHT else None
    to = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl") or (c.dep_ == "prep" and c.lower_ in ("to", "of"))), None)
    kind, holder = tables.BINDING[token.lower_], whose if whose is not None else giver
    if to is None and token.dep_ == "conj":  # "our commitment and our firm resolve to": what one leads to, both do
        return None
    joined = next((c for c in token.children if c.dep_ == "conj" and c.lower_ in tables.BINDING), None)
    if holder is None or (to is None and joined is None) or (kind in ("threat", "warning") and not (to is not None and to.dep_ == "acl")):
        return None
    follows = span(shortened([t for t in token.subtree if not t.is_space]))
    return Bond(token, follows, None, kind, holder, True) if follows else None


def _will(verb: Token) -> Bond | None:
    """2"""
    first, aux = subject(verb), modal(verb)
    if first is None or aux == "must" or aux not in (*tables.FIRM, *WOULD) or verb.lower_ in tables.MERE:
        return None
    joined = verb.dep_ == "conj" and verb.head.tag_ != "MD" and not any(c.dep_ in SUBJECTS for c in verb.children)
    asked = any(c.lower_ in QUESTIONS and c.i < verb.i for c in verb.children)
    if joined or asked or verb.dep_ in ("advcl", "relcl", "pcomp") or (verb.lower_ == "be" and not _steady(verb)):
        return None
    words = clause(verb)
    follows = span(shortened(words))
    return Bond(verb, follows, None, "promise", first) if follows else None


def _steady(verb: Token) -> bool:
    return any(c.lower_ in tables.STEADY for c in verb.children if c.dep_ in ("acomp", "attr", "prep", "advmod"))
