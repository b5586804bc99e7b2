"""The recipe for Django, on a site of its own: a report, a fix by webhook, a verified page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.conftest import Meet
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in
from tests.recipes.conftest import House, OnTheirSite, OpenFor
from tests.recipes.django_sites import Site

from corrigenda.lib.tests.ports import free_port

BODY = (
    "<p>The square filled early, <em>afer</em> which the guests of Port Maren signed it.</p>"
    "<p>The pact covers 14 ports and three fishing grounds off Verdania.</p>"
)
FILES = {
    "daily/__init__.py": "",
    "daily/settings.py": """
from pathlib import Path
BASE = Path(__file__).parents[1]
SECRET_KEY, DEBUG, ALLOWED_HOSTS, ROOT_URLCONF = "of a test", True, ["*"], "daily.urls"
INSTALLED_APPS = ["daily.apps.Daily"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates",
              "DIRS": [BASE / "templates"]}]
CORRIGENDA = {
    "desk": "DESK", "token": "TOKEN", "secret": "SECRET", "site": "SITE",
    "model": "daily.Story", "fields": ["headline", "body"], "template": "_story.html",
}
""",
    "daily/apps.py": """
from django.apps import AppConfig
class Daily(AppConfig):
    name = "daily"
    def ready(self):
        import corrigenda_django
        corrigenda_django.connect()
""",
    "daily/models.py": """
from django.db import models
class Story(models.Model):
    slug = models.SlugField(unique=True)
    headline = models.CharField(max_length=200)
    body = models.TextField()
    def get_absolute_url(self):
        return f"/stories/{self.slug}/"
""",
    "daily/urls.py": """
import corrigenda_django
from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.urls import path
from daily.models import Story
def story(request, slug):
    found = get_object_or_404(Story, slug=slug)
    return render(request, "story.html", {"story": found, "desk": settings.CORRIGENDA["desk"]})
urlpatterns = [path("stories/<slug:slug>/", story),
               path("corrigenda/fixes", corrigenda_django.fixes)]
""",
    "templates/_story.html": "<h1>{{ story.headline }}</h1>{{ story.body|safe }}",
    "templates/story.html": """<!doctype html><html lang="en"><title>{{ story.headline }}</title>
<script src="{{ desk }}/c/w.js" data-outlet="daily" defer></script>
<article>{% include "_story.html" %}</article><div data-corrigenda="notices"></div></html>""",
}


STORED = "from daily.models import Story\nprint(Story.objects.get().body, end='')"


@dataclass
class Newspaper:
    """A Django site and its desk."""

    site: Site
    house: House


@pytest.fixture
def newspaper(tmp_path: Path, open_for: OpenFor) -> Iterator[Newspaper]:
    """A newspaper with one story, which it saved after it knew its desk."""
    site = Site(sys.executable, tmp_path / "site", f"http://127.0.0.1:{free_port()}")
    house = open_for(site.url, f"{site.url}/corrigenda/fixes")
    site.write(FILES, DESK=house.url, TOKEN=house.token, SECRET=house.secret, SITE=site.url)
    site.run("migrate", "--run-syncdb", "-v0")
    site.shell(
        "from daily.models import Story\n"
        f"Story.objects.create(slug='treaty', headline='Treaty signed', body={BODY!r})"
    )
    with site.served():
        yield Newspaper(site, house)


def test_a_saved_story_is_sent_and_a_fix_changes_it(
    newspaper: Newspaper, browser: Browser, meet: Meet
) -> None:
    site, house = newspaper.site, newspaper.house
    rita, ada = OnTheirSite(browser), meet()
    try:
        rita.visit(f"{site.url}/stories/treaty/")
        report(rita, "afer", "after")
    finally:
        rita.context.close()
    desk = sign_in(ada, house.desk)
    open_case(ada, house.url, "afer")
    expect(desk.get_by_text("version 1, sent by the CMS")).to_be_attached()
    decide(ada, "Fix", after="after")
    expect_verified(desk)
    assert site.shell(STORED) == BODY.replace("afer", "after")


def test_nobody_but_the_desk_changes_a_story(newspaper: Newspaper) -> None:
    request = Request(f"{newspaper.site.url}/corrigenda/fixes", b"{}", {"webhook-id": "fix_1"})
    with pytest.raises(HTTPError, match="401"):
        urlopen(request, timeout=60)
    assert newspaper.site.shell(STORED) == BODY
