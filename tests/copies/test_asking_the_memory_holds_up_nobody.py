"""A version is asked what it says again while others may write, and what comes of it is kept in
portions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.actions import recall as asking
from corrigenda.flow.propagation.copies import memory
from corrigenda.flow.propagation.models import Copy, Remembered
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import WRONG, Archive

pytestmark = pytest.mark.database

PLACES = 5


@pytest.fixture
def mended(corrected: Case, archive: Archive) -> Case:
    """The correction is live."""
    archive.mend("/treaty")
    return corrected


@pytest.fixture
def long(mended: Case, archive: Archive) -> Version:
    """A story of last year, taken in only now, that says it five times over."""
    own = "Between them stands what is on the page of day {} of the journey, and of no other day."
    texts = [text for at in range(PLACES) for text in (WRONG, own.format(at))]
    old = Story(
        [Block(Role.body, text) for text in texts], published_at=clock.now() - timedelta(400)
    )
    version = push(archive.outlet, "https://daily.example/long", old)[0]
    Version.objects.filter(pk=version.pk).update(taken_at=clock.now())
    return Version.objects.select_related("article__outlet").get(pk=version.pk)


def listed(version: Version) -> int:
    return Copy.objects.filter(article=version.article_id).count()


def test_texts_are_compared_while_others_may_write(
    long: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, depths = len(connection.savepoint_ids), []
    look = memory.look_everywhere

    def _look(*asked: object) -> Iterator[object]:
        depths.append(len(connection.savepoint_ids))
        yield from look(*asked)

    monkeypatch.setattr(memory, "look_everywhere", _look)
    asking.recall_version(long)
    assert listed(long) == PLACES
    assert set(depths) == {outside}


def test_who_is_killed_between_two_portions_lists_nothing_twice(
    long: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LISTED_AT_ONCE", 2)
    keep, kept = asking.keep_finds, []

    def _keep(*given: object) -> object:
        kept.append(given)
        if len(kept) == 2:
            raise KeyboardInterrupt
        return keep(*given)

    monkeypatch.setattr(asking, "keep_finds", _keep)
    with pytest.raises(KeyboardInterrupt):
        asking.recall_version(long)
    long.refresh_from_db()
    assert (listed(long), long.recalled_at) == (2, None)
    asking.recall_version(long)
    long.refresh_from_db()
    assert listed(long) == PLACES
    assert long.recalled_at is not None


def test_words_that_are_erased_meanwhile_are_kept_nowhere(
    long: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = asking.likely_errors

    def _likely(version: Version) -> list[Remembered]:
        Version.objects.filter(pk=version.pk).update(text="█" * len(version.text))
        return likely(version)

    monkeypatch.setattr(asking, "likely_errors", _likely)
    asking.recall_version(long)
    long.refresh_from_db()
    assert (listed(long), long.recalled_at) == (0, None), "it is asked of anew"


def test_an_error_that_is_taken_back_meanwhile_is_filed_nowhere(
    mended: Case, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = asking.likely_errors

    def _likely(version: Version) -> list[Remembered]:
        found = likely(version)
        Remembered.objects.all().delete()
        return found

    monkeypatch.setattr(asking, "likely_errors", _likely)
    archive.story("ferry", WRONG)
    archive.work()
    assert not Report.objects.filter(channel="memory").exists()
