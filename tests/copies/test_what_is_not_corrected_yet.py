"""Of forty-one places thirty-seven are corrected: the four that are not come first, each with what
it waits for."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.actions.note_copy import Noted, note_copy
from corrigenda.flow.propagation.copies.approving import waiting_for_second
from corrigenda.flow.propagation.copies.ledger import copies_of, sweep_of
from corrigenda.flow.propagation.copies.standing import Standing, not_yet
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState

from .conftest import NOTICE, Archive


@pytest.fixture
def confirmed(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """Two copies are confirmed, and the variant as well, into whose words the fix does not go."""
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    (variant,) = copies_of(corrected, [CopyState.VARIANT])
    confirm_copy(corrected, variant.pk, by=of(edda))
    archive.look()
    return corrected


def standings(case: Case) -> list[tuple[str, str]]:
    """The last name of each story, and what its place waits for."""
    rows = not_yet(case, sweep_of(case))
    return [
        (
            one.article.url.rpartition("/")[2] if one.article else one.title,
            Standing(one.standing).name,
        )
        for one in rows
    ]


def shown(client: Client, case: Case, part: str) -> list[str]:
    """What the marks of the rows say on the screen."""
    page = client.get(f"/desk/cases/{case.pk}/copies?show={part}").content.decode()
    return re.findall(r'<span class="badge [a-z_]+">([^<]+)</span>', page)


def test_where_the_fix_does_not_fit_comes_first_and_says_so(
    confirmed: Case, edda: Staff, client: Client
) -> None:
    assert standings(confirmed) == [
        ("canal", "UNFIT"),
        ("barges", "UNDECIDED"),
        ("herons", "UNDECIDED"),
    ]
    client.force_login(edda)
    page = client.get(f"/desk/cases/{confirmed.pk}/copies?show=waiting").content.decode()
    assert "The fix does not fit its words" in page


def test_a_refusal_stays_on_its_row(confirmed: Case, edda: Staff, client: Client) -> None:
    done = correct_copies(confirmed, " ", by=of(edda))
    assert done.decided == 0
    client.force_login(edda)
    page = client.get(f"/desk/cases/{confirmed.pk}/copies?show=waiting").content.decode()
    assert page.count("Write the notice") == 2
    assert {standing for _, standing in standings(confirmed)} == {"UNFIT"}
    assert correct_copies(confirmed, NOTICE, by=of(edda)).decided == 2
    assert [name for name, standing in standings(confirmed) if standing == "UNFIT"] == ["canal"]


def test_what_the_cms_did_not_do_in_time_is_overdue(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    correct_copies(confirmed, NOTICE, by=of(edda))
    Copy.objects.exclude(look_at=None).update(look_at="2020-01-01T00:00Z")
    archive.work()
    late = StoryChange.objects.filter(correction__article__url__endswith="/herons")
    late.update(state="overdue")
    assert standings(confirmed) == [
        ("canal", "UNFIT"),
        ("herons", "OVERDUE"),
        ("barges", "REQUESTED"),
    ]


def test_what_is_kept_by_hand_waits_for_somebody(confirmed: Case, edda: Staff) -> None:
    note_copy(confirmed, Noted("newsletter", "Briefing"), by=of(edda))
    assert ("Briefing", "UNDECIDED") in standings(confirmed)


def test_a_case_that_is_being_opened_comes_last(corrected: Case, edda: Staff) -> None:
    confirm_copies(corrected, None, by=of(edda))
    assert [standing for _, standing in standings(corrected)] == ["OPENING", "OPENING"]


def test_a_second_person_is_named_as_what_it_waits_for(
    confirmed: Case, daily: Outlet, edda: Staff
) -> None:
    daily.policy_data = {**daily.policy_data, "second_person_for": ["correction"]}
    daily.save(update_fields=["policy_data"])
    correct_copies(confirmed, NOTICE, by=of(edda))
    assert {standing for _, standing in standings(confirmed)} == {"UNFIT", "IN_APPROVAL"}


def test_one_whose_case_was_declined_a_moment_ago_says_so(confirmed: Case, edda: Staff) -> None:
    decline(Case.objects.get(article__url__endswith="/barges"), reason="It is right.", by=of(edda))
    assert ("barges", "DECLINED") in standings(confirmed)


def test_where_a_copys_case_was_merged_the_case_that_it_is_in_now_counts(
    confirmed: Case, daily: Outlet, edda: Staff
) -> None:
    daily.policy_data = {**daily.policy_data, "second_person_for": ["correction"]}
    daily.save(update_fields=["policy_data"])
    correct_copies(confirmed, NOTICE, by=of(edda))
    Copy.objects.filter(article__url__endswith="/barges").update(own_case=confirmed)
    assert ("barges", "IN_APPROVAL") in standings(confirmed)
    assert waiting_for_second(confirmed).count() == 2


def test_those_that_are_corrected_stand_by_themselves(
    corrected: Case, archive: Archive, edda: Staff, client: Client
) -> None:
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    correct_copies(corrected, NOTICE, by=of(edda))
    archive.mend("/barges")
    client.force_login(edda)
    assert shown(client, corrected, "waiting") == ["Asked of the CMS"]
    assert shown(client, corrected, "corrected") == ["Corrected"]
