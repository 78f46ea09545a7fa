"""document_of, limits, languages, the public door."""
import datetime
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import MAX_CHARACTERS, CallError, TooLarge, Unreadable
from standoff.ingest import MAX_BYTES, document_of, to_document

WORDS = "The envoys of both sides left Geneva on Monday without a deal."


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_text_given_directly_is_kept_character_for_character(text):
    assert document_of(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_one_line(raw):
    for name in ("x.txt", "x.html"):
        try:
            assert to_document(name, raw).text.strip()
        except (Unreadable, TooLarge) as error:
            assert str(error).startswith(f"{name}: ") and "\n" not in str(error)


def test_what_the_caller_says_is_kept():
    document = document_of(WORDS, "2022-01-17", title="A", outlet="B", url="https://c.example")
    assert (document.title, document.outlet, document.url) == ("A", "B", "https://c.example")
    assert (document.published, document.published_basis) == (datetime.date(2022, 1, 17), "given")
    assert document.id == document.id_of(WORDS, "B", datetime.date(2022, 1, 17))
    assert document.known_sections == ()


def test_nothing_falls_back_to_today():
    document = document_of("GENEVA, Jan 10, 2022 (Wire) - They left.")
    assert (document.published, document.published_basis) == (None, "unknown")


@pytest.mark.parametrize("published", [datetime.date(2022, 1, 17), datetime.datetime(2022, 1, 17, 9, 30), " 2022-01-17 "])
def test_dates_as_they_come(published):
    assert document_of(WORDS, published).published == datetime.date(2022, 1, 17)


@pytest.mark.parametrize("published, why", [
    ("17 January", "published: '17 January' is no date; write it as 2022-01-17"),
    ("2022-1-7", "published: '2022-1-7' is no date; write it as 2022-01-17"),
    ("", "published: '' is no date; write it as 2022-01-17"),
    ("2022-02-30", "published: there is no day 2022-02-30"),
    ("2199-01-01", "published: 2199-01-01 lies in the future"),
    (20220117, "published: a date or a string such as 2022-01-17 is needed, not int"),
])
def test_a_bad_date_is_the_callers_error(published, why):
    for call in (lambda: document_of(WORDS, published), lambda: to_document("x.txt", WORDS.encode(), published)):
        with pytest.raises(CallError) as refused:
            call()
        assert str(refused.value) == why


def test_text_that_is_none():
    with pytest.raises(CallError, match="text: a string is needed, not bytes"):
        document_of(b"x")
    with pytest.raises(Unreadable, match="text: it is empty"):
        document_of("")
    with pytest.raises(Unreadable, match="text: nothing but white space is in it"):
        document_of(" \n\xa0")


def test_limits():
    assert len(document_of("a" * MAX_CHARACTERS).text) == MAX_CHARACTERS
    with pytest.raises(TooLarge, match=r"^text: 1,000,001 characters; at most 1,000,000 are read, give the articles one by one$"):
        document_of("a" * (MAX_CHARACTERS + 1))
    with pytest.raises(TooLarge, match=r"^x\.txt: 1,000,001 characters"):
        to_document("x.txt", b"a" * (MAX_CHARACTERS + 1))
    with pytest.raises(TooLarge, match=r"^x\.txt: 5,000,000 characters"):
        to_document("x.txt", b"a\r" * 2_500_000)
    with pytest.raises(TooLarge, match=r"^x\.txt: more than 20 MB"):
        to_document("x.txt", b"a" * (MAX_BYTES + 1))
    # what normalising takes out does not count
    assert len(to_document("x.txt", b"a" * MAX_CHARACTERS + b"\r\n" * 100).text) == MAX_CHARACTERS


@pytest.mark.parametrize("text, language", [
    (WORDS, "en"),
    ("Putin met Xi.", "en"),
    ("NATO", "en"),
    ("Президент России заявил, что Москва готова к переговорам.", "ru"),
    ("Президент України заявив, що переговори їх не влаштовують.", "uk"),
    ("俄罗斯总统普京周四表示，莫斯科准备进行谈判。", "zh"),
    ("قال الرئيس الروسي فلاديمير بوتين يوم الخميس إن موسكو مستعدة للمفاوضات", "ar"),
    ("Le président français a déclaré que la Russie n’était pas prête à négocier avec les pays de l’Union européenne.", "fr"),
    ("Der Bundeskanzler erklärte am Montag, die Gespräche über die Sicherheit in Europa würden bald fortgeführt.", "de"),
    ("12 34 – 56!", "und"),
])
def test_languages(text, language):
    assert document_of(text).language == language
    assert to_document("x.txt", text.encode()).language == language


def test_importing_is_light():
    heavy = "trafilatura lxml htmldate py3langid numpy charset_normalizer"
    code = f"import sys, standoff.ingest; print([name for name in {heavy.split()} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
