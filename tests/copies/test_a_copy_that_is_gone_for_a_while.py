"""A copy is gone when its page stays away for hours, and stands again when its words do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.models import SURE, Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock, http

from .conftest import WRONG, Archive, names

REWRITTEN = "The river is not what this story is about any more, after all."


def test_one_answer_that_there_is_nothing_settles_nothing(
    corrected: Case, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> http.Fetched:
        raise http.BadStatus("The answer was 404 Not Found.", 404)

    monkeypatch.setattr(http, "fetch", away)
    article, noon = Article.objects.get(url__endswith="/barges"), clock.now()
    Article.objects.update(read_due_at=None)
    for after, gone in ((timedelta(0), []), (SURE / 2, []), (SURE, ["barges"])):
        with clock.frozen(noon + after):
            read(article)
            archive.look()
        article.refresh_from_db()
        assert article.page_status == 404
        assert names(copies_of(corrected, [CopyState.GONE])) == gone


def test_a_sweep_finds_what_stands_in_a_story_whose_page_was_away_once(
    reported: Case, archive: Archive, edda: Staff
) -> None:
    away = {"page_status": 404, "unread_since": clock.now(), "away_since": clock.now()}
    Article.objects.filter(url__endswith="/barges").update(**away)
    Article.objects.filter(url__endswith="/herons").update(**away, gone_at=clock.now())
    sweep_case(reported, by=of(edda))
    archive.work()
    assert names(copies_of(reported)) == ["barges", "canal"]


def gone_and_back(case: Case, archive: Archive, by: Staff, *paragraphs: str) -> Copy:
    """The passage leaves the story on the barges, and comes back in these words."""
    archive.story("barges", REWRITTEN)
    archive.look()
    assert names(copies_of(case, [CopyState.GONE])) == ["barges"]
    archive.story("barges", *paragraphs)
    sweep_case(case, by=of(by))
    archive.work()
    (copy,) = copies_of(case).filter(article__url__endswith="/barges")
    return copy


def test_words_that_stand_there_again_are_found_again(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    copy = gone_and_back(corrected, archive, edda, "An opening.", WRONG)
    assert (copy.state, copy.should_say) == ("found", "1,240 kilometres")
    assert copy.version_id == Article.objects.get(pk=copy.article_id or 0).current_id
    archive.look()
    assert names(copies_of(corrected, [CopyState.FOUND])) == ["barges", "herons"]


def test_a_page_that_is_back_with_the_same_words_has_its_copy_again(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    barges = Article.objects.filter(url__endswith="/barges")
    barges.update(page_status=410, unread_since=clock.now(), gone_at=clock.now())
    archive.look()
    assert names(copies_of(corrected, [CopyState.GONE])) == ["barges"]
    barges.update(**Article.READ)
    sweep_case(corrected, by=of(edda))
    archive.work()
    assert names(copies_of(corrected, [CopyState.FOUND])) == ["barges", "herons"]


def test_one_that_was_confirmed_before_is_judged_anew_and_gets_another_report(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    copy = gone_and_back(corrected, archive, edda, WRONG)
    assert (copy.state, copy.own_case, copy.judged_by) == ("found", None, None)
    reports = Report.objects.filter(article=copy.article, channel="sweep")
    assert reports.count() == 1
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    copy.refresh_from_db()
    assert (copy.state, reports.count()) == ("confirmed", 2)
    assert copy.own_case is not None
