"""An error that was corrected and stands in an archive is found, however the archive is cut."""

from __future__ import annotations

import pytest
from django.db.models import F

from corrigenda.flow.articles.actions.ingest import Given, ingest_pages
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.cases.models import Case
from corrigenda.flow.reports.models import Report

from .conftest import EDITED, VARIANT, WRONG, Archive

RIGHT = WRONG.replace("1,140", "1,240")


def told(name: str, *paragraphs: str) -> Given:
    own = f"This is what was said at the time by all who live near the {name} of that year."
    blocks = tuple(Block(Role.body, one) for one in (own, *paragraphs))
    return Given(Page(blocks), f"https://daily.example/archive/{name}")


ROWS = [
    told("ferry", WRONG),
    told("bridge", RIGHT),
    told("tug", "Something else was said first."),
    told("ferry", WRONG),
    told("tug", EDITED),
    told("lock", VARIANT),
    told("weir"),
]


@pytest.mark.parametrize("cut", [1, 3, len(ROWS)])
def test_it_opens_the_same_cases_and_stands_in_the_index(
    corrected: Case, archive: Archive, cut: int
) -> None:
    archive.mend("/treaty")
    for at in range(0, len(ROWS), cut):
        ingest_pages(archive.outlet, ROWS[at : at + cut])
    archive.work()
    again = Report.objects.filter(channel="memory").order_by("article__url")
    assert [(one.article.url.rpartition("/")[2], one.says) for one in again if one.article] == [
        ("ferry", "1,140 kilometres"),
        ("tug", "1,140 kilometres"),
    ]
    taken = Article.objects.filter(url__contains="/archive/")
    assert taken.count() == taken.filter(indexed=F("current")).count() == 5
    found = {one.document_id for one in index().find(WRONG)}
    keys = {str(one.pk): one.url.rpartition("/")[2] for one in taken}
    assert {keys[one] for one in found & keys.keys()} == {"ferry", "bridge", "tug", "lock"}
    assert Version.objects.filter(article__in=taken).count() == 6
