"""One's account: tokens and sessions."""

from __future__ import annotations

import re

from django.test import Client

from corrigenda.flow.newsroom.models import Staff, StaffToken
from corrigenda.surfaces.desk.people.tests.conftest import AtDesk


def test_a_token_is_shown_once_and_works_until_it_is_revoked(
    ada: Staff, at_desk: AtDesk, client: Client
) -> None:
    desk = at_desk(ada)
    page = desk.post("/desk/account/tokens", {"name": "night script"}).content.decode()
    (token,) = re.findall(r"cst_[\w-]+", page)
    assert token not in desk.get("/desk/account").content.decode()
    bearer = {"authorization": f"Bearer {token}"}
    assert client.get("/api/audit?outlet=daily", headers=bearer).status_code == 200
    desk.post(f"/desk/account/tokens/{StaffToken.objects.get().pk}/revoke")
    assert client.get("/api/audit?outlet=daily", headers=bearer).status_code == 401


def test_a_token_without_a_name_is_asked_for_one(edda: Staff, at_desk: AtDesk) -> None:
    answer = at_desk(edda).post("/desk/account/tokens", {"name": " "})
    assert answer.status_code == 422
    assert not StaffToken.objects.exists()


def test_signing_out_everywhere_else_leaves_this_session(edda: Staff, at_desk: AtDesk) -> None:
    here, elsewhere = at_desk(edda), at_desk(edda)
    here.post("/desk/account/sessions/end")
    assert here.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302
    assert at_desk(Staff.objects.get(pk=edda.pk)).get("/desk/").status_code == 200


def test_it_says_where_one_works_and_as_what(rolf: Staff, at_desk: AtDesk) -> None:
    page = at_desk(rolf).get("/desk/account").content.decode()
    assert "The Daily Example" in page
    assert "reporter" in page
