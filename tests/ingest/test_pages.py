"""Pages through to_document: text, sections, metadata."""
import datetime
import itertools
import socket

import pytest

from standoff.errors import Unreadable
from standoff.ingest import to_document
from standoff.ingest.normalise import normalise

from .pages import ARTICLE, FOURTH, LEAD, SECOND, THIRD, page


@pytest.fixture(scope="module")
def document():
    return to_document("envoys.html", ARTICLE.encode())


def sections(document, kind):
    return [section.span.of(document.text) for section in document.known_sections if section.kind == kind]


def test_the_text_is_title_byline_paragraphs_and_captions_where_they_stand(document):
    assert document.text.split("\n\n") == [
        "Envoys leave Geneva without a deal", "By Ann Author", "The two delegations at the mission in Geneva.", "Photo: B. Lens / Wire",
        LEAD, SECOND, "Soldiers near the border in December.", THIRD, FOURTH]


def test_what_the_markup_gives_away_is_marked(document):
    assert sections(document, "title") == ["Envoys leave Geneva without a deal"]
    assert sections(document, "byline") == ["By Ann Author"]
    assert sections(document, "caption") == ["The two delegations at the mission in Geneva.", "Soldiers near the border in December."]
    assert sections(document, "credit") == ["Photo: B. Lens / Wire"]
    assert sections(document, "dateline") == ["GENEVA, Jan 10 (Wire) -"]


def test_sections_are_in_order_and_do_not_overlap(document):
    spans = [section.span for section in document.known_sections]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_metadata(document):
    assert (document.title, document.outlet) == ("Envoys leave Geneva without a deal", "The Daily Ledger")
    assert document.url == "https://ledger.example/world/envoys-leave-geneva"
    assert (document.published, document.published_basis) == (datetime.date(2022, 1, 10), "metadata")
    assert document.language == "en"
    assert document.id == document.id_of(document.text, "The Daily Ledger", datetime.date(2022, 1, 10))


@pytest.mark.parametrize("words", ["cookies", "newsletter", "Read more", "pasta", "rights reserved", "tracker", "comment", "color", "Home"])
def test_boilerplate_is_out(document, words):
    assert words not in document.text


def test_the_text_is_normalised_already(document):
    assert normalise(document.text).text == document.text


def test_the_same_bytes_give_the_same_document(document):
    assert to_document("envoys.html", ARTICLE.encode()) == document


def test_the_callers_date_goes_first():
    given = to_document("envoys.html", ARTICLE.encode(), datetime.date(2022, 1, 11))
    assert (given.published, given.published_basis) == (datetime.date(2022, 1, 11), "given")


def test_a_page_is_known_by_its_start_whatever_its_name():
    assert to_document("envoys.txt", ARTICLE.encode()).title == "Envoys leave Geneva without a deal"
    assert to_document("standard input", b"\n<!-- saved -->\n" + ARTICLE.encode()).outlet == "The Daily Ledger"


def test_a_html_file_without_markup_is_text():
    assert to_document("note.html", b"Talks end\n\nThey ended.").text == "Talks end\n\nThey ended."


# ---------------------------------------------------------------- dates

def test_the_day_in_the_address_goes_before_utc():
    head = """<link rel="canonical" href="https://x.example/2022/01/09/talks">
              <meta property="article:published_time" content="2022-01-10T01:05:00Z">"""
    assert to_document("a.html", page("", head)).published == datetime.date(2022, 1, 9)


@pytest.mark.parametrize("head, body, basis", [
    ('<meta property="article:published_time" content="2022-01-10T08:00:00Z">', "", "metadata"),
    ('<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2022-01-10"}]}</script>', "", "metadata"),
    ("", '<h1>Talks end</h1><time datetime="2022-01-10">today</time>', "metadata"),
    ("", '<span itemprop="datePublished" content="2022-01-10">10 Jan</span>', "metadata"),
    ('<meta name="parsely-pub-date" content="Mon, 10 Jan 2022 10:00:00 GMT">', "", "metadata"),
    ('<meta name="publication_date" content="2022-01-10">', "", "metadata"),
    ("", "<h1>Talks end</h1><div class='date'>January 10, 2022</div>", "inferred"),
])
def test_dates_and_how_they_are_known(head, body, basis):
    document = to_document("a.html", page(body, head))
    assert (document.published, document.published_basis) == (datetime.date(2022, 1, 10), basis)


def test_without_a_date_there_is_none():
    document = to_document("a.html", page("<h1>Talks end</h1>"))
    assert (document.published, document.published_basis) == (None, "unknown")


def test_a_page_of_1962_is_dated():
    """Before 1995 htmldate finds nothing: the names of step 3 must do."""
    document = to_document("a.html", page("<h1>Talks end</h1>", '<meta name="publication_date" content="1962-10-25">'))
    assert (document.published, document.published_basis) == (datetime.date(1962, 10, 25), "metadata")


def test_a_year_alone_is_no_date():
    assert to_document("a.html", page("<div class='footer-note'>Copyright 2019 by us</div>")).published is None


def test_metadata_that_lies_in_the_future_gives_no_date():
    head = '<meta property="article:published_time" content="2199-01-10">'
    document = to_document("a.html", page('<time datetime="2022-01-10">10 January 2022</time>', head))
    assert (document.published, document.published_basis) == (None, "unknown")


def test_broken_json_is_passed_over():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>' + "<script type='application/ld+json'>"
    assert to_document("a.html", page("", head + "[" * 5000 + "</script>")).published is None


# ---------------------------------------------------------------- titles, captions

