"""The house's signing key: made when it is first needed."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from corrigenda.flow.publication.chain.signing import name_of, new_key, public
from corrigenda.flow.publication.models import SigningKey
from corrigenda.flow.publication.sealing import sealed
from corrigenda.lib import clock


def make_key() -> SigningKey:
    """The key that signs now; of two processes that make the first, one does and both use it."""
    known = SigningKey.objects.order_by("-number").first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return make_key_after(0, new_key())
    except IntegrityError:
        return SigningKey.objects.latest("number")


def make_key_after(number: int, key: dict[str, str], statement: str = "") -> SigningKey:
    """Keep a new key as the one after key `number`, sealed."""
    return SigningKey.objects.create(
        number=number + 1,
        kid=name_of(key),
        public=public(key),
        sealed=sealed(key),
        since=clock.now(),
        statement=statement,
    )
