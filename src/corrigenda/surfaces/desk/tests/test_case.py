"""A case shows what is wrong, what readers say, and where the passage stands now."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def rewrite(story: Article, old: str, new: str) -> None:
    story.refresh_from_db()
    assert story.current is not None
    blocks = tuple(
        Block(block.role, block.text.replace(old, new)) for block in story.current.blocks
    )
    push(story.outlet, story.url, Story(blocks))


def read(at_desk: AtDesk, staff: Staff, case: Case, query: str = "") -> str:
    answer = at_desk(staff).get(f"/desk/cases/{case.pk}{query}")
    assert answer.status_code == 200
    return plain(answer)


def test_the_passage_stands_in_its_context_with_the_change_that_readers_want(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    page = read(at_desk, edda, typo)
    assert "Still there Word for word as it was reported, in version 1" in page
    assert "a guard of honour, [-afer-][+after+] which they signed the treaty." in page
    assert "All 2 readers suggest this." in page


def test_each_report_shows_its_words_its_why_its_source_and_its_kind(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    answer = at_desk(edda).get(f"/desk/cases/{figure.pk}")
    page = plain(answer)
    assert "[-28,000-][+26,000+] The ministry's table says so." in page
    assert "Fact · on the page · in English" in page
    assert (
        '<a href="https://ministry.example/table-4" rel="noopener noreferrer nofollow">'
        in answer.content.decode()
    )


def test_suggestions_are_ranked_by_how_many_readers_made_them(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    send("28,000", "27,000")
    send("28,000 crowns", "26,000 crowns")
    send("28,000", "26,000")
    work()
    page = read(at_desk, edda, Case.objects.get())
    assert "2 [-28,000-][+26,000+] crowns Use 1 [-28,000-][+27,000+] crowns Use" in page


def test_words_that_only_a_reader_saw_are_said_to_be(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    send("a line of the picture", "another", block="There is a line of the picture here.")
    work()
    page = read(at_desk, edda, Case.objects.get())
    assert "Only readers saw it" in page
    assert "Only this reader saw these words" in page
    assert "There is a line of the picture here." in page


def test_the_new_words_are_the_suggestion_put_into_the_wider_passage(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    send("afer", "after")
    send("afer", "after")
    send("honour, afer which", "")
    work()
    case = Case.objects.get()
    assert case.says == "honour, afer which"
    form = at_desk(edda).get(f"/desk/cases/{case.pk}").context["form"]
    assert form["after"].value() == "honour, after which"


def test_another_suggestion_can_be_put_in_without_a_script(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    send("28,000", "26,000")
    send("28,000", "26,000")
    send("28,000", "27,000")
    work()
    case = Case.objects.get()
    for query, words in (("?use=2", "27,000"), ("?use=1", "26,000"), ("?use=9x", "26,000")):
        form = at_desk(edda).get(f"/desk/cases/{case.pk}{query}").context["form"]
        assert form["after"].value() == words


def test_a_typo_is_offered_as_a_fix_and_a_fact_as_a_correction(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    kinds = [
        client.get(f"/desk/cases/{case.pk}").context["form"]["kind"].value()
        for case in (typo, figure)
    ]
    assert kinds == ["fix", "correction"]
    assert "touches a figure" in read(at_desk, edda, figure)


def test_twenty_reports_are_shown_at_a_time(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    for number in range(25):
        send("afer", "after", why=f"Reason {number}.")
    work()
    case = Case.objects.get()
    page = read(at_desk, edda, case)
    assert "Reason 19." in page
    assert "Reason 20." not in page
    assert "25 reports 1 to 20 of 25" in page
    later = read(at_desk, edda, case, "?reports=2")
    assert "25 reports 21 to 25 of 25" in later
    assert "Reason 24." in later
    assert "Reason 19." not in later
    assert "Reason 24." in read(at_desk, edda, case, "?reports=99")


def test_what_was_done_is_told_in_words(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{typo.pk}/check")
    page = plain(client.get(f"/desk/cases/{typo.pk}"))
    assert "Corrigenda opened the case: changes 1 character" in page
    assert "Edda Brandt put it on hold" in page


def test_the_number_of_queries_does_not_grow_with_the_reports(
    edda: Staff, typo: Case, send: Send, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)

    def queries(more: int) -> int:
        for number in range(more):
            send("afer", f"after{number % 3}", why="So it is.", language="uk")
        work()
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/desk/cases/{typo.pk}")
        return len(seen)

    few = queries(3)
    assert few == queries(17)
    assert few <= 30


def test_two_hundred_reports_of_one_case_are_ten_pages(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    (first,) = reports_in(typo)[:1]
    copies = []
    for number in range(198):
        values = {field.attname: getattr(first, field.attname) for field in first._meta.fields}
        values |= {"id": None, "client_id": uuid4(), "receipt_hash": f"hash{number}"}
        copies.append(Report(**values))
    made = Report.objects.bulk_create(copies)
    JoinedReport.objects.bulk_create(
        JoinedReport(case=typo, report=one, received_at=one.received_at, joined_at=one.received_at)
        for one in made
    )
    Case.objects.update(report_count=200)
    page = read(at_desk, edda, typo, "?reports=10")
    assert "200 reports 181 to 200 of 200" in page
    assert "Later reports" not in page
    assert page.count("[-afer-][+after+]") <= 25
