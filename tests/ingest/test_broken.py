"""Files that are broken, or built to do harm: each one line with its reason, and nothing else lost."""
import csv
import datetime
import gzip
import io
import json
import time
import zipfile

import pytest

from standoff.errors import DocumentError, TooLarge, Unreadable
from standoff.ingest import MAX_BYTES, find, make

from . import files
from .files import ROW, TEXT, TITLE
from .pages import ARTICLE, FOURTH, LEAD, SECOND


def outcomes(tmp_path, name, raw):
    """(names of the documents, lines of the failures), the file's own path left out of both; within seconds."""
    path = tmp_path / name
    path.write_bytes(raw)
    started = time.process_time()
    names, lines = [], []
    for one in find([str(path)]):
        error = one.error
        if error is None:
            try:
                make(one)
            except DocumentError as raised:
                error = str(raised)
        if error is None:
            names.append(one.name.removeprefix(str(path)))
        else:
            assert error.startswith(str(path)) and "\n" not in error and len(error) < 300 + len(str(path))
            lines.append(error.removeprefix(str(path)))
    assert time.process_time() - started < 15
    return names, lines


# PDF, Word, mail

@pytest.mark.parametrize("raw, why", [
    (files.pdf([[], []]), ": no words in its 2 pages, pictures of pages perhaps; give it after OCR"),
    (files.pdf([[TITLE, LEAD]])[:200], ": no PDF can be read in it ("),
    (b"%PDF-1.7\n" + bytes(range(256)) * 50, ": no PDF can be read in it ("),
    (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n", ": no"),
])
def test_pdfs_without_words(tmp_path, raw, why):
    names, [line] = outcomes(tmp_path, "a.pdf", raw)
    assert names == [] and line.startswith(why)


def test_a_locked_pdf(tmp_path):
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(files.pdf([[TITLE, LEAD]])))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert outcomes(tmp_path, "a.pdf", held.getvalue()) == ([], [": it is locked by a password; save it without"])


def test_a_word_file_that_swells(tmp_path):
    whole = files.docx([TITLE, LEAD])
    held = io.BytesIO(whole)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 210_000_000)
    assert outcomes(tmp_path, "a.docx", held.getvalue()) == ([], [": it unpacks to more than 200 MB: a zip bomb, not read"])
    names, [line] = outcomes(tmp_path, "b.docx", whole[:2000])
    assert names == [] and line.startswith(": no Word file can be read in it (")


def test_an_entity_bomb_in_a_word_file(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files.docx([TITLE]))) as good, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in good.namelist():
            raw = good.read(entry)
            if entry == "word/document.xml":
                raw = BOMB + raw.split(b"?>", 1)[1].replace(TITLE.encode(), b"&e;")
            made.writestr(entry, raw)
    names, lines = outcomes(tmp_path, "a.docx", held.getvalue())
    assert len(names) + len(lines) == 1  # its words without the entity, or one line


def test_mails_without_words(tmp_path):
    mail = files.mail("\n")
    mail.add_attachment(TEXT.encode(), "text", "plain", filename="a.txt")
    assert outcomes(tmp_path, "a.eml", mail.as_bytes()) == (["!a.txt"], [": no words in this mail"])
    raw = b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\n!!!\n"
    names, [line] = outcomes(tmp_path, "b.eml", raw)
    assert names == [] and line.startswith(": no ")


# Tables

