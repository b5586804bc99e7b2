"""Signing in by the house's own service, in a real browser against a real provider."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person, command, end, start

from corrigenda.lib.tests.ports import free_port
from corrigenda.surfaces.desk.people.tests.provider import CLIENT, SECRET, Provider

if TYPE_CHECKING:
    from conftest import Services

SIZES = ((375, 760), (1280, 900))


@contextmanager
def a_provider() -> Iterator[Provider]:
    made = Provider()
    made.asks = True
    try:
        yield made
    finally:
        made.close()


@contextmanager
def a_house(
    services: Services, with_tables: dict[str, str], provider: Provider
) -> Iterator[Newsroom]:
    """The Daily, whose staff may sign in at Example House; Edda is known there."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = services.copy_of(
        with_tables,
        CORRIGENDA_URL=url,
        PYTHONUNBUFFERED="1",
        CORRIGENDA_OIDC_URL=provider.url,
        CORRIGENDA_OIDC_CLIENT=CLIENT,
        CORRIGENDA_OIDC_SECRET=SECRET,
        CORRIGENDA_OIDC_NAME="Example House",
    )
    about = ("--name", "The Daily", "--origin", "https://daily.example", "--admin", "ada")
    command(env, "open-outlet", "daily", *about)
    known = ("--role", "editor", "--name", "Edda Brandt", "--email", "edda@daily.example")
    command(env, "hire", "edda", *known)
    process = start(env, port, "serve")
    try:
        assert process.stdout is not None
        assert "Serving" in process.stdout.readline()
        yield Newsroom(url, env, process)
    finally:
        end(process)


@pytest.fixture(scope="module")
def kept_provider() -> Iterator[Provider]:
    with a_provider() as made:
        yield made


@pytest.fixture
def provider(kept_provider: Provider) -> Iterator[Provider]:
    claims = dict(kept_provider.claims)
    yield kept_provider
    kept_provider.claims = claims


@pytest.fixture(scope="module")
def house(
    kept_services: Services, with_tables: dict[str, str], kept_provider: Provider
) -> Iterator[Newsroom]:
    with a_house(kept_services, with_tables, kept_provider) as made:
        yield made


def everywhere(person: Person) -> None:
    """No barrier, wide and narrow, light and dark."""
    for width, height in SIZES:
        person.page.set_viewport_size({"width": width, "height": height})
        for scheme in ("dark", "light"):
            person.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            person.check()


def go_there(person: Person, house: Newsroom, wanted: str = "/desk/") -> Page:
    """From a page of the desk by its sign-in to the house's service, by keyboard alone."""
    page = person.page
    page.goto(f"{house.url}{wanted}")
    expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()
    person.press(page.get_by_role("button", name="Sign in with Example House"))
    expect(page.get_by_role("heading", name="Example House", exact=True)).to_be_visible()
    return page


def test_somebody_who_works_here_comes_to_the_page_that_they_wanted(
    house: Newsroom, meet: Meet
) -> None:
    edda = meet()
    page = go_there(edda, house, "/desk/?q=is%3Adeclined")
    edda.press(page.get_by_role("link", name="Go on as Edda Brandt"))
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    expect(page).to_have_url(f"{house.url}/desk/?q=is%3Adeclined")
    expect(page.get_by_role("link", name="Edda Brandt")).to_be_visible()
    everywhere(edda)
    edda.press(page.get_by_role("button", name="Sign out", exact=True))
    expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()
    everywhere(edda)
    page.goto(f"{house.url}/desk/")
    expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()


def test_the_page_in_between_is_a_page_and_no_trap(
    house: Newsroom, provider: Provider, meet: Meet
) -> None:
    edda = meet()
    page = edda.visit(f"{house.url}/desk/sign-in")
    page.route(f"{provider.url}/**", lambda route: route.fulfill(status=204))
    edda.press(page.get_by_role("button", name="Sign in with Example House"))
    expect(page.get_by_role("heading", name="To Example House")).to_be_visible()
    everywhere(edda)
    page.unroute(f"{provider.url}/**")
    edda.press(page.get_by_role("link", name="Go on", exact=True))
    edda.press(page.get_by_role("link", name="Go on as Edda Brandt"))
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()


def test_a_stranger_is_told_that_they_are_not_on_this_desk(
    house: Newsroom, provider: Provider, meet: Meet
) -> None:
    provider.claims |= {"sub": "u-99", "email": "rita@reader.example", "name": "Rita Mohr"}
    rita = meet()
    page = go_there(rita, house)
    rita.press(page.get_by_role("link", name="Go on as Rita Mohr"))
    expect(page.get_by_role("heading", name="You are not on this desk")).to_be_visible()
    rita.complaints.clear()  # of the 403
    everywhere(rita)
    rita.press(page.get_by_role("link", name="Sign in another way"))
    expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()


def test_whoever_changes_their_mind_there_is_back_where_they_were(
    house: Newsroom, meet: Meet
) -> None:
    edda = meet()
    page = go_there(edda, house)
    edda.press(page.get_by_role("link", name="Not now"))
    expect(page.get_by_text("You did not sign in there. Nothing happened.")).to_be_visible()
    everywhere(edda)


def test_a_forged_token_and_a_service_that_is_down_let_nobody_in(
    own_service: Services, with_tables: dict[str, str], meet: Meet
) -> None:
    with a_provider() as provider, a_house(own_service, with_tables, provider) as house:
        edda = meet()
        page = go_there(edda, house)
        provider.forge()
        edda.press(page.get_by_role("link", name="Go on as Edda Brandt"))
        expect(page.get_by_text("That did not work")).to_be_visible()
        edda.complaints.clear()  # of the 401
        everywhere(edda)
        page.goto(f"{house.url}/desk/sign-in")
        provider.close()
        edda.press(page.get_by_role("button", name="Sign in with Example House"))
        expect(page.get_by_text("did not work")).to_be_visible()
