"""What waits for a second person, and what a CMS has not done, each has a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_case import rewrite

WITHDRAWN = "We have withdrawn this story: nobody signed the treaty."


@pytest.fixture
def waiting(edda: Staff, figure: Case) -> Correction:
    """Edda's withdrawal, which a second person decides."""
    decision = Decision("withdrawal", words=WITHDRAWN, reason="The ministry called")
    return decide(figure, decision, by=of(edda))


@pytest.fixture
def late(edda: Staff, typo: Case, work: Work) -> StoryChange:
    """A fix that the CMS did not make in time."""
    decide(typo, Decision("fix", after="after"), by=of(edda))
    past = clock.now() - timedelta(hours=1)
    StoryChange.objects.update(due_at=past, look_at=past)
    work()
    return StoryChange.objects.get()


@pytest.mark.usefixtures("waiting")
def test_what_waits_for_me_stands_first_with_notice_reason_and_who_decided(
    stan: Staff, at_desk: AtDesk
) -> None:
    page = plain(at_desk(stan).get("/desk/approvals/"))
    assert "Waiting for you 1" in page
    assert WITHDRAWN in page
    assert "Decided by Edda Brandt; stands at the top of the story" in page
    assert "The ministry called" in page


@pytest.mark.usefixtures("waiting", "stan")
def test_my_own_waits_for_others_who_are_named(edda: Staff, at_desk: AtDesk) -> None:
    page = plain(at_desk(edda).get("/desk/approvals/"))
    assert "Nothing waits for you." in page
    assert "Can be approved by Stan Okoro." in page


@pytest.mark.usefixtures("waiting")
def test_that_nobody_may_approve_it_is_said(edda: Staff, at_desk: AtDesk) -> None:
    assert "Nobody else here may approve it" in plain(at_desk(edda).get("/desk/approvals/"))


@pytest.mark.usefixtures("waiting")
def test_other_outlets_see_none_of_it(stranger: Staff, at_desk: AtDesk) -> None:
    assert WITHDRAWN not in plain(at_desk(stranger).get("/desk/approvals/"))


def test_the_second_person_sees_the_advice_that_was_passed_over(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    words = "We inadvertently published this story."
    decide(figure, Decision("withdrawal", words=words), by=of(edda))
    page = plain(at_desk(stan).get(f"/desk/cases/{figure.pk}"))
    assert "Plain words instead of euphemisms: “inadvertently” excuses" in page
    assert "read the advice and went on" in page


def test_an_overdue_change_says_what_stands_there_and_is_asked_again(
    late: StoryChange, edda: Staff, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    page = plain(client.get("/desk/changes/"))
    assert "[-afer-][+after+]" in page
    assert "The old words still stand." in page
    assert "The old words still stand." in plain(
        client.get(f"/desk/cases/{late.correction.case_id}")
    )
    answer = client.post(f"/desk/corrections/{late.correction_id}/ask-again", {"from": "changes"})
    assert answer["Location"] == "/desk/changes/"
    assert "Nothing is overdue" in plain(client.get("/desk/changes/"))
    assert "[-afer-][+after+]" in plain(client.get("/desk/changes/?show=asked"))


def test_words_that_nobody_asked_for_are_shown_on_the_case(
    edda: Staff, typo: Case, story: Article, work: Work, at_desk: AtDesk
) -> None:
    decide(typo, Decision("fix", after="after"), by=of(edda))
    work()
    rewrite(story, "afer which", "before which")
    work()
    page = plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))
    assert "The CMS put other words there than were asked for." in page
    assert "Stands there now before" in page


def test_a_fix_is_given_up_from_the_list_and_decided_again(
    late: StoryChange, edda: Staff, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    url = f"/desk/corrections/{late.correction_id}/give-up"
    assert "Say why" in plain(client.post(url, {"reason": ""}, follow=True))
    page = plain(client.post(url, {"reason": "The paragraph goes"}, follow=True))
    assert "decide the case again" in page
    assert "Sent back: The paragraph goes" in page


def test_who_may_not_decide_is_offered_nothing_to_do_about_it(
    late: StoryChange, story: Article, edda: Staff, rolf: Staff, at_desk: AtDesk
) -> None:
    Credit.objects.create(article=story, name="rolf maro")
    path = f"/desk/cases/{late.correction.case_id}"
    for staff, offered in ((edda, True), (rolf, False)):
        page = at_desk(staff).get(path)
        assert "The old words still stand." in plain(page)
        for verb in ("ask-again", "give-up"):
            address = f'action="/desk/corrections/{late.correction_id}/{verb}"'
            assert (address in page.content.decode()) == offered


@pytest.mark.parametrize("verb", ["ask-again", "give-up"])
def test_a_reporter_is_told_who_may(
    late: StoryChange, rolf: Staff, at_desk: AtDesk, verb: str
) -> None:
    url = f"/desk/corrections/{late.correction_id}/{verb}"
    assert at_desk(rolf).post(url, {"reason": "x"}).status_code in (403, 404)
    late.refresh_from_db()
    assert late.state == "overdue"


@pytest.mark.parametrize("path", ["/desk/approvals/", "/desk/changes/?show=asked"])
def test_the_number_of_queries_does_not_grow_with_the_list(
    edda: Staff, stan: Staff, send: Send, work: Work, at_desk: AtDesk, path: str
) -> None:
    client = at_desk(stan)
    client.get(path)

    def queries(words: str, decision: Decision) -> int:
        send(words)
        work()
        decide(Case.objects.order_by("-pk")[0], decision, by=of(edda))
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(path)
        return len(found)

    make: Callable[[str], Decision] = lambda words: (  # noqa: E731
        Decision("fix", after=f"{words}!")
        if "changes" in path
        else Decision("withdrawal", words=WITHDRAWN)
    )
    first = queries("afer", make("afer"))
    for words in ("guard", "leaders", "officials"):
        last = queries(words, make(words))
    assert last <= first
