"""The one place where text changes: what it does, and the way back."""
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.annotation import Span
from standoff.ingest.normalise import normalise, one_line
from standoff.ingest.offsets import OffsetMap, edited

ODD = "ab é\u0301\u0300\u0323\u0344\u212b\u212a\xa0\u200b\u200c\u200d\ufeff\r\n\t\x00\x85\u2028 \n\n بإ\u0653अ👩🔥❤\ufe0f\ud800\u2000\u3000"
ODD += "ᄀ\u1161\u11a8\u09c7\u09beか\u3099“”‘’—\xad\u202e"
TEXTS = st.one_of(st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=80),
                  st.lists(st.sampled_from(ODD), max_size=30).map(lambda some: "".join(some) * 10))


@pytest.mark.parametrize("raw, text", [
    ("a\r\nb\rc\n", "a\nb\nc"),
    ("a\x00b\x07c\x1fd\x7fe", "abcde"),
    ("10\xa0000 men\u2009and\u3000more\there", "10 000 men and more here"),
    ("so\xadft zero\u200bwidth \ufeffmark \u202eback\u202c", "soft zerowidth mark back"),
    ("e\u0301te\u0301", "été"),
    ("“Curly” ‘quotes’ — and …", "“Curly” ‘quotes’ — and …"),
    ("end   \n  indented \n", "end\n  indented"),
    ("a\n\n\n\n\nb\n\n\nc", "a\n\nb\n\n\nc"),
    ("a\n \n\t\n \nb", "a\n\nb"),
    ("\ud800lone\udfff", "lone"),
    ("می\u200cخواهد", "می\u200cخواهد"),
    ("Rus\u200csia \u200d", "Russia"),
    ("👩\u200d🚀 left", "👩\u200d🚀 left"),
    ("line\u2028line\x85line\x0cline", "line\nline\nline\nline"),
    ("", ""), (" \n\t\x00", ""),
])
def test_what_changes(raw, text):
    assert normalise(raw).text == text


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_twice_is_once(raw):
    text = normalise(raw).text
    again = normalise(text)
    assert again.text == text
    assert [again.offsets.to_raw(i) for i in range(len(text) + 1)] == list(range(len(text) + 1))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_map_is_monotone_and_inside_the_raw_text(raw):
    normal = normalise(raw)
    back = [normal.offsets.to_raw(i) for i in range(len(normal.text) + 1)]
    assert back == sorted(back)
    assert all(0 <= place < len(raw) for place in back[:-1])
    assert back[-1] <= len(raw)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("0\r\t\r\r\r0")
def test_to_raw_points_to_the_same_character(raw):
    normal = normalise(raw)
    for i, character in enumerate(normal.text):
        origin = raw[normal.offsets.to_raw(i)]
        if character == "\n":
            assert origin in "\n\r\x0b\x0c\x85\u2028\u2029"
        elif character == " ":
            assert origin.isspace()
        elif unicodedata.category(character) != "Mn":  # accents are put in order by NFC
            assert unicodedata.normalize("NFD", origin)[0] == unicodedata.normalize("NFD", character)[0]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.text("abcé“ ", min_size=1, max_size=5), st.text("\x00\u200b\xad\u202e", max_size=3)), max_size=12))
def test_taking_the_marks_out_gives_the_text_and_its_places(pieces):
    clean = "".join(words for words, _ in pieces).strip()
    normal = normalise("".join(words + marks for words, marks in pieces))
    assert normal.text == clean
    raw = "".join(words + marks for words, marks in pieces)
    assert "".join(raw[normal.offsets.to_raw(i)] for i in range(len(clean))) == clean


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_a_span_goes_back_to_the_stretch_it_came_from(raw, data):
    normal = normalise(raw)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(normal.text))))
    stretch = normal.offsets.raw_span(span)
    assert stretch.end <= len(raw)
    if span.of(normal.text).isascii() and not span.of(normal.text).isspace():
        assert normalise(stretch.of(raw)).text.replace("\n", "").replace(" ", "") == span.of(normal.text).replace("\n", "").replace(" ", "")


def test_the_map_is_compact():
    assert len(normalise("word “quoted” – été " * 1000).offsets.starts) == 1
    assert len(normalise("line\r\n" * 100 + "end").offsets.starts) == 101


def test_offsets_outside_the_text_are_refused():
    offsets = normalise("a\x00b").offsets
    assert [offsets.to_raw(i) for i in range(3)] == [0, 2, 3]
    for outside in (-1, 3):
        with pytest.raises(IndexError, match="outside a text of 2 characters"):
            offsets.to_raw(outside)


def test_two_changes_in_a_row():
    middle, first = edited("abcdef", [(1, 2, ""), (4, 4, "xy")])
    # what came from nothing points to the character before it
    last, second = edited(middle, [(0, 1, "AAA")])
    assert (middle, last) == ("acdxyef", "AAAcdxyef")
    assert [second.after(first).to_raw(i) for i in range(len(last) + 1)] == [0, 1, 1, 2, 3, 3, 3, 4, 5, 6]
    assert OffsetMap.same(3).after(OffsetMap.same(3)).to_raw(2) == 2


def test_one_line():
    assert one_line("  a\n b\xa0\u200b c ") == "a b c"
