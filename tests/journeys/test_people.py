"""People come to the desk: invited, with second factors and passkeys; and one leaves it."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person, end, start

from corrigenda.lib.tests.ports import free_port

PHONE = {"width": 375, "height": 760}
PASSWORD = "seven wet barges leave"


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]]) -> Iterator[Newsroom]:
    """A service by name, as passkeys need one, with an outlet and its administrator."""
    port = free_port()
    url = f"http://localhost:{port}"
    env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
    process = start(env, port, "serve")
    assert process.stdout is not None
    process.stdout.readline()
    house = Newsroom(url, env, process)
    try:
        origin = "https://daily.example"
        about = ("--name", "The Daily Example", "--origin", origin, "--admin", "olga")
        house.command("open-outlet", "daily", *about)
        house.command("hire", "ada", "--name", "Ada Lindh", "--role", "administrator")
        yield house
    finally:
        end(process)


def with_authenticator(person: Person) -> None:
    """Give the browser a device that keeps passkeys and finds its owner present."""
    devtools = person.context.new_cdp_session(person.page)
    devtools.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal"}
    able = dict.fromkeys(("hasResidentKey", "hasUserVerification", "isUserVerified"), True)
    options = {**kind, **able, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def look(person: Person, name: str) -> Page:
    """Check the screen; keep a picture of it where pictures are wanted."""
    person.check()
    wanted = os.environ.get("CORRIGENDA_PICTURES")
    if wanted:
        Path(wanted).mkdir(parents=True, exist_ok=True)
        person.page.screenshot(path=Path(wanted) / f"{name}.png", full_page=True)
    return person.page


def enter(person: Person, link: str) -> Page:
    page = person.visit(link)
    person.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
    return page


def code_of(secret: str, step: int = 0) -> str:
    """What an authenticator app shows, `step` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def sign_out(person: Person) -> None:
    page = person.page
    person.press(page.get_by_role("button", name="Sign out", exact=True))
    expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()


def asks_for_second_factor(house: Newsroom, *roles: str) -> None:
    policy = Path(house.env["CORRIGENDA_HOME"]) / "policy.json"
    policy.write_text(json.dumps({"second_factor_for": roles}))
    house.command("change-outlet", "daily", "--policy", str(policy))


def test_an_app_is_set_up_before_anything_else_and_asked_for_from_then_on(
    house: Newsroom, meet: Meet
) -> None:
    asks_for_second_factor(house, "administrator")
    ada = meet(viewport=PHONE)
    page = enter(ada, house.command("sign-in", "ada").strip())
    expect(page.get_by_text("Your house asks for a second factor")).to_be_visible()
    look(ada, "account-owed")
    page.goto(f"{house.url}/desk/staff/")
    expect(page).to_have_url(f"{house.url}/desk/account")

    ada.press(page.get_by_role("link", name="Choose one"))
    ada.write(page.get_by_label("New password"), PASSWORD)
    with page.expect_navigation():
        ada.press(page.get_by_role("button", name="Change the password"))
    page.goto(f"{house.url}/desk/account")
    ada.press(page.get_by_role("link", name="Add an app"))
    ada.write(page.get_by_label("Your password"), PASSWORD)
    look(ada, "again")
    ada.press(page.get_by_role("button", name="Go on"))
    secret = page.locator("code.secret").text_content() or ""
    ada.write(page.get_by_label("Code", exact=True), "000000")
    ada.press(page.get_by_role("button", name="Add the app"))
    expect(page.get_by_role("alert")).to_contain_text("not right")
    ada.complaints.clear()  # of the answer 422
    assert page.locator("code.secret").text_content() == secret
    look(ada, "app")
    ada.write(page.get_by_label("Code", exact=True), code_of(secret))
    ada.press(page.get_by_role("button", name="Add the app"))
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    codes = look(ada, "codes").locator(".codes li").all_text_contents()
    assert len(set(codes)) == 10
    ada.press(page.get_by_role("link", name="I have them"))
    expect(page).to_have_url(re.compile("/desk/account$"))
    look(ada, "account")

    sign_out(ada)
    for code in (lambda: code_of(secret, step=1), lambda: codes[0]):  # read off when typed
        ada.write(page.get_by_label("User name"), "ada")
        ada.write(page.get_by_label("Password"), PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="One more step")).to_be_visible()
        look(ada, "second")
        page.goto(f"{house.url}/desk/")
        expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()
        page.go_back()
        ada.write(page.get_by_label("Code", exact=True), code())
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Ada Lindh")).to_be_visible()
        sign_out(ada)


