"""An example of each answer, for the OpenAPI. Shapes as they are given, shortened; the words are of an invented dispatch."""
from __future__ import annotations

from typing import Any

_DOCUMENT = {
    "number": 3, "id": "68a2e4d564e1beedc7d174d7accf001e525ea791751a4b1581bebb485341c201", "short": "68a2e4d5",
    "title": "Russia and U.S. trade accusations", "outlet": "The Wire", "url": None, "published": "2022-01-31",
    "published_basis": "inferred", "language": "en", "origin": "2022-01-31-un-council.txt", "raw_sha256": None, "characters": 2310}
_WORDS = {"text": "warned Moscow of sanctions", "span": [51, 77]}
_EVENT = {
    "id": "v1", "event_type": "THREATEN", "event_mode": None, "contexts": ["economic"], "quad": 3, "intensity": -4.0, "auxiliary": None,
    "hedged": False, "actor": [{"code": "USA GOV", "entity": "e1", "text": "Washington", "span": [40, 50]}],
    "recipient": [{"code": "RUS GOV", "entity": "e2", "text": "Moscow", "span": [58, 64]}], "evidence": _WORDS,
    "trigger": {"text": "warned", "span": [51, 57]}, "when": None, "place": None, "reported_by": None, "score": 0.81}
_FINDING = {
    "ref": "68a2e4d5:v1", "layer": "events", "finding": "9b1c0d2e3f405162738495a6b7c8d9ea", "document": _DOCUMENT, "words": _WORDS,
    "first_day": "2022-01-31", "last_day": "2022-01-31", "score": 0.81, "annotation": _EVENT, "review": None, "before": "Washington ",
    "after": " if it invaded."}
_NAMES = {"RUS": "Russia", "RUS GOV": "Russia", "USA": "United States", "USA GOV": "United States"}
_PAGE = {"total": 1, "page": 1, "size": 50, "pages": 1}
_ENTRY = {
    "number": 1, "at": "2026-11-28T09:41:12Z", "reviewer": "desk", "decision": "accept", "undoes": None, "stands": True, "orphaned": False,
    "ref": "68a2e4d5:v1", "document": _DOCUMENT["id"], "title": None, "layer": "events", "finding": _FINDING["finding"], "words": _WORDS,
    "machine": _EVENT, "reviewed": {"event_type": "THREATEN"}}
_POSITION = {**_FINDING, "ref": "68a2e4d5:p1", "layer": "positions", "annotation": {
    "issue": "sanctions", "party": "RUS", "stance": "rejects", "stance_type": "reject", "evidence": _WORDS, "statement": None}}
_WEEK = {"week": "2022-01-31", "events": 9, "mean_intensity": -2.1}
_WAYS = {**_WEEK, "words": 7, "deeds": 2, "cooperation": 2, "conflict": 7}
_PARTY = {"code": "RUS", "name": "Russia", "events": 41, "acts": 20, "received": 21, "statements": 12, "commitments": 3, "positions": 4,
          "figures": 1, "documents": 9}
_JOB = {"job": "a1b2c3d4e5f60718", "state": "done", "expected": 1, "outcomes": [
    {"name": "2022-01-31-un-council.txt", "status": "added", "document": "68a2e4d5", "error": None, "again": False}],
    "counts": {"added": 1, "known": 0, "failed": 0}, "error": None}

