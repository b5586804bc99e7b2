"""`POST /receipt/<token>/take-back`: a reader takes a part of their report back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from corrigenda.flow.reports.actions.take_back import parts_of, take_back
from corrigenda.flow.reports.errors import ArrivingError
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.reader.delete import delete_page
from corrigenda.surfaces.reader.posted import posted


@posted(on="reader:delete")
def take_part_back(request: HttpRequest, report: Report, token: str) -> HttpResponse:
    """Back to the receipt; with nothing ticked nothing goes."""
    ticked = request.POST.getlist("part")
    if parts_of(report) and not ticked:
        return delete_page(request, report, token, trouble="part_none", status=422)
    try:
        take_back(report, ticked)
    except ArrivingError:
        return delete_page(request, report, token, trouble="early", status=409)
    return HttpResponseRedirect(reverse("reader:receipt", args=[token]) + "#sent", status=303)
