"""Text and marks to flat pieces: nothing lost, nothing doubled, every character under exactly its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotation import Section, Span
from standoff.web.highlight import blocks_of, pieces_of

TEXTS = st.text(st.sampled_from("ab \n\u0301é🕊🇺🇦\U0001f469\u200d<&>\"'\u2028‏ق"), max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span], list[Section]]:
    """A text, any spans in it (nested, crossing, touching, the same twice), and sections that do not overlap."""
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=12))
    spans = [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    cuts = sorted(set(draw(st.lists(edges, max_size=6))))
    sections = [Section("body", Span(start, end)) for start, end in zip(cuts[::2], cuts[1::2])]
    return text, spans, sections


@given(marked())
def test_every_character_is_in_one_piece_under_exactly_its_marks(case: tuple[str, list[Span], list[Section]]) -> None:
    text, spans, sections = case
    found = blocks_of(text, sections, spans)
    pieces = [piece for block in found for piece in block.pieces]
    assert "".join(piece.text for piece in pieces) == text
    place = 0
    for piece in pieces:
        assert piece.start == place < piece.end and text[piece.start : piece.end] == piece.text
        place = piece.end
        for n in range(piece.start, piece.end):
            assert sorted(piece.marks) == [mark for mark, span in enumerate(spans) if span.start <= n < span.end]
    assert [(block.start, block.end) for block in found if block.kind] == [(one.span.start, one.span.end) for one in sections]
    for block in found:
        assert (block.pieces[0].start, block.pieces[-1].end) == (block.start, block.end)


@given(marked())
def test_no_more_pieces_than_edges(case: tuple[str, list[Span], list[Section]]) -> None:
    text, spans, _ = case
    assert len(list(pieces_of(text, spans))) <= len({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})


def test_crossing_nested_and_touching_marks() -> None:
    found = list(pieces_of("🕊bcdef", [Span(0, 3), Span(2, 5), Span(3, 5), Span(2, 3)]))
    assert [(piece.text, piece.marks) for piece in found] == [("🕊b", (0,)), ("c", (0, 1, 3)), ("de", (1, 2)), ("f", ())]


def test_the_outer_mark_comes_first() -> None:
    assert next(iter(pieces_of("abc", [Span(0, 1), Span(0, 3), Span(0, 2)]))).marks == (1, 2, 0)


def test_an_empty_text_has_no_piece_and_a_mark_behind_the_text_is_refused() -> None:
    assert list(pieces_of("", [])) == [] and blocks_of("", [], []) == ()
    with pytest.raises(ValueError):
        list(pieces_of("ab", [Span(1, 3)]))
