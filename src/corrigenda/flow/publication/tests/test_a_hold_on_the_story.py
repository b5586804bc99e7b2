"""While a case is on hold its story says so, where the house wants, and says nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.holds import Hold
from corrigenda.flow.publication.on_story import standing_on
from corrigenda.flow.publication.renderers import hold_html


def hold_on(url: str) -> Hold | None:
    return standing_on(url).hold


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("28,000", "26,000", why="The minister lied.")
    work()
    return Case.objects.get()


def test_the_story_says_it_only_where_the_house_wants(case: Case, edda: Staff) -> None:
    check(case, by=actors.of(edda))
    assert hold_on(case.article.url) is None
    Outlet.objects.update(policy_data={"show_hold": True})
    assert hold_on(case.article.url) is not None
    check_no_longer(case, by=actors.of(edda))
    assert hold_on(case.article.url) is None


def test_the_line_on_the_story_names_neither_passage_nor_claim_nor_reason(
    case: Case, edda: Staff
) -> None:
    Outlet.objects.update(policy_data={"show_hold": True})
    check(case, by=actors.of(edda), reason="Is the minister a liar?")
    assert hold_html.render(hold_on(case.article.url)) == (
        '<aside class="corrigenda-notice corrigenda-hold" data-corrigenda-hold lang="en" '
        'dir="ltr"><p>Part of this story is being checked.</p></aside>'
    )


def test_the_line_goes_when_the_case_is_decided(case: Case, edda: Staff) -> None:
    Outlet.objects.update(policy_data={"show_hold": True})
    check(case, by=actors.of(edda))
    decline(case, reason="It is right.", by=actors.of(edda))
    assert hold_on(case.article.url) is None


def test_the_line_stays_when_the_case_is_merged_into_another(
    case: Case, edda: Staff, send: Send, work: Callable[[], None]
) -> None:
    Outlet.objects.update(policy_data={"show_hold": True})
    check(case, by=actors.of(edda))
    send("afer", "after")
    work()
    merge(case, into=Case.objects.get(says="afer"), by=actors.of(edda))
    held = hold_on(case.article.url)
    assert held is not None
    assert held.since == case.hold_since


@pytest.mark.parametrize(
    ("language", "spoken", "direction"), [("ar-EG", "ar-EG", "rtl"), ("ja", "en", "ltr")]
)
def test_the_line_speaks_the_storys_language_where_it_can(
    case: Case, edda: Staff, language: str, spoken: str, direction: str
) -> None:
    Outlet.objects.update(policy_data={"show_hold": True})
    Version.objects.update(language=language)
    check(case, by=actors.of(edda))
    hold = hold_on(case.article.url)
    assert hold is not None
    assert (hold.language, hold.direction) == (spoken, direction)


def test_a_story_that_nobody_knows_shows_none(daily: Outlet) -> None:
    assert hold_on("https://daily.example/never") is None
    assert hold_html.render(None) == ""
