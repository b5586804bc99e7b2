"""What is wrong stands at the field, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.surfaces.reader.tests.conftest import FormOf
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db

TYPED = {
    "says": "afer",
    "should_say": "after",
    "why": "A letter is missing.",
    "source": "https://almanac.example/treaty",
    "contact": "rita@reader.example",
}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("says", "", "Copy the words that are wrong"),
        ("says", "x" * 100_000, "100,000 characters; at most 20,000"),
        ("says", "a\x00fer", "cannot be shown"),
        ("should_say", "x" * 20_001, "20,001 characters; at most 20,000"),
        ("why", "x" * 5_001, "5,001 characters; at most 5,000"),
        ("why", "bell \x07", "cannot be shown"),
        ("source", "the almanac", "not a web address"),
        ("source", "javascript:alert(1)", "not a web address"),
        ("contact", "rita at home", "not an e-mail address"),
    ],
)
def test_the_field_says_what_is_wrong_and_all_that_was_typed_stays(
    client: Client, story: Article, form_of: FormOf, field: str, value: str, said: str
) -> None:
    sent = form_of(STORY_URL, **{**TYPED, field: value})
    answer = client.post("/report", sent)
    assert answer.status_code == 422
    assert not Report.objects.exists()
    # What XML has no character for, lxml would refuse to hand out.
    page = read_page(answer.content.decode().replace("\x00", "�"))
    wrong = page.get_element_by_id(field)
    assert wrong.get("aria-invalid") == "true"
    assert said in page.get_element_by_id(f"{field}-error").text_content()
    assert f"{field}-error" in wrong.get("aria-describedby")
    kept = {name: page.get_element_by_id(name) for name in TYPED if name != field}
    for name, element in kept.items():
        typed = element.get("value") or (element.text or "").strip()
        assert typed == TYPED[name]
        assert element.get("aria-invalid") is None


def test_all_that_is_wrong_is_said_at_once(client: Client, story: Article, form_of: FormOf) -> None:
    wrong = {"says": "", "source": "the almanac", "contact": "rita at home"}
    page = read_page(client.post("/report", form_of(STORY_URL, **{**TYPED, **wrong})).content)
    assert page.xpath("//*[@role='alert']//a/@href") == [f"#{name}" for name in wrong]
    assert all(page.get_element_by_id(name).get("aria-invalid") == "true" for name in wrong)


def test_one_character_is_a_passage(client: Client, story: Article, form_of: FormOf) -> None:
    assert client.post("/report", form_of(STORY_URL, says="м")).status_code == 303


@pytest.mark.parametrize(
    "url",
    [
        "not an address",
        "ftp://daily.example/a",
        "file:///etc/passwd",
        "https://rita:word@daily.example/a",
        "https://daily.example/\x00",
    ],
)
def test_what_is_no_address_of_a_story_is_asked_for_again(
    client: Client, daily: Outlet, url: str
) -> None:
    answer = client.get("/report", {"url": url})
    assert answer.status_code == 422
    assert "Copy it from your browser" in answer.content.decode()


def test_a_page_of_no_outlet_here_is_named(client: Client, daily: Outlet) -> None:
    answer = client.get("/report", {"url": "https://evil.example/a?daily.example"})
    assert answer.status_code == 422
    assert "No newsroom here publishes on evil.example" in answer.content.decode()


def test_without_an_address_the_story_is_asked_for(client: Client, db: None) -> None:
    answer = client.get("/report")
    assert answer.status_code == 200
    assert "Which story is it?" in answer.content.decode()


def test_the_question_speaks_the_languages_of_the_browser(client: Client, db: None) -> None:
    answer = client.get("/report", headers={"accept-language": "uk,en;q=0.5"})
    assert "Який це матеріал?" in answer.content.decode()


def test_a_form_of_another_desk_stores_nothing(client: Client, daily: Outlet) -> None:
    answer = client.post("/report", {"url": "https://evil.example/a", "says": "afer"})
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_a_form_without_its_id_is_taken_as_one_of_its_own(client: Client, story: Article) -> None:
    answer = client.post("/report", {"url": STORY_URL, "says": "afer", "client_id": "7"})
    assert answer.status_code == 303


def test_more_than_the_house_takes_is_asked_to_wait_with_all_words_kept(
    client: Client, daily: Outlet, story: Article, form_of: FormOf
) -> None:
    daily.policy_data = {"reports_per_minute": 2}
    daily.save()
    with clock.frozen(clock.now()):
        for _ in range(2):
            assert client.post("/report", form_of(STORY_URL, says="afer")).status_code == 303
        answer = client.post("/report", form_of(STORY_URL, **TYPED))
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    form = read_page(answer.content).forms[0]
    assert {name: form.fields[name].strip() for name in TYPED} == TYPED
    assert Report.objects.count() == 2


def test_a_body_of_ten_megabytes_is_refused_before_it_is_read(
    client: Client, story: Article
) -> None:
    answer = client.post("/report", {"url": STORY_URL, "says": "x" * 10_000_000})
    assert answer.status_code == 413
    assert not Report.objects.exists()


def test_bytes_that_are_no_text_are_taken_as_marks_of_it(client: Client, story: Article) -> None:
    body = b"url=https%3A%2F%2Fdaily.example%2Fworld%2Ftreaty&says=caf%E9+%FF"
    answer = client.post("/report", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 303
    assert Report.objects.get().says == "caf� �"
