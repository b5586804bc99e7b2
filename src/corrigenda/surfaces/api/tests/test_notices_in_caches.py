"""What stands on a story is kept by caches for a while, and never longer than it should be."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.on_story import Standing
from corrigenda.surfaces.api import notices as view

Work = Callable[[], None]
ADDRESS = f"/api/notices?url={quote(STORY_URL, safe='')}"


@pytest.fixture
def case(send: Send, work: Work) -> Case:
    send("28,000")
    work()
    return Case.objects.get()


@pytest.fixture
def corrected(case: Case, edda: Staff, work: Work) -> Entry:
    decide(case, Decision("correction", words="It is 26,000 crowns."), by=of(edda))
    work()
    return Entry.objects.get()


def test_a_browser_asks_each_time_and_a_cdn_every_quarter_of_a_minute(
    client: Client, corrected: Entry
) -> None:
    answer = client.get(ADDRESS)
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=15"
    assert answer["CDN-Cache-Control"] == (
        "max-age=15, stale-while-revalidate=60, stale-if-error=86400"
    )


def test_one_answer_serves_everybody(client: Client, corrected: Entry) -> None:
    for headers in ({}, {"HTTP_ORIGIN": "https://daily.example", "HTTP_COOKIE": "a=b"}):
        answer = client.get(ADDRESS, **headers)
        assert "Vary" not in answer
        assert "Set-Cookie" not in answer
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_tag_is_strong_and_the_same_for_the_same_bytes(
    client: Client, corrected: Entry
) -> None:
    one, other = client.get(ADDRESS), client.get(ADDRESS)
    assert one["ETag"] == other["ETag"]
    assert one["ETag"].startswith('"')
    assert one.content == other.content


def test_head_tells_the_same_without_the_words(client: Client, corrected: Entry) -> None:
    head, get = client.head(ADDRESS), client.get(ADDRESS)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("ETag", "Cache-Control", "CDN-Cache-Control", "Content-Type", "Content-Length"):
        assert head.headers.get(name) == get.headers.get(name), name


def test_a_304_says_how_long_it_may_be_kept(client: Client, corrected: Entry) -> None:
    tag = client.get(ADDRESS)["ETag"]
    for ask in (client.get, client.head):
        again = ask(ADDRESS, HTTP_IF_NONE_MATCH=f"W/{tag}")
        assert (again.status_code, again.content) == (304, b"")
        assert again["Cache-Control"] == "public, max-age=0, s-maxage=15"


def test_the_worker_makes_an_answer_once_a_second(
    client: Client, corrected: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = view.standing_on

    def counted(url: str) -> Standing:
        made.append(url)
        return real(url)

    monkeypatch.setattr(view, "standing_on", counted)
    moment = [1_000.0]
    monkeypatch.setattr(view.time, "monotonic", lambda: moment[0])
    view._kept.clear()
    for passed in (0, 0.4, 0.5, 0.2):
        moment[0] += passed
        client.get(ADDRESS)
    assert len(made) == 2


def test_what_is_published_or_erased_is_seen_at_once(
    client: Client, corrected: Entry, case: Case, edda: Staff, work: Work
) -> None:
    view._kept.clear()
    tags = [client.get(ADDRESS)["ETag"]]
    case.refresh_from_db()
    decide(case, Decision("correction", words="It is 25,000 crowns."), by=of(edda))
    work()
    tags.append(client.get(ADDRESS)["ETag"])
    Entry.objects.filter(superseded_by=None).update(words="Erased.")
    tags.append(client.get(ADDRESS)["ETag"])
    assert len(set(tags)) == 3


def test_a_hold_comes_and_goes_at_once(client: Client, case: Case, edda: Staff) -> None:
    Outlet.objects.update(policy_data={"show_hold": True})
    assert client.get(ADDRESS).json()["hold"] is None
    check(case, by=of(edda))
    assert client.get(ADDRESS).json()["hold"]["words"] == "Part of this story is being checked."
    check_no_longer(case, by=of(edda))
    assert client.get(ADDRESS).json()["hold"] is None


def test_a_worker_keeps_two_thousand_answers(
    client: Client, corrected: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "MOST_KEPT", 3)
    view._kept.clear()
    for number in range(5):
        client.get(f"{ADDRESS}%3Futm_source%3D{number}")
    assert len(view._kept) == 3


def test_a_story_on_which_nothing_stands_costs_three_small_questions(
    client: Client, case: Case, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        client.get(ADDRESS)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        client.get("/api/notices?url=https://daily.example/never")
