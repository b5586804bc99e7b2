"""A page is fetched only where anybody may: the article says why not, and nobody was asked."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.lib import urls
from corrigenda.lib.http import addresses
from corrigenda.lib.tests.conftest import Names, Serve
from corrigenda.lib.tests.servers import Visit

PAGE = b"<html><body><article><h1>Secret</h1><p>" + b"The inside of the house. " * 20


def secret(visit: Visit) -> None:
    visit.answer(PAGE)


def not_read(outlet: Outlet, url: str) -> str:
    """Try to read; the reason why not, as the article keeps it."""
    Origin.objects.get_or_create(outlet=outlet, origin=urls.origin_of(url))
    article = register(outlet, url)
    assert read(article) is None
    article.refresh_from_db()
    assert article.current is None
    return article.read_error


def test_an_address_inside_the_network_is_not_asked(daily: Outlet, serve: Serve) -> None:
    inside = serve(secret)
    assert "not at a public address" in not_read(daily, inside.url("/admin"))
    assert inside.visits == []


def test_a_name_that_means_an_address_inside_is_not_asked(
    daily: Outlet, serve: Serve, names: Names
) -> None:
    inside = serve(secret)
    names["daily.example"] = "127.0.0.1"
    url = inside.url(host="daily.example")
    assert "not at a public address" in not_read(daily, url)
    assert inside.visits == []


def test_one_address_inside_among_public_ones_is_enough(
    daily: Outlet, serve: Serve, names: Names
) -> None:
    inside = serve(secret)
    names["daily.example"] = "203.0.114.9 127.0.0.1"
    assert "not at a public address" in not_read(daily, inside.url(host="daily.example"))
    assert inside.visits == []


def test_a_redirect_to_the_inside_is_not_followed(
    daily: Outlet, serve: Serve, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = serve(secret)
    outside = serve(lambda visit: visit.redirect(inside.url("/admin", host="inside.example")))
    names["daily.example"] = "127.0.0.1"
    names["inside.example"] = "127.0.0.2"
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
    assert "not at a public address" in not_read(daily, outside.url(host="daily.example"))
    assert len(outside.visits) == 1
    assert inside.visits == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://127.0.0.1/", "//user:w@x/"])
def test_a_redirect_to_what_is_no_story_is_not_followed(
    daily: Outlet, serve: Serve, names: Names, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    outside = serve(lambda visit: visit.redirect(target))
    names["daily.example"] = "127.0.0.1"
    monkeypatch.setattr(addresses, "is_public", lambda ip: True)
    assert "redirects to an address" in not_read(daily, outside.url(host="daily.example"))


def test_what_is_refused_is_not_tried_again(daily: Outlet, serve: Serve) -> None:
    not_read(daily, serve(secret).url())
    assert Article.objects.get().read_due_at is None


def test_the_origins_of_an_outlet_on_an_intranet_are_asked(daily: Outlet, serve: Serve) -> None:
    inside = serve(secret)
    Origin.objects.create(outlet=daily, origin=inside.origin())
    daily.reads_private_addresses = True
    daily.save()
    assert read(register(daily, inside.url("/story"))) is not None


def test_and_no_other_address_of_that_intranet(daily: Outlet, serve: Serve) -> None:
    other = serve(secret)
    own = serve(lambda visit: visit.redirect(other.url("/admin")))
    Origin.objects.create(outlet=daily, origin=own.origin())
    daily.reads_private_addresses = True
    daily.save()
    assert read(register(daily, own.url("/story"))) is None
    assert other.visits == []
