"""The forms of a receipt: what is the same for each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.surfaces.reader.receipt import unknown

Posted = Callable[[HttpRequest, Report, str], HttpResponse]
View = Callable[[HttpRequest, str], HttpResponse]


def posted(on: str) -> Callable[[Posted], View]:
    """The view of a form that stands on the page named `on`; it is called with its report alone.

    A GET leads to that page: a browser that opens its tabs again asks for what it had last.
    """

    def wrap(view: Posted) -> View:
        @never_cache
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def handle(request: HttpRequest, token: str) -> HttpResponse:
            report = report_of_receipt(token)
            if report is None:
                return unknown(request)
            if request.method != "POST":
                return HttpResponseRedirect(reverse(on, args=[token]), status=303)
            return view(request, report, token)

        return handle

    return wrap
