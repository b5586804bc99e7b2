"""`/receipt/<token>/delete`: a reader deletes what they sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.take_back import parts_of
from corrigenda.flow.reports.errors import ArrivingError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.surfaces.language import of_reader, page
from corrigenda.surfaces.reader.delete_words import WORDS
from corrigenda.surfaces.reader.receipt import unknown
from corrigenda.surfaces.reader.words import WORDS as WORDS_OF_FORM

LABELS = {"source_url": "source"}
"""Of parts of a report, where the words have another name for it."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete_report(request: HttpRequest, token: str) -> HttpResponse:
    """What goes and what stays, with one button; a GET changes nothing."""
    report = report_of_receipt(token)
    if report is None:
        return unknown(request)
    if request.method != "POST" and report.erased_at is None:
        return delete_page(request, report, token)
    try:
        delete_words(report)
    except ArrivingError:
        return delete_page(request, report, token, trouble="early", status=409)
    return HttpResponseRedirect(reverse("reader:receipt", args=[token]), status=303)


def delete_page(
    request: HttpRequest, report: Report, token: str, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    """What goes and what stays.

    Args:
        trouble: why nothing was deleted, by its name among the words.
    """
    language = of_reader(report)
    context = {
        "outlet": report.outlet,
        "report": report,
        "token": token,
        "trouble": WORDS[language].get(trouble, ""),
        "told": WORDS[language],
        "parts": [
            (one, WORDS_OF_FORM[language][f"sent_{LABELS.get(one, one)}"], getattr(report, one))
            for one in parts_of(report)
        ],
    }
    response = page(request, "reader/delete.html", context, language=language, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # With none at all a browser calls the page's own form a stranger's (Fetch, 3.2).
    response["Referrer-Policy"] = "same-origin"
    return response
