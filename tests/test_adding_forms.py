"""What is added to a record from other forms and languages: searchable, shown on the original, counted."""
from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "store")]
from by_hand import HandReader, HandRecord  # noqa: E402

from ingest import files  # noqa: E402
from ingest.pages import ARTICLE, SECOND  # noqa: E402
from ingest.test_translate import COMMAND, FIRST, TEXT  # noqa: E402
from standoff.annotation import Event, Failed, Party, Reading, Words  # noqa: E402
from standoff.cli import main  # noqa: E402
from standoff.errors import CallError, NoSuchReference  # noqa: E402
from standoff.record import Record  # noqa: E402


class OneEvent(HandReader):
    """Finds one event in each English text, at its first "said that" or "firm"; nothing in other languages."""

    READABLE = ("en",)

    def read_many(self, documents, workers=1):
        for one in documents:
            self.seen.append(one)
            start = max(one.text.find("said that"), one.text.find("We were firm"))
            if one.language != "en" or start < 0:
                yield Reading(one) if "unreadable" not in one.text else Failed(one, "the reader gave up")
                continue
            words = Words.at(one.text, start, start + 12)
            actor = (Party("RUS", None, words.text, words.span),)
            yield Reading(one, events=(Event("v1", "CONSULT", None, (), 1, 1.0, None, False, actor, (), words, words),))


@pytest.fixture
def record(tmp_path: Path):
    with HandRecord(tmp_path / "kept.standoff", OneEvent()) as one:
        yield one


@pytest.fixture
def russian(tmp_path: Path) -> Path:
    path = tmp_path / "2022-01-10-talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_other_languages_are_kept_said_searchable_and_not_coded(record, russian: Path):
    [added] = record.add(russian)
    assert (added.status, added.language) == ("added", "ru")
    assert [hit.document.language for hit in record.search("Киев")] == ["ru"]
    assert len(record.events()) == 0


@pytest.mark.parametrize("words, query", [("俄罗斯总统普京周四表示，莫斯科准备进行谈判。", "普京"),
                                          ("ロシアのプーチン大統領は木曜日に述べた。", "プーチン"),
                                          ("ประธานาธิบดีรัสเซียกล่าวเมื่อวันพฤหัสบดี", "รัสเซีย")])
def test_scripts_without_spaces_are_searchable(record, tmp_path: Path, words: str, query: str):
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    list(record.add(tmp_path / "a.txt"))
    [hit] = record.search(query)
    assert [mark.of(hit.snippet) for mark in hit.marks] == [query]
    assert record.search(query + "没有") == []


def test_a_translation_is_coded_and_leads_back(record, russian: Path):
    original, translation = record.add(russian, translate=COMMAND)
    assert (original.language, translation.language) == ("ru", "en")
    assert translation.name == f"{russian} (translated)"
    [event] = list(record.events())
    found = record.resolve(f"{translation.document_id[:12]}:v1")
    assert found.behind and found.behind.document.id == original.document_id
    assert [words.text for words in found.behind.words] == [FIRST]
    assert [words.span.of(TEXT) for words in found.behind.words] == [FIRST]
    shown = record.original(f"{translation.document_id[:12]}:v1")
    assert (shown.name, [span.of(shown.text) for span in shown.spans]) == (str(russian), [FIRST])
    assert event is not None


def test_translating_again_does_nothing(record, russian: Path):
    list(record.add(russian))
    first = list(record.add(russian, translate=COMMAND))
    assert [one.status for one in first] == ["known", "added"]
    again = list(record.add(russian, translate="no-such-command-would-be-run"))
    assert [one.status for one in again] == ["known", "known"] and again[1].document_id == first[1].document_id
    newer = HandRecord(record.path, OneEvent("bb"))
    assert [(one.status, one.again) for one in newer.add(russian, translate="no-such-command")] == [("added", True), ("added", True)]
    assert newer.resolve(f"{first[1].document_id[:12]}:v1").behind
    newer.close()


def test_a_translation_that_fails_costs_itself_only(record, russian: Path):
    original, translation = record.add(russian, translate=f"{COMMAND} fails")
    assert (original.status, translation.status) == ("added", "failed")
    assert translation.error.startswith(f"{russian} (translated): translation: ") and "\n" not in translation.error
    assert [one.status for one in record.add(russian, translate=COMMAND)] == ["known", "added"]
    assert record.failures() == []
    with pytest.raises(CallError, match="cannot be run"):
        (russian.parent / "b.txt").write_text(TEXT + "И ещё одно предложение на русском языке.", encoding="utf-8")
        list(record.add(russian.parent / "b.txt", translate="no-such-command"))


