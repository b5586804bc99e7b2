"""Count a case's reports anew, after some came or went together."""

from __future__ import annotations

from django.db.models import Count, Max, Min, Q

from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.triage import TRIAGE_FIELDS, triage

COUNT_FIELDS = ("report_count", "first_report_at", "last_report_at")


def recount(case: Case) -> None:
    """Set the count, first and last report, and what follows from them; saves the case.

    A reader who sent the same thing again that day counts once.
    """
    found = JoinedReport.objects.filter(case=case).aggregate(
        readers=Count("pk", filter=Q(report__repeated=False)),
        all=Count("pk"),
        first=Min("report__received_at"),
        last=Max("report__received_at"),
    )
    case.report_count = found["readers"] or min(found["all"], 1)
    case.first_report_at = found["first"] or case.first_report_at
    case.last_report_at = found["last"] or case.last_report_at
    triage(case)
    case.save(update_fields=[*COUNT_FIELDS, *TRIAGE_FIELDS])
