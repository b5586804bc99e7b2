"""The public sees what the house does with its errors: counts, never accusations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F
from django.test import Client
from lxml import html

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, Kind, StoryChange
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry, LiveCheck
from corrigenda.lib import clock
from corrigenda.project.fill import fill_desk


@pytest.fixture
def filled(daily, edda, stan) -> Iterator[Outlet]:
    """A desk of a year, in the middle of a month: one that has just begun may hold nothing."""
    with clock.frozen(datetime(2027, 5, 20, 12, tzinfo=UTC)):
        fill_desk(daily, 600, told=lambda stored: None)
        yield daily


def test_it_counts_reports_and_what_came_of_them(filled, client: Client) -> None:
    page = html.fromstring(client.get("/corrections/scorecard").content)
    names = [one.text for one in page.xpath("//dl[@class='score']//dt")]
    assert names[:2] == ["Reports from readers", "Passages they are about"]
    assert client.get("/corrections/scorecard.json").json()["reports"] <= 600


def test_page_and_data_say_the_same(filled, client: Client) -> None:
    page = html.fromstring(client.get("/corrections/scorecard").content)
    data = client.get("/corrections/scorecard.json").json()
    assert page.xpath("//dl[@class='score']//dd")[0].text == f"{data['reports']:,}"


def test_fewer_than_three_are_not_told_apart(story, send, work, client: Client) -> None:
    send("afer", "after")
    work()
    assert client.get("/corrections/scorecard.json").json()["reports"] is None
    assert "fewer than 3" in client.get("/corrections/scorecard").content.decode()


def test_fixes_of_facts_let_through_by_a_second_person_are_counted_by_month(
    filled, stan, client: Client
) -> None:
    fixes = Correction.objects.filter(kind=Kind.FIX).order_by("-decided_at")[:5]
    Correction.objects.filter(pk__in=[one.pk for one in fixes]).update(
        second_person_because="a fix that touches a figure", approved_by=stan
    )
    # A house may have a second person approve others, too, which touch no fact.
    other = Correction.objects.filter(kind=Kind.FIX).exclude(pk__in=[one.pk for one in fixes])
    other.update(second_person_because="the house has a second person approve …", approved_by=stan)
    months = client.get("/corrections/scorecard.json").json()["fixes_of_facts"]
    assert sum(months.values()) == 5


def test_the_number_of_a_month_stays_when_who_let_it_through_is_deleted(
    story, send, work, edda, stan, client: Client
) -> None:
    send("24 years", "26 years", kind="typo")
    work()
    fix = decide(Case.objects.get(), Decision("fix", after="26 years"), by=of(edda))
    approve(fix, reason="A slip of the keys.", by=of(stan))
    work()
    with clock.frozen(clock.now() + timedelta(hours=1)):
        before = client.get("/corrections/scorecard.json").json()
        stan.delete()
        after = client.get("/corrections/scorecard.json").json()
    assert list(before["fixes_of_facts"].values()) == [1]
    assert after["fixes_of_facts"] == before["fixes_of_facts"]
    assert after["fixes"] == before["fixes"]


def test_a_single_fix_is_counted_for_it_is_the_houses_own_act(
    story, send, work, edda, client: Client
) -> None:
    send("afer", "after")
    work()
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    work()
    with clock.frozen(clock.now() + timedelta(hours=1)):
        told = client.get("/corrections/scorecard.json").json()
        page = html.fromstring(client.get("/corrections/scorecard").content)
    assert told["reports"] is None
    assert list(told["fixes"].values())[-1:] == [1]
    rows = page.xpath("//section[@aria-labelledby='score-fixes']//tbody//td")
    assert [one.text for one in rows][-1:] == ["1"]


def test_nobody_is_named(filled, edda, stan, client: Client) -> None:
    page = client.get("/corrections/scorecard").content.decode()
    assert edda.last_name not in page
    assert stan.last_name not in page


def test_a_house_may_keep_its_figures_to_itself_but_for_the_number_of_its_fixes(
    filled, client: Client
) -> None:
    open_to_all = client.get("/corrections/scorecard.json").json()
    filled.policy_data = {"public_scorecard": False}
    filled.save()
    closed = client.get("/corrections/scorecard.json").json()
    assert closed["fixes"] == open_to_all["fixes"]
    assert any(closed["fixes"].values())
    assert not {"reports", "cases", "corrections", "months"} & closed.keys()
    page = client.get("/corrections/scorecard").content.decode()
    assert "does not publish its figures" in page
    assert "Fixes without a notice" in page
    assert "Reports from readers" not in page


def test_the_months_add_up_to_the_year(filled, client: Client) -> None:
    told = client.get("/corrections/scorecard.json").json()
    months = told["months"].values()
    assert len(months) > 6
    for year, month in (("reports", "received"), ("led_to_a_change", "accepted")):
        known = [one[month] for one in months]
        few = known.count(None)
        assert sum(one or 0 for one in known) + few <= told[year]
        assert told[year] <= sum(one or 0 for one in known) + 2 * few


def test_each_month_says_how_long_and_what_is_overdue(filled, client: Client) -> None:
    month = f"{clock.now():%Y-%m}"
    late = StoryChange.objects.filter(correction__decided_at__gte=clock.now() - timedelta(days=60))
    within = clock.now().replace(day=1, hour=0, minute=0, second=0, microsecond=1)
    late.update(due_at=within, applied_at=within + timedelta(hours=1))
    told = client.get("/corrections/scorecard.json").json()["months"]
    assert told[month]["overdue"] == late.count() >= 3
    assert any((one["median_hours"] or 0) > 0 for one in told.values())
    late.update(applied_at=within - timedelta(hours=1))
    assert client.get("/corrections/scorecard.json").json()["months"][month]["overdue"] == 0


def test_a_notice_that_is_late_is_overdue_where_the_story_stays_as_it_is(
    filled, client: Client
) -> None:
    within = clock.now().replace(day=1, hour=0, minute=0, second=0, microsecond=1)
    StoryChange.objects.update(applied_at=F("due_at"))
    LiveCheck.objects.update(overdue_at=None)
    for entry in Entry.objects.all()[:5]:
        late = {"due_at": within, "overdue_at": within}
        LiveCheck.objects.update_or_create(entry=entry, defaults=late)
    told = client.get("/corrections/scorecard.json").json()["months"]
    assert told[f"{within:%Y-%m}"]["overdue"] == 5


@pytest.mark.parametrize(
    ("language", "title"), [("uk", "Виправлення в цифрах"), ("ar", "التصحيحات بالأرقام")]
)
def test_it_speaks_the_outlets_language(filled, client: Client, language: str, title: str) -> None:
    filled.language = language
    filled.save()
    assert title in client.get("/corrections/scorecard").content.decode()
