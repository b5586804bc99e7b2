"""Who reports hears the outcome, who works there hears the report, and both choose how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from standardwebhooks import Webhook
from tests.journeys.conftest import (
    Meet,
    Newsroom,
    Person,
    _printed_links,
    end,
    start,
)
from tests.journeys.doing import decide, sign_in, until

from corrigenda.lib.tests.ports import free_port
from corrigenda.lib.tests.post_office import PostOffice, post_office, text_of
from corrigenda.lib.tests.servers import Visit, serving

RITA = "rita@reader.example"
SECRET_WORDS = "My neighbour keeps the books there."
NOTICE = (
    "This story said that the fund is 240 million crowns. It is 270 million crowns. "
    "The error came to light when a reader wrote to us."
)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


@pytest.fixture
def demo(ready_service: Callable[..., dict[str, str]], office: PostOffice) -> Iterator[Newsroom]:
    """The demo with a mail server, and an administrator who has an address."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(
        CORRIGENDA_URL=url,
        PYTHONUNBUFFERED="1",
        CORRIGENDA_MAIL=office.url,
        CORRIGENDA_MAIL_FROM="Corrections <desk@daily.example>",
    )
    process = start(env, port, "demo")
    try:
        made = Newsroom(url, env, process, *_printed_links(process))
        made.hurry("daily")
        made.command("hire", "ada", "--role", "administrator", "--name", "Ada Lindh")
        made.command("hire", "ada", "--role", "administrator", "--email", "ada@daily.example")
        yield made
    finally:
        end(process)


def seen(person: Person) -> None:
    """No barrier on the page, wide and narrow, light and dark."""
    page = person.page
    for size in ((1280, 900), (375, 760)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            person.check()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def mail_to(page: Page, office: PostOffice, address: str, number: int) -> str:
    """The text of the mail of that number to an address, once it came."""
    until(page, lambda: None, lambda: len(office.to(address)) >= number)
    return text_of(office.to(address)[number - 1])


def link_in(words: str, part: str) -> str:
    found = re.search(rf"http://\S*{part}\S*", words)
    assert found, words
    return found[0]


def choose_by_keyboard(ada: Person, demo: Newsroom) -> None:
    page = ada.visit(f"{demo.url}/desk/account/telling")
    seen(ada)
    ada.reach(page.get_by_label("A new case in the fact lane"))
    page.keyboard.press("Home")
    ada.press(page.get_by_role("button", name="Keep"))
    expect(page.get_by_role("status")).to_contain_text("Kept")
    expect(page.get_by_label("A new case in the fact lane")).to_have_value("at_once")


def add_webhook(ada: Person, demo: Newsroom, url: str) -> str:
    """Ada adds one and tests it; its secret."""
    page = ada.visit(f"{demo.url}/desk/channels")
    seen(ada)
    ada.write(page.locator("#new-name"), "The archive")
    ada.write(page.locator("#new-url"), "ftp://archive.example/hook")
    ada.press(page.get_by_role("button", name="Add it"))
    expect(page.locator("#new-url-error")).to_contain_text("http")
    expect(page.locator("#new-name")).to_have_value("The archive")
    ada.write(page.locator("#new-url"), url)
    for box in page.locator(".new-endpoint input[type=checkbox]").all():
        ada.tick(box)
    ada.press(page.get_by_role("button", name="Add it"))
    secret = page.locator("code.secret").inner_text()
    ada.complaints.clear()  # of the 422
    seen(ada)
    ada.press(page.get_by_role("button", name="Send a test to The archive now"))
    expect(page.get_by_role("status")).to_contain_text("The test was taken, for The archive.")
    return secret


def report_with_address(rita: Person, demo: Newsroom) -> None:
    page = rita.visit(f"{demo.url}/report?url={demo.story}")
    rita.write(page.get_by_label("Which words are wrong?"), "240 million")
    rita.write(page.get_by_label(re.compile("^What should it say")), "270 million")
    rita.write(page.get_by_label(re.compile("^What is wrong with it")), SECRET_WORDS)
    rita.write(page.get_by_label(re.compile("^Your e-mail address")), RITA)
    rita.press(page.get_by_role("button", name="Send the report"))
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()


def test_from_a_readers_address_to_the_outcome_in_her_inbox(
    demo: Newsroom, meet: Meet, office: PostOffice
) -> None:
    rita, ada = meet(), meet()
    sign_in(ada, link_in(demo.command("sign-in", "ada"), "/desk/enter/"))
    choose_by_keyboard(ada, demo)
    with serving(Visit.answer, None) as archive:
        secret = add_webhook(ada, demo, archive.url("/hook"))
        report_with_address(rita, demo)

        question = mail_to(rita.page, office, RITA, 1)
        rita.visit(link_in(question, "/mail/confirm/"))
        seen(rita)
        rita.press(rita.page.get_by_role("button", name="Yes, tell me the outcome"))
        expect(rita.page.get_by_role("heading", name="Thank you")).to_be_visible()

        told = mail_to(ada.page, office, "ada@daily.example", 1)
        ada.visit(link_in(told, "/desk/cases/"))
        decide(ada, "Correction", after="270 million", notice=NOTICE)
        outcome = mail_to(rita.page, office, RITA, 2)
        assert NOTICE in outcome
        rita.visit(link_in(outcome, "/corrections/"))
        until(ada.page, lambda: None, lambda: len(archive.visits) >= 4)

        # Within: an archive that is gone would be a second line that is down.
        _the_list(demo, ada, office)

    for visit in archive.visits:
        names = ("webhook-id", "webhook-timestamp", "webhook-signature")
        Webhook(secret).verify(visit.body, {name: visit.header(name) for name in names})
    everything = [mail.as_string() + text_of(mail) for mail in office.came if mail["To"] != RITA]
    everything += [visit.body.decode() for visit in archive.visits]
    assert len(everything) > 4
    for one in everything:
        assert RITA not in one
        assert SECRET_WORDS not in one


def _the_list(demo: Newsroom, ada: Person, office: PostOffice) -> None:
    """What was sent stands there; a server that goes down is one banner, and trying is a key."""
    page = ada.visit(f"{demo.url}/desk/deliveries")
    expect(page.get_by_text("What became of the report")).to_be_visible()
    assert RITA not in page.content()
    office.greeting_refused = True
    page.goto(f"{demo.url}/desk/channels")
    ada.press(page.get_by_role("button", name="Send me a test now"))
    expect(page.get_by_text("The test did not get through to Ada Lindh")).to_be_visible()
    page.goto(f"{demo.url}/desk/deliveries")
    expect(page.get_by_role("heading", name="Nothing gets through")).to_be_visible()
    seen(ada)

    office.greeting_refused = False
    before = len(office.came)
    ada.reach(page.get_by_role("button", name=re.compile("^Try again: A test")))
    ada.key("y")
    until(page, lambda: None, lambda: len(office.came) > before)
    until(
        page,
        lambda: page.goto(f"{demo.url}/desk/deliveries"),
        lambda: page.get_by_text("Nothing gets through").count() == 0,
    )
