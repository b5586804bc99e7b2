"""Words that a page has more than once are told apart by the blocks around them, both ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.anchoring import Selector, describe
from corrigenda.flow.articles.blocks import text_of
from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.reports.locating import locate

from .conftest import Twin

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A bridge for Lind</title></head><body>
<div><a href="/world">World</a> <span id="crumb">A bridge for Lind</span></div>
<p id="teaser"><b>Mara Lindqvist</b> writes from Port Maren.</p>
<main><article>
<h1 id="headline">A bridge for Lind</h1>
<div><a href="#">Share this</a></div>
<p class="byline" id="byline">Mara Lindqvist</p>
<p id="first">The council of Lind voted on Monday for a bridge across the bay, after eleven years
 of talks with the harbour masters.</p>
<figure><img alt=""><figcaption id="one">Photo: Ilse Brandt</figcaption></figure>
<p id="second">It will cost 28,000 crowns a metre, the council said, and nobody on the island
 will pay for crossing it.</p>
<figure><img alt=""><figcaption id="two">Photo: Ilse Brandt</figcaption></figure>
<p id="third">The harbour masters had asked for a tunnel, which the council thought too dear for
 a town of that size.</p>
</article></main>
<section><h3>More stories</h3><p><a href="/b" id="more">A bridge for Lind</a></p>
<p id="author">Mara Lindqvist</p></section>
</body></html>"""
TEXT = text_of(read_html(PAGE, url="https://daily.example/bridge").blocks)
TABLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Votes</title></head><body><article>
<h1>How the islands voted on the bridge</h1>
<p>The council of Lind counted the votes of both days by hand on Monday evening.</p>
<table><tr><td>Lind</td><td>14</td></tr><tr><td>Upper Sill</td><td>12</td></tr></table>
<p>On the second day fewer came to the town hall, as the ferry did not leave in the storm.</p>
<table><tr id="again"><td>Lind</td><td>14</td></tr><tr><td>Upper Sill</td><td>9</td></tr></table>
</article></body></html>"""
ROWS = text_of(read_html(TABLE, url="https://daily.example/votes").blocks)
PHOTO = "Photo: Ilse Brandt"


@pytest.mark.parametrize(
    ("caption", "place"), [("one", TEXT.find(PHOTO)), ("two", TEXT.rfind(PHOTO))]
)
def test_a_caption_that_stands_twice_is_found_where_it_was_selected(
    caption: str, place: int, shown: Callable[[str], Twin]
) -> None:
    select = shown(PAGE)
    sent = select("select", [f"#{caption}", "Ilse"], [f"#{caption}", "Brandt"], False)
    anchor = locate(Selector.from_dict(sent["selector"]), sent["block"], TEXT)
    assert anchor.start == place + len("Photo: ")


def test_so_is_a_row_of_data(shown: Callable[[str], Twin]) -> None:
    sent = shown(TABLE)("select", ["#again", "14"], ["#again", "14"], False)
    anchor = locate(Selector.from_dict(sent["selector"]), sent["block"], ROWS)
    assert anchor.start == ROWS.rfind("14")


def test_of_a_repeated_block_three_neighbours_are_sent_and_more_where_these_are_repeated(
    shown: Callable[[str], Twin],
) -> None:
    sent = shown(PAGE)("select", ["#one", "Ilse"], ["#one", "Brandt"], False)
    assert sent["block"].startswith("Share this\n\nMara Lindqvist\n\nThe council of Lind")
    assert sent["block"].endswith("too dear for a town of that size.")
    menu = "".join(f"<p id='d{n}'>Soup and bread</p><p>Apples</p><p>Fish</p>" for n in range(4))
    sent = shown(f"<h1>Menu</h1><p>On Monday.</p>{menu}<p>On Sunday.</p>")(
        "select", ["#d1", "bread"], ["#d1", "bread"], False
    )
    assert sent["block"].startswith("On Monday.\n\nSoup")


def test_a_block_that_stands_once_is_sent_alone(shown: Callable[[str], Twin]) -> None:
    sent = shown(PAGE)("select", ["#third", "tunnel"], ["#third", "tunnel"], False)
    assert sent["block"].startswith("The harbour masters had asked")
    assert sent["block"].endswith("a town of that size.")


@pytest.mark.parametrize(
    ("words", "place", "stands"),
    [
        ("A bridge for Lind", TEXT.find("A bridge"), "headline"),
        ("Mara Lindqvist", TEXT.find("Mara"), "byline"),
        ("Ilse Brandt", TEXT.find("Ilse"), "one"),
        ("Ilse Brandt", TEXT.rfind("Ilse"), "two"),
    ],
)
def test_the_page_marks_the_place_that_the_desk_describes(
    words: str, place: int, stands: str, shown: Callable[[str], Twin]
) -> None:
    selector = describe(TEXT, place, place + len(words)).to_dict()
    found = shown(PAGE)("locate", selector)
    assert found["state"] == "unchanged"
    assert (found["words"], found["within"]) == ([words], [stands])
