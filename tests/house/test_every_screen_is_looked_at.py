"""A screen that nobody looks at in a browser cannot be added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from tests.journeys.screens import EVERY, EXCUSED

from corrigenda.flow.newsroom.models import Staff

SCREENS = [screen for screens in EVERY.values() for screen in screens]
GIVEN: dict[str, object] = {"pk": 1, "token": "none", "year": "2026", "number": "11"}


def routes() -> Iterator[tuple[str, list[str]]]:
    """Every route of the screens by its full name, with the names of what its address holds."""
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and str(resolver.pattern) != "api/":
            for one in resolver.url_patterns:
                assert isinstance(one, URLPattern)
                space = f"{resolver.namespace}:" if resolver.namespace else ""
                yield f"{space}{one.name}", list(one.pattern.regex.groupindex)


def shows(client: Client, name: str, holds: list[str]) -> bool:
    """Whether an administrator who asks for it by GET is not told to POST."""
    address = reverse(name, kwargs={part: GIVEN.get(part, "none") for part in holds})
    return bool(client.get(address).status_code != 405)


def test_each_route_that_answers_get_is_looked_at_or_excused(client: Client, ada: Staff) -> None:
    client.force_login(ada)
    known = {screen.route for screen in SCREENS} | set(EXCUSED)
    missing = [name for name, holds in routes() if name not in known and shows(client, name, holds)]
    told = "add to tests/journeys/screens.py, or excuse there: "
    assert not missing, told + ", ".join(missing)


def test_nothing_is_excused_that_is_looked_at_or_does_not_exist() -> None:
    names = {name for name, _ in routes()}
    assert set(EXCUSED) <= names
    assert not set(EXCUSED) & {screen.route for screen in SCREENS}
    assert all(reason.strip() for reason in EXCUSED.values())


def test_each_screen_stands_at_the_route_that_it_names() -> None:
    for screen in SCREENS:
        if screen.route and screen.path.startswith("/"):
            address = re.sub(r"\{[a-z_]+\}", "1", screen.path.partition("?")[0])
            found = resolve(address)
            # Some addresses have a second name, by which allauth asks for them.
            assert reverse(screen.route, args=found.args, kwargs=found.kwargs) == address


def test_no_two_screens_have_the_same_name() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(names) == len(set(names))
