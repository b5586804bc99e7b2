"""A case says when the page of its story is gone, or cannot be read, and since when."""

from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain

SINCE = datetime(2027, 5, 31, 12, 5, tzinfo=UTC)


def read(client: Client, case: Case) -> str:
    return plain(client.get(f"/desk/cases/{case.pk}"))


def unread(status: int, why: str) -> None:
    Article.objects.update(unread_since=SINCE, page_status=status, read_error=why)


def test_a_story_that_was_taken_away_says_so_and_not_that_its_words_still_stand(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    assert "Still there" in read(at_desk(edda), typo)
    unread(410, "The answer was 410 Gone.")
    page = read(at_desk(edda), typo)
    assert "Its page answers 410 since 31 May 2027, 12:05 UTC." in page
    assert "Still there" not in page
    assert "Stood there while its page did" in page


def test_a_page_that_is_down_says_why_and_its_words_still_stand(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    unread(503, "The answer was 503 Service Unavailable.")
    page = read(at_desk(edda), typo)
    assert (
        "Its page could not be read since 31 May 2027, 12:05 UTC: "
        "The answer was 503 Service Unavailable." in page
    )
    assert "Still there" in page


def test_who_looks_at_a_case_has_the_page_read_that_was_gone(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    unread(404, "The answer was 404 Not Found.")
    at_desk(edda).post(f"/desk/cases/{typo.pk}/here")
    assert Article.objects.get().read_due_at is not None
