"""Use a one-time sign-in link."""

from __future__ import annotations

from corrigenda.flow.newsroom.errors import LinkSpentError
from corrigenda.flow.newsroom.models import SignInLink, Staff
from corrigenda.lib import clock, ids


def use_link(token: str) -> Staff:
    """Who the link signs in; it works only once.

    Raises:
        LinkSpentError: it was used, has expired or never was.
    """
    now = clock.now()
    link = SignInLink.objects.filter(
        token_hash=ids.token_hash(token), used_at=None, expires_at__gt=now
    ).first()
    # The UPDATE decides between two clicks on one link.
    if link is None or not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        raise LinkSpentError("This sign-in link was used already or is too old. Ask for a new one.")
    return link.staff
