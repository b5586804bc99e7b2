"""Say that an editor has read what readers of a case wrote to the desk."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.see_replies import see_replies


def see_reply(case: Case, reports: Collection[int], *, by: Actor) -> int:
    """The replies to these reports of the case are new no more; doing it again is harmless.

    Args:
        reports: their keys; those of other cases are passed over.

    Returns:
        how many were new.

    Raises:
        NotAllowedError: `by` is no editor of the outlet.
    """
    require(by, "case.see_reply", case.outlet)
    with transaction.atomic():
        joined = JoinedReport.objects.filter(case=case, report__in=reports)
        seen = see_replies(joined.values_list("report_id", flat=True), by.staff)
        if seen:
            record(by, "case.see_reply", case.outlet, case)
    return seen
