"""The people of an outlet, by API, as an administrator's token may."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import role_of


def calls(staff: Staff) -> Any:
    bearer = {"authorization": f"Bearer {make_token(staff, name='script')}"}

    def call(method: str, url: str, **body: object) -> Any:
        content = {"data": json.dumps(body), "content_type": "application/json"} if body else {}
        return getattr(Client(), method)(f"/api/{url}", headers=bearer, **content)

    return call


def test_a_member_gets_a_role_and_bylines_and_leaves(
    daily: Outlet, ada: Staff, edda: Staff
) -> None:
    call = calls(ada)
    url = "staff/edda?outlet=daily"
    answer = call("patch", url, role="standards_editor", bylines=["E. Brandt"])
    assert answer.json()["bylines"] == ["E. Brandt"]
    assert role_of(edda, daily) == Role.STANDARDS_EDITOR
    assert {one["username"] for one in call("get", "staff?outlet=daily").json()} == {"ada", "edda"}
    assert call("delete", url).status_code == 204
    assert call("delete", url).status_code == 404


def test_who_left_is_had_back(daily: Outlet, ada: Staff, edda: Staff) -> None:
    call = calls(ada)
    url = "staff/edda/reactivate?outlet=daily"
    assert call("post", url, role="editor").status_code == 404
    assert call("delete", "staff/edda?outlet=daily").status_code == 204
    left = call("get", "departures?outlet=daily").json()
    assert left == [{"username": "edda", "name": "Edda Brandt"}]
    assert call("post", url, role="astrologer").status_code == 422
    back = call("post", url, role="standards_editor")
    assert (back.status_code, back.json()["role"]) == (200, "standards_editor")
    assert call("get", "departures?outlet=daily").json() == []
    edda.refresh_from_db()
    assert edda.is_active


def test_an_invitation_is_made_sent_again_and_withdrawn(daily: Outlet, ada: Staff) -> None:
    call = calls(ada)
    edda = {"name": "Edda", "email": "edda@daily.example", "role": "editor"}
    made = call("post", "invitations?outlet=daily", **edda)
    assert made.status_code == 201
    pk = made.json()["id"]
    assert "/desk/join/" in made.json()["url"]
    assert call("post", f"invitations/{pk}/resend?outlet=daily").status_code == 200
    assert call("get", "invitations?outlet=daily").json()[0]["url"] == ""
    assert call("delete", f"invitations/{pk}?outlet=daily").status_code == 204
    assert call("get", "invitations?outlet=daily").json() == []
    assert call("delete", f"invitations/{pk}?outlet=daily").status_code == 404


def test_the_trail_is_read_by_page(daily: Outlet, stan: Staff) -> None:
    answer = calls(stan)("get", "audit?outlet=daily&verb=outlet.open").json()
    (entry,) = answer["entries"]
    assert (entry["who"], entry["verb"], answer["older"]) == ("The operator", "outlet.open", 0)


@pytest.mark.parametrize("name", ["rolf", "edda", "stan"])
def test_others_are_refused_in_words(
    request: pytest.FixtureRequest, daily: Outlet, ada: Staff, name: str
) -> None:
    call = calls(request.getfixturevalue(name))
    body = {"name": "Rosa", "email": "rosa@daily.example", "role": "editor"}
    for answer in (
        call("get", "staff?outlet=daily"),
        call("delete", "staff/ada?outlet=daily"),
        call("post", "invitations?outlet=daily", **body),
    ):
        assert answer.status_code == 403
        assert answer.json()["title"] == "Forbidden"


@pytest.mark.parametrize("slug", ["herald", "nowhere", "%00", "x" * 3000])
def test_an_outlet_that_is_not_theirs_is_not_there(daily: Outlet, ada: Staff, slug: str) -> None:
    an_outlet("herald", "The Herald")
    assert calls(ada)("get", f"audit?outlet={slug}").status_code == 404


def test_what_cannot_be_is_said(daily: Outlet, ada: Staff) -> None:
    call = calls(ada)
    last = call("delete", "staff/ada?outlet=daily")
    assert last.status_code == 422
    assert "last administrator" in last.json()["detail"]
    wrong = {"name": "Edda", "email": "edda", "role": "editor"}
    assert call("post", "invitations?outlet=daily", **wrong).status_code == 422
    assert call("get", "audit?outlet=daily&before=-1").status_code == 422
    assert call("delete", f"invitations/{'9' * 30}?outlet=daily").status_code == 404


def test_without_a_token_nobody_is_told_anything(client: Client, daily: Outlet) -> None:
    for headers in ({}, {"authorization": "Bearer cst_nonsense"}):
        assert client.get("/api/staff?outlet=daily", headers=headers).status_code == 401
