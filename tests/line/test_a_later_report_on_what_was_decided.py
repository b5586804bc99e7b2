"""A report on a decided case joins it when it is about what was decided, and else opens its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corrigenda.conftest import PARAGRAPHS, NewVersion, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.matching import decided_of
from corrigenda.flow.cases.models import Case, DecidedWords
from corrigenda.flow.cases.queries import places_of
from corrigenda.flow.cases.same_error import Change, is_same_error
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.approve import send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.receipt import receipt_of
from corrigenda.flow.reports.actions.receive import Received
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
FUND = PARAGRAPHS[2]
MENDED = FUND.replace("12", "14")
TWELVE = Decision("correction", after="14", words="Correction: it pays for 14 bridges.")
HEAD = "The two leaders met in Port Maren on the second day of the summit, officials said."
LINE = "They inspected a guard of honour, afer which they signed the treaty in the great hall."
OTHER = "Ferries will run every twenty minutes from the first of the month, the port said."


@pytest.fixture
def case(send: Send, work: Work) -> Case:
    """Rita reports that it is 14 bridges and not 12."""
    send("12", "14")
    work()
    return Case.objects.get()


@pytest.fixture
def noticed(case: Case, edda: Staff, work: Work) -> Case:
    """Edda corrected that; the notice is published, and the story still says 12."""
    decide(case, TWELVE, by=of(edda))
    work()
    case.refresh_from_db()
    assert case.state == "published"
    return case


@pytest.fixture
def published(noticed: Case, new_version: NewVersion) -> Case:
    """Now the story says 14."""
    new_version(*PARAGRAPHS[:2], MENDED)
    noticed.refresh_from_db()
    return noticed


def outcome(sent: Received) -> str:
    """What the reader's receipt says."""
    sent.report.refresh_from_db()
    return str(receipt_of(sent.report).outcome)


def test_who_finds_the_new_words_wrong_opens_a_case_and_is_not_told_that_it_was_corrected(
    published: Case, send: Send, work: Work
) -> None:
    late = send("14", "16", block=MENDED)
    work()
    published.refresh_from_db()
    assert (published.report_count, published.since_decided) == (1, 0)
    new = Case.objects.exclude(pk=published.pk).get()
    assert (new.state, new.says, new.article_id) == ("new", "14", published.article_id)
    assert (outcome(late), late.report.state) == ("received", "joined")


def test_words_that_old_and_new_have_in_common_mean_what_their_reader_saw(
    send: Send, work: Work, edda: Staff, new_version: NewVersion
) -> None:
    send("pays for 12 bridges", "pays for 14 bridges")
    work()
    case = Case.objects.get()
    after = "pays for 14 bridges"
    decide(case, Decision("correction", after=after, words="Correction: 14."), by=of(edda))
    work()
    early = send("bridges", block=FUND)
    other = send("bridges", "tunnels", block=FUND)
    work()
    assert (outcome(early), outcome(other)) == ("corrected", "received")
    assert Case.objects.count() == 2
    new_version(*PARAGRAPHS[:2], MENDED)
    late = send("bridges", "viaducts", block=MENDED)
    work()
    assert (Case.objects.count(), outcome(late)) == (2, "received")


def test_new_words_that_hold_the_old_ones_are_told_from_them(
    send: Send, work: Work, edda: Staff, new_version: NewVersion
) -> None:
    send("28,000", "28,000 million")
    work()
    after, words = "28,000 million", "Correction: it holds 28,000 million crowns."
    case = Case.objects.get()
    decide(case, Decision("correction", after=after, words=words), by=of(edda))
    work()
    mended = FUND.replace("28,000", after)
    new_version(*PARAGRAPHS[:2], mended)
    late = send("28,000", "29,000", block=mended)
    work()
    assert (Case.objects.count(), outcome(late)) == (2, "received")


def test_who_still_sees_the_old_words_joins_is_told_and_counted(
    noticed: Case, send: Send, work: Work
) -> None:
    late = send("12", "16")
    work()
    noticed.refresh_from_db()
    assert (Case.objects.count(), noticed.since_decided) == (1, 1)
    assert outcome(late) == "corrected"


@pytest.mark.parametrize(
    ("says", "should_say", "cases"),
    [
        ("pays for 12 bridges", "pays for 14 bridges", 1),
        ("pays for 12 bridges,", "pays for 14 bridges", 1),
        ("pays for 12 bridges", "14", 1),
        ("12 ", "", 1),
        ("pays for 12 bridges", "pays for 12 tunnels", 2),
        ("pays for 12 bridges", "", 2),
        ("2 bridges", "2 tunnels", 2),
    ],
)
def test_more_words_than_were_wrong_join_by_suggesting_just_the_change(
    case: Case, send: Send, work: Work, edda: Staff, says: str, should_say: str, cases: int
) -> None:
    decide(case, TWELVE, by=of(edda))
    work()
    send(says, should_say)
    work()
    assert Case.objects.count() == cases