EXAMPLES: dict[str, dict[str, Any]] = {
    "about": {"standoff": "0.1.0", "record": "crisis.standoff", "documents": 11, "failures": 0, "outlets": 1,
              "first_published": "2021-12-07", "last_published": "2022-02-24", "annotations": {"events": 80},
              "versions": {"0.1.0": 11}, "size_bytes": 123456, "reviews": 3,
              "cursor": "d11.r3", "calibrated": ["event"], "limits": {"upload_bytes": 20000000, "files": 200, "characters": 1000000}},
    "choices": {"parties": [{"code": "RUS", "name": "Russia", "count": 41}], "outlets": [{"outlet": "The Wire", "count": 11}],
                "event_types": [{"name": "THREATEN", "count": 7}], "event_modes": [], "auxiliaries": [{"name": "asserted", "count": 55}],
                "commitment_kinds": [], "statuses": [], "stance_types": [], "issues": [], "units": [],
                "days": {"first": "2021-12-01", "last": "2022-02-24"}},
    "codebook": {"event_types": [{"name": "THREATEN", "quad": 3, "intensity": -4.4, "modes": ["restrict"]}], "contexts": ["military"],
                 "auxiliaries": ["future"], "quads": {"3": "conflict in words"}, "commitment_kinds": ["threat"], "statuses": ["open"],
                 "stance_types": ["demand"]},
    "brief": {"title": "Crisis brief", "facts": ["11 documents, 1 outlet, 7 Dec 2021 to 24 Feb 2022"], "chapters": [
        {"key": "talks", "title": "Talks", "more": 0, "entries": [{"heading": None, "more": 0, "lines": [
            {"pieces": [{"text": "Russia", "kind": "who"}], "text": "Russia", "quote": None, "refs": ["68a2e4d5:v1"], "day": "2022-01-31",
             "score": 0.81}]}]}]},
    "changes": {"since": "d2.r0", "cursor": "d3.r1", "documents": [_DOCUMENT], "counts": {"documents": 1, "events": 1, "statements": 0,
                "commitments": 0, "positions": 0, "figures": 0, "reviews": 1}, "events": [_FINDING], "commitments": [], "positions": [],
                "names": _NAMES},
    "documents": {**_PAGE, "rows": [
        {**_DOCUMENT, "counts": {"events": 8, "statements": 5, "commitments": 1, "positions": 0, "figures": 2}}]},
    "article": {"document": _DOCUMENT, "blocks": [{"kind": "body", "start": 0, "end": 8, "pieces": [
        {"text": "Russia ", "start": 0, "end": 7, "marks": [0]}, {"text": "d", "start": 7, "end": 8, "marks": []}]}],
        "marks": [{"id": "v1", "layer": "events", "part": "actor", "start": 0, "end": 7, "tone": "news"}], "layers": {"events": [_FINDING]},
        "missing": [], "receipt": {"standoff": "0.1.0"}, "names": _NAMES, "previous": None, "next": None},
    "ref": {"ref": "68a2e4d5:v1", "document": _DOCUMENT, "finding": _FINDING, "before": "Washington ", "words": _WORDS, "after": ".",
            "described": [["event", "United States: threatens Russia"]], "names": _NAMES},
    "search": {"hits": [{"ref": "68a2e4d5", "document": _DOCUMENT, "snippet": [{"text": "sanctions", "found": True}],
                         "passages": [{"ref": "68a2e4d5:v1", "text": "warned Moscow of sanctions"}]}]},
    "failures": {"failures": [{"name": "scan.pdf", "raw_sha256": None, "error": "scan.pdf: PDF is not read", "times": 1}]},
    "ledger": {**_PAGE, "rows": [_FINDING], "names": _NAMES},
    "queue": {**_PAGE, "rows": [_FINDING], "names": _NAMES, "done": 3, "left": 1},
    "decide": {"entry": _ENTRY, "finding": _FINDING},
    "undo": {"entry": {**_ENTRY, "number": 2, "decision": "undo", "undoes": 1, "stands": False}, "undone": {**_ENTRY, "stands": False},
             "finding": _FINDING},
    "history": {**_PAGE, "rows": [_ENTRY]},
    "figures": {"decisions": 1, "orphaned": 0, "by_layer": [{"layer": "events", "reviewed": 1, "accepted": 1, "corrected": 0, "rejected": 0,
                "precision": 1.0, "low": 0.2, "high": 1.0}], "by_event_type": [], "fields": [],
                "agreement": {"findings": 0, "pairs": 0, "same": 0, "alpha": None}},
    "weeks": {"weeks": [{**_WEEK, "documents": 4, "verbal_cooperation": 1, "material_cooperation": 1, "verbal_conflict": 6,
                         "material_conflict": 1, "statements": 12, "commitments": 2}]},
    "coverage": {"outlets": [{"outlet": "The Wire", "documents": 11, "first": "2021-12-07", "last": "2022-02-24", "statements": 60,
                              "speakers": [{"code": "RUS", "name": "Russia", "statements": 20}]}],
                 "speakers": [{"code": "RUS", "name": "Russia", "statements": 20, "direct": 8}], "undated": 0},
    "parties": {"parties": [_PARTY]},
    "party": {"code": "RUS", "name": "Russia", "counts": _PARTY, "within": [{"code": "RUS GOV", "name": "Russia", "count": 9}],
              "partners": [{"code": "USA", "name": "United States", "acts": 5, "received": 3, "together": 1, "kinds": {"THREATEN": 2}}],
              "latest": [_FINDING], "commitments_by": [], "commitments_toward": [], "statements": [], "issues": [], "weeks": [],
              "names": _NAMES},
    "pair": {"a": {"code": "USA", "name": "United States"}, "b": {"code": "RUS", "name": "Russia"}, "forth": [_WAYS], "back": [],
             "together": [], "latest": [_FINDING], "commitments": [],
             "kinds": [{"name": "THREATEN", "forth": 2, "back": 1, "together": 0}], "names": _NAMES},
    "network": {"nodes": [{"code": "RUS", "name": "Russia", "events": 41}], "edges": [
        {"from": "USA", "to": "RUS", "together": False, "events": 9, "words": 7, "deeds": 2, "cooperation": 2, "conflict": 7,
         "mean_intensity": -2.1}], "left_out": 0, "names": _NAMES},
    "places": {"places": [{"name": "Geneva", "country": "CHE", "latitude": 46.2, "longitude": 6.1, "geonames": 2660646, "events": 3,
                           "refs": ["68a2e4d5:v1"], "quads": {"1": 3}}],
               "countries": [{"code": "CHE", "name": "Switzerland", "events": 3}]},
    "issues": {"issues": [{"issue": "sanctions", "positions": 4, "parties": ["RUS", "USA"], "first": "2022-01-10", "last": "2022-01-31"}],
               "names": _NAMES},
    "timeline": {"lines": [{"issue": "sanctions", "party": "RUS", "name": "Russia", "steps": [
        {"finding": _POSITION, "day": "2022-01-31", "stance_type": "reject", "before": None, "moved": False}]}], "names": _NAMES},
    "matrix": {"parties": ["RUS"], "rows": [{"issue": "sanctions", "demands": [], "cells": [
        {"party": "RUS", "answers": [_POSITION], "stands": "reject"}]}], "names": _NAMES},
    "job started": {"job": "a1b2c3d4e5f60718", "documents": 1},
    "job": _JOB,
}


def shown(name: str, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """An example for a route's answer, by its name: FastAPI would leave out what is null in the example itself."""
    return {status: {"content": {"application/json": {"example": name}}}}


def with_examples(spec: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI with the examples in place of their names."""
    for methods in spec["paths"].values():
        for route in methods.values():
            for answer in route["responses"].values():
                for media in answer.get("content", {}).values():
                    if "example" in media:
                        media["example"] = EXAMPLES[media["example"]]
    return spec
