"""The log of the service holds no link that lets its reader in."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.models import Staff
from corrigenda.project.log import WithoutSecrets


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the service's own handler writes."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(WithoutSecrets())
    root, requests = logging.getLogger(), logging.getLogger("django.request")
    level = requests.level
    root.addHandler(handler)
    # As an operator would who looks for a fault: every refused request with its address.
    requests.setLevel(logging.WARNING)
    yield written
    requests.setLevel(level)
    root.removeHandler(handler)


def test_a_sign_in_link_that_was_refused_is_not_in_it(edda: Staff, log: io.StringIO) -> None:
    token = make_link(edda)
    answer = Client(enforce_csrf_checks=True).post(f"/desk/enter/{token}")
    assert answer.status_code == 403
    assert "/desk/enter/[secret]" in log.getvalue()
    assert token not in log.getvalue()


def test_nor_is_a_receipt(send: Send, log: io.StringIO) -> None:
    receipt = send("afer").receipt
    assert Client().post(f"/receipt/{receipt}").status_code == 405
    assert Client().get(f"/receipt/{receipt}/more").status_code == 404
    lines = log.getvalue().splitlines()
    assert len(lines) >= 2
    assert all(line.endswith("/receipt/[secret]") for line in lines)
    assert receipt not in log.getvalue()


def test_the_service_writes_through_it(settings: object) -> None:
    given = settings.LOGGING  # type: ignore[attr-defined]
    assert given["root"]["handlers"] == ["stderr"]
    assert given["handlers"]["stderr"]["filters"] == ["secrets"]
    assert given["filters"]["secrets"]["()"] == "corrigenda.project.log.WithoutSecrets"
