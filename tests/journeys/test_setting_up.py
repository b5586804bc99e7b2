"""A developer of the site gets the tag, has a page looked at, and is told what to mend."""

from __future__ import annotations

import base64
import hashlib

from playwright.sync_api import expect
from tests.journeys.conftest import Meet, Newsroom
from tests.journeys.doing import sign_in
from tests.journeys.test_people import PHONE, look


def test_a_developer_sees_that_it_works_on_their_page(demo: Newsroom, meet: Meet) -> None:
    dana = meet(permissions=["clipboard-read", "clipboard-write"])
    page = sign_in(dana, demo.desk)
    page.goto(f"{demo.url}/desk/setup")
    look(dana, "setup-wide")
    dana.press(page.get_by_role("button", name="Copy: The tag for your own site"))
    expect(page.get_by_role("button", name="Copied: The tag for your own site")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith('<script src="/c/w.js" data-outlet="daily"')
    pinned = page.get_by_role("group", name="The pinned tag for your own site").inner_text()
    answer = page.request.get(demo.url + pinned.split('src="')[1].split('"')[0])
    digest = base64.b64encode(hashlib.sha384(answer.body()).digest()).decode()
    assert f'integrity="sha384-{digest}"' in pinned
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    page.get_by_role("link", name="corrigenda.mjs").wait_for()
    assert f'desk: "{demo.url}"' in page.get_by_role("group", name="The import").inner_text()

    dana.write(page.get_by_label("Address of a story"), demo.story)
    page.keyboard.press("Enter")
    result = page.get_by_role("heading", name="It works")
    expect(result).to_be_visible()
    expect(page.get_by_text("The script comes, and the desk answers it.")).to_be_visible()
    expect(page.get_by_text("Notices have a place.")).to_be_visible()
    expect(page.get_by_role("heading", name="The page as the desk reads it")).to_be_visible()
    look(dana, "setup-works-wide")

    dana.write(page.get_by_label("Address of a story"), f"{demo.url}/demo/no-such-story")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="It does not work yet")).to_be_visible()
    expect(page.get_by_text("The answer was 404 Not Found.")).to_be_visible()

    dana.write(page.get_by_label("Address of a story"), "https://elsewhere.example/story")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("is no origin of")


def test_on_a_phone_and_in_the_dark(demo: Newsroom, meet: Meet) -> None:
    dana = meet(viewport=PHONE, color_scheme="dark")
    page = sign_in(dana, demo.desk)
    page.goto(f"{demo.url}/desk/setup")
    dana.write(
        page.get_by_label("Address of a story"), f"{demo.url}/corrections/policy?outlet=daily"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="It does not work yet")).to_be_visible()
    expect(page.get_by_text("The script is not on the page.")).to_be_visible()
    look(dana, "setup-narrow-dark")
