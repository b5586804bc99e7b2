"""An editor sees every case of the outlet, a reporter those on their own stories."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.conftest import STORY_URL, Send, an_outlet
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_of
from corrigenda.flow.newsroom.models import Outlet, Role, Staff


def test_a_reporter_sees_the_cases_on_their_own_stories_only(
    story: Article, rolf: Staff, edda: Staff, send: Send, work: Callable[[], None]
) -> None:
    send("afer", "after")
    work()
    case = Case.objects.get()
    assert list(cases_of(edda)) == [case]
    assert list(cases_of(rolf)) == []
    Credit.objects.create(article=story, name="rolf maro")
    assert list(cases_of(rolf)) == [case]
    assert case.article.url == STORY_URL


def test_who_reports_here_and_edits_there_sees_each_as_they_may(
    daily: Outlet, rolf: Staff, send: Send, work: Callable[[], None]
) -> None:
    send("afer", "after")
    work()
    herald = an_outlet("herald", "The Herald")
    herald.memberships.create(staff=rolf, role=Role.EDITOR)
    assert list(cases_of(rolf)) == []
    Case.objects.update(outlet=herald)
    assert cases_of(rolf).count() == 1
