"""Print and mobile pages are addresses of the story that they call canonical."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.actions.unite import nearly_same, unite
from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.models import Article, ArticleUrl, Version
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.newsroom.models import AuditEntry, Origin, Outlet
from corrigenda.lib import clock
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Server, Visit

TEXT = "The fund holds 28,000 crowns and pays for 12 bridges, officials said in Port Maren. " * 4
OTHER = "Ferries will run every twenty minutes from the first of the month, the port said. " * 4
PAGE = (
    '<html lang=en><head><link rel="canonical" href="%s"></head>'
    "<body><article><h1>Treaty</h1><p>%s</p></article></body>"
)


def site(outlet: Outlet, serve: Serve, pages: dict[str, tuple[str, str]]) -> Server:
    """A site of the outlet: by path, the canonical path and the text of each page."""

    def answer(visit: Visit) -> None:
        canonical, text = pages[visit.path]
        visit.answer((PAGE % (canonical, text)).encode())

    server = serve(answer)
    Origin.objects.create(outlet=outlet, origin=server.origin())
    outlet.reads_private_addresses = True
    outlet.save()
    return server


def read_at(outlet: Outlet, url: str) -> Article:
    article = register(outlet, url)
    assert read(article) is not None
    return Article.objects.get(pk=article.pk)


def test_a_page_whose_canonical_address_another_holds_becomes_an_address_of_it(
    daily: Outlet, serve: Serve
) -> None:
    pages = {"/story": ("/story", TEXT), "/m/story": ("/story", TEXT + "Read more.")}
    server = site(daily, serve, pages)
    first = read_at(daily, server.url("/story"))
    second = read_at(daily, server.url("/m/story"))
    assert second.same_as == first
    assert article_at(server.url("/m/story")) == first
    assert set(ArticleUrl.objects.values_list("article", flat=True)) == {first.pk}
    entry = AuditEntry.objects.get(verb="article.unite")
    assert (entry.target, entry.who) == (f"article:{first.pk}", "Corrigenda")


def test_all_versions_are_kept(daily: Outlet, serve: Serve) -> None:
    server = site(daily, serve, {"/story": ("/story", TEXT), "/m/story": ("/story", TEXT)})
    first = read_at(daily, server.url("/story"))
    second = read_at(daily, server.url("/m/story"))
    assert [one.article for one in Version.objects.order_by("pk")] == [first, second]
    assert first.current is not None
    assert second.current is not None


def test_a_front_page_that_calls_itself_every_storys_canonical_address_unites_nothing(
    daily: Outlet, serve: Serve
) -> None:
    server = site(daily, serve, {"/": ("/", OTHER), "/story": ("/", TEXT)})
    read_at(daily, server.url("/"))
    second = read_at(daily, server.url("/story"))
    assert second.same_as is None
    assert article_at(server.url("/story")) == second


def test_where_the_canonical_page_was_not_read_yet_it_is_looked_at_again(
    daily: Outlet, serve: Serve
) -> None:
    server = site(daily, serve, {"/story": ("/story", TEXT), "/m/story": ("/story", TEXT)})
    first = register(daily, server.url("/story"))
    second = read_at(daily, server.url("/m/story"))
    assert second.same_as is None
    assert second.read_due_at is not None
    assert clock.now() < second.read_due_at < clock.now() + timedelta(minutes=1)
    read(first)
    assert read(second) is not None
    second.refresh_from_db()
    assert second.same_as_id == first.pk
    assert not second.read_due_at


def test_what_became_an_address_is_not_read_again_but_the_story_is(
    daily: Outlet, serve: Serve
) -> None:
    server = site(daily, serve, {"/story": ("/story", TEXT), "/m/story": ("/story", TEXT)})
    first = read_at(daily, server.url("/story"))
    second = read_at(daily, server.url("/m/story"))
    want_reading(second, clock.now())
    due = dict(Article.objects.values_list("pk", "read_due_at"))
    assert due[second.pk] is None
    assert due[first.pk] is not None


def test_an_article_is_not_united_with_itself_nor_in_a_ring(daily: Outlet, serve: Serve) -> None:
    server = site(daily, serve, {"/story": ("/story", TEXT), "/m/story": ("/story", TEXT)})
    first = read_at(daily, server.url("/story"))
    second = read_at(daily, server.url("/m/story"))
    assert not unite(first, first)
    assert not unite(first, second)
    first.refresh_from_db()
    assert first.same_as is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (TEXT, True),
        (TEXT.replace("12", "14"), True),
        (f"By Rolf Maro. {TEXT}", True),
        (TEXT + OTHER, False),
        (OTHER, False),
        ("", False),
    ],
)
def test_texts_that_are_nearly_the_same_are_one_story(other: str, same: bool) -> None:
    assert nearly_same(TEXT, other) is same
    assert nearly_same(other, TEXT) is same


def test_in_a_script_without_spaces_a_sign_that_was_changed_is_one_word() -> None:
    text = (
        "二百四十人乘坐的渡轮星期日在马伦港外搁浅。\n\n港务局说，没有人受伤，渡轮中午离开了托尔瓦。"
    )
    assert nearly_same(text, text.replace("四", "五").replace("中午", "傍晚"))
    assert not nearly_same(
        text, "港务局星期六在展览会的第一天卖出了二万八千张门票，是十年来最多的一次。"
    )
