"""Who wrote the story, what else was reported on it, and where else the passage stands."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def test_the_story_names_who_wrote_it_and_when_it_was_last_edited(
    edda: Staff, story: Article, typo: Case, at_desk: AtDesk
) -> None:
    assert story.current is not None
    byline = Block(Role.byline, "By Odile Brackwater, Port Maren")
    push(story.outlet, story.url, Story((*story.current.blocks, byline)))
    page = plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))
    assert "Byline By Odile Brackwater, Port Maren" in page
    assert "version 2, sent by the CMS" in page


def test_the_story_names_who_edited_it_last_and_before(
    edda: Staff, story: Article, typo: Case, at_desk: AtDesk
) -> None:
    assert story.current is not None
    for more, editor in (("One more line.", "Nils Brandt"), ("Another.", "Orla Venn")):
        blocks = (*story.current.blocks, Block(Role.body, more))
        push(story.outlet, story.url, Story(blocks, edited_by=[editor]))
    page = plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))
    assert "version 3 by Orla Venn, sent by the CMS" in page
    assert "Edited before by Nils Brandt" in page


def test_the_first_report_and_the_last_are_told(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    now = clock.now()
    for hours in (3, 1):
        with clock.frozen(now - timedelta(hours=hours)):
            send("afer", "after")
    work()
    page = plain(at_desk(edda).get(f"/desk/cases/{Case.objects.get().pk}"))
    assert "2 reports, the first 3 h ago, the last 1 h ago" in page


def test_earlier_cases_on_the_story_stand_with_what_came_of_them(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    decline(typo, reason="It is right.", by=actors.of(edda))
    page = plain(at_desk(edda).get(f"/desk/cases/{figure.pk}"))
    assert "Earlier cases on this story afer Declined" in page


def test_a_passage_that_was_not_swept_for_is_said_not_to_be(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    assert "Not looked for yet" in plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))


def test_a_case_says_that_its_story_was_withdrawn(
    edda: Staff, stan: Staff, send: Send, typo: Case, figure: Case, work: Work, at_desk: AtDesk
) -> None:
    words = "We have withdrawn this story because its figures were made up. There is no fund."
    withdrawal = decide(figure, Decision("withdrawal", words=words), by=actors.of(edda))
    approve(withdrawal, reason="So it is.", by=actors.of(stan))
    work()
    assert "This story was withdrawn" in plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))


def test_the_number_of_queries_does_not_grow_with_what_stands_around(
    edda: Staff, stan: Staff, send: Send, typo: Case, work: Work, at_desk: AtDesk
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = at_desk(edda)

    def busy(times: int) -> int:
        for number in range(times):
            client.post(f"/desk/cases/{typo.pk}/note", {"text": f"@stan note {number}"})
            client.post(f"/desk/cases/{typo.pk}/ask-source", {"name": "O", "question": "said"})
            send("12 bridges" if number else "28,000", f"{number}1")
        work()
        at_desk(stan).post(f"/desk/cases/{typo.pk}/here")
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/desk/cases/{typo.pk}")
        return len(seen)

    assert busy(2) == busy(5)
