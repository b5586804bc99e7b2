"""A reader is told how many others reported the same passage before."""

from __future__ import annotations

from corrigenda.conftest import PARAGRAPHS
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.tests.sending import quote, submission


def told(words: str, block: str = PARAGRAPHS[0], **more: str) -> int:
    sent = submission(selector=quote(words), block=block, **more)
    return receive(sent, address="192.0.2.1").already_reported


def test_the_first_is_alone_and_the_third_has_two_before(daily: Outlet) -> None:
    assert [told("afer"), told("afer"), told("afer")] == [0, 1, 2]


def test_overlapping_words_are_the_same_passage_and_neighbouring_ones_are_not(
    daily: Outlet,
) -> None:
    assert told("honour, afer") == 0
    assert told("afer which") == 1
    assert told("signed") == 0


def test_the_same_words_in_another_paragraph_are_another_passage(daily: Outlet) -> None:
    assert told("officials", "One: officials said.") == 0
    assert told("officials", "Two: officials denied it.") == 0


def test_the_same_words_without_a_paragraph_may_be_the_same_passage(daily: Outlet) -> None:
    assert told("afer") == 0
    assert told("afer", "") == 1
    assert told("afer") == 2


def test_another_story_has_its_own_count(daily: Outlet) -> None:
    assert told("afer") == 0
    assert told("afer", url="https://daily.example/other") == 0


def test_sending_again_does_not_count_oneself(daily: Outlet) -> None:
    sent = submission()
    assert receive(sent, address="192.0.2.1").already_reported == 0
    assert receive(sent, address="192.0.2.1").already_reported == 0
