"""Declining changes nothing and gives the readers a reason."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain


def test_the_reason_is_kept_for_the_readers(edda: Staff, figure: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    answer = client.post(
        f"/desk/cases/{figure.pk}/decline", {"reason": "The ministry confirmed 28,000."}
    )
    page = plain(client.get(answer["Location"]))
    assert "What the readers were told: The ministry confirmed 28,000." in page
    assert "What is it?" not in page
    figure.refresh_from_db()
    assert (figure.state, figure.decline_reason) == ("declined", "The ministry confirmed 28,000.")


def test_without_a_reason_nothing_is_declined(edda: Staff, figure: Case, at_desk: AtDesk) -> None:
    answer = at_desk(edda).post(f"/desk/cases/{figure.pk}/decline", {"reason": "  "})
    assert answer.status_code == 422
    assert "Give the readers a reason." in answer.content.decode().split("decline-error")[1]
    figure.refresh_from_db()
    assert figure.state == "new"


def test_a_reason_that_is_too_long_is_kept_in_the_form(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    reason = "so " * 700
    answer = at_desk(edda).post(f"/desk/cases/{figure.pk}/decline", {"reason": reason})
    assert answer.status_code == 422
    assert reason.strip() in answer.content.decode()
    assert "at most 2,000" in plain(answer)


def test_a_case_that_was_decided_meanwhile_is_not_declined(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{figure.pk}/decline", {"reason": "First"})
    answer = client.post(f"/desk/cases/{figure.pk}/decline", {"reason": "Second"})
    assert answer.status_code == 409
    page = plain(answer)
    assert "Somebody else decided this case" in page
    assert "Second" in page
    figure.refresh_from_db()
    assert figure.decline_reason == "First"
