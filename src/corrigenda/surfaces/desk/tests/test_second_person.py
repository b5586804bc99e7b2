"""What the house wants to be approved waits for somebody else."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_deciding import form_of


@pytest.fixture
def waiting(edda: Staff, quotation: Case) -> Correction:
    """Edda's fix of a figure in a quotation."""
    decision = Decision("fix", after="another 14 years", reason="On tape")
    return decide(quotation, decision, by=actors.of(edda))


def test_the_panel_says_why_a_second_person_is_asked(
    stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    page = plain(at_desk(stan).get(f"/desk/cases/{waiting.case_id}"))
    assert "A second person decides: a fix that touches a figure and a quotation" in page
    assert "another [-24-][+14+] years" in page
    assert "Approve the fix" in page


def test_the_standards_editor_approves_with_a_reason(
    stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    client = at_desk(stan)
    answer = client.post(f"/desk/corrections/{waiting.pk}/approve", {"reason": "I heard it too"})
    page = plain(client.get(answer["Location"]))
    assert "Approved because: I heard it too" in page
    assert "by Stan Okoro" in page
    waiting.refresh_from_db()
    assert waiting.state == "approved"


def test_a_silent_fix_of_facts_is_not_approved_without_a_reason(
    stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    answer = at_desk(stan).post(f"/desk/corrections/{waiting.pk}/approve", {"reason": ""})
    assert answer.status_code == 422
    assert "without a notice." in answer.content.decode().split('id="approve-error"')[1][:200]


def test_nobody_approves_their_own(stan: Staff, quotation: Case, at_desk: AtDesk) -> None:
    own = decide(quotation, Decision("fix", after="another 14 years"), by=actors.of(stan))
    client = at_desk(stan)
    page = plain(client.get(f"/desk/cases/{quotation.pk}"))
    assert "nobody approves their own" in page
    assert "Approve the fix" not in page
    refused = client.post(f"/desk/corrections/{own.pk}/approve", {"reason": "I say so"})
    assert refused.status_code == 403
    assert "somebody else than who decided it" in plain(refused)


def test_who_decided_it_takes_it_back_with_a_reason(
    edda: Staff, stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    page = plain(client.get(f"/desk/cases/{waiting.case_id}"))
    assert "Take it back" in page
    assert "Stan Okoro can." in page
    url = f"/desk/corrections/{waiting.pk}/send-back"
    empty = client.post(url, {"reason": ""})
    assert empty.status_code == 422
    assert 'id="back-error"' in empty.content.decode()
    answer = client.post(url, {"reason": "She said 15"})
    page = plain(client.get(answer["Location"]))
    assert "Taken back." in page
    assert "Decide" in page
    assert form_of(client, waiting.case)["after"] == "another 14 years"


def test_that_nobody_else_may_approve_is_said_plainly(
    edda: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get(f"/desk/cases/{waiting.case_id}"))
    assert "Nobody else here may approve" in page
    assert "corrigenda hire" in page
    assert "The standards editor" not in page


def test_what_is_sent_back_is_decided_again_from_what_was_written(
    edda: Staff, stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    url = f"/desk/corrections/{waiting.pk}/send-back"
    assert at_desk(stan).post(url, {"reason": ""}).status_code == 422
    assert at_desk(stan).post(url, {"reason": "Make it a correction"}).status_code == 302
    client = at_desk(edda)
    page = plain(client.get(f"/desk/cases/{waiting.case_id}"))
    assert "Sent back: Make it a correction" in page
    form = form_of(client, waiting.case)
    assert (form["kind"], form["after"], form["reason"]) == ("fix", "another 14 years", "On tape")
    form |= {"kind": "correction", "words": "We wrote 24 years. She said 14 years."}
    assert client.post(f"/desk/cases/{waiting.case_id}/decide", form).status_code == 302


def test_a_reason_that_is_too_long_comes_back_with_an_error(
    stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    for verb in ("approve", "send-back"):
        url = f"/desk/corrections/{waiting.pk}/{verb}"
        answer = at_desk(stan).post(url, {"reason": "z" * 2001})
        assert answer.status_code == 422
        assert "z" * 2001 in answer.content.decode()


def test_the_second_of_two_approvals_is_told(
    stan: Staff, ada: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    url = f"/desk/corrections/{waiting.pk}/approve"
    at_desk(stan).post(url, {"reason": "Heard"})
    answer = at_desk(ada).post(url, {"reason": "Also heard"})
    assert answer.status_code == 409
    page = plain(answer)
    assert "Somebody else approved it or sent it back" in page
    assert "Also heard" in page
    waiting.refresh_from_db()
    assert waiting.approved_by == stan


def test_an_edit_of_the_passage_after_the_decision_is_pointed_out(
    stan: Staff, waiting: Correction, at_desk: AtDesk
) -> None:
    Correction.objects.filter(pk=waiting.pk).update(before="another 42 years")
    page = plain(at_desk(stan).get(f"/desk/cases/{waiting.case_id}"))
    assert "The passage was edited after this was decided" in page
