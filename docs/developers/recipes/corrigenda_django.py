"""Corrigenda for a Django site whose stories are rows of a model.

Copy this and corrigenda_fixes.py beside manage.py. In settings.py:

    CORRIGENDA = {
        "desk": "https://corrections.daily.example",
        "token": "the API token",
        "secret": "whsec_...",
        "site": "https://daily.example",
        "model": "news.Story",
        "fields": ["headline", "body"],  # HTML, in the order in which they are read
        "template": "news/_story.html",  # of the story alone, from `story`
    }

In urls.py: path("corrigenda/fixes", corrigenda_django.fixes)
In the `ready` of an app of yours: corrigenda_django.connect()
"""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit

from corrigenda_fixes import AlreadyApplied, CannotApply, Desk, Fix, NotSigned, apply_to_parts
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models, transaction
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

log = logging.getLogger("corrigenda")


def connect() -> None:
    """Send each version of a story once it is stored."""
    post_save.connect(_saved, sender=_model(), dispatch_uid="corrigenda")


@csrf_exempt
@require_POST
def fixes(request: HttpRequest) -> HttpResponse:
    """The webhook: give its address to the desk as --hook-url."""
    try:
        fix = _desk().received(request.headers, request.body)
    except NotSigned as error:
        return HttpResponse(str(error), status=401)
    try:
        return HttpResponse("no fix" if fix is None else apply(fix))
    except CannotApply as error:
        log.warning("fix %s: %s", fix and fix["id"], error)
        return HttpResponse(str(error), status=409)


def apply(fix: Fix) -> str:
    """Change the story; what was done. Doing it again does nothing. Raises CannotApply."""
    names = settings.CORRIGENDA["fields"]
    with transaction.atomic():
        story = story_at(fix["url"])
        if story is None:
            return "no story of ours"
        story = _model().objects.select_for_update().get(pk=story.pk)
        try:
            changed = apply_to_parts([getattr(story, name) for name in names], fix)
        except AlreadyApplied:
            return "it stands already"
        for name, text in zip(names, changed, strict=True):
            setattr(story, name, text)
        story.save()
    return "changed"


def story_at(url: str) -> models.Model | None:
    """The story at a public address, by what its view's pattern captures: a slug, a number."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != settings.CORRIGENDA["site"]:
        return None
    try:
        return _model().objects.filter(**resolve(parts.path).kwargs).first()
    except (Resolver404, FieldError):
        return None


def send(story: Any) -> None:
    """Send a version as readers see it; a desk that is away is told by the next one."""
    url = settings.CORRIGENDA["site"] + story.get_absolute_url()
    html = render_to_string(settings.CORRIGENDA["template"], {"story": story})
    try:
        _desk().push(url, f"<article>{html}</article>")
    except (OSError, RuntimeError) as error:
        log.warning("version of %s: %s", url, error)


def _saved(instance: models.Model, **_: object) -> None:
    transaction.on_commit(lambda: send(instance))


def _desk() -> Desk:
    return Desk(*(settings.CORRIGENDA[name] for name in ("desk", "token", "secret")))


def _model() -> Any:
    return apps.get_model(settings.CORRIGENDA["model"])
