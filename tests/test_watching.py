"""Feeds that are followed, and addresses that are added: against a server on 127.0.0.1, with a reader that needs no models."""
from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "store")]
from by_hand import HandReader, HandRecord  # noqa: E402

from ingest import files  # noqa: E402
from ingest.pages import ARTICLE, SECOND, THIRD  # noqa: E402
from ingest.serving import Reply, Site, serving  # noqa: E402
from standoff.annotation import Failed  # noqa: E402
from standoff.ingest import fetch as fetching  # noqa: E402
from standoff.store.sqlite import FILE  # noqa: E402


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    init = fetching.Fetcher.__init__
    monkeypatch.setattr(fetching.Fetcher, "__init__", lambda self, agent, **more: init(self, agent, **{**more, "pause_seconds": 0.0}))


def page(title: str) -> bytes:
    """A page whose text is no other's."""
    return ARTICLE.replace("Envoys leave Geneva without a deal", title).replace("Moscow’s envoy", f"The envoy of {title}").replace(
        "https://ledger.example/world/envoys-leave-geneva", f"https://ledger.example/{title}").encode()


def publish(site: Site, *names: str) -> str:
    """A feed that names these pages, which are there."""
    for name in names:
        site.put(f"/{name}", page(name))
    return site.put("/feed", files.rss([(name, f"{site.base}/{name}", "In short.") for name in names], keys=list(names)),
                    media="application/rss+xml")


def watch(record: HandRecord, *feeds: str, rounds: int = 1):
    return [(one.name.rpartition("/")[2], one.status) for one in record.watch(feeds, every_seconds=0.0, rounds=rounds, fetch="any")]


def waiting(folder: Path) -> int:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return int(connection.execute("SELECT count(*) FROM waiting").fetchone()[0])


