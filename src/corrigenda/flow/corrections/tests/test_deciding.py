"""An editor decides a case; what cannot be decided so is refused, and nothing is stored."""

from __future__ import annotations

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.tests.conftest import Report, Rewrite, Work
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib.states import StaleStateError, TransitionError

NOTICE = "Correction: it was otherwise."


def test_a_fix_asks_the_story_for_the_new_words_and_nothing_else(
    report: Report, edda: Staff
) -> None:
    correction = decide(report("afer", "after"), Decision("fix", after=" after "), by=of(edda))
    assert (correction.before, correction.after, correction.words) == ("afer", "after", "")
    assert correction.state == "approved"
    change = StoryChange.objects.get()
    assert (change.state, change.selector.exact) == ("requested", "afer")


def test_a_correction_may_leave_the_story_as_it_is(report: Report, edda: Staff) -> None:
    correction = decide(report("28,000"), Decision("correction", words=NOTICE), by=of(edda))
    assert correction.before == correction.after == "28,000"
    assert not StoryChange.objects.exists()


def test_who_looked_at_other_words_than_stand_there_now_is_told(
    report: Report, rewrite: Rewrite, edda: Staff
) -> None:
    case = report("28,000", "26,000")
    rewrite("28,000", "27,000")
    with pytest.raises(StaleStateError, match="passage was changed a moment ago"):
        decide(case, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
    assert not Correction.objects.exists()
    assert Case.objects.get().state == "new"


def test_the_change_is_asked_in_the_version_that_came_a_moment_ago(
    report: Report, rewrite: Rewrite, edda: Staff
) -> None:
    case = report("afer", "after")
    rewrite("The two leaders", "Both leaders, of whom one was late,")
    decide(case, Decision("fix", after="after"), by=of(edda))
    change = StoryChange.objects.select_related("version").get()
    assert change.version is not None
    assert change.version.number == 2


def test_a_severity_that_another_set_meanwhile_asks_for_a_second_person(
    report: Report, daily: Outlet, edda: Staff, stan: Staff
) -> None:
    daily.policy_data = {"second_person_severities": ["urgent"]}
    daily.save(update_fields=["policy_data"])
    case = report("28,000", "26,000")
    set_severity(Case.objects.get(), "urgent", by=of(stan))
    made = decide(case, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
    assert made.state == "in_approval"


def test_words_over_two_paragraphs_that_are_sent_back_unchanged_change_nothing(
    report: Report, edda: Staff
) -> None:
    says = "signed the treaty.\n\n“We will"
    case = report(says, block=f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    decision = Decision("clarification", after=says.replace("\n", "\r\n"), words=NOTICE)
    assert not decide(case, decision, by=of(edda)).changes_story
    assert not StoryChange.objects.exists()


def test_the_trail_says_what_was_decided(report: Report, edda: Staff) -> None:
    correction = decide(report("afer"), Decision("fix", after="after", reason="Typo."), by=of(edda))
    entry = AuditEntry.objects.get(verb="correction.decide")
    assert (entry.who, entry.target) == ("Edda Brandt", f"correction:{correction.pk}")
    assert entry.detail["after"] == "after"


@pytest.mark.parametrize(
    ("field", "decision"),
    [
        ("kind", Decision("apology", words=NOTICE)),
        ("kind", Decision("", words=NOTICE)),
        ("after", Decision("fix")),
        ("after", Decision("fix", after="afer")),
        ("after", Decision("fix", after=" \n afer ")),
        ("after", Decision("fix", after="aft\x00er")),
        ("after", Decision("fix", after="\ud800")),
        ("after", Decision("fix", after="a" * 20_001)),
        ("words", Decision("fix", after="after", words="We regret.")),
        ("words", Decision("correction", after="after")),
        ("words", Decision("correction", words="  ")),
        ("words", Decision("correction", words="w" * 4_001)),
        ("words", Decision("withdrawal", words="\x1b[2J")),
        ("reason", Decision("fix", after="after", reason="r" * 2_001)),
    ],
)
def test_the_field_is_named_and_nothing_is_stored(
    report: Report, edda: Staff, field: str, decision: Decision
) -> None:
    case = report("afer")
    with pytest.raises(CorrectionError) as told:
        decide(case, decision, by=of(edda))
    assert told.value.field == field
    assert not Correction.objects.exists()
    assert Case.objects.get().state == "new"


def test_a_passage_that_only_a_reader_saw_cannot_be_changed_but_corrected(
    report: Report, edda: Staff
) -> None:
    case = report("herons", block="The herons are back.")
    with pytest.raises(CorrectionError, match="by hand"):
        decide(case, Decision("fix", after="geese"), by=of(edda))
    decide(case, Decision("correction", words=NOTICE), by=of(edda))
    assert not StoryChange.objects.exists()


@pytest.mark.parametrize("state", ["gone", "ambiguous"])
def test_a_passage_that_stands_no_more_cannot_be_changed(
    report: Report, edda: Staff, state: str
) -> None:
    case = report("afer")
    Case.objects.update(anchor_state=state)
    case.refresh_from_db()
    with pytest.raises(CorrectionError) as told:
        decide(case, Decision("correction", after="after", words=NOTICE), by=of(edda))
    assert told.value.field == "after"


def test_a_reporter_does_not_decide(report: Report, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        decide(report("afer"), Decision("fix", after="after"), by=of(rolf))


def test_what_is_decided_is_not_decided_again(report: Report, edda: Staff) -> None:
    case = report("afer")
    decide(case, Decision("fix", after="after"), by=of(edda))
    with pytest.raises(TransitionError):
        decide(case, Decision("fix", after="later"), by=of(edda))
    assert Correction.objects.count() == 1


def test_of_two_editors_at_once_one_decides(report: Report, edda: Staff, stan: Staff) -> None:
    report("afer")
    hers, his = Case.objects.get(), Case.objects.get()
    decide(hers, Decision("fix", after="after"), by=of(edda))
    with pytest.raises(TransitionError):
        decide(his, Decision("fix", after="later"), by=of(stan))
    assert Correction.objects.count() == StoryChange.objects.count() == 1


def test_a_notice_is_one_line_of_plain_text(report: Report, edda: Staff) -> None:
    words = "Correction: <b>bold</b>\n\n  and\ttabs"
    correction = decide(report("afer"), Decision("correction", words=words), by=of(edda))
    assert correction.words == "Correction: <b>bold</b> and tabs"


def test_later_reports_join_the_decided_case(
    report: Report, edda: Staff, send: Send, work: Work
) -> None:
    decide(report("afer"), Decision("fix", after="after"), by=of(edda))
    send("afer")
    work()
    assert Case.objects.get().report_count == 2
