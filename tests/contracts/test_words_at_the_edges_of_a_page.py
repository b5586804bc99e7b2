"""The page marks words at its edges, too: in its foot, and in a box that holds its headline."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.anchoring import describe

from .conftest import Twin

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A bridge for Lind</title></head><body>
<div id="bar"><p id="copy">A bridge for Lind</p></div>
<div class="share-top"><h1 id="headline">A bridge for Lind</h1><p id="lead">Who will pay?</p></div>
<div class="share-row"><div class="date" id="day">19 May 2031</div><p>Share</p></div>
<p>The council of Lind voted on Monday for a bridge across the bay, after eleven years of talks.</p>
<div class="share-below"><p id="below">Share it with all of Lind</p></div>
<footer><p id="foot">Printed in Norvale every day but Sunday</p></footer>
</body></html>"""


def marked(text: str, words: str, shown: Callable[[str], Twin]) -> tuple[list[str], list[str]]:
    at = text.index(words)
    found = shown(PAGE)("locate", describe(text, at, at + len(words)).to_dict())
    return found["words"], found["within"]


def test_words_in_its_foot_are_found_where_they_stand_nowhere_else(
    shown: Callable[[str], Twin],
) -> None:
    text = "Printed in Norvale every day but Sunday"
    assert marked(text, "every day", shown) == (["every day"], ["foot"])


def test_what_holds_the_headline_is_not_beside_the_story(shown: Callable[[str], Twin]) -> None:
    text = "A bridge for Lind\n\nWho will pay?\n\nThe council of Lind voted on Monday"
    assert marked(text, "bridge", shown) == (["bridge"], ["headline"])


def test_a_day_among_the_links_to_share_by_is_the_storys(shown: Callable[[str], Twin]) -> None:
    sent = shown(PAGE)("select", ["#headline", "bridge"], ["#day", "19 May"], False)
    assert sent["selector"]["exact"] == "bridge for Lind\n\nWho will pay?\n\n19 May"
