"""The queue shows what waits, and what became of the rest."""

from __future__ import annotations

from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Membership, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def test_a_row_shows_change_story_outlet_reports_lane_and_reason(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get("/desk/"))
    assert "honour, [-afer-][+after+] which" in page
    assert "Maren and Tolva sign treaty · The Daily Example" in page
    assert "2 reports" in page
    assert "Typo changes 1 character" in page


def test_the_newest_report_stands_first(
    edda: Staff, typo: Case, figure: Case, send: Send, work: Work, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get("/desk/"))
    assert page.index("28,000") < page.index("afer")
    send("afer", "after")
    work()
    page = plain(at_desk(edda).get("/desk/"))
    assert page.index("afer") < page.index("28,000")


def test_each_state_has_its_tab(
    edda: Staff, typo: Case, figure: Case, quotation: Case, at_desk: AtDesk
) -> None:
    by = actors.of(edda)
    decline(typo, reason="House style", by=by)
    decide(quotation, Decision("fix", after="another 14 years"), by=by)
    decide(figure, Decision("correction", after="26,000", words="It is 26,000."), by=by)
    rows = {
        show: [
            row.case.pk for row in at_desk(edda).get(f"/desk/?show={show}").context["queue"].rows
        ]
        for show in ("decide", "approval", "decided", "declined")
    }
    assert rows == {
        "decide": [],
        "approval": [quotation.pk],
        "decided": [figure.pk],
        "declined": [typo.pk],
    }


def test_a_decided_case_shows_what_was_decided_and_not_what_was_suggested(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    decision = Decision("correction", after="26,500", words="It is 26,500.")
    decide(figure, decision, by=actors.of(edda))
    page = plain(at_desk(edda).get("/desk/?show=decided"))
    assert "The fund holds [-28,000-][+26,500+] crowns" in page


def test_the_counts_on_the_tabs_are_of_the_lane(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    tabs = at_desk(edda).get("/desk/?lane=typo").context["queue"].tabs
    assert [tab.cases for tab in tabs] == [1, 0, 0, 0]


def test_a_lane_leaves_the_other_out(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get("/desk/?lane=fact"))
    assert "28,000" in page
    assert "afer" not in page


def test_a_passage_that_is_gone_is_marked(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    Case.objects.filter(pk=typo.pk).update(anchor_state="gone")
    assert "Gone from the story" in plain(at_desk(edda).get("/desk/"))


def test_an_empty_queue_says_how_a_case_comes_about(edda: Staff, at_desk: AtDesk) -> None:
    page = plain(at_desk(edda).get("/desk/"))
    assert "Nothing waits to be decided." in page
    assert "Ctrl + Enter" in page


def test_who_works_for_no_outlet_is_told_whom_to_ask(edda: Staff, at_desk: AtDesk) -> None:
    Membership.objects.filter(staff=edda).delete()
    assert "You work for no outlet yet" in plain(at_desk(edda).get("/desk/"))


def test_cases_of_other_outlets_are_not_in_it(stranger: Staff, typo: Case, at_desk: AtDesk) -> None:
    assert "afer" not in plain(at_desk(stranger).get("/desk/"))


def test_what_the_address_says_that_makes_no_sense_is_passed_over(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    for query in ("show=nothing", "lane=x%00", "page=-3", "page=99999999999999999999", "page=x"):
        answer = at_desk(edda).get(f"/desk/?{query}")
        assert answer.status_code == 200, query
        assert "afer" in plain(answer), query


def copies(case: Case, number: int, article: Article) -> None:
    Case.objects.bulk_create(
        Case(
            outlet=case.outlet,
            article=article,
            lane=case.lane,
            lane_reason=case.lane_reason,
            says=f"word{n}",
            says_hash=str(n),
            selector_data={"type": "TextQuoteSelector", "exact": f"word{n}"},
            opened_at=case.opened_at,
            last_report_at=case.last_report_at,
        )
        for n in range(number)
    )


def test_fifty_stand_on_a_page(edda: Staff, typo: Case, story: Article, at_desk: AtDesk) -> None:
    copies(typo, 119, story)
    pages = [at_desk(edda).get(f"/desk/?page={n}") for n in (1, 2, 3)]
    assert [len(page.context["queue"].rows) for page in pages] == [50, 50, 20]
    seen = {row.case.pk for page in pages for row in page.context["queue"].rows}
    assert len(seen) == 120
    assert "Page 2 of 3" in unescape(pages[1].content.decode())


def test_the_number_of_queries_does_not_grow_with_the_list(
    edda: Staff, typo: Case, story: Article, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/")
    copies(typo, 200, story)
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/")
    assert len(many) == len(few) <= 10
