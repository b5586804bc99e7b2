"""What a second person has to approve, who that may be, and what comes of a refusal."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.queries import somebody_may_approve
from corrigenda.flow.corrections.tests.conftest import Report, Rewrite, Work
from corrigenda.flow.newsroom.actors import SYSTEM, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib.states import TransitionError

FIX = Decision("fix", after="30,000")
WITHDRAWAL = Decision("withdrawal", words="Withdrawn: it does not stand.")


@pytest.fixture
def waiting(report: Report, edda: Staff) -> Correction:
    """Edda's fix of a figure, which waits."""
    return decide(report("28,000", "30,000"), FIX, by=of(edda))


@pytest.mark.parametrize(
    ("says", "after", "touched"),
    [
        ("28,000", "30,000", "figure"),
        ("Orla Venn", "Orla Wenn", "name"),
        ("not wait another", "wait another", "negation"),
        ("wait", "stay", "quotation"),
    ],
)
def test_a_fix_that_touches_what_the_story_says_waits(
    report: Report, edda: Staff, says: str, after: str, touched: str
) -> None:
    correction = decide(report(says), Decision("fix", after=after), by=of(edda))
    assert correction.state == "in_approval"
    assert touched in correction.second_person_because
    assert not StoryChange.objects.exists()


def test_a_correction_of_the_same_figure_need_not_wait(report: Report, edda: Staff) -> None:
    decision = Decision("correction", after="30,000", words="Correction: 30,000.")
    assert decide(report("28,000"), decision, by=of(edda)).state == "approved"


def test_a_withdrawal_always_waits(report: Report, edda: Staff, work: Work) -> None:
    assert decide(report("28,000"), WITHDRAWAL, by=of(edda)).state == "in_approval"
    work()
    assert Correction.objects.get().state == "in_approval"


def test_a_house_may_have_every_correction_wait(report: Report, edda: Staff, daily: Outlet) -> None:
    daily.policy_data = {"second_person_for": ["correction"]}
    daily.save()
    decision = Decision("correction", words="Correction: 30,000.")
    assert decide(report("28,000"), decision, by=of(edda)).state == "in_approval"


def test_it_is_approved_by_another_with_a_reason(waiting: Correction, stan: Staff) -> None:
    approve(waiting, reason="A slip, an hour ago.", by=of(stan))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.approved_by) == ("approved", stan)
    assert waiting.approval_reason == "A slip, an hour ago."
    assert StoryChange.objects.get().state == "requested"
    assert AuditEntry.objects.get(verb="correction.approve").who == "Stan Okoro"


def test_a_fix_is_not_approved_without_a_reason(waiting: Correction, stan: Staff) -> None:
    with pytest.raises(CorrectionError) as told:
        approve(waiting, reason=" ", by=of(stan))
    assert told.value.field == "reason"


def test_a_withdrawal_is_approved_without_one(
    report: Report, edda: Staff, stan: Staff, work: Work
) -> None:
    approve(decide(report("28,000"), WITHDRAWAL, by=of(edda)), reason="", by=of(stan))
    work()
    assert Correction.objects.get().state == "published"


def test_nobody_approves_their_own(report: Report, stan: Staff) -> None:
    own = decide(report("28,000"), FIX, by=of(stan))
    with pytest.raises(NotAllowedError, match="somebody else"):
        approve(own, reason="I say so.", by=of(stan))


def test_who_decided_it_takes_it_back_with_a_reason_while_it_waits(
    waiting: Correction, edda: Staff
) -> None:
    with pytest.raises(CorrectionError):
        send_back(waiting, reason=" ", by=of(edda))
    send_back(waiting, reason="It is 31,000.", by=of(edda))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.approval_reason) == ("draft", "It is 31,000.")
    assert Case.objects.get().state == "new"
    assert AuditEntry.objects.get(verb="case.new").who == "Edda Brandt"


def test_what_was_approved_is_not_taken_back(waiting: Correction, edda: Staff, stan: Staff) -> None:
    approve(waiting, reason="A slip.", by=of(stan))
    with pytest.raises(TransitionError):
        send_back(waiting, reason="After all not.", by=of(edda))


