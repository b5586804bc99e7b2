"""What every answer carries, and which may be read from other sites."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.newsroom.models import Staff

PAGES = ("/", "/report", "/corrections/", "/corrections/x", "/desk/sign-in", "/desk/", "/nowhere",
         "/receipt/x", "/api/fixes", "/api/notices?url=x", "/api/related?url=x",
         "/api/words?outlet=x",
         "/c/w.js", "/c/none", "/demo/",
         "/c/static/none.css", "/c/static/house.css")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_answer_runs_scripts_of_others_or_stands_in_their_frames(path: str, db: None) -> None:
    answer = Client().get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/sign-in", "/receipt/x", "/api/fixes", "/api/articles", "/report", "/"]
)
def test_what_is_private_is_not_read_from_other_sites(path: str, db: None) -> None:
    for method in ("GET", "OPTIONS", "POST"):
        answer = Client().generic(method, path, headers={"Origin": "https://elsewhere.example"})
        assert not [name for name in answer.headers if name.startswith("Access-Control-")]


def test_no_answer_to_other_sites_lets_cookies_along(send: Send, edda: Staff) -> None:
    client = Client()
    client.force_login(edda)
    story = "?url=https://daily.example/world/treaty"
    open_paths = (f"/api/notices{story}", f"/api/related{story}", "/api/words?outlet=daily")
    for path in (*open_paths, "/corrections/feed.json"):
        answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert not answer.cookies


def test_private_pages_are_kept_by_nobody(send: Send, edda: Staff) -> None:
    client = Client()
    client.force_login(edda)
    for path in ("/desk/", "/desk/sign-in", f"/receipt/{send('afer').receipt}", "/report"):
        assert "no-store" in client.get(path)["Cache-Control"], path


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(db: None) -> None:
    cookie = Client().get("/desk/sign-in").cookies["corrigenda_csrf"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_who_is_signed_in_is_not_sent_to_sign_in_for_ever(edda: Staff) -> None:
    client = Client()
    client.force_login(edda)
    for onward in ("/desk/sign-in", "/desk/sign-in?next=/desk/", "//elsewhere.example/"):
        answer = client.get("/desk/sign-in", {"next": onward})
        assert answer["Location"] == "/desk/"
