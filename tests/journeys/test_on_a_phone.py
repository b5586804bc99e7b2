"""Readers on phones: no keys, no account, and they hear what others and they themselves sent."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import decide, expect_verified, highlight, open_case, sign_in

PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}


def opened(person: Person, words: str) -> Locator:
    """The dialog that the button beside selected words opens."""
    person.page.locator("h1").first.tap()
    highlight(person.page, words)
    person.page.get_by_role("button", name="Suggest a correction").tap()
    dialog = person.page.get_by_role("dialog")
    expect(dialog.get_by_label("What is wrong?")).to_be_visible()
    return dialog


def test_rita_reports_by_touch_nils_joins_her_and_both_hear_what_became_of_it(
    demo: Newsroom, meet: Meet
) -> None:
    rita, nils, edda = meet(**PHONE), meet(**PHONE), meet()
    rita.visit(demo.story)
    dialog = opened(rita, "afer")
    dialog.get_by_label("It should say").fill("after")
    dialog.get_by_role("button", name="Send", exact=True).tap()
    expect(dialog.get_by_role("link", name="Follow your report")).to_be_visible()
    rita.check()

    sign_in(edda, demo.desk)
    desk = open_case(edda, demo.url, "afer")
    nils.visit(demo.story)
    dialog = opened(nils, "afer")
    expect(dialog).to_contain_text("Another reader has reported this.")
    nils.check()
    dialog.get_by_role("button", name="Me too").tap()
    expect(dialog).to_contain_text("One other reader reported this too.")

    desk.reload()
    decide(edda, "Fix", after="after")
    expect_verified(desk)
    for person in (rita, nils):
        person.page.goto(demo.story)
        person.page.evaluate("corrigenda.mine()")
        line = person.page.get_by_role("dialog").get_by_role("listitem")
        expect(line).to_contain_text("afer")
        expect(line).to_contain_text("Corrected")
        person.check()


def test_several_passages_of_a_story_are_sent_in_one_go(demo: Newsroom, meet: Meet) -> None:
    rita = meet(**PHONE)
    rita.visit(demo.story)
    dialog = opened(rita, "afer")
    dialog.get_by_label("It should say").fill("after")
    dialog.get_by_role("button", name="Add another passage").tap()
    dialog = opened(rita, "240")
    expect(dialog).to_contain_text("One passage is noted.")
    dialog.get_by_label("It should say").fill("270")
    dialog.get_by_role("button", name="Send", exact=True).tap()
    links = dialog.get_by_role("link", name="Follow your report")
    expect(links).to_have_count(2)
    for link in links.all():
        receipt = link.get_attribute("href")
        assert receipt is not None
        meet().visit(receipt)
