"""Change the key by which the house signs its logs; the old key signs the new one."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.publication.actions.make_key import make_key, make_key_after
from corrigenda.flow.publication.chain.keys import rotation
from corrigenda.flow.publication.chain.signing import new_key
from corrigenda.flow.publication.models import SigningKey
from corrigenda.flow.publication.sealing import unsealed
from corrigenda.lib import clock


def rotate_key(*, by: Actor, lost: bool = False) -> SigningKey:
    """Make a new key and erase the private part of the old one; returns the new one.

    With `lost` the old key cannot be used any more: the new one is then signed by nobody, and
    whoever checks the log is told so.

    Raises:
        NotAllowedError: it is every outlet's key, so only an administrator of all of them may.
        UnsealedError: the old key cannot be used, and it was not said to be lost.
    """
    with transaction.atomic():
        outlets = list(Outlet.objects.order_by("pk"))
        for outlet in outlets:
            require(by, "outlet.change", outlet)
        make_key()
        # Locked: of two who rotate at once the second one rotates the first one's key.
        old = SigningKey.objects.select_for_update().order_by("-number")[0]
        key = new_key()
        statement = "" if lost else rotation(unsealed(old.sealed), key, clock.now())
        made = make_key_after(old.number, key, statement)
        SigningKey.objects.filter(pk=old.pk).update(until=made.since, sealed="")
        for outlet in outlets:
            record(by, "log.rotate_key", outlet, made, kid=made.kid, lost=lost)
    return made
