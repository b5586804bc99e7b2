"""A reader's browser, and outlets in other languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.tests.reading import read_page

FormOf = Callable[..., dict[str, str]]


@pytest.fixture
def nahar(db: None) -> Outlet:
    """An outlet in Arabic."""
    return an_outlet("nahar", "نهار المثال", "ar")


@pytest.fixture
def visnyk(db: None) -> Outlet:
    """An outlet in Ukrainian."""
    return an_outlet("visnyk", "Приклад-вісник", "uk")


@pytest.fixture
def form_of(client: Client) -> FormOf:
    """Open the form for a story and give its fields, with some of them filled in."""

    def _form_of(url: str, **filled: str) -> dict[str, str]:
        page = read_page(client.get("/report", {"url": url}).content)
        form = page.forms[0]
        assert form.method == "POST"
        return {**typed_in(form), **filled}

    return _form_of


def typed_in(form: Any) -> dict[str, str]:
    """What a browser would send of a form as it stands."""
    return {name: (form.fields[name] or "").removeprefix("\n") for name in form.fields}
