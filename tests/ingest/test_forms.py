"""Every form that is read: one document or many, each under a name that stays, with what stands beside it."""
import bz2
import datetime
import gzip
import io
import json
import lzma
import sys
import types

import pytest

from standoff.ingest import find, make

from . import files
from .files import ROW, TEXT, TITLE
from .pages import ARTICLE, FOURTH, LEAD, SECOND, THIRD

DAY = datetime.date(2022, 1, 10)


def found_in(tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)
    return list(find([str(path)]))


def made_of(tmp_path, name, raw):
    """{name behind the file's: document} of the good ones; none may fail."""
    found = found_in(tmp_path, name, raw)
    assert [one.error for one in found if one.error] == []
    return {one.name.removeprefix(str(tmp_path / name)): make(one).document for one in found}


# One document

def test_a_pdf_is_read_in_paragraphs(tmp_path):
    lines = [TITLE, "GENEVA, Jan 10, 2022 (Wire) - The two delegations talked for eight hours about se-",
             "curity in Europe, and parted.",
             "The talks go on in Brussels on Wednesday, when the alliance meets the Russian del-",
             "egation for the first time in two years."]
    more = ["Page by page the report goes on, and what it says is not the same on any of them."]
    pages = [["The Daily Ledger", *(lines if n == 1 else [f"Part {'I' * n}.", *more]), f"{n}"] for n in (1, 2, 3)]
    [document] = made_of(tmp_path, "a.pdf", files.pdf(pages)).values()
    assert document.title == TITLE and document.published == DAY
    assert "about security in Europe, and parted.\n\nThe talks go on" in document.text
    assert "the Russian delegation for" in document.text
    assert "Daily Ledger" not in document.text  # at the head of every page


def test_a_word_file(tmp_path):
    [document] = made_of(tmp_path, "a.docx", files.docx([TITLE, LEAD, SECOND])).values()
    assert document.text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}" and document.title == TITLE


def test_a_mail_and_its_attachments(tmp_path):
    mail = files.mail()
    mail.add_attachment(ARTICLE.encode(), "text", "html", filename="page.html")
    mail.add_attachment(b"\x89PNG", "image", "png", filename="photo.png")
    made = made_of(tmp_path, "a.eml", mail.as_bytes())
    assert list(made) == ["", "!page.html"]
    assert (made[""].title, made[""].published, made[""].published_basis) == (TITLE, DAY, "metadata")
    assert SECOND in made[""].text and FOURTH in made["!page.html"].text


def test_a_mail_in_markup_alone(tmp_path):
    mail = files.mail()
    mail.set_content(f"<p>{LEAD}</p><p>{SECOND}</p><div style='display:none'>track</div>", subtype="html")
    [document] = made_of(tmp_path, "a.eml", mail.as_bytes()).values()
    assert document.text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}"


# Many

def test_a_mailbox(tmp_path):
    box = b"".join(b"From desk Mon Jan 10 18:22:00 2022\n" + files.mail(f"{words}\nFrom here on\n").as_bytes() + b"\n"
                   for words in (LEAD, SECOND, THIRD))
    made = made_of(tmp_path, "a.mbox", box)
    assert list(made) == ["#1", "#2", "#3"] and THIRD in made["#3"].text and "From here on" in made["#1"].text


def test_json_lines(tmp_path):
    other = {"headline": TITLE, "content": SECOND, "date": 1641838920, "source": {"name": "Wire"}}
    lines = [ROW, ROW | {"outlet": "The Evening Post"}, other]
    made = made_of(tmp_path, "a.jsonl", "\n\n".join(map(json.dumps, lines)).encode())
    assert list(made) == ["#1", "#3", "#5"]
    first = made["#1"]
    assert (first.text, first.title, first.outlet, first.url) == (ROW["text"], TITLE, "The Daily Ledger", ROW["url"])
    assert {(one.published, one.published_basis) for one in made.values()} == {(DAY, "metadata")}
    assert (made["#3"].outlet, made["#5"].outlet) == ("The Evening Post", "Wire")


def test_rows_with_the_same_words_are_not_the_same_bytes(tmp_path):
    lines = [ROW, ROW | {"outlet": "The Evening Post"}, ROW]
    first, second, third = found_in(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)).encode())
    assert first.sha256() == third.sha256() != second.sha256()


def test_json_and_our_own_export(tmp_path):
    assert list(made_of(tmp_path, "a.json", json.dumps([ROW, ROW]).encode())) == ["#1", "#2"]
    assert list(made_of(tmp_path, "b.json", json.dumps(ROW).encode())) == [""]
    [document] = made_of(tmp_path, "c.jsonl", json.dumps({"schema": 1, "document": ROW, "events": []}).encode()).values()
    assert document.title == TITLE


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table(tmp_path, mark):
    import csv

    held = io.StringIO()
    writer = csv.DictWriter(held, list(ROW), delimiter=mark)
    writer.writeheader()
    writer.writerows([ROW, ROW | {"text": "Ein Satz mit „Umlaut“, über Österreich."}])
    for charset in ("utf-8-sig", "cp1252", "utf-16"):
        made = made_of(tmp_path, "a.csv", held.getvalue().encode(charset))
        assert list(made) == ["#1", "#2"] and made["#1"].published == DAY and made["#1"].text == ROW["text"]
        assert "über Österreich" in made["#2"].text


