"""What the checks find refuses a notice, or is read and noted before it goes on."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError, WordingError
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.reports.models import Contact
from corrigenda.flow.reports.models import Report as Sent

SOFT = "We misstated the sum of 28,000 crowns. It is 26,000 crowns."


@pytest.fixture
def case(report: Report) -> Case:
    """“28,000” is disputed."""
    return report("28,000", "26,000")


def correction(words: str, accepted: frozenset[str] | None = None) -> Decision:
    return Decision("correction", after="26,000", words=words, accepted=accepted)


def test_a_refusal_stores_nothing(case: Case, edda: Staff) -> None:
    decision = Decision("clarification", after="26,000", words="It is 26,000 crowns.")
    with pytest.raises(WordingError, match="call it a correction") as refused:
        decide(case, decision, by=of(edda))
    assert refused.value.refused
    assert refused.value.field == "words"
    assert not Correction.objects.exists()


def test_advice_that_was_not_read_comes_back(case: Case, edda: Staff) -> None:
    with pytest.raises(WordingError) as advised:
        decide(case, correction(SOFT, frozenset()), by=of(edda))
    assert not advised.value.refused
    assert [one.check for one in advised.value.findings] == ["euphemisms"]
    assert not Correction.objects.exists()


def test_advice_that_was_read_is_noted_and_the_notice_goes_on(case: Case, edda: Staff) -> None:
    made = decide(case, correction(SOFT, frozenset({"euphemisms"})), by=of(edda))
    assert [one["check"] for one in made.overridden] == ["euphemisms"]
    entry = AuditEntry.objects.get(verb="correction.decide")
    assert entry.detail["overridden"] == made.overridden


def test_a_program_that_is_not_asked_goes_on_and_that_is_noted(case: Case, edda: Staff) -> None:
    assert len(decide(case, correction(SOFT), by=of(edda)).overridden) == 1


def test_a_readers_own_address_is_never_published(case: Case, edda: Staff) -> None:
    case.outlet.policy_data = {"contact": "rita@post.example"}
    case.outlet.save()
    Contact.objects.create(report=Sent.objects.get(), email="Rita@post.example")
    words = "The fund holds 26,000, not 28,000 crowns, says rita@post.example."
    with pytest.raises(WordingError, match="e-mail address"):
        decide(case, correction(words), by=of(edda))


def test_a_notice_of_twenty_thousand_characters_is_refused_with_its_length(
    case: Case, edda: Staff
) -> None:
    with pytest.raises(CorrectionError, match="20,000 characters, and at most 4,000") as refused:
        decide(case, correction("w" * 20_000), by=of(edda))
    assert refused.value.field == "words"


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x85"])
def test_new_words_that_turn_or_hide_the_text_are_refused(
    case: Case, edda: Staff, mark: str
) -> None:
    decision = Decision("fix", after=f"26{mark}000", words="")
    with pytest.raises(CorrectionError, match="take it out") as refused:
        decide(case, decision, by=of(edda))
    assert refused.value.field == "after"


def test_a_passage_that_is_gone_is_decided_without_a_change_to_the_story(
    case: Case, edda: Staff
) -> None:
    Case.objects.filter(pk=case.pk).update(anchor_state="gone")
    case.refresh_from_db()
    with pytest.raises(CorrectionError, match="mend the story by hand"):
        decide(case, correction("It said 28,000. It is 26,000 crowns."), by=of(edda))
    decision = Decision("correction", words="It said 28,000. It is 26,000 crowns.")
    made = decide(case, decision, by=of(edda))
    assert not made.changes_story
