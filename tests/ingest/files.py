"""Files of every form, made by these tests from dispatches of their own."""
from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from .pages import ARTICLE, FOURTH, LEAD, SECOND, THIRD

TITLE = "Envoys leave Geneva without a deal"
TEXT = f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}\n"
ROW = {"title": TITLE, "text": f"{SECOND}\n\n{THIRD}", "published": "2022-01-10T18:22:00Z", "outlet": "The Daily Ledger",
       "url": "https://ledger.example/world/envoys"}


def pdf(pages: list[list[str]], extra: bytes = b"") -> bytes:
    """A PDF with these lines on its pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        escaped = (line.replace("(", "\\(").replace(")", "\\)").encode("latin-1", "replace") for line in lines)
        shown = b" ".join(b"(" + line + b") Tj 0 -14 Td" for line in escaped)
        content = b"BT /F1 11 Tf 50 780 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        kids.append(len(objects) + 1)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    made, places = b"%PDF-1.4\n" + extra, []
    for number, held in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + held + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return made + head + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))


def docx(paragraphs: list[str]) -> bytes:
    import docx as library

    document = library.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def mail(body: str = f"{LEAD}\n\n{SECOND}\n", date: str = "Mon, 10 Jan 2022 18:22:00 +0100") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = TITLE, "Desk <desk@ledger.example>", date
    made.set_content(body)
    return made


def zipped(entries: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in entries.items():
            archive.writestr(name, raw)
    return held.getvalue()


def warc_record(kind: str, url: str, block: bytes, media: str) -> bytes:
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-10T19:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash((kind, url))) % 10**12:012}>\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def answer(page: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}Content-Length: {len(page)}\r\n\r\n".encode() + page


def warc(*pages: tuple[str, bytes]) -> list[bytes]:
    """Records: a head, then an answer for each page."""
    return [warc_record("warcinfo", "", b"software: by hand\r\n", "application/warc-fields"),
            *(warc_record("response", url, block, "application/http; msgtype=response") for url, block in pages)]


def rss(items: list[tuple[str, str, str]], title: str = "The Daily Ledger", keys: list[str] | None = None) -> bytes:
    """(title, link, words) of each; its key, where none are given, is its number."""
    inside = "".join(f"<item><title>{head}</title><link>{link}</link><guid isPermaLink='false'>{keys[n - 1] if keys else f'id-{n}'}</guid>"
                     f"<pubDate>Mon, 10 Jan 2022 18:22:00 GMT</pubDate><description>{words}</description></item>"
                     for n, (head, link, words) in enumerate(items, start=1))
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{inside}</channel></rss>".encode()


def page_of(title: str) -> bytes:
    """An article's page under another title."""
    return ARTICLE.replace(TITLE, title).encode()