def test_a_new_case_beside_a_decided_one_takes_the_next_report(
    published: Case, send: Send, work: Work
) -> None:
    for _ in range(2):
        send("14", "16", block=MENDED)
        work()
    new = Case.objects.exclude(pk=published.pk).get()
    assert new.report_count == 2


def test_after_a_second_correction_the_old_words_of_both_are_known(
    published: Case, edda: Staff, send: Send, work: Work
) -> None:
    again = Decision("correction", after="16", words="Correction: it pays for 16 bridges.")
    decide(Case.objects.get(), again, by=of(edda))
    late = send("14", block=MENDED)
    work()
    assert (Case.objects.get().since_decided, outcome(late)) == (1, "corrected")
    changes = decided_of(published)
    assert [is_same_error(Report(says=one), changes) for one in ("12", "14", "16")] == [
        True,
        True,
        False,
    ]


def test_what_a_second_correction_brought_back_is_no_error_of_the_first() -> None:
    changes = [Change("12", "14"), Change("14", "12")]
    assert not is_same_error(Report(says="12"), changes)


def test_what_was_taken_back_or_refused_was_not_decided(
    case: Case, daily: Outlet, edda: Staff, stan: Staff
) -> None:
    send_back(decide(case, Decision("fix", after="14"), by=of(edda)), reason="No.", by=of(stan))
    assert not DecidedWords.objects.exists()
    daily.policy_data = {"undo_seconds": 60}
    daily.save(update_fields=["policy_data"])
    case = Case.objects.select_related("outlet").get()
    decide(case, TWELVE, by=of(edda))
    undo(case, by=of(edda))
    assert not DecidedWords.objects.exists()
    assert Case.objects.get().since_decided == 0


def test_a_fix_does_not_answer_who_means_other_words_of_the_passage(
    daily: Outlet, work: Work, edda: Staff
) -> None:
    story = publish(daily, "/world/hall", HEAD, LINE)
    report_on(story, LINE, "afer", "after")
    work()
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    late = report_on(story, LINE, "afer which they signed", "afer which they left")
    work()
    publish(daily, "/world/hall", HEAD, LINE.replace("afer", "after"))
    work()
    assert (Case.objects.count(), outcome(late)) == (2, "received")


@pytest.fixture
def twins(daily: Outlet, work: Work, edda: Staff) -> tuple[Article, Article]:
    """Two stories with the same misspelt line; in the first it is to be fixed."""
    one = publish(daily, "/world/hall", HEAD, LINE)
    two = publish(daily, "/regions/hall", OTHER, LINE)
    report_on(one, LINE, "afer", "after")
    work()
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    work()
    return one, two


def test_a_copy_that_is_still_wrong_opens_a_case_of_its_own(
    twins: tuple[Article, Article], daily: Outlet, work: Work
) -> None:
    late = report_on(twins[1], LINE, "afer", "after")
    work()
    publish(daily, "/world/hall", HEAD, LINE.replace("afer", "after"))
    work()
    first, second = Case.objects.order_by("pk")
    assert (first.article, second.article, second.state) == (*twins, "new")
    assert (first.report_count, outcome(late)) == (1, "received")


def test_a_copy_that_was_known_before_the_decision_opens_a_case_for_who_comes_later(
    daily: Outlet, work: Work, edda: Staff
) -> None:
    one, two = publish(daily, "/world/hall", HEAD, LINE), publish(daily, "/x", OTHER, LINE)
    for story in (one, two):
        report_on(story, LINE, "afer", "after")
        work()
    case = Case.objects.get()
    assert len(places_of(case)) == 1
    decide(case, Decision("fix", after="after"), by=of(edda))
    late = report_on(two, LINE, "afer", "after")
    work()
    assert (Case.objects.count(), outcome(late)) == (2, "received")


def test_a_copy_that_was_put_right_already_joins(
    twins: tuple[Article, Article], daily: Outlet, work: Work
) -> None:
    right = LINE.replace("afer", "after")
    publish(daily, "/regions/hall", OTHER, right)
    work()
    report_on(twins[1], LINE, "afer which", "after which")
    work()
    case = Case.objects.get()
    assert (case.report_count, case.since_decided) == (2, 1)


def test_the_desk_finds_what_was_reported_again(
    noticed: Case, client: Any, edda: Staff, send: Send, work: Work
) -> None:
    client.force_login(edda)
    searched = "/desk/?q=is:reported-again"
    assert not client.get(searched).context["queue"].rows
    send("12")
    work()
    (row,) = client.get(searched).context["queue"].rows
    assert (row.pk, row.since) == (noticed.pk, 1)
    page = client.get(f"/desk/cases/{noticed.pk}").content.decode()
    assert "1 more report since it was decided" in page


def test_what_was_split_off_is_no_longer_counted(
    noticed: Case, stan: Staff, send: Send, work: Work
) -> None:
    send("12")
    work()
    late = Report.objects.order_by("-pk")[0]
    split(noticed, [late.pk], by=of(stan))
    assert list(Case.objects.values_list("since_decided", flat=True)) == [0, 0]
