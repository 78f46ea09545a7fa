"""Addresses: refused unless asked, polite, bounded; against a server on 127.0.0.1."""
import gzip
import time
from collections.abc import Iterator

import pytest

from standoff.errors import TooLarge, Unreachable, Unreadable
from standoff.ingest import MAX_BYTES, Fetcher, find, make
from standoff.ingest import wire as wire_module
from standoff.ingest.fetch import tidy
from standoff.ingest.found import Visit
from standoff.ingest.wire import is_public

from . import files
from .files import TITLE
from .pages import ARTICLE, SECOND, THIRD
from .serving import Reply, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def fetcher(**more) -> Fetcher:
    return Fetcher("standoff/test", private=True, pause_seconds=0.0, **more)


def found_at(*addresses, **more):
    return list(find(list(addresses), fetcher(**more)))


def test_a_page_is_fetched_and_its_visit_noted(site):
    address = site.put("/a", ARTICLE, ETag='"1"', Last_Modified="Mon, 10 Jan 2022 18:22:00 GMT")
    [found] = found_at(f"{address}#part", address)
    assert make(found).document.title == TITLE
    assert found.name == f"{address}#part" and found.told.url == address
    assert found.visit == Visit(address, '"1"', "Mon, 10 Jan 2022 18:22:00 GMT", found.sha256())
    assert site.asked == ["/robots.txt", "/a"] and site.headers[1]["User-Agent"] == "standoff/test"


def test_what_did_not_change_does_not_come_again(site):
    address = site.put("/a", ARTICLE, ETag='"1"')
    [first] = found_at(address)
    [again] = found_at(address, recall={address: first.visit}.get)
    assert (again.raw, again.error, again.unchanged) == (None, None, True) and again.sha256() == first.sha256()
    site.put("/a", files.page_of("Anew"), ETag='"2"')
    [anew] = found_at(address, recall={address: first.visit}.get)
    assert make(anew).document.title == "Anew"


def test_robots_are_obeyed(site):
    rules = "User-agent: *\nDisallow: /private/*.html$\nAllow: /\n\nUser-agent: standoff\nDisallow: /not-you\n"
    site.put("/robots.txt", rules, media="text/plain")
    addresses = [site.put("/not-you", ARTICLE), site.put("/private/a.html", ARTICLE)]
    refused, allowed = found_at(*addresses)
    assert refused.error == f"{addresses[0]}: robots.txt of {site.base[7:]} does not let it be fetched"
    assert allowed.error is None and site.asked == ["/robots.txt", "/private/a.html"]
    site.put("/robots.txt", "", status=500)
    site.asked.clear()
    [found] = found_at(addresses[1])
    assert "robots.txt" in found.error and "(status 500)" in found.error and found.again and site.asked == ["/robots.txt"]


def test_robots_may_ask_for_a_pause(site):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", media="text/plain")
    addresses = [site.put(f"/{n}", ARTICLE) for n in range(3)]
    started = time.monotonic()
    assert all(one.error is None for one in found_at(*addresses))
    assert time.monotonic() - started > 0.55  # twice, between three pages
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 3000\n", media="text/plain")
    assert "asks for a pause of more than 30 seconds" in found_at(addresses[0])[0].error


def test_this_machine_and_private_networks_are_refused(site):
    address = site.put("/a", ARTICLE)
    for one in (address, address.replace("127.0.0.1", "localhost"), "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest",
                "http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/"):
        with pytest.raises((Unreadable, Unreachable), match=r"not fetched without --fetch-private|no such host"):
            Fetcher("standoff/test", pause_seconds=0.0).get(one)
    assert site.asked == []


@pytest.mark.parametrize("address, public", [
    ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True), ("192.168.1.1", False), ("100.64.0.1", False),
    ("0.0.0.0", False),
    ("fe80::1%eth0", False), ("fd00::1", False), ("224.0.0.1", False), ("2002:7f00:1::", False), ("64:ff9b::a00:1", False),
    ("64:ff9b::5db8:d70e", True), ("2001:0:53aa:64c:0:0:0:1", False)])
def test_public_addresses(address, public):
    assert is_public(address) is public


def test_a_redirect_into_the_private_network_is_refused(site, monkeypatch):
    site.put("/away", status=302, Location="http://10.1.2.3/admin")
    monkeypatch.setattr(wire_module, "is_public", lambda one: one == "127.0.0.1")  # as if our server were a public one
    with pytest.raises(Unreadable, match=r"10\.1\.2\.3, on this machine or a private network"):
        Fetcher("standoff/test", pause_seconds=0.0).get(f"{site.base}/away")


def test_redirects_end(site):
    site.put("/moved", status=301, Location="/a")
    site.put("/a", ARTICLE)
    [found] = found_at(f"{site.base}/moved")
    assert found.told.url == f"{site.base}/a" and found.visit.address == f"{site.base}/moved"
    site.put("/circle", status=302, Location="/circle")
    for n in range(20):
        site.put(f"/chain{n}", status=302, Location=f"/chain{n + 1}")
    site.put("/out", status=302, Location="ftp://x.example/")
    site.asked.clear()
    lines = [one.error for one in found_at(f"{site.base}/circle", f"{site.base}/chain0", f"{site.base}/out")]
    assert [line.partition(": ")[2] for line in lines] == [
        "it redirects in a circle; not followed further", "it redirects more than 6 times; not followed further",
        "no address of a page: http:// or https://, a host, no password"]
    assert len(site.asked) < 12


def test_a_robots_file_that_redirects_without_end(site):
    site.put("/robots.txt", status=302, Location="/robots.txt")
    address = site.put("/a", ARTICLE)
    [found] = found_at(address)
    assert found.error is None  # what is no robots.txt forbids nothing


