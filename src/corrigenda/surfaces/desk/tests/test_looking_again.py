"""The page of a case looks again by itself while something happens, and never under a form."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Work
from corrigenda.surfaces.desk.tests.test_deciding import decide

REFRESH = '<meta http-equiv="refresh" content="3">'


def html(at_desk: AtDesk, staff: Staff, case: Case, query: str = "") -> str:
    return at_desk(staff).get(f"/desk/cases/{case.pk}{query}").content.decode()


def test_an_open_form_is_never_reloaded(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    page = html(at_desk, edda, typo)
    assert "data-poll" not in page
    assert 'http-equiv="refresh"' not in page


def test_while_it_is_being_published_it_looks_again(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    decide(at_desk(edda), figure, after="28,000", words="It is 26,000.")
    page = html(at_desk, edda, figure)
    assert 'data-poll="3"' in page
    assert REFRESH in page


def test_what_is_published_and_changes_no_story_is_done(
    edda: Staff, figure: Case, work: Work, at_desk: AtDesk
) -> None:
    decide(at_desk(edda), figure, after="28,000", words="It is 26,000.")
    work()
    assert "data-poll" not in html(at_desk, edda, figure)


def test_until_the_change_is_verified_it_looks_again(
    edda: Staff, typo: Case, work: Work, at_desk: AtDesk
) -> None:
    decide(at_desk(edda), typo)
    work()
    assert 'data-poll="3"' in html(at_desk, edda, typo)
    StoryChange.objects.update(state="verified")
    assert "data-poll" not in html(at_desk, edda, typo)


def test_what_is_missing_is_alarming_only_when_it_is_overdue(
    edda: Staff, typo: Case, work: Work, at_desk: AtDesk
) -> None:
    decide(at_desk(edda), typo)
    work()
    assert '<p class="hint"><strong>Missing' in html(at_desk, edda, typo)
    StoryChange.objects.update(state="overdue")
    page = html(at_desk, edda, typo)
    assert '<p class="missing"><strong>Missing' in page
    assert "Fix overdue" in page


def test_deciding_again_stops_it(edda: Staff, figure: Case, work: Work, at_desk: AtDesk) -> None:
    decide(at_desk(edda), figure, words="It is 26,000.")
    work()
    assert "data-poll" in html(at_desk, edda, figure)
    assert "data-poll" not in html(at_desk, edda, figure, "?again=1")


def test_what_takes_long_is_looked_at_less_often(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    decide(at_desk(edda), typo)
    Correction.objects.update(approved_at=clock.now() - timedelta(minutes=4))
    assert 'data-poll="30"' in html(at_desk, edda, typo)
