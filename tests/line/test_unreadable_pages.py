"""A report on a page that we may not or cannot read is kept, and its case says who saw it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.submission import Submission
from corrigenda.lib import clock
from corrigenda.lib.tests.servers import serving

Work = Callable[[], None]
BLOCK = "They inspected a guard of honour, afer which they signed."


HERONS = "The herons are back on the river, officials in Port Maren said on Monday. " * 5


def page(added: str = "") -> bytes:
    """A story that lacks the reported words, and what was added to it."""
    return f"<html><body><article><h1>Herons</h1><p>{HERONS}</p>{added}</article>".encode()


def report(url: str) -> None:
    sent = Submission(uuid4(), url, {"type": "TextQuoteSelector", "exact": "afer"}, BLOCK)
    receive(sent, address="192.0.2.1")


def test_a_page_inside_the_network_is_not_asked_and_the_case_is_opened(
    daily: Outlet, work: Work
) -> None:
    with serving(lambda visit: visit.answer(b"<p>secret")) as inside:
        Origin.objects.create(outlet=daily, origin=inside.origin())
        report(inside.url("/story"))
        work()
        assert inside.visits == []
    assert "not at a public address" in Article.objects.get().read_error
    case = Case.objects.get()
    assert (case.says, case.start) == ("afer", None)
    assert all(one.reader_seen for one in reports_in(case))


def test_a_page_that_lacks_the_words_is_read_and_the_case_is_opened(
    daily: Outlet, work: Work
) -> None:
    daily.reads_private_addresses = True
    daily.save()
    with serving(lambda visit: visit.answer(page())) as own:
        Origin.objects.create(outlet=daily, origin=own.origin())
        report(own.url("/story"))
        work()
        assert len(own.visits) == 1
    assert Article.objects.get().current is not None
    case = Case.objects.get()
    assert (case.start, case.anchor_state) == (None, "")
    (sent,) = reports_in(case)
    assert (sent.reader_seen, sent.block) == (True, BLOCK)


def test_words_that_are_newer_than_our_last_reading_are_found_by_reading_again(
    daily: Outlet, work: Work
) -> None:
    added = ""
    daily.reads_private_addresses = True
    daily.save()
    with serving(lambda visit: visit.answer(page(added))) as own:
        Origin.objects.create(outlet=daily, origin=own.origin())
        article = register(daily, own.url("/story"))
        with clock.frozen(clock.now() - timedelta(hours=1)):
            read(article)
        added = f"<p>{BLOCK}</p>"
        report(own.url("/story"))
        work()
        assert len(own.visits) == 2
    (sent,) = reports_in(Case.objects.get())
    assert not sent.reader_seen
    assert Case.objects.get().anchor_state == "unchanged"


def test_many_reports_of_words_that_are_not_there_have_the_page_read_once(
    daily: Outlet, work: Work
) -> None:
    daily.reads_private_addresses = True
    daily.save()
    with serving(lambda visit: visit.answer(page())) as own:
        Origin.objects.create(outlet=daily, origin=own.origin())
        for _ in range(5):
            report(own.url("/story"))
        work()
        assert len(own.visits) == 1
    case = Case.objects.get()
    # Five times from one address: all are kept, and it is one reader.
    assert (reports_in(case).count(), case.report_count) == (5, 1)
