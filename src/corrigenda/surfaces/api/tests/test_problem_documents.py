"""Every error under /api/ is a problem document (RFC 9457), whatever made it."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.surfaces.api.tests.conftest import problem


@pytest.mark.parametrize(
    "path", ["/api/", "/api/nothing", "/api/reports/7", "/api/%00", "/api/../x"]
)
def test_an_address_that_is_none_is_404(client: Client, path: str) -> None:
    problem(client.get(path), 404)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/reports", "POST"),
        ("DELETE", "/api/reports", "POST"),
        ("POST", "/api/articles", "PUT"),
        ("PUT", "/api/fixes", "GET"),
        ("PATCH", "/api/notices", "GET"),
    ],
)
def test_a_method_that_is_none_is_405_and_says_which_are(
    client: Client, method: str, path: str, allowed: str
) -> None:
    answer = client.generic(method, path)
    problem(answer, 405)  # type: ignore[arg-type]
    assert allowed in answer["Allow"]


@pytest.mark.parametrize("path", ["/api/fixes", "/api/articles"])
def test_without_a_token_it_is_401_and_says_how(client: Client, db: None, path: str) -> None:
    answer = client.get(path) if path.endswith("fixes") else client.put(path, b"{}")
    assert "Bearer" in problem(answer, 401)["detail"]  # type: ignore[arg-type]
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_wrong_parameter_is_named(client: Client, db: None) -> None:
    said = problem(client.get("/api/notices?url=https://a.example/&format=pdf"), 422)  # type: ignore[arg-type]
    assert said["errors"][0]["field"] == "format"
    said = problem(client.get("/api/notices"), 422)  # type: ignore[arg-type]
    assert said["errors"][0]["field"] == "url"


def test_a_host_that_is_not_ours_is_400(client: Client) -> None:
    problem(client.get("/api/notices", HTTP_HOST="evil.example"), 400)  # type: ignore[arg-type]


def test_what_breaks_on_our_side_is_500_without_its_inside(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(url: str) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("corrigenda.surfaces.api.notices.keys_like", broken)
    client.raise_request_exception = False
    answer = client.get("/api/notices?url=https://daily.example/")
    assert "secret" not in problem(answer, 500)["detail"]  # type: ignore[arg-type]
