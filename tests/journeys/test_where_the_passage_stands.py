"""The story is edited after a report: the case and the receipt say where the passage stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import open_case, report, sign_in, until

from corrigenda.surfaces.demo.newsroom import publish

PHONE = {"width": 375, "height": 700}
PARAGRAPH = re.compile(r"<p>President Ilse Varn of Orvane.*?</p>\n", re.DOTALL)


class Cms:
    """The demo newsroom's CMS, at which somebody edits the story."""

    def __init__(self, demo: Newsroom) -> None:
        self.folder = Path(demo.env["CORRIGENDA_HOME"]) / "demo"
        self.slug = demo.story.rpartition("/")[2]
        self.paragraph = ""

    def edit(self, change: Callable[[str], str]) -> None:
        publish(self.folder, self.slug, change)

    def mend(self) -> None:
        """Change the reported word, without a word to the desk."""
        self.edit(lambda html: html.replace("afer which", "after which"))

    def cut(self) -> None:
        """Take its paragraph out."""

        def change(html: str) -> str:
            self.paragraph = PARAGRAPH.findall(html)[0]
            return html.replace(self.paragraph, "")

        self.edit(change)

    def bring_back_twice(self) -> None:
        """Put the paragraph in again: at the top, and at the end."""
        top, end = "</figure>\n", '<p class="credit">'
        self.edit(
            lambda html: html.replace(top, top + self.paragraph).replace(end, self.paragraph + end)
        )


def expect_place(person: Person, url: str, place: str, words: str) -> Page:
    """Look until the page says where the passage stands; then the page is checked."""
    page = person.page
    until(page, lambda: page.goto(url), lambda: page.locator(f"[data-place={place}]").count() == 1)
    expect(page.locator(f"[data-place={place}]")).to_contain_text(words)
    expect(page.locator(f"[data-place={place}] svg")).to_be_visible()
    person.check()
    return page


def test_the_case_and_the_receipt_show_each_answer_in_turn(demo: Newsroom, meet: Meet) -> None:
    rita, edda, cms = meet(viewport=PHONE), meet(), Cms(demo)
    rita.visit(demo.story)
    receipt = report(rita, "afer", "after")
    sign_in(edda, demo.desk)
    case = open_case(edda, demo.url, "afer").url

    expect_place(edda, case, "unchanged", "Still there")
    expect_place(rita, receipt, "unchanged", "still stand in the story")

    cms.mend()
    desk = expect_place(edda, case, "changed", "Perhaps it has already been fixed")
    assert desk.locator(".place del").inner_text().endswith("afer")
    expect(desk.locator(".story-text mark")).to_have_text("after")
    page = expect_place(rita, receipt, "changed", "have been changed in the story since")
    expect(page.locator("[data-place=changed] .passage")).to_have_text("after")
    expect(page.locator("[data-place=changed]")).to_contain_text("An editor still decides")

    cms.cut()
    desk = expect_place(edda, case, "gone", "Last seen in version 2, missing since version 3")
    expect(desk.locator(".story-text.past mark")).to_have_text("after")
    expect(desk.get_by_text("gone here")).to_be_visible()
    expect_place(rita, receipt, "gone", "no longer stand in the story")

    cms.bring_back_twice()
    desk = expect_place(edda, case, "ambiguous", "In 2 places of version 4")
    expect_place(rita, receipt, "ambiguous", "stand in the story several times")

    edda.press(desk.get_by_role("button", name=re.compile("^This one")).nth(1))
    expect(desk.get_by_text("The case stands at this place now.")).to_be_visible()
    expect_place(edda, case, "changed", "edited here in version 4")
    expect(desk.locator(".story-text")).to_contain_text("valid in either direction")
    expect_place(rita, receipt, "changed", "have been changed in the story since")


def test_words_that_a_form_gave_without_their_place_are_put_at_one_by_the_editor(
    demo: Newsroom, meet: Meet
) -> None:
    rosa, edda = meet(java_script_enabled=False, viewport=PHONE), meet()
    page = rosa.page
    page.goto(f"{demo.url}/report?url={demo.story}")
    rosa.write(page.get_by_label(re.compile("words", re.I)).first, "310 cubic metres")
    rosa.press(page.get_by_role("button", name=re.compile("send", re.I)))
    expect(page).to_have_url(re.compile("/receipt/"))
    receipt = page.url
    sign_in(edda, demo.desk)
    case = open_case(edda, demo.url, "310 cubic metres").url
    desk = expect_place(edda, case, "ambiguous", "In 2 places of version 1")
    until(page, page.reload, lambda: page.locator("[data-place=ambiguous]").count() == 1)
    expect(desk.locator("#fix")).to_have_count(0)
    edda.press(desk.get_by_role("button", name=re.compile("^This one .* at least 310")))
    expect(desk.get_by_text("The case stands at this place now.")).to_be_visible()
    expect_place(edda, case, "unchanged", "Still there")
    expect(desk.get_by_label("New words in the story")).to_have_value("310 cubic metres")
    page.goto(receipt)
    expect(page.locator("[data-place=unchanged]")).to_be_visible()
