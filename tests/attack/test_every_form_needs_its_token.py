"""A form of another site changes nothing: asked of every address that there is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from corrigenda.flow.newsroom.models import Staff

BY_TOKEN_OR_SIGNATURE = ("api/", "demo/cms/hook", "mail/stop/")
"""Called without a cookie: by the widget, by a CMS that proves who it is, and by a mail service
whose user wants no mail (RFC 8058)."""


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, path)
        else:
            yield path


MONTH = r"^(?P<year>\d{4})/(?P<number>0[1-9]|1[0-2])$"
"""The one address that is matched by a regular expression."""


def filled(path: str) -> str:
    """The address with something in each place."""
    for place in (
        "<int:pk>",
        "<str:token>",
        "<path:token>",
        "<path:name>",
        "<slug:provider_id>",
        "<slug:slug>",
        "<slug:name>",
        "<slug:public_id>",
    ):
        path = path.replace(place, "1")
    return "/" + path.replace(MONTH, "2026/11")


ALL = list(addresses(get_resolver().url_patterns))
BY_RECEIPT = ("receipt/<str:token>/reply", "receipt/<str:token>/tell")
"""Who can name a receipt is its reader: what another site cannot know is in the address."""

OURS = [path for path in ALL if not path.startswith(BY_TOKEN_OR_SIGNATURE + BY_RECEIPT)]


def test_every_place_in_an_address_is_known_here() -> None:
    assert len(OURS) > 15
    assert not [path for path in OURS if "<" in filled(path)]


@pytest.mark.parametrize("path", OURS)
def test_a_post_of_another_site_is_refused(path: str, edda: Staff) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(edda)
    answer = client.post(filled(path), {"reason": "x"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", BY_RECEIPT)
def test_without_the_receipt_nothing_is_taken(path: str, edda: Staff) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(edda)
    answer = client.post(filled(path), {"words": "x"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 404
