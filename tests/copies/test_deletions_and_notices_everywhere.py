"""A deletion is done everywhere, and so is a notice that leaves its story as it is."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.copies.ledger import copies_of, ledger_of
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.reports.models import Report

from .conftest import WRONG, Archive, names

NOTICE = "This story said how long the Ossel is. That was not known, and was taken out."
NOTE = "The length of the Ossel is that of the survey of 1988, before the new canal was dug."
PART = "runs 1,140 kilometres through"
Decided = Callable[[Decision], Case]


@pytest.fixture
def decided(archive: Archive, edda: Staff) -> Decided:
    """A reader reports the words, they are decided like this, and the copies are confirmed."""

    def _decided(decision: Decision) -> Case:
        article = Article.objects.get(url__endswith="/treaty")
        report_on(article, WRONG, PART, "")
        archive.work()
        case = Case.objects.get()
        decide(case, decision, by=of(edda))
        archive.work()
        for variant in copies_of(case, [CopyState.VARIANT]):
            confirm_copy(case, variant.pk, by=of(edda))
        confirm_copies(case, None, by=of(edda))
        archive.look()
        return Case.objects.select_related("outlet").get(pk=case.pk)

    return _decided


DELETION = Decision("correction", delete=True, words=NOTICE)


def test_words_are_deleted_everywhere_where_they_stand_alike(
    decided: Decided, archive: Archive, edda: Staff
) -> None:
    case = decided(DELETION)
    done = correct_copies(case, NOTICE, by=of(edda))
    assert (done.decided, len(done.refused)) == (1, 2)  # not “and flows”, nor another figure
    barges = Correction.objects.get(article__url__endswith="/barges")
    assert (barges.before, barges.deletes, barges.kind) == (PART, True, "correction")
    archive.mend()
    assert names(copies_of(case, [CopyState.CORRECTED])) == ["barges"]
    assert PART not in archive.text("barges")


def test_the_desk_and_the_api_say_that_words_would_be_deleted(
    archive: Archive, edda: Staff, client: Client
) -> None:
    report_on(Article.objects.get(url__endswith="/treaty"), WRONG, PART, "")
    archive.work()
    case = Case.objects.get()
    decide(case, DELETION, by=of(edda))
    archive.work()
    client.force_login(edda)
    screen = client.get(f"/desk/cases/{case.pk}/copies").content.decode()
    assert "<del>" in screen.partition('<span class="copy-becomes">')[2].partition("</span>")[0]
    headers = {"Authorization": f"Bearer {make_token(edda, name='script')}"}
    told = json.loads(client.get(f"/api/cases/{case.pk}/copies", headers=headers).content)
    said = {one["url"].rpartition("/")[2]: one["delete"] for one in told["copies"]}
    assert said == {"barges": True, "herons": False, "canal": False}
    confirm_copies(case, None, by=of(edda))
    archive.look()
    (report,) = Report.objects.filter(channel="sweep", article__url__endswith="/barges")
    assert report.why.endswith("There its words were deleted.")
    page = client.get(f"/desk/cases/{case.pk}/copies?show=waiting").content.decode()
    assert "the same words are deleted there" in page


@pytest.mark.parametrize(
    "left",
    [WRONG.replace(f" {PART}", ""), "The river is not what this story is about, after all."],
    ids=["the words", "their paragraph"],
)
def test_a_confirmed_copy_whose_house_took_the_words_out_is_corrected(
    decided: Decided, archive: Archive, left: str
) -> None:
    case = decided(DELETION)
    archive.story("barges", left)
    archive.look()
    assert names(copies_of(case, [CopyState.CORRECTED])) == ["barges"]


def test_words_that_the_house_changed_are_not_taken_out(decided: Decided, archive: Archive) -> None:
    case = decided(DELETION)
    archive.story("barges", WRONG.replace("1,140", "1,141"))
    archive.look()
    assert "barges" in names(copies_of(case, [CopyState.CONFIRMED]))


@pytest.mark.parametrize("kind", ["clarification", "editors_note"])
def test_a_notice_alone_is_put_on_every_story(
    decided: Decided, archive: Archive, edda: Staff, client: Client, kind: str
) -> None:
    case = decided(Decision(kind, words=NOTE))
    client.force_login(edda)
    page = client.get(f"/desk/cases/{case.pk}/copies?show=waiting").content.decode()
    assert "which leaves its story as it is" in page
    done = correct_copies(case, NOTE, by=of(edda))
    assert (done.decided, done.refused) == (3, [])
    archive.look()
    for one in Correction.objects.exclude(case=case):
        assert (one.kind, one.words, one.changes_story) == (kind, NOTE, False)
    assert ledger_of(case).corrected == 3
    assert PART in archive.text("barges")


def test_a_notice_alone_is_not_put_anywhere_without_its_words(
    decided: Decided, edda: Staff
) -> None:
    case = decided(Decision("clarification", words=NOTE))
    done = correct_copies(case, " ", by=of(edda))
    assert (done.decided, len(done.refused)) == (0, 3)
    assert all("Write the notice" in one for one in done.refused)


def test_why_copies_cannot_be_decided_likewise_is_what_is_so(
    reported: Case, archive: Archive, edda: Staff
) -> None:
    with pytest.raises(CopyError, match="Decide this case first"):
        correct_copies(reported, NOTICE, by=of(edda))
    decline(reported, reason="It is right as it stands.", by=of(edda))
    with pytest.raises(CopyError, match="was declined"):
        correct_copies(reported, NOTICE, by=of(edda))


def test_a_withdrawal_says_nothing_of_other_stories(
    reported: Case, archive: Archive, edda: Staff, stan: Staff
) -> None:
    words = "This story was made up, and is withdrawn."
    made = decide(reported, Decision("withdrawal", words=words), by=of(edda))
    with pytest.raises(CopyError, match="waits for a second person"):
        correct_copies(reported, NOTICE, by=of(edda))
    approve(made, reason="It was.", by=of(stan))
    archive.work()
    with pytest.raises(CopyError, match="whole story was withdrawn"):
        correct_copies(reported, NOTICE, by=of(edda))
