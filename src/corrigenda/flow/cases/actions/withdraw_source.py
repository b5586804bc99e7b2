"""Take a link to a source back."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.answer_source import wait_no_longer
from corrigenda.flow.cases.models import SourceCheck
from corrigenda.flow.cases.source_checks import open_checks
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock
from corrigenda.lib.states import StaleStateError


def withdraw_source(check: SourceCheck, *, by: Actor) -> None:
    """The link works no more; the case goes on when nobody else is waited for.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        StaleStateError: it was answered or taken back already.
    """
    require(by, "case.ask_source", check.case.outlet)
    with transaction.atomic():
        if not open_checks().filter(pk=check.pk).update(withdrawn_at=clock.now()):
            raise StaleStateError("The answer came first: look at the case again.")
        record(by, "case.withdraw_source", check.case.outlet, check.case, asked=check.name)
        wait_no_longer(check.case_id)
