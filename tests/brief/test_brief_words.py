"""Words, names, figures, and the two renderings: what is printed is safe, short and right."""
from __future__ import annotations

import datetime
import unicodedata

import pytest
from brief_by_hand import Paper, full
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from standoff.annotation import Figure, Party, Speaker, Words
from standoff.annotation.span import Span
from standoff.brief import markdown, plain, shape
from standoff.brief.claims import amount
from standoff.brief.names import key_of, names_of, party_code, party_name, speaker_name
from standoff.brief.render import escape
from standoff.brief.words import clean, clip, days_of, is_plural, joined, partial, quoted
from standoff.errors import CallError
from standoff.linking.wording import content

EVIL = ("\x1b[31mred\x1b[0m \x9b1m ‮desrever [link](http://evil.example) <script>alert(1)</script> **bold** `code` ![x](y) | # head\n"
        "\n1. list\n- item\n> quote www.evil.example me@evil.example &lt; \x07 \x00 moved the tanks")


@pytest.mark.parametrize(("code", "name"), [
    ("RUS", "Russia"), ("RUS GOV", "Russia"), ("USA MIL", "US military"), ("USA LEG", "US Congress"), ("GBR MIL", "British military"),
    ("IGO NATO", "NATO"), ("REB Houthis", "Houthis"), ("NGO Red Cross", "Red Cross"), ("SUN", "Soviet Union"), ("XQZ", "XQZ"),
    ("SRB LEG", "Serbian parliament")])
def test_party_names(code: str, name: str):
    assert party_name(code) == name


@pytest.mark.parametrize(("words", "code"), [
    ("rus", "RUS"), ("Russia", "RUS"), ("igo nato", "IGO NATO"), ("NATO", "IGO NATO"), ("rus mil", "RUS MIL"), ("houthis", "REB Houthis"),
    ("united kingdom", "GBR"), ("U.S.", "USA")])
def test_a_party_is_understood_by_code_or_name(words: str, code: str):
    assert party_code(words) == code


@pytest.mark.parametrize("words", ["Narnia", "", "XQZ", "Vladimir Putin", "RUS FOO"])
def test_an_unknown_party_is_refused(words: str):
    with pytest.raises(CallError, match="no such party"):
        party_code(words)


def test_speakers():
    def named(words: str, *facts: str | None) -> str:
        return speaker_name(Speaker(words, Span(0, 2), None, *facts))

    assert named("he", "Anatoly Dobrynin", "RUS GOV", "ambassador to the US") == "Anatoly Dobrynin, ambassador to the US"
    assert named("the spokesman", None, "USA GOV", "State Department spokesman") == "State Department spokesman, United States"
    assert named("a U.S. official", None, "USA GOV", None) == "U.S. official"
    assert named("officials") == "officials"


def test_parties_in_an_event_by_code_or_by_words():
    def parties(*told: tuple[str | None, str]) -> list[Party]:
        return [Party(code, None, words, Span(0, len(words))) for code, words in told]

    assert names_of(parties(("RUS GOV", "Moscow"), ("RUS", "Russia"), (None, "The rebels"), (None, "the Rebels"), (None, "rebels"),
                            (None, "“ militias,”"), (None, "\x00"))) == ("Russia", "the rebels", "militias")
    coded, uncoded = parties(("IGO NATO", "the alliance"), (None, "NATO"))
    assert key_of(coded) != key_of(uncoded)


@pytest.mark.parametrize(("words", "several"), [
    ("the separatists", True), ("Separatists", True), ("riot police", True), ("dozens of men", True), ("people in Kharkiv", True),
    ("the White Helmets", True), ("a crowd and its leaders", True), ("a group of separatists", False), ("Hamas", False),
    ("William Burns", False), ("the press", False), ("a regimen", False), ("the envoy’s", False), ("", False), ("the", False)])
def test_one_or_several(words: str, several: bool):
    assert is_plural(words) is several


def test_dates_are_human():
    day = datetime.date
    assert days_of(day(2022, 1, 10), day(2022, 1, 10)) == "10 Jan 2022"
    assert days_of(day(2022, 1, 10), day(2022, 1, 16), "week") == "week of 10 Jan 2022"
    assert days_of(day(2022, 1, 1), day(2022, 1, 31), "month") == "Jan 2022"
    assert days_of(day(2014, 1, 1), day(2014, 12, 31), "year") == "2014"
    assert days_of(day(2022, 1, 10), day(2022, 1, 12)) == "10 to 12 Jan 2022"
    assert days_of(day(2021, 12, 1), day(2022, 2, 28)) == "1 Dec 2021 to 28 Feb 2022"
    told = {"1962-10": "Oct 1962", "1962-10-22": "22 Oct 1962", "1962": "1962", "1990s": "1990s", "1962-99": "1962-99",
            "1962/1964": "1962 to 1964"}
    assert {words: partial(words) for words in told} == told


