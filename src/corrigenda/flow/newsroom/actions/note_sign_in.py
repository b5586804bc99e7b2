"""Note in the audit trail how somebody signed in, and what became of their second factor."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.lib import mail


def note_sign_in(staff: Staff, *, how: str) -> None:
    """Note that somebody signed in.

    Args:
        how: what they showed, such as `password, app`.
    """
    with transaction.atomic():
        for outlet in outlets_of(staff):
            record(of(staff), "staff.sign_in", outlet, staff, how=how)


def note_sign_in_change(staff: Staff, *, what: str) -> None:
    """Note that how somebody signs in was changed; inside the transaction that changes it.

    Args:
        what: such as `app added`.
    """
    with transaction.atomic():
        for outlet in outlets_of(staff):
            record(of(staff), "staff.second_factor", outlet, staff, what=what)


def note_sign_in_change_by_mail(staff: Staff, *, words: str) -> None:
    """Tell somebody of it, where there is an address and a mail server.

    Args:
        words: a sentence.
    """
    if not staff.email:
        return
    body = f"{words}\n\nIf that was not you, tell an administrator of your outlet at once.\n"
    try:
        mail.send(staff.email, "Your account at the corrections desk", body)
    except mail.MailError:
        # The trail has it; that a mail server is down is no reason to refuse a second factor.
        return
