"""Text files through to_document: title, dateline, date."""
import datetime

import pytest

from standoff.ingest import to_document

TENTH = datetime.date(2022, 1, 10)


def read(text: str, name: str = "x.txt"):
    return to_document(name, text.encode())


def kinds(document):
    return {section.kind: section.span.of(document.text) for section in document.known_sections}


@pytest.mark.parametrize("text, title", [
    ("Envoys leave Geneva\n\nThey left.", "Envoys leave Geneva"),
    ("\n\n  Envoys leave Geneva  \r\n\r\nThey left.", "Envoys leave Geneva"),
    ("Will Russia attack?\n\nNobody knows.", "Will Russia attack?"),
    ("Talks with Boeing Inc.\n\nThey went on.", "Talks with Boeing Inc."),
    ("Envoys left Geneva.\n\nThey left.", None),
    ("My fellow Americans:\n\nTonight.", None),
    ("Envoys leave Geneva\nThey left.", None),
    ("Envoys leave Geneva", None),
    ("GENEVA, Jan 10 (Wire) - Envoys left\n\nThey left.", None),
    ("10 January 2022\n\nThey left.", None),
    ("***\n\nThey left.", None),
    (("word " * 50).strip() + "\n\nThey left.", None),
])
def test_titles_stay_in_the_text_and_are_marked(text, title):
    document = read(text)
    assert document.title == title
    assert kinds(document).get("title") == title
    assert document.text.startswith(title or "")


@pytest.mark.parametrize("opening", [
    "GENEVA, Jan 10 (Reuters) -", "KYIV, Ukraine (AP) —", "MOSCOW. Jan 10 (Interfax) -", "BEIJING —", "Geneva, 10 January 2022 –",
    "Moscow (CNN) —", "MOSCOW, January 10. /TASS/.", "BEIJING, Jan. 10, 2022 (Xinhua) --", "UNITED NATIONS (AP) —", "BUFFALO, N.Y. —",
    "THE HAGUE, Netherlands (AP) —", "NEW DELHI/MOSCOW (Reuters) -", "SÃO PAULO (Reuters) -", "ABOARD AIR FORCE ONE (Reuters) -",
])
def test_datelines(opening):
    assert kinds(read(f"Envoys leave\n\n{opening} The envoys left on Monday.")) == {"title": "Envoys leave", "dateline": opening}
    assert kinds(read(f"{opening} The envoys left on Monday."))["dateline"] == opening


@pytest.mark.parametrize("opening", ["NATO — which met", "U.S. - Russia talks", "MS. PSAKI — Well,", "BREAKING — Russia",
                                     "Ukraine – the largest", "Russia-Ukraine war", "Q -- What", "EU-Russia talks",
                                     "A" * 5000 + " - The", "A-" * 5000])
def test_what_is_no_dateline(opening):
    assert "dateline" not in kinds(read(f"{opening} was on Monday."))


@pytest.mark.parametrize("text, name", [
    ("BEIJING, Jan. 10, 2022 (Xinhua) -- The envoys left.", "x.txt"),
    ("Envoys leave\n\nPublished: 10 January 2022\n\nThey left.", "x.txt"),
    ("Envoys leave\n\nPublished on January 10th, 2022 at 17:40 GMT\n\nThey left.", "x.txt"),
    ("Envoys leave\n\nDate: 2022-01-10\n\nThey left.", "x.txt"),
    ("Statement\n\nMonday, January 10, 2022\n\nThey left.", "x.txt"),
    ("They left.", "2022-01-10-envoys.txt"),
    ("They left.", "folder/envoys_2022-01-10.txt"),
])
def test_dates_are_inferred_from_what_is_explicit(text, name):
    document = read(text, name)
    assert (document.published, document.published_basis) == (TENTH, "inferred")


@pytest.mark.parametrize("text, name", [
    ("GENEVA, Jan 10 (Reuters) - They left.", "x.txt"),
    ("They left on 10 January 2022 for home.", "x.txt"),
    ("Published: 1/10/2022\n\nThey left.", "x.txt"),
    ("Published: 31 February 2022\n\nThey left.", "x.txt"),
    ("They left.", "2022-01-10/envoys.txt"),
    ("They left.", "2199-01-10.txt"),
    ("Published: 10 January 2199\n\nThey left.", "x.txt"),
])
def test_and_from_nothing_else(text, name):
    document = read(text, name)
    assert (document.published, document.published_basis) == (None, "unknown")


def test_bylines_and_credits_are_left_to_a_later_stage():
    assert kinds(read("Envoys leave\n\nBy Ann Author\n\nThey left.\nPhoto: Wire")) == {"title": "Envoys leave"}


def test_text_is_kept_but_for_the_normalisation():
    text = "Envoys leave\n\n“They left,” he said — twice.\n    Indented  and wide.\n\nنص 👩‍🚀 end 😀"
    assert read(text).text == text
