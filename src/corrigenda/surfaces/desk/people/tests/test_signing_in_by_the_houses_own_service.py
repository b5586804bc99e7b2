"""Over OpenID Connect comes in whom an administrator invited, and nobody else."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import role_of
from corrigenda.surfaces.desk.people.tests.provider import Provider

START = "/desk/sign-in/house"


def sent_to(client: Client, **form: str) -> str:
    """Where the desk sends the browser."""
    page = client.post(START, form)
    assert page.status_code == 200, page.content
    found = re.search(r'href="(http://127[^"]+)"', page.content.decode())
    assert found
    return html.unescape(found.group(1))


def come(client: Client, provider: Provider, **form: str) -> Any:
    """From the desk to the service and back."""
    back = provider.agree(sent_to(client, **form))
    return client.get(back.removeprefix("http://testserver"))


def who(client: Client) -> str:
    response = client.get("/desk/account")
    return str(response.context["staff"].username) if response.status_code == 200 else ""


def known(staff: Staff, email: str = "edda@daily.example") -> Staff:
    staff.email = email
    staff.save()
    return staff


def test_whoever_is_invited_gets_account_and_role_by_signing_in(
    ada: Staff, daily: Outlet, provider: Provider, client: Client
) -> None:
    invite("Edda Brandt", "Edda@Daily.example", "editor", outlet=daily, by=of(ada))
    assert come(client, provider).url == "/desk/"
    edda = Staff.objects.get(username="edda")
    assert who(client) == "edda"
    assert role_of(edda, daily) == Role.EDITOR
    assert (edda.full_name, edda.has_usable_password()) == ("Edda Brandt", False)
    assert set(AuditEntry.objects.filter(staff=edda).values_list("verb", flat=True)) == {
        "staff.join",
        "staff.sign_in",
    }


def test_whoever_works_here_is_known_by_their_address(
    edda: Staff, provider: Provider, client: Client
) -> None:
    known(edda)
    come(client, provider)
    assert who(client) == "edda"


def test_and_from_then_on_by_what_the_service_calls_them(
    edda: Staff, rolf: Staff, provider: Provider, client: Client
) -> None:
    known(edda)
    come(client, provider)
    known(edda, "edda.brandt@daily.example")
    known(rolf, "edda@daily.example")
    other = Client()
    come(other, provider)
    assert who(other) == "edda"


def test_they_come_to_the_page_that_they_wanted(
    edda: Staff, provider: Provider, client: Client
) -> None:
    known(edda)
    assert come(client, provider, next="/desk/cases/7").url == "/desk/cases/7"


def test_but_to_no_other_house(edda: Staff, provider: Provider, client: Client) -> None:
    known(edda)
    assert come(client, provider, next="https://elsewhere.example/").url == "/desk/"


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "rita@reader.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": ""},
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(
    edda: Staff, provider: Provider, client: Client, claims: dict[str, Any]
) -> None:
    known(edda)
    provider.claims |= claims
    refused = come(client, provider)
    assert refused.status_code == 403
    assert "You are not on this desk" in refused.content.decode()
    assert (who(client), Staff.objects.count()) == ("", 1)


def test_an_address_of_two_accounts_is_nobodys(
    edda: Staff, rolf: Staff, provider: Provider, client: Client
) -> None:
    known(edda)
    known(rolf)
    assert come(client, provider).status_code == 403


def test_a_closed_account_stays_closed(
    edda: Staff, ada: Staff, daily: Outlet, provider: Provider, client: Client
) -> None:
    known(edda)
    come(client, provider)
    deactivate(edda, outlet=daily, by=of(ada))
    assert come(Client(), provider).status_code == 403
    assert who(client) == ""


@pytest.mark.parametrize("wrong", ["key", "audience", "subject", "expired"])
def test_a_token_that_is_not_right_lets_nobody_in(
    edda: Staff, provider: Provider, client: Client, wrong: str
) -> None:
    known(edda)
    if wrong == "key":
        provider.forge()
    elif wrong == "audience":
        provider.audience = "another-client"
    elif wrong == "subject":
        provider.userinfo = {**provider.claims, "sub": "u-18"}
    else:
        provider.claims |= {"nbf": 4_000_000_000}
    refused = come(client, provider)
    assert refused.status_code == 401
    assert "That did not work" in refused.content.decode()
    assert who(client) == ""


def test_the_way_back_works_once_and_in_one_browser(
    edda: Staff, provider: Provider, client: Client
) -> None:
    known(edda)
    back = provider.agree(sent_to(client)).removeprefix("http://testserver")
    assert Client().get(back).status_code == 401
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 401


def test_it_does_not_tie_another_account_to_who_is_signed_in(
    edda: Staff, rolf: Staff, provider: Provider, client: Client
) -> None:
    known(edda)
    client.force_login(rolf)
    refused = come(client, provider, process="connect")
    assert refused.status_code == 401
    assert not rolf.socialaccount_set.exists()


def test_a_second_factor_is_asked_for_all_the_same(
    edda: Staff, provider: Provider, client: Client
) -> None:
    TOTP.activate(known(edda), "not-looked-at")
    assert come(client, provider).url == "/desk/sign-in/second"
    assert who(client) == ""


def test_a_service_that_does_not_answer_is_told_of(
    client: Client, provider: Provider, db: None
) -> None:
    provider.close()
    page = client.post(START)
    assert page.status_code == 502
    assert "did not work" in page.content.decode()


def test_a_link_from_elsewhere_begins_nothing(client: Client, provider: Provider) -> None:
    assert client.get(START).status_code == 405


def test_where_none_is_set_up_there_is_no_button_and_no_way(client: Client, db: None) -> None:
    assert "/desk/sign-in/house" not in client.get("/desk/sign-in").content.decode()
    assert client.post(START).status_code == 404


def test_the_button_bears_the_services_name(client: Client, provider: Provider, db: None) -> None:
    assert "Sign in with Example House" in client.get("/desk/sign-in").content.decode()
