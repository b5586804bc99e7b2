"""The screen of the people: for administrators, each at their own outlets."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Invitation, Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import role_of
from corrigenda.surfaces.desk.people.tests.conftest import AtDesk

EDDA = {"outlet": "daily", "name": "Edda Brandt", "email": "edda@daily.example", "role": "editor"}


@pytest.fixture
def desk(ada: Staff, at_desk: AtDesk) -> Client:
    """Ada's browser."""
    return at_desk(ada)


def link_in(page: bytes) -> str:
    (found,) = re.findall(r"https://desk\.example(/desk/join/[\w-]+)", page.decode())
    return str(found)


def test_a_link_is_shown_once_and_leads_in(desk: Client, client: Client) -> None:
    link = link_in(desk.post("/desk/invitations", EDDA).content)
    assert "/desk/join/" not in desk.get("/desk/staff/").content.decode()
    assert "Welcome, Edda Brandt" in client.get(link).content.decode()
    sent = {"username": "edda", "way": "password", "password": "seven wet barges leave"}
    assert client.post(link, sent).url == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert client.get(link).status_code == 410


def test_looking_at_a_link_does_not_spend_it(desk: Client, client: Client) -> None:
    link = link_in(desk.post("/desk/invitations", EDDA).content)
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert client.head(link).status_code == 200


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"way": "password", "password": "seven wet barges leave"}, "Choose a user name"),
        ({"username": "edda", "way": "password"}, "Write a password"),
        ({"username": "edda", "way": "password", "password": "short"}, "too short"),
        ({"username": "ed da", "way": "passkey"}, "letters, digits"),
        ({"username": "ada", "way": "passkey"}, "already"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    desk: Client, client: Client, sent: dict[str, str], said: str
) -> None:
    link = link_in(desk.post("/desk/invitations", EDDA).content)
    answer = client.post(link, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert f'value="{sent.get("username", "")}"' in page
    assert client.get(link).status_code == 200


def test_with_a_passkey_to_come_they_are_led_to_add_one(desk: Client, client: Client) -> None:
    link = link_in(desk.post("/desk/invitations", EDDA).content)
    answer = client.post(link, {"username": "edda", "way": "passkey"})
    assert answer.url == "/desk/account/passkeys/new"
    assert client.get(answer.url).status_code == 200


def test_who_is_signed_in_takes_it_up_as_themselves(
    desk: Client, ada: Staff, at_desk: AtDesk
) -> None:
    herald = an_outlet("herald", "The Herald")
    herald.memberships.create(staff=ada, role=Role.ADMINISTRATOR)
    weekly = an_outlet("weekly", "The Weekly")
    wim = Staff.objects.create(username="wim", first_name="Wim")
    weekly.memberships.create(staff=wim, role=Role.EDITOR)
    link = link_in(desk.post("/desk/invitations", EDDA | {"outlet": "herald"}).content)
    browser = at_desk(wim)
    assert "with this account" in browser.get(link).content.decode()
    assert browser.post(f"{link}/as").url == "/desk/"
    assert (role_of(wim, weekly), role_of(wim, herald)) == (Role.EDITOR, Role.EDITOR)


def test_an_invitation_is_sent_again_or_withdrawn(desk: Client, client: Client) -> None:
    first = link_in(desk.post("/desk/invitations", EDDA).content)
    pk = Invitation.objects.get().pk
    second = link_in(desk.post(f"/desk/invitations/{pk}/resend", {"outlet": "daily"}).content)
    assert [client.get(one).status_code for one in (first, second)] == [410, 200]
    desk.post(f"/desk/invitations/{pk}/withdraw", {"outlet": "daily"})
    assert client.get(second).status_code == 410
    desk.post(f"/desk/invitations/{pk}/resend", {"outlet": "daily"})
    assert Invitation.objects.get().withdrawn_at is not None


def test_a_role_changes_and_ends(desk: Client, edda: Staff, daily: Outlet) -> None:
    desk.post(f"/desk/staff/{edda.pk}/role", {"outlet": "daily", "role": "standards_editor"})
    assert role_of(edda, daily) == Role.STANDARDS_EDITOR
    desk.post(f"/desk/staff/{edda.pk}/deactivate", {"outlet": "daily"})
    assert role_of(edda, daily) is None
    assert "1 who left" in desk.get("/desk/staff/").content.decode()
    desk.post(f"/desk/staff/{edda.pk}/reactivate", {"outlet": "daily", "role": "editor"})
    assert role_of(edda, daily) == Role.EDITOR


def test_bylines_are_kept_and_a_mistake_hands_them_back(
    desk: Client, rolf: Staff, daily: Outlet
) -> None:
    names = {"outlet": "daily", "names": "Rolf Maro\r\nR. Maro\r\n"}
    desk.post(f"/desk/staff/{rolf.pk}/bylines", names)
    assert rolf.memberships.get().bylines.count() == 2
    answer = desk.post(f"/desk/staff/{rolf.pk}/bylines", names | {"names": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_the_last_administrator_cannot_go(desk: Client, ada: Staff, daily: Outlet) -> None:
    for act, sent in (("deactivate", {}), ("role", {"role": "editor"})):
        answer = desk.post(f"/desk/staff/{ada.pk}/{act}", {"outlet": "daily", **sent})
        assert answer.status_code == 422
        assert "last administrator" in answer.content.decode()
    assert role_of(ada, daily) == Role.ADMINISTRATOR


@pytest.mark.parametrize("url", ["/desk/staff/", "/desk/staff/?outlet=daily"])
@pytest.mark.parametrize("name", ["rolf", "edda", "stan"])
def test_nobody_else_sees_it(
    request: pytest.FixtureRequest, at_desk: AtDesk, name: str, url: str
) -> None:
    client = at_desk(request.getfixturevalue(name))
    assert client.get(url).status_code == 403
    assert "/desk/staff/" not in client.get("/desk/").content.decode()


def test_an_administrator_of_another_outlet_does_nothing_here(
    edda: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    herald = an_outlet("herald", "The Herald")
    wim = Staff.objects.create(username="wim")
    herald.memberships.create(staff=wim, role=Role.ADMINISTRATOR)
    client = at_desk(wim)
    assert client.get("/desk/staff/?outlet=daily").status_code == 403
    assert client.post("/desk/invitations", EDDA).status_code == 403
    for act in ("role", "bylines", "deactivate", "reactivate"):
        sent = {"outlet": "daily", "role": "reporter", "names": "x"}
        assert client.post(f"/desk/staff/{edda.pk}/{act}", sent).status_code == 403
        own = client.post(f"/desk/staff/{edda.pk}/{act}", sent | {"outlet": "herald"})
        assert own.status_code == 404
    assert role_of(edda, daily) == Role.EDITOR


def test_the_queries_do_not_grow_with_the_list(
    desk: Client, daily: Outlet, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        staff = Staff.objects.create(username=f"editor{number}")
        daily.memberships.create(staff=staff, role=Role.EDITOR)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert desk.get("/desk/staff/").status_code == 200
