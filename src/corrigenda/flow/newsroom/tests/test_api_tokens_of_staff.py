"""A member of staff makes tokens for programs; only hashes are kept, and they end when revoked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.newsroom.actions.make_token import MOST, make_token
from corrigenda.flow.newsroom.actions.revoke_token import revoke_token
from corrigenda.flow.newsroom.actions.use_token import use_token
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import AuditEntry, Staff, StaffToken
from corrigenda.lib import clock


def test_it_speaks_for_whom_it_was_made_by(edda: Staff, stan: Staff) -> None:
    token = make_token(edda, name="night script")
    make_token(stan, name="another")
    assert use_token(token) == edda


def test_revoked_it_speaks_for_nobody(edda: Staff) -> None:
    token = make_token(edda, name="night script")
    revoke_token(edda, StaffToken.objects.get().pk)
    assert use_token(token) is None


def test_nobody_revokes_what_is_not_theirs(edda: Staff, ada: Staff) -> None:
    token = make_token(edda, name="night script")
    revoke_token(ada, StaffToken.objects.get().pk)
    assert use_token(token) == edda


@pytest.mark.parametrize("token", ["", "cst_", "cst_never-was", "cst_\x00\ud800", "x" * 100_000])
def test_one_that_never_was_speaks_for_nobody(edda: Staff, token: str) -> None:
    assert use_token(token) is None


def test_neither_row_nor_trail_has_the_token(edda: Staff) -> None:
    token = make_token(edda, name="night script")
    kept = str([*StaffToken.objects.values(), *AuditEntry.objects.values()])
    assert token not in kept
    assert token.removeprefix("cst_") not in kept


def test_its_use_is_noted_to_the_hour(edda: Staff) -> None:
    token, now = make_token(edda, name="night script"), clock.now()
    for later in (timedelta(0), timedelta(minutes=59)):
        with clock.frozen(now + later):
            use_token(token)
    assert StaffToken.objects.get().used_at == now
    with clock.frozen(now + timedelta(hours=2)):
        use_token(token)
    assert StaffToken.objects.get().used_at == now + timedelta(hours=2)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "n" * 101])
def test_a_name_that_cannot_be_is_refused(edda: Staff, name: str) -> None:
    with pytest.raises(StaffError):
        make_token(edda, name=name)


def test_there_are_twenty_at_most(edda: Staff) -> None:
    for number in range(MOST):
        make_token(edda, name=f"script {number}")
    with pytest.raises(StaffError, match="revoke"):
        make_token(edda, name="one more")
