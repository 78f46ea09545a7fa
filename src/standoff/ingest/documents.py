"""Documents from bytes and from texts."""
from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from ..annotation import Document, WayBack
from ..annotation.document import PublishedBasis
from ..errors import MAX_CHARACTERS, CallError, DocumentError, TooLarge, Unreadable
from .decode import decode
from .drafts import Draft
from .extract import read_page
from .forms import FORMS, HEAD_BYTES, form_of
from .found import MAX_BYTES, Found, Told, printable
from .fragment import read_fragment
from .language import language_of
from .markup import is_page
from .plain import read_plain

MARKUP = re.compile("<[a-zA-Z!/]")


@dataclass(frozen=True, slots=True)
class Made:
    """A document, the way back from its text to the characters of what it was made from (None where there is none: a PDF), and a
    remark on one line where something in it was not believed."""

    document: Document
    way_back: WayBack | None
    remark: str | None = None


def make(found: Found, published: datetime.date | None = None) -> Made:
    """The document of one input's bytes: a page's article, or a text, normalised once.

    What a page's own markup says comes first; then what stands beside the bytes (a table's columns, a mail's head, a feed's
    entry); then what is inferred from the text.

    Args:
        found: with `raw`; every message begins with its name.
        published: the caller's date, before all that is told.

    Returns:
        text in NFC with LF line ends, at most MAX_CHARACTERS; published_basis "given", "metadata" (markup or what stands beside
        it says so), "inferred" (from a dateline, a line, the file's name, or htmldate's search) or "unknown". A date in the
        future is not believed: the document has none, and the remark says so.

    Raises:
        Unreadable: no text in it, or no article.
        TooLarge: more than MAX_BYTES bytes or MAX_CHARACTERS characters.
        CallError: `published` is no date, or lies in the future.
    """
    assert found.raw is not None, found.error
    given = _given(published)
    try:
        draft, own = _draft(found.name, found.raw, found.told)
        _check_length(draft.text)
    except DocumentError as error:
        raise type(error)(f"{found.name}: {error}") from error.__cause__
    future = next((day for day in (found.told.published, draft.published) if day and day > _tomorrow()), None)
    draft = _with_told(draft, found.told, own)
    remark = None
    if future and not given:
        remark = (f"{found.name}: it says that it was published on {future.isoformat()}, in the future; "
                  f"kept {f'as of {draft.published}' if draft.published else 'without a date'}")
    return Made(_document(draft, given), draft.way_back, remark)


def to_document(name: str, raw: bytes, published: datetime.date | None = None) -> Document:
    """The document of one file's bytes, as `make` makes it. A name that ends in .html or .htm is a page, unless there is no
    markup in it; so is whatever begins as a page does (`<!doctype html`, `<html`)."""
    return make(Found(printable(name), raw, None), published).document


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


def _draft(name: str, raw: bytes, told: Told) -> tuple[Draft, bool]:
    """The draft, and whether it is a page, which tells of itself."""
    if len(raw) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES / 1e6:.0f} MB; give the articles one by one")
    form = form_of(name, raw[:HEAD_BYTES], told)
    if read := FORMS[form].read if form in FORMS else None:
        return read(name, raw, told), False
    text = decode(raw, told.charset)
    if form == "fragment" and not is_page(text):
        return read_fragment(name, text, told), False
    if is_page(text) or (form == "page" and MARKUP.search(text)):
        return read_page(text, told.url), True
    # before the work of normalising; what is taken out there is never half of a text
    _check_length(text, 2 * MAX_CHARACTERS)
    draft = read_plain(name, text)
    if not draft.text:
        raise Unreadable("nothing but white space and control characters is in it")
    return draft, False


def _with_told(draft: Draft, told: Told, own: bool) -> Draft:
    """The draft with what is told beside it, in its place where `own` (a page's markup) does not tell. No day in the future."""
    days: list[tuple[datetime.date | None, PublishedBasis]] = [(told.published, "metadata"), (draft.published, draft.published_basis)]
    if own and draft.published_basis == "metadata":
        days.reverse()
    nothing: tuple[datetime.date | None, PublishedBasis] = (None, "unknown")
    published, basis = next((one for one in days if one[0] and one[0] <= _tomorrow()), nothing)
    first, second = (draft, told) if own else (told, draft)
    return replace(draft, title=first.title or second.title, outlet=first.outlet or second.outlet, url=draft.url or told.url,
                   published=published, published_basis=basis)


def _tomorrow() -> datetime.date:
    return datetime.date.today() + datetime.timedelta(days=1)  # it is already tomorrow somewhere


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
    if published > _tomorrow():
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
