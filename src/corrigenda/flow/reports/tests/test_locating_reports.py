"""A report is looked up in the story once the story was read, or could not be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from corrigenda.conftest import PARAGRAPHS, NewVersion, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.tests.sending import quote, submission
from corrigenda.lib import clock


def test_the_place_is_kept_with_the_version_it_counts_in(send: Send, story: Article) -> None:
    send("afer", "after")
    assert locate_received() == 1
    report = Report.objects.get()
    assert report.version == story.current
    assert report.version is not None
    assert report.version.text[report.start : report.end] == "afer"
    assert not report.reader_seen


def test_it_is_done_once(send: Send) -> None:
    send("afer")
    locate_received()
    assert locate_received() == 0


def test_what_only_the_reader_saw_is_kept_as_reader_seen(send: Send) -> None:
    send("herons", block="The herons are back.")
    Article.objects.update(read_tried_at=clock.now())
    locate_received()
    report = Report.objects.get()
    assert report.reader_seen
    assert (report.start, report.block) == (None, "The herons are back.")


def test_what_is_said_of_a_picture_is_not_the_same_words_in_the_story(send: Send) -> None:
    said = "28,000 crowns and pays for 12 bridges"
    send(said, block=f"{said}\n\nhttps://daily.example/pictures/bridges.jpg")
    Article.objects.update(read_tried_at=clock.now())
    locate_received()
    report = Report.objects.get()
    assert (report.start, report.reader_seen) == (None, True)


def test_words_that_stand_several_times_are_not_the_readers_alone(
    send: Send, new_version: NewVersion
) -> None:
    new_version(*PARAGRAPHS, "Tolva gave 28,000 crowns as well.")
    send("28,000 crowns", block="")
    Article.objects.update(read_tried_at=clock.now())
    locate_received()
    report = Report.objects.get()
    assert report.located_at is not None
    assert (report.start, report.reader_seen) == (None, False)


def test_before_they_are_taken_for_several_the_page_is_read_once_more(
    send: Send, new_version: NewVersion
) -> None:
    new_version(*PARAGRAPHS, "Tolva gave 28,000 crowns as well.")
    send("28,000 crowns", block="Of 28,000 crowns nothing is left.")
    Article.objects.update(read_tried_at=clock.now() - timedelta(minutes=1))
    locate_received()
    assert Report.objects.get().located_at is None
    assert Article.objects.get().read_due_at is not None


def test_a_page_that_was_not_read_since_is_read_first(daily: Outlet) -> None:
    receive(submission(), address="192.0.2.1")
    Article.objects.update(read_due_at=None, read_tried_at=clock.now() - timedelta(minutes=1))
    locate_received()
    assert Report.objects.get().located_at is None
    assert Article.objects.get().read_due_at is not None


def test_a_page_that_could_not_be_read_is_not_waited_for(daily: Outlet) -> None:
    receive(submission(), address="192.0.2.1")
    Article.objects.update(read_tried_at=clock.now(), read_failures=1)
    locate_received()
    assert Report.objects.get().reader_seen


def test_one_report_that_cannot_be_located_does_not_hold_up_the_others(
    send: Send, work: Callable[[], None]
) -> None:
    broken = send("afer").report
    Report.objects.filter(pk=broken.pk).update(selector={"type": "?"})
    for _ in range(3):
        send("afer")
    work()
    assert Report.objects.filter(state="joined").count() == 3
    assert Report.objects.get(pk=broken.pk).state == "received"


def test_a_phrase_that_stands_in_two_paragraphs_is_told_by_the_readers_own(
    send: Send, story: Article
) -> None:
    sent = submission(selector=quote("the"), block=PARAGRAPHS[0])
    receive(sent, address="192.0.2.1")
    locate_received()
    report = Report.objects.get()
    assert report.start is not None
    assert report.version is not None
    assert report.version.text[report.start :].startswith("the treaty")
