"""Pages built to do harm end with an answer or one line, within seconds."""
import time

import pytest

from standoff.errors import DocumentError
from standoff.ingest import to_document

from .pages import FOURTH, page

MANY = 100_000
WITH_ARTICLE = {
    "attribute": f'<p class="{"a " * 1_000_000}">x</p>',
    "attributes": "<p " + " ".join(f'a{k}="<"' for k in range(MANY)) + ">x</p>",
    "picture": f'<img src="data:image/png;base64,{"A" * 2_000_000}">',
    "script": "<script>" + "if (a<b) x='</p>';" * MANY + "</script>",
    "style": "<style>" + "p{}" * MANY + "</style>",
    "comments": "<!-- x -->" * MANY,
    "json": '<script type="application/ld+json">' + '{"a":' * MANY + "</script>",
    "spaces": "<p>" + " " * 1_000_000 + "</p>",
    "accents": "<p>a" + "\u0301\u0323" * MANY + "</p>",
    "nuls": "a\x00b" * 10,
    "unclosed": "<b><i><font>" * 300,
    "bylines": '<div class="byline caption share">' * 80 + "x" + "</div>" * 80,
}
WITHOUT = {
    "deep": "<div>" * MANY + "words" + "</div>" * MANY,
    "deep and open": "<div><p>hello <b>" * 30_000,
    "paragraphs": "<p>Short paragraph of words here.</p>" * MANY,
    "links": "<a href='x'>link</a> " * MANY,
    "brackets": "<" * 5_000_000,
    "references": "&amp" * 2_000_000,
    "quotes": "<p a=\"" * 500_000,
    "open comment": "<!--" * 500_000,
    "scripts": "<script>" * 500_000,
    "long word": "<p>" + "x" * 5_000_000 + "</p>",
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + "&a;" * 1000 + '">]><p>&b;&b;</p>',
    "declarations": "<!DOCTYPE " * 300_000,
}


@pytest.mark.parametrize("name", WITH_ARTICLE)
def test_the_article_is_still_read(name):
    started = time.process_time()
    document = to_document("x.html", page(WITH_ARTICLE[name]))
    assert FOURTH in document.text
    assert time.process_time() - started < 10


@pytest.mark.parametrize("name", WITHOUT)
def test_or_one_line_says_why_not(name):
    started = time.process_time()
    with pytest.raises(DocumentError, match=r"^x\.html: [^\n]{10,200}$"):
        to_document("x.html", f"<html><body>{WITHOUT[name]}".encode())
    assert time.process_time() - started < 10


def test_the_largest_page_that_is_read_takes_seconds():
    paragraphs = "".join(f"<p>The delegation number {k} said on Monday that talks go on.</p>" for k in range(12_000))
    started = time.process_time()
    document = to_document("x.html", f"<html><body><article>{paragraphs}</article></body></html>".encode())
    assert "number 11999 said" in document.text
    assert time.process_time() - started < 15
