"""Whether somebody still owes the second factor that their house asks for."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator

from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import owes_second_factor

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def lacks_second_factor(staff: Staff) -> bool:
    """Whether a role of theirs asks for a second factor and they have none."""
    return owes_second_factor(staff) and not has_second_factor(staff)


def has_second_factor(staff: Staff) -> bool:
    """Whether they have an authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user=staff, type__in=SECOND_FACTORS).exists())


def whose_second_factor(staff: Iterable[int]) -> set[int]:
    """Which of these members of staff have one, by their keys."""
    kept = Authenticator.objects.filter(user__in=list(staff), type__in=SECOND_FACTORS)
    return set(kept.values_list("user_id", flat=True))
