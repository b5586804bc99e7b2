"""The queue shows what waits, and what became of the rest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Membership, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def test_a_row_shows_change_story_outlet_reports_lane_and_reason(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get("/desk/"))
    assert "honour, [-afer-][+after+] which" in page
    assert "Maren and Tolva sign treaty" in page
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
        tab: [row.pk for row in at_desk(edda).get(f"/desk/?q={tab}").context["queue"].rows]
        for tab in ("is:open", "is:approval", "is:decided", "is:declined")
    }
    assert rows == {
        "is:open": [],
        "is:approval": [quotation.pk],
        "is:decided": [figure.pk],
        "is:declined": [typo.pk],
    }


def test_a_decided_case_shows_what_was_decided_and_not_what_was_suggested(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    decision = Decision("correction", after="26,500", words="It is 26,500.")
    decide(figure, decision, by=actors.of(edda))
    page = plain(at_desk(edda).get("/desk/?q=is:decided"))
    assert "The fund holds [-28,000-][+26,500+] crowns" in page


def test_the_tabs_say_how_many_there_are(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    tabs = at_desk(edda).get("/desk/").context["queue"].tabs
    assert [(tab.name, tab.count) for tab in tabs] == [
        ("To decide", "2"),
        ("Typos", "1"),
        ("Facts", "1"),
        ("To approve", "0"),
        ("Decided", "0"),
        ("Declined", "0"),
    ]


def test_from_a_hundred_on_a_tab_counts_no_further(
    edda: Staff, typo: Case, story: Article, at_desk: AtDesk
) -> None:
    copies(typo, 150, story)
    tabs = at_desk(edda).get("/desk/").context["queue"].tabs
    assert [tab.count for tab in tabs][:3] == ["99+", "99+", "0"]


def test_a_lane_leaves_the_other_out(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get("/desk/?q=is:open+is:fact"))
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
    after = ("-3", "x_1", "20261101T000000000000_x", "9" * 30, "20261399T999999999999_1", "\0")
    for query in (*({"after": one} for one in after), {"sort": "nothing"}, {"show": "declined"}):
        answer = at_desk(edda).get("/desk/", query)
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


@pytest.mark.parametrize("sort", ["newest", "due", "readers"])
def test_fifty_stand_on_a_page_and_none_is_left_out_or_shown_twice(
    edda: Staff, typo: Case, story: Article, at_desk: AtDesk, sort: str
) -> None:
    copies(typo, 119, story)
    sizes, seen, address = [], set(), f"?q=is:open&sort={sort}"
    while address:
        queue = at_desk(edda).get(f"/desk/{address}").context["queue"]
        sizes.append(len(queue.rows))
        seen |= {row.pk for row in queue.rows}
        address = queue.older
    assert (sizes, len(seen)) == ([50, 50, 20], 120)


def test_it_is_sorted_as_asked(
    edda: Staff, typo: Case, figure: Case, quotation: Case, at_desk: AtDesk
) -> None:
    soon = clock.now() + timedelta(minutes=5)
    Case.objects.filter(pk=figure.pk).update(due_at=soon)
    Case.objects.filter(pk=typo.pk).update(due_at=None)
    orders = {
        sort: [row.pk for row in at_desk(edda).get(f"/desk/?sort={sort}").context["queue"].rows]
        for sort in ("newest", "due", "readers")
    }
    assert orders == {
        "newest": [quotation.pk, figure.pk, typo.pk],
        "due": [figure.pk, quotation.pk, typo.pk],
        "readers": [typo.pk, quotation.pk, figure.pk],
    }


def test_the_number_of_queries_does_not_grow_with_the_list(
    edda: Staff, typo: Case, story: Article, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/")
    copies(typo, 200, story)
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/")
    assert len(many) == len(few) <= 24