def test_parquet(tmp_path):
    from arro3.core import Array, DataType, RecordBatch, Table
    from arro3.io import write_parquet

    days = Array([18_000, None], DataType.int32()).cast(DataType.date32())
    numbers = Array([1, 2], DataType.int64())
    batch = RecordBatch.from_pydict({"text": Array([SECOND, THIRD], DataType.utf8()), "published": days, "n": numbers})
    write_parquet(Table.from_batches([batch]), str(tmp_path / "a.parquet"))
    made = made_of(tmp_path, "a.parquet", (tmp_path / "a.parquet").read_bytes())
    assert [made["#1"].text, made["#2"].text] == [SECOND, THIRD]
    assert (made["#1"].published, made["#2"].published) == (datetime.date(2019, 4, 14), None)


def test_an_archive_and_archives_in_it(tmp_path):
    inner = files.zipped({"deep.txt": TEXT.encode()})
    entries = {"b/page.html": ARTICLE.encode(), "rows.jsonl.gz": gzip.compress(json.dumps(ROW).encode()), "inner.zip": inner,
               "style.css": b"p", "photo.png": b"\x89PNG", "__MACOSX/b/._page.html": b"x", ".hidden.txt": b"x"}
    made = made_of(tmp_path, "a.zip", files.zipped(entries))
    assert list(made) == ["!b/page.html", "!rows.jsonl.gz#1", "!inner.zip!deep.txt"]
    assert made["!b/page.html"].title == made["!inner.zip!deep.txt"].title == TITLE


@pytest.mark.parametrize("ending, pack", [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_packed_files(tmp_path, ending, pack):
    [page] = made_of(tmp_path, f"a.html{ending}", pack(ARTICLE.encode())).values()
    assert page.title == TITLE
    assert list(made_of(tmp_path, f"a.jsonl{ending}", pack(json.dumps(ROW).encode()))) == ["#1"]


@pytest.mark.parametrize("pack", [lambda record: record, gzip.compress])
def test_a_web_archive(tmp_path, pack):
    plain = files.warc_record("conversion", "https://x.example/wet", TEXT.encode(), "text/plain")
    records = [*files.warc(("https://x.example/gone", files.answer(b"<html>no</html>", status="404 Not Found")),
                           ("https://x.example/a.png", files.answer(b"\x89PNG", "image/png")),
                           ("https://ledger.example/2022/01/10/x", files.answer(files.page_of("Second")))), plain]
    made = made_of(tmp_path, "a.warc" + (".gz" if pack is gzip.compress else ""), b"".join(map(pack, records)))
    assert list(made) == ["#4", "#5"]
    assert made["#4"].title == "Second" and made["#4"].url == "https://ledger.example/world/envoys-leave-geneva"
    assert (made["#5"].title, made["#5"].url) == (TITLE, "https://x.example/wet")


def test_the_charset_that_a_server_names_is_used_where_the_page_names_none(tmp_path):
    words = f"<p>Переговоры в Женеве {'шли долго. ' * 20}</p><p>{'Стороны разошлись без ответа. ' * 5}</p>"
    page = f"<html><body><article>{words}".encode("cp1251")
    records = files.warc(("https://x.example/ru", files.answer(page, "text/html; charset=windows-1251")))
    [document] = made_of(tmp_path, "a.warc", b"".join(records)).values()
    assert "Переговоры в Женеве" in document.text and document.language == "ru"


FEEDS = {
    "a.rss": files.rss([(TITLE, "https://ledger.example/1", f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;")]),
    "a.xml": f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily Ledger</title><entry><id>id-1</id>
      <title>{TITLE}</title><link href="https://ledger.example/1"/><updated>2022-01-10T18:22:00Z</updated>
      <content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>""".encode(),
    "a.json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Daily Ledger", "items": [{
        "id": "id-1", "url": "https://ledger.example/1", "title": TITLE, "date_published": "2022-01-10T18:22:00Z",
        "content_html": f"<p>{LEAD}</p><p>{SECOND}</p>"}]}).encode(),
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_gives_its_entries_own_words(tmp_path, name):
    made = made_of(tmp_path, name, FEEDS[name])
    assert list(made) == ["!id-1"]
    document = made["!id-1"]
    assert document.text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}"
    assert (document.title, document.outlet, document.published) == (TITLE, "The Daily Ledger", DAY)
    assert document.url == "https://ledger.example/1"


def test_standard_input_may_be_a_container(monkeypatch):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(files.zipped({"a.txt": TEXT.encode()}))))
    [found] = find(["-"])
    assert found.name == "standard input!a.txt" and make(found).document.title == TITLE


def test_a_folder_gives_all_of_them(tmp_path):
    (tmp_path / "b.jsonl").write_text(json.dumps(ROW))
    (tmp_path / "a.pdf").write_bytes(files.pdf([[TITLE, LEAD]]))
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    (tmp_path / "beside.json").write_text("{}")
    found = list(find([str(tmp_path)]))
    assert [one.name.rpartition("/")[2] for one in found] == ["a.pdf", "b.jsonl#1", "c.xlsx"]
    assert found[2].error == f"{tmp_path / 'c.xlsx'}: Excel is not supported; save it as .txt, .html or .pdf"
