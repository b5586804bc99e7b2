"""A withdrawn story is named by its words as they were, not by what stands on its page now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import PARAGRAPHS, NewVersion, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.tests.houses import BEFORE, House

Work = Callable[[], None]
Withdraw = Callable[[], None]

PULLED = "This story was withdrawn because its figures were invented by the source."
LEAD = PARAGRAPHS[0]


@pytest.fixture
def withdraw(edda: Staff, stan: Staff, work: Work) -> Withdraw:
    """Decide that the story of the only case is withdrawn, and approve that."""

    def _withdraw() -> None:
        decide(Case.objects.get(), Decision("withdrawal", words=PULLED), by=of(edda))
        work()
        for one in Correction.objects.filter(state="in_approval"):
            approve(one, reason="It was.", by=of(stan))
        work()

    return _withdraw


def test_where_the_page_was_emptied_after_the_decision(
    story: Article,
    send: Send,
    withdraw: Withdraw,
    new_version: NewVersion,
    paired: Subscriber,
    weekly: House,
    work: Work,
) -> None:
    send(BEFORE)
    work()
    withdraw()
    new_version(PULLED)
    note_stories(paired, [story.url], by=OPERATOR)
    work()
    assert leads(weekly) == [LEAD]


def test_where_it_was_emptied_before(
    story: Article,
    send: Send,
    withdraw: Withdraw,
    new_version: NewVersion,
    paired: Subscriber,
    weekly: House,
    work: Work,
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    send(BEFORE)
    work()
    new_version(PULLED)
    withdraw()
    assert leads(weekly) == [LEAD]


def test_where_the_case_itself_was_opened_on_the_emptied_page(
    story: Article,
    withdraw: Withdraw,
    new_version: NewVersion,
    paired: Subscriber,
    weekly: House,
    work: Work,
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    new_version(PULLED)
    report_on(story, PULLED, PULLED)
    work()
    withdraw()
    assert leads(weekly) == [LEAD]


def test_a_story_that_was_rewritten_meanwhile_is_named_by_what_the_case_stood_on(
    story: Article,
    send: Send,
    withdraw: Withdraw,
    new_version: NewVersion,
    paired: Subscriber,
    weekly: House,
    work: Work,
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    new_version("The two leaders met again on Tuesday, and signed it in the harbour.", *PARAGRAPHS)
    send(BEFORE)
    work()
    withdraw()
    assert leads(weekly) == ["The two leaders met again on Tuesday, and signed it in the harbour."]


def test_in_a_script_without_spaces_it_is_no_bare_headline(
    daily: Outlet, withdraw: Withdraw, paired: Subscriber, weekly: House, work: Work
) -> None:
    text = "哈尔登轮渡公司去年在诺瓦尔和塔沃之间运送了二万八千名乘客，但不接受国家援助。"
    ferry = publish(daily, "/ferry", text)
    note_stories(paired, [ferry.url], by=OPERATOR)
    report_on(ferry, text, "二万八千")
    work()
    withdraw()
    assert leads(weekly) == [text]


def leads(house: House) -> list[str]:
    """Of the packets that a house got."""
    return [str(peek(one["packet"])["lead"]) for one in house.inbox]
