"""Say that a held report is abuse."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.lib import clock
from corrigenda.lib.text import check_text

MAX_REASON = 500


def reject(report: Report, *, by: Actor, reason: str = "") -> None:
    """It goes no further; its words are kept as long as others', and its receipt says so.

    Args:
        reason: for the one who sent it; may be empty.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        TextError: the reason cannot be stored.
        TransitionError: it is no longer held.
    """
    require(by, "report.reject", report.outlet)
    check_text(reason, field="The reason", max_chars=MAX_REASON)
    with transaction.atomic():
        REPORT.advance(
            report,
            ReportState.REJECTED,
            judged_at=clock.now(),
            rejected_because=reason.strip(),
            sender="",
        )
        record(by, "report.reject", report.outlet, report, reason=reason.strip())