def test_words_are_shown_on_the_original(record, tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(files.zipped({"in/page.html": ARTICLE.encode(), "b.html": files.page_of("Other")}))
    added = [one for one in record.add(tmp_path / "a.zip") if one.name.endswith("page.html")]
    shown = record.original(f"{added[0].document_id[:12]}:v1")
    assert shown.name == f"{tmp_path / 'a.zip'}!in/page.html" and shown.text == ARTICLE
    assert "".join(span.of(ARTICLE) for span in shown.spans) == "We were firm" in SECOND
    (tmp_path / "a.zip").write_bytes(files.zipped({"in/page.html": b"changed"}))
    with pytest.raises(NoSuchReference, match="is no longer there, or has changed"):
        record.original(added[0].document_id)


def test_a_pdf_has_no_way_back(record, tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(files.pdf([["A report", "GENEVA, Jan 10, 2022 (Wire) - The envoy said that talks go on."]]))
    [added] = record.add(tmp_path / "a.pdf")
    with pytest.raises(NoSuchReference, match="no way back to the original is kept"):
        record.original(added.document_id)


def test_the_same_words_of_two_outlets_are_two_documents(record, tmp_path: Path):
    rows = [files.ROW, files.ROW | {"outlet": "The Evening Post"}, files.ROW]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [one.status for one in record.add(tmp_path / "a.jsonl")] == ["added", "added", "known"]
    assert {one.origin for one in record.documents()} == {f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#2"}


# The command line

@pytest.fixture
def run(capsys, monkeypatch):
    monkeypatch.setattr(Record, "_reader", lambda self: OneEvent())

    def call(*arguments: object):
        status = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_everything_is_counted_in_the_summary(run, russian: Path, tmp_path: Path):
    rows = [json.dumps(files.ROW), "{broken", json.dumps(files.ROW | {"published": "2199-01-10", "outlet": "Clock"})]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    (tmp_path / "b.zip").write_bytes(files.zipped({"bomb.txt": b"0" * 300_000_000, "page.html": ARTICLE.encode()}))
    folder = tmp_path / "kept.standoff"
    status, out, err = run("add", tmp_path / "a.jsonl", tmp_path / "b.zip", russian, "--record", folder)
    assert status == 1 and out == (
        "4 added (1 with a remark), 0 known already, 2 failed; the record has 4 documents\n"
        "1 of them in other languages (ru 1): kept and searchable, not coded\n")
    assert [line.partition(": ")[2].removeprefix(str(tmp_path)).partition(":")[0] for line in err.splitlines()] == [
        "/a.jsonl#2", "/a.jsonl#3", "/b.zip!bomb.txt"]


def test_show_leads_to_the_original(run, russian: Path, tmp_path: Path):
    folder = tmp_path / "kept.standoff"
    (tmp_path / "a.html").write_text(ARTICLE)
    run("add", tmp_path / "a.html", russian, "--record", folder, "--translate", COMMAND)
    with Record(folder) as record:
        page, translation = (next(one.short for one in record.documents() if one.origin.endswith(end)) for end in (".html", "(translated)"))
    status, out, _ = run("show", f"{page}:v1", "--record", folder, "--original")
    assert status == 0 and ">>>We were firm<<<" in out and "<p>" in out
    assert f"original words: {FIRST}" in run("show", f"{translation}:v1", "--record", folder)[1]


def test_nothing_is_fetched_unless_asked(run, tmp_path: Path):
    status, out, err = run("add", "https://ledger.example/a", "--record", tmp_path / "kept.standoff")
    assert status == 1 and "1 failed" in out and "are not fetched unless asked; add --fetch" in err


def test_watch_once(run, tmp_path: Path):
    feed = tmp_path / "feed.rss"
    feed.write_bytes(files.rss([("Head", "", f"{SECOND} And so on.")]))
    folder = tmp_path / "kept.standoff"
    status, out, err = run("watch", feed, "--record", folder, "--once")
    assert (status, err) == (0, "") and out.splitlines()[-1] == "1 added, 0 known already, 0 failed; the record has 1 documents"
    assert run("watch", feed, "--record", folder, "--once")[1] == "0 added, 0 known already, 0 failed; the record has 1 documents\n"
    assert run("watch", tmp_path / "no.rss", "--record", folder, "--once")[0] == 1
