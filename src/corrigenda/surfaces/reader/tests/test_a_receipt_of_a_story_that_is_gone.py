"""A receipt does not promise what cannot happen: the page of its story is no longer there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.reader.tests.test_what_the_receipt_tells import links_of, page_of
from corrigenda.surfaces.reader.words import WORDS

Work = Callable[[], None]
SINCE = datetime(2027, 5, 31, 12, 5, tzinfo=UTC)


def take_away() -> None:
    Article.objects.update(
        unread_since=SINCE, page_status=410, read_error="The answer was 410 Gone."
    )


def test_a_report_that_waits_tells_that_the_page_is_gone(
    client: Client, send: Send, work: Work
) -> None:
    received = send("afer", "after")
    work()
    take_away()
    page = page_of(client, received)
    assert "The story’s page is no longer there." in page
    assert 'datetime="2027-05-31T12:05' in page
    assert "still stand in the story" not in page


def test_a_fix_is_not_promised(client: Client, send: Send, work: Work, edda: Staff) -> None:
    received = send("afer", "after")
    work()
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    work()
    assert "It will be changed" in page_of(client, received)
    take_away()
    page = page_of(client, received)
    assert "It was decided" in page
    assert "It will be changed" not in page
    assert "It will say" not in page
    assert "it cannot be seen whether it is made" in page


def test_a_story_that_is_gone_does_not_stay_as_it_is(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    received = send("28,000 crowns")
    work()
    decline(Case.objects.get(), reason="The ledger says 28,000 as well.", by=of(edda))
    take_away()
    page = page_of(client, received)
    assert "Nothing was changed" in page
    assert "The story stays as it is" not in page


def test_a_published_notice_leads_to_the_log_and_not_into_the_story(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    received = send("28,000 crowns", "82,000 crowns")
    work()
    words = "The fund holds 82,000 crowns."
    decide(
        Case.objects.get(), Decision("correction", after="82,000 crowns", words=words), by=of(edda)
    )
    work()
    assert "Show in the story" in links_of(client, received)
    take_away()
    links = links_of(client, received)
    assert "Show in the story" not in links
    assert "This entry in the public log" in links


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_the_outlets_language(
    client: Client, send: Send, work: Work, daily: Outlet, language: str
) -> None:
    daily.language = language
    daily.save()
    received = send("afer", "after")
    work()
    take_away()
    assert WORDS[language]["where_page_gone"] in page_of(client, received)
