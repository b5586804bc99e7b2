"""An editor says that words which stand twice are meant where a case was decided already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.point_out import point_out
from corrigenda.flow.cases.errors import PlaceHeldError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import spots_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff

Work = Callable[[], None]
MENDED = Decision(
    "correction", after="26,000 crowns", words="Correction: the fund holds 26,000 crowns."
)


@pytest.fixture
def twice(daily: Outlet, story: Article) -> Article:
    """The story with “28,000 crowns” in two of its paragraphs."""
    more = "Tolva gave 28,000 crowns as well."
    push(daily, story.url, Story([Block(Role.body, text) for text in (*PARAGRAPHS, more)]))
    return story


@pytest.fixture
def published(twice: Article, send: Send, work: Work, edda: Staff) -> Case:
    """Rita gave the first place; a notice on it is published."""
    send("28,000 crowns", "26,000 crowns", block=PARAGRAPHS[2])
    work()
    case = Case.objects.get()
    decide(case, MENDED, by=of(edda))
    work()
    return fresh(case)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("article__current", "version", "outlet").get(pk=case.pk)


def case_without_a_place(send: Send, work: Work, says: str, *should_say: str) -> Case:
    """What readers sent by the form, which knows no place."""
    for one in should_say:
        send(says, one, block="")
        work()
    return fresh(Case.objects.get(anchor_state="ambiguous"))


def test_the_same_error_is_to_be_merged_into_its_case(
    published: Case, send: Send, work: Work, edda: Staff
) -> None:
    case = case_without_a_place(send, work, "28,000 crowns", "26,000 crowns", "27,000 crowns")
    with pytest.raises(PlaceHeldError) as held:
        point_out(case, version=2, start=spots_of(case)[0].start, by=of(edda))
    assert str(held.value) == (
        f"Case {published.pk} is about this error, and was decided already: merge this case into "
        "it, or choose another place."
    )
    merge(case, into=published, by=of(edda))
    assert Case.objects.get().report_count == 3


def test_another_error_is_a_case_at_that_place(
    published: Case, send: Send, work: Work, edda: Staff
) -> None:
    case = case_without_a_place(send, work, "crowns", "francs")
    spot = spots_of(case)[0]
    point_out(case, version=2, start=spot.start, by=of(edda))
    assert (fresh(case).start, fresh(case).state) == (spot.start, "new")
    assert fresh(published).state == "published"


def test_a_case_of_which_one_reader_means_another_error_is_one_there_too(
    published: Case, send: Send, work: Work, edda: Staff
) -> None:
    case = case_without_a_place(send, work, "crowns", "", "francs")
    point_out(case, version=2, start=spots_of(case)[0].start, by=of(edda))
    assert fresh(case).anchor_state == "unchanged"


def test_an_open_case_beside_the_decided_one_has_the_place(
    published: Case, send: Send, work: Work, edda: Staff
) -> None:
    send("crowns", "francs", block=PARAGRAPHS[2])
    work()
    other = Case.objects.get(state="new")
    case = case_without_a_place(send, work, "crowns", "pounds")
    with pytest.raises(PlaceHeldError, match=f"Case {other.pk} is about this place already"):
        point_out(case, version=2, start=spots_of(case)[0].start, by=of(edda))
