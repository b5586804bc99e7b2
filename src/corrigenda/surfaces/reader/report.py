"""`/report?url=`: a report without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import BannedError, OtherReportError, ReportError
from corrigenda.lib import urls
from corrigenda.lib.languages import first_spoken
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.language import asked_for, page
from corrigenda.surfaces.reader.form import TRAP, Typed, errors_of, fields, prefilled, typed
from corrigenda.surfaces.reader.held_words import HELD_WORDS
from corrigenda.surfaces.reader.own_words import words_for
from corrigenda.surfaces.reader.words import WORDS
from corrigenda.surfaces.refusals import refused, too_many


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form, or what became of sending it."""
    posted = request.method == "POST"
    now = typed(request.POST) if posted else prefilled(request.GET)
    try:
        outlet = outlet_of_url(urls.normalize(now.url))
    except urls.UrlError:
        return _which(request, now, "address_wrong" if now.url else "")
    if outlet is None:
        return _which(request, now, "address_unknown")
    now = _in_a_language(now, outlet)
    return _send(request, outlet, now) if posted else _form(request, outlet, now)


def _in_a_language(now: Typed, outlet: Outlet) -> Typed:
    """As asked for, else as the story; settled in the form, so that sending twice says the same."""
    if now.language:
        return now
    article = article_at(now.url)
    of_story = article.current.language if article and article.current else ""
    return replace(now, language=first_spoken(of_story, outlet.language))


def _send(request: HttpRequest, outlet: Outlet, sent: Typed) -> HttpResponse:
    words = words_for(outlet, sent.language)
    try:
        received = receive(sent.submission(), address=caller(request), manner=sent.manner())
    except ReportError as error:
        errors = errors_of(sent, words)
        said = "" if errors else refused(error, sent.language)
        return _form(request, outlet, sent, status=422, errors=errors, said=said)
    except OtherReportError:
        return _form(request, outlet, sent.renewed(), status=409, said=words["other_report"])
    except TooManyError as error:
        said = too_many(error.wait, sent.language)
        response = _form(request, outlet, sent, status=429, said=said)
        response["Retry-After"] = str(error.wait)
        return response
    except BannedError as error:
        return _form(request, outlet, sent, status=403, banned_until=error.until)
    except UnknownOriginError:
        return _which(request, sent, "address_unknown")
    address = reverse("reader:receipt", args=[received.receipt])
    return HttpResponseRedirect(address, status=303)


def _form(
    request: HttpRequest,
    outlet: Outlet,
    now: Typed,
    *,
    status: int = 200,
    errors: Mapping[str, str] | None = None,
    said: str = "",
    banned_until: datetime | None = None,
) -> HttpResponse:
    words = words_for(outlet, now.language)
    story = urls.normalize(now.url)
    context = {
        "outlet": outlet,
        "article": article_at(now.url),
        "story": story,
        "shown": story.split("://", 1)[1],
        "lead": words["lead"],
        "now": now,
        "fields": fields(now, words, errors or {}),
        "said": said,
        "failed": status != 200,
        "trap": TRAP,
        "told": HELD_WORDS[now.language],
        "banned_until": banned_until,
        "words": words,
    }
    return page(request, "reader/report.html", context, language=now.language, status=status)


def _which(request: HttpRequest, now: Typed, wrong: str) -> HttpResponse:
    """Ask for the story's address; `wrong` names what to say about the one given."""
    language = now.language or asked_for(request)
    words = WORDS[language]
    site = (urlsplit(now.url).hostname or "") if wrong == "address_unknown" else ""
    context = {
        "now": now,
        "said": words[wrong].format(site=site) if wrong else "",
        "words": words,
    }
    status = 422 if wrong else 200
    return page(request, "reader/which.html", context, language=language, status=status)
