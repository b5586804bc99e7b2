"""Whom the story calls she, he, it or they."""

from __future__ import annotations

from corrigenda.flow.articles.attribution import Rule, Unsure
from corrigenda.flow.articles.attribution.tests.conftest import Said


def test_she_is_the_one_who_spoke_last_under_a_name_and_the_answer_says_inferred(
    said: Said,
) -> None:
    answer = said(
        "never closed",
        "Mara Lind said the bridge was safe.",
        "“We never closed it,” she said.",
    )
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.speaker.inferred) == ("Mara Lind", True)
    assert answer.speaker.because.text == "she said"
    assert answer.speaker.rule is Rule.VERB_AFTER


def test_she_is_nobody_when_two_people_spoke_in_the_sentence_before(said: Said) -> None:
    answer = said(
        "never closed",
        "Mara Lind said yes, and Ilse Kron said no.",
        "“We never closed it,” she said.",
    )
    assert (answer.speaker, answer.unsure) == (None, Unsure.PRONOUN)


def test_he_is_not_a_woman_with_a_title(said: Said) -> None:
    answer = said("never closed", "Mrs Lind said yes.", "“We never closed it,” he said.")
    assert (answer.speaker, answer.unsure) == (None, Unsure.PRONOUN)


def test_he_is_nobody_when_only_a_body_spoke(said: Said) -> None:
    answer = said(
        "never closed",
        "The Harbour Authority said it was open.",
        "“We never closed it,” he said.",
    )
    assert answer.speaker is None


def test_a_body_is_meant_by_it(said: Said) -> None:
    answer = said(
        "never closed",
        "The Harbour Authority warned the town.",
        "“We never closed it,” it said in a statement.",
    )
    assert answer.speaker is not None
    assert "Harbour Authority" in answer.speaker.name


def test_a_pronoun_with_no_name_near_it_is_nobody(said: Said) -> None:
    lines = ["Mara Lind said yes."] + ["The wind blew over the bay."] * 4
    answer = said("never closed", *lines, "“We never closed it,” she said.")
    assert (answer.speaker, answer.unsure) == (None, Unsure.PRONOUN)
