"""Every kind of entry on the story, in the log and in each format; then one of them is expunged."""

from __future__ import annotations

import html
import json
import re
from xml.etree import ElementTree as ET

from playwright.sync_api import expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import decide, open_case, report, sign_in, until

TAY = "Ansel Tay"
WRONG = "This story gave the professor’s name as Ansel Tay. It is Ansel Tey."
REMOVED = "Words were removed by law."
NEWSML = "{http://iptc.org/std/nar/2006-10-01/}"
CLEARER = "The figure counts people along the river and its arms."
NOTED = "The number of guests is the summit’s own, and nobody else counted them."
FIRST = "This story said that the copy was bound upside down. It was bound back to front."
LATER = "This story said that it was bound upside down, then back to front. It was bound askew."
WHY = "We could not confirm that the rates fell, and have withdrawn this story."


def published(
    reader: Person, editor: Person, url: str, kind: str, words: str, said: str, after: str = ""
) -> None:
    """Reported by a reader, decided by an editor."""
    report(reader, words, "", "Is that so?")
    open_case(editor, url, words)
    decide(editor, kind, after=after, notice=said)
    # Gone on before it is stored, the browser would give the decision up.
    expect(editor.page.get_by_text("Published").first).to_be_visible()


def link(house: Newsroom, name: str) -> str:
    found = re.search(r"http://\S+", house.command("sign-in", name))
    assert found
    return found.group()


def read(person: Person, url: str) -> str:
    answer = person.context.request.get(url)
    assert answer.status == 200, url
    return answer.text()


def entries(person: Person, house: Newsroom) -> dict[str, dict[str, object]]:
    """The lines of the export by what their notice says."""
    lines = read(person, f"{house.url}/corrections/export.jsonl").splitlines()
    return {str(one["words"]): one for one in map(json.loads, lines)}


def in_each_format(person: Person, entry: dict[str, object]) -> dict[str, str]:
    at = entry["permalink"]
    names = ("schema.jsonld", "annotation.jsonld", "ninjs.json", "newsml.xml")
    return {name: read(person, f"{at}/{name}") for name in names}


def test_all_that_is_published_and_what_is_left_of_it(demo: Newsroom, meet: Meet) -> None:
    rita, edda = meet(), meet()
    rita.visit(demo.story)
    sign_in(edda, demo.desk)
    published(rita, edda, demo.url, "Correction", TAY, WRONG, "Ansel Tey")
    published(rita, edda, demo.url, "Clarification", "9.2 million people", CLEARER)
    published(rita, edda, demo.url, "Editor’s note", "some 300 guests", NOTED)
    upside = "bound upside down"
    published(rita, edda, demo.url, "Correction", upside, FIRST, "bound back to front")
    supersede(edda, demo)
    withdraw(rita, edda, meet, demo)
    every_kind_is_there(rita, demo)
    feeds = {
        name: read(rita, f"{demo.url}/corrections/feed.{name}") for name in ("atom", "json", "rss")
    }
    assert all("Ansel Tay" in one for one in feeds.values())
    expunge(meet, demo)
    it_is_gone_everywhere(rita, demo, json.loads(feeds["json"]))


def supersede(edda: Person, demo: Newsroom) -> None:
    page = edda.page
    again = page.get_by_role("link", name="Decide again")
    expect(again).to_be_visible()
    edda.press(again)
    page.wait_for_url("**again=1**")
    decide(edda, "Correction", after="bound askew", notice=LATER)
    expect(page.get_by_text("Superseded").first).to_be_visible()


def withdraw(rita: Person, edda: Person, meet: Meet, demo: Newsroom) -> None:
    rita.visit(f"{demo.url}/demo/barge-rates-fall-as-shippers-bet-on-ossel")
    words = "Haldrum"
    report(rita, words, "", "They rose.")
    case = open_case(edda, demo.url, words).url
    decide(edda, "Withdrawal", notice=WHY)
    stan = meet()
    sign_in(stan, link(demo, "stan"))
    stan.visit(case)
    stan.press(stan.page.get_by_role("button", name=re.compile("^Approve")))
    page = rita.page
    until(page, page.reload, lambda: page.get_by_text(WHY).count() > 0)


