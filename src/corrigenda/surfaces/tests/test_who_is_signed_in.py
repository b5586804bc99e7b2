"""Who is signed in: whose session lasts, and whose account is open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from corrigenda.flow.newsroom.models import Staff


@pytest.fixture
def browser(client: Client, edda: Staff) -> Client:
    """Edda's, who is signed in."""
    client.force_login(edda)
    return client


def is_in(browser: Client) -> bool:
    return browser.get("/desk/account").status_code == 200


def test_a_session_lasts_until_it_expires(browser: Client) -> None:
    assert is_in(browser)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(browser)


def test_a_session_that_was_deleted_is_nobodys(browser: Client) -> None:
    assert is_in(browser)
    Session.objects.all().delete()
    assert not is_in(browser)


def test_a_closed_account_is_out_at_once(browser: Client, edda: Staff) -> None:
    assert is_in(browser)
    Staff.objects.filter(pk=edda.pk).update(is_active=False)
    assert not is_in(browser)


def test_another_password_ends_the_session(browser: Client, edda: Staff) -> None:
    assert is_in(browser)
    edda.set_password("a pelican on the quay")
    edda.save()
    assert not is_in(browser)


@pytest.mark.parametrize("key", ["", "x", "of-nobody-at-all", "'; --", "k" * 5_000, "\u00e9" * 40])
def test_a_key_that_nobody_has_opens_nothing(edda: Staff, key: str) -> None:
    stranger = Client()
    stranger.cookies["corrigenda_desk"] = key
    assert not is_in(stranger)


def test_a_page_asks_once_who_it_is_for(browser: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert is_in(browser)
    of = [one["sql"] for one in asked.captured_queries]
    for table in ("django_session", "newsroom_staff", "newsroom_membership"):
        assert len([one for one in of if f'FROM "{table}"' in one]) == 1
