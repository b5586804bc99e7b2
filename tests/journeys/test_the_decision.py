"""An editor decides with the checks beside the words, a second person approves, and the house
changes its policy; by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import expect_verified, open_case, report, sign_in, until

SOFT = "We misstated the fund as 240 million crowns. It is 270 million."
PLAIN = (
    "This story said that the fund holds 240 million crowns. It holds 270 million. We learned of "
    "the annex only now."
)


def hired(demo: Newsroom, who: str, role: str) -> str:
    """Somebody's link to sign in."""
    said = demo.command("hire", who, "--name", who.title(), "--role", role, "--outlet", "daily")
    return re.findall(r"http://\S+", said)[-1]


def words(page: Page) -> str:
    """The notice as it stands in the form."""
    return page.locator("#words").input_value()


def expect_kept(page: Page) -> None:
    expect(page.locator(".checked-line")).to_contain_text("draft kept")


def test_a_decision_is_helped_approved_and_seen_through(demo: Newsroom, meet: Meet) -> None:
    rita, edda, stan = meet(), meet(), meet()
    rita.visit(demo.story)
    report(rita, "240", "270", "The annex, page 3, says 270.")
    _write(demo, edda)
    _withdraw(edda)
    _send_back(stan, hired(demo, "stan", "standards_editor"))
    _publish(edda, demo)


def _write(demo: Newsroom, edda: Person) -> None:
    """The checks speak while she types; her draft outlives the page."""
    page = sign_in(edda, demo.desk)
    open_case(edda, demo.url, "240")
    edda.key("e")
    edda.tick(page.locator("#kind-clarification"))
    edda.write(page.locator("#words"), "The fund holds 270 million crowns.")
    expect(page.locator(".advice .must")).to_contain_text("call it a correction")
    expect(page.locator("#change ins")).to_have_text(re.compile("270"))
    edda.check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#words-error")).to_contain_text("call it a correction")
    assert words(page) == "The fund holds 270 million crowns."
    edda.complaints.clear()  # the browser notes the 422
    edda.check()
    edda.tick(page.locator("#kind-correction"))
    edda.write(page.locator("#words"), "")
    expect_kept(page)
    edda.press(page.get_by_role("button", name="Start from the house’s words"))
    expect(page.locator("#words")).to_have_value(re.compile("It should have said “270”"))
    edda.write(page.locator("#words"), SOFT)
    expect(page.locator("[data-check=euphemisms]")).to_contain_text("soft word")
    expect_kept(page)
    edda.check()
    page.goto(page.url)  # of the form that came back; it leads to the case
    expect(page.get_by_text("This is your draft of")).to_be_visible()
    assert words(page) == SOFT
    edda.check()


def _withdraw(edda: Person) -> None:
    """What a second person has to see waits, and is not hers to approve."""
    page = edda.page
    edda.key("e")
    edda.tick(page.locator("#kind-withdrawal"))
    edda.write(
        page.locator("#words"), "We have withdrawn this story, because no treaty was signed."
    )
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Waiting for approval", exact=True)).to_be_visible()
    expect(page.locator(".approve")).to_contain_text("nobody approves their own")
    edda.check()


def _send_back(stan: Person, link: str) -> None:
    page = sign_in(stan, link)
    stan.press(page.get_by_role("link", name="Approvals"))
    expect(page.get_by_role("heading", name=re.compile("^Waiting for you"))).to_be_visible()
    stan.check()
    stan.key("j")
    stan.key("o")
    expect(page.get_by_role("heading", name="Approve?")).to_be_visible()
    expect(page.locator(".approval-facts")).to_contain_text("no treaty was signed")
    stan.check()
    stan.key("d")
    expect(page.get_by_label("What has to change")).to_be_focused()
    stan.write(page.get_by_label("What has to change"), "One figure is wrong: correct it")
    stan.press(page.get_by_role("button", name="Send back"))
    expect(page.get_by_text("Sent back.")).to_be_visible()


def _publish(edda: Person, demo: Newsroom) -> None:
    page = edda.page
    page.goto(page.url)
    expect(page.get_by_text("One figure is wrong: correct it").first).to_be_visible()
    edda.key("e")
    edda.tick(page.locator("#kind-correction"))
    edda.write(page.locator("#after"), "270")
    edda.write(page.locator("#words"), PLAIN)
    expect(page.locator(".checked-line")).to_contain_text("the checks find nothing")
    edda.press(page.locator(".placement summary"))
    edda.pick(page.locator("#placement"), "At the passage")
    edda.write(page.locator("#placement-reason"), "One figure in a table")
    edda.check()
    page.keyboard.press("Control+Enter")
    expect_verified(page)
    edda.check()
    edda.press(page.get_by_role("link", name="Changes"))
    expect(page.get_by_text("Nothing is overdue")).to_be_visible()
    edda.check()
    asked = page.request.get(f"{demo.url}/api/notices?url={demo.story}")
    assert asked.json()["notices"][0]["placement"] == "passage"


def test_a_house_changes_its_policy_and_the_public_reads_it(demo: Newsroom, meet: Meet) -> None:
    ada, rita = meet(), meet()
    page = sign_in(ada, hired(demo, "ada", "administrator"))
    ada.press(page.get_by_role("link", name="Policy", exact=True))
    expect(page.get_by_role("link", name="Wire agency")).to_be_visible()
    ada.check()
    ada.press(page.get_by_role("link", name="Wire agency"))
    expect(page.get_by_role("heading", name="What will change")).to_be_visible()
    ada.check()
    ada.write(page.locator("#field-fix_due_hours"), "0")
    ada.press(page.get_by_role("button", name="See what changes"))
    expect(page.locator("#field-fix_due_hours-error")).to_contain_text("from 1 to 8760")
    ada.complaints.clear()  # the browser notes the 422
    ada.check()
    ada.write(page.locator("#field-fix_due_hours"), "3")
    ada.write(page.locator("#field-desk_name"), "The standards desk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What will change")).to_be_visible()
    ada.press(page.get_by_role("button", name="Save these changes"))
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    ada.check()
    public = rita.visit(f"{demo.url}/corrections/policy")
    expect(public.get_by_text("within 3 hours of the decision")).to_be_visible()
    expect(public.get_by_text("The standards desk answers for corrections")).to_be_visible()
    rita.press(public.get_by_role("link", name="العربية"))
    expect(public.locator("html")).to_have_attribute("dir", "rtl")
    rita.check()
    ada.press(page.get_by_role("link", name=re.compile("^Go back to before this")).first)
    ada.press(page.get_by_role("button", name="Save these changes"))
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    until(public, public.reload, lambda: "3 ساعات" not in public.content())
