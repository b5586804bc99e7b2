"""A text fragment: the story's address at the corrected words, for any browser."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.anchoring import Selector, describe
from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import text_fragment
from corrigenda.flow.publication.renderers.text_fragment import directive_of
from corrigenda.flow.publication.tests import assertions
from corrigenda.flow.publication.tests.made import HARD, a_record, records

STORY = (
    "Maren and Tolva sign treaty\n\n"
    "“We will not wait another 24 years,” President Orla Venn said – well-dressed, as ever.\n\n"
    "The fund holds 28,000 crowns & pays for 12 bridges, officials said. It was set up in "
    "the spring by both countries, which pay into it in equal parts, and is run from Port Maren "
    "by a board of seven, none of whom is paid."
)


def of(words: str, story: str = STORY) -> str:
    """The directive of words that stand in the story once."""
    start = story.index(words)
    return directive_of(describe(story, start, start + len(words)))


def parts_of(directive: str) -> list[str]:
    """Its parts, decoded; the dashes of prefix and suffix stay."""
    return [unquote(part) for part in directive.split(",")]


def test_it_is_the_storys_address_with_the_words_and_those_around_them() -> None:
    assert text_fragment.render(a_record().notice) == (
        "https://daily.example/world/treaty#:~:text=fund%20holds-,82%2C000%20crowns,"
        "-and%20pays%20for%2012%20bridges%2C"
    )


def test_a_dash_a_comma_and_an_ampersand_in_the_words_are_escaped() -> None:
    assert "well%2Ddressed" in of("well-dressed")
    assert "28%2C000%20crowns%20%26%20pays" in of("28,000 crowns & pays")


def test_part_of_a_word_is_widened_to_the_word() -> None:
    assert ",28%2C000," in of("8,0")


def test_a_passage_that_proves_itself_goes_without_context() -> None:
    assert of("pays for 12 bridges, officials said") == (
        "pays%20for%2012%20bridges%2C%20officials%20said"
    )


def test_a_long_passage_is_given_by_its_beginning_and_its_end() -> None:
    assert parts_of(of(STORY[STORY.index("It was set") :])) == [
        "It was set up in the spring by both",
        "a board of seven, none of whom is paid.",
    ]


def test_a_passage_over_several_blocks_is_given_by_its_beginning_and_its_end() -> None:
    assert parts_of(of("sign treaty\n\n“We will")) == [
        "and Tolva-",
        "sign treaty",
        "“We will",
        "-not wait another 24 years,”",
    ]


def test_context_never_leaves_its_block() -> None:
    assert parts_of(of("The fund"))[0] == "The fund"
    assert parts_of(of("as ever."))[-1] == "as ever."


def test_where_words_have_no_spaces_only_the_passage_is_given() -> None:
    assert parts_of(directive_of(Selector("八万二千", "基金持有", "克朗"))) == ["八万二千"]


def test_without_words_and_once_superseded_there_is_no_link() -> None:
    record = a_record()
    for passage in (None, Selector(" \n ")):
        assert text_fragment.render(replace(record.notice, passage=passage)) is None
    later = a_record(superseded_by="https://desk.example/corrections/entry00002")
    assert text_fragment.render(later.notice) is None


@pytest.mark.parametrize("said", HARD)
def test_hard_strings_make_a_directive_that_can_be_read(said: str) -> None:
    passage = Selector(HARD[said], HARD[said], HARD[said])
    link = text_fragment.render(replace(a_record().notice, passage=passage))
    assert assertions.text_fragment(link) == []


words = st.text(st.sampled_from("ab,-& \n”й28"), min_size=1, max_size=80)


@settings(deadline=None)
@given(words, st.data())
def test_what_it_names_stands_there_in_that_order(story: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(story) - 1))
    end = data.draw(st.integers(start + 1, len(story)))
    directive = directive_of(describe(story, start, end))
    found = [unquote(part.removeprefix("-").removesuffix("-")) for part in directive.split(",")]
    place = 0
    for part in found if directive else []:
        place = story.index(part, place) + len(part)
    link = f"https://daily.example/#:~:text={directive}" if directive else None
    assert assertions.text_fragment(link) == []


@settings(deadline=None)
@given(records)
def test_whatever_the_entry_says_the_link_can_be_read(record: Record) -> None:
    link = text_fragment.render(replace(record.notice, passage=record.passage))
    assert assertions.text_fragment(link) == []


def test_the_assertions_find_what_is_wrong() -> None:
    story = "https://daily.example/"
    assert assertions.text_fragment(story)
    assert assertions.text_fragment(f"{story}#:~:text=well-dressed")
    assert assertions.text_fragment(f"{story}#:~:text=“We")
    assert assertions.text_fragment(f"{story}#:~:text=one%0Atwo")
