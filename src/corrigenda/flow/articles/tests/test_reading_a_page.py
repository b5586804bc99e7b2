"""A page is read when it is due; what cannot be read is tried again, ever less often."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.actions.read import MAX_FAILURES, read, read_due
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.models import Article, ArticleUrl, Reading
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.lib import clock
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Script, Server

TEXT = "The fund holds 28,000 crowns and pays for 12 bridges, officials said in Port Maren. " * 4
STORY = f"<html lang=en><head>%s</head><body><article><h1>Treaty</h1><p>{TEXT}</article>%s"


def own(outlet: Outlet, server: Server) -> str:
    """A story of the outlet's on this server."""
    Origin.objects.create(outlet=outlet, origin=server.origin())
    outlet.reads_private_addresses = True
    outlet.save()
    return server.url("/story")


def page(head: str = "", foot: str = "") -> bytes:
    return (STORY % (head, foot)).encode()


def test_what_is_due_is_read_once(daily: Outlet, serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(page()))
    article = register(daily, own(daily, server))
    assert read_due() == 1
    assert read_due() == 0
    article.refresh_from_db()
    assert article.current is not None
    assert "12 bridges" in article.current.text
    assert article.read_due_at is None
    assert len(server.visits) == 1


def test_it_is_read_under_our_own_name(daily: Outlet, serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(page()))
    read(register(daily, own(daily, server)))
    assert "Corrigenda/" in server.visits[0].header("User-Agent")
    assert "https://desk.example" in server.visits[0].header("User-Agent")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda visit: visit.answer(page(), status="500 Oh"), "500"),
        (lambda visit: visit.answer(page(), kind="application/pdf"), "application/pdf"),
        (lambda visit: visit.answer(b"a" * 6_000_000), "longer than"),
        (lambda visit: visit.answer(b""), ""),
        (lambda visit: visit.answer(b"\x00\xff\xfe" * 50), ""),
    ],
)
def test_what_cannot_be_read_is_said_on_the_article(
    daily: Outlet, serve: Serve, answer: Script, said: str
) -> None:
    article = register(daily, own(daily, serve(answer)))
    assert read(article) is None
    article.refresh_from_db()
    assert article.read_error
    assert said in article.read_error
    assert article.read_failures == 1


def test_a_server_that_is_down_is_asked_again_ever_less_often_and_then_no_more(
    daily: Outlet, serve: Serve
) -> None:
    server = serve(lambda visit: visit.answer(status="503 Down"))
    article = register(daily, own(daily, server))
    waits = []
    now = clock.now()
    for _ in range(MAX_FAILURES):
        with clock.frozen(now):
            read(article)
        article.refresh_from_db()
        if article.read_due_at is not None:
            waits.append(article.read_due_at - now)
            now = article.read_due_at
    assert len(waits) == MAX_FAILURES - 1
    assert waits == sorted(waits)
    assert article.read_due_at is None


def test_a_reading_that_was_asked_for_meanwhile_is_still_due(daily: Outlet, serve: Serve) -> None:
    article = register(daily, own(daily, serve(lambda visit: visit.answer(page()))))
    later = clock.now() + timedelta(seconds=30)
    Article.objects.update(read_due_at=later)
    read(article)
    article.refresh_from_db()
    assert article.read_due_at == later


def test_an_earlier_wish_wins(story: Article) -> None:
    now = clock.now()
    for minutes in (5, 1, 9):
        want_reading(story, now + timedelta(minutes=minutes))
    story.refresh_from_db()
    assert story.read_due_at == now + timedelta(minutes=1)


def test_the_notices_that_stand_in_the_page_are_noted(daily: Outlet, serve: Serve) -> None:
    foot = '<aside data-corrigenda-notice="k3">Correction</aside>'
    article = register(daily, own(daily, serve(lambda visit: visit.answer(page(foot=foot)))))
    read(article)
    reading = Reading.objects.get()
    assert (reading.notices, reading.draws_notices) == (["k3"], False)


@pytest.mark.parametrize(
    "script",
    [
        '<script src="/c/w.js" data-outlet="daily"></script>',
        '<script src="https://desk.example/c/0123456789ab/pinned.js" data-outlet="daily"></script>',
        '<meta name="corrigenda" content="daily">',
    ],
)
def test_a_page_with_script_and_place_draws_them_itself(
    daily: Outlet, serve: Serve, script: str
) -> None:
    foot = f'<div data-corrigenda="notices"></div>{script}'
    article = register(daily, own(daily, serve(lambda visit: visit.answer(page(foot=foot)))))
    read(article)
    assert Reading.objects.get().draws_notices


def test_its_canonical_address_is_another_address_of_the_same_article(
    daily: Outlet, serve: Serve
) -> None:
    server = serve(lambda visit: visit.answer(page('<link rel=canonical href="/treaty">')))
    article = register(daily, own(daily, server))
    read(article)
    assert register(daily, server.url("/treaty")) == article


def test_a_query_of_the_first_reporters_making_does_not_stay_in_its_url(
    daily: Outlet, serve: Serve
) -> None:
    server = serve(lambda visit: visit.answer(page('<link rel=canonical href="/treaty">')))
    own(daily, server)
    article = register(daily, server.url("/treaty?editors=sleep"))
    read(article)
    article.refresh_from_db()
    assert article.url == server.url("/treaty")
    assert register(daily, server.url("/treaty?editors=sleep")) == article


def test_a_site_that_calls_its_front_page_canonical_is_not_believed(
    daily: Outlet, serve: Serve
) -> None:
    server = serve(lambda visit: visit.answer(page('<link rel=canonical href="/">')))
    own(daily, server)
    article = register(daily, server.url("/treaty"))
    read(article)
    article.refresh_from_db()
    assert article.url == server.url("/treaty")


def test_a_page_does_not_claim_an_address_of_another_house(daily: Outlet, serve: Serve) -> None:
    head = '<link rel=canonical href="https://herald.example/treaty">'
    read(register(daily, own(daily, serve(lambda visit: visit.answer(page(head))))))
    assert not ArticleUrl.objects.filter(url__contains="herald").exists()
