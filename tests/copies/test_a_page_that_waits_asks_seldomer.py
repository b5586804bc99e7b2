"""While cases of copies are opened the page looks again, seldomer the longer that takes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.lib import clock


def wait(client: Client, case: Case, seconds: int) -> int:
    """After how many seconds it looks again, so many after the last copy was confirmed."""
    last = case.copies.filter(state="confirmed").latest("judged_at").judged_at
    assert last is not None
    with clock.frozen(last + timedelta(seconds=seconds)):
        page = client.get(f"/desk/cases/{case.pk}/copies?show=waiting").content.decode()
    assert "2 cases are being opened" in page
    found = re.search(r'http-equiv="refresh" content="(\d+)"', page)
    assert found is not None
    return int(found[1])


@pytest.fixture
def confirmed(corrected: Case, edda: Staff, client: Client) -> Case:
    """Two copies wait for a case of their own, and no job process runs."""
    confirm_copies(corrected, None, by=of(edda))
    client.force_login(edda)
    return corrected


def test_it_begins_with_every_two_seconds_and_ends_with_every_half_minute(
    confirmed: Case, client: Client
) -> None:
    waits = [wait(client, confirmed, seconds) for seconds in (0, 12, 20, 34, 60, 3_600)]
    assert waits == [2, 3, 5, 8, 15, 30]


def test_what_is_confirmed_then_is_looked_at_often_again(confirmed: Case, client: Client) -> None:
    rows = confirmed.copies.filter(state="confirmed")
    assert wait(client, confirmed, 3_600) == 30
    rows.filter(pk=rows.latest("pk").pk).update(judged_at=clock.now() + timedelta(hours=1))
    assert wait(client, confirmed, 0) == 2
