"""Make a token by which a program acts for a member of staff."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Staff, StaffToken
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.lib import clock, ids, text

PREFIX = "cst_"
"""Of every such token, so that a scanner for secrets knows one that leaked."""
MOST = 20
MAX_NAME = 100


def make_token(staff: Staff, *, name: str) -> str:
    """A new token for `staff`; only its hash is kept, so this is the one time it is told.

    Raises:
        StaffError: a name that cannot be, or as many tokens as anybody may have.
    """
    name = _checked_name(name)
    with transaction.atomic():
        Staff.objects.select_for_update().get(pk=staff.pk)
        if StaffToken.objects.filter(staff=staff, revoked_at=None).count() >= MOST:
            raise StaffError(f"You have {MOST} tokens: revoke one that is no longer used.")
        token = PREFIX + ids.token()
        row = StaffToken.objects.create(
            staff=staff, name=name, token_hash=ids.token_hash(token), made_at=clock.now()
        )
        for outlet in outlets_of(staff):
            record(of(staff), "staff.make_token", outlet, row, name=name)
    return token


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise StaffError("Say what the token is for, such as: night script.")
    try:
        return text.check_text(name, field="The name", max_chars=MAX_NAME)
    except text.TextError as error:
        raise StaffError(str(error)) from error
