"""`POST /receipt/<token>/appeal`: a reader says that a held report is real."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from corrigenda.flow.reports.actions.appeal import appeal
from corrigenda.flow.reports.errors import AppealError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.surfaces.reader.posted import posted
from corrigenda.surfaces.reader.receipt import held_page


@posted(on="reader:receipt")
def appeal_report(request: HttpRequest, report: Report, token: str) -> HttpResponse:
    """Back to the receipt, which says so; with what was typed when it cannot be taken."""
    words = request.POST.get("words", "").replace("\r\n", "\n")
    try:
        appeal(report, words)
    except AppealError:
        report.refresh_from_db()
        if report.state == ReportState.HELD:
            return held_page(request, report, token, typed=words, status=422)
    return HttpResponseRedirect(reverse("reader:receipt", args=[token]), status=303)
