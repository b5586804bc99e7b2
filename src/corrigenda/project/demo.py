"""Fills the demo newsroom: an invented daily, its people, its stories, its CMS."""

from __future__ import annotations

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from corrigenda.flow.articles.actions.keep_version import Story as Text
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.open_outlet import Opened, open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.surfaces.demo.cms import config
from corrigenda.surfaces.demo.cms.store import Store
from corrigenda.surfaces.demo.compose import article_html
from corrigenda.surfaces.demo.inclusion import PUBLISHER
from corrigenda.surfaces.demo.newsroom import address
from corrigenda.surfaces.demo.story import Story

SLUG = "daily"
TREATY = "three-river-states-sign-ossel-treaty"

CAST = (
    ("edda", "Edda Brandt", Role.EDITOR),
    ("stan", "Stan Okoro", Role.STANDARDS_EDITOR),
    ("ada", "Ada Lindh", Role.ADMINISTRATOR),
    ("rolf", "Rolf Maro", Role.REPORTER),
)


class OtherAddressError(Exception):
    """The demo was filled for another address than it is now served at."""


def reset() -> None:
    """Empty the demo's database and put its stories back as they were."""
    call_command("flush", verbosity=0, interactive=False)
    Store(settings.CORRIGENDA_DEMO_DIR).reset()


def fill(base_url: str) -> Staff:
    """Fill the newsroom where it is empty, and keep what is there.

    Args:
        base_url: where the demo is served, without a slash at the end.

    Returns:
        the editor whom the one-time link signs in.

    Raises:
        OtherAddressError: it was filled for another address.
    """
    folder: Path = settings.CORRIGENDA_DEMO_DIR
    outlet = Outlet.objects.filter(slug=SLUG).first()
    if outlet is None:
        outlet = _open(base_url, folder)
    elif outlet.desk_url != base_url:
        raise OtherAddressError(
            f"This demo was filled for {outlet.desk_url}: serve it there, or start afresh "
            "with RESET=1 (--reset)."
        )
    store = Store(folder)
    store.seed()
    for story in store.all():
        take_in(outlet, story, address(base_url, story.slug))
    return Staff.objects.get(username="edda")


def take_in(outlet: Outlet, story: Story, url: str) -> None:
    """Have the desk know a story that it does not know yet."""
    if article_at(url) is None:
        page = read_html(article_html(story, url), url=url)
        when, who, where = story.published_at, story.authors, story.section
        text = Text(page.blocks, story.language, when, who, where)
        push(outlet, url, text)


def _open(base_url: str, folder: Path) -> Outlet:
    opened = open_outlet(
        SLUG,
        name=PUBLISHER,
        language="en",
        desk_url=base_url,
        origins=[base_url],
        hook_url=f"{base_url}/demo/cms/hook",
        reads_private_addresses=True,
        by=OPERATOR,
    )
    for username, name, role in CAST:
        hire(username, outlet=opened.outlet, role=role, name=name, by=OPERATOR)
    _introduce(folder, opened, base_url)
    return opened.outlet


def _introduce(folder: Path, opened: Opened, base_url: str) -> None:
    """Tell the CMS how to reach the desk."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {
        "outlet": opened.outlet.slug,
        "api_token": opened.api_token,
        "hook_secret": opened.hook_secret,
        "base_url": base_url,
    }
    handle = os.open(folder / config.FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(known, file, indent=2)
