"""A page of ours that redirects to another house: its words are never kept as ours."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.lib.http import addresses
from corrigenda.lib.tests.conftest import Names, Serve
from corrigenda.lib.tests.servers import Visit

FUTURE = "https://daily.example/tomorrow"


def page(visit: Visit) -> None:
    text = "The treaty was never signed, officials said on Monday. " * 10
    head = f'<head><link rel="canonical" href="{FUTURE}"></head>'
    visit.answer(f"<html>{head}<body><article><h1>Hoax</h1><p>{text}</p>".encode())


@pytest.fixture(autouse=True)
def public(monkeypatch: pytest.MonkeyPatch, names: Names) -> None:
    """Both houses stand on the open internet."""
    names["daily.example"] = names["elsewhere.example"] = "127.0.0.1"
    monkeypatch.setattr(addresses, "is_public", lambda ip: True)


def test_an_open_redirect_does_not_bring_another_houses_words(daily: Outlet, serve: Serve) -> None:
    there = serve(page)
    ours = serve(lambda visit: visit.redirect(there.url(host="elsewhere.example")))
    Origin.objects.create(outlet=daily, origin=ours.origin("daily.example"))
    article = register(daily, ours.url("/go", host="daily.example"))
    assert read(article) is None
    article.refresh_from_db()
    assert article.current is None
    assert "no origin of this outlet" in article.read_error
    # Nor does it take the address of a story that nobody has reported yet.
    assert not ArticleUrl.objects.filter(url=FUTURE).exists()


def test_a_redirect_between_our_own_origins_is_followed(daily: Outlet, serve: Serve) -> None:
    there = serve(page)
    ours = serve(lambda visit: visit.redirect(there.url(host="elsewhere.example")))
    for origin in (ours.origin("daily.example"), there.origin("elsewhere.example")):
        Origin.objects.create(outlet=daily, origin=origin)
    assert read(register(daily, ours.url("/go", host="daily.example"))) is not None


def test_an_intranets_page_does_not_lead_to_another_port_of_its_machine(
    daily: Outlet, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    beside = serve(page)
    ours = serve(lambda visit: visit.redirect(beside.url("/admin")))
    Origin.objects.create(outlet=daily, origin=ours.origin())
    daily.reads_private_addresses = True
    daily.save()
    article = register(daily, ours.url("/go"))
    assert read(article) is None
    assert len(ours.visits) == 1
    assert beside.visits == []
