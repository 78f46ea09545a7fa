"""The report: one page that stands alone, with a note for every reference, in which no document's words are markup."""
from __future__ import annotations

import re
import xml.etree.ElementTree as xml
from html.parser import HTMLParser

from affair import PAIR, act, affair, idle, pairs_of

from standoff import brief
from standoff.report import Report, page, tension_rows
from standoff.report.notes import Notes
from standoff.weigh import Subject, gather, weigh

HOSTILE = "Peru accused Ecuador of <script>alert(1)</script> & \"<b onclick='x'>\" at the border"


def reported(*papers: object) -> str:
    readings, notes = pairs_of(papers), Notes()  # type: ignore[arg-type]
    for short, reading in readings:
        notes.hear(short, reading)
    shaped = brief.shape(readings)
    gathered = gather(readings)
    return page(Report(shaped, weigh(gathered), (weigh(gathered, PAIR),)), notes)


class Tags(HTMLParser):
    """Every tag with its attributes, and whether they close as they open."""

    VOID = ("meta", "br")

    def __init__(self, words: str) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone():
    made = reported(*affair())
    tags = Tags(made)
    assert tags.open == []
    assert {tag for tag, _ in tags.met} & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert not [name for _, attributes in tags.met for name in attributes if name.startswith("on") or name in ("src", "srcset")]
    assert {attributes["href"][:6] for tag, attributes in tags.met if tag == "a"} == {"#note-"}  # type: ignore[index]
    assert re.findall(r"https?://|url\(|@import", made) == []


def test_every_mark_leads_to_a_note_with_the_words():
    made = reported(*affair())
    cited, notes = set(re.findall(r'href="#(note-\d+)"', made)), re.findall(r'<li id="(note-\d+)">', made)
    assert cited == set(notes) and len(notes) == len(set(notes)) > 5
    assert "“Peru threatened Ecuador with the closing of the border”" in made.partition("<h2>Notes</h2>")[2]


def test_a_documents_words_are_no_markup():
    made = reported(act(0, "ACCUSE", "PER", "ECU", HOSTILE, "<i>Wire</i>"), idle(1))
    tags = Tags(made)
    assert "script" not in {tag for tag, _ in tags.met} and "i" not in {tag for tag, _ in tags.met}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made and not any("onclick" in attributes for _, attributes in tags.met)


def test_pictures_are_well_formed_and_say_what_they_show():
    made = reported(*affair())
    pictures = re.findall(r"<svg.*?</svg>", made)
    assert len(pictures) == 2
    for picture in pictures:
        root = xml.fromstring(picture)
        assert root.get("role") == "img" and (root.get("aria-label") or "").startswith("Tension and talk")
        assert [one for one in root.iter() if any(value in ("nan", "inf") or value.startswith("-") for name, value in one.items()
                                                  if name in ("width", "height"))] == []
    titles = re.findall(r"<title>(week of.*?)</title>", pictures[0])
    assert titles[1] == "week of 8 Mar 2021: tension 5.2, talk 0.0, 3 documents"


def test_the_same_gives_the_same_bytes_and_nothing_gives_a_page():
    assert reported(*affair()) == reported(*reversed(affair()))
    assert "<h2>Notes</h2>" in reported()


def test_rows_for_a_terminal_tell_all_that_the_page_tells():
    gathered = gather(pairs_of(affair()))
    rows = "\n".join(row.text for row in tension_rows(weigh(gathered, Subject(("ECU",))), 110, opened=affair()[4].document.published))
    assert "Tension and talk of what concerns Ecuador, by week" in rows
    assert "week of 8 Mar 2021    5.2 (0 to" in rows and "told by Ecuador 1 and outlets 1" in rows.replace("\n    ", " ")
    assert "Peru → Ecuador: threat — “Peru threatened Ecuador with the closing of the border”, 9 Mar 2021; 3.5 × 0.80 [" in rows.replace(
        "\n      ", " ")
    assert "Not weighed: 1 denied or not so and 1 feared or possible." in rows
