"""Versions are followed one after another, once, whoever takes them and however they came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases import following
from corrigenda.flow.cases.actions import move_passages as moving
from corrigenda.flow.cases.actions.move_passages import take_versions
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock

Work = Callable[[], None]
Publish = Callable[..., Version]
LINE, QUOTE, FUND = PARAGRAPHS


@pytest.fixture
def publish(daily: Outlet, story: Article) -> Publish:
    """A version comes in; nobody has taken it yet."""

    def _publish(*texts: str) -> Version:
        return push(daily, story.url, Story([Block(Role.body, text) for text in texts]))[0]

    return _publish


@pytest.fixture
def steps() -> list[tuple[int, int, int]]:
    """Which comparisons of two versions are made: from number, to number, for how many."""
    return []


@pytest.fixture(autouse=True)
def noted(steps: list[tuple[int, int, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Note each `follow_many`, by the texts that it is given."""
    real = following.follow_many

    def follow_many(selectors, old, new):
        numbers = {one.text: one.number for one in Version.objects.all()}
        steps.append((numbers[old], numbers[new], len(selectors)))
        return real(selectors, old, new)

    monkeypatch.setattr(following, "follow_many", follow_many)


@pytest.fixture
def cases(send: Send, work: Work) -> list[Case]:
    """Three cases on one story."""
    for words in ("afer", "another 24 years", "28,000 crowns"):
        send(words)
    work()
    return list(Case.objects.order_by("start"))


def words(case: Case) -> str:
    """What stands at the case's place."""
    case.refresh_from_db()
    assert case.version is not None
    return case.version.text[case.start : case.end]


def test_all_passages_share_one_comparison_of_two_versions(
    cases: list[Case], publish: Publish, steps: list[tuple[int, int, int]]
) -> None:
    publish("Breaking.", LINE, QUOTE, FUND)
    take_versions()
    assert steps == [(1, 2, 3)]
    take_versions()
    assert steps == [(1, 2, 3)]


def test_versions_that_came_at_once_are_followed_one_after_another(
    cases: list[Case], publish: Publish, steps: list[tuple[int, int, int]]
) -> None:
    for number in range(4):
        publish(f"Update {number}.", LINE, QUOTE, FUND)
    take_versions()
    assert steps == [(1, 2, 3), (2, 3, 3), (3, 4, 3), (4, 5, 3)]
    assert not Version.objects.filter(taken_at=None).exists()


def test_a_later_one_that_is_claimed_first_takes_the_earlier_ones_along(
    cases: list[Case], publish: Publish, steps: list[tuple[int, int, int]]
) -> None:
    first = publish("Update 1.", LINE, QUOTE, FUND)
    publish("Update 2.", LINE, QUOTE, FUND)
    # The clock was set back between the two, and the first is in the hands of a dead process.
    later = clock.now() + timedelta(hours=1)
    Version.objects.filter(pk=first.pk).update(seen_at=later, leased_until=later)
    assert take_versions() == 1
    assert [(old, new) for old, new, _ in steps] == [(1, 2), (2, 3)]
    assert not Version.objects.filter(taken_at=None).exists()


def test_killed_between_two_it_goes_on_where_it_was(
    cases: list[Case], publish: Publish, steps: list[tuple[int, int, int]]
) -> None:
    for number in range(3):
        publish(f"Update {number}.", LINE, QUOTE, FUND)
    real, calls = moving.move_passages, iter((False, True))

    def killed(article, *, to=None):
        real(article, to=to)
        if next(calls):
            raise KeyboardInterrupt  # as little is caught as of a kill: the transaction is undone

    with patch.object(moving, "move_passages", killed), pytest.raises(KeyboardInterrupt):
        take_versions()
    numbers = Version.objects.filter(taken_at=None).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == [3, 4]
    assert {case.followed_to.number for case in Case.objects.all()} == {2}
    steps.clear()
    Version.objects.update(leased_until=None)
    take_versions()
    assert [(old, new) for old, new, _ in steps] == [(2, 3), (3, 4)]
    assert [words(case) for case in cases] == ["afer", "another 24 years", "28,000 crowns"]


def test_an_old_text_that_comes_late_is_one_more_version(
    cases: list[Case], publish: Publish
) -> None:
    publish("Update 1.", LINE, QUOTE, FUND)
    publish("Update 2.", LINE.replace("afer", "after"), QUOTE, FUND)
    take_versions()
    publish("Update 1.", LINE, QUOTE, FUND)
    take_versions()
    assert (words(cases[0]), cases[0].anchor_state) == ("afer", "unchanged")
    publish("Update 2.", LINE.replace("afer", "after"), QUOTE, FUND)
    take_versions()
    assert (words(cases[0]), cases[0].anchor_state) == ("after", "changed")


def test_a_case_that_is_gone_is_sought_once_in_each_version(
    cases: list[Case], publish: Publish, send: Send, work: Work, steps: list[tuple[int, int, int]]
) -> None:
    publish(QUOTE, FUND)
    take_versions()
    steps.clear()
    send("12 bridges")
    work()
    assert all(old != 1 for old, _, _ in steps)
    publish(QUOTE, FUND, "More follows.")
    take_versions()
    assert (1, 3, 1) in steps
