"""An outlet is opened with origins of its own, or with a message that says what to change."""

from __future__ import annotations

from typing import Any

import pytest

from corrigenda.flow.newsroom.actions.open_outlet import Opened, open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.errors import OutletError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.flow.newsroom.queries import outlet_of_token, outlet_of_url


def opened(slug: str = "herald", **more: Any) -> Opened:
    given: dict[str, Any] = {
        "name": "The Herald",
        "language": "en",
        "desk_url": "https://desk.example/",
        "origins": ["https://herald.example"],
        **more,
    }
    return open_outlet(slug, by=OPERATOR, **given)


def test_its_pages_are_known_by_their_origin(db: None) -> None:
    outlet = opened(origins=["https://Herald.Example:443/world?x=1"]).outlet
    assert outlet_of_url("https://herald.example/a") == outlet
    assert outlet_of_url("https://herald.example:8443/a") is None
    assert outlet_of_url("http://herald.example/a") is None


def test_its_token_is_told_once_and_only_its_hash_is_kept(db: None) -> None:
    made = opened()
    assert made.api_token not in str(Outlet.objects.values().get())
    assert outlet_of_token(made.api_token) == made.outlet
    assert outlet_of_token(made.api_token + "x") is None
    assert outlet_of_token("") is None


def test_the_trail_says_who_opened_it(db: None) -> None:
    made = opened()
    entry = AuditEntry.objects.get()
    assert (entry.who, entry.verb, entry.outlet) == ("The operator", "outlet.open", made.outlet)


def test_an_origin_given_twice_is_one_origin(db: None) -> None:
    outlet = opened(origins=["https://herald.example", "https://herald.example/"]).outlet
    assert outlet.origins.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"origins": []},
        {"origins": ["herald.example"]},
        {"origins": ["file:///etc/passwd"]},
        {"origins": ["https://user:word@herald.example"]},
        {"hook_url": "herald"},
        {"hook_url": "ftp://herald.example/hook"},
        {"desk_url": "desk"},
        {"desk_url": ""},
        {"name": "H" * 201},
        {"name": " "},
        {"language": "e" * 36},
        {"language": "en\x00"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(db: None, wrong: dict[str, Any]) -> None:
    with pytest.raises(OutletError):
        opened(**wrong)
    assert not Outlet.objects.exists()


@pytest.mark.parametrize("slug", ["", "the herald", "herald/../daily", '"><script>', "h" * 51])
def test_a_slug_is_a_short_word_for_the_script_tag(db: None, slug: str) -> None:
    with pytest.raises(OutletError):
        opened(slug)


def test_a_slug_is_taken_once(daily: Outlet) -> None:
    with pytest.raises(OutletError, match="daily"):
        opened("daily")


def test_an_origin_belongs_to_one_outlet(daily: Outlet) -> None:
    with pytest.raises(OutletError, match="The Daily Example"):
        opened(origins=["https://herald.example", "https://daily.example"])
    assert Outlet.objects.count() == 1
