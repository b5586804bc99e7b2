"""Calls to the API as a widget or a CMS makes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, STORY_URL
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import ids

Post = Callable[..., HttpResponse]
Put = Callable[..., HttpResponse]

TOKEN = "a-token-of-the-cms"


def report_json(**more: Any) -> dict[str, Any]:
    """A well-formed report."""
    return {
        "client_id": str(uuid4()),
        "outlet": "daily",
        "url": STORY_URL,
        "selector": {"type": "TextQuoteSelector", "exact": "afer"},
        "block": PARAGRAPHS[0],
        "should_say": "after",
        **more,
    }


def problem(answer: HttpResponse, status: int) -> dict[str, Any]:
    """The problem document of an answer, which must be one (RFC 9457)."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = json.loads(answer.content)
    assert said["status"] == status
    assert said["type"].startswith("about:blank#")
    assert said["title"]
    assert len(said["detail"]) > 10
    return said


@pytest.fixture
def post(client: Client) -> Post:
    """POST a report: parts of it as arguments, or a whole body as bytes."""

    def _post(body: bytes | dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        given = report_json() if body is None else body
        data = given if isinstance(given, bytes) else json.dumps(given)
        return client.post(  # type: ignore[return-value]
            "/api/reports", data, content_type="application/json", **headers
        )

    return _post


@pytest.fixture
def cms(daily: Outlet) -> dict[str, str]:
    """The header of the daily's CMS."""
    daily.api_token_hash = ids.token_hash(TOKEN)
    daily.save()
    return {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}


@pytest.fixture
def put(client: Client, cms: dict[str, str]) -> Put:
    """PUT an article as the daily's CMS."""

    def _put(body: dict[str, Any] | bytes, **headers: str) -> HttpResponse:
        data = body if isinstance(body, bytes) else json.dumps(body)
        return client.put(  # type: ignore[return-value]
            "/api/articles", data, content_type="application/json", **{**cms, **headers}
        )

    return _put
