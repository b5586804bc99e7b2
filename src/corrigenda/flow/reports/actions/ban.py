"""Take no more reports from the address of a held one, for a time."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.errors import BanError
from corrigenda.flow.reports.models import Ban, Report
from corrigenda.lib import clock
from corrigenda.lib.text import check_text

MAX_REASON = 500
FORGOTTEN = (
    "Nobody knows any more where this report came from: that is forgotten with the suspicion, "
    "and after 30 days. Reject it instead."
)


def ban(report: Report, *, by: Actor, reason: str = "") -> Ban:
    """Reject the report and ban its address for the days of the house's policy.

    Args:
        reason: for the desk's own list of bans; may be empty.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        BanError: its address is not known any more.
        TransitionError: it is no longer held.
    """
    require(by, "report.ban", report.outlet)
    check_text(reason, field="The reason", max_chars=MAX_REASON)
    if not report.sender:
        raise BanError(FORGOTTEN)
    now = clock.now()
    days = report.outlet.policy.ban_days
    with transaction.atomic():
        made = Ban.objects.create(
            outlet=report.outlet,
            sender=report.sender,
            reason=reason.strip(),
            made_at=now,
            made_by=by.staff,
            expires_at=now + timedelta(days=days),
            report=report,
        )
        record(by, "report.ban", report.outlet, report, ban=made.pk, days=days)
        reject(report, by=by)
    return made
