"""A link signs one person in, once, and only when they press the button."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.models import Staff


def test_the_button_signs_in(client: Client, edda: Staff) -> None:
    answer = client.post(f"/desk/enter/{make_link(edda)}")
    assert answer["Location"] == "/desk/"
    assert "Edda Brandt" in client.get("/desk/").content.decode()


def test_a_preview_of_the_link_does_not_spend_it(client: Client, edda: Staff) -> None:
    link = f"/desk/enter/{make_link(edda)}"
    for _ in range(3):
        page = client.get(link)
        assert page.status_code == 200
    client.head(link)
    assert "Edda" not in page.content.decode()
    assert client.get("/desk/").status_code == 302
    assert client.post(link).status_code == 302


def test_the_second_use_is_refused_in_words(client: Client, edda: Staff) -> None:
    link = f"/desk/enter/{make_link(edda)}"
    client.post(link)
    again = Client().post(link)
    assert again.status_code == 410
    assert "was used already or is too old" in again.content.decode()


def test_an_expired_or_invented_link_is_refused_alike(client: Client, edda: Staff) -> None:
    expired = make_link(edda, valid=timedelta(seconds=-1))
    for token in (expired, "invented"):
        assert client.post(f"/desk/enter/{token}").status_code == 410
    assert client.get("/desk/").status_code == 302


def test_a_link_of_somebody_who_has_left_does_not_sign_in(client: Client, edda: Staff) -> None:
    link = make_link(edda)
    edda.is_active = False
    edda.save()
    answer = client.post(f"/desk/enter/{link}")
    assert answer.status_code == 410
    assert "account is closed" in answer.content.decode()
    assert client.get("/desk/").status_code == 302


def test_the_page_of_a_link_is_not_kept_or_indexed(client: Client, edda: Staff) -> None:
    page = client.get(f"/desk/enter/{make_link(edda)}")
    assert "no-store" in page["Cache-Control"]
    assert 'content="noindex' in page.content.decode()
