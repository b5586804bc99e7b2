"""Signing in and out with a password."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.reading import plain

PASSWORD = "a pelican on the quay"


@pytest.fixture
def edda(edda: Staff) -> Staff:
    edda.set_password(PASSWORD)
    edda.save()
    return edda


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> str:
    answer = client.post("/desk/sign-in", {"username": "edda", "password": password, **more})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_the_right_password_leads_to_the_queue(client: Client, edda: Staff) -> None:
    assert sign_in(client) == "/desk/"
    assert "Edda Brandt" in client.get("/desk/").content.decode()


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(
    client: Client, edda: Staff
) -> None:
    wrong = sign_in(client, "not this one")
    unknown = client.post("/desk/sign-in", {"username": "nobody", "password": PASSWORD})
    message = "No account has this user name and password"
    assert message in wrong
    assert message in unknown.content.decode()
    assert unknown.status_code == 422


def test_an_empty_field_is_named_and_the_user_name_is_kept(client: Client, edda: Staff) -> None:
    page = sign_in(client, "")
    assert 'id="password-error"' in page
    assert 'value="edda"' in page


@pytest.mark.parametrize("path", ["/desk/", "/desk/cases/1", "/desk/?show=declined&page=2"])
def test_every_page_asks_for_sign_in_and_then_goes_on(
    client: Client, edda: Staff, path: str
) -> None:
    asked = client.get(path)
    assert asked.status_code == 302
    assert asked["Location"].startswith("/desk/sign-in?next=%2Fdesk%2F")
    form = client.get(asked["Location"])
    assert sign_in(client, next=form.context["next"]) == path


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", "\n//x"],
)
def test_after_sign_in_nobody_is_sent_to_another_site(
    client: Client, edda: Staff, elsewhere: str
) -> None:
    assert sign_in(client, next=elsewhere) == "/desk/"


def test_who_has_left_cannot_sign_in(client: Client, edda: Staff) -> None:
    edda.is_active = False
    edda.save()
    assert "No account has this" in sign_in(client)


def test_signing_out_ends_the_session_and_takes_a_post(client: Client, edda: Staff) -> None:
    sign_in(client)
    assert client.get("/desk/sign-out").status_code == 405
    assert client.post("/desk/sign-out")["Location"] == "/desk/sign-in"
    assert client.get("/desk/").status_code == 302


def test_words_that_were_typed_are_handed_back_when_the_session_had_ended(
    client: Client, typo: Case
) -> None:
    answer = client.post(
        f"/desk/cases/{typo.pk}/decide", {"kind": "fix", "words": "A <b>long</b> notice"}
    )
    assert answer.status_code == 403
    assert "A &lt;b&gt;long&lt;/b&gt; notice" in answer.content.decode()
    typo.refresh_from_db()
    assert typo.state == "new"


def test_pages_of_the_desk_are_not_kept_by_caches(client: Client, edda: Staff) -> None:
    sign_in(client)
    assert "no-store" in client.get("/desk/")["Cache-Control"]


def test_the_page_says_truly_who_makes_one_time_links(client: Client) -> None:
    page = plain(client.get("/desk/sign-in"))
    assert "Whoever runs the server can make you a one-time link" in page
    assert "corrigenda sign-in NAME" in page
