"""What others ask of the reports."""

from __future__ import annotations

from django.db.models import Q

from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import ids


def report_of_receipt(token: str) -> Report | None:
    """The report whose receipt this is."""
    return (
        Report.objects.select_related("article", "outlet")
        .filter(receipt_hash=ids.token_hash(token))
        .first()
    )


def already_reported(report: Report) -> int:
    """How many other readers reported words of the same passage."""
    same = Q(says_hash=report.says_hash)
    if report.block_hash:
        # The same words may stand in other paragraphs too.
        same = same & Q(block_hash="") | Q(
            block_hash=report.block_hash,
            block_start__lt=report.block_end,
            block_end__gt=report.block_start,
        )
    others = Report.objects.filter(same, article=report.article, pk__lt=report.pk)
    return others.exclude(state=ReportState.REJECTED).count()
