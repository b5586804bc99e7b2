"""The receipt says in plain words where the passage stands, and no more than the story shows."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, NewVersion, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.actions.receive import Received, receive
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.submission import Submission
from corrigenda.lib import clock
from corrigenda.surfaces.reader.words import WORDS
from corrigenda.surfaces.tests.reading import read_page

Work = Callable[[], None]
LINE, QUOTE, FUND = PARAGRAPHS
UNDECIDED = "An editor still decides about your report."


def where(client: Client, received: Received) -> tuple[str, str]:
    """What the receipt says of the place, and which sign stands beside it."""
    page = read_page(client.get(f"/receipt/{received.receipt}").content)
    found = page.xpath("//*[@data-place]")
    if not found:
        return "", ""
    return " ".join(found[0].text_content().split()), found[0].get("data-place")


@pytest.fixture
def rita(send: Send, work: Work) -> Received:
    """Rita's report on “afer”."""
    received = send("afer", "after")
    work()
    return received


def test_still_there(client: Client, rita: Received, new_version: NewVersion) -> None:
    new_version("Breaking.", LINE, QUOTE, FUND)
    assert where(client, rita) == (
        "These words still stand in the story. Newest version that we have read: "
        "31 May 2027, 12:05 UTC",
        "unchanged",
    )


def test_changed_says_what_stands_there_and_that_nothing_is_decided(
    client: Client, rita: Received, new_version: NewVersion
) -> None:
    new_version(LINE.replace("afer", "affter"), QUOTE, FUND)
    words, mark = where(client, rita)
    assert words.startswith("These words have been changed in the story since. Noticed: 31 May")
    assert "It now says affter" in words
    assert words.endswith(UNDECIDED)
    assert mark == "changed"


def test_gone(client: Client, rita: Received, new_version: NewVersion) -> None:
    new_version(QUOTE, FUND)
    words, mark = where(client, rita)
    assert words.startswith("These words no longer stand in the story. Noticed: 31 May 2027")
    assert words.endswith(UNDECIDED)
    assert mark == "gone"


def test_several_times(client: Client, new_version: NewVersion, send: Send, work: Work) -> None:
    new_version(LINE, QUOTE, FUND, "Tolva gave 28,000 crowns as well.")
    rosa = send("28,000 crowns", block="")
    work()
    words, mark = where(client, rosa)
    assert words.startswith("These words stand in the story several times, so it is not certain")
    assert mark == "ambiguous"


def test_what_another_reader_marked_besides_is_not_hers(
    client: Client, rita: Received, send: Send, work: Work, new_version: NewVersion
) -> None:
    ravi = send("honour, afer which")
    work()
    new_version(LINE.replace("afer which", "afer that"), QUOTE, FUND)
    assert where(client, rita)[1] == "unchanged"
    assert where(client, ravi)[1] == "changed"


def test_before_the_story_was_read_there_is_nothing_to_say(client: Client, send: Send) -> None:
    assert where(client, send("afer")) == ("", "")


def test_of_a_declined_report_nothing_is_said(
    client: Client, rita: Received, edda: Staff, new_version: NewVersion
) -> None:
    decline(Case.objects.get(), reason="It is right.", by=of(edda))
    new_version(QUOTE, FUND)
    assert where(client, rita) == ("", "")


def test_once_it_is_decided_the_timeline_says_what_will_stand_there(
    client: Client, rita: Received, edda: Staff, work: Work, new_version: NewVersion
) -> None:
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    new_version(LINE.replace("afer", "affter"), QUOTE, FUND)
    words, _ = where(client, rita)
    assert "affter" not in words
    assert UNDECIDED not in words


def test_a_decision_that_waits_for_a_second_person_is_not_told(
    client: Client, send: Send, work: Work, edda: Staff, new_version: NewVersion
) -> None:
    rosa = send("28,000 crowns", "26,000 crowns")
    work()
    decide(Case.objects.get(), Decision("fix", after="26,000 crowns"), by=of(edda))
    new_version(LINE, QUOTE, FUND.replace("28,000", "26,000"))
    assert where(client, rosa)[0].endswith(UNDECIDED)


def test_it_can_be_read_when_what_she_sent_was_erased(
    client: Client, rita: Received, new_version: NewVersion
) -> None:
    new_version(LINE.replace("afer", "affter"), QUOTE, FUND)
    Report.objects.update(says="", should_say="", why="")
    assert where(client, rita)[1] == "changed"


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["nahar", "visnyk"])
def test_each_answer_is_given_in_the_readers_language(
    client: Client, slug: str, request: pytest.FixtureRequest, work: Work
) -> None:
    outlet: Outlet = request.getfixturevalue(slug)
    said, words = WORDS[outlet.language], "24 كلمة" if slug == "nahar" else "24 слова"
    line = f"Maren: {words} – Port Maren, Tolva, 31 May, the second day of the summit."
    url = f"https://{slug}.example/a"

    def publish(*texts: str) -> None:
        push(outlet, url, Story([Block(Role.body, text) for text in texts]))
        work()

    publish("Head.", line, "Tail.")
    selector = {"type": "TextQuoteSelector", "exact": words}
    rosa = receive(Submission(uuid4(), url, selector, line), address="192.0.2.1")
    work()
    found = [where(client, rosa)]
    for texts in (
        ("Head.", line.replace("24", "25"), "Tail."),
        ("Head.", "Tail."),
        ("New.", line.replace("24", "25"), "Head.", "Tail.", line.replace("24", "25")),
    ):
        publish(*texts)
        found.append(where(client, rosa))
    marks = ["unchanged", "changed", "gone", "ambiguous"]
    assert [mark for _, mark in found] == marks
    for text, mark in found:
        assert text.startswith(said[f"where_{mark}"])
        assert (said["where_undecided"] in text) is (mark != "unchanged")


FERRIES = "Ferries will run every twenty minutes from the first of the month, the port said."


@pytest.fixture
def ravi(daily: Outlet, rita: Received, work: Work) -> Received:
    """Ravi reports the same line, which stands in another story: one case, two places."""
    twin = publish(daily, "/regions/treaty", FERRIES, LINE)
    received = report_on(twin, LINE, "afer", "after")
    work()
    assert Case.objects.count() == 1
    return received


def test_of_a_line_in_two_stories_each_reader_is_told_of_their_own(
    client: Client, daily: Outlet, rita: Received, ravi: Received, work: Work
) -> None:
    publish(daily, "/regions/treaty", FERRIES, LINE.replace("afer", "after"))
    work()
    assert where(client, rita)[1] == "unchanged"
    said, mark = where(client, ravi)
    assert (mark, "These words have been changed in the story since." in said) == ("changed", True)


def test_so_they_are_when_a_page_is_gone(
    client: Client, story: Article, rita: Received, ravi: Received
) -> None:
    error = "The answer was 410 Gone."
    gone = Article.objects.filter(pk=story.pk)
    gone.update(unread_since=clock.now(), page_status=410, read_error=error)
    assert (where(client, rita)[1], where(client, ravi)[1]) == ("gone", "unchanged")
