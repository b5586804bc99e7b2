"""What one person decided alike for many copies a second one approves together, each by itself."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.approve_copies import approve_copies
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.copies.approving import decided_alike, waiting_for_second
from corrigenda.flow.propagation.models import Copy
from corrigenda.lib.text import TextError

from .conftest import NOTICE, Archive


@pytest.fixture
def waiting(corrected: Case, archive: Archive, daily: Outlet, edda: Staff) -> Case:
    """Edda decided two copies like the case, and the house wants a second person for it."""
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    daily.policy_data = {**daily.policy_data, "second_person_for": ["correction"]}
    daily.save(update_fields=["policy_data"])
    done = correct_copies(corrected, NOTICE, by=of(edda))
    assert (done.decided, done.approving) == (2, 2)
    return corrected


def keys(case: Case) -> list[int]:
    return [one.pk for one in waiting_for_second(case)]


def test_each_is_approved_with_an_entry_of_its_own(waiting: Case, stan: Staff) -> None:
    done = approve_copies(waiting, keys(waiting), "", by=of(stan))
    assert (done.approved, done.refused) == (2, [])
    assert AuditEntry.objects.filter(verb="correction.approve", staff=stan).count() == 2
    assert keys(waiting) == []


def test_nobody_approves_their_own(waiting: Case, stan: Staff) -> None:
    Correction.objects.filter(pk=keys(waiting)[0]).update(decided_by=stan)
    done = approve_copies(waiting, keys(waiting), "", by=of(stan))
    assert done.approved == 1
    assert len(done.refused) == 1 and "somebody else" in done.refused[0]


def test_who_may_not_approve_approves_none(waiting: Case, edda: Staff) -> None:
    with pytest.raises(NotAllowedError):
        approve_copies(waiting, keys(waiting), "", by=of(edda))


def test_what_was_not_looked_at_is_left(waiting: Case, stan: Staff) -> None:
    first, second = keys(waiting)
    assert approve_copies(waiting, [first, 999_999], "", by=of(stan)).approved == 1
    assert keys(waiting) == [second]


def test_another_persons_and_another_notice_are_sets_of_their_own(
    waiting: Case, stan: Staff
) -> None:
    assert [len(one.corrections) for one in decided_alike(waiting_for_second(waiting))] == [2]
    Correction.objects.filter(pk=keys(waiting)[0]).update(words="Another notice.")
    assert [len(one.corrections) for one in decided_alike(waiting_for_second(waiting))] == [1, 1]


def test_the_screen_shows_them_to_the_second_person(
    waiting: Case, edda: Staff, stan: Staff, client: Client
) -> None:
    address = f"/desk/cases/{waiting.pk}/copies?show=waiting"
    client.force_login(edda)
    page = client.get(address).content.decode()
    assert "2 wait for a second person" in page
    assert "somebody else approves" in page and "Approve all 2" not in page
    client.force_login(stan)
    page = client.get(address).content.decode()
    assert "Approve all 2" in page and "Edda" in page
    client.post(
        f"/desk/cases/{waiting.pk}/copies/approve",
        {"correction": keys(waiting), "back": address, "reason": ""},
    )
    assert keys(waiting) == []


def test_the_queue_leads_from_a_copys_case_to_the_original(
    waiting: Case, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    page = client.get("/desk/?q=is:approval").content.decode()
    assert page.count(f"one of 2 copies of case {waiting.pk}") == 2
    assert f'href="/desk/cases/{waiting.pk}/copies?show=waiting"' in page


def test_who_may_not_see_the_original_is_not_led_there(
    waiting: Case, edda: Staff, client: Client
) -> None:
    other = Outlet.objects.create(slug="weekly", name="The Weekly")
    Case.objects.filter(pk=waiting.pk).update(outlet=other)
    client.force_login(edda)
    page = client.get("/desk/?q=is:approval").content.decode()
    assert f"case {waiting.pk}<" not in page and "one of 2 copies" not in page


def test_a_reason_that_no_database_takes_approves_nothing(waiting: Case, stan: Staff) -> None:
    with pytest.raises(TextError):
        approve_copies(waiting, keys(waiting), "\0", by=of(stan))
    assert len(keys(waiting)) == 2


def test_who_judges_a_variant_stays_with_the_variants(
    waiting: Case, edda: Staff, client: Client
) -> None:
    copy = Copy.objects.filter(case=waiting, state="confirmed").first()
    assert copy is not None
    Copy.objects.filter(pk=copy.pk).update(state="variant", own_case=None, report=None)
    client.force_login(edda)
    back = f"/desk/cases/{waiting.pk}/copies?show=variants"
    answer = client.post(
        f"/desk/cases/{waiting.pk}/copies/judge", {"decline": str(copy.pk), "back": back}
    )
    assert answer["Location"] == back


def test_what_somebody_may_approve_stands_before_what_is_to_be_decided(
    waiting: Case, archive: Archive, edda: Staff, stan: Staff, client: Client
) -> None:
    (variant,) = Copy.objects.filter(case=waiting, state="variant")
    confirm_copy(waiting, variant.pk, by=of(edda))
    archive.look()

    def order(staff: Staff) -> list[int]:
        client.force_login(staff)
        page = client.get(f"/desk/cases/{waiting.pk}/copies?show=waiting").content.decode()
        return [page.index(one) for one in ("2 wait for a second person", "1 waits for a decision")]

    assert order(stan) == sorted(order(stan))
    assert order(edda) == sorted(order(edda), reverse=True)
