"""GET /api/notices: what stands on a story, as JSON for scripts and as HTML for servers."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.tests import assertions
from corrigenda.surfaces.api.tests.conftest import problem

Work = Callable[[], None]
Get = Callable[..., HttpResponse]
WORDS = 'Correction: <script>alert("30,000")</script> & “more”.'


@pytest.fixture
def get(client: Client) -> Get:
    """GET the notices of the story."""

    def _get(url: str = STORY_URL, format: str = "json", **headers: str) -> HttpResponse:
        path = f"/api/notices?url={quote(url, safe='')}&format={format}"
        return client.get(path, **headers)  # type: ignore[return-value,arg-type]

    return _get


@pytest.fixture
def correct(send: Send, work: Work, edda: Staff) -> Callable[[str], None]:
    """Publish a correction of “28,000”; a second one supersedes the first."""

    def _correct(words: str) -> None:
        if not Case.objects.exists():
            send("28,000")
            work()
        decide(Case.objects.get(), Decision("correction", words=words), by=of(edda))
        work()

    return _correct


def test_a_notice_is_told_as_text(get: Get, correct: Callable[[str], None]) -> None:
    correct(WORDS)
    answer = get()
    assert answer["Content-Type"] == "application/json"
    (notice,) = json.loads(answer.content)["notices"]
    assert (notice["words"], notice["kind"], notice["label"]) == (WORDS, "correction", "Correction")
    assert notice["permalink"] == f"https://desk.example/corrections/{notice['id']}"


def test_as_html_nothing_of_it_is_markup(get: Get, correct: Callable[[str], None]) -> None:
    correct(WORDS)
    answer = get(format="html")
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    html = answer.content.decode()
    assert "&lt;script&gt;alert(&quot;30,000&quot;)&lt;/script&gt; &amp; “more”." in html
    assert "<script" not in html
    assert 'data-corrigenda-notice="' in html


def test_what_was_superseded_is_not_shown(get: Get, correct: Callable[[str], None]) -> None:
    correct("Correction: 29,000.")
    correct("Correction: 30,000.")
    assert [one["words"] for one in json.loads(get().content)["notices"]] == ["Correction: 30,000."]
    assert "29,000" not in get(format="html").content.decode()


@pytest.mark.parametrize(
    "url", ["https://daily.example/never", "https://herald.example/a", "http://127.0.0.1/"]
)
def test_a_story_that_nobody_knows_has_none(get: Get, db: None, url: str) -> None:
    assert json.loads(get(url).content) == {
        "url": url,
        "notices": [],
        "hold": None,
        "withdrawn": False,
        "withdrawn_page": None,
    }
    assert get(url, "html").content == b""


@pytest.mark.parametrize("url", ["", "treaty", "file:///a", "https://a:b@daily.example/", "\x00"])
def test_what_is_no_address_is_said(get: Get, db: None, url: str) -> None:
    problem(get(url), 422)


def test_any_of_its_addresses_will_do(get: Get, correct: Callable[[str], None]) -> None:
    correct(WORDS)
    assert json.loads(get(STORY_URL + "?utm_source=x#top").content)["notices"]


def test_an_answer_that_is_known_is_304(get: Get, correct: Callable[[str], None]) -> None:
    correct("Correction: 29,000.")
    etag = get()["ETag"]
    again = get(HTTP_IF_NONE_MATCH=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    correct("Correction: 30,000.")
    assert get(HTTP_IF_NONE_MATCH=etag).status_code == 200


@pytest.mark.parametrize("form", ["W/{}", '"other", {}', '"other", W/{}', "*"])
def test_so_it_is_however_a_cache_asks(get: Get, correct: Callable[[str], None], form: str) -> None:
    correct(WORDS)
    asked = form.format(get()["ETag"])
    assert get(HTTP_IF_NONE_MATCH=asked).status_code == 304


def test_json_and_html_have_tags_of_their_own(get: Get, correct: Callable[[str], None]) -> None:
    correct(WORDS)
    assert get()["ETag"] != get(format="html")["ETag"]


def test_a_cache_may_keep_it_for_seconds_and_any_page_may_read_it(get: Get, db: None) -> None:
    answer = get()
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=15"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_as_json_ld_a_story_tells_search_engines_of_its_corrections(
    get: Get, correct: Callable[[str], None]
) -> None:
    correct(WORDS)
    answer = get(STORY_URL + "?utm_source=x", format="jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    found = json.loads(answer.content)
    assert assertions.schema_org(found) == []
    assert (found["url"], found["headline"]) == (STORY_URL, "Maren and Tolva sign treaty")
    assert found["publisher"]["name"] == "The Daily Example"
    (comment,) = found["correction"]
    assert (comment["@type"], comment["text"]) == ("CorrectionComment", WORDS)


def test_json_ld_may_be_put_into_a_script_element_as_it_is(
    get: Get, correct: Callable[[str], None]
) -> None:
    correct(WORDS)
    assert not set("<>&\u2028\u2029") & set(get(format="jsonld").content.decode())


def test_json_ld_of_a_story_without_corrections_names_the_house_alone(
    get: Get, story: Article
) -> None:
    found = json.loads(get(format="jsonld").content)
    assert "correction" not in found
    assert found["publisher"]["correctionsPolicy"].startswith("https://desk.example/corrections/")


def test_json_ld_of_a_story_that_nobody_knows_is_no_error(get: Get, db: None) -> None:
    answer = get("https://daily.example/never", "jsonld")
    assert json.loads(answer.content) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": "https://daily.example/never",
    }
