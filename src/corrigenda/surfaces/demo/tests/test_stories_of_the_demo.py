"""The packaged stories keep the rules that the demo, the walk and the sweep stand on."""

import re
from collections import Counter
from itertools import chain

import pytest
from lxml import html as lxml_html
from rapidfuzz.distance import Levenshtein

from corrigenda.surfaces.demo.cms.store import packaged
from corrigenda.surfaces.demo.cms.text_map import blocks_of
from corrigenda.surfaces.demo.story import Story, parse

STORIES: dict[str, Story] = {slug: parse(text) for slug, text in packaged().items()}
TREATY = "three-river-states-sign-ossel-treaty"

each_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())


def paragraphs(story: Story) -> list[str]:
    return [block.folded.text for block in blocks_of(story.article)]


def background() -> str:
    """The paragraph that most stories share."""
    long = [text for story in STORIES.values() for text in paragraphs(story) if len(text) > 200]
    return Counter(long).most_common(1)[0][0]


def test_there_are_enough_stories_in_each_language() -> None:
    languages = Counter(story.language for story in STORIES.values())

    assert languages["en"] >= 6
    assert languages["uk"] == 2
    assert languages["ar"] >= 1


@each_story
def test_a_story_is_filed_under_its_own_slug(story: Story) -> None:
    assert STORIES[story.slug] is story


@each_story
def test_arabic_runs_from_right_to_left_and_the_others_do_not(story: Story) -> None:
    assert story.direction == ("rtl" if story.language == "ar" else "ltr")


@each_story
def test_every_tag_that_is_opened_is_closed(story: Story) -> None:
    void = ("img", "input", "br")
    open_tags: list[str] = []
    for close, tag in re.findall(r"<(/?)([a-z0-9]+)", story.article):
        if close:
            assert open_tags.pop() == tag
        elif tag not in void:
            open_tags.append(tag)
    assert not open_tags


@each_story
def test_a_story_has_the_parts_of_a_wire_story(story: Story) -> None:
    element = lxml_html.fragment_fromstring(story.article)
    for path in (
        "header/h1", "header/p[@class='standfirst']", "header/p[@class='byline']//time[@datetime]",
        "p[@class='credit']", "figure/img[@alt != '']", "figure/figcaption", "table/caption",
        "ul|ol", "blockquote", "aside[@class='related']//a",
    ):  # fmt: skip
        assert element.xpath(path), f"{story.slug} lacks {path}"


@each_story
def test_each_place_is_there_once(story: Story) -> None:
    places = re.findall(r"<!-- place:([a-z-]+) -->", story.article)

    assert sorted(places) == ["correction-line", "newsletter", "notices", "share"]


@each_story
def test_the_related_box_stands_between_paragraphs_of_the_body(story: Story) -> None:
    element = lxml_html.fragment_fromstring(story.article)
    [box] = element.xpath("aside[@class='related']")

    assert len(box.xpath("preceding-sibling::p")) >= 3
    assert len(box.xpath("following-sibling::p")) >= 3


@each_story
def test_related_links_lead_to_other_stories_under_their_headlines(story: Story) -> None:
    element = lxml_html.fragment_fromstring(story.article)
    for link in element.xpath("aside[@class='related']//a"):
        other = STORIES[link.get("href").removeprefix("/demo/")]
        assert other.slug != story.slug
        assert link.text_content() == other.headline


@each_story
def test_a_story_is_of_wire_length(story: Story) -> None:
    element = lxml_html.fragment_fromstring(story.article)
    for aside in element.xpath("aside"):
        aside.drop_tree()

    assert 350 <= len(element.text_content().split()) <= 700


@each_story
def test_a_story_quotes_people(story: Story) -> None:
    assert len(re.findall("[“«]", story.article)) >= 3


@each_story
def test_nothing_in_a_story_is_refused_by_a_strict_policy(story: Story) -> None:
    element = lxml_html.fragment_fromstring(story.article)
    names = set(chain.from_iterable(one.keys() for one in element.iter() if one.tag != "!"))

    assert not element.xpath("//script|//style|//iframe|//object")
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    assert "://" not in story.article


def test_the_live_typo_stands_once_in_the_whole_demo() -> None:
    found = {
        story.slug: len(re.findall(r"\bafer\b", story.html, re.IGNORECASE))
        for story in STORIES.values()
    }

    assert {slug: times for slug, times in found.items() if times} == {TREATY: 1}
    assert ", afer which " in " ".join(paragraphs(STORIES[TREATY]))


def test_one_background_paragraph_is_shared_word_for_word_by_three_stories() -> None:
    shared = background()
    holders = [story for story in STORIES.values() if shared in paragraphs(story)]

    assert len(holders) == 3
    assert 40 <= len(shared.split()) <= 60
    assert re.search(r"\d", shared)


def test_a_fourth_story_has_it_lightly_edited_with_the_same_figures() -> None:
    shared = background()
    near = [
        text
        for story in STORIES.values()
        for text in paragraphs(story)
        if text != shared and Levenshtein.normalized_distance(text.split(), shared.split()) <= 0.2
    ]

    assert len(near) == 1
    assert re.findall(r"[\d,.]*\d", near[0]) == re.findall(r"[\d,.]*\d", shared)
