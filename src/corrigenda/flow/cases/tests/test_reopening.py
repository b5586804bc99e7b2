"""A declined case takes new reports with a mark, and can be reopened with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.tests.stories import publish
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib.states import TransitionError

Work = Callable[[], None]


@pytest.fixture
def declined(send: Send, work: Work, edda: Staff) -> Case:
    """The case on a figure that Edda found to be right."""
    send("28,000", "26,000")
    work()
    case = Case.objects.get()
    decline(case, reason="The ministry confirmed it.", by=of(edda))
    return case


def test_new_reports_join_it_are_answered_at_once_and_leave_a_mark(
    declined: Case, send: Send, work: Work
) -> None:
    sent = [send("28,000"), send("28,000 crowns")]
    work()
    declined.refresh_from_db()
    assert (declined.state, declined.report_count, declined.since_declined) == ("declined", 3, 2)
    for one in sent:
        one.report.refresh_from_db()
        assert one.report.state == "answered"


def test_they_do_so_in_a_later_version_as_long_as_the_words_stand(
    daily: Outlet, story: Article, declined: Case, send: Send, work: Work
) -> None:
    publish(daily, "/world/treaty", "Breaking news.", *PARAGRAPHS)
    send("28,000")
    work()
    declined.refresh_from_db()
    assert declined.since_declined == 1


def test_words_that_were_edited_since_are_another_matter(
    daily: Outlet, story: Article, declined: Case, send: Send, work: Work
) -> None:
    edited = PARAGRAPHS[2].replace("28,000", "82,000")
    publish(daily, "/world/treaty", *PARAGRAPHS[:2], edited)
    work()
    send("82,000", "28,000", block=edited)
    work()
    assert list(Case.objects.order_by("pk").values_list("state", flat=True)) == ["declined", "new"]


def test_reopened_it_is_new_and_its_readers_wait_again(
    daily: Outlet, declined: Case, edda: Staff, send: Send, work: Work
) -> None:
    publish(daily, "/world/treaty", "Breaking news.", *PARAGRAPHS)
    send("28,000")
    work()
    declined.refresh_from_db()
    reopen(declined, reason="The ministry has corrected its table.", by=of(edda))
    case = Case.objects.get()
    assert (case.state, case.decline_reason, case.since_declined) == ("new", "", 0)
    assert case.version == Article.objects.get(pk=case.article_id).current
    assert {one.state for one in reports_in(case)} == {"joined"}
    entry = AuditEntry.objects.get(verb="case.reopen")
    assert entry.detail["reason"] == "The ministry has corrected its table."


@pytest.mark.parametrize(("reason", "said"), [("  ", "Say why"), ("a" * 2_001, "too long")])
def test_without_a_reason_that_can_be_kept_it_stays_declined(
    declined: Case, edda: Staff, reason: str, said: str
) -> None:
    with pytest.raises(CaseError, match=said):
        reopen(declined, reason=reason, by=of(edda))
    assert Case.objects.get().state == "declined"


def test_only_a_declined_case_is_reopened(declined: Case, edda: Staff) -> None:
    reopen(declined, reason="New facts.", by=of(edda))
    with pytest.raises(TransitionError, match="Only a declined case"):
        reopen(declined, reason="New facts.", by=of(edda))


def test_a_reporter_may_not_reopen(declined: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        reopen(declined, reason="New facts.", by=of(rolf))
