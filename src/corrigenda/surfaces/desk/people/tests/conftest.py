"""The house's own sign-in, and browsers of people at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client, override_settings

from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.people.tests.provider import Provider

AtDesk = Callable[[Staff], Client]


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A password is hashed slowly on purpose; the tests hash many."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def at_desk() -> AtDesk:
    """The browser of somebody who is signed in."""

    def _at_desk(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff)
        return client

    return _at_desk


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider that the operator has set up."""
    provider = Provider()
    apps = {"openid_connect": {"APPS": [provider.app()]}}
    try:
        with override_settings(SOCIALACCOUNT_PROVIDERS=apps, CORRIGENDA_OIDC_NAME="Example House"):
            yield provider
    finally:
        provider.close()
