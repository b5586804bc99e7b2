"""The page of somebody who is asked: a passage, a question, two clicks, and no word of a report."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponseBase
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.withdraw_source import withdraw_source
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case, SourceCheck
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.reader.asked_words import WORDS

SECRETS = ("registry", "Rita", "714", "reader", "/desk/cases", "Edda")


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("another 24 years", "another 714 years", why="Rita of the registry says 714.", kind="fact")
    work()
    return Case.objects.get()


@pytest.fixture
def link(case: Case, edda: Staff) -> str:
    asked = ask_source(case, Ask("Orla Venn", question="said"), by=actors.of(edda))
    return asked.url.removeprefix("https://desk.example")


def said(answer: HttpResponseBase) -> str:
    """The words of a page, without its elements and its times, in which any figure may stand."""
    html: str = getattr(answer, "content", b"").decode()
    return re.sub("<[^>]*>", " ", re.sub("(?s)<time.*?</time>", " ", html))


def test_it_shows_the_passage_and_one_question(client: Client, link: str) -> None:
    page = client.get(link).content.decode()
    assert "<mark>another 24 years</mark>" in page
    assert "Did you say this?" in page
    assert "Orla Venn" in page


def test_no_report_no_reader_and_no_claim_is_on_it(client: Client, link: str) -> None:
    page = said(client.get(link))
    done = said(client.post(link, {"answer": "confirmed"}))
    for secret in SECRETS:
        assert secret not in page, secret
        assert secret not in done, secret


def test_a_mail_scanner_that_opens_it_uses_nothing_up(client: Client, link: str) -> None:
    for ask in (client.get, client.head, client.get):
        assert ask(link).status_code == 200
    assert SourceCheck.objects.get().answered_at is None


@pytest.mark.parametrize("answer", ["confirmed", "disputed"])
def test_an_answer_is_taken_once(client: Client, link: str, answer: str) -> None:
    done = client.post(link, {"answer": answer, "comment": "In May."})
    assert done.status_code == 200
    assert "Your answer has reached the newsroom." in done.content.decode()
    kept = SourceCheck.objects.get()
    assert (kept.answer, kept.comment) == (answer, "In May.")
    for again in (client.get(link), client.post(link, {"answer": "disputed"})):
        assert again.status_code == 410
        assert "This link works no more" in again.content.decode()
    assert SourceCheck.objects.get().answer == answer


def test_without_a_choice_the_comment_stays_in_its_field(client: Client, link: str) -> None:
    answer = client.post(link, {"comment": "Not so <b>fast</b>."})
    assert answer.status_code == 422
    assert "Choose one of the two answers." in answer.content.decode()
    assert "Not so &lt;b&gt;fast&lt;/b&gt;." in answer.content.decode()


@pytest.mark.parametrize(
    ("comment", "said"), [("x" * 4_001, "This has 4001 characters"), ("a\x01b", "cannot be shown")]
)
def test_a_comment_that_cannot_be_taken_says_why(
    client: Client, link: str, comment: str, said: str
) -> None:
    answer = client.post(link, {"answer": "confirmed", "comment": comment})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="confirmed" checked' in answer.content.decode()


def test_a_link_that_was_taken_back_works_no_more(client: Client, link: str, edda: Staff) -> None:
    withdraw_source(SourceCheck.objects.get(), by=actors.of(edda))
    assert client.post(link, {"answer": "confirmed"}).status_code == 410


@pytest.mark.parametrize("token", ["x", "../desk", "a/b", "x" * 3000, "%00", "%f0%9f%98%80"])
def test_every_token_that_is_none_gives_the_same_page(client: Client, db: None, token: str) -> None:
    answer = client.get(f"/check/{token}")
    assert answer.status_code == 404
    assert "There is no question at this address" in answer.content.decode()
    assert client.post(f"/check/{token}", {"answer": "confirmed"}).status_code == 404


def test_it_is_found_by_no_search_and_told_to_no_other_site(client: Client, link: str) -> None:
    page, done = client.get(link), client.post(link, {"answer": "confirmed"})
    for answer in (page, done, client.get(link)):
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] in ("same-origin", "no-referrer")
        assert "no-store" in answer["Cache-Control"]
    assert b'rel="noopener noreferrer"' in page.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_storys_language(client: Client, link: str, language: str) -> None:
    SourceCheck.objects.update(language=language)
    page = client.get(link).content.decode()
    assert WORDS[language]["said"] in page
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    done = client.post(link, {"answer": "confirmed"}).content.decode()
    assert WORDS[language]["thanks"] in done