def invite_edda(ada: Person, desk: Page) -> str:
    ada.press(desk.get_by_role("link", name="People"))
    ada.write(desk.get_by_label("Name", exact=True), "Edda Brandt")
    ada.write(desk.get_by_label("E-mail"), "edda@daily")
    ada.press(desk.get_by_role("button", name="Invite"))
    expect(desk.get_by_role("alert")).to_contain_text("e-mail address")
    ada.complaints.clear()
    ada.write(desk.get_by_label("E-mail"), "edda@daily.example")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Hand this link to Edda Brandt")).to_be_visible()
    return look(ada, "people-invited").locator("code.secret").inner_text()


def take_it_up(edda: Person, link: str) -> Page:
    page = edda.visit(link)
    expect(page.get_by_role("heading", name="Welcome, Edda Brandt")).to_be_visible()
    look(edda, "join")
    edda.write(page.get_by_label("User name"), "edda")
    edda.tick(page.get_by_role("radio", name=re.compile("passkey")))
    edda.press(page.get_by_role("button", name="Take it up"))
    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()
    edda.write(page.get_by_label("Name", exact=True), "My phone")
    look(edda, "passkey")
    edda.press(page.get_by_role("button", name="Add it"))
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    edda.press(page.get_by_role("link", name="I have them"))
    expect(page.get_by_text("My phone")).to_be_visible()
    look(edda, "account-passkey")
    return page


def come_in_both_ways(house: Newsroom, edda: Person, page: Page) -> None:
    sign_out(edda)
    look(edda, "sign-in")
    edda.press(page.get_by_role("button", name="Sign in with a passkey"))
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    edda.visit(f"{house.url}/desk/password")
    edda.write(page.get_by_label("New password"), PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    sign_out(edda)
    edda.write(page.get_by_label("User name"), "edda")
    edda.write(page.get_by_label("Password"), PASSWORD)
    page.keyboard.press("Enter")
    edda.press(page.get_by_role("button", name="Use a passkey instead"))
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()


def end_the_role(house: Newsroom, ada: Person, desk: Page) -> None:
    desk.goto(f"{house.url}/desk/staff/")
    expect(desk.get_by_text("edda@daily.example · second factor")).to_be_visible()
    person = desk.locator("li.person", has_text="Edda Brandt")
    ada.press(person.locator("summary").filter(has_text="End the role"))
    look(ada, "people")
    ada.press(person.get_by_role("button", name="End the role of Edda Brandt"))
    expect(desk.get_by_text("The account is closed.")).to_be_visible()


def read_the_trail(ada: Person, desk: Page) -> None:
    ada.press(desk.get_by_role("link", name="Audit"))
    ada.pick(desk.get_by_label("Who"), "Edda Brandt")
    ada.press(desk.get_by_role("button", name="Show", exact=True))
    expect(desk.locator("ol.audit").get_by_text("took an invitation up")).to_be_visible()
    expect(desk.locator("ol.audit strong").first).to_have_text("Edda Brandt")
    look(ada, "audit")
    with desk.expect_download() as download:
        ada.press(desk.get_by_role("link", name="JSON Lines"))
    lines = Path(download.value.path()).read_text().splitlines()
    assert {json.loads(line)["who"] for line in lines} == {"Edda Brandt"}


def test_somebody_is_invited_comes_by_passkey_alone_and_leaves(house: Newsroom, meet: Meet) -> None:
    ada, edda = meet(), meet(viewport=PHONE)
    with_authenticator(edda)
    desk = enter(ada, house.command("sign-in", "ada").strip())
    link = invite_edda(ada, desk)
    page = take_it_up(edda, link)
    come_in_both_ways(house, edda, page)
    end_the_role(house, ada, desk)
    page.goto(f"{house.url}/desk/")
    expect(page.get_by_role("heading", name="Sign in to the desk")).to_be_visible()
    read_the_trail(ada, desk)
