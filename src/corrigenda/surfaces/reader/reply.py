"""`POST /receipt/<token>/reply`: a reader writes to the desk, once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.errors import ClosedError, ReplyError
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.reader.posted import posted
from corrigenda.surfaces.reader.receipt import Said, receipt_page

_STATUS = {"empty": 422, "unfit": 422, "used": 409}
"""By the kind of `ReplyError`."""


# Who can name the receipt is its reader: another site cannot forge what it does not know. With
# Django's own token the page would need a cookie, and a referrer that tells the receipt's address.
@csrf_exempt
@posted(on="reader:receipt")
def reply_to_desk(request: HttpRequest, report: Report, token: str) -> HttpResponse:
    """Back to the receipt, which shows it; with what was typed when it cannot be taken."""
    words = request.POST.get("words", "").replace("\r\n", "\n")
    try:
        reply(report, words, address=caller(request))
    except ReplyError as error:
        said = Said(words=words, trouble=error.kind, status=_STATUS[error.kind])
        return receipt_page(request, token, said)
    except ClosedError:
        return HttpResponseRedirect(reverse("reader:receipt", args=[token]), status=303)
    except TooManyError as error:
        said = Said(words=words, trouble="too_many", status=429)
        answer = receipt_page(request, token, said)
        answer["Retry-After"] = str(error.wait)
        return answer
    return HttpResponseRedirect(reverse("reader:receipt", args=[token]) + "#reply", status=303)
