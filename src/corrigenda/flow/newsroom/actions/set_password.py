"""Choose a password."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import PasswordError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of


def set_password(staff: Staff, password: str) -> None:
    """Give somebody the password that they chose.

    Raises:
        PasswordError: it is too short, too common or too much like their name.
    """
    try:
        validate_password(password, staff)
    except ValidationError as error:
        raise PasswordError(" ".join(error.messages)) from error
    with transaction.atomic():
        staff.set_password(password)
        staff.save(update_fields=["password"])
        for outlet in outlets_of(staff):
            record(of(staff), "staff.password", outlet, staff)
