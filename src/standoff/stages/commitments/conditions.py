"""Conditions and what would follow from them, by grammar.

    1  if, unless, until, once, provided     a clause with such a word, before or behind its main clause
    2  should, were, had + subject           the same without a word for it
    3  in the event of, as long as, based on a preposition or a group of words in its place
    4  any X will be met with, would lead to the subject is the condition
    5  depends on                            what is behind it is the condition, its subject what would follow
    6  must … or face                        what must be done is the condition of being spared
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..clauses import MODALS, asks, clause, holder_of, is_counterfactual, modal, shortened, span, subject
from . import words as tables
from .bond import Bond

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


COMPLEMENTS = ("xcomp", "ccomp")
ENDS = (",", ";", "—", "–", "”", '"', ".")


def find_conditions(doc: Doc) -> Iterator[Bond]:
    """Every condition with its consequence; whether anybody is bound by it is for `bound` to say."""
    for sentence in doc.sents:
        if not asks(sentence.root):
            for rule in (openers, leads, depends, or_else):
                yield from rule(sentence)


# ---------------------------------------------------------------- 1, 2 and 3

def openers(sentence: Tokens) -> Iterator[Bond]:
    seen = sentence.start
    for opener in sorted((*_ifs(sentence), *_inversions(sentence), *_groups(sentence)), key=lambda o: (o.start, -o.end)):
        for found in (_governed(opener), _fronted(opener), _trailing(opener)) if opener.start >= seen else ():
            if found and (bond := _bond(opener, *found)):
                seen = found[0][-1].i + 1
                yield bond
                break


def _ifs(sentence: Tokens) -> Iterator[Tokens]:
    for token in sentence:
        if token.lower_ not in tables.IFS or token.pos_ not in ("SCONJ", "ADV", "VERB", "ADP") or token.dep_ in ("ROOT", *COMPLEMENTS):
            continue
        whether = token.lower_ == "if" and token.head.dep_ == "ccomp"
        before = token.doc[token.i - 1].lower_ if token.i > sentence.start else ""
        until_day = token.lower_ == "until" and tables.DAY.match(sentence.doc.text, token.idx + len(token) + 1)
        if not whether and not until_day and before not in ("as", "not", "at", "than", "more"):
            yield token.doc[token.i : token.i + 1]


def _inversions(sentence: Tokens) -> Iterator[Tokens]:
    """ "Should Russia invade", "were it to attack"."""
    for token in sentence[:-2]:
        if token.lower_ not in tables.INVERTED:
            continue
        before, after = token.doc[token.i - 1] if token.i > sentence.start else None, token.doc[token.i + 1]
        first = before is None or before.is_punct or before.pos_ in ("SCONJ", "CCONJ", "NOUN", "PROPN")
        named = after.pos_ in ("PRON", "PROPN", "DET") or after.dep_ in ("det", "nsubj", "compound")
        verb = token.head if token.dep_ in ("aux", "auxpass") else token
        told = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i for c in verb.children)
        to = token.lower_ == "should" or any(t.lower_ == "to" for t in token.doc[token.i : min(token.i + 8, sentence.end)])
        if first and named and to and not told:
            yield token.doc[token.i : token.i + 1]


def _groups(sentence: Tokens) -> Iterator[Tokens]:
    for match in tables.OPENERS.finditer(sentence.text):
        if (tokens := _tokens(sentence, match)) is not None:
            yield tokens


def _governed(opener: Tokens) -> tuple[list[Token], Token, bool] | None:
    """By the parse: the words of the condition, the verb of the main clause, whether that comes behind."""
    token = opener[0]
    held = token.head if token.dep_ in ("mark", "aux", "advmod", "prep") and len(opener) == 1 else None
    if held is None or held.dep_ != "advcl" or held.head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    words, main = [t for t in held.subtree if t.i > token.i], held.head
    astray = any(t.i < token.i and t.dep_ in ("nsubj", "nsubjpass") for t in held.children)  # its subject stands before the "if"
    if not words or astray or token.i < main.i <= words[-1].i:
        return None
    behind = main.i > words[-1].i
    if behind and any(t.lower_ == "then" and t.head == main for t in words):
        return None
    return words, main, behind


def _fronted(opener: Tokens) -> tuple[list[Token], Token, bool] | None:
    """By its marks: the condition runs to the first comma or dash behind which a modal verb stands before the next one."""
    sentence = opener[0].sent
    before = opener.doc[opener.start - 1] if opener.start > sentence.start else None
    if not (before is None or before.is_punct or before.pos_ in ("SCONJ", "CCONJ", "VERB", "ADV", "PRON")):
        return None
    commas = [t.i for t in sentence if t.i >= opener.end and t.text in (",", "—", "–", "then")]
    for comma, following in pairwise([*commas, sentence.end]):
        aux = next((t for t in opener.doc[comma:following] if t.tag_ == "MD" and t.lower_ in MODALS), None)
        if aux is not None and comma > opener.end:
            return list(opener.doc[opener.end : comma]), _head_of(aux), True
    return None


def _trailing(opener: Tokens) -> tuple[list[Token], Token, bool] | None:
    """A modal verb, or a noun of what would hurt, stands before it; the condition runs to the next mark."""
    sentence = opener[0].sent
    before = list(opener.doc[sentence.start : opener.start])
    heads = [_head_of(t) for t in before if t.tag_ == "MD" and t.lower_ in MODALS]
    heads = heads or [t for t in before[-8:] if t.pos_ == "NOUN" and tables.HARM.fullmatch(t.text)]
    heads = heads or [t for t in before if t.dep_ in ("xcomp", "ccomp") and t.head.lower_ in tables.BINDING]
    if not heads:
        return None  # nothing is said to follow
    stop = next((t.i for t in opener.doc[opener.end : sentence.end] if t.text in ENDS), sentence.end)
    words = list(opener.doc[opener.end : stop])
    return (words, heads[-1], False) if words else None


def _head_of(aux: Token) -> Token:
    return aux.head if aux.dep_ == "aux" else aux


def _bond(opener: Tokens, words: list[Token], main: Token, behind: bool) -> Bond | None:
    main, bound = _main(main)
    named = opener.text.lower() in tables.NAMED
    condition = span(t for t in (*(opener if named else ()), *words) if t.text not in (",", "—", "–"))
    harm = main.pos_ == "NOUN" and tables.HARM.fullmatch(main.text) is not None
    if condition is None or len(words) + named < 2 or is_counterfactual(main) or not (modal(main) or bound is not None or harm):
        return None
    if harm:
        follows = span(t for t in main.subtree if t.i < opener.start or t.i > words[-1].i)
    else:
        kept = clause(main, [*opener, *words])
        follows = span(shortened([t for t in kept if (t.i > words[-1].i) == behind and (t.i < opener.start) != behind]))
    if follows is None or opener.doc.text[follows.start : follows.end].split()[0].lower() in tables.IFS:
        return None
    if bound is None:
        return Bond(main, follows, condition)
    return Bond(main, follows, condition, tables.BINDING[bound.lower_], holder_of(bound), True)


def _main(verb: Token) -> tuple[Token, Token | None]:
    """The verb of what would follow, and the word that binds to it, if any: "would be forced to act", "is prepared to act"."""
    while verb.dep_ == "xcomp" and not modal(verb) and verb.head.pos_ == "VERB" and verb.head.lower_ not in tables.BINDING:
        verb = verb.head
    over = (verb.head,) if verb.dep_ in COMPLEMENTS else ()
    bound = next((t for t in (verb, *over, *verb.children) if t.lower_ in tables.BINDING), None)
    inner = next((c for c in bound.children if c.dep_ in COMPLEMENTS and c.i > bound.i), None) if bound is not None else None
    return inner if inner is not None else verb, bound


# ---------------------------------------------------------------- 4

def leads(sentence: Tokens) -> Iterator[Bond]:
    for verb in sentence:
        who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
        aux = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in MODALS), None)
        if verb.pos_ not in ("VERB", "AUX") or who is None or aux is None or aux.i < who.i or is_counterfactual(verb):
            continue
        words = [t for t in clause(verb) if t.i >= aux.i]
        follows, condition = span(shortened(words)), span(who.subtree)
        if follows is None or condition is None or who.pos_ in ("PRON", "PROPN") or tables.HARM.search(who.text):
            continue
        found = tables.LEADS.match(sentence.doc.text[aux.idx + len(aux) : follows.end].strip())
        deed = next(iter(who.subtree)).lower_ in tables.ANY or who.lower_ in tables.DEEDS
        if found and (deed or tables.PLAIN_LEAD.search(found[0])):
            yield Bond(verb, follows, condition, "warning", _with_whom(verb))


def _with_whom(verb: Token) -> Token | None:
    """ "Met with an allied response": the word there that may name who answers."""
    return next((t for t in verb.subtree if t.lower_ == "with" and t.head == verb), None)


# ---------------------------------------------------------------- 5 and 6

def depends(sentence: Tokens) -> Iterator[Bond]:
    for match in tables.DEPENDS.finditer(sentence.text):
        on = _tokens(sentence, match)
        who = subject(on.root) if on is not None else None
        if on is None or who is None or who.pos_ == "PRON":
            continue
        stop = next((t.i for t in sentence.doc[on.end : sentence.end] if t.text in ENDS), sentence.end)
        follows, condition = span(who.subtree), span(sentence.doc[on.end : stop])
        if follows and condition:
            yield Bond(who, follows, condition, None)


def or_else(sentence: Tokens) -> Iterator[Bond]:
    for match in tables.OR_ELSE.finditer(sentence.text):
        here = _tokens(sentence, match)
        must = _demand(sentence.doc[sentence.start : here.start]) if here is not None else None
        if here is None or must is None or here.end >= sentence.end:
            continue
        verb = next((t for t in sentence.doc[here.end : sentence.end] if t.pos_ == "VERB"), sentence.doc[here.end])
        stop = next((t.i for t in sentence.doc[here.end : sentence.end] if t.text in ENDS), sentence.end)
        follows = span(shortened(list(sentence.doc[here.end : stop])))
        start, giver = must
        if follows and (condition := span(sentence.doc[start : here.start])):
            yield Bond(verb, follows, condition, "ultimatum", giver, giver is not None)


def _demand(before: Tokens) -> tuple[int, Token | None] | None:
    """Where what must be done begins, and who demands it, where a verb of demanding tells."""
    for token in before:
        demands, must = token.lower_ in tables.DEMANDS, token.lower_ == "must"
        if demands:
            verb = next((c for c in token.children if c.dep_ in COMPLEMENTS and c.i > token.i), None)
        else:
            has = token.lower_ in ("have", "has") and token.dep_ == "aux"
            verb = token.head if must or has or token.lower_ == "to" else None
        ours = verb is not None and any(c.lower_ in tables.FIRST_PERSON and c.dep_ == "nsubj" for c in verb.children)
        if verb is None or verb.pos_ not in ("VERB", "AUX") or ours:
            continue
        over = token if demands else verb.head
        giver = subject(over) if not must and over.lower_ in tables.DEMANDS else None
        first = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i), None)
        return min(first.left_edge.i if first is not None else verb.i, token.i if must else verb.i), giver
    return None


def _tokens(sentence: Tokens, match: re.Match[str]) -> Tokens | None:
    start = sentence.start_char
    return sentence.doc.char_span(start + match.start(), start + match.end(), alignment_mode="expand")
