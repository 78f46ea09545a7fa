"""Feeds: RSS, Atom and JSON Feed; each entry with its address, its day and what it says itself."""
from __future__ import annotations

import calendar
import datetime
import hashlib
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urljoin

from ..errors import Unreadable
from .found import MAX_BYTES, SLIPS, Found, Told, failed, printable, reason
from .normalise import one_line

if TYPE_CHECKING:
    from .forms import Opening

MOST_ENTRIES = 10_000
# An entity that is made of others, or that is fetched: no feed and no sitemap needs one.
BOMB = re.compile(rb"<!ENTITY\s+(?:%\s+)?[\w.:-]+\s+(?:SYSTEM|PUBLIC|\"[^\"]*&(?!#)[^\"]*\"|'[^']*&(?!#)[^']*')", re.I)
OUTLET_MOST = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `key` names it for good: its own id where it has one, else its address; `words` is its own markup."""

    key: str
    told: Told
    words: str | None


def refuse_bombs(raw: bytes) -> None:
    """Raises Unreadable where the XML declares entities that swell or are fetched."""
    if BOMB.search(raw.replace(b"\x00", b"")):
        raise Unreadable("it declares entities made of entities, or fetched ones: an entity bomb, not read")


def feed_entries(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """The documents of a feed's file: what each entry says itself or, where addresses are fetched, the article it leads to."""
    yield from opening.feed(name, entries_of(file.read(MAX_BYTES + 1), opening.base))


def entries_of(raw: bytes, base: str | None = None, charset: str | None = None) -> list[Entry]:
    """The entries of a feed's bytes, in its order; an entry without address and words is left out.

    Args:
        base: the feed's own address, for those that are relative.
        charset: what the server claims.

    Raises:
        Unreadable: no feed, or an entity bomb.
    """
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"more than {MAX_BYTES / 1e6:.0f} MB in one feed")
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_entries(raw, base)
    import feedparser

    refuse_bombs(raw)
    headers = {"content-type": f"application/xml; charset={charset}" if charset else "application/xml", "content-location": base or ""}
    try:
        # a stream, never bytes: what looks like an address it would fetch
        parsed = feedparser.parse(io.BytesIO(raw), response_headers=headers, sanitize_html=False)
    except SLIPS as error:
        raise Unreadable(f"no feed can be read in it ({reason(error)})") from error
    if not parsed.entries and not parsed.version:
        raise Unreadable("no feed: neither RSS nor Atom nor JSON Feed")
    outlet = _outlet(parsed.feed.get("title"))
    return [entry for one in parsed.entries[:MOST_ENTRIES] if (entry := _entry(one, outlet, base))]


def _entry(one: Any, outlet: str | None, base: str | None) -> Entry | None:
    contents = [held.get("value") or "" for held in one.get("content") or ()] + [one.get("summary") or ""]
    words = max(contents, key=len).strip() or None
    told = Told(_line(one.get("title")), outlet, _address(one.get("link"), base), _day(one), "fragment", "utf-8")
    key = one.get("id") or told.url or (hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16] if words else None)
    return Entry(str(key), told, words) if key and (told.url or words) else None


def _day(one: Any) -> datetime.date | None:
    """The day in the entry's own time zone where its date is written so that we know it, else in UTC."""
    from .dates import date_in

    for key in ("published", "created", "updated"):
        if told := date_in(one.get(key) or ""):
            return told
        if moment := one.get(f"{key}_parsed"):
            try:
                return datetime.datetime.fromtimestamp(calendar.timegm(moment), datetime.UTC).date()
            except SLIPS:
                continue
    return None


def from_json(held: dict[str, Any], base: str | None = None) -> list[Entry]:
    """The entries of a JSON Feed."""
    from .dates import date_in

    outlet = _outlet(held.get("title"))
    entries = []
    for one in held["items"][:MOST_ENTRIES]:
        if not isinstance(one, dict):
            continue
        words = one.get("content_html") or html.escape(one.get("content_text") or one.get("summary") or "", quote=False)
        url = _address(one.get("url") or one.get("external_url"), base)
        day = date_in(str(one.get("date_published") or one.get("date_modified") or ""))
        key = one.get("id") or url
        if key and (url or words):
            entries.append(Entry(str(key), Told(_line(one.get("title")), outlet, url, day, "fragment", "utf-8"), words or None))
    return entries


def _json_entries(raw: bytes, base: str | None) -> list[Entry]:
    import json

    try:
        held = json.loads(raw)
        if isinstance(held, dict) and isinstance(held.get("items"), list):
            return from_json(held, base)
    except SLIPS as error:
        raise Unreadable(f"no JSON Feed can be read in it ({reason(error)})") from error
    raise Unreadable("no JSON Feed: it has no items")


def own_words(name: str, entry: Entry) -> Found:
    """The document that an entry's own words are, `FEED!KEY`."""
    place = f"{name}!{entry.key}"
    if not entry.words:
        return failed(place, "the feed has no words of it, only an address; fetch it with --fetch")
    return Found(printable(place), entry.words.encode("utf-8", "replace"), None, entry.told)


def _line(words: Any) -> str | None:
    return one_line(html.unescape(re.sub(r"<[^>]{1,500}>", "", words)))[:300] or None if isinstance(words, str) else None


def _outlet(title: Any) -> str | None:
    """The feed's name, as far as it is short enough to be an outlet's."""
    words = _line(title)
    return words if words and len(words) <= OUTLET_MOST else None


def _address(link: Any, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", link.strip()) if isinstance(link, str) else ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) and not re.search(r"[\s<>\"]", whole) else None
