"""A copy is looked at often at first, seldom later, and is filed once, whatever is killed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions import file_copies as filing
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.file_copies import file_copies
from corrigenda.flow.propagation.actions.recheck_copies import (
    LONGEST_SETTLED,
    LONGEST_WAIT,
    SOON,
    recheck_copies_due,
)
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import WRONG, Archive, correct

AGES = [timedelta(0), timedelta(minutes=5), timedelta(hours=3), timedelta(days=40)]
WAITS = [SOON, timedelta(seconds=30), timedelta(minutes=18), LONGEST_WAIT]


def barges(case: Case) -> Copy:
    return copies_of(case).get(article__url__endswith="/barges")


def own(case: Case) -> Case:
    found = barges(case).own_case
    assert found is not None
    return found


def waits_after(case: Case, age: timedelta) -> timedelta:
    """How long the next look waits, when the last is so long after the state began."""
    at = clock.now()
    Copy.objects.filter(pk=barges(case).pk).update(state_at=at - age, look_at=at)
    with clock.frozen(at):
        recheck_copies_due()
        look_at = barges(case).look_at
    assert look_at is not None
    return look_at - at


@pytest.fixture
def confirmed(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """Both copies have cases of their own."""
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    return corrected


def test_what_nobody_judged_is_looked_at_once_a_day(corrected: Case) -> None:
    assert [waits_after(corrected, age) for age in AGES] == [LONGEST_WAIT] * 4


def test_what_is_followed_is_looked_at_after_a_tenth_of_the_time_that_it_waits(
    confirmed: Case,
) -> None:
    assert [waits_after(confirmed, age) for age in AGES] == WAITS


def test_what_was_declined_with_its_case_is_looked_at_ever_more_seldom(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    decline(own(confirmed), reason="It is right.", by=of(edda))
    archive.look()
    later = [timedelta(days=40), timedelta(days=4_000)]
    assert [waits_after(confirmed, age) for age in later] == [timedelta(days=4), LONGEST_SETTLED]


def test_what_is_corrected_is_not_looked_at_any_more(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    correct(own(confirmed), edda)
    archive.work()
    archive.mend("/barges")
    assert (barges(confirmed).state, barges(confirmed).look_at) == ("corrected", None)


def test_a_new_version_of_its_story_is_looked_at_at_once(confirmed: Case, archive: Archive) -> None:
    far = clock.now() + LONGEST_WAIT
    Copy.objects.update(look_at=far)
    archive.story("barges", "A new opening.", WRONG)
    archive.work()
    copy = barges(confirmed)
    assert copy.look_at is not None and copy.look_at < far
    assert copy.version_id == Article.objects.get(pk=copy.article_id or 0).current_id


def killed(copy: Copy, *_: object, **__: object) -> None:
    raise RuntimeError(f"killed before {copy} was saved")


def test_killed_between_its_report_and_its_row_it_is_filed_once(
    corrected: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_copies(corrected, [barges(corrected).pk], by=of(edda))
    with monkeypatch.context() as broken:
        broken.setattr(filing, "keep_report", killed)
        file_copies()
    assert (Report.objects.filter(channel="sweep").count(), barges(corrected).report) == (0, None)
    Copy.objects.update(leased_until=None)
    file_copies()
    (report,) = Report.objects.filter(channel="sweep")
    assert barges(corrected).report == report


def test_a_report_that_is_there_already_is_its_report(
    corrected: Case, edda: Staff, archive: Archive
) -> None:
    confirm_copies(corrected, [barges(corrected).pk], by=of(edda))
    file_copies()
    Copy.objects.update(report=None, leased_until=None)  # a backup from a moment earlier
    file_copies()
    (report,) = Report.objects.filter(channel="sweep")
    assert barges(corrected).report == report
    archive.look()
    assert barges(corrected).own_case is not None
