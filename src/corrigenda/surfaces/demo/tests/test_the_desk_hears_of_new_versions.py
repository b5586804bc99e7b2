"""`push_version`: the CMS's own call to the desk's API."""

import json
from datetime import UTC, datetime

import pytest

from corrigenda.surfaces.demo.cms.push import PushError, push_version
from corrigenda.surfaces.demo.tests.asking import URL, desk

PUBLISHED = datetime(2026, 6, 10, 16, 40, tzinfo=UTC)


def push(base_url: str) -> None:
    push_version(
        base_url, "token-of-the-cms", "daily", URL, "<article>Оссель</article>",
        language="en", published_at=PUBLISHED, authors=("Odile Brackwater",), section="World",
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
        "section": "World",
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
