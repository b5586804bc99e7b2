"""Whoever came in by a one-time link can choose a password and sign in with it."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk

GOOD = "four herons on a raft"


def test_it_opens_the_desk_the_next_time(edda: Staff, at_desk: AtDesk) -> None:
    answer = at_desk(edda).post("/desk/password", {"password": GOOD})
    assert answer.status_code == 302
    visitor = Client()
    visitor.post("/desk/sign-in", {"username": "edda", "password": GOOD})
    assert visitor.get("/desk/").status_code == 200
    assert AuditEntry.objects.filter(verb="staff.password", staff=edda).count() == 1


def test_this_session_goes_on_and_the_others_end(edda: Staff, at_desk: AtDesk) -> None:
    here, elsewhere = at_desk(edda), at_desk(edda)
    here.post("/desk/password", {"password": GOOD})
    assert here.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Write a password."),
        ("short", "at least 12 characters"),
        ("password12345", "too common"),
        ("123456789012345", "entirely numeric"),
    ],
)
def test_a_weak_one_is_refused_with_the_reason(
    edda: Staff, at_desk: AtDesk, password: str, said: str
) -> None:
    answer = at_desk(edda).post("/desk/password", {"password": password})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    edda.refresh_from_db()
    assert not edda.has_usable_password()


def test_nobody_chooses_one_without_being_signed_in(db: None) -> None:
    assert Client().get("/desk/password").status_code == 302
    assert Client().post("/desk/password", {"password": GOOD}).status_code == 403
