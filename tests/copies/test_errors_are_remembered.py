"""An error that was corrected and comes back opens a case at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.articles.actions.ingest import Given, ingest_pages
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.models import Copy, Remembered
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import EDITED, NOTICE, VARIANT, WRONG, Archive, correct, names


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


def test_its_case_says_first_why_it_is_there_and_of_no_reader(
    mended: Case, archive: Archive, edda: Staff, client: Client
) -> None:
    archive.story("ferry", WRONG)
    archive.work()
    (report,) = again()
    client.force_login(edda)
    case = Case.objects.get(article=report.article)
    head, _, rest = client.get(f"/desk/cases/{case.pk}").content.decode().partition("desk-columns")
    assert "An error that was corrected before stands here again." in head
    assert f'href="{report.source_url}"' in head
    assert "Its report suggests this." in rest
    assert "the reader" not in head


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


def take_in(archive: Archive, name: str, days: int, words: str = WRONG) -> None:
    """A story that was published so many days ago, taken in only now."""
    old = Story([Block(Role.body, words)], published_at=clock.now() - timedelta(days=days))
    push(archive.outlet, f"https://daily.example/{name}", old)


def test_an_older_story_that_is_taken_in_only_now_is_no_news_and_stands_on_the_ledger(
    mended: Case, archive: Archive
) -> None:
    take_in(archive, "archive", days=400)
    take_in(archive, "resent", days=1, words=EDITED)
    archive.work()
    assert again() == []
    on_ledger = {names([one])[0]: one for one in copies_of(mended, [CopyState.FOUND])}
    assert sorted(on_ledger) == ["archive", "barges", "herons", "resent"]
    assert {one.should_say for one in on_ledger.values()} == {"1,240 kilometres"}
    assert {one.says for one in on_ledger.values()} == {"1,140 kilometres"}
    assert on_ledger["archive"].distance == 0 < on_ledger["resent"].distance


def test_all_places_of_an_older_story_stand_on_the_ledger(mended: Case, archive: Archive) -> None:
    between = "Between the two stands a paragraph about something else, as often in a long story."
    blocks = [Block(Role.body, text) for text in (WRONG, between, EDITED)]
    old = Story(blocks, published_at=clock.now() - timedelta(days=400))
    push(archive.outlet, "https://daily.example/long", old)
    archive.work()
    on_ledger = names(copies_of(mended, [CopyState.FOUND]))
    assert on_ledger == ["barges", "herons", "long", "long"]


def test_a_story_that_was_there_before_the_correction_and_is_asked_late_stands_on_the_ledger(
    mended: Case, archive: Archive
) -> None:
    Copy.objects.all().delete()
    Version.objects.update(recalled_at=None)
    archive.work()
    assert again() == []
    assert names(copies_of(mended)) == ["barges", "herons"]


def test_what_a_sweep_and_the_memory_find_stands_on_the_ledger_once(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    take_in(archive, "archive", days=400)
    archive.work()
    Version.objects.update(recalled_at=None)
    sweep_case(mended, by=of(edda))
    archive.work()
    assert names(copies_of(mended, [CopyState.FOUND])) == ["archive", "barges", "herons"]


def test_an_older_story_that_says_it_otherwise_is_not_on_the_ledger(
    mended: Case, archive: Archive
) -> None:
    take_in(archive, "archive", days=400, words=VARIANT)
    take_in(archive, "right", days=400, words=WRONG.replace("1,140", "1,240"))
    archive.work()
    assert names(copies_of(mended, [CopyState.FOUND])) == ["barges", "herons"]


def test_an_older_story_with_what_a_copy_says_stands_on_the_ledger_of_the_first_case(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(mended, None, by=of(edda))
    archive.look()
    own = Case.objects.get(article__url__endswith="/barges")
    correct(own, edda)
    archive.look()
    Remembered.objects.exclude(correction__case=own).delete()
    take_in(archive, "archive", days=400)
    archive.work()
    assert names(copies_of(mended, [CopyState.FOUND])) == ["archive"]
    assert not copies_of(own).exists()


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


def dumped(archive: Archive, words: str, *, hours: int) -> bool:
    """A dump has the story of the ferry, changed so many hours from now; whether it is new."""
    blocks = (Block(Role.body, "The ferry sails at noon."), Block(Role.body, words))
    changed = clock.now() + timedelta(hours=hours)
    page = Page(blocks, published_at=clock.now() - timedelta(days=400), modified_at=changed)
    (came,) = ingest_pages(archive.outlet, [Given(page, "https://daily.example/ferry")])
    return came is True


def test_an_error_that_a_later_dump_brings_back_gets_a_case(mended: Case, archive: Archive) -> None:
    dumped(archive, WRONG, hours=-9)
    archive.work()
    assert dumped(archive, WRONG.replace("1,140", "1,240"), hours=-6)
    archive.work()
    assert again() == [], "as old as it is, it could not know better"
    assert dumped(archive, WRONG, hours=-3)
    archive.work()
    (report,) = again()
    assert report.article.url.endswith("/ferry")
    assert report.should_say == "1,240 kilometres"


def test_a_dump_that_is_read_once_more_brings_nothing_back(mended: Case, archive: Archive) -> None:
    for _ in range(2):
        dumped(archive, WRONG, hours=-9)
        dumped(archive, WRONG.replace("1,140", "1,240"), hours=-6)
        archive.work()
    assert again() == []
