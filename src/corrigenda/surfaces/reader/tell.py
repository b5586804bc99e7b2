"""`POST /receipt/<token>/tell`: a reader wants to be told the outcome by mail."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.reports.actions.leave_address import leave_address
from corrigenda.flow.reports.errors import ClosedError, ReportError
from corrigenda.flow.reports.models import Report
from corrigenda.lib import mail
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.reader.posted import posted
from corrigenda.surfaces.reader.receipt import Said, receipt_page


# As in `reply.py`.
@csrf_exempt
@posted(on="reader:receipt")
def tell_me(request: HttpRequest, report: Report, token: str) -> HttpResponse:
    """Back to the receipt, which says what comes next."""
    email = request.POST.get("email", "")
    back = HttpResponseRedirect(reverse("reader:receipt", args=[token]), status=303)
    try:
        if mail.is_on():
            leave_address(report, email, address=caller(request))
    except ReportError:
        return receipt_page(request, token, Said(email=email, trouble="no_address", status=422))
    except ClosedError:
        return back
    except TooManyError as error:
        said = Said(email=email, trouble="too_often", status=429)
        answer = receipt_page(request, token, said)
        answer["Retry-After"] = str(error.wait)
        return answer
    return back
