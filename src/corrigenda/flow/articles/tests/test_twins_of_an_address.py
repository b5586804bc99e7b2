"""A story is found by the other ways in which its address is written, and only by those."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.finding import articles_like
from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.twins import MOST, addresses_like, origins_like
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import urls

LINE = "The two leaders met in Port Maren on the second day of the summit, officials said."


def publish(outlet: Outlet, path: str, text: str) -> Article:
    """Publish a story on the outlet's own host."""
    address = f"https://{outlet.slug}.example{path}"
    return push(outlet, address, Story([Block(Role.body, text)]))[0].article


@pytest.mark.parametrize(
    "asked",
    [
        "https://daily.example/world/treaty",
        "http://daily.example/world/treaty",
        "https://www.daily.example/world/treaty",
        "https://DAILY.example:443/world/treaty/",
        "https://daily.example/world/treaty?utm_source=letter&fbclid=1#top",
        "https://daily.example/amp/world/treaty",
        "https://daily.example/world/treaty/amp/",
        "https://daily.example/world/treaty?amp=1",
        "https://daily.example/world/treaty?outputType=amp&utm_medium=x",
        "https://amp.daily.example/world/treaty",
        "http://m.daily.example/m/world/treaty",
        "https://mobile.daily.example/world/treaty",
    ],
)
def test_the_story_is_found(daily: Outlet, asked: str) -> None:
    story = publish(daily, "/world/treaty", LINE)
    assert articles_like(asked) == [story]


@pytest.mark.parametrize(
    "asked",
    [
        "https://daily.example/world/treaty-2",
        "https://daily.example/world",
        "https://daily.example/amp",
        "https://daily.example/",
        "https://daily.example/world/treaty?page=2",
        "https://blog.daily.example/world/treaty",
        "https://daily.example:8443/world/treaty",
        "https://herald.example/world/treaty",
        "https://example/world/treaty",
    ],
)
def test_another_page_is_not_it(daily: Outlet, asked: str) -> None:
    publish(daily, "/world/treaty", LINE)
    assert articles_like(asked) == []


def test_a_story_of_the_former_domain_is_found_at_the_new_one(daily: Outlet) -> None:
    story = publish(daily, "/world/treaty", LINE)
    move(daily, "https://daily.example", "https://news.example")
    assert articles_like("https://news.example/world/treaty") == [story]
    assert articles_like("http://www.news.example/world/treaty/amp") == [story]
    assert articles_like("https://daily.example/world/treaty") == [story]


def test_after_two_moves_and_a_return_too(daily: Outlet) -> None:
    story = publish(daily, "/world/treaty", LINE)
    move(daily, "https://daily.example", "https://news.example")
    move(daily, "https://news.example", "https://paper.example")
    assert articles_like("https://paper.example/world/treaty") == [story]
    move(daily, "https://paper.example", "https://daily.example")
    assert daily.former_origins == ["https://news.example", "https://paper.example"]


def test_a_domain_that_another_house_took_over_is_not_ours_any_more(daily: Outlet) -> None:
    publish(daily, "/world/treaty", LINE)
    publish(daily, "/about", LINE)
    move(daily, "https://daily.example", "https://news.example")
    herald = Outlet.objects.create(slug="herald", name="Herald", desk_url="https://desk.example")
    herald.origins.create(origin="https://daily.example")
    assert articles_like("http://daily.example/world/treaty") == []
    herald.origins.create(origin="https://herald.example")
    its_own = publish(herald, "/world/peace", LINE)
    its_own.urls.update(url="https://daily.example/world/peace")
    assert articles_like("https://daily.example/world/peace") == [its_own]


def test_a_story_taken_note_of_twice_is_found_as_both_the_nearer_first(daily: Outlet) -> None:
    plain = publish(daily, "/world/treaty", LINE)
    amp = publish(daily, "/world/treaty/amp", LINE)
    assert articles_like(amp.url) == [amp, plain]
    assert articles_like(plain.url) == [plain]


def move(outlet: Outlet, old: str, new: str) -> None:
    change = Change(add_origins=[new], drop_origins=[old])
    outlet.former_origins = change_outlet(outlet, change, by=OPERATOR).outlet.former_origins


PATHS = st.lists(
    st.sampled_from(["amp", "m", "mobile", "a", "treaty.amp.html", "index.amp", "", "é", ".."]),
    max_size=6,
).map(lambda parts: "/" + "/".join(parts))
ADDRESSES = st.builds(
    "{}://{}{}{}".format,
    st.sampled_from(["http", "https"]),
    st.sampled_from(["daily.example", "www.daily.example", "m.example", "127.0.0.1:80", "[::1]"]),
    PATHS,
    st.sampled_from(["", "?amp", "?a=b&amp=1", "?utm_source=x", "?outputType=amp&page=2"]),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ADDRESSES)
def test_the_exact_address_comes_first_and_all_are_written_as_they_are_kept(asked: str) -> None:
    parts = urls.normal(asked)
    assert urls.parse(str(parts)) == parts
    found = addresses_like(parts, ("https://old.example",))
    assert found[0] == urls.normalize(asked)
    assert len(found) <= MOST
    assert [urls.normalize(one) for one in found] == found
    assert [urls.origin_of(one) for one in origins_like(parts)] == origins_like(parts)
