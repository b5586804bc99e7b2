"""However full the desk is, a page asks the database as often."""

from __future__ import annotations

from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.cases.models import Case, Note, SourceCheck
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.project.fill.rows import Desk, batch_of
from corrigenda.project.fill.run import store


def fill(daily: Outlet, edda: Staff, counts: list[int]) -> list[int]:
    """Undecided cases of so many reports each, some typos and some facts; their keys."""
    known = Case.objects.count()
    desk = Desk(daily, [edda], clock.now(), Random(known), daily.desk_url)
    batch = batch_of(desk, known, counts)
    for case in batch.cases:
        case.state, case.owner, case.decline_reason = CaseState.NEW, edda, ""
    store(desk, batch)
    return [case.pk for case in batch.cases]


def queries(client: Client, path: str) -> int:
    client.get(path)  # what is asked once, of a policy or a session, is asked
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    "path",
    [
        "/desk/",
        "/desk/?sort=due",
        "/desk/?q=is:open+is:typo&sort=readers",
        "/desk/?q=crowns",
        "/desk/?q=edda",
        "/desk/?q=url:filled",
    ],
)
def test_a_list_of_two_hundred_asks_as_often_as_one_of_sixty(
    daily: Outlet, edda: Staff, client: Client, path: str
) -> None:
    client.force_login(edda)
    fill(daily, edda, [2] * 60)
    few = queries(client, path)
    fill(daily, edda, [2] * 140)
    assert queries(client, path) == few


def test_a_case_of_two_hundred_reports_asks_as_often_as_one_of_ten(
    daily: Outlet, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    few, many = fill(daily, edda, [10, 200])
    # What a typo's form asks, a fact's does not.
    Case.objects.update(lane="fact", lane_reason="touches a figure")
    # Nor what there is none of, such as notes.
    for kind in (Note, SourceCheck):
        kind.objects.all().delete()
    assert queries(client, f"/desk/cases/{many}") <= queries(client, f"/desk/cases/{few}")


def test_a_case_among_two_hundred_of_its_story_asks_as_often_as_one_among_ten(
    daily: Outlet, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    case, *some = fill(daily, edda, [3] * 10)
    others = fill(daily, edda, [3] * 190)
    story = Case.objects.get(pk=case).article
    Case.objects.filter(pk__in=some).update(article=story)
    few = queries(client, f"/desk/cases/{case}")
    Case.objects.filter(pk__in=others).update(article=story)
    assert queries(client, f"/desk/cases/{case}") == few
