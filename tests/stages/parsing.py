"""The parse as the reader makes it: with the names that the encoder marks."""
from __future__ import annotations

from spacy.tokens import Doc

from standoff.annotation import Document
from standoff.stages import parse
from standoff.stages.contract import Layers
from standoff.stages.marks import find_marks


def find_parse(document: Document, layers: Layers) -> Doc:
    return parse.find_parse(document, layers.having("marks", find_marks(document, layers)))
