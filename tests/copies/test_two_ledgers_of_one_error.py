"""What was judged on the ledger of one case is not asked again on that of another."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions import sweep as step
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies import elsewhere as ledgers
from corrigenda.flow.propagation.copies.elsewhere import same_errors
from corrigenda.flow.propagation.copies.ledger import copies_of, ledger_of, sweep_of
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.states import CopyState

from .conftest import WRONG, Archive, correct, names


@pytest.fixture
def mended(corrected: Case, archive: Archive) -> Case:
    """The correction is live."""
    archive.mend("/treaty")
    return corrected


def once_more(archive: Archive, by: Staff, after: str = "1,240 kilometres") -> Case:
    """The error comes back in a new story, and its case is corrected."""
    archive.story("ferry", WRONG)
    archive.work()
    case = Case.objects.get(article__url__endswith="/ferry")
    correct(case, by, after=after)
    archive.work()
    return case


def elsewhere(case: Case) -> object:
    sweep = sweep_of(case)
    return sweep.elsewhere if sweep else None


def test_what_was_declined_is_not_offered_when_the_error_comes_back(
    mended: Case, archive: Archive, edda: Staff, client: Client
) -> None:
    decline_copies(mended, None, by=of(edda))
    again = once_more(archive, edda)
    assert ledger_of(again).found == 0
    assert elsewhere(again) == [{"case": mended.pk, "declined": 2, "followed": 0}]
    client.force_login(edda)
    page = client.get(f"/desk/cases/{again.pk}/copies").content.decode()
    said = page.partition("Not listed here again")[2].partition("</p>")[0]
    assert f"/desk/cases/{mended.pk}/copies" in said and "2 of the places were declined." in said


def test_what_is_followed_there_is_followed_there_alone(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(mended, None, by=of(edda))
    archive.look()
    again = once_more(archive, edda)
    assert ledger_of(again).found == 0
    assert elsewhere(again) == [{"case": mended.pk, "declined": 0, "followed": 2}]
    assert ledger_of(mended).followed == 2


def test_what_nobody_judged_is_offered_until_somebody_does(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    again = once_more(archive, edda)
    assert names(copies_of(again, [CopyState.FOUND])) == ["barges", "herons"]
    decline_copies(mended, None, by=of(edda))
    sweep_case(again, by=of(edda))
    archive.work()
    assert ledger_of(again).found == 0


def test_the_same_words_put_right_otherwise_are_another_error(
    mended: Case, archive: Archive, edda: Staff
) -> None:
    decline_copies(mended, None, by=of(edda))
    again = once_more(archive, edda, after="1,340 kilometres")
    assert names(copies_of(again, [CopyState.FOUND])) == ["barges", "herons"]
    assert elsewhere(again) == []


def test_the_other_ledgers_are_looked_up_once_for_all_stories(
    mended: Case, archive: Archive, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    decline_copies(mended, None, by=of(edda))
    again = once_more(archive, edda)
    monkeypatch.setattr(step, "_AT_ONCE", 1)
    looked: list[Case] = []

    def once(case: Case, origin: Origin) -> list[int]:
        looked.append(case)
        return same_errors(case, origin)

    monkeypatch.setattr(step, "same_errors", once)
    sweep_case(again, by=of(edda))
    archive.work()
    assert looked == [again]
    assert elsewhere(again) == [{"case": mended.pk, "declined": 2, "followed": 0}]


def test_of_other_errors_no_text_is_read(
    mended: Case, archive: Archive, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    decline_copies(mended, None, by=of(edda))

    def never(case: Case) -> Origin:
        raise AssertionError(f"the text of case {case.pk} was read")

    monkeypatch.setattr(ledgers, "origin_of", never)
    another = Origin(
        Sought("The fund holds 28,000 crowns.", 0, 29), "28,000", "29,000", changes=True
    )
    again = Case.objects.exclude(pk=mended.pk).first() or Case(pk=0)
    assert same_errors(again, another) == []
