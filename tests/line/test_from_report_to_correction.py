"""The line from end to end, without HTTP: reports in, a correction out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.models import Article, Reading
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.on_story import notices_for
from corrigenda.flow.publication.receipt import Outcome, receipt_of
from corrigenda.lib import clock

Work = Callable[[], None]


def rewrite(daily: Outlet, story: Article, old: str, new: str) -> None:
    """What a CMS does: send the story with other words."""
    article = Article.objects.get(pk=story.pk)
    assert article.current is not None
    blocks = [Block(one.role, one.text.replace(old, new)) for one in article.current.blocks]
    push(daily, story.url, Story(blocks))


def page_is_read(story: Article, *, draws_notices: bool = True) -> None:
    """What a reading of the page leaves behind."""
    article = Article.objects.get(pk=story.pk)
    Reading.objects.create(
        article=article, version=article.current, at=clock.now(), draws_notices=draws_notices
    )


def look_again() -> None:
    from corrigenda.flow.corrections.models import StoryChange

    StoryChange.objects.exclude(look_at=None).update(look_at=clock.now())


def test_two_readers_who_mark_the_same_word_make_one_case(send: Send, work: Work) -> None:
    send("afer", "after")
    send("honour, afer which", "honour, after which")
    work()
    case = Case.objects.get()
    assert case.report_count == 2
    assert case.lane == "typo"
    assert case.says == "honour, afer which"


def test_a_fix_is_silent_and_both_receipts_tell_it_once_the_story_is_mended(
    send: Send, work: Work, edda: Staff, daily: Outlet, story: Article
) -> None:
    receipts = [send("afer", "after"), send("afer", "after")]
    work()
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    work()
    assert receipt_of(receipts[0].report).outcome is Outcome.DECIDED
    rewrite(daily, story, "afer", "after")
    look_again()
    work()
    page_is_read(story)
    look_again()
    work()
    for received in receipts:
        assert receipt_of(received.report).outcome is Outcome.CORRECTED
    assert Case.objects.get().state == "closed"
    assert notices_for(story.url) == []


def test_a_correction_stands_on_the_story_and_on_the_receipt(
    send: Send, work: Work, edda: Staff, story: Article
) -> None:
    received = send("28,000", "30,000", why="The ministry says so.")
    work()
    case = Case.objects.get()
    assert case.lane == "fact"
    words = "Correction: The fund holds 30,000 crowns, not 28,000."
    decide(case, Decision("correction", after="30,000", words=words), by=of(edda))
    work()
    (notice,) = notices_for(story.url)
    assert notice.words == words
    assert receipt_of(received.report).notice == notice


def test_a_fix_of_a_figure_waits_for_a_second_person(
    send: Send, work: Work, edda: Staff, stan: Staff
) -> None:
    send("28,000", "30,000")
    work()
    correction = decide(Case.objects.get(), Decision("fix", after="30,000"), by=of(edda))
    assert correction.state == "in_approval"
    with pytest.raises(NotAllowedError):
        approve(correction, reason="I say so", by=of(edda))
    approve(correction, reason="A slip of the keyboard, an hour ago.", by=of(stan))
    assert correction.state == "approved"


def test_a_later_correction_supersedes_and_nothing_disappears(
    send: Send, work: Work, edda: Staff, story: Article
) -> None:
    send("12 bridges")
    work()
    case = Case.objects.get()
    first = Decision("correction", words="Correction: It pays for 13 bridges.")
    decide(case, first, by=of(edda))
    work()
    case.refresh_from_db()
    second = Decision("correction", words="Correction: It pays for 14 bridges, not 12 or 13.")
    decide(case, second, by=of(edda))
    work()
    (notice,) = notices_for(story.url)
    assert "14" in notice.words
    from corrigenda.flow.publication.models import Entry

    assert Entry.objects.count() == 2
    assert Entry.objects.get(supersedes=None).superseded_by.public_id == notice.id
