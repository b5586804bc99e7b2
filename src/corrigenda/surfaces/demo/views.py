"""The demo newspaper's pages, and the door by which its CMS hears of fixes."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from corrigenda.surfaces.demo import newsroom
from corrigenda.surfaces.demo.cms.config import ConfigError
from corrigenda.surfaces.demo.cms.fix import CannotApply
from corrigenda.surfaces.demo.cms.hook import EventError, SignatureError
from corrigenda.surfaces.demo.cms.push import PushError
from corrigenda.surfaces.demo.cms.store import NoStoryError
from corrigenda.surfaces.problems import problem

_PROBLEMS: dict[type[Exception], tuple[int, str]] = {
    EventError: (400, "bad-event"),
    SignatureError: (401, "bad-signature"),
    CannotApply: (409, "cannot-apply"),
    ConfigError: (503, "no-desk"),
    PushError: (503, "not-pushed"),
}


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return render(request, "demo/front.html", newsroom.front_page(_folder(), _site(request)))


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """One story."""
    try:
        page = newsroom.story_page(_folder(), _site(request), slug)
    except NoStoryError:
        raise Http404("There is no such story in this newspaper.") from None
    return render(request, "demo/story.html", page)


@csrf_exempt
@require_POST
def hook(request: HttpRequest) -> HttpResponse:
    """`fix.requested` from the desk; answers 200, or a problem document (RFC 9457)."""
    try:
        return JsonResponse(newsroom.take_fix(_folder(), request.body, request.headers))
    except tuple(_PROBLEMS) as error:
        status, kind = _PROBLEMS[type(error)]
        return problem(status, kind, str(error))


def _folder() -> Path:
    return Path(settings.CORRIGENDA_DEMO_DIR)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
