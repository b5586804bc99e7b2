"""What is refused before the application has it is said as everything else is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from typing import Any

import pytest

from corrigenda.project import front
from corrigenda.surfaces.tests.reading import read_page

BROWSER = [(b"accept", b"text/html"), (b"accept-language", b"de-AT, en;q=0.5")]


def asked(path: str, heads: list[tuple[bytes, bytes]]) -> tuple[int, dict[bytes, bytes], bytes]:
    """The answer to a body of which more is to come, for ever."""
    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "http_version": "1.1",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"content-length", b"9"), *heads],
    }
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(front.application(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


def test_a_form_in_a_crowd_is_answered_by_a_page_in_its_readers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front, "MAX_WAITING", 0)
    status, heads, body = asked("/report", BROWSER)
    page = read_page(body)
    assert status == 503
    assert heads[b"retry-after"] == b"60"
    assert b"default-src 'none'" in heads[b"content-security-policy"]
    assert page.get("lang") == "de"
    assert "in einer Minute noch einmal" in page.text_content()


def test_so_is_a_form_that_comes_too_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "SECONDS", 0)
    status, _, body = asked("/report", BROWSER)
    assert status == 408
    assert "nicht rechtzeitig angekommen" in read_page(body).text_content()


def test_a_script_gets_a_problem_document_that_its_page_may_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front, "MAX_WAITING", 0)
    status, heads, body = asked("/api/reports", BROWSER)
    told = json.loads(body)
    assert (status, told["status"], told["type"]) == (503, 503, "about:blank#busy")
    assert heads[b"content-type"] == b"application/problem+json"
    assert heads[b"access-control-allow-origin"] == b"*"
