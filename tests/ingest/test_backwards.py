"""From a document's words back to the characters that it was made from."""
import html
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.annotation import Span, WayBack
from standoff.ingest import decode, make
from standoff.ingest.backwards import way_back
from standoff.ingest.found import Found, Told

from .pages import ARTICLE, FOURTH, LEAD, SECOND, THIRD


def made_of(name, raw, told=None):
    found = Found(name, raw, None, told) if told else Found(name, raw, None)
    made = make(found)
    assert made.way_back is not None
    return made.document.text, made.way_back, decode(raw, found.told.charset)


def words_at(spans, page):
    return "".join(span.of(page) for span in spans)


@pytest.mark.parametrize("words", [SECOND, THIRD, FOURTH, LEAD, "Envoys leave Geneva without a deal", "The two delegations at the mission",
                                   "non-starters,” the deputy"])
def test_words_of_a_page_stand_in_its_markup(words):
    text, way, page = made_of("x.html", ARTICLE.encode())
    start = text.index(words)
    spans = way.spans(Span(start, start + len(words)))
    assert words_at(spans, page) == words
    assert "<title>" not in page[spans[0].start - 20 : spans[0].start]  # of several places the one that readers see


def test_tags_and_references_lie_between_the_pieces():
    markup = f"<p>{THIRD} Caf&eacute; &amp; bar, <b>said</b> the <a href='x'>en&shy;voy</a>, and left.</p><p>{FOURTH}</p>"
    text, way, page = made_of("x.html", f"<html><body><article>{markup}</article></body></html>".encode())
    start = text.index("Café & bar")
    spans = way.spans(Span(start, start + len("Café & bar, said the envoy, and left.")))
    assert len(spans) > 4 and "said" in [span.of(page) for span in spans]
    assert spans[0].start == page.index("Caf&eacute;") and page[: spans[-1].end].endswith("and left.")


def test_a_text_of_other_line_ends_and_spaces():
    raw = "Title here\r\n\r\nA first\u00a0line of words.\r\nA se\u00adcond, with e\u0301 in it.\r\n".encode()
    text, way, page = made_of("x.txt", raw)
    for words in ("first", "line of words.", "in it."):
        start = text.index(words)
        assert words_at(way.spans(Span(start, start + len(words))), page) == words
    start = text.index("second")
    assert words_at(way.spans(Span(start, start + 6)), page) == "second"  # in two pieces


def test_a_fragment():
    text, way, page = made_of("x#1", f"<p>{LEAD}</p><p>{SECOND}</p>".encode(), Told(title="Told beside it", form="fragment"))
    assert text.startswith("Told beside it\n\n") and way.spans(Span(0, 14)) == ()  # the title stands in no markup
    start = text.index(SECOND)
    assert words_at(way.spans(Span(start, start + len(SECOND))), page) == SECOND


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="abcé ñ&<>\u0301Ж中.\"'", min_size=1, max_size=60), min_size=1, max_size=6))
def test_every_piece_has_the_same_letters(paragraphs):
    shown = [" ".join(unicodedata.normalize("NFC", one).split()) for one in paragraphs]
    text = "\n\n".join(one for one in shown if one)
    page = "<html><body>" + "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    way = way_back(text, page)
    for start, raw, length in way.runs:
        piece, there = text[start : start + length], page[raw : raw + length]
        for here, other in zip(piece, there):
            # a letter stands at itself, bare or with its accent behind it, or at the reference that is meant
            assert here == other or other == "&" or unicodedata.normalize("NFD", here)[0] == unicodedata.normalize("NFD", other)[0]
    assert list(way.runs) == sorted(way.runs)
    assert WayBack.of_plain(way.plain()) == way


def test_words_that_stand_nowhere():
    assert way_back("Nothing of this is there at all.", "<p>Other words</p>").spans(Span(0, 10)) == ()
    assert WayBack(()).spans(Span(0, 5)) == ()


def test_a_page_that_shares_nothing_takes_no_time():
    import time

    started = time.process_time()
    way_back("abcdefghij " * 80_000, "<p>" + "klmno pqrst " * 80_000)
    assert time.process_time() - started < 10
