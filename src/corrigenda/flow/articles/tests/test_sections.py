"""In which section of the house a story stands."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.articles.sections import section_of
from corrigenda.flow.newsroom.models import Outlet

BLOCKS = [Block(Role.body, "The ferry sank off Port Maren on Tuesday, the harbour office said.")]


@pytest.mark.parametrize(
    ("url", "section"),
    [
        ("https://daily.example/world/treaty", "world"),
        ("https://daily.example/2031/05/%D1%81%D0%B2%D1%96%D1%82/treaty", "світ"),
        ("https://daily.example/treaty", ""),
        ("https://daily.example/", ""),
    ],
)
def test_an_address_names_the_folder_of_the_page(url: str, section: str) -> None:
    assert section_of(url) == section


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:section" content="World">',
        '<script type="application/ld+json">'
        '{"@type": "NewsArticle", "articleSection": ["World", "Sea"]}</script>',
    ],
)
def test_a_page_names_its_section(head: str) -> None:
    page = read_html(
        f"<html><head>{head}</head><body><article><h1>Ferry sinks</h1>"
        f"<p>{BLOCKS[0].text}</p></article></body></html>"
    )
    assert page.section == "World"


def test_a_version_has_the_section_that_was_said_or_that_of_its_address(daily: Outlet) -> None:
    url = "https://daily.example/sea/ferry-sinks"
    said, _ = push(daily, url, Story(BLOCKS, section=" World  News "))
    assert said.section == "world news"
    unsaid, _ = push(daily, url, Story([*BLOCKS, Block(Role.body, "Nobody was hurt.")]))
    assert unsaid.section == "sea"
