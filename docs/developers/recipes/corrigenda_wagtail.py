"""Corrigenda for a Wagtail site. Copy this and corrigenda_fixes.py beside manage.py.

In settings.py:

    CORRIGENDA = {
        "desk": "https://corrections.daily.example",
        "token": "the API token",
        "secret": "whsec_...",
        # In the order in which they are read.
        "fields": {"news.StoryPage": ["title", "intro", "body"]},
    }

In urls.py, above wagtail_urls: path("corrigenda/fixes", corrigenda_wagtail.fixes)
In the `ready` of an app of yours: corrigenda_wagtail.connect()
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from corrigenda_fixes import AlreadyApplied, CannotApply, Desk, Fix, NotSigned, apply_to_parts
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site
from wagtail.signals import page_published

log = logging.getLogger("corrigenda")


def connect() -> None:
    """Send each version of a page once it is published."""
    page_published.connect(_published, dispatch_uid="corrigenda")


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


@transaction.atomic
def apply(fix: Fix) -> str:
    """Change the page that readers see, and its draft if it has another. Raises CannotApply."""
    live = page_at(fix["url"])
    if live is None:
        return "no page of ours"
    live = type(live).objects.select_for_update().get(pk=live.pk)
    draft = live.get_latest_revision_as_object() if live.has_unpublished_changes else None
    try:
        _change(live, fix)
    except AlreadyApplied:
        return "it stands already"
    live.save_revision(log_action=True).publish()
    if draft is not None:
        try:
            _change(draft, fix)
        except (AlreadyApplied, CannotApply) as error:
            log.warning("the draft of %s: %s", fix["url"], error)
        draft.save_revision()
    return "changed"


def page_at(url: str) -> Page | None:
    """The published page at an address."""
    parts = urlsplit(url)
    for site in Site.objects.all():
        if site.root_url != f"{parts.scheme}://{parts.netloc}":
            continue
        request = HttpRequest()
        try:
            return site.root_page.specific.route(request, parts.path.strip("/").split("/")).page
        except Http404:
            continue
    return None


def _change(page: Page, fix: Fix) -> None:
    """Change the words wherever they stand: a field, or a text of any block of a StreamField."""
    texts: list[str] = []
    for name in _fields(page):
        _each_text(page, name, lambda text: texts.append(text) or text)
    changed = iter(apply_to_parts(texts, fix))
    for name in _fields(page):
        _each_text(page, name, lambda _: next(changed))


def _each_text(page: Page, name: str, becomes: Callable[[str], str]) -> None:
    value = getattr(page, name)
    if isinstance(value, StreamValue):
        raw = _within([dict(one) for one in value.raw_data], becomes)
        value = StreamValue(value.stream_block, raw, is_lazy=True)
    else:
        value = becomes(value)
    setattr(page, name, value)


def _within(raw: Any, becomes: Callable[[str], str]) -> Any:
    """Raw data of blocks with its texts changed; ids and types are none."""
    if isinstance(raw, dict):
        return {k: v if k in ("id", "type") else _within(v, becomes) for k, v in raw.items()}
    if isinstance(raw, list):
        return [_within(one, becomes) for one in raw]
    return becomes(raw) if isinstance(raw, str) else raw


def _published(instance: Page, **_: object) -> None:
    if _fields(instance):
        transaction.on_commit(lambda: send(instance))


def send(page: Page) -> None:
    """Send a version as readers see it; a desk that is away is told by the next one."""
    parts = []
    for name in _fields(page):
        value = getattr(page, name)
        parts.append(value.render_as_block() if isinstance(value, StreamValue) else str(value))
    html = f"<article><h1>{parts[0]}</h1>{''.join(parts[1:])}</article>"
    try:
        _desk().push(page.full_url, html, published_at=page.first_published_at.isoformat())
    except (OSError, RuntimeError) as error:
        log.warning("version of %s: %s", page.full_url, error)


def _fields(page: Page) -> list[str]:
    return settings.CORRIGENDA["fields"].get(page._meta.label, [])


def _desk() -> Desk:
    return Desk(*(settings.CORRIGENDA[name] for name in ("desk", "token", "secret")))
