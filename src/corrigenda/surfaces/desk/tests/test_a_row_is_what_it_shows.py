"""A row of the queue is kept by all that it shows, so that none is ever of yesterday, or somebody
else's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def row(at_desk: AtDesk, staff: Staff) -> str:
    """The only row of all cases, as somebody reads it."""
    words = plain(at_desk(staff).get("/desk/?q="))
    return words[words.index("honour, ") :]


def test_another_report_counts_in_it(
    edda: Staff, typo: Case, send: Send, work: Work, at_desk: AtDesk
) -> None:
    assert "2 reports" in row(at_desk, edda)
    send("afer", "after")
    work()
    assert "3 reports" in row(at_desk, edda)


def test_what_most_readers_suggest_now_stands_in_it(
    edda: Staff, typo: Case, send: Send, work: Work, at_desk: AtDesk
) -> None:
    assert "[-afer-][+after+]" in row(at_desk, edda)
    for _ in range(3):
        send("afer", "as")
    work()
    assert "[-afer-][+as+]" in row(at_desk, edda)
    assert "2 different suggestions" in row(at_desk, edda)


def test_it_grows_older(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    now = clock.now()
    Case.objects.update(last_report_at=now - timedelta(minutes=2), due_at=now + timedelta(hours=5))
    with clock.frozen(now):
        assert "2 reports · 2 min" in row(at_desk, edda)
        assert "due in 5 h" in row(at_desk, edda)
    with clock.frozen(now + timedelta(hours=6)):
        assert "2 reports · 6 h" in row(at_desk, edda)
        assert "due 1 h late" in row(at_desk, edda)


def test_lane_severity_and_owner_are_those_of_now(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    by = actors.of(edda)
    assert "Stan Okoro" not in row(at_desk, edda)
    move_lane(typo, "fact", by=by)
    typo.refresh_from_db()
    set_severity(typo, "urgent", was=typo.severity, by=by)
    own(typo, stan, was=None, by=by)
    now = row(at_desk, edda)
    for words in ("Fact", "To typos", "Urgent", "Stan Okoro"):
        assert words in now
    Staff.objects.filter(pk=stan.pk).update(last_name="Lindh")
    assert "Stan Lindh" in row(at_desk, edda)


def test_a_decision_is_seen_in_it(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    assert "Decline" in row(at_desk, edda)
    decline(typo, reason="House style", by=actors.of(edda))
    now = row(at_desk, edda)
    assert "Declined" in now
    assert "Accept" not in now


def test_another_headline_stands_in_it(
    edda: Staff, typo: Case, story: Article, at_desk: AtDesk
) -> None:
    assert "Maren and Tolva sign treaty" in row(at_desk, edda)
    assert story.current is not None
    story.current.headline = "Maren and Tolva sign at last"
    story.current.save()
    assert "Maren and Tolva sign at last" in row(at_desk, edda)


@pytest.mark.parametrize("first", ["edda", "rolf"])
def test_who_may_not_decide_gets_no_buttons_whoever_looked_before(
    edda: Staff, rolf: Staff, typo: Case, story: Article, at_desk: AtDesk, first: str
) -> None:
    Credit.objects.create(article=story, name="rolf maro")
    looking = [edda, rolf] if first == "edda" else [rolf, edda]
    shown = {one.username: row(at_desk, one) for one in looking}
    assert "Accept" in shown["edda"]
    assert "Accept" not in shown["rolf"]


def test_who_works_for_several_outlets_reads_whose_case_it_is(
    edda: Staff, stranger: Staff, typo: Case, at_desk: AtDesk
) -> None:
    assert "The Daily Example" not in row(at_desk, edda)
    weekly = stranger.memberships.get().outlet
    hire("edda", outlet=weekly, role=Role.EDITOR, name="Edda Brandt", by=OPERATOR)
    assert "The Daily Example" in row(at_desk, edda)
