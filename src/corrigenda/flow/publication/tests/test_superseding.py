"""A later correction supersedes the published one; the earlier is kept."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.queries import changes_since
from corrigenda.flow.corrections.tests.conftest import Report, Work
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.on_story import notices_for
from corrigenda.flow.publication.receipt import receipt_of


def publish(case: Case, words: str, edda: Staff, work: Work) -> Correction:
    case.refresh_from_db()
    correction = decide(case, Decision("correction", words=words), by=of(edda))
    work()
    correction.refresh_from_db()
    return correction


def test_the_earlier_one_is_superseded_when_the_later_is_published(
    report: Report, edda: Staff, work: Work
) -> None:
    case = report("28,000")
    first = publish(case, "Correction: 29,000.", edda, work)
    second = publish(case, "Correction: 30,000.", edda, work)
    first.refresh_from_db()
    assert (first.state, second.state, second.supersedes) == ("superseded", "published", first)


def test_a_chain_of_three_stands_in_the_log_and_one_on_the_story(
    report: Report, edda: Staff, work: Work
) -> None:
    case = report("28,000")
    for figure in ("29,000", "30,000", "31,000"):
        publish(case, f"Correction: {figure}.", edda, work)
    assert Entry.objects.count() == 3
    (notice,) = notices_for(case.article.url)
    assert notice.words == "Correction: 31,000."
    assert notice.supersedes is not None


def test_until_the_later_one_is_approved_the_earlier_stands(
    report: Report, edda: Staff, stan: Staff, work: Work
) -> None:
    case = report("28,000")
    publish(case, "Correction: 29,000.", edda, work)
    case.refresh_from_db()
    later = decide(case, Decision("withdrawal", words="Withdrawn."), by=of(edda))
    work()
    assert notices_for(case.article.url)[0].kind == "correction"
    approve(later, reason="", by=of(stan))
    work()
    assert notices_for(case.article.url)[0].kind == "withdrawal"


def test_while_a_later_one_waits_the_receipt_shows_what_was_published(
    report: Report, edda: Staff, work: Work
) -> None:
    case = report("28,000")
    publish(case, "Correction: 29,000.", edda, work)
    case.refresh_from_db()
    decide(case, Decision("withdrawal", words="Withdrawn."), by=of(edda))
    work()
    notice = receipt_of(reports_in(case)[0]).notice
    assert notice is not None
    assert notice.words == "Correction: 29,000."


def test_the_change_of_a_superseded_one_is_no_longer_asked_for(
    report: Report, edda: Staff, work: Work, daily: Outlet
) -> None:
    case = report("28,000")
    first = decide(case, Decision("correction", after="29,000", words="It is 29,000."), by=of(edda))
    work()
    assert [change.correction for change in changes_since(daily, None)] == [first]
    case.refresh_from_db()
    later = Decision("correction", after="30,000", words="It is 30,000, not 29,000.")
    second = decide(case, later, by=of(edda))
    work()
    assert [change.correction for change in changes_since(daily, None)] == [second]
    assert StoryChange.objects.get(correction=first).look_at is None
