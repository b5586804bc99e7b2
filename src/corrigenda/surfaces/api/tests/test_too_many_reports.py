"""A flood from one address is stopped; what was taken is kept, and forging does not help."""

from __future__ import annotations

import ipaddress
import json
from collections import Counter
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.conftest import Post, problem, report_json

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def flood(post: Post, number: int, **headers: str) -> Counter[int]:
    """Send so many reports at noon; how they were answered."""
    with clock.frozen(NOON):
        return Counter(post(report_json(), **headers).status_code for _ in range(number))


def test_of_a_thousand_a_minute_the_policys_number_is_taken(post: Post, daily: Outlet) -> None:
    assert flood(post, 1_000) == {201: 30, 429: 970}
    assert Report.objects.count() == 30


def test_the_reader_is_told_when_to_come_back(post: Post, daily: Outlet) -> None:
    taken = report_json()
    with clock.frozen(NOON):
        first = post(taken)
        flood(post, 29)
        refused = post(report_json())
        again = post(taken)
    assert problem(refused, 429)["detail"].startswith("Too many")
    assert refused["Retry-After"] == "60"
    assert (again.status_code, again.content) == (200, first.content)


def test_a_forged_header_is_not_believed(post: Post, daily: Outlet) -> None:
    with clock.frozen(NOON):
        answers = [
            post(report_json(), HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code
            for number in range(40)
        ]
    assert answers.count(201) == 30


@pytest.fixture
def proxied(settings: Settings) -> None:
    """A proxy of ours stands before the desk."""
    settings.CORRIGENDA_PROXIES = (ipaddress.ip_network("127.0.0.1"),)


@pytest.mark.usefixtures("proxied")
def test_what_our_own_proxy_says_is_believed(post: Post, daily: Outlet) -> None:
    assert flood(post, 31, HTTP_X_FORWARDED_FOR="198.51.100.1") == {201: 30, 429: 1}
    assert flood(post, 1, HTTP_X_FORWARDED_FOR="198.51.100.2") == {201: 1}


@pytest.mark.usefixtures("proxied")
def test_what_stands_before_it_is_not(post: Post, daily: Outlet) -> None:
    with clock.frozen(NOON):
        answers = [
            post(
                report_json(), HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.1"
            ).status_code
            for number in range(40)
        ]
    assert answers.count(201) == 30


@pytest.mark.usefixtures("proxied")
@pytest.mark.parametrize("header", ["", "unknown", "\x00", "198.51.100.1, ", "a" * 5_000])
def test_a_header_that_is_none_breaks_nothing(post: Post, daily: Outlet, header: str) -> None:
    assert post(report_json(), HTTP_X_FORWARDED_FOR=header).status_code == 201


def test_the_address_is_nowhere_in_what_is_kept(post: Post, daily: Outlet) -> None:
    post(report_json(), REMOTE_ADDR="198.51.100.77")
    assert "198.51.100.77" not in json.dumps(list(Report.objects.values()), default=str)
