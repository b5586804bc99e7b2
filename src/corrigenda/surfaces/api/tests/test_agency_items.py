"""`GET /api/agency-items` lists what agencies corrected, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import AgencyChange
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml, ninjs
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.calling import Program

pytestmark = pytest.mark.database

Work = Callable[[], None]


@pytest.fixture
def ferry(daily: Outlet, story: Article) -> Article:
    """A story that has both sentences of the agency's."""
    blocks = [Block(Role.headline, "A ferry"), *(Block(Role.body, one) for one in OLD)]
    return push(daily, "https://daily.example/ferry", Story(blocks))[0].article


def item(outlet: Outlet, number: int, **more: object) -> AgencyChange:
    """An agency corrected an item."""
    named = {
        "guid": f"urn:item:{number}",
        "headline": f"Item {number}",
        "after": "Another.",
        **more,
    }
    return AgencyChange.objects.create(
        outlet=outlet, key=f"{outlet.slug} {number} {more}", source="Wire Example",
        selector_data={"type": "TextQuoteSelector", "exact": f"Word {number}."},
        at=clock.now(), swept_at=clock.now(), **named,
    )  # fmt: skip


def test_a_correction_comes_with_what_it_changed_and_what_became_of_it(
    ferry: Article, daily: Outlet, edda: Staff, work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    program = Program(edda)
    assert program("get", "agency-items")[1]["items"][0]["is_sought"]
    work()
    status, told = program("get", "agency-items")
    assert (status, told["kept"], told["next"]) == (200, 1, None)
    (one,) = told["items"]
    assert one["changes"] == [{"before": OLD[0], "after": NEW[0]}]
    assert (one["outlet"], one["agency"], one["headline"]) == (
        "daily",
        "Wire Example",
        "Ferry aground",
    )
    assert (one["counts"], one["cases"]) == ({"found": 1}, [Case.objects.get().pk])
    assert (one["is_canceled"], one["is_lost"], one["is_sought"]) == (False, False, False)


def test_so_does_what_was_taken_back_and_what_fits_nothing(
    story: Article, daily: Outlet, edda: Staff
) -> None:
    take_items(daily, ninjs(1, (), pubStatus="canceled"))
    (one,) = Program(edda)("get", "agency-items")[1]["items"]
    assert (one["is_canceled"], one["is_lost"], one["changes"]) == (True, True, [])


def test_a_program_goes_back_through_all_of_them_though_more_come_meanwhile(
    daily: Outlet, edda: Staff
) -> None:
    for number in range(7):
        item(daily, number)
        item(daily, number, after="A third.") if number == 3 else None
    program, seen, before = Program(edda), [], 0
    while before is not None:
        _, told = program("get", f"agency-items?limit=3&before={before}")
        seen += [one["item"] for one in told["items"]]
        before = told["next"]
        item(daily, 90 + len(seen))
    assert seen == [f"urn:item:{number}" for number in reversed(range(7))]


def test_all_changes_of_one_item_stand_together(daily: Outlet, edda: Staff) -> None:
    item(daily, 1, after="First.")
    item(daily, 2)
    item(daily, 1, after="Second.")
    item(daily, 3, guid="")
    item(daily, 4, guid="", headline="Item 3")
    told = Program(edda)("get", "agency-items")[1]["items"]
    assert [(one["item"], [row["after"] for row in one["changes"]]) for one in told] == [
        ("", ["Another."]),
        ("", ["Another."]),
        ("urn:item:1", ["Second.", "First."]),
        ("urn:item:2", ["Another."]),
    ]


def test_it_lists_ones_own_outlets_or_one_of_them(daily: Outlet, edda: Staff) -> None:
    item(an_outlet("evening", "The Evening Example"), 1)
    item(daily, 2)
    program = Program(edda)
    for query in ("", "?outlet=daily"):
        told = program("get", f"agency-items{query}")[1]["items"]
        assert [one["outlet"] for one in told] == ["daily"]
    assert program("get", "agency-items?outlet=evening")[0] == 404


def test_who_sees_no_subscribers_sees_no_items_either(rolf: Staff) -> None:
    assert Program(rolf)("get", "agency-items")[0] == 403


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "before=-1"])
def test_what_cannot_be_asked_is_refused(daily: Outlet, edda: Staff, query: str) -> None:
    assert Program(edda)("get", f"agency-items?{query}")[0] == 422
