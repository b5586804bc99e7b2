"""Pages for readers in their language: which one, and how a page is made in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from corrigenda.flow.publication.record import direction_of
from corrigenda.flow.reports.models import Report
from corrigenda.lib.languages import ENGLISH, first_spoken, is_spoken, primary
from corrigenda.lib.words import Words

CHROME = Words(
    {
        "skip": "Skip to the content",
        "site": "Site",
        "corrections": "Corrections",
        "policy": "Corrections policy",
        "made_with": "Corrigenda, a corrections desk",
        "staff": "For the newsroom",
    }
)


def asked_for(request: HttpRequest) -> str:
    """The language of our pages that the browser would like best, where no outlet is known."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((primary(tag) for tag, _ in asked if is_spoken(tag)), ENGLISH)


def of_reader(report: Report) -> str:
    """The language in which whoever sent a report is answered: theirs, or else the outlet's."""
    return first_spoken(report.language, report.outlet.language)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    language: str,
    status: int = 200,
) -> HttpResponse:
    """A page in one of our languages, dates and direction included."""
    everything = {
        "language": language,
        "direction": direction_of(language),
        "chrome": CHROME[language],
        **context,
    }
    with translation.override(language):
        return render(request, template, everything, status=status)
