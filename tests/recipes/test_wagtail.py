"""The recipe for Wagtail: words of a StreamField are changed, in the page and in its draft."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.conftest import Meet
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in
from tests.recipes.conftest import OnTheirSite, OpenFor
from tests.recipes.django_sites import Site

from corrigenda.lib.tests.ports import free_port

MISSING = "no Python with Wagtail is named: WAGTAIL_PYTHON=/path/to/python make wordpress"
BODY = [
    {"type": "heading", "value": "In the square", "id": "5f0c1f6e-9a34-4c7e-8d5b-3f6f0c7a1e11"},
    {
        "type": "text",
        "value": '<p data-block-key="a">The square filled, <b>afer</b> which they signed.</p>',
        "id": "5f0c1f6e-9a34-4c7e-8d5b-3f6f0c7a1e12",
    },
    {
        "type": "quote",
        "value": {"words": "It covers 14 ports.", "who": "President Iska"},
        "id": "5f0c1f6e-9a34-4c7e-8d5b-3f6f0c7a1e13",
    },
]
FILES = {
    "daily/__init__.py": "",
    "daily/settings.py": """
from pathlib import Path
BASE = Path(__file__).parents[1]
SECRET_KEY, DEBUG, ALLOWED_HOSTS, ROOT_URLCONF = "of a test", True, ["*"], "daily.urls"
INSTALLED_APPS = [
    "daily.apps.Daily", "wagtail.users", "wagtail.images", "wagtail.documents", "wagtail.search",
    "wagtail.admin", "wagtail", "taggit", "modelcluster", "django.contrib.auth",
    "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates",
              "DIRS": [BASE / "templates"], "APP_DIRS": True}]
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL, STATIC_URL = "Daily", "SITE", "/static/"
CORRIGENDA = {
    "desk": "DESK", "token": "TOKEN", "secret": "SECRET",
    "fields": {"daily.StoryPage": ["title", "intro", "body"]},
}
""",
    "daily/apps.py": """
from django.apps import AppConfig
class Daily(AppConfig):
    name = "daily"
    def ready(self):
        import corrigenda_wagtail
        corrigenda_wagtail.connect()
""",
    "daily/models.py": """
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
class StoryPage(Page):
    intro = RichTextField(blank=True)
    body = StreamField([
        ("heading", blocks.CharBlock()), ("text", blocks.RichTextBlock()),
        ("quote", blocks.StructBlock([("words", blocks.CharBlock()), ("who", blocks.CharBlock())])),
    ])
""",
    "daily/urls.py": """
import corrigenda_wagtail
from django.urls import include, path
from wagtail import urls as wagtail_urls
urlpatterns = [path("corrigenda/fixes", corrigenda_wagtail.fixes), path("", include(wagtail_urls))]
""",
    "templates/daily/story_page.html": """{% load wagtailcore_tags %}<!doctype html>
<html lang="en"><title>{{ page.title }}</title>
<script src="DESKURL/c/w.js" data-outlet="daily" defer></script>
<article><h1>{{ page.title }}</h1>{{ page.intro|richtext }}{% include_block page.body %}</article>
<div data-corrigenda="notices"></div></html>""",
}
PUBLISH = """
import json
from wagtail.models import Page, Site
from daily.models import StoryPage
Site.objects.update(hostname="127.0.0.1", port=PORT)
story = StoryPage(title="Treaty signed", slug="treaty", intro="<p>A day in Ostrava Bay.</p>",
                  body=json.dumps(json.loads(BODY)))
Site.objects.get().root_page.add_child(instance=story)
story.save_revision().publish()
story.intro = "<p>A long day in Ostrava Bay.</p>"
story.save_revision()
"""
STORED = """
import json
from daily.models import StoryPage
story = StoryPage.objects.get()
draft = story.get_latest_revision_as_object()
print(json.dumps([[list(one.body.raw_data), one.intro] for one in (story, draft)]))
"""


def test_a_published_page_is_sent_and_a_fix_changes_it_and_its_draft(
    tmp_path: Path, open_for: OpenFor, browser: Browser, meet: Meet
) -> None:
    python = os.environ.get("WAGTAIL_PYTHON") or pytest.skip(MISSING)
    port = free_port()
    site = Site(python, tmp_path / "site", f"http://127.0.0.1:{port}")
    house = open_for(site.url, f"{site.url}/corrigenda/fixes")
    pages = {name: text.replace("DESKURL", house.url) for name, text in FILES.items()}
    site.write(pages, DESK=house.url, TOKEN=house.token, SECRET=house.secret, SITE=site.url)
    site.run("makemigrations", "daily", "-v0")
    site.run("migrate", "-v0")
    site.shell(PUBLISH.replace("PORT", str(port)).replace("BODY", repr(json.dumps(BODY))))
    with site.served():
        rita, ada = OnTheirSite(browser), meet()
        try:
            rita.visit(f"{site.url}/treaty/")
            report(rita, "afer", "after")
        finally:
            rita.context.close()
        desk = sign_in(ada, house.desk)
        open_case(ada, house.url, "afer")
        expect(desk.get_by_text("version 1, sent by the CMS")).to_be_attached()
        decide(ada, "Fix", after="after")
        expect_verified(desk)
    live, draft = json.loads(site.shell(STORED))
    changed = json.loads(json.dumps(BODY).replace("afer", "after"))
    assert live == [changed, "<p>A day in Ostrava Bay.</p>"]
    assert draft == [changed, "<p>A long day in Ostrava Bay.</p>"]
