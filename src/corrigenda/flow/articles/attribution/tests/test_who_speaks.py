"""Who says a quotation, in English. The cast is Mara Lind, mayor of Brunmark, and her town."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.attribution import Rule
from corrigenda.flow.articles.attribution.tests.conftest import Said


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("“The bridge is safe,” Mara Lind said.", Rule.VERB_AFTER),
        ("“The bridge is safe,” said Mara Lind, the mayor of Brunmark.", Rule.VERB_AFTER),
        (
            "“The bridge is safe,” Mara Lind, the mayor of Brunmark, said on Monday.",
            Rule.VERB_AFTER,
        ),
        ("“The bridge is safe,” the mayor of Brunmark, Mara Lind, said.", Rule.VERB_AFTER),
        ("“The bridge is safe,” Mayor Mara Lind told reporters.", Rule.VERB_AFTER),
        ('"The bridge is safe," chief engineer Mara Lind said.', Rule.VERB_AFTER),
        ("Mara Lind said: “The bridge is safe.”", Rule.VERB_BEFORE),
        ("Mara Lind said that “the bridge is safe”.", Rule.VERB_BEFORE),
        ("Mara Lind, the mayor, told the council the “bridge is safe” again.", Rule.VERB_BEFORE),
        ("On Monday, Mara Lind said she knew “the bridge is safe”.", Rule.VERB_BEFORE),
        (
            "“The bridge is safe,” Mara Lind, head of the works, told the Veld News Agency.",
            Rule.VERB_AFTER,
        ),
        ("“No,” Mara Lind said, adding that “the bridge is safe”.", Rule.VERB_BEFORE),
        ("“The bridge,” Mara Lind said, “is safe for the bridge is safe.”", Rule.VERB_BEFORE),
        ("According to Mara Lind, “the bridge is safe”.", Rule.ACCORDING),
        ("headline|Mara Lind: “The bridge is safe”", Rule.COLON),
        ("“We looked,” Mara Lind said. “The bridge is safe.”", Rule.GOES_ON),
        ("“The bridge is safe!” Mara Lind said at once.", Rule.VERB_AFTER),
        (
            "“The bridge is safe!” Mara Lind, the former head of the works in the old town, said.",
            Rule.VERB_AFTER,
        ),
        ('"The bridge is safe,” said Mara Lind.', Rule.VERB_AFTER),
        (
            "Mara Lind wrote a letter to the council, stating “the bridge is safe”.",
            Rule.VERB_BEFORE,
        ),
        (
            "Mara Lind said “the bridge is safe” after rain, adding that crews’ boats had asked.",
            Rule.VERB_BEFORE,
        ),
        (
            "The pier is closed, but Mara Lind, the mayor, said “the bridge is safe”.",
            Rule.VERB_BEFORE,
        ),
    ],
)
def test_she_is_named_before_after_or_in_the_middle(said: Said, line: str, rule: Rule) -> None:
    answer = said("bridge is safe", line)
    assert answer.quotation is not None
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.speaker.rule) == ("Mara Lind", rule)


def test_the_answer_rests_on_words_that_stand_in_the_story(said: Said) -> None:
    answer = said("bridge is safe", "“The bridge is safe,” said Mara Lind, the mayor.")
    assert answer.speaker is not None
    assert answer.speaker.because.text == "said Mara Lind"
    assert answer.speaker.words.text == "Mara Lind"
    assert not answer.speaker.inferred


def test_a_surname_is_answered_with_the_name_in_full_that_the_story_has(said: Said) -> None:
    answer = said(
        "bridge is safe", "Mara Lind runs the town.", "“The bridge is safe,” Ms. Lind said."
    )
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.speaker.words.text) == ("Mara Lind", "Lind")


def test_a_surname_of_two_people_stays_a_surname(said: Said) -> None:
    answer = said(
        "bridge is safe",
        "Mara Lind and her brother Olle Lind run the town.",
        "“The bridge is safe,” Lind said.",
    )
    assert answer.speaker is not None
    assert answer.speaker.name == "Lind"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "“The bridge is safe,” said a spokeswoman for the harbour.",
            "a spokeswoman for the harbour",
        ),
        ("“The bridge is safe,” the engineers said.", "the engineers"),
        ("Harbour analysts called it “the bridge is safe” talk.", "Harbour analysts"),
        ("Teachers said “the bridge is safe” again.", "Teachers"),
        ("Mara Lind’s office said “the bridge is safe” again.", "Mara Lind’s office"),
        (
            "The group, Friends of the Pier, sent a letter stating that “the bridge is safe”.",
            "The group",
        ),
        ("A town official told the council “the bridge is safe”.", "A town official"),
    ],
)
def test_who_has_no_name_is_described(said: Said, line: str, who: str) -> None:
    answer = said("bridge is safe", line)
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.speaker.named) == (who, False)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is safe, Mara Lind said on Monday.",
        "The bridge is safe, said Mara Lind, who runs the town.",
        "Mara Lind said the bridge is safe for lorries.",
        "The bridge is safe, according to Mara Lind.",
        "The pier is closed, but Mara Lind, the mayor, said the bridge is safe.",
    ],
)
def test_indirect_speech_has_a_speaker_and_no_quotation(said: Said, line: str) -> None:
    answer = said("bridge is safe", line)
    assert answer.quotation is None
    assert answer.speaker is not None
    assert answer.speaker.name == "Mara Lind"


def test_a_quotation_over_three_paragraphs_is_one_and_has_one_speaker(said: Said) -> None:
    answer = said(
        "second paragraph",
        "“This is the first paragraph,” said Mara Lind. “It goes on.",
        "“This is the second paragraph, and it goes on as well.",
        "“This is the last one.”",
        "The council will vote.",
    )
    assert answer.quotation is not None
    assert answer.quotation.rule is Rule.CONTINUED
    assert [one.text[:12] for one in answer.quotation.parts] == [
        "It goes on.",
        "This is the ",
        "This is the ",
    ]
    assert answer.speaker is not None
    assert answer.speaker.name == "Mara Lind"
    assert answer.speaker.inferred


def test_a_paragraph_of_nothing_but_a_quotation_goes_on_with_the_one_before(said: Said) -> None:
    answer = said(
        "never closed it",
        "“The bridge is safe,” said Mara Lind, the mayor.",
        "“We never closed it, and we never will.”",
    )
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.speaker.inferred) == ("Mara Lind", True)


def test_a_pull_quote_has_the_name_that_signs_it(said: Said) -> None:
    answer = said("never will", "quote|We never closed it, and we never will.", "— Mara Lind")
    assert answer.quotation is not None
    assert answer.quotation.rule is Rule.QUOTE_BLOCK
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.speaker.rule) == ("Mara Lind", Rule.SIGNED)


def test_a_quotation_after_a_colon_in_the_paragraph_before(said: Said) -> None:
    answer = said("never will", "Mara Lind wrote to the council:", "quote|We never will.")
    assert answer.speaker is not None
    assert answer.speaker.name == "Mara Lind"


def test_a_name_that_looks_like_a_pronoun_is_a_name(said: Said) -> None:
    answer = said("bridge is safe", "“Is it? The bridge is safe!” He Lindan, an engineer, said.")
    assert answer.speaker is not None
    assert answer.speaker.name == "He Lindan"


def test_economists_say_it_in_the_middle_of_the_sentence(said: Said) -> None:
    answer = said("The bridge", "The bridge, say economists, is a sign of better times.")
    assert answer.speaker is not None
    assert answer.speaker.name == "economists"


def test_she_stands_right_before_her_verb_after_other_words(said: Said) -> None:
    answer = said(
        "bridge is safe",
        "Mara Lind said yes.",
        "In a letter at the time she wrote “the bridge is safe” and no more.",
    )
    assert answer.speaker is not None
    assert answer.speaker.name == "Mara Lind"