@pytest.mark.parametrize("head, body, title", [
    ("<title>Talks end in Geneva | World News</title>", "<h1>Talks end in Geneva</h1>", "Talks end in Geneva"),
    ("<title>Talks end in Geneva - The Ledger</title><meta property='og:site_name' content='The Ledger'>", "", "Talks end in Geneva"),
    ("<title>War - and peace</title>", "", "War - and peace"),
    ("<title>Ledger</title>", "<h1>Talks end in Geneva</h1>", "Ledger"),
    ("<meta property='og:title' content='Russia&amp;#8217;s reply'>", "", "Russia’s reply"),
    ("", "<h1>Talks end<br>in Geneva</h1>", "Talks end in Geneva"),
    ("", "", None),
])
def test_titles(head, body, title):
    document = to_document("a.html", page(body, head))
    assert document.title == title
    assert (sections(document, "title") == [title]) if title else not sections(document, "title")


def test_the_title_stands_once_in_the_text(document):
    assert document.text.count("Envoys leave Geneva") == 1


def test_captions_of_other_stories_are_left_out():
    body = "<aside><figure><figcaption>A dog.</figcaption></figure></aside><nav><span class='caption'>Menu</span></nav>"
    teaser = "<figure><a href='/x'><figcaption>Ten cats you must see.</figcaption></a></figure>"
    assert not sections(to_document("a.html", page(body + teaser)), "caption")


def test_a_paragraph_that_is_a_caption_is_kept_once():
    words = "The foreign minister at the mission in Geneva, where the talks were held on Monday."
    document = to_document("a.html", page("").replace(b"<article>", f"<article><p class='wp-caption-text'>{words}</p>".encode()))
    assert document.text.count(words) == 1
    assert sections(document, "caption") == [words]


def test_an_article_cut_in_several_boxes_is_read_to_its_end():
    box = '<div class="body grid-item"><p>{}</p><p>{}</p></div><div class="ad-row">Advertisement</div>'
    said = [f"The delegation number {k} said on Monday that it would go on until a treaty is signed by all." for k in range(12)]
    boxes = "".join(box.format(*said[k : k + 2]) for k in range(0, 12, 2))
    text = to_document("a.html", f"<html><body><div class='page'><h1>Talks</h1>{boxes}</div></body></html>".encode()).text
    assert all(words in text for words in said)


def test_windows_1252_references_are_quotation_marks():
    raw = page("").replace(SECOND.encode(), b"&#147;No,&#148; he said to all of them there.")
    assert "“No,” he said" in to_document("a.html", raw).text


def test_words_in_inline_markup_are_not_torn():
    marked = b"<p>The <b>United</b> <i>States</i> said th<em>at</em> it would answer in writing by the end of this month.</p>"
    text = to_document("a.html", page("").replace(b"<article>", b"<article>" + marked)).text
    assert "The United States said that it would answer in writing by the end of this month." in text


def test_short_paragraphs_of_a_declared_article_are_read():
    assert to_document("a.html", b"<html><body><article><p>Russia threatened Ukraine.</p></article>").text == "Russia threatened Ukraine."


@pytest.mark.parametrize("words", [
    "Sponsored by Russia, the draft resolution was rejected by nine members of the council on Monday.",
    "By using force, Moscow would write the terms of its own privacy, the minister said on Monday.",
    "You may like it or not, he said, but the decision stands and the troops will stay where they are.",
    "Get the aid through before winter, he said, or have it delivered in spring to people who are dead.",
    "Sign up to the treaty today, the envoy told them, or face what comes from all of its neighbours.",
])
def test_sentences_that_look_like_pointers_stay(words):
    assert words in to_document("a.html", page("").replace(b"<article>", f"<article><p>{words}</p>".encode())).text


def test_a_quoted_post_and_a_time_in_a_sentence_are_kept():
    post = """<div class="social-media-embed"><blockquote class="twitter-tweet"><p>We will defend our land with all that we have.</p>
              — A. Minister (@am) <a href="https://t.example/x">January 10, 2022</a></blockquote></div>"""
    timed = "<p>It was seen on <time datetime='2022-01-10'>Monday</time> by all of the people there, he said to them.</p>"
    text = to_document("a.html", page("").replace(b"</article>", f"{post}{timed}</article>".encode())).text
    assert "We will defend our land with all that we have.\n\n— A. Minister (@am) January 10, 2022" in text
    assert "It was seen on Monday by all of the people there" in text


def test_keywords_are_marked():
    document = to_document("a.html", page("").replace(b"</article>", b"<p>Tags: Ukraine, Russia, sanctions</p></article>"))
    assert sections(document, "keywords") == ["Tags: Ukraine, Russia, sanctions"]


# ---------------------------------------------------------------- no article, no network

@pytest.mark.parametrize("body", [
    "", "<p></p>", "<form>Name <input> Password <input></form>", "<script>document.write('hello')</script>",
    "<h1>404</h1><p>Not found.</p>", "<nav><ul>" + "<li><a href='/x'>Section</a></li>" * 40 + "</ul></nav>",
    "<!-- only a comment -->", "<p>Please enable JavaScript.</p>",
])
def test_pages_without_an_article_say_so(body):
    with pytest.raises(Unreadable, match=r"^folder/x\.html: no article found: [^\n]+$"):
        to_document("folder/x.html", f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = '<link rel="stylesheet" href="http://x.example/a.css"><base href="http://x.example/">'
    to_document("a.html", page('<iframe src="http://x.example/b"></iframe><img src="http://x.example/c.png">', head))
    dtd = b'<!DOCTYPE html SYSTEM "http://x.example/d.dtd" [<!ENTITY e SYSTEM "http://x.example/e">]>'
    to_document("a.html", page("&e;").replace(b"<!DOCTYPE html>", dtd))
    assert to_document("a.html", b"http://x.example/2022/01/10/story").text == "http://x.example/2022/01/10/story"
