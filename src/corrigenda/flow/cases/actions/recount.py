"""Count a case's reports anew, after some came or went together."""

from __future__ import annotations

from django.db.models import Count, Max, Q

from corrigenda.flow.cases.models import Case, DecidedWords, JoinedReport
from corrigenda.flow.cases.states import DECIDED
from corrigenda.flow.cases.triage import TRIAGE_FIELDS, triage
from corrigenda.flow.reports.models import OF_READERS

COUNT_FIELDS = (
    "report_count",
    "first_report_at",
    "first_door",
    "last_report_at",
    "since_decided",
)


def recount(case: Case) -> None:
    """Set the count, first and last report, and what follows from them; saves the case.

    A reader who sent the same thing again that day counts once.
    """
    joined = JoinedReport.objects.filter(case=case)
    found = joined.aggregate(
        readers=Count("pk", filter=Q(report__repeated=False)),
        all=Count("pk"),
        last=Max("received_at"),
    )
    case.report_count = found["readers"] or min(found["all"], 1)
    first = joined.order_by("received_at", "report_id").values_list(
        "received_at", "report__channel"
    )
    case.first_report_at, case.first_door = first.first() or (
        case.first_report_at,
        case.first_door,
    )
    case.last_report_at = found["last"] or case.last_report_at
    case.since_decided = _since_decided(case)
    triage(case)
    case.save(update_fields=[*COUNT_FIELDS, *TRIAGE_FIELDS])


def _since_decided(case: Case) -> int:
    last = DecidedWords.objects.filter(case=case).aggregate(at=Max("at"))["at"]
    if last is None or case.state not in DECIDED:
        return 0
    since = JoinedReport.objects.filter(case=case, received_at__gt=last)
    return since.filter(report__channel__in=OF_READERS).count()
