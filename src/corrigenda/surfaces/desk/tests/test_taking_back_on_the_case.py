"""Who decided, declined or approved can take that back on the case, while nothing has left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_deciding import form_of

BUTTON = 'data-key="u" data-key-label="Take your decision back"'


@pytest.fixture(autouse=True)
def ten_seconds(daily: Outlet) -> None:
    """The house gives the ten seconds that a policy gives unless it says otherwise."""
    daily.policy_data = {}
    daily.save(update_fields=["policy_data"])


def fix(client: Client, case: Case) -> str:
    """Decide it by the form; the page that follows."""
    given = {**form_of(client, case), "kind": "fix", "after": "after"}
    answer = client.post(f"/desk/cases/{case.pk}/decide", given)
    assert answer.status_code == 302
    return client.get(answer["Location"]).content.decode()


def take_back(client: Client, case: Case) -> str:
    return plain(client.post(f"/desk/cases/{case.pk}/undo", follow=True))


def test_a_decision_is_taken_back_and_what_was_typed_is_in_the_form(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    page = fix(client, typo)
    assert BUTTON in page
    assert "You decided it." in page
    assert "it goes out when the time to take it back is over." in page
    assert "Taken back: nothing of it has left" in take_back(client, typo)
    typo.refresh_from_db()
    assert typo.state == "new"
    assert not StoryChange.objects.exists()
    assert form_of(client, typo)["after"] == "after"
    again = client.get(f"/desk/cases/{typo.pk}").content.decode()
    assert "Taken back</span>" in again
    assert "Sent back" not in again
    assert AuditEntry.objects.filter(verb="case.undo").count() == 1


def test_until_then_the_case_says_that_nothing_was_asked(
    edda: Staff, daily: Outlet, typo: Case, at_desk: AtDesk
) -> None:
    daily.hook_url = "https://daily.example/hook"
    daily.save(update_fields=["hook_url"])
    client = at_desk(edda)
    page = fix(client, typo)
    assert "The CMS is told when it cannot be taken back any more." in page
    assert '<li class="step done"><strong>Requested' not in page
    with clock.frozen(clock.now() + timedelta(seconds=11)):
        page = client.get(f"/desk/cases/{typo.pk}").content.decode()
    assert '<li class="step done"><strong>Requested' in page


def test_declining_is_taken_back_before_a_reader_reads_it(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    url = f"/desk/cases/{typo.pk}/decline"
    page = client.post(url, {"reason": "It is right so."}, follow=True).content.decode()
    assert "Declined. The reason goes to every reader’s receipt." in page
    assert "What the readers will be told:" in page
    assert BUTTON in page
    assert "the case is open again, and no reader was told" in take_back(client, typo)
    typo.refresh_from_db()
    assert (typo.state, typo.decline_reason) == ("new", "")


def test_an_approval_is_taken_back_by_who_gave_it_and_by_nobody_else(
    edda: Staff, stan: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    waiting = decide(quotation, Decision("fix", after="another 14 years"), by=actors.of(edda))
    client = at_desk(stan)
    answer = client.post(
        f"/desk/corrections/{waiting.pk}/approve", {"reason": "I heard it too"}, follow=True
    )
    page = answer.content.decode()
    assert "You approved it." in page
    assert BUTTON in page
    theirs = at_desk(edda)
    assert "You approved it." not in theirs.get(f"/desk/cases/{quotation.pk}").content.decode()
    assert "Not taken back. Who decided it can" in take_back(theirs, quotation)
    assert "it waits for approval again" in take_back(client, quotation)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.approved_by) == ("in_approval", None)
    assert "Approve the fix" in plain(client.get(f"/desk/cases/{quotation.pk}"))


def test_when_the_time_is_over_there_is_no_button_and_the_answer_says_so(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    fix(client, typo)
    with clock.frozen(clock.now() + timedelta(seconds=11)):
        assert BUTTON not in client.get(f"/desk/cases/{typo.pk}").content.decode()
        assert "The time to take it back is over" in take_back(client, typo)
    assert Correction.objects.get().state == "approved"


def test_the_seconds_are_the_houses(
    edda: Staff, daily: Outlet, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    daily.policy_data = {"undo_seconds": 45}
    daily.save(update_fields=["policy_data"])
    assert 'data-seconds="44"' in fix(client, typo)
    daily.policy_data = {"undo_seconds": 0}
    daily.save(update_fields=["policy_data"])
    url = f"/desk/cases/{figure.pk}/decline"
    page = client.post(url, {"reason": "It is right so."}, follow=True).content.decode()
    assert BUTTON not in page
    assert "Declined. The reason stands on every reader’s receipt." in page


def test_one_of_many_that_were_declined_in_one_go_is_taken_back_alone(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    both = [f"{case.pk}:" for case in (typo, figure)]
    client.post("/desk/queue", {"bulk": "decline", "case": both, "reason": "It is right so."})
    take_back(client, typo)
    typo.refresh_from_db()
    figure.refresh_from_db()
    assert (typo.state, figure.state) == ("new", "declined")


def test_strangers_and_reporters_take_nothing_back(
    edda: Staff, rolf: Staff, stranger: Staff, typo: Case, at_desk: AtDesk
) -> None:
    fix(at_desk(edda), typo)
    assert at_desk(stranger).post(f"/desk/cases/{typo.pk}/undo").status_code == 404
    assert at_desk(rolf).post(f"/desk/cases/{typo.pk}/undo").status_code in (403, 404)
    typo.refresh_from_db()
    assert typo.state == "decided"
