"""What the pages are given, over a record whose findings are known by hand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from at_hand import Get
from by_hand import TEXT, HandRecord, document
from starlette.testclient import TestClient

from standoff.annotation import Document

HOSTILE = (
    "<script>taken()</script> Crisis 9. “We will <b onmouseover=taken()>not</b> wait,” President Recep Tayyip Erdoğan said in Ankara on "
    "Friday. The United States threatened Russia with sanctions if it invades Ukraine; NATO moved troops. Some 14,000 people have died. "
    "In 1962 the world stood close to war. 🕊</main>"
)
SHORT = document(1).id[:8]


def test_about(get: Get, record: HandRecord) -> None:
    about = get("about")
    assert (about["documents"], about["record"], about["cursor"], about["reviews"]) == (5, "kept.standoff", "d5.r0", 0)
    assert about["annotations"]["events"] == 10 and about["limits"]["characters"] == 1_000_000


def test_the_menus_offer_what_occurs(get: Get) -> None:
    choices = get("choices")
    assert {one["code"]: one["name"] for one in choices["parties"]}["USA"] == "United States"
    assert "USA GOV" not in {one["code"] for one in choices["parties"]}
    assert choices["auxiliaries"] == [{"name": "asserted", "count": 5}, {"name": "future", "count": 5}]
    assert choices["issues"] == [{"name": "sanctions", "count": 5}]


def test_the_codebook_has_the_sixteen_types(get: Get) -> None:
    book = get("codebook")
    assert len(book["event_types"]) == 16 and len(book["contexts"]) == 37 and "military" in book["contexts"]


def test_the_brief_cites_every_line_and_follows_the_record(get: Get, record: HandRecord) -> None:
    def refs() -> set[str]:
        return {
            ref for chapter in get("brief")["chapters"] for entry in chapter["entries"] for line in entry["lines"] for ref in line["refs"]
        }

    assert f"{SHORT}:v1" in refs()
    record.review(f"{SHORT}:v1", "reject")
    assert f"{SHORT}:v1" not in refs()
    assert get("brief", party="Russia")["title"] == "Crisis brief: Russia"
    assert "no such party" in get("brief", 422, party="Atlantis")["error"]


def test_what_is_new_since_a_visit(get: Get, record: HandRecord) -> None:
    seen = get("about")["cursor"]
    assert get("changes", since=seen)["counts"] == dict.fromkeys(
        ("documents", "statements", "events", "commitments", "positions", "figures", "reviews"), 0
    )
    list(record.add([document(6)]))
    record.review(f"{SHORT}:v1", "accept")
    changes = get("changes", since=seen)
    assert (changes["cursor"], changes["counts"]["documents"], changes["counts"]["events"], changes["counts"]["reviews"]) == (
        "d6.r1",
        1,
        2,
        1,
    )
    assert [one["title"] for one in changes["documents"]] == ["Crisis number 6"]
    assert [one["ref"] for one in changes["events"]] == [f"{document(6).id[:8]}:v1"] and len(changes["commitments"]) == 1
    assert len(get("changes")["documents"]) == 6
    assert "cursor" in get("changes", 422, since="yesterday")["error"]


def test_documents_by_words_outlet_and_day(get: Get) -> None:
    assert get("documents")["total"] == 5
    assert get("documents", outlet="daily post")["total"] == 2
    assert get("documents", since="2022-01-20", sort="number")["rows"][0]["title"] == "Crisis number 3"
    assert get("documents", q="Crisis 4")["rows"][0]["counts"] == {
        "events": 2,
        "statements": 1,
        "commitments": 1,
        "positions": 1,
        "figures": 1,
    }
    assert get("documents", q="zebra")["rows"] == []
    assert get("documents", party="RUS", size=2, page=3)["pages"] == 3


def test_an_article_is_its_text_under_its_marks(get: Get) -> None:
    page = get(f"documents/{SHORT}")
    pieces = [piece for block in page["blocks"] for piece in block["pieces"]]
    assert "".join(piece["text"] for piece in pieces) == TEXT.format(n=1)
    for n, mark in enumerate(page["marks"]):
        words = "".join(piece["text"] for piece in pieces if n in piece["marks"])
        assert words == TEXT.format(n=1)[mark["start"] : mark["end"]]
    marked = {(mark["id"], mark["part"]): mark["tone"] for mark in page["marks"]}
    assert marked["v1", "evidence"] == "news" and marked["v2", "evidence"] == "future" and marked["h1", "evidence"] == "historical"
    assert {"speaker", "cue", "content"} <= {part for one, part in marked if one == "s1"}
    assert page["layers"]["statements"][0]["annotation"]["speaker"]["entity"] == page["layers"]["entities"][0]["id"] == "e1"
    assert page["names"]["TUR GOV"] and page["previous"] and page["next"]


def test_a_rejected_finding_is_listed_but_not_marked(get: Get, record: HandRecord) -> None:
    record.review(f"{SHORT}:v1", "reject", reviewer="desk")
    page = get(f"documents/{SHORT}")
    assert page["layers"]["events"][0]["review"]["decision"] == "reject"
    assert "v1" not in {mark["id"] for mark in page["marks"]}


def test_article_text_is_never_markup(get: Get, record: HandRecord, client: TestClient) -> None:
    hostile = Document(Document.id_of(HOSTILE, "<i>Wire</i>", None), HOSTILE, "<img src=x onerror=taken()>", "<i>Wire</i>")
    assert [one.status for one in record.add([hostile])] == ["added"]
    page = get(f"documents/{hostile.id[:8]}")
    assert "".join(piece["text"] for block in page["blocks"] for piece in block["pieces"]) == HOSTILE
    for path in (f"documents/{hostile.id[:8]}", "brief", "documents", "search?q=taken", "ledger/events", f"refs/{hostile.id[:8]}"):
        answer = client.get(f"/api/{path}")
        assert answer.headers["content-type"] == "application/json", path


def test_a_reference_leads_to_the_words(get: Get) -> None:
    page = get(f"refs/{SHORT}:v1")
    assert page["before"].endswith("The United States ") and page["words"]["text"] == "threatened Russia with sanctions"
    assert page["finding"]["annotation"]["event_type"] == "THREATEN" and ["event", "United States → Russia: threatens"] in page["described"]
    assert get(f"refs/{SHORT}")["finding"] is None and get(f"refs/{SHORT}:e1")["described"]
    assert "no document" in get("refs/ffffffff:v1", 404)["error"] and "no event" in get(f"refs/{SHORT}:v99", 404)["error"]
    assert "no reference" in get("refs/hello", 404)["error"]


def test_search_marks_what_was_found(get: Get) -> None:
    hits = get("search", q="sanctions invades")["hits"]
    assert len(hits) == 5 and {piece["text"] for piece in hits[0]["snippet"] if piece["found"]} == {"sanctions", "invades"}
    assert get("search", 422, q="!!!")["error"]


@pytest.mark.parametrize(
    ("layer", "query", "total"),
    [
        ("events", {}, 10),
        ("events", {"party": "USA"}, 5),
        ("events", {"party": "USA", "other": "RUS"}, 5),
        ("events", {"party": "USA", "other": "TUR"}, 0),
        ("events", {"party": "RUS", "role": "actor"}, 0),
        ("events", {"party": "RUS", "role": "recipient"}, 5),
        ("events", {"kind": "MOBILIZE"}, 5),
        ("events", {"kind": ["MOBILIZE", "THREATEN"]}, 10),
        ("events", {"auxiliary": "asserted"}, 5),
        ("events", {"auxiliary": ["asserted", "future"]}, 10),
        ("events", {"quad": 4}, 5),
        ("events", {"mode": "troops"}, 5),
        ("events", {"min_score": 0.8}, 5),
        ("events", {"max_score": 0.5}, 0),
        ("events", {"until": "2022-01-14"}, 5),
        ("events", {"since": "2022-01-21"}, 1),
        ("events", {"since": "2022", "until": "2022"}, 10),
        ("events", {"outlet": "the wire"}, 6),
        ("events", {"q": "threatened"}, 5),
        ("events", {"q": '"moved troops"'}, 5),
        ("events", {"document": SHORT}, 2),
        ("statements", {"direct": True}, 5),
        ("statements", {"direct": False}, 0),
        ("statements", {"party": "TUR"}, 5),
        ("commitments", {"kind": "threat", "status": "open"}, 5),
        ("commitments", {"status": "met"}, 0),
        ("positions", {"issue": "sanctions"}, 5),
        ("positions", {"kind": "demand"}, 5),
        ("figures", {"kind": "people"}, 5),
        ("figures", {"party": "TUR"}, 5),
        ("events", {"review": "accept"}, 0),
    ],
)
def test_a_ledger_is_filtered(get: Get, layer: str, query: dict, total: int) -> None:
    page = get(f"ledger/{layer}", **query)
    assert page["total"] == total == len(page["rows"])
    for row in page["rows"]:
        start, end = row["words"]["span"]
        text = get(f"documents/{row['document']['short']}")
        whole = "".join(piece["text"] for block in text["blocks"] for piece in block["pieces"])
        assert whole[start:end] == row["words"]["text"] and row["before"] + row["words"]["text"] + row["after"] in whole


@pytest.mark.parametrize(
    ("layer", "query", "said"),
    [
        ("figures", {"auxiliary": "future"}, "auxiliary: figures have none"),
        ("events", {"status": "open"}, "status: events have none"),
        ("events", {"since": "soon"}, "no date"),
        ("events", {"sort": "beauty"}, "cannot be sorted"),
        ("statements", {"sort": "kind"}, "cannot be sorted"),
        ("events", {"q": "…"}, "no word"),
        ("events", {"page": 0}, "page"),
        ("events", {"size": 201}, "size"),
        ("events", {"colour": "red"}, "colour"),
        ("oracles", {}, "layer"),
        ("events", {"quad": 5}, "quad"),
        ("events", {"role": "king"}, "role"),
    ],
)
def test_a_wrong_filter_is_named_in_one_line(get: Get, layer: str, query: dict, said: str) -> None:
    error = get(f"ledger/{layer}", 422, **query)["error"]
    assert said in error and "\n" not in error


@pytest.mark.parametrize("sort", ["day", "published", "score", "kind", "outlet"])
def test_pages_of_a_ledger_are_one_sorted_list(get: Get, record: HandRecord, sort: str) -> None:
    undated = document(8, published=None, published_basis="unknown", outlet=None)
    assert [one.status for one in record.add([undated])] == ["added"]

    def value(row: dict) -> object:
        return {
            "day": row["last_day"],
            "published": row["document"]["published"],
            "score": row["score"],
            "kind": row["annotation"]["event_type"],
            "outlet": row["document"]["outlet"],
        }[sort]

    for spelled in (sort, f"-{sort}"):
        rows = [row for page in range(1, 6) for row in get("ledger/events", sort=spelled, page=page, size=3)["rows"]]
        assert len({row["ref"] for row in rows}) == len(rows) == 12
        values = [value(row) for row in rows]
        known = [one for one in values if one is not None]
        assert values == [*sorted(known, reverse=spelled != sort), *[None] * (len(values) - len(known))]


def test_the_current_view_is_taken_out(client: TestClient, tmp_path: Path) -> None:
    taken = client.get("/api/ledger/events/download", params={"kind": "THREATEN", "format": "csv"})
    assert "attachment" in taken.headers["content-disposition"] and "events.csv" in taken.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(taken.content.decode())))
    assert len(rows) == 5 and {row["event_type"] for row in rows} == {"THREATEN"}
    lines = client.get("/api/ledger/events/download", params={"party": "NATO", "format": "jsonl"}).text.splitlines()
    assert lines == []
    lines = client.get("/api/ledger/events/download", params={"party": "IGO NATO", "format": "jsonl"}).text.splitlines()
    assert {json.loads(line)["event_type"] for line in lines} == {"MOBILIZE"}
    from arro3.io import read_parquet

    table = read_parquet(io.BytesIO(client.get("/api/ledger/figures/download", params={"format": "parquet"}).content)).read_all()
    assert table.num_rows == 5 and "origin" in table.column_names


def test_weeks_tell_what_was_done_beside_what_was_reported(get: Get) -> None:
    weeks = get("weeks")["weeks"]
    assert [week["week"] for week in weeks] == ["2022-01-10", "2022-01-17"]
    assert [week["documents"] for week in weeks] == [0, 5] and [week["events"] for week in weeks] == [
        0,
        5,
    ]  # what is to come is not counted
    assert (weeks[1]["verbal_conflict"], weeks[1]["mean_intensity"], weeks[0]["mean_intensity"]) == (5, -3.5, None)
    assert [week["statements"] for week in weeks] == [5, 0]
    assert sum(week["events"] for week in get("weeks", party="TUR")["weeks"]) == 0


def test_coverage_tells_who_is_let_speak(get: Get) -> None:
    coverage = get("coverage")
    assert [(one["outlet"], one["documents"], one["statements"]) for one in coverage["outlets"]] == [
        ("The Wire", 3, 3),
        ("Daily Post", 2, 2),
    ]
    assert coverage["speakers"] == [{"code": "TUR", "name": "Turkey", "statements": 5, "direct": 5}]


def test_a_party_has_its_acts_and_partners(get: Get) -> None:
    assert {one["code"] for one in get("parties")["parties"]} == {"USA", "RUS", "TUR", "IGO NATO"}
    page = get("parties/United States")
    assert (page["code"], page["counts"]["acts"], page["counts"]["received"], page["counts"]["commitments"]) == ("USA", 5, 0, 5)
    assert [(one["code"], one["acts"], one["kinds"]) for one in page["partners"]] == [("RUS", 5, {"THREATEN": 5})]
    assert len(page["commitments_by"]) == 5 and page["commitments_toward"] == [] and len(page["issues"][0]["steps"]) == 5
    assert "no such party" in get("parties/Atlantis", 422)["error"]


def test_a_pair_is_told_both_ways(get: Get) -> None:
    page = get("pairs/RUS/USA")
    assert sum(week["events"] for week in page["back"]) == 5 and sum(week["events"] for week in page["forth"]) == 0
    assert page["kinds"] == [{"name": "THREATEN", "forth": 0, "back": 5, "together": 0}] and len(page["commitments"]) == 5
    assert sum(week["words"] for week in page["back"]) == 5 and sum(week["deeds"] for week in page["back"]) == 0


def test_the_network_and_the_map(get: Get, record: HandRecord) -> None:
    net = get("network")
    assert [(one["from"], one["to"], one["events"], one["conflict"]) for one in net["edges"]] == [("USA", "RUS", 5, 5)]
    assert get("network", least=6)["edges"] == []
    assert get("places")["places"] == []  # the one place is that of what is to come
    record.review(f"{SHORT}:v2", "correct", {"auxiliary": None})
    (ankara,) = get("places")["places"]
    assert (ankara["name"], ankara["country"], ankara["events"], ankara["refs"]) == ("Ankara", "TUR", 1, [f"{SHORT}:v2"])


def test_positions_over_time_and_who_moved(get: Get, record: HandRecord) -> None:
    record.review(f"{document(3).id[:8]}:p1", "correct", {"stance_type": "reject"})
    record.review(f"{document(4).id[:8]}:p1", "correct", {"party": "RUS GOV", "stance_type": "reject"})
    (usa,) = get("timeline", party="USA")["lines"]
    assert [(step["stance_type"], step["moved"]) for step in usa["steps"]] == [
        ("demand", False),
        ("demand", False),
        ("demand", False),
        ("reject", True),
    ]
    assert usa["steps"][3]["before"]["annotation"]["stance_type"] == "demand"
    (row,) = get("matrix")["rows"]
    assert row["issue"] == "sanctions" and [(cell["party"], cell["stands"]) for cell in row["cells"]] == [("RUS", "reject")]
    assert get("issues")["issues"][0]["parties"] == ["RUS", "USA"] and get("timeline", issue="weather")["lines"] == []


def test_failures_are_named(get: Get, record: HandRecord) -> None:
    list(record.add([document(3, text="unreadable words")]))
    assert [one["error"] for one in get("failures")["failures"]] == ["the reader gave up"]


def test_what_is_not_there_says_so(get: Get, client: TestClient) -> None:
    assert "nothing is there" in get("oracle", 404)["error"]
    assert client.post("/api/about").status_code == 405
    assert "openapi" in get("openapi.json")


def test_a_shared_address_opens_the_page(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from standoff.web import app

    if not (app.STATIC / app.INDEX).is_file():
        assert "not built" in client.get("/ledger/events?party=RUS").json()["error"]
        return
    page = client.get("/")
    assert client.get("/ledger/events?party=RUS").text == page.text and page.headers["cache-control"] == "no-cache"
    assert client.get("/../../../etc/passwd").text == page.text and client.get("/%2e%2e/%2e%2e/app.py").text == page.text
