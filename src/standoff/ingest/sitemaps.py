"""Sitemaps: the addresses of a site's pages, with the title and the day that a news sitemap tells; sitemaps of sitemaps."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ..errors import Unreadable
from .dates import date_in
from .feeds import refuse_bombs
from .found import MAX_BYTES, Found, Told, failed, reason
from .normalise import one_line

if TYPE_CHECKING:
    from .forms import Opening

MOST_ADDRESSES = 50_000  # what one sitemap may have by its own rules


def sitemap_pages(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """What its addresses lead to; without fetching, one line: a sitemap has no words of its own."""
    links, maps = addresses_of(file.read(MAX_BYTES * 3))
    if not opening.fetches:
        yield failed(name, f"a sitemap: it names {len(links) + len(maps)} addresses and holds no text; fetch them with --fetch")
        return
    for link in maps:
        yield from opening.follow(link, Told(form="sitemap"))
    for told in links:
        yield from opening.follow(told.url or "", told)


def addresses_of(raw: bytes) -> tuple[list[Told], list[str]]:
    """Pages, and further sitemaps. Raises Unreadable where it is none."""
    from lxml import etree

    refuse_bombs(raw)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(raw.strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"no sitemap can be read in it ({reason(error)})") from error
    if root is None:
        raise Unreadable("no sitemap can be read in it")
    pages: list[Told] = []
    maps: list[str] = []
    for one in root.iterchildren("{*}url", "{*}sitemap"):
        address = (one.findtext("{*}loc") or "").strip()
        if address.startswith(("http://", "https://")) and len(pages) + len(maps) < MOST_ADDRESSES:
            if etree.QName(one).localname == "sitemap":
                maps.append(address)
            else:
                title = one_line(one.findtext("{*}news/{*}title") or "") or None
                outlet = one_line(one.findtext("{*}news/{*}publication/{*}name") or "") or None
                pages.append(Told(title, outlet, address, date_in(one.findtext("{*}news/{*}publication_date") or "")))
    return pages, maps
