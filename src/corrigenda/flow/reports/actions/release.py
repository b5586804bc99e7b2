"""Let a held report, or one that was rejected by mistake, go on to the editors."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError


def release(report: Report, *, by: Actor) -> None:
    """It is real: from now on it is as any other, and who sent it is forgotten.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        TransitionError: it has gone on already, or its words were erased.
    """
    require(by, "report.release", report.outlet)
    if report.erased_at is not None:
        raise TransitionError("The words of this report were erased: there is nothing to release.")
    with transaction.atomic():
        REPORT.advance(
            report,
            ReportState.RECEIVED,
            judged_at=clock.now(),
            sender="",
            rejected_because="",
            located_at=None,
            leased_until=None,
        )
        record(by, "report.release", report.outlet, report, points=report.spam_points)
