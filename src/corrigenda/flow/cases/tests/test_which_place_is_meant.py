"""Words that stand several times were reported without their place: an editor says which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.point_out import point_out
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import spots_of
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff

Work = Callable[[], None]


@pytest.fixture
def twice(daily: Outlet, story: Article) -> Article:
    """The story with “28,000 crowns” in two of its paragraphs."""
    more = "Tolva gave 28,000 crowns as well."
    push(daily, story.url, Story([Block(Role.body, text) for text in (*PARAGRAPHS, more)]))
    return story


@pytest.fixture
def case(twice: Article, send: Send, work: Work) -> Case:
    """Rosa's report by the form, which knows no place."""
    send("28,000 crowns", "26,000 crowns", block="")
    work()
    return Case.objects.get()


def fresh(case: Case) -> Case:
    return Case.objects.select_related("article__current", "version").get(pk=case.pk)


def test_it_stands_several_times_and_nowhere_for_sure(case: Case) -> None:
    assert (case.anchor_state, case.start, case.version) == ("ambiguous", None, None)
    spots = spots_of(fresh(case))
    assert [(one.before, one.words) for one in spots] == [
        ("The fund holds ", "28,000 crowns"),
        ("Tolva gave ", "28,000 crowns"),
    ]


def test_two_readers_who_gave_no_place_are_one_case(case: Case, send: Send, work: Work) -> None:
    send("28,000 crowns", "27,000 crowns", block="")
    work()
    assert fresh(case).report_count == 2


def test_a_reader_who_gave_the_place_opens_another(case: Case, send: Send, work: Work) -> None:
    send("28,000 crowns")
    work()
    assert sorted(Case.objects.values_list("anchor_state", flat=True)) == ["ambiguous", "unchanged"]


def test_the_editor_puts_it_at_one_of_them(case: Case, edda: Staff) -> None:
    spot = spots_of(fresh(case))[1]
    point_out(case, version=2, start=spot.start, by=of(edda))
    now = fresh(case)
    assert (now.anchor_state, now.start, now.end) == ("unchanged", spot.start, spot.end)
    assert now.version == now.followed_to == now.article.current
    assert spots_of(now) == []
    assert AuditEntry.objects.get(verb="case.place").staff == edda


def test_and_from_there_it_is_followed(
    case: Case, edda: Staff, daily: Outlet, twice: Article, work: Work
) -> None:
    point_out(case, version=2, start=spots_of(fresh(case))[1].start, by=of(edda))
    texts = ("Breaking.", *PARAGRAPHS, "Tolva gave 29,000 crowns as well.")
    push(daily, twice.url, Story([Block(Role.body, text) for text in texts]))
    work()
    now = fresh(case)
    assert (now.anchor_state, now.selector.exact) == ("changed", "29,000 crowns")


def test_a_place_that_the_words_do_not_have_is_refused(case: Case, edda: Staff) -> None:
    with pytest.raises(CaseError, match="choose one of those shown"):
        point_out(case, version=2, start=0, by=of(edda))


def test_a_story_that_was_edited_meanwhile_is_to_be_looked_at_again(
    case: Case, edda: Staff, daily: Outlet, twice: Article
) -> None:
    start = spots_of(fresh(case))[0].start
    push(daily, twice.url, Story([Block(Role.body, PARAGRAPHS[2])]))
    with pytest.raises(CaseError, match="edited meanwhile"):
        point_out(case, version=2, start=start, by=of(edda))


def test_a_place_is_given_once(case: Case, edda: Staff) -> None:
    first, second = spots_of(fresh(case))
    point_out(case, version=2, start=first.start, by=of(edda))
    with pytest.raises(CaseError, match="has its place already"):
        point_out(case, version=2, start=second.start, by=of(edda))


def test_a_place_that_is_another_cases_is_refused(
    case: Case, edda: Staff, send: Send, work: Work
) -> None:
    send("The fund holds 28,000", block=PARAGRAPHS[2])
    work()
    other = Case.objects.exclude(pk=case.pk).get()
    with pytest.raises(CaseError, match=f"Case {other.pk} is about this place"):
        point_out(case, version=2, start=spots_of(fresh(case))[0].start, by=of(edda))


def test_a_reporter_may_not(case: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        point_out(case, version=2, start=spots_of(fresh(case))[0].start, by=of(rolf))
    assert fresh(case).anchor_state == "ambiguous"
