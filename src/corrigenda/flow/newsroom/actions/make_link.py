"""Make a link that signs somebody in once."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.newsroom.models import SignInLink, Staff
from corrigenda.lib import clock, ids


def make_link(staff: Staff, *, valid: timedelta = timedelta(hours=24)) -> str:
    """A new one-time token for `staff`; only its hash is kept."""
    token = ids.token()
    SignInLink.objects.create(
        staff=staff, token_hash=ids.token_hash(token), expires_at=clock.now() + valid
    )
    return token
