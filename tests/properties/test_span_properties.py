"""Span algebra, words, quotations."""

from __future__ import annotations

import pytest
from how_many import CHEAP
from hypothesis import given
from hypothesis import strategies as st
from random_texts import texts

from standoff.annotation import Span, Words
from standoff.reference.quotation import OPENING, SINGLE_CLOSE, SINGLE_OPEN, quotations

CLOSING = "".join(OPENING.values()) + SINGLE_CLOSE
spans = st.tuples(st.integers(0, 12), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@CHEAP
@given(st.integers(-3, 8), st.integers(-3, 8))
def test_a_span_is_a_range_of_something(start: int, end: int):
    if 0 <= start < end:
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="no span"):
            Span(start, end)


@CHEAP
@given(spans, spans)
def test_shared_overlaps_and_contains_are_those_of_sets(a: Span, b: Span):
    of_a, of_b = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.shared(b) == b.shared(a) == len(of_a & of_b)
    assert a.overlaps(b) == b.overlaps(a) == bool(of_a & of_b)
    assert a.contains(b) == (of_b <= of_a) == (a.shared(b) == len(b))
    assert (a.contains(b) and b.contains(a)) == (a == b)


@CHEAP
@given(spans, st.integers(1, 12))
def test_touching_spans_share_nothing(a: Span, length: int):
    after = Span(a.end, a.end + length)
    assert a.shared(after) == 0 and not a.overlaps(after) and not after.overlaps(a)
    assert not a.contains(after) and a < after


@CHEAP
@given(st.lists(spans))
def test_spans_sort_by_place(held: list[Span]):
    assert [(s.start, s.end) for s in sorted(held)] == sorted((s.start, s.end) for s in held)


@CHEAP
@given(texts(4), st.data())
def test_words_stand_where_they_say_without_white_space_at_their_edges(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        with pytest.raises(ValueError, match="no span"):
            Words.at(text, start, end)
        return
    words = Words.at(text, start, end)
    assert words.text == words.span.of(text) == text[start:end].strip()
    assert start <= words.span.start < words.span.end <= end


# ---------------------------------------------------------------- quotations


@CHEAP
@given(texts())
def test_quotations_stand_in_order_inside_one_paragraph_between_marks(text: str):
    found = quotations(text)
    ends = [0]
    for quote in found:
        inner = quote.inner
        words = inner.of(text)
        assert len(words) == len(inner) and words == words.strip() and "\n" not in words
        assert inner.start >= ends[-1], "in order, outermost only"
        ends.append(inner.end)
        before = text[: inner.start].rstrip()
        assert before[-1] == SINGLE_OPEN if quote.single else before[-1] in OPENING
        after = text[inner.end :].lstrip()
        if quote.closed:
            assert after[0] in CLOSING
        else:
            assert text[inner.end :].split("\n")[0].strip() == "", "what nothing closed runs to the end of its line"


@CHEAP
@given(texts())
def test_quotations_know_nothing_of_other_paragraphs(text: str):
    alone = [(start + q.inner.start, start + q.inner.end, q.closed, q.single) for start, line in lines(text) for q in quotations(line)]
    assert [(q.inner.start, q.inner.end, q.closed, q.single) for q in quotations(text)] == alone


@CHEAP
@given(texts())
def test_a_text_without_marks_has_no_quotations(text: str):
    bare = "".join(c for c in text if c not in OPENING and c != SINGLE_OPEN)
    assert quotations(bare) == []


@CHEAP
@given(
    st.text("abc 1é🚀", min_size=1).filter(str.strip),
    st.sampled_from(["“”", '""', "«»", "„“", "‘’"]),
    st.sampled_from(["", "said he ", "("]),
)
def test_words_between_two_marks_are_a_quotation(words: str, marks: str, before: str):
    text = f"{before}{marks[0]}{words}{marks[1]} said he"
    (quote,) = quotations(text)
    assert quote.inner.of(text) == words.strip() and quote.closed and quote.single == (marks == "‘’")


def lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found
