"""An editor sees every case of the outlet, a reporter those on their own stories."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.conftest import STORY_URL, Send, an_outlet
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import case_seen_by, cases_of, cases_seen_by
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


def test_by_their_keys_everybody_gets_the_cases_that_they_see(
    story: Article, rolf: Staff, edda: Staff, send: Send, work: Callable[[], None]
) -> None:
    send("afer", "after")
    send("12 bridges", "14 bridges")
    work()
    one, two = Case.objects.order_by("pk")
    assert cases_seen_by(edda, [two.pk, one.pk]) == {one.pk: one, two.pk: two}
    assert cases_seen_by(rolf, [one.pk, two.pk]) == {}
    Credit.objects.create(article=story, name="rolf maro")
    assert cases_seen_by(rolf, [one.pk, two.pk]) == {one.pk: one, two.pk: two}
    Case.objects.filter(pk=two.pk).update(merged_into=one)
    assert cases_seen_by(edda, [one.pk, two.pk]) == {one.pk: one}
    assert case_seen_by(edda, two.pk) is None


def test_of_a_number_that_no_case_can_have_there_is_none(edda: Staff) -> None:
    assert cases_seen_by(edda, []) == {}
    assert cases_seen_by(edda, [0, -1, 2**63 - 1, 2**63, 10**30]) == {}
