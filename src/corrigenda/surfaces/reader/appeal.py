"""`POST /receipt/<token>/appeal`: a reader says that a held report is real."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corrigenda.flow.reports.actions.appeal import appeal
from corrigenda.flow.reports.errors import AppealError
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.flow.reports.states import ReportState
from corrigenda.surfaces.reader.receipt import held_page, unknown


@never_cache
@require_POST
def appeal_report(request: HttpRequest, token: str) -> HttpResponse:
    """Back to the receipt, which says so; with what was typed when it cannot be taken."""
    report = report_of_receipt(token)
    if report is None:
        return unknown(request)
    words = request.POST.get("words", "").replace("\r\n", "\n")
    try:
        appeal(report, words)
    except AppealError:
        report.refresh_from_db()
        if report.state == ReportState.HELD:
            return held_page(request, report, token, typed=words, status=422)
    return HttpResponseRedirect(reverse("reader:receipt", args=[token]), status=303)
