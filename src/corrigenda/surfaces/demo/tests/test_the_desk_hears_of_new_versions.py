"""`push_version` and `poll_fixes`: the CMS's own calls to the desk's API."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corrigenda.surfaces.demo.cms.poll import PollError, poll_fixes
from corrigenda.surfaces.demo.cms.push import PushError, push_version
from corrigenda.surfaces.demo.cms.store import Store
from corrigenda.surfaces.demo.tests.asking import SLUG, URL, Desk, desk, fix_data

PUBLISHED = datetime(2026, 6, 10, 16, 40, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "demo")
    store.seed()
    return store


def push(base_url: str) -> None:
    push_version(
        base_url, "token-of-the-cms", "daily", URL, "<article>Оссель</article>",
        language="en", published_at=PUBLISHED, authors=("Odile Brackwater",),
    )  # fmt: skip


def test_a_version_is_put_with_its_facts_and_the_token() -> None:
    with desk() as known:
        push(known.base_url)

    [(method, path, headers, body)] = known.asked
    assert (method, path) == ("PUT", "/api/articles")
    assert headers["authorization"] == "Bearer token-of-the-cms"
    assert json.loads(body) == {
        "outlet": "daily",
        "url": URL,
        "html": "<article>Оссель</article>",
        "language": "en",
        "published_at": "2026-06-10T16:40:00+00:00",
        "authors": ["Odile Brackwater"],
    }


@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_desk_that_does_not_take_it_is_told_of_with_its_words(status: int) -> None:
    with desk() as known:
        known.status, known.answer = status, b"the token is not known"
        with pytest.raises(PushError, match=f"{status}.*the token is not known"):
            push(known.base_url)


def test_a_desk_that_is_away_is_told_of() -> None:
    with pytest.raises(PushError, match="cannot be reached"):
        push("http://127.0.0.1:1")


def poll(known: Desk, store: Store, since: str = "") -> object:
    return poll_fixes(known.base_url, "token-of-the-cms", store, since=since)


def test_fixes_that_are_polled_are_applied(store: Store) -> None:
    wrong = fix_data(id="42", url=URL, before="wafer", requested_at="2026-06-12T08:00:00+00:00")
    with desk() as known:
        known.status = 200
        known.answer = json.dumps({"fixes": [fix_data(), wrong, "what"]}).encode()
        polled = poll_fixes(known.base_url, "token", store, since="2026-06-01T00:00:00+00:00")

    assert [one.story.slug for one in polled.applied] == [SLUG]
    assert [fix_id for fix_id, _ in polled.refused] == ["42"]
    assert polled.since == "2026-06-12T08:00:00+00:00"
    assert known.asked[0][1] == "/api/fixes?since=2026-06-01T00%3A00%3A00%2B00%3A00"
    assert "afer" not in store.get(SLUG).html


def test_polling_again_changes_nothing(store: Store) -> None:
    with desk() as known:
        known.status, known.answer = 200, json.dumps({"fixes": [fix_data()]}).encode()
        poll(known, store)
        polled = poll_fixes(known.base_url, "token", store)

    assert not polled.applied
    assert [one.fix_id for one in polled.ignored] == ["41"]


@pytest.mark.parametrize(
    ("status", "answer"), [(401, b"{}"), (200, b"{"), (200, b"{}"), (200, b"[" * 100_000)]
)
def test_an_answer_without_fixes_is_told_of(store: Store, status: int, answer: bytes) -> None:
    with desk() as known:
        known.status, known.answer = status, answer
        with pytest.raises(PollError):
            poll(known, store)
