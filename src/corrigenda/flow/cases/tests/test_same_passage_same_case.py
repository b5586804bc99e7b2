"""Reports on one passage are one case, on different passages different cases."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.join_reports import join_reports
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.queries import case_of_report, reports_in, wordings_of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]


def test_overlapping_words_are_one_case_that_covers_them_all(send: Send, work: Work) -> None:
    for words in ("honour, afer", "afer which", "of honour"):
        send(words)
        work()
    case = Case.objects.get()
    assert (case.report_count, case.says) == (3, "of honour, afer which")
    assert case.selector.exact == case.says
    assert [one.says for one in reports_in(case)] == ["honour, afer", "afer which", "of honour"]


def test_neighbouring_words_are_two_cases(send: Send, work: Work) -> None:
    send("afer")
    send("which")
    work()
    assert Case.objects.count() == 2


def test_the_same_words_elsewhere_are_another_case(send: Send, work: Work) -> None:
    send("the treaty")
    send("the t", block=PARAGRAPHS[0])
    send("The fund")
    work()
    assert sorted(Case.objects.values_list("report_count", flat=True)) == [1, 2]


def test_what_only_readers_saw_is_one_case_too_and_the_desk_is_told(send: Send, work: Work) -> None:
    for words in ("herons", "“Herons”", "HERONS"):
        send(words, block=f"The {words} are back.")
    work()
    assert Case.objects.count() == 2  # quoted words are other words; capitals are not
    case = Case.objects.order_by("opened_at").first()
    assert case is not None
    assert (case.report_count, case.start, case.anchor_state) == (2, None, "")
    assert all(report.reader_seen for report in reports_in(case))


def test_words_over_two_paragraphs_meet_words_in_each(send: Send, work: Work) -> None:
    block = f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    send("treaty.\n\n“We will", block=block)
    send("We will not")
    work()
    case = Case.objects.get()
    assert case.says == "treaty.\n\n“We will not"


def test_a_case_that_is_being_checked_keeps_its_words(send: Send, work: Work) -> None:
    send("afer")
    work()
    Case.objects.update(state="checking")
    send("honour, afer which")
    work()
    case = Case.objects.get()
    assert (case.says, case.report_count) == ("afer", 2)


def test_a_closed_case_takes_no_more_reports(send: Send, work: Work) -> None:
    send("afer")
    work()
    Case.objects.update(state="closed")
    send("afer")
    work()
    assert list(Case.objects.order_by("pk").values_list("state", flat=True)) == ["closed", "new"]


def test_a_report_is_joined_once_however_often_it_is_tried(send: Send, work: Work) -> None:
    received = send("afer")
    work()
    work()
    assert JoinedReport.objects.count() == 1
    case = case_of_report(received.report)
    assert case is not None
    assert case.report_count == 1
    assert Report.objects.get().state == "joined"


def test_the_trail_says_why_the_case_was_opened_so(send: Send, work: Work) -> None:
    send("afer", "after")
    work()
    entry = AuditEntry.objects.get(verb="case.open")
    assert entry.detail == {"lane": "typo", "reason": "changes 1 character"}


def test_what_most_readers_suggest_comes_first(send: Send, work: Work) -> None:
    for suggestion in ("later", "after", "after", ""):
        send("afer", suggestion)
    work()
    case = Case.objects.get()
    found = wordings_of([case])[case.pk]
    assert [(one.should_say, one.readers) for one in found] == [("after", 2), ("later", 1)]


def test_a_report_that_waited_while_the_words_went_joins_the_case_on_them(
    send: Send, work: Work, daily: Outlet, story: Article
) -> None:
    send("afer which")
    work()
    send("afer")
    locate_received()
    push(daily, story.url, Story([Block(Role.body, PARAGRAPHS[2])]))
    work()
    case = Case.objects.get()
    assert (case.report_count, case.anchor_state) == (2, "gone")


def test_readers_who_highlight_a_whole_long_story_bit_by_bit_are_taken(
    daily: Outlet, story: Article, send: Send, work: Work
) -> None:
    words = " ".join(f"word{number}" for number in range(30_000))
    push(daily, story.url, Story([Block(Role.body, words)]))
    for start in range(0, 180_000, 15_000):
        send(words[start : start + 20_000], block=words[start : start + 20_000])
    work()
    assert Report.objects.filter(state="joined").count() == 12
    assert all(len(case.says) <= 100_000 for case in Case.objects.all())


def test_a_broken_report_does_not_hold_up_the_others(send: Send, work: Work) -> None:
    broken = send("afer").report
    send("which")
    locate_received()
    Report.objects.filter(pk=broken.pk).update(start=5, end=999_999)
    join_reports()
    work()
    assert Report.objects.filter(state="joined").count() == 1
