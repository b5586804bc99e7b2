"""An error is said in plain words to people, and in the protocol's own to programs."""

from __future__ import annotations

from django.test import Client

from corrigenda.flow.newsroom.models import Staff


def test_on_the_desk_it_leads_back_to_the_queue(client: Client, edda: Staff) -> None:
    client.force_login(edda)
    page = client.get("/desk/cases/999999")
    assert page.status_code == 404
    assert "There is nothing here" in page.content.decode()
    assert 'href="/desk/">Back to the queue' in page.content.decode()


def test_elsewhere_it_leads_to_the_log(client: Client) -> None:
    page = client.get("/nowhere").content.decode()
    assert "There is nothing here" in page
    assert 'href="/corrections/">The log' in page


def test_a_program_reads_the_titles_of_http(client: Client) -> None:
    told = client.get("/api/nowhere", headers={"accept": "application/json"}).json()
    assert told["title"] == "Not Found"
