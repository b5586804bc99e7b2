"""A sign-in link works once, for a day, and only its hash is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.actions.use_link import use_link
from corrigenda.flow.newsroom.errors import LinkSpentError
from corrigenda.flow.newsroom.models import SignInLink, Staff
from corrigenda.lib import clock


def test_it_signs_in_whom_it_was_made_for(edda: Staff, stan: Staff) -> None:
    token = make_link(edda)
    make_link(stan)
    assert use_link(token) == edda


def test_it_works_once(edda: Staff) -> None:
    token = make_link(edda)
    use_link(token)
    with pytest.raises(LinkSpentError, match="new one"):
        use_link(token)


def test_it_works_for_a_day_and_no_longer(edda: Staff) -> None:
    token = make_link(edda)
    with clock.frozen(clock.now() + timedelta(hours=24, seconds=1)), pytest.raises(LinkSpentError):
        use_link(token)
    with clock.frozen(clock.now() + timedelta(hours=23)):
        assert use_link(token) == edda


@pytest.mark.parametrize("token", ["", "never-was", "\x00", "\ud800", "x" * 100_000])
def test_one_that_never_was_signs_nobody_in(edda: Staff, token: str) -> None:
    with pytest.raises(LinkSpentError):
        use_link(token)


def test_the_token_itself_is_not_kept(edda: Staff) -> None:
    token = make_link(edda)
    assert token not in str(SignInLink.objects.values().get())


@pytest.mark.django_db(transaction=True)
def test_of_eight_clicks_at_once_one_signs_in(transactional_db: None, edda: Staff) -> None:
    token = make_link(edda)

    def click(_: int) -> bool:
        try:
            return use_link(token) == edda
        except LinkSpentError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(click, range(8))) == 1
