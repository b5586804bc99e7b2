"""A browser's report is taken from an outlet's own page or ours, and from nobody else's."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.api.tests.conftest import Post, problem


@pytest.mark.parametrize(
    "origin", ["https://daily.example", "https://desk.example", "http://testserver"]
)
def test_an_outlets_page_and_our_own_may_send(post: Post, daily: Outlet, origin: str) -> None:
    assert post(HTTP_ORIGIN=origin).status_code == 201


def test_a_program_that_is_no_browser_may_send(post: Post, daily: Outlet) -> None:
    assert post().status_code == 201


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://daily.example", "https://daily.example:444"]
)
def test_another_page_may_not(post: Post, daily: Outlet, origin: str) -> None:
    said = problem(post(HTTP_ORIGIN=origin), 403)
    assert said["type"].endswith("#foreign-page")
    assert origin in said["detail"]
    assert not Report.objects.exists()
