"""At an outlet with stories in several languages each reader is answered in their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from lxml.html import HtmlElement
from pytest_django import Settings

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.addresses import confirm_token, stop_token
from corrigenda.flow.propagation.models import Asking
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.surfaces.reader.delete_words import WORDS as DELETING
from corrigenda.surfaces.reader.held_words import HELD_WORDS
from corrigenda.surfaces.reader.mail_words import WORDS as MAIL
from corrigenda.surfaces.reader.receipt_words import REPLY, TELL
from corrigenda.surfaces.reader.tests.conftest import FormOf
from corrigenda.surfaces.reader.words import WORDS
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db

URL = "https://daily.example/uk/mist"
NOON = datetime(2027, 5, 31, 12, 5, tzinfo=UTC)
SPAM = "Buy now! Cheap Rolex https://watches.example/1 https://watches.example/2"


def page_of(client: Client, path: str) -> HtmlElement:
    return read_page(client.get(path).content)


def ways(page: HtmlElement) -> tuple[str | None, str | None]:
    return page.get("lang"), page.get("dir")


def story_in(daily: Outlet, language: str) -> Article:
    """A story of the English daily in another language, at `URL`."""
    blocks = (Block(Role.headline, "Міст"), Block(Role.body, "Міст відкрили у четвер."))
    return push(daily, URL, Story(blocks, language=language))[0].article


@pytest.mark.parametrize(
    ("tag", "language", "direction", "day"),
    [
        ("uk", "uk", "ltr", "31 травня 2027"),
        ("uk-UA", "uk", "ltr", "31 травня 2027"),
        ("de", "de", "ltr", "31. Mai 2027"),
        ("ar", "ar", "rtl", "31 مايو 2027"),
        ("fr", "en", "ltr", "31 May 2027"),
        ("", "en", "ltr", "31 May 2027"),
    ],
)
def test_the_receipt_speaks_the_language_of_the_report(
    client: Client, send: Send, tag: str, language: str, direction: str, day: str
) -> None:
    with clock.frozen(NOON):
        receipt = send("afer", language=tag).receipt
        page = page_of(client, f"/receipt/{receipt}")
    assert ways(page) == (language, direction)
    text = page.text_content()
    assert WORDS[language]["h_received"] in text
    assert REPLY[language]["title"] in text
    assert DELETING[language]["link"] in text
    assert day in text


def test_where_we_lack_the_readers_language_the_outlet_has_one(
    client: Client, send: Send, daily: Outlet
) -> None:
    daily.language = "uk"
    daily.save()
    assert page_of(client, f"/receipt/{send('afer', language='fr').receipt}").get("lang") == "uk"


@pytest.mark.parametrize(("language", "direction"), [("uk", "ltr"), ("ar", "rtl")])
def test_so_do_the_pages_of_a_report_that_is_held_and_of_one_that_is_not_taken(
    client: Client, send: Send, edda: Staff, language: str, direction: str
) -> None:
    path = f"/receipt/{send('afer', why=SPAM, language=language).receipt}"
    held = page_of(client, path)
    told = HELD_WORDS[language]
    assert ways(held) == (language, direction)
    assert told["held"] in held.text_content()
    refused = client.post(f"{path}/appeal", {"words": "x" * 2_001})
    assert told["appeal_wrong"] in refused.content.decode()
    reject(Report.objects.get(), by=actors.of(edda), reason="An advertisement.")
    rejected = page_of(client, path)
    assert told["rejected_text"] in rejected.text_content()
    [said] = rejected.xpath("//p[.='An advertisement.']")
    assert (said.get("lang"), said.get("dir")) == ("en", "auto")


@pytest.mark.parametrize(("language", "direction"), [("uk", "ltr"), ("ar", "rtl")])
def test_so_do_the_page_that_deletes_and_what_is_left_after_it(
    client: Client, send: Send, work: Callable[[], None], language: str, direction: str
) -> None:
    path = f"/receipt/{send('afer', language=language).receipt}"
    work()
    page = page_of(client, f"{path}/delete")
    assert ways(page) == (language, direction)
    assert DELETING[language]["goes"] in page.text_content()
    client.post(f"{path}/delete")
    assert DELETING[language]["gone"] in page_of(client, path).text_content()


def test_what_a_reader_writes_to_the_desk_is_answered_in_it(client: Client, send: Send) -> None:
    path = f"/receipt/{send('afer', language='uk').receipt}"
    assert REPLY["uk"]["empty"] in client.post(f"{path}/reply", {"words": ""}).content.decode()
    assert client.post(f"{path}/reply", {"words": "Дякую."}).status_code == 303
    assert REPLY["uk"]["unread"] in client.get(path).content.decode()


def test_so_is_an_address_that_is_none(client: Client, send: Send, settings: Settings) -> None:
    settings.CORRIGENDA_MAIL = "smtp://127.0.0.1:25"
    path = f"/receipt/{send('afer', language='uk').receipt}/tell"
    assert TELL["uk"]["no_address"] in client.post(path, {"email": "rita"}).content.decode()


def test_the_editors_reason_stays_in_its_own_language(
    client: Client, send: Send, work: Callable[[], None], edda: Staff
) -> None:
    path = f"/receipt/{send('afer', language='ar').receipt}"
    work()
    decline(Case.objects.get(), reason="The words are as they were said.", by=actors.of(edda))
    page = page_of(client, path)
    assert ways(page) == ("ar", "rtl")
    [reason] = page.xpath("//p[.='The words are as they were said.']")
    assert (reason.get("lang"), reason.get("dir")) == ("en", "auto")


def test_the_houses_own_words_are_those_of_the_readers_language(
    client: Client, send: Send, daily: Outlet
) -> None:
    daily.policy_data = {
        "reader_words": {"receipt_note.en": "Bookmark it.", "receipt_note.uk": "Збережіть її."}
    }
    daily.save()
    page = client.get(f"/receipt/{send('afer', language='uk').receipt}").content.decode()
    assert "Збережіть її." in page
    assert "Bookmark it." not in page


def test_the_links_of_a_mail_lead_to_pages_in_it(
    client: Client, send: Send, work: Callable[[], None], settings: Settings
) -> None:
    settings.CORRIGENDA_MAIL = "smtp://127.0.0.1:25"
    settings.CORRIGENDA_MAIL_FROM = "desk@daily.example"
    send("afer", contact="rita@reader.example", language="uk")
    work()
    asked = Asking.objects.get()
    stop = f"/mail/stop/{stop_token(asked.address)}"
    assert page_of(client, f"/mail/confirm/{confirm_token(asked)}").get("lang") == "uk"
    assert MAIL["uk"]["stop_title"] in page_of(client, stop).text_content()
    assert MAIL["uk"]["stopped_title"] in client.post(stop).content.decode()
    # Who asked is erased with the address, so that the browser is asked from now on.
    assert page_of(client, stop).get("lang") == "en"


def test_a_mail_in_a_language_that_we_lack_leads_to_the_outlets(
    client: Client, send: Send, daily: Outlet, work: Callable[[], None], settings: Settings
) -> None:
    daily.language = "uk"
    daily.save()
    settings.CORRIGENDA_MAIL = "smtp://127.0.0.1:25"
    settings.CORRIGENDA_MAIL_FROM = "desk@daily.example"
    send("afer", contact="rita@reader.example", language="fr")
    work()
    token = confirm_token(Asking.objects.get())
    assert page_of(client, f"/mail/confirm/{token}").get("lang") == "uk"


@pytest.mark.parametrize(
    ("of_story", "lang", "language", "direction"),
    [
        ("uk", "", "uk", "ltr"),
        ("ar-EG", "", "ar", "rtl"),
        ("fr", "", "en", "ltr"),
        ("uk", "ar", "ar", "rtl"),
        ("uk", "de-AT", "de", "ltr"),
        ("uk", "fr", "uk", "ltr"),
        ("uk", "<b>", "uk", "ltr"),
        ("en", "", "en", "ltr"),
    ],
)
def test_the_form_speaks_as_its_link_says_or_as_the_story_does(
    client: Client, daily: Outlet, of_story: str, lang: str, language: str, direction: str
) -> None:
    story_in(daily, of_story)
    page = read_page(client.get("/report", {"url": URL, "lang": lang}).content)
    assert ways(page) == (language, direction)
    assert WORDS[language]["says_label"] in page.text_content()


def test_the_form_of_a_story_that_was_never_read_speaks_as_the_outlet(
    client: Client, daily: Outlet
) -> None:
    daily.language = "de"
    daily.save()
    assert page_of(client, f"/report?url={URL}").get("lang") == "de"


def test_what_the_form_sends_is_a_report_in_its_language(
    client: Client, daily: Outlet, form_of: FormOf
) -> None:
    story_in(daily, "uk")
    wrong = client.post("/report", form_of(URL, says=""))
    assert WORDS["uk"]["says_empty"] in wrong.content.decode()
    answer = client.post("/report", form_of(URL, says="четвер"), follow=True)
    assert Report.objects.get().language == "uk"
    assert WORDS["uk"]["h_received"] in answer.content.decode()


def test_the_form_that_is_sent_twice_is_one_report_though_the_story_was_read_meanwhile(
    client: Client, daily: Outlet, form_of: FormOf
) -> None:
    sent = form_of(URL, says="четвер")
    first = client.post("/report", sent)
    story_in(daily, "uk")
    assert client.post("/report", sent)["Location"] == first["Location"]
    assert Report.objects.get().language == "en"


def test_a_question_for_the_address_keeps_the_language_of_its_link(
    client: Client, daily: Outlet
) -> None:
    page = page_of(client, "/report?lang=uk")
    assert page.get("lang") == "uk"
    assert page.forms[0].fields["lang"] == "uk"


def test_the_state_of_several_receipts_is_told_as_before(
    client: Client, send: Send, story: Article
) -> None:
    receipt = send("afer", language="uk").receipt
    assert story.url == STORY_URL

    def label(**more: str) -> str:
        body = {"receipts": [receipt], **more}
        answer = client.post("/api/receipts", body, content_type="application/json")
        return str(answer.json()["receipts"][0]["label"])

    assert label() == label(language="en")
    assert label(language="uk") != label()