def every_kind_is_there(rita: Person, demo: Newsroom) -> None:
    page = rita.page
    said = [WRONG, LATER, CLEARER, NOTED]
    until(page, lambda: page.goto(demo.story), lambda: page.get_by_text(LATER).count() > 0)
    for one in said:
        expect(page.get_by_text(one).first).to_be_visible()
    expect(page.get_by_text(FIRST)).to_have_count(0)
    rita.check()
    for name, body in on_the_story(rita, demo).items():
        assert all(one in body for one in said), name
        assert FIRST not in body, name
    rita.visit(f"{demo.url}/corrections/")
    for one in (*said, FIRST, WHY):
        expect(page.get_by_text(one).first).to_be_visible()
    found = entries(rita, demo)
    assert {str(one["kind"]) for one in found.values()} == {
        "correction", "clarification", "editors_note", "withdrawal",
    }  # fmt: skip
    first, second = found[FIRST], found[LATER]
    assert first["superseded_by"] == second["permalink"]
    for words, entry in found.items():
        formats = in_each_format(rita, entry)
        for name, body in formats.items():
            assert words in (
                body if name == "newsml.xml" else json.dumps(json.loads(body), ensure_ascii=False)
            ), name
        status = "canceled" if entry["kind"] == "withdrawal" else "usable"
        assert json.loads(formats["ninjs.json"])["pubStatus"] == status
        meta = ET.fromstring(formats["newsml.xml"]).find(f"{NEWSML}itemMeta")
        assert meta is not None
        found_status = meta.find(f"{NEWSML}pubStatus")
        assert found_status is not None
        assert found_status.get("qcode") == f"stat:{status}"


def expunge(meet: Meet, demo: Newsroom) -> None:
    """Ada asks on the desk, and Anna confirms."""
    demo.command("hire", "anna", "--role", "administrator", "--name", "Anna Szabo")
    ada, anna = meet(), meet()
    sign_in(ada, link(demo, "ada"))
    page = ada.visit(f"{demo.url}/desk/erasing/")
    ada.write(page.get_by_label("Words"), TAY)
    ada.press(page.get_by_role("button", name="See what would go"))
    expect(page.get_by_role("row", name=re.compile("Entries of the public log 1"))).to_be_visible()
    ada.check()
    ada.pick(page.get_by_label("Why, as the public is told"), "An order")
    ada.write(page.get_by_label("Why, for the desk"), "Ruling 4 of the court of Haldrum.")
    ada.press(page.get_by_role("button", name="Ask for it"))
    expect(page.get_by_text("another administrator has to confirm it")).to_be_visible()
    sign_in(anna, link(demo, "anna"))
    anna.visit(page.url)
    anna.press(anna.page.get_by_role("button", name="Confirm and erase"))
    expect(anna.page.get_by_text("The words are being erased now")).to_be_visible()
    done = anna.page.get_by_text("Erased", exact=True)
    until(anna.page, anna.page.reload, lambda: done.count() > 0)
    expect(anna.page.get_by_text(TAY)).to_have_count(0)
    anna.check()


def on_the_story(rita: Person, demo: Newsroom) -> dict[str, str]:
    """What a page's server includes, as text: the notices as HTML, and for machines."""
    asked = f"{demo.url}/api/notices?url={demo.story}&format="
    data = json.dumps(json.loads(read(rita, f"{asked}jsonld")), ensure_ascii=False)
    return {"html": html.unescape(read(rita, f"{asked}html")), "jsonld": data}


def it_is_gone_everywhere(
    rita: Person, demo: Newsroom, cached: dict[str, list[dict[str, str]]]
) -> None:
    page = rita.page
    told = f"{demo.url}/api/notices?url={demo.story}"
    assert TAY not in read(rita, told)
    assert REMOVED in read(rita, told)
    for name, body in on_the_story(rita, demo).items():
        assert TAY not in body, name
        assert REMOVED in body, name
    rita.visit(demo.story)
    notices = page.locator("[data-corrigenda=notices]")
    expect(notices.get_by_text(REMOVED).first).to_be_visible()
    expect(notices.get_by_text(TAY)).to_have_count(0)
    rita.visit(f"{demo.url}/corrections/")
    expect(page.get_by_text(REMOVED)).to_have_count(1)
    expect(page.get_by_text(TAY)).to_have_count(0)
    entry = entries(rita, demo)[REMOVED]
    rita.visit(str(entry["permalink"]))
    expect(page.get_by_text(REMOVED)).to_be_visible()
    for name, body in in_each_format(rita, entry).items():
        assert TAY not in body, name
        assert REMOVED in body, name
    [mine] = [one for one in cached["items"] if one["id"] == entry["permalink"]]
    now = json.loads(read(rita, f"{demo.url}/corrections/feed.json"))["items"]
    [new] = [one for one in now if one["id"] == mine["id"]]
    assert new["date_modified"] > mine["date_modified"]
    assert new["content_text"] == REMOVED
    for name in ("feed.atom", "feed.rss", "export.csv", "chain.jsonl"):
        assert TAY not in read(rita, f"{demo.url}/corrections/{name}"), name
    assert "nothing was changed" in demo.command("verify-log")