@pytest.mark.parametrize(("fields", "said"), [
    ((14000, None, None, "people", True), "about 14,000 people"),
    ((None, 169000, 190000, "soldiers", False), "169,000 to 190,000 soldiers"),
    ((None, 40, None, "soldiers", False), "at least 40 soldiers"), ((None, None, 8500, None, True), "at most 8,500"),
    ((1.5e9, None, None, "USD", False), "1.5 billion USD"), ((2.5, None, None, "percent", False), "2.5 percent"),
    ((1, None, None, "times", False), "once")])
def test_amounts(fields: tuple[float | None, float | None, float | None, str | None, bool], said: str):
    value, low, high, unit, approximate = fields
    assert amount(Figure("x", value, low, high, unit, approximate, Words("x", Span(0, 1)))) == said


def test_joined_and_clipped():
    assert [joined(list("ABCDEFG"[:n])) for n in (0, 1, 2, 3, 6)] == ["", "A", "A and B", "A, B and C", "A, B, C, D and 2 others"]
    assert clip("one two three", 8) == "one two …" and clip("one", 8) == "one" and len(clip("x" * 500)) == 182
    assert quoted("“Our patience has run out,”") == "Our patience has run out"
    assert quoted("called it “unacceptable”") == "called it “unacceptable”"


def test_content_tells_near_copies():
    assert content("Russia moved tanks") == content("Russia is moving the tank")
    assert not content("Russia moved tanks") & content("France sends aid")


@given(st.text())
def test_clean_words_are_harmless(words: str):
    cleaned = clean(words)
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in cleaned)
    assert not set(cleaned) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.one_of(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&;:/@ =1a\""), st.characters())))
def test_markdown_shows_the_words_as_they_are(words: str):
    words = clean(words).strip()
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).parse(f"- **x**: {escape(words)}\n")
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens] == ["bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
                                                "list_item_close", "bullet_list_close"]
    children = inline[0].children or []
    assert {token.type for token in children} <= {"strong_open", "strong_close", "text"}
    assert "".join(token.content for token in children) == (f"x: {words}" if words else "x:")


@given(st.text(alphabet="+-=1.)# *>a~`_[]", max_size=8))
def test_markdown_at_the_beginning_of_a_line(words: str):
    words = clean(words).strip()
    tokens = MarkdownIt("commonmark").parse(f"- {escape(words)}\n")
    assert [token.type for token in tokens if token.type.endswith("_open")][2:] in ([], ["paragraph_open"])


def test_hostile_text_stays_text_in_both_renderings():
    paper = Paper(EVIL, title=EVIL, outlet=EVIL)
    speaker = Speaker(EVIL, Span(0, len(EVIL)), None, EVIL, "RUS GOV", EVIL)
    said = paper.says(EVIL, speaker, cue=None)
    paper.event("MOBILIZE", "RUS", EVIL, EVIL, reported_by=said, place=EVIL)
    paper.event("COERCE", f"“{EVIL}”", "UKR", EVIL)
    paper.bond("threat", "RUS", EVIL, EVIL, EVIL, statement=said)
    paper.stands(EVIL, EVIL, EVIL, "demand", EVIL)
    paper.counts(EVIL, 5, EVIL, speaker, unit=EVIL)
    paper.recalls(EVIL, EVIL, EVIL)
    paper.misses(EVIL, EVIL)
    brief = shape([("abcd1234", paper.reading())], None, [(EVIL, EVIL)])
    for words in (plain(brief), markdown(brief)):
        assert all(c.isprintable() or c == "\n" for c in words)
    kinds = {token.type for top in MarkdownIt("commonmark").parse(markdown(brief)) for token in (top, *(top.children or ()))}
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "em_open", "code_inline", "fence", "blockquote_open",
                        "ordered_list_open", "hr"}
    assert "http://evil" not in markdown(brief).replace("http\\://", "")


def test_plain_keeps_to_its_width():
    rows = plain(shape([("abcd1234", full().reading())]), 60).splitlines()
    assert max(map(len, rows)) <= 60 and any(row.startswith("    ") for row in rows)


def test_markdown_lines_end_in_references():
    rows = markdown(shape([("abcd1234", full().reading())])).splitlines()
    assert all(row.endswith("]") for row in rows if row.startswith("- ") and not row.startswith("- … and"))
    assert "- **Russian military**: moves forces — “Russia moved tanks to Belarus” (The Wire, 17 Jan 2022) [abcd1234:v5]" in rows


def test_many_references_are_counted():
    papers = [Paper(f"Russia moved ten tanks to Belarus on day {n}.") for n in range(9)]
    for paper in papers:
        paper.event("MOBILIZE", "RUS", "", "Russia moved ten tanks to Belarus")
    assert ", +5]" in markdown(shape([(paper.short, paper.reading()) for paper in papers]))
