"""Whether the CMS has heard of a change is said in a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import FixMessage
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_deciding import decide


def test_without_a_webhook_it_asks_by_itself(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    assert "The Daily Example has no webhook" in decide(at_desk(edda), typo)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ({}, "The CMS is being told."),
        ({"heard_at": timedelta(0), "due_at": None}, "The CMS was told."),
        (
            {"heard_at": timedelta(0), "due_at": None, "tries": 2},
            "The CMS was told, after 2 failed tries.",
        ),
        (
            {"due_at": timedelta(minutes=5, seconds=30), "tries": 1, "error": "timed out"},
            "has not heard yet: 1 failed try, again in 5 min. Last error: timed out",
        ),
        (
            {"due_at": None, "tries": 12, "error": "410 Gone"},
            "not reached: given up after 12 failed tries. Last error: 410 Gone",
        ),
    ],
)
def test_the_message_is_followed(
    daily: Outlet, edda: Staff, typo: Case, at_desk: AtDesk, state: dict[str, object], says: str
) -> None:
    Outlet.objects.filter(pk=daily.pk).update(hook_url="https://daily.example/hook")
    client = at_desk(edda)
    decide(client, typo)
    now = clock.now()
    with clock.frozen(now):
        moments = {
            name: now + value if isinstance(value, timedelta) else value
            for name, value in state.items()
        }
        if moments:
            FixMessage.objects.update(**moments)
        page = plain(client.get(f"/desk/cases/{typo.pk}"))
    assert says in page
