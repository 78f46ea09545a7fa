"""Bytes to characters, through to_document."""
import codecs

import pytest

from standoff.errors import Unreadable
from standoff.ingest import to_document

ENGLISH = "The envoy said: “We will answer” – and left Évian at 10 o’clock."
RUSSIAN = "Президент России заявил в четверг, что Москва готова к переговорам, но не откажется от своих требований."
POLISH = "Prezydent Polski powiedział, że żołnierze zostaną na wschodniej granicy, a rząd będzie gotów do rozmów z Białorusią."
CHINESE = "俄罗斯总统普京周四表示，莫斯科准备进行谈判，但不会放弃其要求。"


def text_of(raw: bytes) -> str:
    return to_document("x.txt", raw).text


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_english(charset):
    assert text_of(ENGLISH.encode(charset)) == ENGLISH


@pytest.mark.parametrize("mark, charset", [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")])
def test_marks_of_the_other_order(mark, charset):
    assert text_of(mark + ENGLISH.encode(charset)) == ENGLISH


@pytest.mark.parametrize("text, charset", [
    (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "utf-16-le"), (POLISH, "cp1250"), (CHINESE, "gb18030")])
def test_other_charsets_without_a_word(text, charset):
    assert text_of(text.encode(charset)) == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ascii", "latin1"])
def test_latin_1_is_read_as_browsers_do(declared):
    page = f"<html><head><meta charset='{declared}'></head><body><article>" + f"<p>{ENGLISH} And there was more of it to come.</p>" * 2
    assert "“We will answer” –" in to_document("x.html", page.encode("cp1252")).text


def test_a_declared_charset_is_believed():
    page = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'></head><body><article><p>{RUSSIAN}</p>"
    assert RUSSIAN in to_document("x.html", page.encode("cp1251")).text


@pytest.mark.parametrize("declared", ["utf-7", "base64", "rot13", "no-such-charset", "utf-16"])
def test_a_false_declaration_is_not(declared):
    page = f"<html><head><meta charset='{declared}'></head><body><article><p>{RUSSIAN}</p><p>{RUSSIAN[:60]} +ADw-.</p>"
    assert RUSSIAN in to_document("x.html", page.encode()).text


def test_utf8_with_a_stray_byte_stays_utf8():
    assert text_of("Évian — “yes”. ".encode() + b"caf\xe9 \x93no\x94") == "Évian — “yes”. café “no”"


def test_a_file_cut_in_the_middle_of_a_character_is_read():
    assert text_of(RUSSIAN.encode()[:-2]).startswith(RUSSIAN[:-2])


@pytest.mark.parametrize("raw, why", [
    (b"", "it is empty"),
    (b" \r\n\t ", "nothing but white space is in it"),
    (b"\xef\xbb\xbf", "nothing but white space is in it"),
    ("\u200b\x07\u202e".encode(), "nothing but white space and control characters is in it"),
    (b"%PDF-1.7 ...", "no PDF can be read in it (stream has ended unexpectedly)"),
    (b"PK\x03\x04....", "it is a ZIP or Office file, not text; unpack it first"),
    (b"\x1f\x8b\x08....", "it is a gzip file, not text; unpack it first"),
    (b"\x89PNG\r\n....", "it is a PNG picture, not text; give text or HTML"),
    (b"\x00\x01\x02\x03" * 50, "it is no text: many of its bytes are NUL"),
    (bytes(range(1, 256)) * 4, "it is no text: many of its bytes are control characters"),
])
def test_what_is_no_text_is_refused_in_one_line(raw, why):
    with pytest.raises(Unreadable) as refused:
        to_document("x.txt", raw)
    assert str(refused.value) == f"x.txt: {why}"


def test_a_few_nuls_in_a_text_are_taken_out():
    assert text_of(b"a\x00b" + b" and more words" * 10) == "ab" + " and more words" * 10
