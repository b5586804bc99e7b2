"""What a reader selects in a page is what the desk reads of it, and is found there again."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from corrigenda.anchoring import describe
from corrigenda.flow.articles.blocks import Role, text_of
from corrigenda.flow.articles.reading import Page, read_html
from corrigenda.flow.reports.locating import locate

from .conftest import Twin
from .fixtures import PAGES, Case
from .selectors import check, check_has_what_the_desk_takes

NAMES = sorted(file.stem for file in PAGES.glob("*.html"))
STORY = "https://daily.example/story"


def html_of(name: str) -> str:
    return (PAGES / f"{name}.html").read_text("utf-8")


@cache
def fixture_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    return loaded


@cache
def read(name: str) -> Page:
    return read_html(html_of(name), url=STORY)


def block_of(name: str, selection: Case) -> str:
    """The text of the blocks that a selection touches; its own where the desk reads none."""
    if "block" in selection:
        return str(selection["block"])
    blocks = fixture_of(name)["blocks"]
    return "\n\n".join(blocks[number][1] for number in selection["blocks"])


def without_gaps(words: str) -> str:
    """Without white space, and without what joins the cells of a row."""
    return "".join(words.replace(" | ", "").split())


SELECTIONS = [
    pytest.param(name, selection, id=f"{name}: {selection['name']}")
    for name in NAMES
    for selection in fixture_of(name)["selections"]
]
STANDING = [param for param in SELECTIONS if param.values[1]["in_story"]]  # type: ignore[index]


@pytest.mark.parametrize("name", NAMES)
def test_the_desk_reads_these_blocks(name: str) -> None:
    blocks = [[block.role.value, block.text] for block in read(name).blocks]
    assert blocks == fixture_of(name)["blocks"]


@pytest.mark.parametrize(("name", "selection"), SELECTIONS)
def test_the_browser_describes_a_selection_against_them(
    name: str, selection: Case, shown: Callable[[str], Twin]
) -> None:
    twin = shown(html_of(name))
    backwards = selection.get("backwards", False)
    described = twin("select", selection["from"], selection["to"], backwards)
    block, selector = described["block"], described["selector"]
    assert block == block_of(name, selection)
    assert selector["exact"] == selection["exact"]
    check(selector, block, *selection["in_block"])
    check_has_what_the_desk_takes(selector, block)


@pytest.mark.parametrize(("name", "selection"), SELECTIONS)
def test_the_desk_finds_what_the_browser_sends(name: str, selection: Case) -> None:
    text, block = text_of(read(name).blocks), block_of(name, selection)
    anchor = locate(describe(block, *selection["in_block"]), block, text)
    if selection["in_story"] is None:
        assert anchor.state == "gone"
    else:
        assert anchor.state == "unchanged"
        assert [anchor.start, anchor.end] == selection["in_story"]
        assert text[anchor.start : anchor.end] == selection["exact"]


@pytest.mark.parametrize(("name", "selection"), STANDING)
def test_the_browser_finds_in_the_page_what_the_desk_describes(
    name: str, selection: Case, shown: Callable[[str], Twin]
) -> None:
    text = text_of(read(name).blocks)
    twin = shown(html_of(name))
    found = twin("locate", describe(text, *selection["in_story"]).to_dict())
    assert found["state"] == "unchanged"
    assert without_gaps("".join(found["words"])) == without_gaps(selection["exact"])


def test_selections_beside_the_story_are_among_them() -> None:
    roles = {role for name in NAMES for role, _ in fixture_of(name)["blocks"]}
    assert {Role.aside, Role.table, Role.quote, Role.caption, Role.list} <= roles
    assert 0 < len(STANDING) < len(SELECTIONS)
