"""Of a page view's question the quick way says what Django's says, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.db import DatabaseError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.project import quick

HOST = (b"host", b"testserver")
STORY = "url=" + quote(STORY_URL, safe="")
PLAIN = [
    STORY,
    f"{STORY}&format=json",
    f"{STORY}&format=html&place=top",
    f"format=jsonld&{STORY}",
    f"{STORY}&place=passage",
    f"{STORY}&place=",
    f"{STORY}%3Futm_source%3Dletter",
    f"url={STORY_URL}",
    "url=https%3A%2F%2Fdaily.example%2Fnever",
    "url=https://elsewhere.example/a%2Bb?q=%2520c",
    "url=https://daily.example/%D1%81%D0%BB%D0%BE%D0%B2%D0%BE",
]
NOT_PLAIN = [
    "",
    "url",
    "url=",
    "url=javascript:alert(1)",
    "url=https://daily.example/a%0Ab",
    f"{STORY}&url=https://daily.example/other",
    f"{STORY}&format=xml",
    f"{STORY}&place=left",
    f"{STORY}&place=top&place=end",
    "url=https://daily.example/%FF%FE",
    "url=https://daily.example/\xe9",
    f"{STORY}&" + "&".join(f"a{one}=1" for one in range(200)),
    "url=https://daily.example/" + "a" * 9_000,
]


@pytest.fixture(autouse=True)
def one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's connection stays open, as Django's own test client leaves it open."""
    monkeypatch.setattr(quick, "close_old_connections", lambda: None)


@pytest.fixture
def corrected(send: Send, edda: Staff, work: Callable[[], None]) -> None:
    send("28,000")
    work()
    words = "It is 26,000 crowns, not “28,000” <b>."
    decide(Case.objects.get(), Decision("correction", words=words), by=of(edda))
    work()


def the_whole_way(client: Client, query: str) -> quick.Answer:
    answer = client.get(f"{quick.PATH}?{query}")
    heads = [(name.lower().encode(), value.encode()) for name, value in answer.items()]
    return answer.status_code, sorted(heads), answer.content


@pytest.mark.parametrize("query", PLAIN)
def test_a_plain_question_has_the_same_answer_to_the_byte(
    client: Client, corrected: None, query: str
) -> None:
    answer = quick.answer(query.encode(), [HOST, (b"cookie", b"a=b")])
    assert answer is not None
    status, heads, body = answer
    assert (status, sorted(heads), body) == the_whole_way(client, query)


@pytest.mark.parametrize("query", NOT_PLAIN)
def test_what_is_not_plain_goes_the_whole_way(corrected: None, query: str) -> None:
    assert quick.answer(query.encode("latin-1"), [HOST]) is None


@pytest.mark.parametrize(
    "heads",
    [
        [],
        [HOST, HOST],
        [(b"host", b"evil.example")],
        [(b"host", b"testserver/..")],
        [(b"host", b"\xff")],
        [HOST, (b"if-none-match", b'"a"')],
        [HOST, (b"if-modified-since", b"Mon, 30 Nov 2026 05:48:46 GMT")],
    ],
)
def test_another_host_or_a_condition_goes_the_whole_way(
    corrected: None, heads: list[tuple[bytes, bytes]]
) -> None:
    assert quick.answer(STORY.encode(), heads) is None


@pytest.mark.parametrize("error", [DatabaseError, RecursionError])
def test_whatever_fails_is_told_of_by_the_whole_way(
    corrected: None, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def broken(_: object) -> object:
        raise error

    monkeypatch.setattr(quick, "told", broken)
    assert quick.answer(STORY.encode(), [HOST]) is None


@pytest.mark.django_db
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=150,
)
@given(
    st.lists(
        st.sampled_from(["url", "format", "place", "=", "&", "%", "+", ";", "json", "html", "top",
                         STORY_URL, quote(STORY_URL, safe=""), "%E4", "ü", "\x00", "x"]),
        max_size=9,
    ).map("".join)
)  # fmt: skip
def test_of_any_question_both_say_the_same(client: Client, query: str) -> None:
    answer = quick.answer(query.encode("utf-8"), [HOST])
    if answer is not None:
        assert (answer[0], sorted(answer[1]), answer[2]) == the_whole_way(client, query)
