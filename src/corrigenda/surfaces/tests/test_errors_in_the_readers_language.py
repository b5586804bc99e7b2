"""What goes wrong on a reader's page is told in the language that their browser asks for."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.tests.reading import read_page

SAYS = {
    "uk": ("uk", "ltr", "Тут нічого немає"),
    "de-AT,de;q=0.9": ("de", "ltr", "Hier gibt es nichts"),
    "ar": ("ar", "rtl", "لا شيء هنا"),
    "fr": ("en", "ltr", "There is nothing here"),
    "": ("en", "ltr", "There is nothing here"),
}


def ways(page: Any) -> tuple[str, str]:
    return page.get("lang"), page.get("dir")


@pytest.mark.parametrize("asked", SAYS)
@pytest.mark.parametrize("path", ["/nowhere", "/mail/nowhere", "/corrections/a/b/c"])
def test_an_address_that_is_none(client: Client, path: str, asked: str) -> None:
    language, direction, title = SAYS[asked]
    answer = client.get(path, headers={"accept-language": asked})
    page = read_page(answer.content)
    assert answer.status_code == 404
    assert ways(page) == (language, direction)
    assert title in page.text_content()
    assert "Accept-Language" in answer["Vary"]
    others = {said for _, _, said in SAYS.values()} - {title}
    assert not any(one in page.text_content() for one in others)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/corrections/nothing-like-this", "Записи ніколи не вилучають"),
        ("/corrections/withdrawn?url=https://daily.example/a", "Матеріалу, відкликаного"),
        ("/corrections/?outlet=nobody", "За цією адресою нічого немає"),
    ],
)
def test_what_is_not_in_the_log(client: Client, daily: Outlet, path: str, says: str) -> None:
    answer = client.get(path, headers={"accept-language": "uk"})
    page = read_page(answer.content)
    assert answer.status_code == 404
    assert page.get("lang") == "uk"
    assert says in page.text_content()
    assert "Журнал виправлень" in page.text_content()


@pytest.mark.parametrize("path", ["/report", "/receipt/none/appeal", "/mail/confirm/none"])
def test_a_form_that_its_page_did_not_send(db: None, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(path, {"says": "afer"}, headers={"accept-language": "de"})
    assert answer.status_code == 403
    page = read_page(answer.content)
    assert page.get("lang") == "de"
    assert "gespeichert wurde nichts" in page.text_content()


@pytest.mark.parametrize("path", ["/receipt/none", "/corrections/"])
def test_an_address_that_takes_no_form(client: Client, path: str) -> None:
    answer = client.post(path, {"says": "afer"}, headers={"accept-language": "de"})
    page = read_page(answer.content)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert ways(page) == ("de", "ltr")
    assert "laden Sie die Seite neu" in page.text_content()


def test_a_form_with_more_than_anything_that_is_taken(client: Client) -> None:
    sent = {"says": "x" * 6_400_000}
    answer = client.post("/report", sent, headers={"accept-language": "uk"})
    page = read_page(answer.content)
    assert answer.status_code == 413
    assert ways(page) == ("uk", "ltr")
    assert "нічого не збережено" in page.text_content()


def test_what_breaks_on_our_side(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: HttpRequest) -> str:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("corrigenda.surfaces.reader.home.asked_for", broken)
    client.raise_request_exception = False
    answer = client.get("/", headers={"accept-language": "ar"})
    page = read_page(answer.content)
    assert answer.status_code == 500
    assert ways(page) == ("ar", "rtl")
    assert "حدث عطل" in page.text_content()
    assert "secret" not in answer.content.decode()


def test_the_desk_stays_in_the_language_of_the_desk(client: Client, edda: Staff) -> None:
    client.force_login(edda)
    page = client.get("/desk/cases/999999", headers={"accept-language": "uk"}).content.decode()
    assert "There is nothing here" in page
    assert '<html lang="en"' in page


def test_a_program_is_told_in_english(client: Client) -> None:
    asked = {"accept": "application/json", "accept-language": "uk"}
    told = client.get("/nowhere", headers=asked).json()
    assert told["detail"] == "There is nothing at this address. Check the link."
    told = client.post("/receipt/none", headers=asked).json()
    assert told["detail"] == "This address does not take POST. It takes GET, HEAD."
