"""A reader's address, known again without being kept: by its keyed hash."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings

from corrigenda.flow.propagation.models import Asking, ReaderAddress
from corrigenda.lib import ids


def address_hash(email: str) -> str:
    """The same for every way of writing one address; 64 hexadecimal digits.

    Only the host is without regard to case by the standard, but no mail service in use tells
    mailboxes apart by it, and a limit must not be got round by it.
    """
    folded = email.strip().casefold().encode()
    return hmac.new(_secret(), b"reader address:" + folded, hashlib.sha256).hexdigest()


def address_of(email: str) -> ReaderAddress | None:
    """What is remembered of an address."""
    return ReaderAddress.objects.filter(address_hash=address_hash(email)).first()


def stop_token(address: ReaderAddress) -> str:
    """The token by which the owner of an address stops all mail."""
    return ids.derived_token(_secret(), "mail-stop", address.address_hash)


def stop_hash(hashed: str) -> str:
    """What is stored of that token."""
    return ids.token_hash(ids.derived_token(_secret(), "mail-stop", hashed))


def confirm_token(asking: Asking) -> str:
    """The token by which a reader confirms; derived, so that a mail can be sent again."""
    return ids.derived_token(_secret(), "mail-confirm", asking.nonce.hex)


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
