"""Why a copy was not decided with the others is told as long as it is so, and no longer."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.actions.recheck_copies import recheck, with_stories
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of, sweep_of
from corrigenda.flow.propagation.copies.likewise import reason_of
from corrigenda.flow.propagation.copies.standing import Standing, not_yet
from corrigenda.flow.propagation.models import Copy

from .conftest import NOTICE, WRONG, Archive, correct


@pytest.fixture
def refused(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """Both copies were to be decided with an empty notice, which no story gets."""
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    assert len(correct_copies(corrected, " ", by=of(edda)).refused) == 2
    return corrected


def told(case: Case) -> list[tuple[str, bool]]:
    rows = copies_of(case).exclude(own_case=None)
    return [(one.refused, one.tried_at is None) for one in rows]


def test_nothing_is_told_of_what_is_decided_since(refused: Case, edda: Staff) -> None:
    assert all("Write the notice" in why for why, _ in told(refused))
    correct_copies(refused, NOTICE, by=of(edda))
    assert told(refused) == [("", True), ("", True)]


def test_what_was_refused_before_its_case_was_looked_at_says_why(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    Copy.objects.filter(case=corrected).exclude(report=None).update(own_case=None)
    assert len(correct_copies(corrected, " ", by=of(edda)).refused) == 2
    listed = not_yet(corrected, sweep_of(corrected), first=0, most=25)
    assert [one.standing for one in listed] == [Standing.UNFIT, Standing.UNFIT]


def test_the_screen_does_not_ask_first_for_what_was_refused_just_now(
    refused: Case, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    address = f"/desk/cases/{refused.pk}/copies?show=waiting"
    page = client.get(address).content.decode()
    assert "2 wait for a decision of their own" in page
    assert "<summary>Try again</summary>" in page
    Copy.objects.filter(pk=copies_of(refused).exclude(own_case=None)[0].pk).update(refused="")
    page = client.get(address).content.decode()
    assert "2 wait for a decision<" in page
    assert "<summary>Try again</summary>" not in page


def test_another_fix_was_not_refused_yet(refused: Case, archive: Archive, edda: Staff) -> None:
    correct(
        Case.objects.get(pk=refused.pk),
        edda,
        after="1,250 kilometres",
        notice=NOTICE.replace("1,240", "1,250"),
    )
    archive.look()
    sweep_case(refused, by=of(edda))
    archive.work()
    assert {one.should_say for one in copies_of(refused).exclude(own_case=None)} == {
        "1,250 kilometres"
    }
    assert told(refused) == [("", True), ("", True)]


def test_one_that_was_gone_meanwhile_was_not_refused_yet(
    refused: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", "Nothing is left of the paragraph on the river that was here before.")
    archive.look()
    archive.story("barges", WRONG)
    sweep_case(refused, by=of(edda))
    archive.work()
    copy = Copy.objects.get(article__url__endswith="/barges")
    assert (copy.state, copy.refused, copy.tried_at) == ("found", "", None)


def test_that_a_case_is_on_hold_is_told_until_it_is_not(refused: Case, edda: Staff) -> None:
    own = Case.objects.select_related("outlet").get(article__url__endswith="/barges")
    check(own, reason="We ask the water office.", by=of(edda))
    correct_copies(refused, " ", by=of(edda))
    copy = not_yet(refused, sweep_of(refused)).get(own_case=own)
    assert (reason_of(copy), copy.refused) == ("it is on hold: open it.", "")
    assert Standing(copy.standing) == Standing.UNFIT
    own.refresh_from_db()
    check_no_longer(own, by=of(edda))
    copy = not_yet(refused, sweep_of(refused)).get(own_case=own)
    assert (reason_of(copy), Standing(copy.standing)) == ("", Standing.UNDECIDED)


def test_a_look_does_not_put_an_older_fix_back(refused: Case, edda: Staff) -> None:
    read = with_stories(Copy.objects.filter(article__url__endswith="/barges")).get()
    Copy.objects.filter(pk=read.pk).update(should_say="1,260 kilometres")
    recheck(read)
    assert Copy.objects.get(pk=read.pk).should_say == "1,260 kilometres"
