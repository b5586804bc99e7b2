"""The line that names the story's author is read, whatever a site calls its elements."""

import pytest

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import read_html

LEAD = (
    "The council of Port Aldery voted on Tuesday to close the old ferry line, ending a service"
    " that has crossed the strait of Mirren every day since the lighthouse was built."
)
NEXT = (
    "Harbour master Ilse Varn said the decision came after two years of talks with the island of"
    " Tessel, whose own council has promised to pay for a bridge before the winter of next year."
)
HEADLINE = "Port Aldery to close its ferry line"


def bylines(
    head: str, author: str = "Rosa Quill", headline: str = f"<h1>{HEADLINE}</h1>"
) -> list[str]:
    page = (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE}</title>"
        f"<meta name='author' content='{author}'></head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{headline}{head}<p>{LEAD}</p><p>{NEXT}</p></article></body></html>"
    )
    return [block.text for block in read_html(page).blocks if block.role is Role.byline]


@pytest.mark.parametrize(
    "head",
    [
        "<div class='head-of-story'><div class='who'>Rosa Quill</div></div>",
        "<div class='authorAndShare'><div class='author-name-and-social'>Rosa Quill</div></div>",
        "<div class='author-box'><span>Rosa Quill</span></div>",
    ],
)
def test_a_line_that_names_the_author_is_the_byline(head: str) -> None:
    assert bylines(head) == ["Rosa Quill"]


def test_it_is_read_where_no_element_says_which_line_is_the_headline() -> None:
    head = "<div class='who'>Rosa Quill</div>"
    assert bylines(head, headline="<div>From our harbour</div>") == ["Rosa Quill"]


def test_a_name_within_another_word_is_none() -> None:
    assert bylines("<div class='x'>Quillings of the harbour</div>", author="Quill") == []


def test_a_caption_that_credits_the_author_stays_a_caption() -> None:
    head = "<figure><img src='f.jpg'><figcaption>Photo: Rosa Quill</figcaption></figure>"
    assert bylines(head) == []


def test_a_by_line_is_a_byline() -> None:
    assert bylines("<div class='by-line'>By Ilse Varn</div>", author="") == ["By Ilse Varn"]
