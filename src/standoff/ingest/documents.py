"""Documents from bytes and from texts."""
from __future__ import annotations

import datetime
import re
from pathlib import PurePath

from ..annotation import Document
from ..annotation.document import PublishedBasis
from ..errors import MAX_CHARACTERS, CallError, DocumentError, TooLarge, Unreadable
from .decode import decode
from .drafts import Draft
from .extract import read_page
from .find import MAX_BYTES, printable
from .language import language_of
from .markup import is_page
from .plain import read_plain

PAGES = {".html", ".htm", ".xhtml", ".shtml"}
MARKUP = re.compile("<[a-zA-Z!/]")


def to_document(name: str, raw: bytes, published: datetime.date | None = None) -> Document:
    """The document of one file's bytes: a page's article, or a text, normalised once.

    A name that ends in .html or .htm is a page, unless there is no markup in it; so is whatever begins as a page does
    (`<!doctype html`, `<html`).

    Args:
        name: path or name; every message begins with it.
        published: the caller's date, before all that the file tells.

    Returns:
        text in NFC with LF line ends, at most MAX_CHARACTERS; published_basis "given", "metadata" (the page's markup says
        it), "inferred" (from a dateline, a line, the file's name, or htmldate's search) or "unknown".

    Raises:
        Unreadable: no text in it, or no article.
        TooLarge: more than MAX_BYTES bytes or MAX_CHARACTERS characters.
        CallError: `published` is no date, or lies in the future.
    """
    name = printable(name)
    given = _given(published)
    try:
        draft = _draft(name, raw)
        _check_length(draft.text)
    except DocumentError as error:
        raise type(error)(f"{name}: {error}") from error.__cause__
    return _document(draft, given)


def document_of(text: str, published: datetime.date | str | None = None, title: str | None = None,
                outlet: str | None = None, url: str | None = None) -> Document:
    """The document of a text that is given directly, character for character; nothing is normalised or inferred.

    Raises:
        Unreadable: `text` has nothing but white space.
        TooLarge: more than MAX_CHARACTERS characters.
        CallError: `text` is no string, `published` no date ("2022-01-17") or a day in the future.
    """
    if not isinstance(text, str):
        raise CallError(f"text: a string is needed, not {type(text).__name__}")
    given = _given(published)
    if not text.strip():
        raise Unreadable("text: nothing but white space is in it" if text else "text: it is empty")
    try:
        _check_length(text)
    except TooLarge as error:
        raise TooLarge(f"text: {error}") from None
    return _document(Draft(text, (), title, outlet, url), given)


def _draft(name: str, raw: bytes) -> Draft:
    if len(raw) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES / 1e6:.0f} MB; give the articles one by one")
    text = decode(raw)
    ending = PurePath(name).suffix.lower()
    if (ending in PAGES and MARKUP.search(text)) or is_page(text):
        return read_page(text)
    # before the work of normalising; what is taken out there is never half of a text
    _check_length(text, 2 * MAX_CHARACTERS)
    draft = read_plain(name, text)
    if not draft.text:
        raise Unreadable("nothing but white space and control characters is in it")
    return draft


def _check_length(text: str, limit: int = MAX_CHARACTERS) -> None:
    if len(text) > limit:
        raise TooLarge(f"{len(text):,} characters; at most {MAX_CHARACTERS:,} are read, give the articles one by one")


def _given(published: datetime.date | str | None) -> datetime.date | None:
    """The caller's date. A datetime counts as its day; of a month or a year alone no day is known, so it counts as none."""
    if published is None:
        return None
    if isinstance(published, datetime.datetime):
        published = published.date()
    if isinstance(published, str):
        words = published.strip()
        if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", words):
            return None
        words = re.sub(r"(?<=^....-..-..)[T ]\d\d:\d\d.*$", "", words)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            raise CallError(f"published: {words[:40]!r} is no date; write it as 2022-01-17")
        try:
            published = datetime.date.fromisoformat(words)
        except ValueError:
            raise CallError(f"published: there is no day {words}") from None
    if not isinstance(published, datetime.date):
        raise CallError(f"published: a date or a string such as 2022-01-17 is needed, not {type(published).__name__}")
    if published > datetime.date.today() + datetime.timedelta(days=1):
        raise CallError(f"published: {published.isoformat()} lies in the future")
    return published


def _document(draft: Draft, given: datetime.date | None) -> Document:
    published = given or draft.published
    basis: PublishedBasis = "given" if given else draft.published_basis
    return Document(
        id=Document.id_of(draft.text, draft.outlet, published),
        text=draft.text,
        title=draft.title,
        outlet=draft.outlet,
        url=draft.url,
        published=published,
        published_basis=basis,
        language=language_of(draft.text),
        known_sections=draft.sections,
    )
