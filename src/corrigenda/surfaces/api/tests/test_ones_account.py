"""A program learns whose it is, revokes tokens, ends sessions and chooses how one is told."""

from __future__ import annotations

from django.test import Client

from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.surfaces.api.tests.calling import Program


def test_it_says_whose_token_it_is_and_never_the_token(daily: Outlet, edda: Staff) -> None:
    status, told = Program(edda)("get", "account")
    assert (status, told["username"], told["roles"]) == (200, "edda", {"daily": "editor"})
    assert [one["name"] for one in told["tokens"]] == ["t"]
    assert "cst_" not in str(told)


def test_a_token_is_revoked_this_one_too(daily: Outlet, edda: Staff, stan: Staff) -> None:
    program = Program(edda)
    (own,) = program("get", "account")[1]["tokens"]
    assert Program(stan)("delete", f"account/tokens/{own['id']}")[0] == 404
    assert program("delete", f"account/tokens/{own['id']}") == (204, "")
    assert program("get", "account")[0] == 401


def test_every_browser_is_signed_out_and_the_token_works_on(daily: Outlet, edda: Staff) -> None:
    program, browser = Program(edda), Client()
    browser.force_login(edda)
    assert browser.get("/desk/").status_code == 200
    assert program("post", "account/sessions/end") == (204, "")
    assert browser.get("/desk/").status_code == 302
    assert program("get", "account")[0] == 200
    assert AuditEntry.objects.filter(verb="staff.end_sessions").count() == 1


def test_how_one_is_told_is_chosen_and_what_is_left_out_stays(daily: Outlet, edda: Staff) -> None:
    program = Program(edda)
    before = program("get", "account/telling")[1]
    status, told = program("patch", "account/telling", {"groups": {"due": "never"}})
    assert status == 200
    assert told == {"groups": {**before["groups"], "due": "never"}, "daily_hour": 8}
    assert program("patch", "account/telling", {"groups": {}, "daily_hour": 6})[1] == {
        **told,
        "daily_hour": 6,
    }
    assert program("patch", "account/telling", {"groups": {"due": "by pigeon"}})[0] == 422
    assert program("patch", "account/telling", {"groups": {}, "daily_hour": 24})[0] == 422
