"""Which changes of a story say something else than readers were told, and which are editing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.publication.guard import findings

STORY = (
    "The harbour fund holds 28,000 crowns and pays for twelve bridges, officials said on Tuesday. "
    "Orla Venn, who chairs the council of Port Maren, did not vote for the treaty.\n\n"
    "“We will never close the old ferry line to Tolva,” she told reporters after the meeting. "
    "The mayor of Ossel, Teo Marsk, signed it in the town hall of Port Maren.\n\n"
    "Фонд порту має 28 000 крон, повідомила речниця Марта Коваль у вівторок.\n\n"
    "Die Brücke kostet 14 Millionen Kronen und wird nicht vor dem Herbst fertig.\n\n"
    "港务局周二表示，该基金持有28000克朗，但没有支付任何桥梁的费用。"
)


def changed(*pairs: tuple[str, str]) -> str:
    new = STORY
    for old, put in pairs:
        assert old in new
        new = new.replace(old, put)
    return new


@pytest.mark.parametrize(
    ("old", "put", "kind"),
    [
        ("28,000 crowns", "30,000 crowns", "figure"),
        ("twelve bridges", "eleven bridges", "figure"),
        ("on Tuesday", "on Monday", "date"),
        ("Orla Venn, who", "Orla Vahn, who", "name"),
        ("Teo Marsk, signed", "Rolf Dane, signed", "name"),
        ("mayor of Ossel", "mayor of Brenn", "name"),
        ("did not vote for", "did vote for", "negation"),
        ("signed it in", "never signed it in", "negation"),
        ("never close the old ferry line", "perhaps close the new ferry line", "negation"),
        ("close the old ferry line to Tolva", "open a second harbour for ships", "quotation"),
        ("28 000 крон", "30 000 крон", "figure"),
        ("у вівторок", "у середу", "date"),
        ("Марта Коваль", "Марта Бойко", "name"),
        ("14 Millionen", "41 Millionen", "figure"),
        ("wird nicht vor", "wird noch vor", "negation"),
        ("28000克朗", "30000克朗", "figure"),
        ("没有支付任何", "支付了全部", "negation"),
    ],
)
def test_a_statement_that_says_something_else_is_found(old: str, put: str, kind: str) -> None:
    found = findings(STORY, changed((old, put)))
    assert [one.kind.value for one in found] == [kind]


@pytest.mark.parametrize(
    ("old", "put"),
    [
        ("28,000 crowns", "28 000 crowns"),
        ("28,000 crowns", "28.000 crowns"),
        ("officials said", "the officials said"),
        ("officials said", "officals said"),
        ("she told reporters", "she told the press"),
        ("the town hall", "the Town Hall"),
        ("The mayor of Ossel, Teo Marsk,", "Teo Marsk, the mayor of Ossel,"),
        ("Port Maren, did", "Port Maren, it is said, did"),
        (" officials said on Tuesday.", " officials said on Tuesday. Nobody was hurt in 2031."),
        ("after the meeting. ", "after the meeting. No vote was taken. "),
        (
            "The mayor of Ossel, Teo Marsk, signed it in the town hall of Port Maren.",
            "Hours later the first of three trains left for Brenn, with 40 people on it.",
        ),
        ("Марта Коваль", "Марта Коваль-Бойко"),
        ("не", "не"),
    ],
)
def test_editing_cries_no_wolf(old: str, put: str) -> None:
    assert findings(STORY, changed((old, put)) if old in STORY else STORY) == []


def test_a_story_that_was_only_put_in_another_order_says_the_same() -> None:
    parts = STORY.split("\n\n")
    assert findings(STORY, "\n\n".join(parts[::-1])) == []


def test_a_paragraph_that_came_or_went_is_no_finding() -> None:
    first, *rest = STORY.split("\n\n")
    assert findings(STORY, "\n\n".join(rest)) == []
    assert findings(STORY, "\n\n".join([first, "On 3 May 17 people met in Brenn.", *rest])) == []


def test_it_says_what_was_and_what_is_and_where() -> None:
    new = changed(("28,000 crowns", "30,000 crowns"))
    (one,) = findings(STORY, new)
    assert (one.was, one.now) == ("28000", "30000")
    assert "30,000".startswith(new[one.start : one.end][:1])
    assert one.sentence.startswith("The harbour fund holds 28,000")


def test_each_changed_statement_is_one_finding() -> None:
    new = changed(("28,000 crowns", "30,000 crowns"), ("did not vote", "did vote"))
    assert [one.kind.value for one in findings(STORY, new)] == ["figure", "negation"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_answered(old: str, new: str) -> None:
    for one in findings(old, new):
        assert 0 <= one.start <= one.end <= len(new)


@given(st.text(max_size=300))
def test_a_text_that_stays_has_no_finding(text: str) -> None:
    assert findings(text, text) == []
