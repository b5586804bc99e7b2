"""What is written is looked at while it is typed, kept, and read before it goes out."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide as decide_it
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, Draft
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_deciding import form_of

SOFT = "We misstated the sum of 28,000 crowns. It is 26,000 crowns."


def sent(client: Client, case: Case, **typed: str) -> tuple[int, str]:
    answer = client.post(f"/desk/cases/{case.pk}/decide", {**form_of(client, case), **typed})
    return answer.status_code, answer.content.decode()


def test_advice_comes_back_once_with_what_was_typed_and_then_goes_through(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    status, page = sent(client, figure, words=SOFT)
    assert status == 422
    assert "is a soft word for an error" in page
    assert SOFT in page
    assert '<input type="hidden" name="accepted" value="euphemisms" form="decision">' in page
    assert sent(client, figure, words=SOFT, accepted="euphemisms")[0] == 302
    assert Correction.objects.get().overridden[0]["check"] == "euphemisms"


def test_a_refusal_is_not_passed_over(edda: Staff, figure: Case, at_desk: AtDesk) -> None:
    typed = {"kind": "clarification", "words": "It is 26,000 crowns.", "accepted": "right_kind"}
    status, page = sent(at_desk(edda), figure, **typed)
    assert status == 422
    assert 'id="words-error"' in page
    assert 'name="accepted" value="right_kind"' not in page
    assert not Correction.objects.exists()


def test_twenty_thousand_characters_come_back_whole(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    status, page = sent(at_desk(edda), figure, words="w" * 20_000)
    assert status == 422
    assert "20,000 characters, and at most 4,000" in page
    assert "w" * 20_000 in page
    assert Draft.objects.get().typed["words"] == "w" * 20_000


def test_while_it_is_typed_the_diff_and_the_findings_come_back_and_it_is_kept(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    typed = {"kind": "correction", "after": "26,000", "words": SOFT}
    answer = client.post(f"/desk/cases/{figure.pk}/draft", typed)
    page = plain(answer)
    assert "[-28,000-][+26,000+]" in page
    assert "Better not" in page
    assert "draft kept" in page
    assert not Correction.objects.exists()
    form = form_of(client, figure)
    assert (form["kind"], form["words"], form["after"]) == ("correction", SOFT, "26,000")
    assert "This is your draft of" in plain(client.get(f"/desk/cases/{figure.pk}"))


def test_a_draft_is_its_writers_own_and_may_be_thrown_away(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{figure.pk}/draft", {"kind": "correction", "words": "Mine"})
    assert form_of(at_desk(stan), figure)["words"] == ""
    client.post(f"/desk/cases/{figure.pk}/draft/throw")
    assert form_of(client, figure)["words"] == ""


def test_signed_out_in_the_middle_the_draft_is_still_there(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{figure.pk}/draft", {"kind": "correction", "words": SOFT})
    client.logout()
    assert client.post(f"/desk/cases/{figure.pk}/draft", {"words": "x"}).status_code == 403
    assert form_of(at_desk(edda), figure)["words"] == SOFT


def test_what_was_being_written_when_another_decided_is_handed_back(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{figure.pk}/draft", {"kind": "correction", "words": SOFT})
    words = "It said 28,000 crowns. It is 26,000."
    decide_it(figure, Decision("correction", words=words), by=of(stan))
    page = plain(client.get(f"/desk/cases/{figure.pk}"))
    assert "What you were writing" in page
    assert "Stan Okoro decided this case" in page
    assert SOFT in page


def test_the_houses_words_are_offered_without_a_script_too(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    status, page = sent(client, figure, offer="1")
    assert status == 200
    assert "said “28,000”. It should have said “26,000”." in page
    assert not Correction.objects.exists()


@pytest.mark.parametrize("who", ["rolf", "stranger"])
def test_who_may_not_decide_keeps_no_draft(
    figure: Case, at_desk: AtDesk, request: pytest.FixtureRequest, who: str
) -> None:
    client = at_desk(request.getfixturevalue(who))
    answer = client.post(f"/desk/cases/{figure.pk}/draft", {"words": "x"})
    assert answer.status_code in (403, 404)
    assert not Draft.objects.exists()


def test_another_place_needs_its_reason_beside_the_field(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    words = "It said 28,000 crowns. It is 26,000."
    status, page = sent(client, figure, words=words, placement="end")
    assert status == 422
    assert 'id="placement-reason-error"' in page
    assert sent(client, figure, words=words, placement="end", placement_reason="x")[0] == 302
    assert Correction.objects.get().placement == "end"


def test_loading_the_address_of_the_form_again_leads_to_the_case(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    answer = at_desk(edda).get(f"/desk/cases/{figure.pk}/decide")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/cases/{figure.pk}")
