"""What a reader writes to the desk stands beside their report, and is new until it is read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.models import Reply, Report
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.tests.reading import read_page

WORDS = "Ask my aunt Wilhelmina."


def write(report: Report, words: str = WORDS) -> None:
    reply(report, words, address="192.0.2.1")


@pytest.fixture
def replied(figure: Case, work: Work) -> Case:
    """Rosa has written to the desk about the figure."""
    write(reports_in(figure)[0])
    work()
    return figure


def test_it_stands_with_its_report_and_is_new(edda: Staff, replied: Case, at_desk: AtDesk) -> None:
    answer = at_desk(edda).get(f"/desk/cases/{replied.pk}")
    page = read_page(answer.content)
    [beside] = page.xpath("//li[@class='report']//*[@data-reply]")
    assert WORDS in beside.text_content()
    assert "New" in beside.text_content()
    [news] = page.xpath("//header//a[contains(text(), 'A reader wrote to the desk')]")
    assert page.xpath(f"//li[@id='{news.get('href').removeprefix('#')}']")
    assert "The reader wrote to the desk from their receipt" in plain(answer)


def test_the_page_says_that_it_was_read_and_then_it_is_new_no_more(
    edda: Staff, replied: Case, at_desk: AtDesk
) -> None:
    client, report = at_desk(edda), reports_in(replied)[0]
    client.post(f"/desk/cases/{replied.pk}/here", {"reply": str(report.pk)})
    assert Reply.objects.get().seen_by == edda
    page = read_page(client.get(f"/desk/cases/{replied.pk}").content)
    assert not page.xpath("//*[@data-reply]")
    assert "read by Edda Brandt" in page.text_content()
    assert "A reader wrote to the desk" not in page.xpath("//header")[0].text_content()


def test_a_page_that_is_closed_says_it_too(edda: Staff, replied: Case, at_desk: AtDesk) -> None:
    report = reports_in(replied)[0]
    given = {"reply": str(report.pk), "leaving": "1"}
    assert at_desk(edda).post(f"/desk/cases/{replied.pk}/here", given).status_code == 204
    assert Reply.objects.get().seen_by == edda


def test_that_a_page_is_open_is_not_that_it_was_read(
    edda: Staff, replied: Case, at_desk: AtDesk
) -> None:
    at_desk(edda).post(f"/desk/cases/{replied.pk}/here", {})
    assert Reply.objects.get().seen_at is None


@pytest.mark.parametrize("given", ["", "x", "-1", "9" * 30, "999999"])
def test_what_names_no_reply_of_the_case_marks_none(
    edda: Staff, replied: Case, at_desk: AtDesk, given: str
) -> None:
    answer = at_desk(edda).post(f"/desk/cases/{replied.pk}/here", {"reply": given})
    assert answer.status_code == 200
    assert Reply.objects.get().seen_at is None


def test_without_a_script_a_button_says_it(edda: Staff, replied: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    page = client.get(f"/desk/cases/{replied.pk}").content.decode()
    assert f'<noscript><form method="post" action="/desk/cases/{replied.pk}/replies">' in page
    report = reports_in(replied)[0]
    answer = client.post(f"/desk/cases/{replied.pk}/replies", {"reply": str(report.pk)})
    assert answer.status_code == 302
    assert Reply.objects.get().seen_by == edda


def test_a_reporter_reads_it_and_it_stays_new(
    rolf: Staff, story: Article, replied: Case, at_desk: AtDesk
) -> None:
    Credit.objects.create(article=story, name="rolf maro")
    client, report = at_desk(rolf), reports_in(replied)[0]
    assert WORDS in plain(client.get(f"/desk/cases/{replied.pk}"))
    given = {"reply": str(report.pk)}
    assert client.post(f"/desk/cases/{replied.pk}/here", given).status_code == 200
    assert client.post(f"/desk/cases/{replied.pk}/replies", given).status_code == 403
    assert Reply.objects.get().seen_at is None


def test_a_reply_to_a_report_on_a_later_page_is_led_to(
    edda: Staff, figure: Case, send: Send, work: Work, at_desk: AtDesk
) -> None:
    for _ in range(24):
        send("28,000", "26,000")
    work()
    last = list(reports_in(figure))[-1]
    write(last)
    client = at_desk(edda)
    first = read_page(client.get(f"/desk/cases/{figure.pk}").content)
    [link] = first.xpath("//header//a[contains(text(), 'A reader wrote')]/@href")
    assert link == f"?reports=2#report-{last.pk}"
    assert WORDS in plain(client.get(f"/desk/cases/{figure.pk}{link.partition('#')[0]}"))


def test_the_queue_marks_the_case_and_has_a_tab_while_it_is_new(
    edda: Staff, typo: Case, replied: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    decline(replied, reason="The ledger says so.", by=of(edda))
    queue = client.get("/desk/?q=is:replied").context["queue"]
    assert [(row.pk, row.replied) for row in queue.rows] == [(replied.pk, True)]
    assert ("Replies", "1") in [(tab.name, tab.count) for tab in queue.tabs]
    assert "A reader wrote" in plain(client.get("/desk/?q=is:declined"))
    assert "A reader wrote" not in plain(client.get("/desk/"))
    client.post(f"/desk/cases/{replied.pk}/here", {"reply": str(reports_in(replied)[0].pk)})
    assert "Replies" not in [tab.name for tab in client.get("/desk/").context["queue"].tabs]
    assert not client.get("/desk/?q=is:replied").context["queue"].rows


def test_a_case_is_found_by_what_was_written(edda: Staff, replied: Case, at_desk: AtDesk) -> None:
    rows = at_desk(edda).get("/desk/?q=wilhelmina").context["queue"].rows
    assert [row.pk for row in rows] == [replied.pk]


def test_a_script_in_it_is_words(edda: Staff, figure: Case, at_desk: AtDesk) -> None:
    write(reports_in(figure)[0], "<script>alert(1)</script>")
    page = at_desk(edda).get(f"/desk/cases/{figure.pk}").content.decode()
    assert "&lt;script&gt;alert(1)" in page


def test_queue_and_case_take_no_more_queries_for_many_replies(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)

    def queries() -> tuple[int, ...]:
        counted = []
        for address in ("/desk/", f"/desk/cases/{typo.pk}"):
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            counted.append(len(seen))
        return tuple(counted)

    first, second = reports_in(typo)
    write(first)
    one = queries()
    write(second)
    write(reports_in(figure)[0])
    assert queries() == one
