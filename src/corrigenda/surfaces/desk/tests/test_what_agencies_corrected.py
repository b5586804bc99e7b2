"""The screen of the subscribers says which items of agencies came, and what became of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml, ninjs

Work = Callable[[], None]


@pytest.fixture
def ferry(daily: Outlet, story: Article) -> Article:
    """A story that has both sentences of the agency's."""
    blocks = [Block(Role.headline, "A ferry"), *(Block(Role.body, one) for one in OLD)]
    return push(daily, "https://daily.example/ferry", Story(blocks))[0].article


@pytest.fixture
def screen(edda: Staff) -> Callable[[], str]:
    """The screen, as an editor reads it."""

    def _screen() -> str:
        client = Client()
        client.force_login(edda)
        page = client.get("/desk/subscribers/").content.decode()
        return " ".join(page.partition('id="items"')[2].partition("</section>")[0].split())

    return _screen


def test_without_any_it_says_how_they_come(screen: Callable[[], str]) -> None:
    assert "Nothing yet" in screen()
    assert "corrigenda packet item" in screen()


def test_a_correction_is_shown_with_what_became_of_its_stories(
    ferry: Article, daily: Outlet, edda: Staff, screen: Callable[[], str], work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    assert "Being looked for" in screen()
    work()
    shown = screen()
    assert "1 item kept to be compared with" in shown
    assert "Wire Example" in shown
    assert "Ferry aground" in shown
    assert "Corrects number of people." in shown
    assert "0 of 1 corrected, 1 to be decided" in shown
    case = Case.objects.get()
    assert f'<a href="/desk/cases/{case.pk}">case {case.pk}</a>' in shown
    decline(case, reason="It is right here.", by=actors.of(edda))
    assert "0 of 1 corrected, 1 declined" in screen()


def test_two_changes_of_one_item_are_one_row_and_one_story(
    ferry: Article, daily: Outlet, screen: Callable[[], str], work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    both = (NEW[0], NEW[1].replace("noon", "one"))
    assert take_items(daily, newsml(2, both, signal="sig:correction")).changes == 2
    work()
    shown = screen()
    assert Case.objects.count() == 2
    assert shown.count("<li") == 1
    assert "0 of 1 corrected" in shown


def test_a_kill_that_fits_no_story_says_so(
    ferry: Article, daily: Outlet, screen: Callable[[], str], work: Work
) -> None:
    note = "The source was invented."
    take_items(daily, ninjs(2, (), pubStatus="canceled", edNote=note))
    work()
    shown = screen()
    assert "Took back" in shown
    assert shown.index("Fits no story here: look for it by hand") < shown.index(note)


def test_what_is_in_no_story_says_so(
    daily: Outlet, story: Article, screen: Callable[[], str], work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    work()
    assert "Found in no story" in screen()
