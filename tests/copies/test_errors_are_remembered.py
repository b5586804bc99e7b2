"""An error that was corrected and comes back opens a case at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.models import Remembered
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import EDITED, NOTICE, VARIANT, WRONG, Archive, correct


def again() -> list[Report]:
    return list(Report.objects.filter(channel="memory").order_by("pk"))


@pytest.fixture
def mended(corrected: Case, archive: Archive) -> Case:
    """The correction is live."""
    archive.mend("/treaty")
    return corrected


def test_a_new_story_that_says_it_again_gets_a_case_that_names_the_correction(
    mended: Case, archive: Archive
) -> None:
    archive.story("ferry", WRONG)
    archive.work()
    (report,) = again()
    case = Case.objects.get(article=report.article)
    assert case.pk != mended.pk
    assert (report.says, report.should_say) == ("1,140 kilometres", "1,240 kilometres")
    assert f"(case {mended.pk})" in report.why
    assert report.source_url.endswith(Entry.objects.get().public_id)
    assert case.first_door == "memory"


def test_words_edited_around_the_error_do_not_hide_it(mended: Case, archive: Archive) -> None:
    archive.story("ferry", EDITED)
    archive.work()
    assert [one.says for one in again()] == ["1,140 kilometres"]


def test_the_corrected_story_itself_is_watched_once_it_was_right(
    mended: Case, archive: Archive
) -> None:
    archive.story("treaty", WRONG)
    archive.work()
    (report,) = again()
    assert report.article_id == mended.article_id


@pytest.mark.parametrize(
    "words",
    [
        VARIANT,
        WRONG.replace("1,140", "1,240"),
        f"“{NOTICE}”",
        f"{WRONG} That was wrong: {WRONG.replace('1,140', '1,240')}",
    ],
    ids=["another figure", "the right figure", "the notice", "both"],
)
def test_what_is_not_the_error_opens_nothing(mended: Case, archive: Archive, words: str) -> None:
    archive.story("ferry", words)
    archive.work()
    assert again() == []


def test_a_story_that_always_said_it_is_the_sweeps_matter(mended: Case, archive: Archive) -> None:
    archive.story("barges", WRONG, "And one paragraph more, as stories get them.")
    archive.work()
    assert again() == []


def test_a_story_where_somebody_declined_it_is_left_alone(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    decline_copies(mended, None, by=of(edda))
    archive.story("barges", "The passage goes.")
    archive.work()
    archive.story("barges", WRONG)
    archive.work()
    assert again() == []


def test_an_older_story_that_is_taken_in_only_now_is_none_that_came_back(
    mended: Case, archive: Archive
) -> None:
    old = Story([Block(Role.body, WRONG)], published_at=clock.now() - timedelta(days=400))
    push(archive.outlet, "https://daily.example/archive", old)
    archive.work()
    assert again() == []


def test_before_the_cms_has_put_it_right_its_own_versions_are_no_news(
    corrected: Case, archive: Archive
) -> None:
    archive.story("treaty", WRONG, "One paragraph more.")
    archive.work()
    assert again() == []


def test_a_correction_that_gives_the_old_words_back_takes_the_memory_away(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    case = Case.objects.get(pk=mended.pk)
    correct(case, edda, after="1,140 kilometres", notice=f"We were right: {NOTICE}")
    archive.work()
    assert [one.after for one in Remembered.objects.all()] == ["1,140 kilometres"]


def test_each_version_is_asked_once(mended: Case, archive: Archive) -> None:
    archive.story("ferry", WRONG)
    archive.work()
    Version.objects.update(recalled_at=None)
    archive.work()
    assert len(again()) == 1