@pytest.mark.parametrize("status, why, again", [
    (404, "it is not there (status 404)", False), (403, "the server refuses (status 403)", False), (410, "it is gone (status 410)", False),
    (500, "the server is in trouble (status 500)", True), (429, "the server is in trouble (status 429)", True),
    (204, "no page (status 204)", False)])
def test_answers_that_are_none(site, status, why, again):
    address = site.put("/a", b"", status=status)
    [found] = found_at(address)
    assert (found.error, found.again) == (f"{address}: {why}", again)


def test_who_asks_to_wait_is_left_alone(site):
    first, second = site.put("/a", b"", status=503, Retry_After="3600"), site.put("/b", ARTICLE)
    one = fetcher()
    for address in (first, second):
        with pytest.raises(Unreachable):
            one.get(address)
    one.rest()
    with pytest.raises(Unreachable, match="asks to wait"):
        one.get(second)
    assert site.asked == ["/robots.txt", "/a"]


def test_sizes_are_bounded(site):
    large = site.put("/large", b"x" * (MAX_BYTES + 1))
    bomb = site.put("/bomb", gzip.compress(b"x" * 300_000_000, 1), Content_Encoding="gzip")
    for address in (large, bomb):
        with pytest.raises(TooLarge, match=r"more than 20\.0 MB; not fetched further"):
            fetcher().get(address)
    packed = site.put("/packed", gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    assert make(found_at(packed)[0]).document.title == TITLE


def test_answers_that_break_off_or_are_no_http(site):
    site.replies["/short"] = Reply(b"<html>", headers={"Content-Type": "text/html", "Content-Length": "5000"})
    site.replies["/noise"] = Reply(act=lambda handler: handler.wfile.write(b"\x00\x01\x02 noise\n" * 50))
    site.put("/half", gzip.compress(ARTICLE.encode())[:-50], Content_Encoding="gzip")
    site.put("/packed", b"??", Content_Encoding="br")
    for path in ("/short", "/noise", "/half", "/packed"):
        [found] = found_at(site.base + path)
        assert found.error.startswith(f"{site.base}{path}: cannot be fetched (") and "\n" not in found.error and found.again


def test_a_server_that_never_ends(site, monkeypatch):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(200):
            time.sleep(0.05)
            handler.wfile.write(b"X-%d: y\r\n" % n)

    site.replies["/drip"] = Reply(act=drip)
    monkeypatch.setattr(wire_module, "WHOLE_SECONDS", 0.5)
    started = time.monotonic()
    [found] = found_at(f"{site.base}/drip")
    assert found.error.endswith("/drip: cannot be fetched (it took longer than 0.5 seconds)")
    assert time.monotonic() - started < 3


def test_nobody_there():
    [found] = found_at("http://127.0.0.1:9/")
    assert found.error.startswith("http://127.0.0.1:9/: cannot be fetched (") and found.again


def test_a_feed_leads_to_its_articles(site):
    address = site.put("/feed", files.rss([("Head", "/one", "x"), ("Gone", f"{site.base}/gone", "y")]), media="application/rss+xml")
    site.put("/one", ARTICLE)
    good, gone = found_at(address)
    document = make(good).document
    assert good.name == f"{site.base}/one" and document.title == TITLE and "non-starters" in document.text
    assert gone.error == f"{site.base}/gone: it is not there (status 404)"


def test_sitemaps_lead_to_pages(site):
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    news = "<news:news><news:publication><news:name>The Ledger</news:name></news:publication><news:title>Told</news:title></news:news>"
    index = site.put("/sitemap.xml", f"<sitemapindex {space}><sitemap><loc>{site.base}/news.xml.gz</loc></sitemap>"
                     f"<sitemap><loc>{site.base}/sitemap.xml</loc></sitemap></sitemapindex>")
    site.put("/news.xml.gz", gzip.compress(f"<urlset {space}><url><loc>{site.base}/one</loc>{news}</url></urlset>".encode()))
    site.put("/one", ARTICLE)
    [found] = found_at(index)
    document = make(found).document
    assert (found.name, document.title) == (f"{site.base}/one", TITLE)
    assert (found.told.title, found.told.outlet) == ("Told", "The Ledger")


def test_the_bytes_decide_before_the_name(site):
    report = files.pdf([[TITLE, "GENEVA, Jan 10, 2022 (Wire) - They talked."]])
    addresses = [site.put("/paywall.pdf", ARTICLE), site.put("/a.html", ARTICLE) + "?x=1.zip", site.put("/report", report),
                 site.put("/no-head", f"<div><p>{SECOND}</p><p>{THIRD}</p></div>"),
                 site.put("/rows", b"text\nOne row.\n", media="text/csv")]
    texts = [make(found).document.text for found in found_at(*addresses)]
    assert ["non-starters" in text for text in texts] == [True, True, False, True, False]
    assert "They talked." in texts[2] and "<p>" not in texts[3] and texts[4] == "One row."


def test_a_pdf_at_an_address(site):
    address = site.put("/report", files.pdf([[TITLE, "GENEVA, Jan 10, 2022 (Wire) - They talked."]]), media="application/pdf")
    assert "They talked." in make(found_at(address)[0]).document.text


@pytest.mark.parametrize("given, asked", [
    ("HTTPS://Bücher.example/ä b?q=ü#x", "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"), ("http://x.example", "http://x.example/"),
    ("http://x.example:8080/a%20b", "http://x.example:8080/a%20b"), ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/")])
def test_addresses_are_spelled_one_way(given, asked):
    assert tidy(given) == asked


@pytest.mark.parametrize("given", ["http://", "http://user:secret@x.example/", "file:///etc/passwd", "http://x.example:99999/", "http://[::1"])
def test_what_is_no_address(given):
    with pytest.raises(Unreadable, match="no address of a page"):
        tidy(given)
