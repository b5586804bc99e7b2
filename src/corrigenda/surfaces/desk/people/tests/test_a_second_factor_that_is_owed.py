"""Whose house asks for a second factor is led to set one up before anything else."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from corrigenda.flow.newsroom.actions.drop_second_factor import drop_second_factor
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.surfaces.desk.people.tests.conftest import AtDesk

PASSWORD = "seven wet barges leave"


@pytest.fixture
def strict(daily: Outlet) -> Outlet:
    """An outlet that asks it of its administrators."""
    daily.policy_data = {"second_factor_for": ["administrator"]}
    daily.save()
    return daily


def code_of(secret: str, step: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def set_up(client: Client) -> str:
    """Add an authenticator app; the key."""
    secret = str(client.get("/desk/account/app").context["form"].secret)
    answer = client.post("/desk/account/app", {"code": code_of(secret)})
    assert answer.url == "/desk/account/codes", answer.content
    return secret


def test_every_page_leads_to_the_account(strict: Outlet, ada: Staff, at_desk: AtDesk) -> None:
    client = at_desk(ada)
    for url in ("/desk/", "/desk/staff/", "/desk/audit/", "/desk/cases/1"):
        assert client.get(url).url == "/desk/account"
    assert "asks for a second factor" in client.get("/desk/account").content.decode()


def test_nothing_is_done_and_what_was_typed_is_handed_back(
    strict: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    answer = at_desk(ada).post("/desk/invitations", {"name": "Edda Brandt"})
    assert answer.status_code == 403
    assert "Edda Brandt" in answer.content.decode()
    assert not strict.invitations.exists()


def test_with_an_app_the_desk_opens(strict: Outlet, ada: Staff, at_desk: AtDesk) -> None:
    client = at_desk(ada)
    set_up(client)
    assert client.get("/desk/").status_code == 200
    changes = AuditEntry.objects.filter(verb="staff.second_factor")
    assert [one.detail["what"] for one in changes] == ["app added"]


def test_other_roles_are_not_asked(strict: Outlet, edda: Staff, at_desk: AtDesk) -> None:
    assert at_desk(edda).get("/desk/").status_code == 200


def test_a_token_of_somebody_who_owes_one_does_not_work(
    strict: Outlet, ada: Staff, client: Client
) -> None:
    token = {"authorization": f"Bearer {make_token(ada, name='night script')}"}
    refused = client.get("/api/audit?outlet=daily", headers=token)
    assert refused.status_code == 403
    assert "second factor" in refused.json()["detail"]


def test_signing_in_asks_for_the_code_and_takes_each_once(
    ada: Staff, at_desk: AtDesk, client: Client
) -> None:
    ada.set_password(PASSWORD)
    ada.save()
    first = Client()
    first.post("/desk/sign-in", {"username": "ada", "password": PASSWORD})
    code = code_of(set_up(first), step=1)
    for browser, used in ((client, False), (Client(), True)):
        sent = {"username": "ada", "password": PASSWORD, "next": "/desk/audit/"}
        assert browser.post("/desk/sign-in", sent).url == "/desk/sign-in/second"
        assert browser.get("/desk/").status_code == 302
        answer = browser.post("/desk/sign-in/second", {"code": code})
        if used:
            assert answer.status_code == 422
            assert browser.get("/desk/").status_code == 302
        else:
            assert answer.url == "/desk/audit/"
            assert browser.get("/desk/").status_code == 200


def test_a_one_time_link_asks_for_it_too(ada: Staff, at_desk: AtDesk, client: Client) -> None:
    from corrigenda.flow.newsroom.actions.make_link import make_link

    set_up(at_desk(ada))
    assert client.post(f"/desk/enter/{make_link(ada)}").url == "/desk/sign-in/second"


def test_after_ten_wrong_codes_the_right_one_waits(
    ada: Staff, at_desk: AtDesk, client: Client
) -> None:
    from corrigenda.flow.newsroom.actions.make_link import make_link

    secret = set_up(at_desk(ada))
    client.post(f"/desk/enter/{make_link(ada)}")
    for _ in range(10):
        assert client.post("/desk/sign-in/second", {"code": "000000"}).status_code == 422
    refused = client.post("/desk/sign-in/second", {"code": code_of(secret, step=1)})
    assert "Too many wrong codes" in refused.content.decode()


def test_the_key_is_kept_encrypted(ada: Staff, at_desk: AtDesk) -> None:
    secret = set_up(at_desk(ada))
    assert secret not in str(list(Authenticator.objects.values()))


def test_changing_it_asks_for_the_password_again(ada: Staff) -> None:
    ada.set_password(PASSWORD)
    ada.save()
    client = Client()
    client.force_login(ada)
    assert client.get("/desk/account/app").url.startswith("/desk/account/again")


def test_the_operator_takes_a_lost_one_away(ada: Staff, at_desk: AtDesk) -> None:
    set_up(at_desk(ada))
    assert drop_second_factor(ada)
    assert not Authenticator.objects.filter(user=ada).exists()
    assert AuditEntry.objects.filter(verb="staff.second_factor", who="The operator").exists()
    assert not drop_second_factor(ada)


@pytest.mark.parametrize(
    "sent",
    [
        "{}",
        "[]",
        "7",
        "no json",
        '{"id": 7}',
        '{"id":"a","rawId":"a","type":"public-key"}',
        "[" * 19_000,
        '{"a": "' + "b" * 30_000 + '"}',
        '{"response": {"userHandle": "\\u0000"}}',
    ],
)
def test_a_forged_passkey_is_told_so(client: Client, db: None, sent: str) -> None:
    client.get("/desk/sign-in/passkey", headers={"accept": "application/json"})
    answer = client.post("/desk/sign-in/passkey", {"credential": sent})
    assert answer.url == "/desk/sign-in"
    assert "not known here" in client.get("/desk/sign-in").content.decode()


@pytest.mark.parametrize(
    "url",
    ["signup/", "email/", "password/reset/", "password/change/", "social/connections/", "trust/"],
)
def test_what_of_allauth_is_not_needed_is_not_there(client: Client, edda: Staff, url: str) -> None:
    client.force_login(edda)
    for below in ("/desk/", "/desk/account/", "/accounts/"):
        assert client.get(below + url).status_code == 404
