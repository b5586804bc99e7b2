"""Let a program in by the token of a member of staff."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from corrigenda.flow.newsroom.actions.make_token import PREFIX
from corrigenda.flow.newsroom.models import Staff, StaffToken
from corrigenda.lib import clock, ids

_USE_NOTED_EVERY = timedelta(hours=1)


def use_token(token: str) -> Staff | None:
    """Whose token it is, with its use noted; None for one that is not valid."""
    if not token.startswith(PREFIX):
        return None
    row = (
        StaffToken.objects.select_related("staff")
        .filter(token_hash=ids.token_hash(token), revoked_at=None, staff__is_active=True)
        .first()
    )
    if row is None:
        return None
    now = clock.now()
    stale = Q(used_at=None) | Q(used_at__lt=now - _USE_NOTED_EVERY)
    if row.used_at is None or row.used_at < now - _USE_NOTED_EVERY:
        StaffToken.objects.filter(stale, pk=row.pk).update(used_at=now)
    return row.staff
