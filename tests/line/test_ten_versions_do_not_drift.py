"""A passage is followed through ten versions of a story, and its ends stay exact.

After each version the case's offsets are compared with where the words stand by the test's own
reckoning: brackets in the texts below, which are taken out before they are published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.submission import Submission

URL = "https://daily.example/world/summit"
Work = Callable[[], None]

LEAD = "Three river states signed a treaty on Wednesday that divides the water of the Ossel."
FUND = "The common fund holds [28,000 crowns], of which Orvane pays nearly half, officials said."
OTHER = "A separate fund for farmers holds 28,000 crowns, officials said on Wednesday."
QUOTE = "“It is a good agreement because everybody is a little unhappy,” the chancellor said."
TAIL = "The three parliaments must vote by the first of October, and nobody expects a quarrel."
RAISED = FUND.replace("28,000", "30,000")
REWORDED = RAISED.replace("The common fund holds", "It gives the joint treasury")


@dataclass(frozen=True)
class Edition:
    """One version: what was done, its paragraphs, and where the passage stands in it."""

    done: str
    paragraphs: tuple[str, ...]
    state: str


TEN = (
    Edition("as it was reported", (LEAD, FUND, QUOTE, TAIL), "unchanged"),
    Edition("a paragraph before it", ("Breaking.", LEAD, FUND, QUOTE, TAIL), "unchanged"),
    Edition("the same words elsewhere", (LEAD, OTHER, FUND, QUOTE, TAIL), "unchanged"),
    Edition("its own words", (LEAD, OTHER, RAISED, QUOTE, TAIL), "changed"),
    Edition("its paragraph moves", (LEAD, OTHER, QUOTE, TAIL, RAISED), "changed"),
    Edition("the words around it", (LEAD, OTHER, QUOTE, TAIL, REWORDED), "changed"),
    Edition("it is deleted", (LEAD, OTHER, QUOTE, TAIL), "gone"),
    Edition("others change meanwhile", ("Update.", LEAD, OTHER, TAIL), "gone"),
    Edition("it comes back", ("Update.", REWORDED, LEAD, OTHER, TAIL), "changed"),
    Edition("the words around it are put back", (RAISED, LEAD, OTHER, TAIL), "changed"),
    Edition("the figure is put back", (FUND, LEAD, OTHER, QUOTE, TAIL), "unchanged"),
)
"""The first is the one that was reported on; ten follow."""


def published(daily: Outlet, edition: Edition) -> tuple[str, int, int]:
    """Publish it; the text as it is to be kept, and the passage's ends (equal when it is gone)."""
    marked = "\n\n".join(edition.paragraphs)
    plain = marked.replace("[", "").replace("]", "")
    paragraphs = [text.replace("[", "").replace("]", "") for text in edition.paragraphs]
    push(daily, URL, Story([Block(Role.body, text) for text in paragraphs]))
    return plain, max(0, marked.find("[")), max(0, marked.find("]") - 1)


def reported(daily: Outlet, work: Work) -> Case:
    """Rita's report on the figure in the first version."""
    published(daily, TEN[0])
    block = FUND.replace("[", "").replace("]", "")
    position = {"type": "TextPositionSelector", "start": 22, "end": 35}
    selector = {"type": "TextQuoteSelector", "exact": block[22:35], "refinedBy": position}
    receive(Submission(uuid4(), URL, selector, block), address="192.0.2.1")
    work()
    return Case.objects.get()


def expect_place(case: Case, edition: Edition, text: str, start: int, end: int) -> None:
    """The case says what the edition says, and its ends are the edition's."""
    case.refresh_from_db()
    assert case.anchor_state == edition.state, edition.done
    assert case.followed_to is not None
    assert case.followed_to.text == text, edition.done
    assert case.version is not None
    if edition.state == "gone":
        assert case.version.number < case.followed_to.number, edition.done
        assert case.version.text[case.start : case.end] == "30,000 crowns", edition.done
    else:
        assert (case.start, case.end) == (start, end), edition.done
        assert case.version == case.followed_to, edition.done
        assert case.selector.exact == text[start:end], edition.done


def test_its_ends_are_exact_after_each_of_them(daily: Outlet, work: Work) -> None:
    case = reported(daily, work)
    for edition in TEN:
        text, start, end = published(daily, edition)
        work()
        expect_place(case, edition, text, start, end)


@pytest.mark.parametrize("at_once", [2, 3, 10])
def test_however_many_of_them_arrive_at_once(daily: Outlet, work: Work, at_once: int) -> None:
    case = reported(daily, work)
    rest = TEN[1:]
    for first in range(0, len(rest), at_once):
        for edition in rest[first : first + at_once]:
            text, start, end = published(daily, edition)
        work()
        expect_place(case, edition, text, start, end)


def test_the_version_is_kept_in_which_it_came_to_stand_so(daily: Outlet, work: Work) -> None:
    case = reported(daily, work)
    since = []
    for edition in TEN[1:]:
        published(daily, edition)
        work()
        case.refresh_from_db()
        since.append(case.state_since.number if case.state_since else 0)
    assert since == [1, 1, 4, 4, 4, 7, 7, 9, 9, 11]
