"""Who speaks, by the sentence before: of whom it is, and who said something in it."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.attribution import Rule, Unsure
from corrigenda.flow.articles.attribution.tests.conftest import Said

KNOWN = "Mayor Mara Lind runs Brunmark, and engineer Tomas Vek, 52, builds its bridges."


@pytest.mark.parametrize(
    "before",
    [
        "Vek walked the whole pier on Monday.",
        "Bridge engineer Tomas Vek, who loves old piers, was not amused.",
        "Vek, earlier in the meeting, was calm about it.",
        "But Vek has counted the bolts himself.",
        "After the meeting in Brunmark, Vek walked the pier.",
        "After he sang “Old Harbour Light,” Vek walked the pier.",
        "Vek praised Lind’s patience.",
        "Vek travelled to the Long Sound from Veldhaven.",
    ],
)
def test_he_is_the_one_that_the_sentence_before_is_about(said: Said, before: str) -> None:
    answer = said("never closed", KNOWN, before, "“We never closed it,” he said.")
    assert answer.speaker is not None, answer.unsure
    assert (answer.speaker.name, answer.speaker.inferred) == ("Tomas Vek", True)


@pytest.mark.parametrize(
    "before",
    [
        "Vek met Lind at the pier.",
        "Vek walked the pier with Ilse Kron.",
        "Vek gave her the keys to the bridge.",
        "Vek and Lind walked the pier.",
        "Vek’s brother Olle walked the pier.",
        "Mrs Vek walked the pier.",
        "Long Sound has two piers.",
        "The northern Castor Range has snow.",
    ],
)
def test_he_is_nobody_when_it_is_about_two_or_about_a_woman(said: Said, before: str) -> None:
    answer = said("never closed", KNOWN, before, "“We never closed it,” he said.")
    assert (answer.speaker, answer.unsure) == (None, Unsure.PRONOUN)


def test_a_team_with_a_towns_name_is_not_he(said: Said) -> None:
    answer = said(
        "never closed",
        "The Brunmark Herons play on Sunday.",
        "Herons beat everybody last year.",
        "“We never closed it,” he said.",
    )
    assert answer.speaker is None


def test_she_who_goes_on_speaking_is_still_the_same_after_five_paragraphs(said: Said) -> None:
    lines = ["Mara Lind said yes.", *["“So it is,” she said."] * 5]
    answer = said("never closed", *lines, "“We never closed it,” she said.")
    assert answer.speaker is not None
    assert answer.speaker.name == "Mara Lind"


def test_the_officials_are_not_he(said: Said) -> None:
    answer = said(
        "never closed",
        KNOWN,
        "The officials said it was open, and Tomas Vek said it was safe.",
        "“We never closed it,” he said.",
    )
    assert answer.speaker is not None
    assert answer.speaker.name == "Tomas Vek"


def test_words_that_stand_alone_are_of_the_one_the_sentence_before_is_about(said: Said) -> None:
    answer = said(
        "never closed",
        KNOWN,
        "Vek came back to it later in the meeting. “We have never closed it in all these years.”",
    )
    assert answer.speaker is not None, answer.unsure
    assert (answer.speaker.name, answer.speaker.rule) == ("Tomas Vek", Rule.SUBJECT)
    assert answer.speaker.inferred


def test_nobody_says_them_when_it_is_about_two(said: Said) -> None:
    answer = said(
        "never closed",
        KNOWN,
        "Vek met Lind later in the day. “We have never closed it in all these years.”",
    )
    assert answer.speaker is None


def test_a_paragraph_of_nothing_but_words_goes_on_with_what_was_reported_before(said: Said) -> None:
    answer = said(
        "never closed",
        "Mara Lind said the bridge was safe.",
        "“We have never closed it in all these years.”",
    )
    assert answer.speaker is not None, answer.unsure
    assert (answer.speaker.name, answer.speaker.rule) == ("Mara Lind", Rule.GOES_ON)


def test_a_pull_quote_does_not(said: Said) -> None:
    answer = said(
        "never closed",
        "Mara Lind said the bridge was safe.",
        "quote|We have never closed it in all these years.",
    )
    assert answer.speaker is None


def test_a_picture_or_a_post_between_two_paragraphs_of_a_quotation_parts_it_not(said: Said) -> None:
    answer = said(
        "second part",
        "Mara Lind said: “This is the first part of it.",
        "caption|The bridge in May.",
        "quote|The town’s own post",
        "“This is the second part of it.”",
    )
    assert answer.quotation is not None
    assert len(answer.quotation.parts) == 2
    assert answer.speaker is not None
    assert answer.speaker.name == "Mara Lind"
