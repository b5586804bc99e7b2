"""A version that the CMS sends waits behind an archive, so each story of one is taken quickly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.actions.ingest import Given, ingest_pages
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.cases.actions.move_passages import take_versions
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.guard_versions import guard_versions

Work = Callable[[], None]
FEW, MANY = 3, 15


def take_in(outlet: Outlet, name: str, stories: int) -> None:
    block = Block(Role.body, "The harbour office of Port Maren counted its visitors on Sunday.")
    urls = [f"https://daily.example/{name}/{number}" for number in range(stories)]
    ingest_pages(outlet, [Given(Page((block,)), url) for url in urls])


@pytest.mark.parametrize("step", [take_versions, guard_versions])
def test_beside_its_claim_a_first_version_without_a_case_asks_nothing(
    daily: Outlet, step: Callable[[], int]
) -> None:
    def asked(name: str, stories: int) -> int:
        take_in(daily, name, stories)
        if step is guard_versions:
            take_versions()
        with CaptureQueriesContext(connection) as queries:
            assert step() == stories
        return len(queries)

    asked("before", 1)
    assert asked("many", MANY) - asked("few", FEW) == MANY - FEW
    assert not Version.objects.filter(taken_at=None).exists()


def test_a_case_among_them_follows_its_story(
    daily: Outlet, story: Article, send: Send, work: Work
) -> None:
    send("afer")
    work()
    take_in(daily, "before", FEW)
    blocks = [Block(Role.body, one) for one in ("Breaking.", *PARAGRAPHS)]
    newest, _ = push(daily, story.url, Story(blocks))
    take_in(daily, "behind", FEW)
    take_versions()
    case = Case.objects.select_related("version").get()
    assert case.version == newest
    assert case.version.text[case.start : case.end] == "afer"
    assert not Version.objects.filter(taken_at=None).exists()
    assert not Version.objects.exclude(leased_until=None).exists()
