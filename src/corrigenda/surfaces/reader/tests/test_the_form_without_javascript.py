"""A reader reports by the form, with no script at all."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.surfaces.reader.tests.conftest import FormOf, typed_in
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


def test_the_form_names_the_outlet_and_the_story(client: Client, story: Article) -> None:
    answer = client.get("/report", {"url": STORY_URL})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The Daily Example" in page
    assert "Maren and Tolva sign treaty" in page
    assert "no-store" in answer["Cache-Control"]


def test_a_story_that_was_never_read_has_a_form_too(client: Client, daily: Outlet) -> None:
    answer = client.get("/report", {"url": "https://daily.example/new"})
    assert answer.status_code == 200
    assert "daily.example/new" in answer.content.decode()


def test_a_link_may_bring_the_words_along(client: Client, story: Article) -> None:
    page = read_page(client.get("/report", {"url": STORY_URL, "says": "afer"}).content)
    assert page.forms[0].fields["says"].strip() == "afer"


def test_what_a_link_brings_is_bounded(client: Client, story: Article) -> None:
    page = read_page(client.get("/report", {"url": STORY_URL, "says": "a" * 9000}).content)
    assert len(page.forms[0].fields["says"].strip()) == 5000


def test_a_report_is_stored_and_leads_to_its_receipt(
    client: Client, story: Article, form_of: FormOf
) -> None:
    sent = form_of(
        STORY_URL,
        says="  afer\r\nwhich ",
        should_say="after which",
        why="A letter is missing.",
        source="https://almanac.example/treaty",
        contact="rita@reader.example",
    )
    answer = client.post("/report", sent)
    assert answer.status_code == 303
    report = Report.objects.get()
    assert report.says == "afer\nwhich"
    assert report.should_say == "after which"
    assert report.why == "A letter is missing."
    assert report.source_url == "https://almanac.example/treaty"
    assert report.channel == "form"
    assert report.article == story
    assert Contact.objects.get().email == "rita@reader.example"
    assert answer["Location"].startswith("/receipt/")
    assert client.get(answer["Location"]).status_code == 200


def test_a_double_click_makes_one_report(client: Client, story: Article, form_of: FormOf) -> None:
    sent = form_of(STORY_URL, says="afer")
    first, second = client.post("/report", sent), client.post("/report", sent)
    assert first["Location"] == second["Location"]
    assert Report.objects.count() == 1


def test_every_form_has_an_id_of_its_own(story: Article, form_of: FormOf) -> None:
    ids = {UUID(form_of(STORY_URL)["client_id"]) for _ in range(3)}
    assert len(ids) == 3


def test_other_words_under_the_same_id_are_offered_as_another_report(
    client: Client, story: Article, form_of: FormOf
) -> None:
    sent = form_of(STORY_URL, says="afer")
    client.post("/report", sent)
    answer = client.post("/report", {**sent, "says": "28,000 crowns"})
    assert answer.status_code == 409
    assert Report.objects.count() == 1
    form = read_page(answer.content).forms[0]
    assert form.fields["says"].strip() == "28,000 crowns"
    assert form.fields["client_id"] != sent["client_id"]
    assert client.post("/report", typed_in(form)).status_code == 303
    assert Report.objects.count() == 2


def test_a_form_without_its_token_is_refused(story: Article, form_of: FormOf) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/report", {"url": STORY_URL, "client_id": uuid4(), "says": "afer"})
    assert answer.status_code == 403
    assert "nothing was stored" in answer.content.decode()
    assert not Report.objects.exists()


def test_a_form_with_its_token_is_taken(story: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    form = read_page(strict.get("/report", {"url": STORY_URL}).content).forms[0]
    answer = strict.post("/report", {**typed_in(form), "says": "afer"})
    assert answer.status_code == 303


def test_a_filled_trap_is_kept_and_its_reader_is_told_that_it_is_held(
    client: Client, story: Article, form_of: FormOf
) -> None:
    sent = form_of(STORY_URL, says="afer", why="A letter is missing.", subject="Cheap watches")
    answer = client.post("/report", sent)
    assert answer.status_code == 303
    assert Report.objects.get().state == "held"
    page = client.get(answer["Location"]).content.decode()
    assert "waits for a person to look at it" in page
    assert "We have your report" not in page


def test_a_browser_that_may_only_look_sees_the_form(client: Client, story: Article) -> None:
    assert client.head("/report", {"url": STORY_URL}).status_code == 200
    assert client.put("/report").status_code == 405
