"""Bytes to characters; what is no text is refused with the reason.

1. nothing but white space, or a known kind of binary file: refused
2. a byte order mark (UTF-8, UTF-16, UTF-32)
3. UTF-8, if every byte fits
4. UTF-16 without a mark, if NULs stand in one half of the byte pairs; any other NULs or many controls: refused
5. the charset that a server, a mail or the page itself claims, if nearly every byte fits
6. UTF-8 with a few bytes of windows-1252 between (pages glued together from two)
7. the statistics of charset-normalizer, where more than Western punctuation and accents is in the bytes
8. windows-1252
"""
from __future__ import annotations

import codecs
import re
import unicodedata

from ..errors import Unreadable

# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
KINDS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP or Office file"), (b"PK\x05\x06", "an empty ZIP file"), (b"\x1f\x8b", "a gzip file"),
         (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"), (b"\x28\xb5\x2f\xfd", "a zstd file"), (b"7z\xbc\xaf", "a 7z file"),
         (b"Rar!", "a RAR file"), (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"{\\rtf", "an RTF file"), (b"\x89PNG", "a PNG picture"),
         (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
         (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"SQLite format 3", "a SQLite database"), (b"PAR1", "a Parquet file"),
         (b"WARC/", "a web archive"), (b"bplist", "a web archive of Safari"))
PACKED = {"a gzip file", "a bzip2 file", "an xz file", "a zstd file", "a 7z file", "a RAR file", "a ZIP or Office file"}
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
                      rb"""|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})""", re.I)
DECLARED_BYTES = 8192  # browsers look at 1,024; real pages put scripts before it
# As browsers read these names: the wider sets that are meant by them.
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
         "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
REFUSED = {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "rot13", "hex", "base64", "bz2", "zlib", "uu", "quopri",
           "undefined", "mbcs", "oem"}  # codecs that are no charset of a page, or a way to hide one
# Charsets that news is kept in; without the list rare ones (EBCDIC, Mac) win on short texts.
CHARSETS = ["cp1251", "koi8_r", "cp866", "iso8859_5", "cp1250", "iso8859_2", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
            "gb18030", "big5", "cp932", "euc_jp", "cp949"]
# Of Latin letters it answers cp1250 to French and English too: believed only where it also names a language of cp1250.
LATIN = {"cp1250", "iso8859_2", "cp1252", "cp1254", "cp1257"}
CENTRAL = {"Polish", "Czech", "Slovak", "Hungarian", "Slovene", "Croatian", "Romanian"}
SAMPLE_BYTES = 50_000
CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))  # ESC is left out: ISO-2022-JP uses it
CONTROL_SHARE = 0.02
FEW = 3  # NULs or controls that the shortest text may have
BAD_SHARE = 0.001  # of the characters, above which bytes that do not fit speak against a charset


def decode(raw: bytes, told: str | None = None) -> str:
    """The characters of `raw`, by the steps above; a byte order mark is left out. Never fails on a stray byte. `told` is the charset
    that somebody claims beside the bytes; it comes before what a page declares, and is believed as little.

    Raises:
        Unreadable: empty, white space only, or no text; the message says what it is, without a file's name.
    """
    _refuse_kinds(raw)
    marked = _by_mark(raw)
    text = marked if marked is not None else _without_mark(raw, told)
    if not text.strip("\x00\ufeff \t\r\n\x0b\x0c\xa0\u200b"):
        raise Unreadable("nothing but white space is in it")
    return text


def _refuse_kinds(raw: bytes) -> None:
    if not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise Unreadable("nothing but white space is in it" if raw else "it is empty")
    for magic, kind in KINDS:
        if raw.startswith(magic):
            raise Unreadable(f"it is {kind}, not text; " + ("unpack it first" if kind in PACKED else "give text or HTML"))


def _by_mark(raw: bytes) -> str | None:
    for mark, charset in MARKS:
        if raw.startswith(mark):
            return raw[len(mark):].decode(charset, "replace")
    return None


def charset_of(sample: bytes) -> str:
    """A charset for a stream that begins so."""
    for mark, charset in MARKS:
        if sample.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(charset, charset)
    # the sample may end inside a character
    text = sample[:-4].decode("utf-8", "replace") if len(sample) > 4 else sample.decode("utf-8", "replace")
    return "utf-8" if text.count("\ufffd") <= BAD_SHARE * len(text) else _guessed(sample)


def _without_mark(raw: bytes, told: str | None) -> str:
    """Steps 3 to 8."""
    if wide := _wide(raw):
        return raw.decode(wide, "replace")
    _refuse_binary(raw)
    claimed = [one for one in (_known(told), _declared(raw)) if one]
    if not any(one.startswith("iso2022") for one in claimed):  # its bytes are all ASCII, UTF-8 would fit
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for charset in claimed:
        if charset != "utf-8" and (text := raw.decode(charset, "replace")).count("\ufffd") <= BAD_SHARE * len(text):
            return text
    return _mostly_utf8(raw) or raw.decode(_guessed(raw), "replace")


def _wide(raw: bytes) -> str | None:
    """UTF-16 by its NULs: all of them in one half of the byte pairs, Western letters and at the least the spaces."""
    sample = raw[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.03 * len(sample) or min(even, odd) > 0:
        return None
    charset = "utf-16-be" if even > odd else "utf-16-le"
    text = sample.decode(charset, "replace")
    strange = sum(c == "\ufffd" or (unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\r\n\t") for c in text)
    return charset if strange <= CONTROL_SHARE * len(text) else None


def _refuse_binary(raw: bytes) -> None:
    """NULs that are few, between text, are let through: the normaliser takes them out."""
    nuls = raw.count(0)
    if nuls > max(FEW, CONTROL_SHARE * len(raw)):
        raise Unreadable("it is no text: many of its bytes are NUL")
    controls = len(raw) - len(raw.translate(None, CONTROL)) - nuls
    if controls > max(FEW, CONTROL_SHARE * len(raw)):
        raise Unreadable("it is no text: many of its bytes are control characters")


def _declared(raw: bytes) -> str | None:
    """Python's name of the charset that a page's head declares; None where there is none that we know."""
    if (found := DECLARED.search(raw[:DECLARED_BYTES])) is None:
        return None
    return _known((found[1] or found[2]).decode("ascii", "replace"))


def _known(name: str | None) -> str | None:
    """Python's name of a charset that may be claimed; None of one that we do not know, or that is none."""
    try:
        known = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if known.name in REFUSED or not known._is_text_encoding:
        return None
    return WIDER.get(known.name, known.name)


def _mostly_utf8(raw: bytes) -> str | None:
    """UTF-8 where few bytes do not fit, those read as windows-1252; None where many do not or nothing speaks for UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= c <= "\udcff" for c in text)
    wide = len(text) - strays - sum(c < "\x80" for c in text)
    # a file cut in the middle of a character ends in up to three strays
    if wide > 3 * strays or (wide and strays <= 3 and "\udc80" <= text[-1] <= "\udcff"):
        return re.sub("[\udc80-\udcff]+", lambda bad: bad[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text)
    return None


def _guessed(raw: bytes) -> str:
    """charset-normalizer's answer on a stretch with many high bytes; windows-1252 where these are rare, as in English."""
    high = re.search(rb"[\x80-\xff]", raw)
    start = max(0, (high.start() if high else 0) - 1000)
    sample = raw[start : start + SAMPLE_BYTES]
    letters = sum(byte >= 0xC0 for byte in sample)
    if letters < 0.02 * len(sample):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=CHARSETS).best()
    if best is None or (best.encoding in LATIN and best.language not in CENTRAL):
        return "cp1252"
    return best.encoding
