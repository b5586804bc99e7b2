"""The person quoted is asked one question, and learns nothing of any report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.answer_source import SpentError, answer_source
from corrigenda.flow.cases.actions.ask_source import MAX_OPEN, Asked, ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.end_waits import end_waits
from corrigenda.flow.cases.actions.mail_source import mail_source
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.actions.withdraw_source import withdraw_source
from corrigenda.flow.cases.asking import Ask, readers_words
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, SourceCheck
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib import clock, ids
from corrigenda.lib.states import StaleStateError, TransitionError

ORLA = Ask("Orla Venn", email="orla@port-maren.example")


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("another 24 years", "another 714 years", why="Rita Moss of the registry heard 714 years.")
    work()
    return Case.objects.get()


def asked(case: Case, by: Staff, ask: Ask = ORLA) -> Asked:
    return ask_source(case, ask, by=actors.of(by))


def test_the_case_waits_and_only_a_hash_of_the_link_is_kept(case: Case, edda: Staff) -> None:
    made = asked(case, edda)
    assert Case.objects.get().state == "awaiting_source"
    assert made.url == f"https://desk.example/check/{made.token}"
    kept = SourceCheck.objects.get()
    assert kept.token_hash == ids.token_hash(made.token)
    assert made.token not in str(vars(kept))


def test_the_passage_is_kept_as_it_stood_with_its_own_paragraph(case: Case, edda: Staff) -> None:
    kept = asked(case, edda).check
    assert kept.passage == "another 24 years"
    assert kept.before == "“We will not wait "
    assert kept.after == ",” President Orla Venn said in Port Maren."


def test_neither_address_nor_link_is_in_the_audit_trail(case: Case, edda: Staff) -> None:
    made = asked(case, edda)
    detail = str([entry.detail for entry in AuditEntry.objects.all()])
    assert "Orla Venn" in detail
    assert made.token not in detail
    assert "orla@" not in detail


@pytest.mark.parametrize("answer", ["confirmed", "disputed"])
def test_the_answer_stands_on_the_case_which_goes_on(case: Case, edda: Staff, answer: str) -> None:
    made = asked(case, edda)
    answer_source(made.check, answer, " I said it\r\nin May. ")
    kept = SourceCheck.objects.get()
    assert (kept.answer, kept.comment) == (answer, "I said it\nin May.")
    assert Case.objects.get().state == "new"
    assert AuditEntry.objects.get(verb="case.answer_source").who == "Orla Venn, asked by the desk"


def test_a_case_that_was_on_hold_is_on_hold_again(case: Case, edda: Staff) -> None:
    check(case, by=actors.of(edda), reason="A call.")
    made = asked(Case.objects.get(), edda)
    answer_source(made.check, "confirmed")
    case = Case.objects.get()
    assert (case.state, case.hold_reason) == ("checking", "A call.")


def test_the_case_waits_for_all_who_were_asked(case: Case, edda: Staff) -> None:
    first = asked(case, edda)
    second = asked(Case.objects.get(), edda, Ask("The ministry"))
    answer_source(first.check, "confirmed")
    assert Case.objects.get().state == "awaiting_source"
    answer_source(second.check, "disputed")
    assert Case.objects.get().state == "new"


def test_a_case_that_goes_on_while_the_next_is_asked_waits_again(case: Case, edda: Staff) -> None:
    first = asked(case, edda)
    looked_at = Case.objects.get()
    answer_source(first.check, "confirmed")
    asked(looked_at, edda)
    assert Case.objects.get().state == "awaiting_source"


def test_nobody_is_waited_for_longer_than_the_link_works(case: Case, edda: Staff) -> None:
    asked(case, edda)
    assert end_waits() == 0
    with clock.frozen(clock.now() + timedelta(days=15)):
        assert [end_waits(), end_waits()] == [1, 0]
    assert Case.objects.get().state == "new"
    entry = AuditEntry.objects.get(verb="case.source_silent")
    assert (entry.target, entry.detail["asked"]) == (f"case:{case.pk}", "Orla Venn")


def test_a_case_that_was_on_hold_is_on_hold_again_when_no_answer_came(
    case: Case, edda: Staff
) -> None:
    check(case, by=actors.of(edda), reason="A call.")
    asked(Case.objects.get(), edda)
    with clock.frozen(clock.now() + timedelta(days=15)):
        end_waits()
    assert Case.objects.get().state == "checking"


def test_who_was_asked_later_is_waited_for_until_their_own_time(case: Case, edda: Staff) -> None:
    asked(case, edda)
    with clock.frozen(clock.now() + timedelta(days=7)):
        asked(Case.objects.get(), edda, Ask("The ministry"))
    with clock.frozen(clock.now() + timedelta(days=15)):
        end_waits()
        assert Case.objects.get().state == "awaiting_source"
    with clock.frozen(clock.now() + timedelta(days=22)):
        end_waits()
    assert Case.objects.get().state == "new"


def test_that_nobody_answered_is_no_news_of_a_decided_case(case: Case, edda: Staff) -> None:
    asked(case, edda)
    decline(Case.objects.get(), reason="It is right.", by=actors.of(edda))
    with clock.frozen(clock.now() + timedelta(days=15)):
        assert [end_waits(), end_waits()] == [1, 0]
    assert Case.objects.get().state == "declined"
    assert not AuditEntry.objects.filter(verb="case.source_silent").exists()


def test_the_case_that_it_was_merged_into_waits_no_longer_either(
    case: Case, edda: Staff, send: Send, work: Callable[[], None]
) -> None:
    asked(case, edda)
    send("afer", "after")
    work()
    other = Case.objects.get(says="afer")
    merge(case, into=other, by=actors.of(edda))
    with clock.frozen(clock.now() + timedelta(days=15)):
        end_waits()
    assert Case.objects.get().state == "new"
    assert AuditEntry.objects.get(verb="case.source_silent").target == f"case:{other.pk}"


def test_one_answer_and_no_second(case: Case, edda: Staff) -> None:
    made = asked(case, edda)
    answer_source(made.check, "confirmed")
    with pytest.raises(SpentError):
        answer_source(made.check, "disputed")
    assert SourceCheck.objects.get().answer == "confirmed"


def test_a_link_that_is_too_old_or_was_taken_back_takes_no_answer(case: Case, edda: Staff) -> None:
    old = asked(case, edda)
    with clock.frozen(clock.now() + timedelta(days=15)), pytest.raises(SpentError):
        answer_source(old.check, "confirmed")
    withdraw_source(old.check, by=actors.of(edda))
    assert Case.objects.get().state == "new"
    with pytest.raises(SpentError):
        answer_source(old.check, "confirmed")
    with pytest.raises(StaleStateError):
        withdraw_source(old.check, by=actors.of(edda))


def test_an_answer_that_comes_after_the_decision_is_kept_and_moves_nothing(
    case: Case, edda: Staff
) -> None:
    made = asked(case, edda)
    decline(Case.objects.get(), reason="It is right.", by=actors.of(edda))
    answer_source(made.check, "disputed")
    assert Case.objects.get().state == "declined"
    assert SourceCheck.objects.get().answer == "disputed"


def test_nobody_is_asked_about_a_case_that_was_decided(case: Case, edda: Staff) -> None:
    decline(case, reason="It is right.", by=actors.of(edda))
    with pytest.raises(TransitionError):
        asked(case, edda)


def test_words_that_only_a_reader_saw_are_shown_to_nobody(
    send: Send, work: Callable[[], None], edda: Staff
) -> None:
    send("a line of the picture", block="There is a line of the picture here.")
    work()
    with pytest.raises(CaseError, match="nothing to show"):
        asked(Case.objects.get(), edda)


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (Ask(" "), "name"),
        (Ask("x" * 201), "name"),
        (Ask("Orla", email="no address"), "email"),
        (Ask("Orla", email="a@b.example\nBcc: all@b.example"), "email"),
        (Ask("Orla", question=""), "question"),
        (Ask("Orla", own="x" * 301 + " y"), "own"),
        (Ask("Orla", own="Well?"), "own"),
    ],
)
def test_who_and_what_are_checked(case: Case, edda: Staff, ask: Ask, field: str) -> None:
    with pytest.raises(CaseError) as refused:
        asked(case, edda, ask)
    assert refused.value.field == field
    assert Case.objects.get().state == "new"


@pytest.mark.parametrize(
    "own",
    [
        "Is it 714 years that you said?",
        "Does Moss of the registry remember it well?",
        "Is it true that somebody of the registry heard it?",
    ],
)
def test_own_words_repeat_nothing_that_only_a_reader_said(
    case: Case, edda: Staff, own: str
) -> None:
    with pytest.raises(CaseError, match="is what a reader wrote") as refused:
        asked(case, edda, Ask("Orla", own=own))
    assert refused.value.field == "own"


def test_own_words_may_repeat_the_story(case: Case, edda: Staff) -> None:
    own = "Did you say “another 24 years” in Port Maren?"
    assert asked(case, edda, Ask("Orla", own=own)).check.question == own


def test_the_first_word_of_a_readers_sentence_is_no_name() -> None:
    assert readers_words("Is this correct now?", "", ["This is wrong. Is it not?"]) == ""


def test_ten_people_and_no_more_are_asked_at_a_time(case: Case, edda: Staff) -> None:
    for _ in range(MAX_OPEN):
        asked(Case.objects.get(), edda)
    with pytest.raises(CaseError, match="take one link back"):
        asked(Case.objects.get(), edda)


def test_a_reporter_asks_nobody(case: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        asked(case, rolf)


def test_the_mail_holds_the_link_and_no_word_of_a_reader(
    case: Case, edda: Staff, settings: object, mailoutbox: list[object]
) -> None:
    settings.CORRIGENDA_MAIL = "smtp://127.0.0.1:25"  # type: ignore[attr-defined]
    settings.CORRIGENDA_MAIL_FROM = "desk@daily.example"  # type: ignore[attr-defined]
    made = asked(case, edda)
    assert mail_source(made) == ""
    (letter,) = mailoutbox
    body = letter.body  # type: ignore[attr-defined]
    assert letter.to == ["orla@port-maren.example"]  # type: ignore[attr-defined]
    assert made.url in body
    for word in ("Rita", "714 years", "registry", "report"):
        assert word not in body


def test_without_a_mail_server_it_is_said_and_nothing_is_lost(case: Case, edda: Staff) -> None:
    assert mail_source(asked(case, edda)) != ""
    assert mail_source(asked(Case.objects.get(), edda, Ask("By hand"))) == ""


def test_the_address_is_erased_with_those_of_readers_and_not_before(
    case: Case, edda: Staff
) -> None:
    asked(case, edda)
    later = clock.now() + timedelta(days=31)
    with clock.frozen(later):
        assert tidy_cases() == 0  # somebody is at work on it
    decline(Case.objects.get(), reason="It is right.", by=actors.of(edda))
    assert tidy_cases() == 0
    with clock.frozen(later):
        assert tidy_cases() == 1
    kept = SourceCheck.objects.get()
    assert (kept.email, kept.name) == ("", "Orla Venn")
