"""A form that did not come from our own page does nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.models import SignInLink, Staff
from corrigenda.surfaces.desk.tests.reading import plain


@pytest.mark.parametrize("verb", ["decide", "decline", "check"])
def test_without_its_token_a_form_is_refused_in_words(edda: Staff, typo: Case, verb: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(edda)
    answer = client.post(
        f"/desk/cases/{typo.pk}/{verb}", {"kind": "fix", "after": "after", "reason": "No"}
    )
    assert answer.status_code == 403
    assert "could not be matched with your browser" in plain(answer)
    typo.refresh_from_db()
    assert typo.state == "new"


def test_nor_does_it_sign_in_or_out_or_spend_a_link(edda: Staff) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/desk/sign-in", {"username": "edda", "password": "x"}).status_code == 403
    assert client.post(f"/desk/enter/{make_link(edda)}").status_code == 403
    assert SignInLink.objects.get().used_at is None
    client.force_login(edda)
    assert client.post("/desk/sign-out").status_code == 403
    assert client.get("/desk/").status_code == 200


def test_with_its_token_it_is_taken(edda: Staff, typo: Case) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(edda)
    html = client.get(f"/desk/cases/{typo.pk}").content.decode()
    token = html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = client.post(f"/desk/cases/{typo.pk}/check", {"csrfmiddlewaretoken": token})
    assert answer.status_code == 302
