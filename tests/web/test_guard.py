"""Who is let in: hosts, origins, tokens, sizes, and a page that nothing foreign can run in."""

from __future__ import annotations

import pytest
from at_hand import HOST, TOKEN
from starlette.testclient import TestClient

from standoff.errors import CallError
from standoff.web import guard
from standoff.web.serving import check_host, is_loopback

DECISION = {"ref": "00000000:v1", "decision": "accept"}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8765", "", "[::1]"]
)
def test_a_foreign_name_is_not_answered(guarded: TestClient, host: str) -> None:
    """DNS rebinding: the name is the attacker's, the address is this machine's."""
    for path in ("/", "/api/about", "/api/documents"):
        answer = guarded.get(path, headers={"host": host})
        assert answer.status_code == 421 and "documents" not in answer.json()


def test_the_own_name_is_answered(guarded: TestClient) -> None:
    assert guarded.get("/api/about").json()["documents"] == 5


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": f"http://{HOST}.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
    ],
)
def test_another_page_can_neither_post_nor_read(guarded: TestClient, headers: dict[str, str]) -> None:
    for answer in (
        guarded.post("/api/reviews", json=DECISION, headers=headers),
        guarded.get("/api/about", headers=headers),
        guarded.post("/api/add/text", content='{"text": "x"}', headers={**headers, "content-type": "text/plain"}),
        guarded.post("/api/add/files", files={"files": ("x.txt", b"x")}, headers=headers),
    ):
        assert answer.status_code == 403 and "another page" in answer.json()["error"]


def test_a_link_from_elsewhere_opens_the_page(guarded: TestClient) -> None:
    assert guarded.get("/ledger/events", headers={"sec-fetch-site": "cross-site"}).status_code in (200, 404)  # 404: not built here


def test_the_page_itself_and_no_browser_at_all_may_post(guarded: TestClient) -> None:
    for headers in ({"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}, {}):
        assert guarded.post("/api/reviews", json=DECISION, headers=headers).status_code == 404  # let in; no such document


def test_every_answer_forbids_what_is_foreign(guarded: TestClient) -> None:
    for path in ("/", "/api/about", "/api/nothing", "/api/documents/zzz", "/api/openapi.json"):
        policy = guarded.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy
        assert guarded.get(path).headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in guarded.get("/api/about", headers={"origin": f"http://{HOST}"}).headers


def test_no_page_of_scripts_from_elsewhere(guarded: TestClient) -> None:
    for path in ("/docs", "/redoc", "/api/docs"):
        assert "cdn" not in guarded.get(path).text


def test_a_large_body_is_refused_before_it_is_read(guarded: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert guarded.post("/api/add/text", json={"text": "x" * (guard.BODY_BYTES + 1)}).status_code == 413
    assert guarded.post("/api/reviews", content=b"{}", headers={"content-length": "9" * 30}).status_code == 413
    assert guarded.post("/api/reviews", content=b"{}", headers={"content-length": "-1"}).status_code == 413


def test_a_body_that_does_not_tell_its_size_is_cut_off(guarded: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_BYTES", 1000)
    monkeypatch.setattr(guard, "UPLOAD_BYTES", 1000)
    assert guarded.post("/api/add/text", content=iter([b" " * 600, b" " * 600])).status_code == 413
    parts = [b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n', b"a" * 1200, b"\r\n--x--\r\n"]
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert guarded.post("/api/add/files", content=iter(parts), headers=headers).status_code == 413


def test_without_the_token_nothing_is_shown(demanding: TestClient) -> None:
    for headers in (
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": TOKEN},
        {"cookie": f"standoff={TOKEN}"},
        {"cookie": "standoff=a; b"},
    ):
        for path in ("/", "/api/about", "/api/openapi.json", "/assets/app.js", "/?token=wrong", f"/api/about?token={TOKEN}x"):
            answer = demanding.get(path, headers=headers, follow_redirects=False)
            assert answer.status_code == 401 and "token" in answer.json()["error"]
        assert demanding.post(f"/api/reviews?token={TOKEN}", json=DECISION, headers=headers).status_code == 401


def test_the_token_in_the_address_becomes_a_cookie(demanding: TestClient) -> None:
    answer = demanding.get(f"/ledger/events?party=RUS&token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ledger/events?party=RUS")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and TOKEN not in cookie
    assert demanding.get("/api/about").status_code == 200


def test_the_token_does_for_programs(demanding: TestClient) -> None:
    assert demanding.get("/api/about", headers={"authorization": f"Bearer {TOKEN}"}).json()["documents"] == 5
    bad = demanding.post("/api/reviews", json=DECISION, headers={"authorization": f"Bearer {TOKEN}", "origin": "https://evil.example"})
    assert bad.status_code == 403


def test_the_redirect_leads_nowhere_else(demanding: TestClient) -> None:
    for path in ("//evil.example/", "/\\evil.example/", "/%5Cevil.example/", "/%0d%0aset-cookie:x=1", "/\N{DOVE OF PEACE}"):
        demanding.cookies.clear()
        answer = demanding.request("GET", f"http://desk.example:8765{path}?token={TOKEN}", follow_redirects=False)
        where = answer.headers["location"]
        assert where.startswith("/") and not where.startswith(("//", "/\\")) and where.isascii() and where.isprintable()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.5", "::", "desk.example", "127.0.0.1.evil.example", ""])
def test_another_address_demands_a_token(host: str) -> None:
    with pytest.raises(CallError, match="--token"):
        check_host(host, None)
    check_host(host, TOKEN)


@pytest.mark.parametrize("token", ["", "short", "with spaces in it and more", "with&signs=which?break#addresses"])
def test_a_token_that_is_easily_guessed_or_broken_is_refused(token: str) -> None:
    with pytest.raises(CallError, match="--token"):
        check_host("127.0.0.1", token)


def test_loopback_is_what_the_machine_keeps_for_itself() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.1.2.3", "::1", "localhost", "LOCALHOST")))
