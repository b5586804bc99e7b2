"""Why a report is not taken is said in its reader's language, and programs lose nothing by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import PARAGRAPHS
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import ReportError, Wrong
from corrigenda.flow.reports.models import Ban, Report
from corrigenda.lib import clock
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.api import refusals
from corrigenda.surfaces.api.origins import require_known_origin
from corrigenda.surfaces.api.reports import PROBLEMS
from corrigenda.surfaces.api.schemas import ReportIn
from corrigenda.surfaces.api.tests.conftest import Post, problem, report_json
from corrigenda.surfaces.refusals import LABELS, WORDS, too_many

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 5, 31, 12, 5, tzinfo=UTC)
LONG = "a" * 100_001
SPAM = {
    "should_say": "https://watches.example/1 https://watches.example/2",
    "why": "Buy now! Cheap Rolex",
}
OTHERS = [one for one in LANGUAGES if one != "en"]


def quote(exact: object, **more: object) -> dict[str, Any]:
    return {"selector": {"type": "TextQuoteSelector", "exact": exact, **more}, "block": ""}


UNFIT: dict[str, dict[str, Any]] = {
    "address": {"contact": "rita"},
    "long-address": {"contact": "r" * 250 + "@reader.example"},
    "address-with-a-bell": {"contact": "rita\x07@reader.example"},
    "source": {"source": "the almanac"},
    "source-that-runs": {"source": "javascript:alert(1)"},
    "source-with-a-password": {"source": "https://rita:word@almanac.example/"},
    "long-source": {"source": f"https://almanac.example/{LONG}"},
    "source-with-a-bell": {"source": "https://almanac.example/\x07"},
    "long-words": {"should_say": LONG},
    "words-with-half-a-character": {"should_say": "\ud800"},
    "long-why": {"why": "w" * 5_001},
    "why-with-nothing": {"why": "a\x00b"},
    "no-words": quote(""),
    "blank-words": quote(" \n"),
    "long-passage": quote("a" * 20_001),
    "very-long-passage": quote(LONG),
    "passage-with-a-bell": quote("a\x07"),
    "passage-with-half-a-character": quote("\ud800"),
    "passage-of-another-kind": {"selector": {}},
    "long-context": quote("afer", prefix="p" * 2_001),
    "context-with-a-bell": quote("afer", suffix="\x07"),
    "other-paragraph": {"block": "Not the paragraph."},
    "long-paragraph": {"block": PARAGRAPHS[0] + "b" * 200_000},
    "paragraph-with-a-bell": {"block": f"{PARAGRAPHS[0]}\x07"},
    "file": {"url": "file:///home/rita/treaty.html"},
    "page-with-a-password": {"url": "https://rita:word@daily.example/"},
    "page-without-an-address": {"url": ""},
    "kind": {"kind": "rant"},
    "long-outlet": {"outlet": "d" * 51},
    "outlet-with-a-bell": {"outlet": "\x07"},
    "long-appeal": {"appeal": "x" * 2_001},
    "appeal-with-a-bell": {"appeal": "\x07"},
}
"""Reports that are not well formed, by what is wrong with them."""

TYPES: dict[str, dict[str, Any]] = {
    "id": {"client_id": "1234"},
    "no-text": {"should_say": None},
    "more-than-there-is": {"state": "joined"},
}


def of_another_outlet(post: Post, **more: str) -> HttpResponse:
    return post(report_json(url="https://herald.example/a", outlet="", **more))


def of_no_origin_of_that_outlet(post: Post, **more: str) -> HttpResponse:
    return post(report_json(outlet="herald", **more))


def from_another_page(post: Post, **more: str) -> HttpResponse:
    return post(report_json(**more), HTTP_ORIGIN="https://elsewhere.example")


def from_a_file(post: Post, **more: str) -> HttpResponse:
    return post(report_json(**more), HTTP_ORIGIN="null")


def with_other_words_under_its_id(post: Post, **more: str) -> HttpResponse:
    first = report_json()
    post(first)
    return post({**first, "why": "Because.", **more})


def more_than_the_house_takes(post: Post, **more: str) -> HttpResponse:
    Outlet.objects.update(policy_data={"reports_per_minute": 1})
    with clock.frozen(NOON):
        post()
        return post(report_json(**more))


def in_a_flood(post: Post, **more: str) -> HttpResponse:
    Outlet.objects.update(policy_data={"attack_reports_per_page": 1})
    with clock.frozen(NOON):
        post()
        return post(report_json(**more))


def from_a_banned_address(post: Post, **more: str) -> HttpResponse:
    with clock.frozen(NOON):
        if not Ban.objects.exists():
            post(report_json(**SPAM))
            ban(Report.objects.get(), by=actors.of(Staff.objects.get()))
        return post(report_json(**more))


DOORS: dict[str, Callable[..., HttpResponse]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        of_another_outlet,
        of_no_origin_of_that_outlet,
        from_another_page,
        from_a_file,
        with_other_words_under_its_id,
        more_than_the_house_takes,
        in_a_flood,
        from_a_banned_address,
    )
}
EVERY = [*UNFIT, *TYPES, *DOORS]


def refuse(name: str, post: Post, **more: str) -> HttpResponse:
    """The answer to a report that is refused for that."""
    if name in DOORS:
        return DOORS[name](post, **more)
    return post(report_json(**{**UNFIT, **TYPES}[name], **more))


def said(answer: HttpResponse) -> dict[str, Any]:
    assert answer.status_code in PROBLEMS
    return problem(answer, answer.status_code)


@pytest.fixture(autouse=True)
def desk(daily: Outlet, edda: Staff) -> None:
    """Whoever bans has to work here."""


@pytest.mark.parametrize("name", EVERY)
def test_each_refusal_is_said_in_the_readers_language(post: Post, name: str) -> None:
    names = r"\b({})\b".format("|".join([*ReportIn.model_fields, "exact", "prefix", "suffix"]))
    ours = said(refuse(name, post, language="en"))
    for language in OTHERS:
        Report.objects.all().delete()
        answer = refuse(name, post, language=language)
        theirs = said(answer)
        assert answer["Content-Language"] == language
        for member in ("title", "detail"):
            text = re.sub(r"\S+(://|@)\S+", "", theirs[member]).replace("UTC", "")
            assert theirs[member] != ours[member]
            assert not re.search(names, text)
            assert not re.search(r"\b(the|is|are|of|not|and|your|you)\b", text)
            assert language == "de" or not re.search("[A-Za-z]", text)


@pytest.mark.parametrize("name", EVERY)
def test_what_programs_read_of_it_is_the_same_in_every_language(post: Post, name: str) -> None:
    unsaid = said(refuse(name, post))
    Report.objects.all().delete()
    theirs = said(refuse(name, post, language="uk"))
    assert theirs.keys() == unsaid.keys()
    moves = {"title", "detail", "form", "challenge", "until"}
    assert {**theirs, **dict.fromkeys(moves)} == {**unsaid, **dict.fromkeys(moves)}


@pytest.mark.parametrize("name", EVERY)
def test_without_a_language_that_we_speak_it_is_for_programs(post: Post, name: str) -> None:
    unsaid = refuse(name, post)
    Report.objects.all().delete()
    french = refuse(name, post, language="fr")
    assert "Content-Language" not in unsaid
    assert "Content-Language" not in french
    assert said(unsaid)["title"] == said(french)["title"] != WORDS["en"]["title"]


@pytest.mark.parametrize("name", EVERY)
def test_an_english_reader_is_told_in_readers_words(post: Post, name: str) -> None:
    detail = said(refuse(name, post, language="en-GB"))["detail"]
    assert not re.search(r"should_say|selector|client_id|\bblock\b|`", detail)


def test_every_way_of_being_wrong_is_among_these(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = set()

    def met_with(raised: ReportError, language: str) -> str:
        met.add(raised.wrong)
        return "It is met."

    monkeypatch.setitem(refusals.SAID, ReportError, met_with)
    for name in UNFIT:
        refuse(name, post, language="uk")
    assert met == set(Wrong)
    assert {one.value for one in Wrong} <= set(WORDS["en"])


def test_every_error_of_the_door_has_words() -> None:
    told = f"{receive.__doc__}{require_known_origin.__doc__}"
    raised = set(re.findall(r"^ +(\w+Error):", told, re.MULTILINE))
    assert {one.__name__ for one in refusals.SAID} == raised


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_is_named_as_the_dialog_names_it(post: Post, language: str) -> None:
    told = {
        name: said(refuse(name, post, language=language))["detail"]
        for name in ("address", "source", "long-words", "long-why", "long-passage", "kind")
    }
    labels = LABELS[language]
    assert labels["contact"] in told["address"]
    assert labels["source"] in told["source"]
    assert labels["should_say"] in told["long-words"]
    assert labels["why"] in told["long-why"]
    assert labels["selector"] in told["long-passage"]
    assert not any(one in told["kind"] for one in labels.values())


@pytest.mark.parametrize(
    ("language", "most"), [("en", "20,000"), ("uk", "20\xa0000"), ("de", "20.000")]
)
def test_a_number_is_written_as_the_language_writes_it(
    post: Post, language: str, most: str
) -> None:
    assert most in said(refuse("long-words", post, language=language))["detail"]


@pytest.mark.parametrize(
    ("language", "day"),
    [("uk", "2027, 12:05 UTC"), ("de", "2027, 12:05 UTC"), ("ar", "12:05 UTC")],
)
def test_a_banned_reader_is_told_until_when_and_where_to_appeal_in_it(
    post: Post, language: str, day: str
) -> None:
    told = said(from_a_banned_address(post, language=language))
    assert day in told["detail"]
    assert told["form"] in told["detail"]
    assert told["form"].endswith(f"&lang={language}")


@pytest.mark.parametrize(
    ("wait", "language", "words"),
    [
        (1, "en", "Wait one second and"),
        (60, "en", "Wait 60 seconds and"),
        (3_601, "en", "Wait 2 hours, then"),
        (600, "en", "Wait one hour, then"),
        (21, "uk", "Зачекайте 21 секунду"),
        (22, "uk", "Зачекайте 22 секунди"),
        (12, "uk", "Зачекайте 12 секунд "),
        (3 * 3_600, "uk", "Зачекайте 3 години,"),
        (20 * 3_600, "uk", "Зачекайте 20 годин,"),
        (1, "de", "Warten Sie eine Sekunde"),
        (60, "de", "Warten Sie 60 Sekunden"),
        (1, "ar", "ثانية واحدة"),
        (2, "ar", "ثانيتين"),
        (5, "ar", "5 ثوانٍ"),
        (60, "ar", "60 ثانية"),
        (2 * 3_600, "ar", "ساعتين"),
        (10 * 3_600, "ar", "10 ساعات"),
        (24 * 3_600, "ar", "24 ساعة"),
    ],
)
def test_how_long_to_wait_agrees_with_what_is_counted(wait: int, language: str, words: str) -> None:
    assert words in too_many(wait, language)


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"language": "uk"', b'["uk"]', b'{"language": ["uk"]}', b'{"language": 7}', b"\xff"],
)
def test_a_body_that_names_no_language_is_answered_as_a_program(post: Post, body: bytes) -> None:
    answer = post(body)
    assert said(answer)["title"] in ("Bad Request", "Unprocessable Entity", "Unprocessable Content")
    assert "Content-Language" not in answer


@pytest.mark.parametrize("body", [b"{", b'["uk"]', b'{"says": "' + b"x" * 6_400_000])
def test_a_browser_whose_report_cannot_be_read_is_told_in_its_own_language(
    client: Client, body: bytes
) -> None:
    sent = {"data": body, "content_type": "application/json"}
    asked = {"accept-language": "fr, uk;q=0.8", "origin": "https://daily.example"}
    answer = client.post("/api/reports", **sent, headers=asked)
    assert answer["Content-Language"] == "uk"
    theirs = said(answer)
    assert theirs["title"] == WORDS["uk"]["title"]
    large = answer.status_code == 413
    assert theirs["detail"] == WORDS["uk"]["too_large" if large else "unknown"]
    program = client.post("/api/reports", **sent, headers={"accept-language": "uk"})
    assert "Content-Language" not in program
    assert said(program)["type"] == theirs["type"]
