"""A story given as plain text: paragraphs between blank lines, asides by their labels."""

import pytest

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import ReadingError, read_plain

LEAD = "The ferry of Port Aldery will make its last crossing in May, its captain told the council."
NEXT = "The council had voted for a bridge, which the island of Tessel has promised to pay for."


def told(text: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in read_plain(text).blocks]


def test_paragraphs_stand_between_blank_lines_however_lines_end() -> None:
    assert told(f"{LEAD}\r\n\r\n \r\n{NEXT}\n") == [("body", LEAD), ("body", NEXT)]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert told("The ferry of Port Aldery\nwill sail no more.") == [
        ("body", "The ferry of Port Aldery will sail no more.")
    ]


def test_a_short_first_line_without_a_full_stop_is_the_headline() -> None:
    read = read_plain(f"Ferry to close\n\nBy Rosa Quill\n\n{LEAD}\n\n{NEXT}")
    assert read.headline == "Ferry to close"
    assert [block.role for block in read.blocks][:3] == [Role.headline, Role.byline, Role.body]


@pytest.mark.parametrize("first", [LEAD, "- Last boat -", "Read also: The bridge"])
def test_another_first_line_is_no_headline(first: str) -> None:
    assert read_plain(f"{first}\n\n{LEAD}\n\n{NEXT}").headline is None


def test_list_lines_are_blocks_without_their_bullets() -> None:
    assert told(f"{LEAD}\n\n- No dogs\n- No boat on Sundays")[1:] == [
        ("list", "No dogs"),
        ("list", "No boat on Sundays"),
    ]


def test_a_subhead_of_a_wire_is_body() -> None:
    assert told(f"{LEAD}\n\n- Last boat -\n\n{NEXT}")[1] == ("body", "- Last boat -")


@pytest.mark.parametrize(
    "label", ["Other Topics of Interest", "Читайте також:", "اقرأ أيضا", "Lire aussi", "Por tema"]
)
def test_a_box_of_other_stories_is_aside_and_the_story_goes_on(label: str) -> None:
    title = "Tessel Council Promises Bridge Before Winter"
    teaser = "The council of Tessel promised a bridge on Monday, a contrast to its words in winter."
    boxed = told(f"{LEAD}\n\n{title}\n{label}\n\n{title}\n\n{teaser}\n\n{NEXT}")
    expected = "body" if label == "Por tema" else "aside"  # the last is no label
    assert [role for role, _ in boxed] == ["body", *[expected] * (len(boxed) - 2), "body"]
    assert teaser in [text for _, text in boxed]


def test_the_lines_that_invite_corrections_are_asides() -> None:
    invitation = "To suggest a correction or clarification, write to us here"
    shortcut = "You can also highlight the text and press Ctrl + Enter"
    assert told(f"{LEAD}\n\n{NEXT}\n\n{invitation}\n{shortcut}")[2:] == [
        ("aside", invitation),
        ("aside", shortcut),
    ]


@pytest.mark.parametrize("text", ["", " \n\n\t", b"\0\0\0"])
def test_a_text_without_words_is_refused(text: str | bytes) -> None:
    with pytest.raises(ReadingError, match=r"empty|not text"):
        read_plain(text)
