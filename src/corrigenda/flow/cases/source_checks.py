"""What others ask of the source checks."""

from __future__ import annotations

from django.db.models import QuerySet

from corrigenda.flow.cases.models import SourceCheck
from corrigenda.lib import clock, ids


def open_checks() -> QuerySet[SourceCheck]:
    """Those that were neither answered nor taken back; some may be too old."""
    return SourceCheck.objects.filter(answered_at=None, withdrawn_at=None)


def check_of_token(token: str) -> SourceCheck | None:
    """The source check behind a link."""
    return (
        SourceCheck.objects.select_related("case__outlet", "case__article__current")
        .filter(token_hash=ids.token_hash(token))
        .first()
    )


def is_open(check: SourceCheck) -> bool:
    """Whether its link still takes an answer."""
    spent = check.answered_at or check.withdrawn_at
    return not spent and check.expires_at > clock.now()


def check_of_key(pk: int) -> SourceCheck | None:
    """The source check with that key, whoever may see it."""
    return SourceCheck.objects.select_related("case__outlet").filter(pk=pk).first()