def test_no_item_is_taken_twice(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "kept.standoff"
    feed = publish(site, "one", "two")
    with HandRecord(folder) as record:
        assert watch(record, feed, feed, rounds=3) == [("one", "added"), ("two", "added")]
    publish(site, "two", "three")
    site.put("/two", page("two, told anew"))  # the feed names it still, the page is another by now
    site.asked.clear()
    with HandRecord(folder) as record:  # a restart
        assert watch(record, feed, rounds=2) == [("three", "added")]
        assert sorted(one.title or "" for one in record.documents()) == ["one", "three", "two"]
    assert site.asked.count("/two") == 0 and waiting(folder) == 0


def test_the_same_article_in_two_feeds_is_taken_once(site: Site, tmp_path: Path) -> None:
    feed = publish(site, "one")
    other = site.put("/other", files.rss([("Another head", f"{site.base}/one", "x")]))
    with HandRecord(tmp_path / "kept.standoff") as record:
        assert watch(record, feed, other) == [("one", "added")]


def test_an_unchanged_feed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    feed = publish(site, "one")
    site.replies["/feed"].headers["ETag"] = '"7"'
    with HandRecord(tmp_path / "kept.standoff") as record:
        watch(record, feed, rounds=3)
    asked = [headers.get("If-None-Match") for path, headers in zip(site.asked, site.headers) if path == "/feed"]
    assert asked == [None, '"7"', '"7"']


def test_an_outage_loses_nothing(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "kept.standoff"
    feed = publish(site, "one", "two")
    good = dict(site.replies)
    site.put("/one", b"", status=503)
    with HandRecord(folder) as record:
        first = watch(record, feed)
        assert ("one", "failed") in first and waiting(folder) >= 1
        site.replies["/feed"] = Reply(b"", 502)  # now the feed is out, and when it comes back it has moved on
        assert ("feed", "failed") in watch(record, feed)
        site.replies.update(good)
        publish(site, "three")
        site.put("/one", page("one"))
        watch(record, feed, rounds=2)
        assert sorted(one.title or "" for one in record.documents()) == ["one", "three", "two"]
        assert record.failures() == [] and waiting(folder) == 0


def test_what_is_no_article_is_named_and_not_asked_again(site: Site, tmp_path: Path) -> None:
    feed = publish(site, "one")
    site.put("/one", "<html><body>Log in</body></html>")
    with HandRecord(tmp_path / "kept.standoff") as record:
        assert watch(record, feed, rounds=3) == [("one", "failed")]
        assert "no article found" in record.failures()[0].error
    assert site.asked.count("/one") == 1


def test_hostile_feeds_are_one_line_and_the_others_go_on(site: Site, tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel></channel></rss>'
    bad = [site.put("/bomb", bomb), site.put("/circle", status=302, Location="/circle"), site.put("/page", ARTICLE)]
    feed = publish(site, "one")
    with HandRecord(tmp_path / "kept.standoff") as record:
        outcomes = list(record.watch([*bad, feed], rounds=1, fetch="any"))
        assert [one.status for one in outcomes] == ["failed"] * 3 + ["added"]
        assert all("\n" not in (one.error or "") for one in outcomes)
        assert len(record.failures()) == 3


def test_items_without_an_address_are_their_own_words(tmp_path: Path) -> None:
    feed = tmp_path / "feed.rss"
    feed.write_bytes(files.rss([("First", "", SECOND)]))
    with HandRecord(tmp_path / "kept.standoff") as record:
        assert [status for _, status in watch(record, str(feed), rounds=2)] == ["added"]
        feed.write_bytes(files.rss([("First", "", SECOND), ("Second", "", THIRD)]))
        assert [status for _, status in watch(record, str(feed), rounds=2)] == ["added"]
        assert sorted(one.title or "" for one in record.documents()) == ["First", "Second"]


class _Dies(HandReader):
    """Is killed in the middle of a round."""

    def read_many(self, documents, workers=1):
        for number, outcome in enumerate(super().read_many(documents, workers)):
            if number == 1:
                raise KeyboardInterrupt
            assert not isinstance(outcome, Failed)
            yield outcome


def test_stopped_in_the_middle_of_a_round(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "kept.standoff"
    feed = publish(site, "one", "two", "three")
    with HandRecord(folder, _Dies()) as record, pytest.raises(KeyboardInterrupt):
        watch(record, feed)
    site.put("/feed", files.rss([]))  # the feed has moved on
    with HandRecord(folder) as record:
        assert watch(record, feed) == [("two", "added"), ("three", "added")]
        assert len(record.documents()) == 3


def test_killed_without_warning(site: Site, tmp_path: Path) -> None:
    """The command itself, in a process of its own, killed after its first document."""
    folder = tmp_path / "kept.standoff"
    names = [f"n{number}" for number in range(12)]
    feed = publish(site, *names)
    script = (f"import sys; sys.path[:0] = {sys.path!r}\nfrom by_hand import HandRecord\nfrom standoff.ingest import fetch\n"
              "fetch.Fetcher.__init__.__kwdefaults__['pause_seconds'] = 0.0\n"
              f"for added in HandRecord({str(folder)!r}).watch({feed!r}, every_seconds=0.0, fetch='any'): print(added.status, flush=True)")
    for kill in (2, 3):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        assert [process.stdout.readline().strip() for _ in range(kill)] == ["added"] * kill
        process.kill()
        process.communicate()
    with HandRecord(folder) as record:
        watch(record, feed)
        assert sorted(one.title or "" for one in record.documents()) == sorted(names)
        record.check()


def test_adding_an_address_twice(site: Site, tmp_path: Path) -> None:
    address = site.put("/a", ARTICLE, ETag='"1"')
    with HandRecord(tmp_path / "kept.standoff") as record:
        assert [one.status for one in record.add(address)] == ["failed"]  # not asked to fetch
        assert site.asked == []
        assert [one.status for one in record.add(address, fetch="any")] == ["added"]
        assert [one.status for one in record.add(address, fetch="any")] == ["known"]
        assert record.failures() == []
        assert [one.error.partition(": ")[2] for one in record.add(address, fetch="public") if one.error] == [
            "127.0.0.1 is 127.0.0.1, on this machine or a private network; not fetched without --fetch-private"]
    assert [headers.get("If-None-Match") for path, headers in zip(site.asked, site.headers) if path == "/a"] == [None, '"1"']


def test_a_page_whose_words_are_known_under_other_bytes(site: Site, tmp_path: Path) -> None:
    address = site.put("/a", ARTICLE, ETag='"1"')
    with HandRecord(tmp_path / "kept.standoff") as record:
        list(record.add(address, fetch="any"))
        site.put("/a", ARTICLE.replace("tracker", "another"), ETag='"2"')
        assert [one.status for one in record.add(address, fetch="any")] == ["known"]
        assert [one.status for one in record.add(address, fetch="any")] == ["known"]  # by its tag alone
        assert record.failures() == [] and len(record.documents()) == 1
    with closing(sqlite3.connect(tmp_path / "kept.standoff" / FILE)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM documents")
        connection.commit()
    with HandRecord(tmp_path / "kept.standoff") as record:  # taken out, it comes whole again
        assert [one.status for one in record.add(address, fetch="any")] == ["added"]


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_command_ends_well_when_it_is_stopped(site: Site, tmp_path: Path) -> None:
    feed = publish(site, "one")
    beside = Path(__file__).parent
    script = (f"import sys; sys.path[:0] = {[str(beside / 'store'), *sys.path]!r}\nfrom by_hand import HandReader\n"
              "from standoff.record import Record\nfrom standoff.cli import main\nRecord._reader = lambda self: HandReader()\n"
              f"sys.exit(main(['watch', {feed!r}, '--record', {str(tmp_path / 'kept.standoff')!r}, '--fetch-private']))")
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert line.endswith(f" {site.base}/one\n")
    assert (process.returncode, err, out) == (0, "", "1 added, 0 known already, 0 failed; the record has 1 documents\n")
