"""An editor clears fifty mixed reports by keyboard alone; others approve, and work without
JavaScript."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys import fifty_reports as sent
from tests.journeys.conftest import Meet, Newsroom, Person, end, start
from tests.journeys.doing import Watch, enter, until

from corrigenda.lib.tests.ports import free_port

pytestmark = pytest.mark.on_both

TYPOS, FACTS = len(sent.SPELT), len(sent.FACTS)
REASON = "The minutes of the day have it so."
CORRECTED = "This story gave the mayor’s name as Ivo Tarn. It is Ivo Tarr."
TURNED = "This story said that the people of Kol did not want the road. They did want it."
CLEARER = "Prices fell by half since last spring, which this story did not say."


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]]) -> Iterator[tuple[Newsroom, list[str]]]:
    """A house with fifty reports, and the links of two editors and the standards editor."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
    seeded = subprocess.run(
        [sys.executable, str(Path(sent.__file__)), url],
        env={**env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert seeded.returncode == 0, seeded.stderr
    process = start(env, port, "serve")
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield Newsroom(url, env, process), seeded.stdout.split()
    finally:
        end(process)


def test_fifty_mixed_reports_are_cleared_by_keyboard_alone(
    house: tuple[Newsroom, list[str]], meet: Meet, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(sent.REPORTS) == 50
    newsroom, links = house
    edda, olga = meet(), meet()
    stan = meet(java_script_enabled=False, viewport={"width": 375, "height": 760})
    watch = Watch(edda)
    enter(edda, links[0])
    edda.check()
    assert rows(edda) == TYPOS + FACTS
    the_keys_are_listed(edda)
    one_key_each(edda)
    a_typo_that_touches_a_figure(edda)
    three_are_corrected(edda)
    one_is_made_clearer(edda)
    one_waits_to_be_checked(edda)
    one_is_declined_with_a_reason(edda)
    what_has_gone_is_found_and_declined(edda)
    a_search_is_kept_and_used(edda)
    spam_is_judged(edda)
    a_second_person_approves(olga, links[2])
    without_javascript(stan, links[1])
    somebody_was_first(edda, newsroom)
    the_rest_in_one_go(edda, newsroom)
    edda.check()
    with capsys.disabled():
        seconds = watch.milliseconds / 1000
        print(f"\nfifty reports: the server took {seconds:.2f} s for {watch.requests} requests")


def rows(person: Person) -> int:
    return person.page.locator("[data-row]").count()


def focused(person: Person) -> str:
    """The words of the row that has the focus; empty where none has."""
    words = "document.activeElement.closest('[data-row]')?.innerText ?? ''"
    return str(person.page.evaluate(words))


def leaves(person: Person, key: str, left: int) -> None:
    """Press a key that has a row leave, and wait until so many are left."""
    person.key(key)
    expect(person.page.locator("[data-row]")).to_have_count(left)


def back_to_the_queue(person: Person) -> None:
    if "/desk/cases/" in person.page.url:
        person.key("c")
    else:
        person.press(person.page.get_by_role("link", name="Queue", exact=True))
    expect(person.page.get_by_role("heading", name="Cases")).to_be_visible()


def find(person: Person, search: str, count: int) -> None:
    """Search in the queue, which finds so many, and go to the first."""
    page = person.page
    if page.locator("#q").count() == 0:
        back_to_the_queue(person)
    person.key("/")
    page.keyboard.type(search)
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(count)
    expect(page.locator("#q")).to_have_value(search)
    person.key("j")


def open_it(person: Person, search: str) -> None:
    find(person, search, 1)
    person.key("o")
    expect(person.page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()


def the_keys_are_listed(edda: Person) -> None:
    edda.key("?")
    keys = edda.page.get_by_role("dialog")
    expect(keys).to_contain_text("Accept: the story is changed as readers suggest")
    expect(keys).to_contain_text("Move to the other lane")
    edda.check()
    edda.key("Escape")
    expect(keys).to_have_count(0)


def one_key_each(edda: Person) -> None:
    """Typos are accepted, every fifth is declined, facts are passed by; the last comes back."""
    edda.key("j")
    left, seen = TYPOS + FACTS, 0
    while seen < 15:
        words = focused(edda)
        assert words, "the focus is on a row after every key"
        if "Typo" not in words:
            edda.key("j")
            continue
        seen, left = seen + 1, left - 1
        declined = seen % 5 == 0
        leaves(edda, "d" if declined else "a", left)
        expect(edda.page.locator("#said")).to_contain_text("declin" if declined else "accept")
    expect(edda.page.get_by_role("button", name="Undo")).to_be_visible()
    leaves(edda, "u", left + 1)
    expect(edda.page.locator("#said")).to_contain_text("taken back")
    assert "Typo" in focused(edda)


def a_typo_that_touches_a_figure(edda: Person) -> None:
    """It was sorted among the facts; moved by one key it can be accepted, but not by one alone."""
    page = edda.page
    find(edda, "1,204", 1)
    assert "touches a figure" in focused(edda)
    edda.key("l")
    expect(page.locator("#said")).to_contain_text("typo lane")
    expect(page.get_by_role("button", name="Send for approval")).to_be_visible()
    edda.key("j")
    edda.key("a")
    expect(page.locator("#said")).to_contain_text("second person")


def decide(edda: Person, kind: str, after: str, notice: str) -> None:
    """Write a decision and send it."""
    page = edda.page
    edda.key("e")
    edda.tick(page.get_by_role("radio", name=re.compile(f"^{kind}")))
    if after:
        edda.write(page.get_by_label("New words in the story"), after)
    edda.write(page.get_by_label(re.compile("^Notice")), notice)
    expect(page.locator(".checked-line")).to_contain_text("draft kept")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name=re.compile(f"^{kind}")).first).to_be_visible()


def three_are_corrected(edda: Person) -> None:
    """A name, a date in the house's words, and what turns the sense round, which two decide."""
    page = edda.page
    open_it(edda, "Tarn")
    decide(edda, "Correction", "Ivo Tarr", CORRECTED)
    edda.check()
    edda.key("u")
    expect(page.get_by_text("Taken back: nothing of it has left")).to_be_visible()
    expect(page.get_by_label(re.compile("^Notice"))).to_have_value(CORRECTED)
    edda.check()
    decide(edda, "Correction", "Ivo Tarr", CORRECTED)

    open_it(edda, "3 May")
    edda.key("e")
    edda.tick(page.get_by_role("radio", name=re.compile("^Correction")))
    edda.write(page.get_by_label("New words in the story"), "4 May")
    edda.press(page.get_by_role("button", name="Start from the house’s words"))
    expect(page.locator("#words")).to_have_value(re.compile("It should have said “4 May”"))
    expect(page.locator(".checked-line")).to_contain_text("draft kept")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("You decided it. Nothing has left yet.")).to_be_visible()

    open_it(edda, "not want")
    decide(edda, "Correction", "did want", TURNED)
    expect(page.get_by_text("the change touches a negation").first).to_be_visible()
    expect(page.locator(".approve")).to_contain_text("nobody approves their own")


def one_is_made_clearer(edda: Person) -> None:
    open_it(edda, "by half")
    expect(edda.page.get_by_text("By half of what?")).to_be_visible()
    decide(edda, "Clarification", "", CLEARER)


def one_waits_to_be_checked(edda: Person) -> None:
    page = edda.page
    open_it(edda, "410")
    edda.key("h")
    expect(page.get_by_label("Why for the desk, never public")).to_be_focused()
    page.keyboard.type("The house counts them tonight.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("On hold: the readers’ receipts")).to_be_visible()


def one_is_declined_with_a_reason(edda: Person) -> None:
    """It came in a language that the desk does not read; declining is taken back, and done."""
    page = edda.page
    open_it(edda, "sang")
    expect(page.get_by_text("Хор співав лише раз.")).to_have_attribute("lang", "uk")
    expect(page.get_by_text("Ukrainian").first).to_be_visible()
    for left in (1, 0):
        edda.key("d")
        edda.write(page.locator("#decline-reason"), REASON)
        edda.press(page.locator("#decline").get_by_role("button", name="Decline"))
        expect(page.get_by_role("heading", name="Declined")).to_be_visible()
        if left:
            edda.key("u")
            expect(page.get_by_text("Taken back: the case is open again")).to_be_visible()
    edda.check()


def what_has_gone_is_found_and_declined(edda: Person) -> None:
    page = edda.page
    find(edda, "is:gone author:ruck", len(sent.GONE))
    edda.key("o")
    expect(page.locator("[data-place=gone]")).to_contain_text("missing since version 2")
    page.go_back()  # Alt and the left arrow, which a browser without a window does not take
    expect(page.locator("[data-row]")).to_have_count(len(sent.GONE))
    edda.key("*")
    leaves(edda, "D", 0)
    expect(page.locator("#said")).to_contain_text(f"Declined: {len(sent.GONE)} cases.")


def a_search_is_kept_and_used(edda: Person) -> None:
    """What two authors' readers say is one tab less: it is shared, and decided from."""
    page = edda.page
    find(edda, "is:open author:ruck severity:high", 2)
    edda.key("f")
    edda.write(page.get_by_label("Name", exact=True), "Grave")
    edda.pick(page.get_by_label("For", exact=True), "everybody at The Daily")
    edda.press(page.get_by_role("button", name="Save", exact=True))
    tab = page.get_by_role("link", name=re.compile("^Grave"))
    expect(tab).to_have_attribute("aria-current", "page")
    edda.check()
    back_to_the_queue(edda)
    edda.press(tab)
    expect(page.locator("[data-row]")).to_have_count(2)
    edda.key("j")
    leaves(edda, "d", 1)


def spam_is_judged(edda: Person) -> None:
    """One of two that were held is real, and goes on like any other."""
    page = edda.page
    edda.press(page.get_by_role("link", name=re.compile("^Held")))
    expect(page.locator("[data-row]")).to_have_count(len(sent.HELD))
    edda.check()
    edda.key("j")
    edda.key("a")
    expect(page.get_by_text("Released: one report")).to_be_visible()
    edda.key("j")
    edda.key("d")
    expect(page.get_by_text("Rejected: one report")).to_be_visible()
    expect(page.get_by_text("Nothing is held.")).to_be_visible()
    back_to_the_queue(edda)


def a_second_person_approves(olga: Person, link: str) -> None:
    """One is approved, taken back within the seconds, and approved again; the fix says why."""
    page = olga.page
    enter(olga, link)
    expect(page.get_by_role("link", name=re.compile("^Grave"))).to_be_visible()
    olga.press(page.get_by_role("link", name=re.compile("^Approvals")))
    expect(page.locator("[data-row]")).to_have_count(2)
    olga.check()
    for words, reason in (("did not want", ""), ("1,204", "Digits swapped; the list has 1,240.")):
        row = page.locator("[data-row]").filter(has_text=words)
        olga.press(row.get_by_role("link"))
        expect(page.get_by_role("heading", name="Approve?")).to_be_visible()
        if reason:
            olga.write(page.locator("#approve-reason"), reason)
        olga.key("a")
        expect(page.get_by_text("You approved it. Nothing has left yet.")).to_be_visible()
        if not reason:
            olga.check()
            olga.key("u")
            expect(page.get_by_text("it waits for approval again")).to_be_visible()
            olga.key("a")
            expect(page.get_by_text("You approved it.")).to_be_visible()
        olga.press(page.get_by_role("link", name=re.compile("^Approvals")))
        expect(page.get_by_role("heading", name="Approvals")).to_be_visible()
    expect(page.locator("[data-row]")).to_have_count(0)


def without_javascript(stan: Person, link: str) -> None:
    """Plain forms do the same: one by its button, two by their boxes, and undo."""
    page = stan.page
    enter(stan, link)
    stan.press(page.get_by_role("link", name=re.compile("^Typos")))
    expect(page.get_by_role("link", name=re.compile("^Typos"))).to_have_attribute(
        "aria-current", "page"
    )
    there = rows(stan)
    stan.press(page.get_by_role("button", name=re.compile("^Accept “")).first)
    expect(page.get_by_role("status").first).to_contain_text("accepted")
    for place in (0, 1):
        stan.tick(page.locator("[name=case]").nth(place))
    stan.press(page.get_by_role("button", name="Decline marked"))
    expect(page.get_by_role("status").first).to_contain_text("Declined: 2 cases.")
    assert rows(stan) == there - 3
    stan.press(page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("status").first).to_contain_text("Taken back: 2 cases.")
    assert rows(stan) == there - 1


def somebody_was_first(edda: Person, newsroom: Newsroom) -> None:
    """What was done in another window meanwhile is told, with who did it."""
    page = edda.page
    page.goto(f"{newsroom.url}/desk/?q=is:open+is:typo")
    there = rows(edda)
    edda.key("j")
    answer = page.evaluate(
        """async () => {
            const form = document.getElementById("queue"), data = new FormData(form);
            data.append("accept", document.querySelector("[name=accept]").value);
            const options = { method: "POST", body: data };
            return (await fetch(form.action, options)).status;
        }"""
    )
    assert answer == 200
    edda.key("a")
    expect(page.locator("#said")).to_contain_text("did this a moment ago")
    assert rows(edda) == there


def the_rest_in_one_go(edda: Person, newsroom: Newsroom) -> None:
    """All that is left is marked and decided with one key a lane, but for what is checked."""
    page = edda.page
    page.goto(f"{newsroom.url}/desk/?q=is:open+is:typo")
    there = rows(edda)
    edda.key("*")
    expect(page.locator("#marked")).to_have_text(f"{there} marked")
    edda.key("A")
    expect(page.locator("#said")).to_contain_text(f"Accepted: {there} cases.")
    page.goto(f"{newsroom.url}/desk/?q=is:open+is:fact")
    left = rows(edda)
    edda.key("r")
    page.keyboard.press("Control+a")
    page.keyboard.type(REASON)
    edda.key("*")
    edda.key("j")
    for _ in range(left):
        if "410 beds" in focused(edda):
            break
        edda.key("j")
    edda.key("x")
    expect(page.locator("#marked")).to_have_text(f"{left - 1} marked")
    edda.key("D")
    expect(page.locator("#said")).to_contain_text(f"Declined: {left - 1} cases.")
    until(page, lambda: page.goto(f"{newsroom.url}/desk/"), lambda: rows(edda) == 1)
    expect(page.locator("[data-row]")).to_contain_text("410 beds")