def test_bad_rows_cost_themselves_only(tmp_path):
    bad = ["{broken", "[1, 2]", '{"headline": "x"}', '{"text": ""}', '{"text": 5}', "null", "{" * 100_000]
    lines = [json.dumps(ROW), *bad, json.dumps(ROW)]
    names, errors = outcomes(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert names == ["#1", "#9"]
    assert [line.split(":")[0] for line in errors] == [f"#{n}" for n in range(2, 9)]
    assert errors[2] == "#4: its text is absent; call one of its columns 'text'" and errors[3] == "#5: its text is empty"


def test_a_line_without_an_end_costs_itself_only(tmp_path):
    huge = b'{"text": "' + b"x" * (MAX_BYTES + 1000) + b'"}'
    row = json.dumps(ROW).encode()
    assert outcomes(tmp_path, "a.jsonl", row + b"\n" + huge + b"\n" + row) == (
        ["#1", "#3"], ["#2: too large (a line of more than 20 MB); at most 20 MB are read, give the articles one by one"])
    table = b"text,title\nOne sentence here.,a\n" + b"y" * (MAX_BYTES + 1000) + b"\nAnother sentence.,b\n"
    names, [line] = outcomes(tmp_path, "a.csv", table)
    assert names == ["#1", "#2"] and line.startswith(", line 3: too large (a line of more than 20 MB)")


def test_a_quotation_mark_that_is_never_closed(tmp_path):
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerows([["title", "text"], ["a", SECOND]])
    raw = held.getvalue() + 'b,"never closed\n' + f"c,{'words ' * 400_000}\n" + "d,more words\n"
    names, lines = outcomes(tmp_path, "a.csv", raw.encode())
    assert names[0] == "#1" and len(lines) == 1 and "no row of a table" in lines[0]
    assert names[1:] == ["#3"]  # what stands behind it


def test_a_damaged_parquet_file(tmp_path):
    from arro3.core import Array, DataType, RecordBatch, Table
    from arro3.io import write_parquet

    batch = RecordBatch.from_pydict({"text": Array([SECOND] * 5, DataType.utf8())})
    held = io.BytesIO()
    write_parquet(Table.from_batches([batch]), held)
    raw = bytearray(held.getvalue())
    assert outcomes(tmp_path, "a.parquet", bytes(raw))[1] == []
    raw[4:60] = bytes(56)  # where the first page of rows begins
    names, [line] = outcomes(tmp_path, "b.parquet", bytes(raw))
    assert names == [] and line.startswith(": it breaks off after 0 documents (")


def test_tables_without_text(tmp_path):
    names, [line] = outcomes(tmp_path, "a.csv", b"date,price\n2022-01-10,85.3\n")
    assert (names, line) == ([], ': no column of text among date, price; call one of them "text"')
    assert outcomes(tmp_path, "b.csv", b"") == ([], [': no column of text among none; call one of them "text"'])
    assert outcomes(tmp_path, "c.jsonl", b"\n\n") == ([], [": no document in this JSON lines"])
    names, [line] = outcomes(tmp_path, "d.parquet", b"PAR1 is all there is")
    assert names == [] and line.startswith(": the file is cut short or damaged: ")
    names, [line] = outcomes(tmp_path, "e.json", b'[{"text": ')
    assert names == [] and line.startswith(": no JSON (")


# Archives

def test_zip_bombs(tmp_path):
    bomb = files.zipped({"bomb.txt": b"0" * 300_000_000, "good.html": ARTICLE.encode()})
    names, [line] = outcomes(tmp_path, "a.zip", bomb)
    assert names == ["!good.html"]
    assert line == "!bomb.txt: 300 MB packed into 0.3: a zip bomb, not read"


def test_many_small_bombs(tmp_path):
    many = files.zipped({f"{n}.txt": b"0" * 19_000_000 for n in range(30)})
    names, lines = outcomes(tmp_path, "a.zip", many)
    assert lines[-1] == ": it swells to more than 200 times its size: a zip bomb, the rest is not read" and len(names) + len(lines) < 30


def test_archives_in_archives(tmp_path):
    raw = files.zipped({"a.txt": TEXT.encode()})
    for _ in range(6):
        raw = files.zipped({"in.zip": raw, "beside.txt": TEXT.encode()})
    names, [line] = outcomes(tmp_path, "a.zip", raw)
    assert len(names) == 4 and line.endswith(": more than 4 archives in one another; unpack it first")


def test_a_gzip_bomb(tmp_path):
    names, [line] = outcomes(tmp_path, "a.jsonl.gz", gzip.compress(json.dumps(ROW).encode() + b"\n" * 20_000_000, 1))
    assert names == ["#1"] and "more than 1,000,000 empty lines in a row" in line
    rows = (b" " * 9_999_999 + b"\n") * 12
    names, [line] = outcomes(tmp_path, "c.jsonl.gz", gzip.compress(json.dumps(ROW).encode() + b"\n" + rows))
    assert names == ["#1"] and "it swells to more than 200 times its size: a zip bomb" in line
    names, [line] = outcomes(tmp_path, "b.txt.gz", gzip.compress(b"0" * 30_000_000))
    assert names == [] and line.startswith(": too large (more than 20 MB)")


def test_cut_archives_give_what_they_hold(tmp_path):
    whole = files.zipped({"a.html": ARTICLE.encode(), "b.txt": TEXT.encode(), "c.html": files.page_of("Third") * 5})
    names, [line] = outcomes(tmp_path, "a.zip", whole[:-400])
    assert names == ["!a.html", "!b.txt"]
    assert line.startswith(": the archive is cut short or damaged (") and line.endswith("; 2 of its files could be read")
    row = json.dumps(ROW).encode() + b"\n"
    packed = gzip.compress(b"".join(row.replace(b"Daily", b"%d" % n) for n in range(2_000)))
    names, [line] = outcomes(tmp_path, "b.jsonl.gz", packed[:-100])
    assert len(names) > 1_500 and "it breaks off after" in line


def test_a_damaged_entry_costs_itself_only(tmp_path):
    whole = bytearray(files.zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    whole[60] ^= 255
    names, [line] = outcomes(tmp_path, "a.zip", bytes(whole))
    assert names == ["!b.txt"] and line.startswith("!a.txt: it ")


def test_names_in_an_archive_lead_nowhere(tmp_path):
    names, lines = outcomes(tmp_path, "a.zip", files.zipped({"../../etc/passwd.txt": TEXT.encode(), "new\nline.txt": TEXT.encode()}))
    assert names == ["!../../etc/passwd.txt", "!new\\nline.txt"] and lines == []  # a name, never a path


# Web archives

PAGES = [(f"https://ledger.example/{n}", files.answer(files.page_of(f"Page {n}"))) for n in range(4)]


@pytest.mark.parametrize("pack", [lambda record: record, gzip.compress])
@pytest.mark.parametrize("cut", [10, 700, 2_000])
def test_a_cut_web_archive_gives_what_it_holds(tmp_path, pack, cut):
    whole = b"".join(map(pack, files.warc(*PAGES)))
    names, lines = outcomes(tmp_path, "a.warc", whole[: -cut])
    assert names[:2] == ["#2", "#3"] and len(names) + len(lines) >= 3
    assert len(lines) == 1 or (pack is gzip.compress and len(names) == len(PAGES))  # its end holds no words, only a sum


def test_a_web_archive_with_a_broken_record(tmp_path):
    records = files.warc(*PAGES)
    records[2] = records[2].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    names, lines = outcomes(tmp_path, "a.warc", b"".join(records))
    assert names[0] == "#2" and len(lines) >= 1
    packed = [gzip.compress(record) for record in files.warc(*PAGES)]
    packed[3] = packed[3][:40] + b"\xff\xff\xff" + packed[3][43:]
    names, lines = outcomes(tmp_path, "b.warc.gz", b"".join(packed))
    assert names[:2] == ["#2", "#3"] and len(lines) >= 1


def test_lying_answers(tmp_path):
    lying = [("https://x.example/1", files.answer(ARTICLE.encode(), "text/html; charset=utf-16")),
             ("https://x.example/2", files.answer(ARTICLE.encode(), "text/html; charset=no-such-thing")),
             ("https://x.example/3", files.answer(ARTICLE.encode(), "text/html", more="Content-Encoding: gzip\r\n")),
             ("https://x.example/4", files.answer(ARTICLE.encode(), "text/html", more="Transfer-Encoding: chunked\r\n"))]
    names, lines = outcomes(tmp_path, "a.warc", b"".join(files.warc(*lying)))
    assert names[:2] == ["#2", "#3"] and len(names) + len(lines) == 4


def test_what_is_no_web_archive(tmp_path):
    names, [line] = outcomes(tmp_path, "a.arc", b"filedesc://x.arc 0.0.0.0 20220110 text/plain 76\n1 0 x\n")
    assert names == [] and line.endswith("it is an ARC file, the older form: convert it with `warcio recompress`")
    names, [line] = outcomes(tmp_path, "a.warc", b"WARC/1.0\r\n\r\n\r\n")
    assert names == [] and line


# Feeds and sitemaps

BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha ha ha ha ha ha">""" + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(6)) + b"]>"


@pytest.mark.parametrize("raw", [
    BOMB + b"<rss version='2.0'><channel><item><link>https://x.example/1</link><description>&e;</description></item></channel></rss>",
    b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>
        <description>&x;</description></item></channel></rss>""",
    BOMB + b"<urlset><url><loc>https://x.example/&e;</loc></url></urlset>",
])
def test_entity_bombs(tmp_path, raw):
    for name in ("a.xml", "a.rss"):
        names, [line] = outcomes(tmp_path, name, raw)
        assert (names, line) == ([], ": it declares entities made of entities, or fetched ones: an entity bomb, not read")


def test_a_broken_feed_gives_what_can_be_read(tmp_path):
    raw = files.rss([(TITLE, "https://x.example/1", f"Fish &amp; chips &nbsp; {LEAD}"), ("b", "https://x.example/2", SECOND)])
    names, lines = outcomes(tmp_path, "a.rss", raw.replace(b"</channel></rss>", b""))
    assert (names, lines) == (["!id-1", "!id-2"], [])
    names, [line] = outcomes(tmp_path, "b.rss", b"<html><body>Not found</body></html>")
    assert names == [] and "no feed" in line


@pytest.mark.parametrize("claimed, true", [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("utf-16", "utf-8"), ("klingon", "utf-8")])
def test_feeds_that_lie_about_their_charset(tmp_path, claimed, true):
    words = f"{LEAD} „Österreich“ bleibt dabei."
    raw = files.rss([(TITLE, "https://x.example/1", words)]).decode().replace("version='1.0'?", f"version='1.0' encoding='{claimed}'?")
    path = tmp_path / "a.rss"
    path.write_bytes(raw.encode(true))
    [found] = find([str(path)])
    assert "Österreich" in make(found).document.text


# Clocks

def test_clocks_in_the_future(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROW | {"published": "2199-01-10"}))
    [found] = find([str(path)])
    made = make(found)
    assert (made.document.published, made.document.published_basis) == (None, "unknown")
    assert made.remark == f"{path}#1: it says that it was published on 2199-01-10, in the future; kept without a date"
    assert make(found, datetime.date(2022, 1, 10)).remark is None
    page = tmp_path / "a.html"
    page.write_text(ARTICLE.replace("2022-01-10", "2199-01-10"))
    assert "2199-01-10, in the future" in (make(next(find([str(page)]))).remark or "")


def test_a_page_that_is_sure_of_its_day_stands_against_a_feed_that_is_not(tmp_path):
    from dataclasses import replace

    path = tmp_path / "a.html"
    path.write_text(ARTICLE)
    [found] = find([str(path)])
    made = make(replace(found, told=replace(found.told, published=datetime.date(2199, 1, 1))))
    assert made.document.published == datetime.date(2022, 1, 10) and "kept as of 2022-01-10" in (made.remark or "")


def test_errors_have_their_kind(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf([[]]))
    with pytest.raises(Unreadable):
        make(next(find([str(path)])))
    path.write_bytes(files.pdf([[FOURTH * 80] * 100] * 8))
    with pytest.raises(TooLarge, match="1,000,000 characters"):
        make(next(find([str(path)])))