def test_another_editor_or_one_who_no_longer_decides_does_not_take_it_back(
    waiting: Correction, edda: Staff, rolf: Staff
) -> None:
    with pytest.raises(NotAllowedError):
        send_back(waiting, reason="Not so.", by=of(rolf))
    edda.memberships.update(role="reporter")
    with pytest.raises(NotAllowedError):
        send_back(waiting, reason="Not so.", by=of(edda))


def test_taking_back_a_second_thought_leaves_the_published_correction(
    report: Report, edda: Staff, work: Work
) -> None:
    case = report("28,000")
    decide(case, Decision("correction", words="It is 30,000."), by=of(edda))
    work()
    case.refresh_from_db()
    send_back(decide(case, WITHDRAWAL, by=of(edda)), reason="Too much.", by=of(edda))
    case.refresh_from_db()
    assert case.state == "published"
    assert AuditEntry.objects.get(verb="correction.take_back").who == "Edda Brandt"


def test_it_is_known_whether_there_is_a_second_person(
    waiting: Correction, edda: Staff, rolf: Staff, stan: Staff
) -> None:
    assert somebody_may_approve(waiting)
    stan.is_active = False
    stan.save()
    assert not somebody_may_approve(waiting)
    edda.memberships.update(role="administrator")
    assert not somebody_may_approve(waiting)


def test_an_editor_does_not_approve_and_neither_does_the_machine(
    waiting: Correction, rolf: Staff, edda: Staff
) -> None:
    for actor in (of(edda), of(rolf), SYSTEM):
        with pytest.raises(NotAllowedError):
            approve(waiting, reason="Yes.", by=actor)


def test_what_is_sent_back_is_decided_again(waiting: Correction, edda: Staff, stan: Staff) -> None:
    send_back(waiting, reason="Publish a correction.", by=of(stan))
    case = Case.objects.get()
    assert case.state == "new"
    decision = Decision("correction", after="30,000", words="Correction: 30,000.")
    assert decide(case, decision, by=of(edda)).state == "approved"


def test_what_is_sent_back_needs_a_reason(waiting: Correction, stan: Staff) -> None:
    with pytest.raises(CorrectionError):
        send_back(waiting, reason="", by=of(stan))


def test_what_was_sent_back_is_not_approved_any_more(
    waiting: Correction, stan: Staff, ada: Staff
) -> None:
    send_back(waiting, reason="Publish a correction.", by=of(stan))
    with pytest.raises(TransitionError):
        approve(waiting, reason="I like it.", by=of(ada))
    assert not StoryChange.objects.exists()


def test_of_two_who_approve_at_once_one_does(waiting: Correction, stan: Staff, ada: Staff) -> None:
    other = Correction.objects.get(pk=waiting.pk)
    approve(waiting, reason="Yes.", by=of(stan))
    with pytest.raises(TransitionError):
        approve(other, reason="Yes.", by=of(ada))
    assert StoryChange.objects.count() == 1
    assert AuditEntry.objects.filter(verb="correction.approve").count() == 1


def test_words_that_changed_while_it_waited_are_not_changed_unseen(
    waiting: Correction, stan: Staff, rewrite: Rewrite
) -> None:
    rewrite("28,000", "29,500")
    waiting = Correction.objects.get(pk=waiting.pk)
    with pytest.raises(CorrectionError, match="changed"):
        approve(waiting, reason="A slip.", by=of(stan))
    assert not StoryChange.objects.exists()


def test_a_refused_withdrawal_leaves_the_published_correction_published(
    report: Report, edda: Staff, stan: Staff, work: Work
) -> None:
    case = report("28,000")
    decide(case, Decision("correction", words="Correction: 30,000."), by=of(edda))
    work()
    case.refresh_from_db()
    send_back(decide(case, WITHDRAWAL, by=of(edda)), reason="No need.", by=of(stan))
    case.refresh_from_db()
    assert case.state == "published"
