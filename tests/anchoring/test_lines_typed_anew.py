"""A CMS types every line of a story anew: each passage keeps its letters, and its place."""

import unicodedata

import pytest

from corrigenda.anchoring import State, describe, follow

LINES = (
    "The river commission met at Port Maren on the ninth of May, as it does each year.",
    "“We shall build the école by the weir,” said Océane Vélin, who chairs it.",
    "Twelve members voted for it, three against, and one had left for the ferry.",
    "The weir is 340 metres long; the old one – of timber – was 290.",
    "Nobody asked what the timber would be used for, and nobody said.",
)
STORY = "\n\n".join(LINES)


def hyphenated(text: str) -> str:
    return text.replace("ti", "ti\u00ad").replace("er", "e\u00adr")


def no_break_spaces(text: str) -> str:
    return text.replace(" the ", "\u00a0the\u202f").replace(", ", ",\u200b ")


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", hyphenated(text))


@pytest.mark.parametrize("typed", [hyphenated, no_break_spaces, decomposed])
@pytest.mark.parametrize(
    "passage", ["commission met", "école by the weir", "Vélin", "three against", "timber – was 290"]
)
def test_what_a_reader_cannot_see_changes_nothing(typed, passage: str) -> None:
    start = STORY.index(passage)
    new = typed(STORY)
    found = follow(describe(STORY, start, start + len(passage)), STORY, new)
    assert found.state is State.UNCHANGED
    assert new[found.start : found.end] == typed(passage)


def test_other_quotes_and_dashes_are_a_change_at_the_same_place() -> None:
    new = no_break_spaces(STORY).replace("“", '"').replace("”", '"').replace("–", "-")
    start = STORY.index("old one – of timber –")
    found = follow(describe(STORY, start, start + 21), STORY, new)
    assert found.state is State.CHANGED
    assert new[found.start : found.end] == "old one - of timber -"


@pytest.mark.parametrize("typed", [hyphenated, no_break_spaces, decomposed])
def test_several_lines_keep_their_place_and_the_spaces_at_their_edges(typed) -> None:
    start, end = STORY.index(" Océane"), STORY.index("for the ferry")
    new = typed(STORY)
    found = follow(describe(STORY, start, end), STORY, new)
    assert found.state is State.UNCHANGED
    assert new[found.start : found.end] == typed(STORY[start:end])


def test_a_half_word_keeps_its_half() -> None:
    start = STORY.index("mission met")
    found = follow(describe(STORY, start, start + 7), STORY, new := hyphenated(STORY))
    assert new[found.start : found.end] == "mission"


def test_a_letter_changed_in_a_line_typed_anew_is_seen() -> None:
    new = decomposed(STORY).replace("340", "304")
    start = STORY.index("340 metres")
    found = follow(describe(STORY, start, start + 10), STORY, new)
    assert found.state is State.CHANGED
    assert new[found.start : found.end] == decomposed("304 metres")


def test_of_two_lines_with_the_same_letters_each_keeps_its_own_place() -> None:
    old = "\n\n".join((*LINES, LINES[2]))
    new = hyphenated(old)
    last = old.rindex("three against")
    found = follow(describe(old, last, last + 13), old, new)
    assert found.start == new.rindex("three against")
