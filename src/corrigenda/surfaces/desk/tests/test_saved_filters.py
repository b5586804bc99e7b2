"""A search that is kept is a tab: one's own, or everybody's at the outlet."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from corrigenda.flow.cases.actions.save_filter import MOST
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.models import Case, SavedFilter
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain


def save(client: Client, **given: Any) -> str:
    return plain(client.post("/desk/filters", {"q": "afer is:typo", **given}, follow=True))


def tabs(client: Client) -> dict[str, str]:
    return {tab.name: tab.count for tab in client.get("/desk/").context["queue"].tabs[6:]}


def test_a_saved_search_is_a_tab_with_its_count(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    assert "Saved as a tab." in save(client, name="Afer", sort="readers")
    assert tabs(client) == {"Afer": "1"}
    (tab,) = client.get("/desk/").context["queue"].tabs[6:]
    page = client.get(f"/desk/{tab.url}").context["queue"]
    assert ([row.pk for row in page.rows], page.sort) == ([typo.pk], "readers")
    assert [one.name for one in page.tabs if one.here] == ["Afer"]


def test_it_is_ones_own_unless_it_is_shared(
    edda: Staff, stan: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    save(client, name="Mine")
    save(client, name="Ours", share=str(daily.pk))
    assert list(tabs(at_desk(stan))) == ["Ours"]
    assert list(tabs(client)) == ["Mine", "Ours"]


def test_a_reporter_keeps_filters_and_shares_none(
    rolf: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(rolf)
    assert "Saved as a tab." in save(client, name="Mine")
    assert "an editor shares" in save(client, name="Ours", share=str(daily.pk))
    assert list(tabs(client)) == ["Mine"]


def test_the_same_name_again_replaces_it(edda: Staff, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    save(client, name="Mine")
    save(client, name=" Mine ", q="is:fact")
    assert SavedFilter.objects.get().query == "is:fact"


def test_who_made_it_gives_it_up(edda: Staff, stan: Staff, daily: Outlet, at_desk: AtDesk) -> None:
    save(at_desk(edda), name="Ours", share=str(daily.pk))
    pk = SavedFilter.objects.get().pk
    answer = at_desk(stan).post(f"/desk/filters/{pk}/drop", follow=True)
    assert "is Edda Brandt’s" in plain(answer)
    at_desk(edda).post(f"/desk/filters/{pk}/drop")
    assert not SavedFilter.objects.exists()
    noted = AuditEntry.objects.filter(verb__startswith="filter").order_by("pk")
    assert [one.verb for one in noted] == ["filter.save", "filter.drop"]


def test_strangers_see_none_and_drop_none(
    edda: Staff, stranger: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    save(at_desk(edda), name="Ours", share=str(daily.pk))
    assert tabs(at_desk(stranger)) == {}
    pk = SavedFilter.objects.get().pk
    assert at_desk(stranger).post(f"/desk/filters/{pk}/drop").status_code == 404


def test_what_somebody_shared_outlives_their_account_and_is_the_houses(
    edda: Staff, stan: Staff, rolf: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    save(at_desk(edda), name="Mine")
    save(at_desk(edda), name="Ours", share=str(daily.pk))
    edda.delete()
    client, reporter = at_desk(stan), at_desk(rolf)
    assert list(tabs(client)) == list(tabs(reporter)) == ["Ours"]
    assert 'title="Shared by the house"' in client.get("/desk/").content.decode()
    pk = SavedFilter.objects.get(name="Ours").pk
    assert "an editor gives up" in plain(reporter.post(f"/desk/filters/{pk}/drop", follow=True))
    (tab,) = client.get("/desk/").context["queue"].tabs[6:]
    assert "Give up the tab “Ours”" in plain(client.get(f"/desk/{tab.url}"))
    assert "Give up the tab" not in plain(reporter.get(f"/desk/{tab.url}"))
    client.post(f"/desk/filters/{pk}/drop")
    assert list(tabs(client)) == []


def test_what_they_kept_for_themselves_is_cleared_away(
    edda: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    save(at_desk(edda), name="Mine")
    save(at_desk(edda), name="Ours", share=str(daily.pk))
    edda.delete()
    tidy_cases()
    assert [one.name for one in SavedFilter.objects.all()] == ["Ours"]


@pytest.mark.parametrize(
    ("name", "q", "said"),
    [
        ("", "x", "Give the filter a name."),
        ("  ", "x", "Give the filter a name."),
        ("n" * 41, "x", "name is too long"),
        ("n\x01", "x", "control character"),
        ("n", "x" * 301, "search is too long"),
    ],
)
def test_what_cannot_be_kept_is_said(
    edda: Staff, at_desk: AtDesk, name: str, q: str, said: str
) -> None:
    assert said in save(at_desk(edda), name=name, q=q)
    assert not SavedFilter.objects.exists()


def test_nobody_keeps_endlessly_many(edda: Staff, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    for number in range(MOST):
        save(client, name=f"f{number}")
    assert "give one up" in save(client, name="one more")
    assert SavedFilter.objects.count() == MOST
