"""Two editors on one case, each in a browser, and somebody quoted who is asked."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import open_case, report, sign_in

WORDS = "some 300 guests"


def test_two_editors_see_each_other_and_a_source_answers_in_two_clicks(
    demo: Newsroom, meet: Meet
) -> None:
    rita, edda, stan, orla = meet(), meet(), meet(), meet(viewport={"width": 375, "height": 800})
    rita.visit(demo.story)
    report(rita, WORDS, "some 400 guests", "The programme lists 400.")
    sign_in(edda, demo.desk)
    case = open_case(edda, demo.url, "guests").url

    link = re.search(r"http://\S+", demo.command("sign-in", "stan"))
    assert link
    sign_in(stan, link.group())
    stan.visit(case)
    for one, other in ((stan, "Edda Brandt"), (edda, "Stan Okoro")):
        there = one.page.get_by_text(f"{other} has this case open, too.")
        expect(there).to_be_visible()

    care_by_keys(edda)
    be_overtaken(stan)
    ask(edda, orla, case)
    leave(stan, edda)


def care_by_keys(editor: Person) -> None:
    """Severity, owner, hold and a note without a mouse."""
    page, keys = editor.page, editor.page.keyboard
    keys.press("4")
    expect(page.get_by_text("Severity: urgent.")).to_be_visible()
    keys.press("m")
    expect(page.get_by_text("It is your case now.")).to_be_visible()
    keys.press("h")
    expect(page.get_by_label("Why for the desk, never public")).to_be_focused()
    editor.check()
    keys.type("The protocol office calls back.")
    keys.press("Enter")
    expect(page.get_by_text("On hold: the readers’ receipts")).to_be_visible()
    keys.press("n")
    keys.type("The programme counts seats. @stan please look.")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_text("Stan Okoro will be told.")).to_be_visible()
    editor.check()


def be_overtaken(editor: Person) -> None:
    """See what the other did, and be refused what was meant for the case as it was."""
    page = editor.page
    news = page.get_by_text("Edda Brandt set the severity to urgent, was normal")
    expect(news.first).to_be_visible()
    editor.check()
    editor.key("1")
    expect(page.get_by_text("Somebody else changed this while you had it open.")).to_be_visible()
    expect(page.get_by_role("alert").get_by_text("Edda Brandt set the severity")).to_be_visible()
    # The browser notes the 409 itself.
    editor.complaints.clear()
    editor.check()


def ask(editor: Person, source: Person, case: str) -> None:
    """The link handed over, two clicks, and the answer on the case."""
    page = editor.page
    editor.key("s")
    expect(page.get_by_label("Who is asked")).to_be_focused()
    editor.check()
    page.keyboard.type("Orla Venn")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The link for Orla Venn")).to_be_visible()
    link = page.get_by_label("Link", exact=True).input_value()
    editor.check()
    asked = source.visit(link)
    expect(asked.get_by_text(WORDS)).to_be_visible()
    assert "400" not in asked.locator("main").inner_text()
    assert "some 400" not in asked.content()
    source.tick(asked.get_by_role("radio", name="No"))
    source.press(asked.get_by_role("button", name="Send the answer"))
    expect(asked.get_by_role("heading", name="Thank you")).to_be_visible()
    source.check()

    page.goto(case)
    expect(page.locator("#sources").get_by_text("Disputed")).to_be_visible()
    editor.press(page.locator("summary").filter(has_text="What was done"))
    expect(page.get_by_text("disputed the passage")).to_be_visible()
    editor.check()


def leave(one: Person, other: Person) -> None:
    """Who closes the page is not there any more."""
    one.page.goto("about:blank")
    here = other.page.locator("#presence")
    expect(here).not_to_contain_text(re.compile("has this case open"))
