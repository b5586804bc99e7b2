"""What is wrong with a report is said in the same words by the form and by the dialog."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.reader.tests.conftest import FormOf
from corrigenda.surfaces.refusals import LABELS
from corrigenda.surfaces.tests.reading import read_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("story")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("should_say", "x" * 20_001),
        ("why", "x" * 5_001),
        ("why", "bell \x07"),
        ("source", "the almanac"),
        ("contact", "rita at home"),
    ],
)
def test_a_field_of_either_says_the_same(
    client: Client, form_of: FormOf, language: str, field: str, value: str
) -> None:
    sent = form_of(STORY_URL, says="afer", lang=language, **{field: value})
    page = read_page(client.post("/report", sent).content.decode().replace("\x07", "�"))
    body = {
        "client_id": sent["client_id"],
        "url": STORY_URL,
        "selector": {"type": "TextQuoteSelector", "exact": "afer"},
        "language": language,
        field: value,
    }
    answer = client.post("/api/reports", json.dumps(body), content_type="application/json")
    at_the_field = page.get_element_by_id(f"{field}-error").text_content()
    detail = answer.json()["detail"]
    assert detail.endswith(at_the_field)
    assert LABELS[language][field] in detail.removesuffix(at_the_field)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_appeal_that_cannot_be_taken_is_told_so_in_words_for_readers(
    client: Client, story: Article, edda: Staff, form_of: FormOf, language: str
) -> None:
    with clock.frozen(clock.now()):
        client.post("/report", form_of(STORY_URL, says="afer", subject="Cheap watches"))
        ban(Report.objects.get(), by=actors.of(edda))
        sent = form_of(STORY_URL, says="signed", lang=language, appeal="x" * 2_001, appeals="1")
        answer = client.post("/report", sent)
    assert answer.status_code == 422
    told = read_page(answer.content).xpath("//*[@role='alert']//p")[0].text_content()
    assert LABELS[language]["appeal"] in told
    assert "appeal" not in told
