"""An editor asks the person quoted, hands the link over, and reads the answer on the case."""

from __future__ import annotations

import re

from django.test import Client

from corrigenda.flow.cases.models import Case, SourceCheck
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain

ORLA = {"name": "Orla Venn", "question": "said"}


def test_the_link_is_shown_once_and_the_case_waits(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    made = client.post(f"/desk/cases/{quotation.pk}/ask-source", ORLA)
    link = re.findall(r'value="(https://desk\.example/check/[^"]+)"', made.content.decode())[0]
    page = client.get(f"/desk/cases/{quotation.pk}")
    assert link not in page.content.decode()
    assert "Orla Venn No answer yet Did you say this?" in plain(page)
    assert "Awaiting source" in plain(page)
    Client().post(link.removeprefix("https://desk.example"), {"answer": "disputed"})
    assert "Orla Venn Disputed" in plain(client.get(f"/desk/cases/{quotation.pk}"))
    trail = plain(client.get(f"/desk/cases/{quotation.pk}"))
    assert "Orla Venn, asked by the desk disputed the passage" in trail


def test_without_a_mail_server_the_link_is_handed_over(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    sent = {**ORLA, "email": "orla@port-maren.example"}
    made = plain(at_desk(edda).post(f"/desk/cases/{quotation.pk}/ask-source", sent))
    assert "The mail was not sent." in made
    assert "Hand the link over yourself." in made


def test_a_question_that_gives_a_reader_away_stays_in_its_field(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    sent = {"name": "Orla Venn", "question": "", "own": "Was it 14 years that you said?"}
    answer = at_desk(edda).post(f"/desk/cases/{quotation.pk}/ask-source", sent)
    assert answer.status_code == 422
    assert "is what a reader wrote" in plain(answer)
    assert 'value="Was it 14 years that you said?"' in answer.content.decode()
    assert not SourceCheck.objects.exists()


def test_a_link_is_taken_back_and_the_case_goes_on(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{quotation.pk}/ask-source", ORLA)
    address = f"/desk/source-checks/{SourceCheck.objects.get().pk}/withdraw"
    page = plain(client.post(address, follow=True))
    assert "The link of Orla Venn works no more." in page
    assert "Orla Venn Taken back" in page
    assert client.post(address).status_code == 409


def test_a_stranger_takes_no_link_back(
    edda: Staff, stranger: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    at_desk(edda).post(f"/desk/cases/{quotation.pk}/ask-source", ORLA)
    address = f"/desk/source-checks/{SourceCheck.objects.get().pk}/withdraw"
    assert at_desk(stranger).post(address).status_code == 404
    assert at_desk(stranger).post("/desk/source-checks/999/withdraw").status_code == 404
