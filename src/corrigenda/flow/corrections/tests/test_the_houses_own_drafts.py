"""A draft of the notice is offered from the house's words; its blanks never go out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.corrections.offering import offers
from corrigenda.flow.corrections.tests.proposing import NOW, names, policy
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.lib.languages import LANGUAGES


def offered(
    house: Policy | None = None, language: str = "en", days: int = 1, **more: str
) -> dict[str, str]:
    given = {"before": "28,000 crowns", "after": "26,000 crowns", "headline": "Treaty", **more}
    story_at = NOW - timedelta(days=days)
    return offers(house or Policy(), language, story_at=story_at, now=NOW, **given)


def test_a_correction_says_what_was_wrong_and_what_is_right() -> None:
    assert offered()["correction"] == (
        "This story of 30 May 2027 said “28,000 crowns”. It should have said “26,000 crowns”."
    )


def test_a_german_draft_has_german_dates_and_quotation_marks() -> None:
    assert offered(language="de")["correction"] == (
        "In diesem Beitrag vom 30. Mai 2027 stand „28,000 crowns“. Richtig ist: „26,000 crowns“."
    )


def test_a_house_that_does_not_repeat_the_error_gets_no_word_of_it() -> None:
    assert "28,000" not in offered(policy(repeat_error=False))["correction"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_draft_of_every_kind(language: str) -> None:
    drafts = offered(language=language)
    assert set(drafts) == {"correction", "clarification", "editors_note", "withdrawal"}
    assert names(drafts["correction"], language=language) == set()
    assert names(drafts["withdrawal"], language=language, kind="withdrawal") == {"blanks"}


def test_in_a_language_that_nobody_wrote_none_is_offered() -> None:
    assert offered(language="tlh") == {}


def test_a_late_correction_has_a_blank_for_the_explanation() -> None:
    assert "only now: […]" in offered(days=31)["correction"]
    assert "blanks" in names(offered(days=31)["correction"], days_old=31)


def test_the_houses_own_words_come_first() -> None:
    house = policy(notice_words={"correction.en": "{headline}: {after}, not {before}."})
    assert offered(house)["correction"] == "Treaty: 26,000 crowns, not 28,000 crowns."


def test_without_a_change_or_a_date_there_is_a_blank() -> None:
    same = offers(Policy(), "en", before="x", after="x", headline="", story_at=None, now=NOW)[
        "correction"
    ]
    assert same == "This story of […] said “x”. It should have said “[…]”."


def test_of_a_long_passage_the_words_around_the_change_are_quoted() -> None:
    long = "word " * 60
    draft = offered(before=f"{long}28,000 {long}", after=f"{long}26,000 {long}")["correction"]
    assert "28,000" in draft
    assert "26,000" in draft
    assert len(draft) < 300


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_stands_in_braces_in_the_story_is_left_alone(before: str, after: str) -> None:
    house = policy(notice_words={"correction.en": "<{before}|{after}>"})
    shown = [before + "{after}", after + "{before}"]
    draft = offered(house, before=shown[0], after=shown[1])["correction"]
    assert draft == f"<{shown[0]}|{shown[1] if shown[0] != shown[1] else '[…]'}>"
