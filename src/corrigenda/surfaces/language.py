"""Pages for readers in their outlet's language: which one, and how a page is made in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from corrigenda.flow.publication.record import direction_of

DEFAULT = "en"

CHROME: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the content",
        "site": "Site",
        "corrections": "Corrections",
        "policy": "Corrections policy",
        "made_with": "Corrigenda, a corrections desk",
        "staff": "For the newsroom",
    },
    "uk": {
        "skip": "До змісту сторінки",
        "site": "Сайт",
        "corrections": "Виправлення",
        "policy": "Правила виправлень",
        "made_with": "Corrigenda, відділ виправлень",
        "staff": "Для редакції",
    },
    "de": {
        "skip": "Zum Inhalt springen",
        "site": "Website",
        "corrections": "Korrekturen",
        "policy": "Regeln für Korrekturen",
        "made_with": "Corrigenda, die Korrekturredaktion",
        "staff": "Für die Redaktion",
    },
    "ar": {
        "skip": "انتقل إلى المحتوى",
        "site": "الموقع",
        "corrections": "التصحيحات",
        "policy": "سياسة التصحيح",
        "made_with": "Corrigenda، مكتب التصحيحات",
        "staff": "لهيئة التحرير",
    },
}


def spoken(language: str) -> str:
    """The language of our pages for an outlet's language tag: English where we lack it."""
    primary = language.split("-", maxsplit=1)[0].lower()
    return primary if primary in CHROME else DEFAULT


def asked_for(request: HttpRequest) -> str:
    """The language of our pages that the browser asks for, where no outlet is known."""
    return spoken(translation.get_language_from_request(request))


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
