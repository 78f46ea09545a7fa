"""The reader over texts that nobody wrote: it answers or says in one line why not, and every offset is true."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from how_many import DEAR
from hypothesis import example, given
from hypothesis import strategies as st
from random_texts import texts

import standoff
from standoff import Reading, reader
from standoff.annotation import Document
from standoff.errors import StandoffError

sys.path.insert(0, str(Path(__file__).parents[1] / "contracts"))

from walking import dangling, untrue

pytestmark = pytest.mark.slow
DAYS = st.none() | st.dates().map(lambda day: day.isoformat()).filter(lambda day: "1900" < day < "2024")


def sound(text: str, published: str | None) -> None:
    try:
        reading = standoff.read(text, published=published)
    except StandoffError as error:
        assert "\n" not in str(error)
        assert "failed:" not in str(error), f"a stage failed: {error}"
        return
    assert reading.document.text == text
    assert untrue(reading, text) == []
    assert dangling(reading) == []
    assert json.loads(reading.to_json()) == reading.to_dict()
    assert Reading.from_dict(reading.to_dict()).to_dict() == reading.to_dict()


@DEAR
@given(texts(), DAYS)
@example("“", None)
@example("\x00", "2022-01-10")
def test_any_text_is_read_with_true_offsets_or_refused_in_one_line(text: str, published: str | None):
    sound(text, published)


@DEAR
@given(texts(6))
def test_blank_lines_before_a_text_move_its_spans_and_nothing_else(text: str):
    """What stands before the text has no say in what is found in it, as long as it is nothing."""
    text = text.strip()
    if not text:
        return
    plain, moved = (reader.read(Document("x", one, language="en")) for one in (text, "\n\n" + text))
    assert [(s.span.start + 2, s.span.end + 2) for s in plain.times] == [(s.span.start, s.span.end) for s in moved.times]
    assert [(s.kind, s.span.start + 2) for s in plain.sections] == [(s.kind, s.span.start) for s in moved.sections]
