"""Into whichever portions an archive is cut, the same stands in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.flow.articles.actions.ingest import Given, ingest_pages
from corrigenda.flow.articles.actions.keep_version import MAX_CHARS, Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, ArticleUrl, Credit, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock

LIVE = datetime(2026, 6, 1, tzinfo=UTC)
SITE = "https://daily.example"


def told(
    url: str,
    text: str,
    *,
    canonical: str | None = None,
    changed: datetime | None = None,
    authors: tuple[str, ...] = (),
    byline: str = "",
) -> Given:
    blocks = [Block(Role.byline, byline)] if byline else []
    blocks += [Block(Role.body, text)] if text else [Block(Role.aside, "Read also: the ferry")]
    page = Page(tuple(blocks), canonical_url=canonical, modified_at=changed, authors=authors)
    return Given(page, url)


HOSTILE = [
    told(f"{SITE}/a", "Old.", changed=datetime(2026, 3, 1, tzinfo=UTC)),
    told(f"{SITE}/a", "New.", changed=datetime(2026, 9, 1, tzinfo=UTC)),
    told(f"{SITE}/a", "Older.", changed=datetime(2026, 1, 1, tzinfo=UTC)),
    told(f"{SITE}/a#top", "Old."),
    told(f"{SITE}/b", ""),
    told(f"{SITE}/b", "After one that has no text.", byline="By Rolf Maro and Teo Marsk"),
    told("no address", "Nowhere."),
    told(f"{SITE}/only-refused", "x" * (MAX_CHARS + 1)),
    told(f"{SITE}/c", "Named.", canonical=f"{SITE}/d", authors=("Ines Vellin",)),
    told(f"{SITE}/c", "Named by another.", canonical="https://other.example/d"),
    told(f"{SITE}/d", "Named again.", authors=("Ada Venn", "Ines Vellin")),
    told(f"{SITE}/live", "What stood there once."),
    told(f"{SITE}/live", "28 crowns."),
    told(f"{SITE}/live", "Of a later day.", changed=datetime(2026, 8, 1, tzinfo=UTC)),
    told(f"{SITE}/live", "Of a day between.", changed=datetime(2026, 7, 1, tzinfo=UTC)),
    told(f"{SITE}/a", "New."),
    told(f"{SITE}/a", "Of no day."),
]


def last(url: str) -> str:
    return url.rpartition("/")[2]


def portions(given: Sequence[Given], sizes: Sequence[int]) -> Iterator[Sequence[Given]]:
    at = 0
    for size in sizes:
        yield given[at : at + size]
        at += size
    yield given[at:]


def taken(outlet: Outlet, given: Sequence[Given], sizes: Sequence[int]) -> dict[str, Any]:
    """All that stands after an archive was taken in these portions, beside a story that is live;
    it is undone again."""
    with transaction.atomic():
        with clock.frozen(LIVE):
            for text in ("28 crowns.", "82 crowns."):
                push(outlet, f"{SITE}/live", Story([Block(Role.body, text)]))
        came = [one for some in portions(given, sizes) for one in ingest_pages(outlet, some)]
        versions = Version.objects.order_by("article__url", "number")
        found = {
            "came": [repr(one) for one in came],
            "versions": list(
                versions.values_list(
                    "article__url", "number", "sha256", "text", "block_data", "modified_at",
                    "authors", "language", "section", "source", "taken_at", "indexed_at",
                )
            ),
            "order": list(versions.order_by("seen_at", "pk").values_list("article__url", "number")),
            "articles": list(
                Article.objects.order_by("url").values_list(
                    "url", "outlet", "current__number", "read_due_at", "indexed"
                )
            ),
            "addresses": list(
                ArticleUrl.objects.order_by("url").values_list("url", "article__url")
            ),
            "credits": list(
                Credit.objects.order_by("article__url", "name").values_list("article__url", "name")
            ),
        }  # fmt: skip
        transaction.set_rollback(True)
    return found


def test_each_row_of_a_portion_is_held_against_the_rows_before_it(daily: Outlet) -> None:
    found = taken(daily, HOSTILE, [])
    assert [one.partition("(")[0] for one in found["came"]] == [
        "True", "True", "OlderTextError", "False", "ArticleError", "True", "UrlError",
        "ArticleError", "True", "True", "True", "OlderTextError", "False", "True",
        "OlderTextError", "False", "True",
    ]  # fmt: skip
    assert [(last(url), number, text) for url, number, _, text, *_ in found["versions"]] == [
        ("a", 1, "Old."), ("a", 2, "New."), ("a", 3, "Of no day."),
        ("b", 1, "By Rolf Maro and Teo Marsk\n\nAfter one that has no text."),
        ("c", 1, "Named by another."),
        ("d", 1, "Named."), ("d", 2, "Named again."),
        ("live", 1, "28 crowns."), ("live", 2, "82 crowns."), ("live", 3, "Of a later day."),
    ]  # fmt: skip
    assert [(last(url), number) for url, _, number, *_ in found["articles"]] == [
        ("a", 3), ("b", 1), ("c", 1), ("d", 2), ("live", 3),
    ]  # fmt: skip
    named = {name for url, name in found["credits"] if url.endswith("/d")}
    assert named == {"ada venn", "ines vellin"}


def test_a_text_that_is_refused_leaves_no_article(daily: Outlet) -> None:
    found = taken(daily, HOSTILE, [])
    assert not any("refused" in url for url, _ in found["addresses"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sizes=st.lists(st.integers(1, 5), max_size=len(HOSTILE)), rows=st.permutations(HOSTILE))
def test_the_cuts_make_no_difference(daily: Outlet, sizes: list[int], rows: list[Given]) -> None:
    alone = taken(daily, rows, [1] * len(rows))
    assert taken(daily, rows, sizes) == alone


@pytest.mark.parametrize("again", [False, True], ids=["new", "known"])
def test_a_portion_asks_the_database_as_often_as_one_row(daily: Outlet, again: bool) -> None:
    def asked(name: str, rows: int) -> int:
        given = [told(f"{SITE}/{name}/{one}", f"Story {one}.") for one in range(rows)]
        if again:
            ingest_pages(daily, given)
        with CaptureQueriesContext(connection) as queries:
            ingest_pages(daily, given)
        return len(queries)

    assert asked("many", 40) == asked("one", 1)
